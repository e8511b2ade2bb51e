import { checkChoice, checkOptions } from '../../errors/check-options.ts'
import { InvalidValueError } from '../../errors/index.ts'
import type { Row } from '../casting/from-server.ts'
import { unexpected } from '../check-answer.ts'
import type { fetchPage } from '../plan/fetch.ts'
import { foundOf } from '../plan/found.ts'
import type { SelectionNode } from '../plan/selection.ts'
import { checkedSize, type QueryState } from './query-state.ts'
import { optionsOf, ready, selectionOf } from './run-query.ts'

/** How records are read. */
export interface ReadBy {
  /**
   * Row by row, or column by column. `auto`: by columns where at least 16,000 values are asked for, by the limit or a
   * stream's batch, of fields that are columns and no links. @default 'auto'
   */
  readonly by?: 'auto' | 'rows' | 'columns' | undefined
}

/** Refuses another way to read than there is. */
export function checkReadBy({ by }: ReadBy): void {
  checkChoice('`by`', by, ['auto', 'rows', 'columns'])
}

/** How a stream reads. */
export interface StreamOptions extends ReadBy {
  /** Records in one call. @default 1000 */
  readonly batch?: number | undefined
  /** Plain rows, or records. @default 'records' */
  readonly as?: 'rows' | 'records' | undefined
}

type FetchPage = typeof fetchPage
type Build = (node: SelectionNode, rows: Row[]) => readonly unknown[]

/** What a page's rows become, one after the other. */
export function stream(
  state: QueryState,
  options: StreamOptions,
  fetcher: () => Promise<FetchPage>,
  build: Build,
): AsyncIterableIterator<unknown> {
  return new PageByPage(pages(state, options, fetcher, build))
}

/** Pages by keyset: each begins after the last id of the one before. */
async function* pages(
  state: QueryState,
  options: StreamOptions,
  fetcher: () => Promise<FetchPage>,
  build: Build,
): AsyncGenerator<readonly unknown[], void, undefined> {
  checkOptions<StreamOptions>('stream', options, { batch: true, as: true, by: true })
  checkChoice("a stream's `as`", options.as, ['rows', 'records'])
  checkReadBy(options)
  const size = checkedSize('batch', options.batch ?? 1000)
  const isDescending = direction(state) === 'desc'
  const [{ page }, node, fetch] = await Promise.all([ready(state), selectionOf(state), fetcher()])
  const order = isDescending ? 'id desc' : 'id'
  // Leaving the loop ends the call that is under way.
  const ending = new AbortController()
  const { signal, ...calling } = optionsOf(state)
  const signals = signal ? AbortSignal.any([signal, ending.signal]) : ending.signal
  const read = (last: number | undefined, limit: number, offset: number | undefined) => {
    // Behind a complete domain another term is joined by an implicit and.
    const after = last === undefined ? [] : [['id', isDescending ? '<' : '>', last] as const]
    const domain = [...page.domain, ...after]
    return fetch(state.scope, node, { domain, order, limit, offset }, { ...calling, signal: signals })
  }
  let left = state.limit ?? Number.POSITIVE_INFINITY
  let last: number | undefined
  let next: Promise<Row[]> | undefined = left > 0 ? read(undefined, Math.min(size, left), page.offset) : undefined
  try {
    while (next !== undefined) {
      const asked = Math.min(size, left)
      const rows: Row[] = await next
      left -= rows.length
      const before = last
      const found = foundOf(rows)
      last = found.last
      // A server that does not look at the condition would be asked for ever.
      if (before !== undefined && last !== undefined && (isDescending ? last >= before : last <= before)) {
        throw notFurther(state, last)
      }
      next = found.count < asked || left <= 0 ? undefined : read(last, Math.min(size, left), undefined)
      // Its failure is told when it is its turn.
      next?.catch(() => {})
      yield build(node, rows)
    }
  } finally {
    ending.abort(new DOMException('the stream was left', 'AbortError'))
  }
}

/** Items of pages. What a generator does for each item, it does for each page: that is ten times as much work. */
class PageByPage implements AsyncIterableIterator<unknown> {
  readonly #pages: AsyncGenerator<readonly unknown[], void, undefined>
  #page: readonly unknown[] = []
  #at = 0
  #turning: Promise<IteratorResult<readonly unknown[], void>> | undefined

  constructor(pages: AsyncGenerator<readonly unknown[], void, undefined>) {
    this.#pages = pages
  }

  next(): Promise<IteratorResult<unknown, void>> {
    if (this.#at < this.#page.length) return Promise.resolve({ value: this.#page[this.#at++], done: false })
    return this.#turn()
  }

  async return(): Promise<IteratorResult<unknown, void>> {
    this.#page = []
    return this.#pages.return()
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  async #turn(): Promise<IteratorResult<unknown, void>> {
    // Who asks before it is there waits for the same page.
    this.#turning ??= this.#pages.next()
    const turning = this.#turning
    try {
      const { value, done } = await turning
      if (done) return { value: undefined, done }
      if (this.#turning === turning) {
        this.#page = value
        this.#at = 0
      }
    } finally {
      if (this.#turning === turning) this.#turning = undefined
    }
    return this.next()
  }
}

/** The error for a page that does not go on behind the one before. */
export function notFurther({ model }: QueryState, id: number): unknown {
  return unexpected(id, 'an id behind the page before', { model, method: 'search_read' })
}

function direction({ order }: QueryState): 'asc' | 'desc' {
  const [term, ...more] = order
  if (term === undefined) return 'asc'
  const match = more.length === 0 ? /^id(?:\s+(asc|desc))?$/i.exec(term.trim()) : null
  if (match === null) {
    throw new InvalidValueError(
      `a stream goes by id and cannot be ordered by '${order.join(', ')}': leave the order out, or read pages with limit and offset`,
    )
  }
  return match[1]?.toLowerCase() === 'desc' ? 'desc' : 'asc'
}
