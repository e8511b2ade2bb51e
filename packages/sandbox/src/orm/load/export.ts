import { keyError, userError } from '../../python/exceptions.ts'
import type { Environment } from '../environment.ts'
import { nameOf } from '../external-ids.ts'
import { idsOf } from '../ids.ts'
import { selectionOf } from '../selection.ts'

/** The table of `export_data`: one row per record, of x2many the names joined by commas. */
export function exportRows(
  env: Environment,
  model: string,
  ids: readonly number[],
  fields: readonly string[],
): unknown[][] {
  // Seen on 14 and later (wire/*/svc-export_data-no-rights).
  if (env.dialect.series.major >= 14 && !env.groups.includes('user')) {
    throw userError("You don't have the rights to export data. Please contact an Administrator.")
  }
  env.read(model, ids, ['id'])
  return ids.map((id) => fields.map((path) => exported(env, model, id, path.split('/'))))
}

function exported(env: Environment, model: string, id: number, [name = 'id', ...rest]: readonly string[]): unknown {
  if (name === '.id') return String(id)
  if (name === 'id') return nameOf(env, model, id) ?? named(env, model, id)
  const field = env.table(model).fields[name]
  // A name as Python looks it up (wire/*/svc-export_data-unknown).
  const { major } = env.dialect.series
  if (field === undefined && (major <= 14 || major === 17)) throw keyError(name)
  const [row] = env.read(model, [id], [name], 'ids')
  const value = row?.[name]
  if (field?.relation !== undefined) {
    const { relation } = field
    const shown = idsOf(value).map((one) =>
      rest.length > 0 ? String(exported(env, relation, one, rest)) : env.sudo().displayName(relation, one),
    )
    return shown.join(',') || emptyCell(env, rest.at(-1))
  }
  if (field?.type === 'selection') return selectionOf(env, field).find(([key]) => key === value)?.[1] ?? ''
  if (field?.type === 'boolean') return env.dialect.series.major < 10 ? (value === true ? 'True' : 'False') : value
  return value === false ? emptyCell(env, name) : value
}

/** Up to 14 nothing is shown as false, and as empty text where an id is asked for (7.0, 8.0, 14.0 and 16.0). */
function emptyCell(env: Environment, name: string | undefined): false | '' {
  return env.dialect.series.major >= 16 || name === 'id' || name === '.id' ? '' : false
}

/** An export names what has no name yet (14 and 19 with a part that nobody guesses, 8 without; by source since 11). */
function named(env: Environment, model: string, id: number): string {
  const part = env.dialect.series.major >= 11 ? `_${crypto.randomUUID().slice(0, 8)}` : ''
  const name = `${model.replaceAll('.', '_')}_${id}${part}`
  env.sudo().create('ir.model.data', { module: '__export__', name, model, res_id: id, noupdate: false })
  return `__export__.${name}`
}
