import { type OoorError, RowRefusedError, type ServerError } from '../../errors/index.ts'
import type { ModelCallOptions } from '../caller.ts'
import type { ServerValues } from '../record/server-values.ts'
import type { Schema } from '../schema/schema.ts'
import type { Scope } from '../scope.ts'
import { cellsOf } from './cells.ts'
import { type LoadedRow, WRITER } from './load.ts'
import { isOfRows } from './of-rows.ts'
import { firstRefused, rowAt } from './refused.ts'

/** Each costs a call; rows of more different columns than that are nobody's batch. */
const MOST_GROUPS = 20

/**
 * Which row made a `create` of many fail: the server does not say. The rows are tried by `load`, along with one that
 * cannot be, so that nothing is made; where it has no text for them, nothing is found out.
 */
export async function nameRefused(
  scope: Scope,
  schema: Schema,
  rows: readonly { readonly index: number; readonly values: ServerValues }[],
  error: OoorError,
  options: ModelCallOptions,
): Promise<OoorError> {
  if (!isOfRows(error)) return error
  const [only] = rows
  if (rows.length === 1 && only !== undefined) return named(error, only.index)
  if (!schema.fields.has(WRITER)) return error
  const loaded: LoadedRow[] = []
  for (const { index, values } of rows) {
    const cells = cellsOf(schema, values)
    if (cells === undefined) return error
    loaded.push({ index, cells })
  }
  for (const alike of groupsOf(loaded)) {
    const found = await firstRefused({ scope, schema, options }, alike)
    if (found !== undefined) return named(error, found.row.index, found.error)
  }
  return error
}

/** Rows of the same columns: making a record, no value and an empty one differ where there is a default. */
function groupsOf(rows: readonly LoadedRow[]): LoadedRow[][] {
  const groups = new Map<string, LoadedRow[]>()
  for (const row of rows) {
    const columns = [...row.cells.keys()].sort().join()
    // A row without a column is no row of `load`.
    if (columns !== '') groups.set(columns, [...(groups.get(columns) ?? []), row])
  }
  return [...groups.values()].slice(0, MOST_GROUPS)
}

/** The same error, which names the row. */
function named(error: ServerError, index: number, refusal?: RowRefusedError): OoorError {
  const call = { ...(error.model !== undefined && { model: error.model }), method: error.method ?? 'create' }
  const message = `${rowAt(index)} was refused: ${error.serverMessage.trim() || error.message}`
  const cause = refusal ?? new RowRefusedError(message, { index, cause: error, call })
  const { exception, serverMessage, arguments: args, context, code, traceback } = error
  const fault = {
    ...{ exception, message: serverMessage, arguments: args, context },
    ...(code !== undefined && { code }),
    ...(traceback !== undefined && { traceback }),
  }
  const Same = error.constructor as typeof ServerError
  return Object.assign(new Same(fault, { message, cause, call }), { index })
}
