import { checkList } from '../../errors/check-options.ts'
import { InvalidValueError } from '../../errors/index.ts'
import type { ModelCallOptions } from '../caller.ts'
import { rowsOf } from '../check-answer.ts'
import { listTerms } from '../query/list-terms.ts'
import type { ServerValues } from '../record/server-values.ts'
import { aKind } from '../schema/a-kind.ts'
import type { Schema } from '../schema/schema.ts'
import type { Scope } from '../scope.ts'

/** Kinds whose values are the same here and there, to the last letter. */
const EXACT: ReadonlySet<string> = new Set([
  'char',
  'text',
  'selection',
  'integer',
  'boolean',
  'date',
  'datetime',
  'many2one',
  'many2one_reference',
  'reference',
])

/** Keys in one search. */
const AT_ONCE = 1000

/** Records are told in one way: of two, one would be passed over, and a record could be made twice. */
export function checkTold(
  what: string,
  model: string,
  { externalId, match }: { readonly externalId?: unknown; readonly match?: unknown },
): void {
  if (externalId !== undefined && match !== undefined) {
    throw new InvalidValueError(`${what} of ${model} tells records by externalId or by match: leave one out`)
  }
  if (externalId !== undefined || match !== undefined) return
  throw new InvalidValueError(`${what} has to know the records of ${model}: pass externalId or match`)
}

/** Checks the fields that records are told by. */
export function checkMatch(schema: Schema, match: readonly string[]): void {
  checkList('match', match, "['ref']")
  if (match.length === 0) throw new InvalidValueError(`match names no field: name those that tell ${schema.model}`)
  for (const name of match) {
    const { kind, isSearchable } = schema.field(name)
    // Servers of 8 to 18 pass over a condition on what they cannot search.
    if (!isSearchable || !EXACT.has(kind)) {
      const reason = isSearchable ? `is ${aKind(kind)}` : 'cannot be searched'
      throw new InvalidValueError(`${schema.model}.${name} ${reason}: records cannot be told by it`)
    }
  }
}

/** What tells a record, as text; undefined when a part of it is empty. False tells: of a boolean it is a value. */
export function keyOf(schema: Schema, match: readonly string[], values: ServerValues): string | undefined {
  const parts = match.map((name) => values[name])
  const isEmpty = (part: unknown, at: number) =>
    part === undefined || part === '' || (part === false && schema.field(match[at] ?? '').kind !== 'boolean')
  return parts.some(isEmpty) ? undefined : JSON.stringify(parts)
}

/** A row whose record the other row tells already: of the two one would be lost. */
export function toldTwice(other: number, match: readonly string[], key: string): InvalidValueError {
  const same = match.length === 0 ? `external id, ${key}` : match.join(', ')
  return new InvalidValueError(`row ${other + 1} has the same ${same}`)
}

/**
 * Ids by key. Several for a key that does not tell one record.
 *
 * Calls `search_read(domain, match)`, for up to 1,000 keys at a time.
 */
export async function idsByKey(
  scope: Scope,
  schema: Schema,
  match: readonly string[],
  keyed: readonly ServerValues[],
  options: ModelCallOptions,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const found = new Map<string, number[]>()
  const { major } = await scope.caller.series(options)
  for (let start = 0; start < keyed.length; start += AT_ONCE) {
    const part = keyed.slice(start, start + AT_ONCE)
    // More than is asked for where several fields tell: sorted out below.
    const domain = match.flatMap((name) =>
      listTerms(major, name, 'in', [...new Set(part.map((values) => values[name]))]),
    )
    const args = [domain, match]
    const answer = await scope.caller.call(schema.model, 'search_read', args, {}, options)
    const rows = rowsOf(answer, { model: schema.model, method: 'search_read' })
    for (const row of rows) {
      const key = JSON.stringify(match.map((name) => linkOrValue(row[name])))
      found.set(key, [...(found.get(key) ?? []), row.id])
    }
  }
  return found
}

function linkOrValue(value: unknown): unknown {
  return Array.isArray(value) ? (value[0] as number) : value
}
