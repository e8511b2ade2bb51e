import type { Call } from './call.ts'
import type { Outcome } from './side.ts'

/** Where two answers part, in words that are the same for what has the same cause. */
export interface Difference {
  readonly call: Call
  readonly cause: string
  readonly real: unknown
  readonly sandbox: unknown
  /** One side or both refused, for other reasons. */
  readonly isOfErrors: boolean
}

/** What differs between the outcomes of one call; undefined when they are alike. */
export function differenceOf(call: Call, real: Outcome, sandbox: Outcome): Difference | undefined {
  const told = (cause: string, isOfErrors: boolean): Difference => ({ call, cause, real, sandbox, isOfErrors })
  if ('error' in real || 'error' in sandbox) {
    const names = [real, sandbox].map((outcome) => ('error' in outcome ? outcome.error : 'an answer'))
    return names[0] === names[1] ? undefined : told(`${names[0]}, here ${names[1]}`, true)
  }
  const path = firstDifference(real.value, sandbox.value)
  return path === undefined ? undefined : told(path, false)
}

/** The path to the first thing that differs, list positions left out. */
function firstDifference(one: unknown, other: unknown): string | undefined {
  if (Object.is(one, other)) return undefined
  if (Array.isArray(one) && Array.isArray(other)) {
    if (one.length !== other.length) return `length`
    return nested(one.map((value, index) => ['', firstDifference(value, other[index])] as const))
  }
  if (isObject(one) && isObject(other)) {
    const lacking = Object.keys(one).filter((key) => !(key in other))
    if (lacking.length > 0) return `lacks ${lacking.join(', ')}`
    const more = Object.keys(other).filter((key) => !(key in one))
    if (more.length > 0) return `has ${more.join(', ')}`
    return nested(Object.entries(one).map(([key, value]) => [key, firstDifference(value, other[key])] as const))
  }
  return 'value'
}

function nested(parts: readonly (readonly [string, string | undefined])[]): string | undefined {
  const found = parts.flatMap(([key, path]) =>
    path === undefined ? [] : [key === '' ? path : path === 'value' ? key : `${key}.${path}`],
  )
  return found.length === 0 ? undefined : [...new Set(found)].toSorted().join(' + ')
}

/** The fields of one row that differ, by name. */
export function differingFields(one: unknown, other: unknown): string[] {
  if (!isObject(one) || !isObject(other)) return []
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].filter((key) => firstDifference(one[key], other[key]) !== undefined)
}

/** A row, or another answer by names. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
