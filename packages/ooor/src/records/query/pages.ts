import { isDay } from '../../belongings/day.ts'
import { checkChoice, checkOptions } from '../../errors/check-options.ts'
import { InvalidValueError } from '../../errors/index.ts'
import { formatDatetime, normalDatetime } from '../casting/datetime.ts'
import type { Row } from '../casting/from-server.ts'
import { unexpected } from '../check-answer.ts'
import { fetchPage } from '../plan/fetch.ts'
import { foundOf } from '../plan/found.ts'
import type { SelectionNode } from '../plan/selection.ts'
import type { DomainLeaf } from '../types/where.ts'
import { checkedSize, type QueryState } from './query-state.ts'
import { optionsOf, ready, selectionOf } from './run-query.ts'
import { notFurther } from './stream.ts'

/** How pages are read. */
export interface PageOptions {
  /** Records on a page at most. @default 1000 */
  readonly size?: number | undefined
  /** The `cursor` of the page that was the last; from the beginning where there was none. */
  readonly after?: string | null | undefined
  /** The order: of ids, or of changes, the oldest first. @default 'id' */
  readonly by?: 'id' | 'write_date' | undefined
}

/** Rows with the cursor that goes on behind them. */
export interface RowsPage {
  readonly node: SelectionNode
  readonly rows: readonly Row[]
  readonly cursor: string
}

type Read = (leaves: readonly DomainLeaf[], order: string, limit: number) => Promise<Row[]>

/** Pages of a query by keyset: none twice or left out, whatever is written meanwhile; each can be gone on behind. */
export async function* pagesOf(state: QueryState, options: PageOptions): AsyncGenerator<RowsPage, void, undefined> {
  checkOptions<PageOptions>('pages', options, { size: true, after: true, by: true })
  const { size = 1000, after, by = 'id' } = options
  checkChoice('`by` of pages', by, ['id', 'write_date'])
  if (state.order.length > 0 || state.offset !== undefined) {
    throw new InvalidValueError("pages go by id or, with by: 'write_date', by change: leave order and offset out")
  }
  if (by === 'write_date' && state.limit !== undefined) {
    throw new InvalidValueError('pages by write_date have no limit, whose cursor could be inside of a moment: break')
  }
  const at = checkedSize('size', size)
  const from = parseCursor(state.model, by, after)
  const selection =
    by === 'id' || state.selection === undefined ? state.selection : { ...state.selection, write_date: true }
  const [{ page, schema }, node] = await Promise.all([ready(state), selectionOf({ ...state, selection })])
  const read: Read = async (leaves, order, limit) => {
    const some = { domain: [...page.domain, ...leaves], order, limit, offset: undefined }
    const rows = await fetchPage(state.scope, node, some, optionsOf(state))
    const [first] = rows
    const [, , behind] = order === 'id' ? (leaves.find(([name]) => name === 'id') ?? []) : []
    if (first !== undefined && typeof behind === 'number' && first.id <= behind) throw notFurther(state, first.id)
    const undated = by === 'id' ? undefined : rows.find(({ write_date }) => !(write_date instanceof Date))
    if (undated === undefined) return rows
    throw unexpected(undated.write_date, 'the moment of a change', { model: state.model, method: 'search_read' })
  }
  if (by === 'write_date') schema.field(by)
  const found = by === 'id' ? byId(read, at, from.id) : byChange(read, at, from)
  let left = state.limit ?? Number.POSITIVE_INFINITY
  if (left === 0) return
  for await (const { rows, cursor } of found) {
    // A cursor is behind a whole page: the last one of a limit has that of its last record.
    const some = rows.slice(0, left)
    left -= some.length
    const behind = some.length === rows.length ? cursor : `id:${some.at(-1)?.id}`
    yield { node, rows: some, cursor: `${state.model}/${behind}` }
    if (left <= 0) return
  }
}

type Pages = AsyncGenerator<{ readonly rows: Row[]; readonly cursor: string }, void, undefined>

async function* byId(read: Read, size: number, from: number): Pages {
  for (let last = from; ; ) {
    const rows = await read(last === 0 ? [] : [['id', '>', last]], 'id', size)
    const found = foundOf(rows)
    last = found.last ?? last
    if (rows.length > 0) yield { rows, cursor: `id:${last}` }
    if (found.count < size) return
  }
}

/**
 * The server keeps parts of seconds, and tells none: a second that does not end with its page is read once more by id.
 */
async function* byChange(read: Read, size: number, from: Position): Pages {
  let { second, id }: Partial<Position> = from
  for (;;) {
    if (second !== undefined && id !== undefined) {
      const within = [['write_date', '>=', second] as const, ['write_date', '<', secondAfter(second)] as const]
      const rows = await read([...within, ['id', '>', id]], 'id', size)
      const found = foundOf(rows)
      id = found.last ?? id
      if (rows.length > 0) yield { rows, cursor: `write_date:${second}/${id}` }
      if (found.count >= size) continue
      second = secondAfter(second)
      id = undefined
    }
    const leaf: DomainLeaf = second === undefined ? ['write_date', '!=', false] : ['write_date', '>=', second]
    let rows = await read([leaf], 'write_date, id', size)
    // All that was found is gone already: others may be there.
    for (let more = TRIES; rows.length === 0 && foundOf(rows).count > 0 && more > 0; more--) {
      rows = await read([leaf], 'write_date, id', size)
    }
    if (rows.length === 0) return
    const last = secondOf(rows.at(-1) as Row)
    if (foundOf(rows).count < size) {
      yield { rows, cursor: cursorBehind(rows) }
      return
    }
    const whole = rows.filter((row) => secondOf(row) < last)
    second = last
    id = 0
    if (whole.length > 0) yield { rows: whole, cursor: `write_date:${last}/0` }
  }
}

const TRIES = 3

interface Position {
  readonly second: string | undefined
  readonly id: number
}

function cursorBehind(rows: readonly Row[]): string {
  const second = secondOf(rows.at(-1) as Row)
  const ids = rows.filter((row) => secondOf(row) === second).map(({ id }) => id)
  return `write_date:${second}/${Math.max(...ids)}`
}

/** Of `res.partner/id:5` or `res.partner/write_date:2026-01-31 10:20:30/5`; earlier ones name no model. */
function parseCursor(model: string, by: 'id' | 'write_date', cursor: string | null | undefined): Position {
  if (cursor == null) return { second: undefined, id: 0 }
  const [, of, kind, second, id] = /^(?:([\w.]+)\/)?(id|write_date):(?:(.{19})\/)?(\d+)$/.exec(cursor) ?? []
  if (of !== undefined && of !== model) {
    throw new InvalidValueError(`'${cursor}' is a cursor of ${of}: behind it, records of ${model} would be left out`)
  }
  const isWhole = by === 'id' ? second === undefined : second !== undefined && isMoment(second)
  if (kind === by && isWhole) return { second, id: Number(id) }
  throw new InvalidValueError(`'${cursor}' is no cursor of pages by ${by}: pass the cursor of a page of the same query`)
}

function isMoment(text: string): boolean {
  return isDay(text.slice(0, 10)) && normalDatetime(text) === text
}

function secondOf({ write_date }: Row): string {
  return formatDatetime(write_date as Date)
}

function secondAfter(second: string): string {
  return formatDatetime(new Date(Date.parse(`${second.replace(' ', 'T')}Z`) + 1000))
}
