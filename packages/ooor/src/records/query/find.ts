import { isId, linkedId, recordId } from '../../belongings/record-id.ts'
import { describe } from '../../errors/describe.ts'
import { InvalidDomainError, NotFoundError } from '../../errors/index.ts'
import { refuseMore } from '../../errors/refuse-more.ts'
import type { Row } from '../casting/from-server.ts'
import { externalId, idsOfExternal } from '../external-ids.ts'
import { fetchIds } from '../plan/fetch.ts'
import type { SelectionNode } from '../plan/selection.ts'
import { isRecord } from '../record/internals.ts'
import { missing } from '../record/prefetch-group.ts'
import { isRelationPath } from '../record/step-symbol.ts'
import type { QueryState } from './query-state.ts'
import { fetchRows, optionsOf, selectionOf } from './run-query.ts'

/** Rows with the selection that they were read by. */
export interface Found {
  readonly node: SelectionNode
  readonly rows: Row[]
}

/** One record's row: by id, text of an id, external id, or conditions. Undefined when there is none. */
export async function findOne(
  state: QueryState,
  given: readonly unknown[],
): Promise<{ node: SelectionNode; row: Row | undefined }> {
  refuseMore('findOrNull', given, 1, 'find([4, 5]) takes several')
  const [what] = given
  const id = await idOf(state, what)
  if (id === null) return { node: await selectionOf(state), row: undefined }
  if (id !== undefined) {
    const { node, rows } = await findByIds(state, [id])
    return { node, row: rows[0] }
  }
  if (typeof what === 'object' && what !== null && Object.keys(what).length === 0) {
    throw new InvalidDomainError(
      `find is given ${describe(what)}, which any record of ${state.model} matches: use first()`,
    )
  }
  if (what === undefined || what === null) {
    throw new InvalidDomainError(
      `find is given ${describe(what)}: pass an id, a record, an external id, or conditions as { name: 'S00007' }; all() has all records, first() the first`,
    )
  }
  const { node, rows } = await fetchRows({ ...state, conditions: [...state.conditions, what] }, { limit: 1 })
  return { node, row: rows[0] }
}

/** Rows by id, in the order of the ids. Ids that the query's conditions leave out are missing. */
export async function findByIds(state: QueryState, ids: readonly number[]): Promise<Found> {
  for (const id of ids) recordId(state.model, id)
  if (state.conditions.length === 0) {
    const node = await selectionOf(state)
    const unique = [...new Set(ids)]
    const rows = unique.length === 0 ? [] : await fetchIds(state.scope, node, unique, optionsOf(state))
    return { node, rows: inOrder(ids, rows) }
  }
  const narrowed = { ...state, conditions: [...state.conditions, [['id', 'in', ids]]] }
  const { node, rows } = await fetchRows(narrowed, { limit: undefined, offset: undefined })
  return { node, rows: inOrder(ids, rows) }
}

/** As {@link findByIds}, and throws a `MissingError` when one is missing. */
export async function findAllIds(state: QueryState, list: readonly unknown[]): Promise<Found> {
  const ids = await idsOf(state, list)
  const found = await findByIds(state, ids)
  if (found.rows.length === ids.length) return found
  const there = new Set(found.rows.map(({ id }) => id))
  throw missing(state.model, ...ids.filter((id) => !there.has(id)))
}

/** The error for one that is not there. */
export function notFound({ model }: QueryState, what: unknown): Error {
  const id = isId(what) ? what : referredId(what)
  if (id !== undefined) return missing(model, id)
  // A row as `rows()` gives it: its links and lists are conditions that say something else.
  const isRow = typeof what === 'object' && what !== null && 'id' in what && isId(what.id)
  const remedy = isRow ? `: all of it are conditions, find(${String(what.id)}) goes by the id alone` : ''
  return new NotFoundError(`no record of ${model} is ${describe(what)}${remedy}`, { call: { model } })
}

/** True for a list of what stands for records: ids, text, records, references, rows. Domains have lists in theirs. */
export function isListOfRecords(what: unknown): what is readonly unknown[] {
  return Array.isArray(what) && what.every((one) => standsForOne(one) || linkedId(one) !== undefined)
}

/** Ids of what stands for records. Throws a `NotFoundError` for external ids that are not there. */
async function idsOf(state: QueryState, list: readonly unknown[]): Promise<number[]> {
  const texts = list.filter((one) => typeof one === 'string' && !DIGITS.test(one)) as string[]
  const named = texts.length === 0 ? undefined : await idsOfExternal(state.scope, state.model, texts, optionsOf(state))
  return list.map((one) => {
    if (typeof one !== 'string') return recordId(state.model, one)
    const id = DIGITS.test(one) ? Number(one) : named?.get(one)
    if (id === undefined) throw notFound(state, one)
    return id
  })
}

const DIGITS = /^-?\d+$/
const OPERATORS: ReadonlySet<unknown> = new Set(['&', '|', '!'])

function standsForOne(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && !OPERATORS.has(value))
}

/** The id of a record, a reference, or what a row has in a reference's place; any other object has conditions. */
function referredId(what: unknown): number | undefined {
  if (isRecord(what) || isRelationPath(what)) return linkedId(what)
  const isPlain = typeof what === 'object' && what !== null && Object.keys(what).sort().join() === 'display_name,id'
  return isPlain ? linkedId(what) : undefined
}

/** Undefined for conditions; null for what names nothing. */
async function idOf(state: QueryState, what: unknown): Promise<number | null | undefined> {
  const { scope, model } = state
  if (typeof what === 'number') return what
  if (typeof what !== 'string') return referredId(what) === undefined ? undefined : recordId(model, what)
  if (DIGITS.test(what)) return Number(what)
  return (await externalId(scope, model, what, optionsOf(state))) ?? null
}

function inOrder(ids: readonly number[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
