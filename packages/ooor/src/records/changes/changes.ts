import { isId } from '../../belongings/record-id.ts'
import { checkList, checkOptions } from '../../errors/check-options.ts'
import { describe } from '../../errors/describe.ts'
import { InvalidValueError } from '../../errors/index.ts'
import { fingerprint } from '../../fingerprint.ts'
import { formatDatetime } from '../casting/datetime.ts'
import type { Row } from '../casting/from-server.ts'
import { idsOf, isData } from '../check-answer.ts'
import { isIterable } from '../iterable.ts'
import { pagesOf } from '../query/pages.ts'
import { checkedCount, type QueryState } from '../query/query-state.ts'
import { optionsOf, ready } from '../query/run-query.ts'
import { activeField } from '../schema/active-field.ts'
import type { ChangesOptions } from './changes-types.ts'
import { before, cursorOf, type Position, positionOf, type Told } from './cursor.ts'
import { Tracking } from './tracking.ts'
import type { Tracked } from './tracking-types.ts'

/** A page of changes, whatever its rows are of. */
export interface Changes {
  readonly created: readonly Row[]
  readonly updated: readonly Row[]
  readonly deleted: readonly number[]
  readonly cursor: string
}

interface Fields {
  /** What to read in the place of what the query selects. */
  readonly fields?: readonly string[]
}

const CHANGES_OPTIONS = { since: true, size: true, overlap: true, known: true, fields: true, tracking: true } as const

/** Known ids in one search. */
const AT_ONCE = 1000
const OVERLAP_SECONDS = 180

/**
 * What has changed, page by page.
 *
 * A change bears the moment at which its transaction began, and is seen when it ends: behind the latest change that was
 * told, earlier ones may still appear. So what was written in the last moments before it is read again, and what of it
 * has been told before, as it is, is left out. Servers tell whole seconds: a record that changes twice in one is known
 * again by what it holds.
 */
export async function* changesOf(
  given: QueryState,
  options: ChangesOptions & Fields,
): AsyncGenerator<Changes, void, undefined> {
  checkOptions<ChangesOptions & Fields>('changes', options, CHANGES_OPTIONS)
  const { since, size = 1000, overlap = OVERLAP_SECONDS, known, fields, tracking = false } = options
  const { model } = given
  if (given.order.length > 0 || given.offset !== undefined || given.limit !== undefined) {
    throw new InvalidValueError(`changes of ${model} go by time: leave order, limit and offset out`)
  }
  checkedCount('overlap', overlap)
  if (fields !== undefined) checkList('fields of changes', fields, "['name', 'email']")
  if (known !== undefined && !isIterable(known)) {
    throw new InvalidValueError(`known is ${describe(known)}: pass the ids that are known, as a list`)
  }
  // Before anything is told, where they are all there.
  if (Array.isArray(known)) for (const id of known) checkKnown(id)
  // Archived records have changed too.
  const scope = given.scope.withContext({ active_test: false })
  const schema = await scope.schema(model, optionsOf(given))
  for (const name of ['create_date', 'write_date']) schema.field(name)
  const names = fields ?? schema.defaults
  const selected = fields === undefined ? given.selection : undefined
  const selection = selected ?? Object.fromEntries(names.map((name) => [name, true]))
  const active = activeField(schema)
  const always = { create_date: true, write_date: true, ...(active !== undefined && { [active]: true }) }
  const state = { ...given, scope, selection: { ...selection, ...always } }
  const position = positionOf(given, since)
  const telling = new Telling(position, overlap)
  const { horizon, newSince } = position
  const tracked = tracking ? new Tracking(state) : undefined
  const from = horizon === undefined ? newSince : before(horizon, overlap)
  const after = from === undefined ? undefined : `write_date:${from}/0`
  // A page is handed out when it is known whether it is the last: behind that one, other records are new.
  let last: Omit<Changes, 'cursor'> | undefined
  let cursor = ''
  for await (const { rows } of pagesOf(state, { by: 'write_date', size, after })) {
    const page = telling.changed(
      rows,
      await tracked?.of(
        rows.map(({ id }) => id),
        newSince,
      ),
    )
    if (page.created.length + page.updated.length === 0) continue
    if (last !== undefined) yield { ...last, cursor }
    last = { ...page, deleted: [] }
    cursor = cursorOf(given, telling.position)
  }
  telling.end()
  cursor = cursorOf(given, telling.position)
  if (last !== undefined) yield { ...last, cursor }
  if (known === undefined) return
  for await (const deleted of gone(state, known)) yield { created: [], updated: [], deleted, cursor }
}

type TrackedById = ReadonlyMap<number, readonly Tracked<string, unknown>[]>

/** What has been told, and what is news. */
class Telling {
  readonly #overlap: number
  readonly #told: Map<number, Told>
  #horizon: string | undefined
  #newSince: string | undefined

  constructor({ horizon, newSince, told }: Position, overlap: number) {
    this.#horizon = horizon
    this.#newSince = newSince
    this.#told = new Map(told)
    this.#overlap = overlap
  }

  get position(): Position {
    return { horizon: this.#horizon, newSince: this.#newSince, told: this.#told }
  }

  /** What of the rows is news, with what was tracked of them, where that is asked for. */
  changed(rows: readonly Row[], trackedOf?: TrackedById): { readonly created: Row[]; readonly updated: Row[] } {
    const created: Row[] = []
    const updated: Row[] = []
    for (const row of rows) {
      const second = formatDatetime(row.write_date as Date)
      const print = fingerprint(JSON.stringify(row, linksById))
      const told = this.#told.get(row.id)
      const tracked = trackedOf?.get(row.id)?.filter(({ id }) => id > (told?.tracked ?? 0)) ?? []
      if (told?.second === second && told.print === print && tracked.length === 0) continue
      if (trackedOf !== undefined) row.tracked = tracked
      ;(told === undefined && this.#isNew(row) ? created : updated).push(row)
      this.#told.set(row.id, { second, print, tracked: tracked.at(-1)?.id ?? told?.tracked })
      if (this.#horizon === undefined || second > this.#horizon) this.#horizon = second
    }
    this.#forget()
    return { created, updated }
  }

  /** All that was there has been told. */
  end(): void {
    if (this.#horizon !== undefined) this.#newSince = before(this.#horizon, this.#overlap)
    this.#forget()
  }

  #isNew({ create_date }: Row): boolean {
    if (this.#newSince === undefined) return true
    return create_date instanceof Date && formatDatetime(create_date) >= this.#newSince
  }

  #forget(): void {
    if (this.#horizon === undefined) return
    const since = before(this.#horizon, this.#overlap)
    for (const [id, told] of this.#told) {
      if (told.second < since && !this.#isOfPassBefore(told)) this.#told.delete(id)
    }
  }

  /** What was tracked since the pass before is looked at until this one ends, and some of it has been told there. */
  #isOfPassBefore({ second, tracked }: Told): boolean {
    if (tracked === undefined || this.#newSince === undefined || second < this.#newSince) return false
    return second <= before(this.#newSince, -this.#overlap)
  }
}

/** A record that a link leads to may be called otherwise: that is no change of this one. */
function linksById(_: string, value: unknown): unknown {
  return isData(value) && 'id' in value && 'display_name' in value && Object.keys(value).length === 2 ? value.id : value
}

function checkKnown(id: unknown): void {
  // As text it would be found, be none of those found, and be told as gone.
  if (!isId(id)) throw new InvalidValueError(`known has ${describe(id)}, which is no id: pass whole numbers`)
}

/** Of ids that are known, those that are not there, in few searches. */
async function* gone(
  state: QueryState,
  known: Iterable<number> | AsyncIterable<number>,
): AsyncGenerator<number[], void, undefined> {
  const { scope, model } = state
  const { page } = await ready(state)
  const missing = async (ids: readonly number[]) => {
    const args = [[...page.domain, ['id', 'in', ids]]]
    const answer = await scope.caller.call(model, 'search', args, {}, optionsOf(state))
    const there = new Set(idsOf(answer, { model, method: 'search' }))
    return ids.filter((id) => !there.has(id))
  }
  let part: number[] = []
  for await (const id of known) {
    checkKnown(id)
    part.push(id)
    if (part.length < AT_ONCE) continue
    const deleted = await missing(part)
    part = []
    if (deleted.length > 0) yield deleted
  }
  const deleted = part.length > 0 ? await missing(part) : []
  if (deleted.length > 0) yield deleted
}
