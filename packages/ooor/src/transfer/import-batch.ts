import { describe } from '../errors/describe.ts'
import { InvalidValueError, isOoorError, NetworkError, type OoorError, OutcomeUnknownError } from '../errors/index.ts'
import { waitFor } from '../http/wait-for.ts'
import type { ModelCallOptions } from '../records/caller.ts'
import { parseExternalId } from '../records/external-ids.ts'
import type { ServerValues } from '../records/record/server-values.ts'
import type { Schema } from '../records/schema/schema.ts'
import type { Scope } from '../records/scope.ts'
import { idsByKey, keyOf, toldTwice } from '../records/upsert/existing.ts'
import { namedIds } from '../records/upsert/named-ids.ts'
import type { Outcome } from '../records/upsert/refused.ts'
import { isWellFormed } from '../wires/index.ts'
import type { Column } from './columns.ts'
import { MissingLink, type ReadRow, readRow, sentOf } from './import-row.ts'
import type { Link, Links } from './links.ts'
import { type SentRow, sendRows, tryRows } from './send-rows.ts'
import type { ToldRows } from './told-rows.ts'

type Row = Readonly<Record<string, unknown>>

/** How an import sends its rows. */
export interface ImportPlan {
  readonly scope: Scope
  readonly schema: Schema
  readonly options: ModelCallOptions
  readonly columnOf: (name: string) => Column
  readonly links: Links
  /** A row's external id, where it has one, and the column that has it. */
  readonly externalId:
    | { readonly of: (row: Row, index: number) => unknown; readonly column: string | undefined }
    | undefined
  readonly match: readonly string[]
  /** Part of the names of records that have none of their own. */
  readonly run: string
  readonly isDry: boolean
  readonly retries: number
  /** Rows of before, by what tells their records; undefined where the last of several is to hold. */
  readonly told: ToldRows | undefined
  /** External ids of rows that a dry run would have made, or what they are matched by. */
  readonly wouldBe: Set<string>
}

/** What became of a batch. */
export interface BatchOutcome {
  readonly made: number
  readonly changed: number
  readonly refused: ReadonlyMap<number, OoorError>
  readonly checkedBy: 'server' | 'here' | undefined
}

interface Keyed {
  readonly read: ReadRow
  /** An external id, or what a record is matched by. */
  readonly key: string
  readonly sent: ServerValues
  readonly isIncomplete: boolean
}

/** What one batch knows while it is sent. */
interface Batch {
  readonly plan: ImportPlan
  readonly outcome: Outcome
  readonly refused: Map<number, OoorError>
  /** Rows, by place, that make a record: of this run, or of the one that broke off. */
  readonly making: Set<number>
  /** Told what is to be made, before it is. */
  readonly announce: (making: readonly number[]) => Promise<void>
  /** Whether rows may have been sent before, by a run that broke off: then they are looked for once more. */
  readonly isResumed: boolean
  checkedBy: 'server' | 'here' | undefined
}

/** Sends a batch: rows that need others of it go after them, as do those that change what another one makes. */
export async function sendBatch(
  plan: ImportPlan,
  rows: readonly { readonly index: number; readonly row: Row }[],
  begun: ReadonlySet<number> | undefined,
  announce: Batch['announce'],
): Promise<BatchOutcome> {
  const batch: Batch = {
    ...{ plan, announce, refused: new Map(), outcome: { ids: new Map(), refused: new Map() } },
    ...{ making: new Set(begun), isResumed: begun !== undefined, checkedBy: undefined },
  }
  let waiting = rows.flatMap(({ index, row }) => {
    try {
      checkRow(row)
      const name = ownName(plan, index, row)
      if (name !== undefined) plan.told?.once(name, index)
      const read = readRow(plan.schema, plan.columnOf, index, withoutId(plan, row))
      if (name === undefined) plan.told?.once(matchedBy(plan, read), index)
      return [{ name, read }]
    } catch (error) {
      if (!isOoorError(error)) throw error
      batch.refused.set(index, error)
      return []
    }
  })
  while (waiting.length > 0) {
    const later = await sendWave(batch, waiting)
    if (later.length === waiting.length) {
      for (const { read, error } of later) batch.refused.set(read.index, error)
      break
    }
    waiting = later
  }
  const { ids, refused } = batch.outcome
  for (const [index, error] of refused) batch.refused.set(index, error)
  const there = [...ids.keys()].filter((index) => !batch.refused.has(index))
  const made = there.filter((index) => batch.making.has(index)).length
  return { made, changed: there.length - made, refused: batch.refused, checkedBy: batch.checkedBy }
}

/** Rows that the journal has done: what comes behind them is not to tell their records again. */
export function passOver(plan: ImportPlan, rows: readonly { readonly index: number; readonly row: Row }[]): void {
  for (const { index, row } of rows) {
    try {
      checkRow(row)
      plan.told?.once(
        ownName(plan, index, row) ?? matchedBy(plan, readRow(plan.schema, plan.columnOf, index, row)),
        index,
      )
    } catch (error) {
      // It was rejected then.
      if (!isOoorError(error)) throw error
    }
  }
}

interface Waiting {
  readonly read: ReadRow
  /** Its external id, where it has one. */
  readonly name: string | undefined
}

/** Sends what can be sent now; answers what has to wait, and why. */
async function sendWave(batch: Batch, rows: readonly Waiting[]): Promise<(Waiting & { readonly error: OoorError })[]> {
  const { plan } = batch
  const { scope, schema, links } = plan
  await links.find(rows.flatMap(({ read }) => read.links.flatMap((one) => one.links)))
  const keys = new Map<string, number>()
  const own = new Set(rows.flatMap(({ name }) => name ?? []))
  const ready: Keyed[] = []
  const later: (Waiting & { error: OoorError })[] = []
  const isOwn = (names: ReadonlySet<string>, { model, by, text }: Link) =>
    by === 'id' && model === schema.model && names.has(text.includes('.') ? text : `__import__.${text}`)
  for (const { read, name } of rows) {
    let isIncomplete = false
    try {
      const sent = await sentOf(scope, schema, read, links, (link) => {
        const isToCome = plan.isDry && isOwn(plan.wouldBe, link)
        isIncomplete ||= isToCome
        return isToCome
      })
      const key = plan.externalId === undefined ? keyOf(schema, plan.match, sent) : name
      if (key === undefined) throw new InvalidValueError(`rows are told by ${plan.match.join(', ')}: it has none`)
      const other = keys.get(key)
      const error = other === undefined ? undefined : toldTwice(other, plan.match, key)
      // Matched by what is the same in other words.
      if (error !== undefined && plan.told !== undefined) throw error
      if (error !== undefined) later.push({ read, name, error })
      else ready.push({ read, key, sent, isIncomplete: isIncomplete || plan.wouldBe.has(key) })
      keys.set(key, read.index)
    } catch (error) {
      if (!isOoorError(error)) throw error
      if (error instanceof MissingLink && isOwn(own, error.link)) later.push({ read, name, error })
      else batch.refused.set(read.index, error)
    }
  }
  await sendKeyed(batch, ready)
  return later
}

async function sendKeyed(batch: Batch, keyed: readonly Keyed[]): Promise<void> {
  const { plan, outcome, making } = batch
  const { scope, schema, options, isDry } = plan
  const loading = { scope, schema, options }
  for (let tries = 0, isUnsure = batch.isResumed; ; tries++) {
    try {
      const rows = await withIds(batch, keyed, isUnsure)
      const others = new Set(keyed.flatMap(({ read, key }) => (plan.wouldBe.has(key) ? [read.index] : [])))
      const made = rows.filter(({ id, index }) => id === undefined && !others.has(index)).map(({ index }) => index)
      for (const index of made) making.add(index)
      if (isDry) {
        batch.checkedBy = await tryRows(loading, rows, outcome)
        const would = keyed.filter(({ read: { index } }) => making.has(index) && outcome.ids.has(index))
        for (const { key } of would) plan.wouldBe.add(key)
        return
      }
      if (made.length > 0) await batch.announce(made)
      await sendRows(loading, rows, outcome)
      if (isUnsure) await findRefused(batch, keyed)
      return
    } catch (error) {
      const isLost = OutcomeUnknownError.is(error) || NetworkError.is(error)
      if (!isLost || tries >= plan.retries) throw error
      isUnsure = true
      await waitFor(2 ** tries * FIRST_WAIT, options.signal)
    }
  }
}

const FIRST_WAIT = 250

/** The records that rows change. */
async function withIds(batch: Batch, keyed: readonly Keyed[], isUnsure: boolean): Promise<SentRow[]> {
  const { plan, making } = batch
  const { scope, schema, match, options } = plan
  const isNamed = plan.externalId !== undefined
  const nameOf = (row: Keyed) => madeName(plan, row)
  // What was about to be made when the answer was lost, has the name that it was sent with.
  const named = isNamed ? keyed : isUnsure ? keyed.filter(({ read }) => making.has(read.index)) : []
  const { ids: byName, wrong } = await namedIds(scope, schema.model, named.map(nameOf))
  const sent = keyed.map((one) => one.sent)
  const byKey = isNamed || sent.length === 0 ? new Map() : await idsByKey(scope, schema, match, sent, options)
  return keyed.flatMap((row) => {
    const { read, key, isIncomplete } = row
    const error = wrong.get(nameOf(row))
    if (error !== undefined) {
      batch.refused.set(read.index, error)
      return []
    }
    const own: number | undefined = byName.get(nameOf(row))
    const ids: readonly number[] = own === undefined ? (byKey.get(key) ?? []) : [own]
    if (ids.length < 2) return [{ index: read.index, sent: row.sent, id: ids[0], name: nameOf(row), isIncomplete }]
    const all = ids.join(', ')
    batch.refused.set(read.index, new InvalidValueError(`${match.join(', ')} tells several records: ${all}`))
    return []
  })
}

/**
 * A server may still have been at work on rows that were sent before: it takes no external id twice, and what it refuses
 * now is there when that work has ended.
 */
async function findRefused({ plan, outcome }: Batch, keyed: readonly Keyed[]): Promise<void> {
  const refused = keyed.filter(({ read }) => outcome.refused.has(read.index))
  if (refused.length === 0) return
  const nameOf = (row: Keyed) => madeName(plan, row)
  const { ids: found } = await namedIds(plan.scope, plan.schema.model, refused.map(nameOf))
  const there = refused.flatMap((row) => {
    const id = found.get(nameOf(row))
    return id === undefined ? [] : [{ ...row, id }]
  })
  const { scope, schema, options } = plan
  for (const { read } of there) outcome.refused.delete(read.index)
  const rows = there.map(({ read, sent, id, isIncomplete }) => ({
    ...{ index: read.index, sent, id, isIncomplete, name: '' },
  }))
  await sendRows({ scope, schema, options }, rows, outcome)
}

/** What a record that is made is called: its own external id, or one that only this row of this run has. */
function madeName({ externalId, run }: ImportPlan, { read, key }: Keyed): string {
  return externalId === undefined ? `__import__.ooor_${run}_${read.index}` : key
}

function checkRow(row: unknown): void {
  if (typeof row !== 'object' || row === null) throw new InvalidValueError(`${describe(row)} is no row`)
  for (const [name, cell] of Object.entries(row)) {
    // No server can read it, and it would take all rows of its call with it.
    if (typeof cell !== 'string' || isWellFormed(cell)) continue
    throw new InvalidValueError(`${name} has half a character (a lone surrogate): its text was cut inside of one`)
  }
}

function withoutId({ externalId }: ImportPlan, row: Row): Row {
  if (externalId?.column === undefined) return row
  const { [externalId.column]: _, ...values } = row
  return values
}

/** The external id of a row, with its module; undefined where rows are matched. */
function ownName({ externalId }: ImportPlan, index: number, row: Row): string | undefined {
  if (externalId === undefined) return undefined
  const text = externalId.of(row, index)
  if (typeof text === 'string' && text !== '') return fullName(text)
  if (externalId.column !== undefined && (text ?? '') === '') {
    throw new InvalidValueError(
      `the row has no external id in its column ${externalId.column}: write module.name there`,
    )
  }
  throw new InvalidValueError(`${describe(text)} is no external id: write module.name`)
}

function fullName(text: string): string {
  const { module = '__import__', name } = parseExternalId(text)
  return `${module}.${name}`
}

/** What a row is matched by, as it stands there; nothing where a part of it is empty. */
function matchedBy({ schema, match }: ImportPlan, { values, links }: ReadRow): string | undefined {
  const parts = match.map((name) => [
    name,
    links.find((link) => link.name === name)?.links ?? values[name] ?? undefined,
  ])
  return keyOf(schema, match, Object.fromEntries(parts))
}
