import { checkChoice, checkOptions } from '../errors/check-options.ts'
import { describe } from '../errors/describe.ts'
import { InvalidValueError } from '../errors/index.ts'
import { fingerprint } from '../fingerprint.ts'
import type { Model, ModelType } from '../records/index.ts'
import { isIterable } from '../records/iterable.ts'
import { checkedCount, checkedSize } from '../records/query/query-state.ts'
import { checkMatch, checkTold } from '../records/upsert/existing.ts'
import { columnReader } from './columns.ts'
import { type ImportPlan, passOver, sendBatch } from './import-batch.ts'
import type { ImportOptions, ImportProgress, ImportReport, ImportRow } from './import-types.ts'
import { doneLine, type ImportJournal, makingLine, openJournal } from './journal.ts'
import { Links } from './links.ts'
import { reasonOf } from './reason-of.ts'
import { Refusals } from './refusals.ts'
import { stateOf } from './state-of.ts'
import { ToldRows } from './told-rows.ts'

/** Takes rows into a model. */
export interface Importer<M extends ModelType> {
  /**
   * Makes or changes a record for each row, a batch at a time. What is kept of rows that are done is what tells their
   * records, some 150 bytes each; with `duplicates: 'last'` nothing. Resolves when all rows are on the server or
   * refused. Where it broke off, the same rows with the same journal go on.
   *
   * @throws OutcomeUnknownError, NetworkError when the server does not come back within the retries
   */
  run(rows: Iterable<ImportRow<M>> | AsyncIterable<ImportRow<M>>): Promise<ImportReport>
}

/**
 * Brings rows into a model, of a file or another system: those that are there are changed, the others are made, and
 * those that cannot be are told with the reason.
 *
 * ```ts
 * const work = importer(partners, {
 *   externalId: 'id',
 *   journal: fileJournal('partners.journal'),
 *   onReject: ({ row, reason }) => rejects.write({ ...row, reason }),
 * })
 * const { made, changed, rejected } = await work.run(rows)
 * ```
 *
 * Nothing is made twice, whatever breaks off: a new record gets an external id in the transaction that makes it, by
 * which it is found again before its row is sent once more; where rows have none of their own (`match`), it is
 * `__import__.ooor_<run>_<row>`.
 *
 * Calls, for each batch: one `search_read` for each way in which relations are told, `ir.model.data.search_read` or
 * `search_read(match)`, then `load(fields, data)` for rows of the same columns; when some are refused, again without
 * them; `write` for bytes. 6.1 has no `load`: `create` or `write` a row, where a crash between `create` and
 * `ir.model.data.create` leaves a record without its name. A dry run has `load` try the rows together with one that
 * cannot be, so that the server takes all back.
 *
 * @throws InvalidValueError for options that cannot be, and a journal of another import
 */
export function importer<M extends ModelType, E>(model: Model<M, E>, options: ImportOptions<M>): Importer<M> {
  checkOptions('an import', options as ManyOptions, OPTIONS)
  checkTold('an import', model.name, options)
  checkChoice('duplicates', options.duplicates, ['reject', 'last'])
  const { externalId } = options as { readonly externalId?: unknown }
  if (externalId !== undefined && typeof externalId !== 'string' && typeof externalId !== 'function') {
    throw new InvalidValueError(
      `externalId of an import is the name of a column, or a function of a row, not ${describe(externalId)}`,
    )
  }
  for (const name of ['onReject', 'onProgress'] as const) checkFunction(name, options[name])
  const { journal } = options
  if (journal !== undefined && ![journal?.read, journal?.append].every((method) => typeof method === 'function')) {
    throw new InvalidValueError(
      `journal of an import has read() and append(), as fileJournal('partners.journal') of 'ooor/transfer/node', not ${describe(journal)}`,
    )
  }
  return { run: (rows) => run(model, options, rows) }
}

function checkFunction(name: string, given: unknown): void {
  if (given === undefined || typeof given === 'function') return
  throw new InvalidValueError(`${name} of an import is a function, not ${describe(given)}`)
}

type ManyOptions = Record<keyof ImportOptions<ModelType>, unknown>

const OPTIONS = {
  externalId: true,
  match: true,
  duplicates: true,
  batch: true,
  dryRun: true,
  journal: true,
  retries: true,
  onReject: true,
  onProgress: true,
  context: true,
  signal: true,
} as const

/** Where nobody is to go on. */
const NOTHING_KEPT: ImportJournal = { read: async () => [], append: async () => {} }

type Rows = Iterable<Readonly<Record<string, unknown>>> | AsyncIterable<Readonly<Record<string, unknown>>>

async function run<M extends ModelType, E>(
  model: Model<M, E>,
  { batch: size = 500, dryRun = false, journal, retries = 5, onReject, onProgress, ...more }: ImportOptions<M>,
  rows: Rows,
): Promise<ImportReport> {
  const { externalId, match, duplicates, ...options } = more
  if (!isIterable(rows)) {
    throw new InvalidValueError(`an import takes a list of rows, or anything iterable, not ${describe(rows)}`)
  }
  const { scope } = stateOf(model)
  checkedCount('retries', retries)
  const schema = await scope.schema(model.name)
  if (match !== undefined) checkMatch(schema, match)
  const kept = dryRun || journal === undefined ? NOTHING_KEPT : journal
  const key = externalId === undefined ? keyText(match) : typeof externalId === 'string' ? externalId : 'external ids'
  // What schemas are of, without whose they are.
  const server = (await scope.caller.schemaScope()).replace(/\/[^/]*$/, '')
  const history = await openJournal(kept, { model: model.name, key, batch: checkedSize('batch', size), server })
  const plan: ImportPlan = {
    ...{ scope, schema, options, isDry: dryRun, retries, match: match ?? [], run: history.head.run },
    columnOf: columnReader(schema),
    links: new Links(scope, options),
    externalId: externalIdOf(externalId as ImportOptions<ModelType>['externalId']),
    told: duplicates === 'last' ? undefined : new ToldRows(match ?? []),
    wouldBe: new Set(),
  }
  const progress = { rows: 0, made: 0, changed: 0, rejected: 0 }
  const refusals = new Refusals()
  let resumed = 0
  let checkedBy: 'server' | 'here' | undefined
  let number = 0
  let isBegun = history.begun.size > 0
  for await (const part of batches(rows, history.head.batch)) {
    options.signal?.throwIfAborted()
    const hash = fingerprint(`[${part.map(textOf).join()}]`)
    const first = progress.rows
    progress.rows += part.length
    const done = history.done.get(number)
    const numbered = part.map((row, at) => ({ index: first + at, row }))
    if (done !== undefined) {
      checkSame(done.hash === hash, first, part.length)
      passOver(plan, numbered)
      resumed += part.length
      add(progress, done)
    } else {
      const at = number
      const announce = (making: readonly number[]) => kept.append(makingLine(at, making))
      const outcome = await sendBatch(plan, numbered, isBegun ? history.begun : undefined, announce)
      isBegun = false
      const refused = [...outcome.refused].sort(([a], [b]) => a - b)
      for (const [index, error] of refused) {
        const row = part[index - first] as ImportRow<M>
        const reason = reasonOf(error)
        refusals.add(reason, index)
        await onReject?.({ index, row, reason, error })
      }
      const { made, changed } = outcome
      checkedBy ??= outcome.checkedBy
      const line = { made, changed, rejected: refused.length, hash }
      await kept.append(doneLine(number, line))
      add(progress, line)
    }
    number++
    await onProgress?.({ ...progress })
  }
  const reasons = refusals.told
  return {
    ...progress,
    resumed,
    ...(checkedBy !== undefined && { checkedBy }),
    ...(reasons.length > 0 && { reasons }),
  }
}

type Counts = Omit<ImportProgress, 'rows'>

function add(progress: { -readonly [K in keyof ImportProgress]: number }, { made, changed, rejected }: Counts): void {
  progress.made += made
  progress.changed += changed
  progress.rejected += rejected
}

function checkSame(isSame: boolean, first: number, count: number): void {
  if (isSame) return
  throw new InvalidValueError(
    `rows ${first + 1} to ${first + count} are not those of the journal: resume with the same rows, or, where that run has ended, delete the journal: one is of one run`,
  )
}

function externalIdOf(given: ImportOptions<ModelType>['externalId']): ImportPlan['externalId'] {
  if (given === undefined) return undefined
  if (typeof given === 'string') return { column: given, of: (row) => row[given] }
  return { column: undefined, of: (row, index) => given(row as never, index) }
}

/** What is no JSON is no row either, and refused later. */
function textOf(row: unknown): string {
  try {
    return JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)) ?? ''
  } catch {
    return ''
  }
}

const keyText = (match: readonly string[] | undefined): string => match?.join(', ') ?? ''

async function* batches<T>(rows: Iterable<T> | AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let part: T[] = []
  for await (const row of rows) {
    part.push(row)
    if (part.length < size) continue
    yield part
    part = []
  }
  if (part.length > 0) yield part
}
