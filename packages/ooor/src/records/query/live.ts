import { checkChoice, checkOptions } from '../../errors/check-options.ts'
import { describe } from '../../errors/describe.ts'
import { DatabaseUnavailableError, InvalidValueError, NetworkError, ResponseError } from '../../errors/index.ts'
import { LONGEST_TIMER, waitFor, whenAborted } from '../../http/index.ts'
import type { Row } from '../casting/from-server.ts'
import { fetchPage, type Page } from '../plan/fetch.ts'
import type { SelectionNode } from '../plan/selection.ts'
import { isToMany } from '../schema/field.ts'
import type { LiveChange, LiveOptions } from './live-types.ts'
import { checkedSize, type QueryState } from './query-state.ts'
import { ready, selectionOf } from './run-query.ts'

const LIVE_OPTIONS = {
  interval: true,
  initial: true,
  by: true,
  atMost: true,
  wake: true,
  failed: true,
  signal: true,
} as const

/** Rows that are read in one call. */
const BATCH = 500

/**
 * Moments of writing are those of the transaction's beginning, told in whole seconds: behind a row that has been read,
 * another write of the same second may come, until no transaction of that second is under way any more.
 */
const LONGEST_TRANSACTION = 60_000

/** What is kept of a record that matches. */
interface Known {
  /** Milliseconds of the last write; NaN where it is not asked for. */
  readonly written: number
  /** A number that stands for its values. */
  readonly values: number
  /** When this moment was seen first. */
  readonly since: number
}

/** What enters, changes and leaves a query, look by look. */
export async function* live(state: QueryState, options: LiveOptions): AsyncGenerator<LiveChange<Row>, void, undefined> {
  checkOptions<LiveOptions>('live', options, LIVE_OPTIONS)
  checkChoice('`by` of live', options.by, ['auto', 'write_date', 'values'])
  const { interval = 5000, wake, failed } = options
  // A timer takes anything else for no time at all.
  if (typeof interval !== 'number' || !(interval >= 0 && interval <= LONGEST_TIMER)) {
    throw new InvalidValueError(`interval is ${describe(interval)}: pass milliseconds`)
  }
  for (const [name, given] of Object.entries({ wake, failed })) {
    if (given === undefined || typeof given === 'function') continue
    throw new InvalidValueError(`${name} of live is a function, not ${describe(given)}`)
  }
  const ending = new AbortController()
  const signals = [ending.signal, state.signal, options.signal].filter((one) => one != null)
  const signal = AbortSignal.any(signals)
  const alarm = new Alarm()
  if (wake !== undefined) alarm.follow(wake(signal), (error) => signal.aborted || failed?.(error))
  try {
    const looker = await Looker.of({ ...state, signal }, options)
    for (let isFirst = true; ; ) {
      try {
        for await (const change of looker.look()) {
          if (!isFirst || options.initial !== false) yield change
        }
        isFirst = false
      } catch (error) {
        signal.throwIfAborted()
        if (!isPassing(error)) throw error
        failed?.(error)
      }
      await alarm.wait(interval, signal)
    }
  } finally {
    ending.abort(new DOMException('the query was left', 'AbortError'))
  }
}

/** Looks at a query, and remembers of each record what tells whether it has changed. */
class Looker {
  readonly #state: QueryState
  readonly #node: SelectionNode
  readonly #index: SelectionNode
  readonly #page: Page
  readonly #atMost: number
  readonly #known = new Map<number, Known>()

  private constructor(state: QueryState, node: SelectionNode, index: SelectionNode, page: Page, atMost: number) {
    this.#state = state
    this.#node = node
    this.#index = index
    this.#page = page
    this.#atMost = atMost
  }

  static async of(state: QueryState, { by = 'auto', atMost = 20_000 }: LiveOptions): Promise<Looker> {
    const most = checkedSize('atMost', atMost)
    const [{ page, schema }, node] = await Promise.all([ready(state), selectionOf(state)])
    const isDated = schema.fields.has('write_date')
    if (by === 'write_date' && !isDated) {
      throw new InvalidValueError(`${state.model} notes no moment of its last write: leave \`by\` out`)
    }
    const byValues = by === 'values' || (by === 'auto' && (!isDated || !isToldByDate(node)))
    const index = byValues ? node : await selectionOf({ ...state, selection: { write_date: true } })
    return new Looker(state, node, index, page, most)
  }

  /** What is otherwise than at the last look. What is told is remembered: a look that fails, the next one goes on with. */
  async *look(): AsyncGenerator<LiveChange<Row>, void, undefined> {
    const rows = await this.#indexed()
    const present = new Set(rows.map(({ id }) => id))
    for (const id of [...this.#known.keys()]) {
      if (present.has(id)) continue
      this.#known.delete(id)
      yield { kind: 'left', id }
    }
    if (this.#index === this.#node) {
      for (const row of rows) yield* this.#compared(row, Number.NaN)
      return
    }
    const newest = rows.reduce((most, row) => Math.max(most, writtenAt(row) || most), 0)
    const suspects = rows.filter((row) => this.#mayHaveChanged(row, newest))
    for (let at = 0; at < suspects.length; at += BATCH) {
      const written = new Map(suspects.slice(at, at + BATCH).map((row) => [row.id, writtenAt(row)]))
      const domain = [...this.#page.domain, ['id', 'in', [...written.keys()]] as const]
      const found = await this.#fetch(this.#node, { domain, order: undefined, limit: undefined, offset: undefined })
      const byId = new Map(found.map((row) => [row.id, row]))
      for (const [id, time] of written) {
        const row = byId.get(id)
        // Gone since: the next look says so.
        if (row !== undefined) yield* this.#compared(row, time)
      }
    }
  }

  /** All that match, with what tells whether they have changed. */
  async #indexed(): Promise<Row[]> {
    const { limit = this.#atMost + 1 } = this.#page
    const rows = await this.#fetch(this.#index, { ...this.#page, limit: Math.min(limit, this.#atMost + 1) })
    if (rows.length <= this.#atMost) return rows
    throw new InvalidValueError(
      `more than ${this.#atMost} records of ${this.#state.model} match: narrow the query, give it a limit, or raise atMost`,
    )
  }

  *#compared(row: Row, written: number): Generator<LiveChange<Row>> {
    const { id } = row
    const before = this.#known.get(id)
    const values = numberOfText(JSON.stringify(row))
    const isSame = before !== undefined && Object.is(before.written, written)
    this.#known.set(id, { written, values, since: isSame ? before.since : performance.now() })
    if (before?.values !== values) yield { kind: before === undefined ? 'entered' : 'changed', id, row }
  }

  #mayHaveChanged(row: Row, newest: number): boolean {
    const before = this.#known.get(row.id)
    const written = writtenAt(row)
    if (before === undefined || !Object.is(before.written, written)) return true
    // The newest moment is not later than the server's clock, whatever ours says.
    return written >= newest - LONGEST_TRANSACTION && performance.now() - before.since < LONGEST_TRANSACTION
  }

  #fetch(node: SelectionNode, page: Page): Promise<Row[]> {
    const { scope, signal } = this.#state
    return fetchPage(scope, node, page, { signal })
  }
}

/** Wakes who waits, at the latest after a time. */
class Alarm {
  #isRung = false
  #wake: (() => void) | undefined

  /** Rings with each item. */
  follow(items: AsyncIterable<unknown>, failed: (error: unknown) => void): void {
    const ring = async () => {
      for await (const _ of items) {
        this.#isRung = true
        this.#wake?.()
      }
    }
    ring().catch(failed)
  }

  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    const waking = new AbortController()
    const stop = whenAborted(signal, () => waking.abort())
    this.#wake = () => waking.abort()
    if (!this.#isRung) await waitFor(milliseconds, waking.signal).catch(() => {})
    this.#isRung = false
    this.#wake = undefined
    stop()
    signal.throwIfAborted()
  }
}

/** True where each change of the selected values is a write of the record itself. */
function isToldByDate({ names, branches, schema }: SelectionNode): boolean {
  if (branches.length > 0) return false
  return names.every((name) => {
    const field = schema.field(name)
    return field.isStored && field.related === undefined && !isToMany(field)
  })
}

function writtenAt({ write_date }: Row): number {
  return write_date instanceof Date ? write_date.getTime() : Number.NaN
}

/** What passes by itself: the server is away, or on its way up. */
function isPassing(error: unknown): boolean {
  if (NetworkError.is(error) || DatabaseUnavailableError.is(error)) return true
  return ResponseError.is(error) && (error.status ?? 0) >= 500
}

/** 53 bits that stand for a text, by two multiplicative hashes of 32. */
function numberOfText(text: string): number {
  let [low, high] = [0x811c9dc5, 0x9e3779b9]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ code, 0x85ebca6b)
    high ^= high >>> 13
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0)
}
