import { checkChoice, checkOptions } from '../../errors/check-options.ts'
import { describe } from '../../errors/describe.ts'
import { InvalidValueError, isOoorError, PartialWriteError, RowRefusedError } from '../../errors/index.ts'
import { whyBrokenOff } from '../../errors/why-broken-off.ts'
import { wireValue } from '../../wires/index.ts'
import type { ModelCallOptions } from '../caller.ts'
import { fullName } from '../external-ids.ts'
import { checkedSize } from '../query/query-state.ts'
import type { ServerValues } from '../record/server-values.ts'
import { serverValues } from '../record/server-values.ts'
import type { Schema } from '../schema/schema.ts'
import type { Scope } from '../scope.ts'
import type { Input } from '../types/input-type.ts'
import type { ModelType } from '../types/model-type.ts'
import { archivedApart, includingArchived } from './archived-links.ts'
import { type Cells, cellsOf } from './cells.ts'
import { checkMatch, checkTold, idsByKey, keyOf, toldTwice } from './existing.ts'
import type { LoadedRow, Loading } from './load.ts'
import { load } from './load.ts'
import { namedIds } from './named-ids.ts'
import { isOfRows } from './of-rows.ts'
import { firstRefusedOfThese, loadWhatCan, type Outcome, rowAt } from './refused.ts'
import type { UpsertManyOptions, UpsertReport } from './upsert-types.ts'
import { writeOrMake } from './write-or-make.ts'

/** A row that is to be sent: with its key, and its record when there is one. */
interface Prepared {
  readonly index: number
  readonly sent: ServerValues
  readonly key: string
  readonly id: number | undefined
}

type Refuse = (index: number, error: unknown) => void

type ManyOptions = Record<keyof UpsertManyOptions<ModelType>, unknown>

const MANY_OPTIONS = {
  externalId: true,
  match: true,
  onError: true,
  chunk: true,
  context: true,
  signal: true,
} as const

/** Makes those rows that are not there, and changes the others. */
export async function upsertMany<M extends ModelType>(
  scope: Scope,
  model: string,
  rows: readonly Input<M>[],
  given: UpsertManyOptions<M> = {} as UpsertManyOptions<M>,
): Promise<UpsertReport<M>> {
  if (!Array.isArray(rows)) throw new InvalidValueError(`upsertMany takes a list of values, not ${describe(rows)}`)
  checkOptions('upsertMany', given as ManyOptions, MANY_OPTIONS)
  const { externalId, match, onError = 'throw', chunk = 1000, ...options } = given
  checkChoice('onError', onError, ['throw', 'collect'])
  checkTold('upsertMany', model, given)
  const named: unknown = given.externalId
  if (named !== undefined && typeof named !== 'function') {
    throw new InvalidValueError(
      `externalId of upsertMany is a function of a row, as (row) => \`shop.\${row.ref}\`, not ${describe(named)}`,
    )
  }
  const size = checkedSize('chunk', chunk)
  const schema = await scope.schema(model, options)
  if (match !== undefined) checkMatch(schema, match)
  const outcome: Outcome = { ids: new Map(), refused: new Map() }
  const refuse: Refuse = (index, error) => {
    const refusal = refusalOf(model, index, error)
    if (onError === 'throw') throw refusal
    outcome.refused.set(index, refusal)
  }
  const keyed = await prepared(scope, schema, rows, { externalId, match, signal: options.signal }, refuse)
  const known = await existing(scope, schema, keyed, match, options, refuse)
  const work: Work = { scope, schema, options, isNamed: externalId !== undefined, onError, outcome, refuse }
  try {
    for (let start = 0; start < known.length; start += size) await send(work, known.slice(start, start + size))
  } catch (error) {
    const why = whyBrokenOff(error, options)
    if (outcome.ids.size === 0 || why === undefined) throw error
    const done = [...outcome.ids.values(), ...(PartialWriteError.is(error) ? error.done : [])]
    const message = `of ${rows.length} rows of ${model}, ${done.length} are on the server; then: ${why}`
    throw new PartialWriteError(message, { cause: error, done, call: { model } })
  }
  return report(rows, known, outcome)
}

function report<M extends ModelType>(
  rows: readonly Input<M>[],
  known: readonly Prepared[],
  { ids, refused }: Outcome,
): UpsertReport<M> {
  const before = new Set(known.flatMap(({ index, id }) => (id === undefined ? [] : [index])))
  const done = [...ids].map(([index, id]) => ({ index, id })).sort((a, b) => a.index - b.index)
  return {
    ids: rows.map((_, index) => ids.get(index) ?? null),
    made: done.filter(({ index }) => !before.has(index)),
    changed: done.filter(({ index }) => before.has(index)),
    refused: [...refused]
      .map(([index, error]) => ({ index, values: rows[index] as Input<M>, error }))
      .sort((a, b) => a.index - b.index),
  }
}

/** Checks all rows before any is sent. */
async function prepared<M extends ModelType>(
  scope: Scope,
  schema: Schema,
  rows: readonly Input<M>[],
  by: Pick<UpsertManyOptions<M>, 'externalId' | 'match' | 'signal'>,
  refuse: Refuse,
): Promise<Prepared[]> {
  const first = new Map<string, number>()
  const list: Prepared[] = []
  for (const [index, row] of rows.entries()) {
    try {
      // What no wire can carry would take all rows of its call with it.
      const sent = wireValue(
        await serverValues(scope, schema, row, { signal: by.signal }),
        `row ${index + 1}`,
      ) as ServerValues
      const key =
        by.externalId === undefined ? keyOf(schema, by.match ?? [], sent) : fullName(by.externalId(row, index))
      if (key === undefined) throw new InvalidValueError(`rows are told by ${by.match?.join(', ')}: it has none`)
      const other = first.get(key)
      if (other !== undefined) throw toldTwice(other, by.match ?? [], key)
      first.set(key, index)
      list.push({ index, sent, key, id: undefined })
    } catch (error) {
      by.signal?.throwIfAborted()
      refuse(index, error)
    }
  }
  return list
}

/** The rows with the records that are there. */
async function existing(
  scope: Scope,
  schema: Schema,
  keyed: readonly Prepared[],
  match: readonly string[] | undefined,
  options: ModelCallOptions,
  refuse: Refuse,
): Promise<Prepared[]> {
  if (keyed.length === 0) return []
  if (match === undefined) {
    const keys = keyed.map(({ key }) => key)
    const { ids, wrong } = await namedIds(scope, schema.model, keys, options)
    return keyed.flatMap((row) => {
      const error = wrong.get(row.key)
      if (error === undefined) return [{ ...row, id: ids.get(row.key) }]
      refuse(row.index, error)
      return []
    })
  }
  const sent = keyed.map((row) => row.sent)
  const known = await idsByKey(scope, schema, match, sent, options)
  return keyed.flatMap((row) => {
    const [id, ...others] = known.get(row.key) ?? []
    if (others.length === 0) return [{ ...row, id }]
    const all = [id, ...others].join(', ')
    refuse(row.index, new InvalidValueError(`${match.join(', ')} tells several records: ${all}`))
    return []
  })
}

interface Work extends Loading {
  readonly isNamed: boolean
  readonly onError: 'throw' | 'collect'
  readonly outcome: Outcome
  readonly refuse: Refuse
}

/** One chunk: rows of the same columns are one call, what `load` has no text for goes row by row. */
async function send(work: Work, rows: readonly Prepared[]): Promise<void> {
  const { scope, schema, options } = work
  const { major } = await scope.caller.series(options)
  const tables = new Map<string, LoadedRow[]>()
  const alone: Prepared[] = []
  for (const row of rows) {
    // `load` came with 7.0 and answers so since 8.0.
    const cells = major < 8 ? undefined : cellsOf(schema, row.sent)
    if (cells === undefined) {
      alone.push(row)
      continue
    }
    const named = withId(work, row, cells)
    const columns = [...named.keys()].join()
    const table = tables.get(columns)
    if (table === undefined) tables.set(columns, [{ index: row.index, cells: named }])
    else table.push({ index: row.index, cells: named })
  }
  for (const table of tables.values()) await sendTable(work, table)
  for (const row of alone) await sendAlone(work, row)
}

function withId({ isNamed }: Work, { key, id }: Prepared, cells: Cells): Cells {
  const sorted = [...cells].sort(([a], [b]) => (a < b ? -1 : 1))
  if (isNamed) return new Map([['id', key], ...sorted])
  return new Map(id === undefined ? sorted : [['.id', String(id)], ...sorted])
}

async function sendTable(work: Work, rows: readonly LoadedRow[]): Promise<void> {
  if (work.onError === 'collect') return loadWhatCan(work, rows, work.outcome)
  const verdict = await load(work, rows)
  if (verdict.named === undefined) {
    rows.forEach(({ index }, at) => {
      work.outcome.ids.set(index, verdict.ids[at] as number)
    })
    return
  }
  const { archived, others } = await archivedApart(work, rows)
  if (archived.length > 0) {
    if (others.length > 0) await sendTable(work, others)
    return sendTable(includingArchived(work), archived)
  }
  const found = await firstRefusedOfThese(work, rows)
  if (found !== undefined) throw found.error
  throw (
    verdict.error ??
    new RowRefusedError(`rows were refused together: ${[...new Set(verdict.named.values())].join('; ')}`, {
      index: (rows[0] as LoadedRow).index,
      call: { model: work.schema.model, method: 'load' },
    })
  )
}

async function sendAlone(work: Work, row: Prepared): Promise<void> {
  try {
    const { id, sent: values, key } = row
    const sent = await writeOrMake(work, { id, name: work.isNamed ? key : undefined, values })
    work.outcome.ids.set(row.index, sent.id)
  } catch (error) {
    // A record that lacks something is on the server: who goes on with the others is told which it is.
    if (!isOfRows(error) && !(PartialWriteError.is(error) && work.onError === 'collect')) throw error
    work.refuse(row.index, error)
  }
}

function refusalOf(model: string, index: number, error: unknown): RowRefusedError {
  if (!isOoorError(error)) throw error
  if (RowRefusedError.is(error)) return error
  return new RowRefusedError(`${rowAt(index)} was refused: ${error.message}`, { index, cause: error, call: { model } })
}
