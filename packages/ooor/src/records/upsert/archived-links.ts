import { idsOf } from '../check-answer.ts'
import { activeField } from '../schema/active-field.ts'
import type { LoadedRow, Loading } from './load.ts'

interface Parted {
  readonly archived: readonly LoadedRow[]
  readonly others: readonly LoadedRow[]
}

/**
 * Rows that link to archived records, apart from the others. Up to 16 `load` looks for what an id links to among those that are not archived,
 * and refuses the others, which `create` and `write` take (odoo/addons/base/models/ir_fields.py of 14, `db_id_for`; tried
 * on 14, 16, 17, 18 and 19).
 *
 * Calls `search([['id', 'in', ids], ['active', '=', false]])` (or `x_active`) for each link to a model that archives, up to 16.
 */
export async function archivedApart({ scope, schema, options }: Loading, rows: readonly LoadedRow[]): Promise<Parted> {
  const columns = [...(rows[0]?.cells.keys() ?? [])]
  const { major } = await scope.caller.series(options)
  if (major >= 17 || columns.includes('.id') || options.context?.active_test === false)
    return { archived: [], others: rows }
  const found = new Set<LoadedRow>()
  for (const column of columns.filter((name) => name.endsWith('/.id'))) {
    const { relation = '' } = schema.field(column.slice(0, -'/.id'.length))
    const active = activeField(await scope.schema(relation, options))
    if (active === undefined) continue
    const linksOf = ({ cells }: LoadedRow) => (cells.get(column) ?? '').split(',').filter(Boolean).map(Number)
    const ids = [...new Set(rows.flatMap(linksOf))]
    if (ids.length === 0) continue
    const domain = [
      ['id', 'in', ids],
      [active, '=', false],
    ]
    const archived = new Set(
      idsOf(await scope.caller.call(relation, 'search', [domain], {}, options), { model: relation, method: 'search' }),
    )
    for (const row of rows) if (linksOf(row).some((id) => archived.has(id))) found.add(row)
  }
  return { archived: [...found], others: rows.filter((row) => !found.has(row)) }
}

/** To load rows that link to archived records: they alone, for what a server does by the way looks for others then, too. */
export function includingArchived<L extends Loading>(loading: L): L {
  const { options } = loading
  return { ...loading, options: { ...options, context: { ...options.context, active_test: false } } }
}
