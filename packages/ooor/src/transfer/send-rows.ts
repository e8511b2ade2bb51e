import { type RowRefusedError, ServerError } from '../errors/index.ts'
import { idOf } from '../records/check-answer.ts'
import { giveExternalId } from '../records/external-ids.ts'
import type { ServerValues } from '../records/record/server-values.ts'
import { type Cells, cellsOf } from '../records/upsert/cells.ts'
import { type LoadedRow, type Loading, WRITER } from '../records/upsert/load.ts'
import { loadWhatCan, type Outcome, refusedRow, tryWhatCan } from '../records/upsert/refused.ts'

/** A row on its way: what it holds, and which record it is. */
export interface SentRow {
  readonly index: number
  readonly sent: ServerValues
  /** The record that is changed; undefined when one is to be made. */
  readonly id: number | undefined
  /** What a record that is made is called, in the same transaction. */
  readonly name: string
  /** Whether something is missing, as records that a dry run has not made. */
  readonly isIncomplete: boolean
}

/** Since when `load` tells what it does. */
const LOADS = 7

interface Split {
  readonly row: SentRow
  readonly cells: Cells
  /** What `load` has no text for, as bytes: written behind it. */
  readonly rest: ServerValues
}

/**
 * Sends rows so that each is made at most once: a new record gets its external id in the transaction that makes it, and
 * the server takes each external id once. What `load` has no text for is written behind it, by id.
 *
 * Calls `load(fields, data)`; for the rest `write`. 6.1: `create` and `write`, and `ir.model.data.create`.
 */
export async function sendRows(loading: Loading, rows: readonly SentRow[], outcome: Outcome): Promise<void> {
  const { major } = await loading.scope.caller.series(loading.options)
  if (major < LOADS) {
    for (const row of rows) await sendAlone(loading, row, outcome)
    return
  }
  for (const table of tablesOf(loading, rows)) {
    await loadWhatCan(loading, table.map(loadedOf), outcome)
    for (const { row, rest } of table) {
      const id = outcome.ids.get(row.index)
      if (id === undefined || Object.keys(rest).length === 0) continue
      await orRefused(loading, row, outcome, () => write(loading, id, rest))
    }
  }
}

/**
 * What would become of rows: they are loaded along with one that cannot be, and the server takes all back. Answers who
 * has checked them: what the server cannot try, and all up to 6.1, is checked by the schema alone.
 */
export async function tryRows(
  loading: Loading,
  rows: readonly SentRow[],
  outcome: Outcome,
): Promise<'server' | 'here'> {
  const { major } = await loading.scope.caller.series(loading.options)
  const canTry = major >= LOADS && loading.schema.fields.has(WRITER)
  const tried = canTry ? rows.filter(({ isIncomplete }) => !isIncomplete) : []
  for (const table of tablesOf(loading, tried)) await tryWhatCan(loading, table.map(loadedOf), outcome)
  const required = loading.schema.required.filter(({ isStored }) => isStored).map(({ name }) => name)
  for (const row of rows) {
    if (outcome.refused.has(row.index)) continue
    const empty = required.find((name) => row.sent[name] === false)
    if (empty === undefined) outcome.ids.set(row.index, 0)
    else outcome.refused.set(row.index, refusedRow(loading, row, `${empty} is required, and the row has none`))
  }
  return canTry ? 'server' : 'here'
}

/** Rows of the same columns, which one call takes. */
function tablesOf({ schema }: Loading, rows: readonly SentRow[]): readonly (readonly Split[])[] {
  const tables = new Map<string, Split[]>()
  for (const row of rows) {
    const cells = new Map<string, string>()
    const rest: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(row.sent)) {
      const one = cellsOf(schema, { [name]: value })
      if (one === undefined) rest[name] = value
      else for (const [column, text] of one) cells.set(column, text)
    }
    const sorted = [...cells].sort(([a], [b]) => (a < b ? -1 : 1))
    const own: readonly [string, string] = row.id === undefined ? ['id', row.name] : ['.id', String(row.id)]
    const split = { row, cells: new Map([own, ...sorted]), rest }
    const columns = [...split.cells.keys()].join()
    const table = tables.get(columns)
    if (table === undefined) tables.set(columns, [split])
    else table.push(split)
  }
  return [...tables.values()]
}

const loadedOf = ({ row, cells }: Split): LoadedRow => ({ index: row.index, cells })

async function sendAlone(loading: Loading, row: SentRow, outcome: Outcome): Promise<void> {
  const { scope, schema, options } = loading
  await orRefused(loading, row, outcome, async () => {
    if (row.id !== undefined) {
      await write(loading, row.id, row.sent)
      outcome.ids.set(row.index, row.id)
      return
    }
    const answer = await scope.caller.call(schema.model, 'create', [row.sent], {}, options)
    const made = idOf(answer, { model: schema.model, method: 'create', writes: true })
    outcome.ids.set(row.index, made)
    await giveExternalId(scope, schema.model, made, row.name, options)
  })
}

async function write({ scope, schema, options }: Loading, id: number, values: ServerValues): Promise<void> {
  await scope.caller.call(schema.model, 'write', [[id], values], {}, options)
}

async function orRefused(loading: Loading, row: SentRow, { refused }: Outcome, work: () => Promise<void>) {
  try {
    await work()
  } catch (error) {
    if (!ServerError.is(error)) throw error
    const refusal: RowRefusedError = refusedRow(loading, row, error.serverMessage || error.message, error)
    refused.set(row.index, refusal)
  }
}
