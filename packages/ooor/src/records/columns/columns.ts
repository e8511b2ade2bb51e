import { checkChoice, checkOptions } from '../../errors/check-options.ts'
import type { QueryState } from '../query/query-state.ts'
import { optionsOf, ready, selectionOf } from '../query/run-query.ts'
import { toNumber } from './column-values.ts'
import type { ColumnsOptions } from './columns-types.ts'
import { readColumns } from './read-columns.ts'
import { nameLinks } from './rows-by-columns.ts'

const NUMBERS: ReadonlySet<string> = new Set(['integer', 'float', 'monetary'])

/** The columns of a query, by field. */
export async function columnsOf(state: QueryState, options: ColumnsOptions): Promise<Record<string, unknown>> {
  checkOptions<ColumnsOptions>('columns', options, { numbers: true, names: true })
  const { numbers, names } = options
  checkChoice('`numbers` of columns', numbers, ['float64', 'array'])
  const [{ page }, node] = await Promise.all([ready(state), selectionOf(state)])
  const order = page.order ?? 'id'
  const { ids, columns } = await readColumns(state.scope, node, { ...page, order }, optionsOf(state))
  if (names) await nameLinks(state.scope, node, ids, columns)
  const packed = (kind: string, values: unknown[]) =>
    numbers === 'float64' && NUMBERS.has(kind) ? Float64Array.from(values, toNumber) : values
  return {
    id: packed('integer', ids),
    ...Object.fromEntries([...columns].map(([name, values]) => [name, packed(node.schema.field(name).kind, values)])),
  }
}
