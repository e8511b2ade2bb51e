import type { ServerError } from '../../errors/index.ts'
import type { ModelCallOptions } from '../caller.ts'
import { idsOf, isData, objectOf, objectsOf, unexpected } from '../check-answer.ts'
import type { Schema } from '../schema/schema.ts'
import type { Scope } from '../scope.ts'
import type { Cells } from './cells.ts'
import { isOfRows } from './of-rows.ts'

/** Rows of the same columns, on their way to `load`. */
export interface Loading {
  readonly scope: Scope
  readonly schema: Schema
  readonly options: ModelCallOptions
}

/** A row with its place among all. */
export interface LoadedRow {
  readonly index: number
  readonly cells: Cells
}

/** What `load` said: ids in order, or what it finds wrong with which of the rows. It may name rows that are fine. */
export type Verdict =
  | { readonly ids: readonly number[]; readonly named?: undefined }
  | { readonly ids?: undefined; readonly named: ReadonlyMap<number, string>; readonly error?: ServerError }

/**
 * Makes and changes records as an import does: all or none of them.
 *
 * Calls `load(fields, data)`. Moments are text of the session's time zone to it: they are sent as of UTC.
 */
export async function load(loading: Loading, rows: readonly LoadedRow[]): Promise<Verdict> {
  const columns = [...(rows[0] as LoadedRow).cells.keys()]
  return send(
    loading,
    columns,
    rows.map(({ cells }) => columns.map((column) => cells.get(column) ?? '')),
  )
}

/** What `load` would say. A last row that cannot be keeps it from making anything. */
export async function tryLoad(loading: Loading, rows: readonly LoadedRow[]): Promise<Verdict> {
  const columns = [...(rows[0] as LoadedRow).cells.keys()]
  const data = rows.map(({ cells }) => [...columns.map((column) => cells.get(column) ?? ''), ''])
  // 14.0 searches for an empty id too, which PostgreSQL refuses with all rows.
  const poison = [...columns.map((column) => (column === '.id' ? NOBODY : '')), NOBODY]
  const verdict = await send(loading, [...columns, `${WRITER}/.id`], [...data, poison])
  if (verdict.named === undefined) return verdict
  const named = new Map([...verdict.named].filter(([row]) => row !== rows.length))
  if (named.size === 0 && verdict.error === undefined) return { ids: [] }
  return { ...verdict, named }
}

/** A field that all models have that keep a log; no user has the id. */
export const WRITER = 'create_uid'
const NOBODY = '-1'

async function send({ scope, schema, options }: Loading, columns: readonly string[], data: readonly string[][]) {
  const hasMoments = columns.some((name) => schema.fields.get(name)?.kind === 'datetime')
  // By its database id a record is searched for: archived ones too.
  const context = {
    ...options.context,
    ...(hasMoments && { tz: 'UTC' }),
    ...(columns.includes('.id') && { active_test: false }),
  }
  try {
    const { call } = scope.caller
    const answer = await call.call(scope.caller, schema.model, 'load', [columns, data], {}, { ...options, context })
    return verdictOf(schema.model, data.length, answer)
  } catch (error) {
    if (!isOfRows(error)) throw error
    return { named: new Map<number, string>(), error }
  }
}

function verdictOf(model: string, rows: number, answer: unknown): Verdict {
  const call = { model, method: 'load', writes: true }
  const { ids, messages } = objectOf(answer, call)
  if (ids !== false) {
    if (Array.isArray(ids) && ids.length === rows) return { ids: idsOf(ids, call) }
    throw unexpected(answer, `the ids of ${rows} rows`, call)
  }
  const named = new Map<number, string>()
  for (const { type, message, record, field, rows: span } of objectsOf(messages, { ...call, writes: false })) {
    const row = isData(span) ? span.from : record
    // The first one is the cause; others may follow from it.
    if (type === 'error' && typeof row === 'number' && !named.has(row))
      named.set(row, typeof message === 'string' ? ofField(field, unquoted(message)) : '')
  }
  return { named }
}

/** The server calls fields by their labels, which several may have. */
function ofField(field: unknown, message: string): string {
  return typeof field === 'string' ? `${field}: ${message}` : message
}

/** 14 shows the exception's text as Python writes it. */
function unquoted(message: string): string {
  return /^'([^']*)'$/.exec(message)?.[1] ?? message
}
