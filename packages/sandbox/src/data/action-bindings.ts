import { noOperator } from '../orm/asked-ids.ts'
import type { MethodDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { hashed, isTrue } from '../python/eyes.ts'
import { ACTIONS, modelId } from './action-fields.ts'
import { groupsOfUser, mayReadModel } from './what-users-see.ts'

type Told = Readonly<Record<string, unknown>>

/** The actions that stand in the menus of a model's records, by kind (`ir_actions.py`; tried on 19.0). */
export const bindings: MethodDefinition = {
  params: ['model_name'],
  required: 1,
  model: true,
  run: (env, _, { model_name }) => {
    const model = modelNamed(env, hashed(model_name))
    const kinds = new Map<string, Told[]>()
    for (const { id, type } of [...env.table(ACTIONS).rows.values()].toSorted((one, other) => one.id - other.id)) {
      const row = env.hasModel(String(type)) ? env.table(String(type)).rows.get(id) : undefined
      if (row === undefined || model === false || row.binding_model_id !== model || !isOpen(env, row)) continue
      const kind = String(row.binding_type)
      kinds.set(kind, [...(kinds.get(kind) ?? []), told(env, String(type), row)])
    }
    const inOrder = ([kind, actions]: [string, Told[]]) => [
      kind,
      kind === 'action' ? actions.toSorted(bySequence) : actions,
    ]
    return Object.fromEntries([...kinds].map(inOrder))
  },
}

const bySequence = (one: Told, other: Told) => Number(one.sequence ?? 0) - Number(other.sequence ?? 0)

function modelNamed(env: Environment, name: unknown): number | false {
  if (typeof name === 'boolean') throw noOperator('boolean', '=', 'character varying')
  if (typeof name === 'number') {
    throw noOperator(Number.isInteger(name) ? 'integer' : 'double precision', '=', 'character varying')
  }
  return modelId(env, name)
}

/** For who is in one of its groups, and may read what it shows. */
function isOpen(env: Environment, { group_ids, res_model }: Readonly<Stored>): boolean {
  const groups = (group_ids ?? []) as readonly number[]
  const own = groupsOfUser(env, env.uid)
  if (groups.length > 0 && !groups.some((id) => own.includes(id))) return false
  return !isTrue(res_model) || mayReadModel(env, String(res_model))
}

function told(env: Environment, type: string, row: Readonly<Stored>): Told {
  const table = env.table(type)
  const names = ['name', 'binding_view_types', 'sequence', 'domain'].filter((name) => name in table.fields)
  const values = names.map((name) => [name, env.sudo().raw(table, row, name) ?? false] as const)
  return { id: row.id, ...Object.fromEntries(values.filter(([name, value]) => name !== 'domain' || isTrue(value))) }
}
