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
  env.read(model, ids, ['id'])
  return ids.map((id) => fields.map((path) => exported(env, model, id, path.split('/'))))
}

function exported(env: Environment, model: string, id: number, [name = 'id', ...rest]: readonly string[]): unknown {
  if (name === '.id') return String(id)
  if (name === 'id') return nameOf(env, model, id) ?? ''
  const [row] = env.read(model, [id], [name], 'ids')
  const field = env.table(model).fields[name]
  const value = row?.[name]
  if (field?.relation !== undefined) {
    const { relation } = field
    const shown = idsOf(value).map((one) =>
      rest.length > 0 ? String(exported(env, relation, one, rest)) : env.sudo().displayName(relation, one),
    )
    return shown.join(',')
  }
  if (field?.type === 'selection') return selectionOf(env, field).find(([key]) => key === value)?.[1] ?? ''
  return value === false && field?.type !== 'boolean' ? '' : value
}
