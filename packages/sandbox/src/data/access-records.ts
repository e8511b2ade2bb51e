import type { AccessRights, Group, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { LETTER } from '../orm/rights.ts'
import { codeOf, idOf } from './memberships.ts'

type Row = Readonly<Stored>

const ACCESS = 'ir.model.access'

/**
 * Makes the rights on models what records of `ir.model.access` say: of the models of these records, and of those whose
 * rights were changed before, as a record may have gone from one model to another. Rights of groups that are no record
 * stay.
 */
export function obeyAccess(env: Environment, rows: readonly Row[], gone: ReadonlySet<number> = new Set()): void {
  const models = env.table('ir.model').rows
  const changed = new Set(rows.map(({ model_id }) => model_id))
  for (const { id, model } of models.values()) {
    if (!env.hasModel(String(model))) continue
    const { definition } = env.table(String(model))
    if (!changed.has(id) && definition.firstAccess === undefined) continue
    const { firstAccess = definition.access } = definition
    const told = env.table(ACCESS).referring('model_id', id)
    const kept = Object.entries(firstAccess).filter(([group]) => idOf(env, group as Group) === undefined)
    const access = rightsOf(
      env,
      told.filter((row) => row.active !== false && !gone.has(row.id)),
    )
    env.define(String(model), { ...definition, firstAccess, access: { ...Object.fromEntries(kept), ...access } })
  }
}

function rightsOf(env: Environment, rows: readonly Row[]): AccessRights {
  const rights: Partial<Record<Group | 'everyone', string>> = {}
  for (const row of rows) {
    const group = groupOf(env, row)
    if (group === undefined) continue
    const letters = Object.entries(LETTER).flatMap(([operation, letter]) => (row[`perm_${operation}`] ? [letter] : []))
    rights[group] = `${rights[group] ?? ''}${letters.join('')}`
  }
  return rights
}

/** A record that came with the database knows its group by the name that the sandbox has for it. */
function groupOf(env: Environment, { group_id, first_group, code }: Row): Group | 'everyone' | undefined {
  if (typeof group_id !== 'number') return 'everyone'
  return group_id === first_group ? (code as Group) : codeOf(env, group_id)
}
