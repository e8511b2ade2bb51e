import { canonical } from './canonical.ts'

/** What `expect.any(String)` and the like are, of vitest and of jest. */
interface AsymmetricMatcher {
  asymmetricMatch(value: unknown): boolean
}

/** Whether a value is the wanted one: the same as JSON, and as `expect.any(…)` and the like say where they stand in it. */
export function isAsWanted(value: unknown, wanted: unknown): boolean {
  if (isAsymmetric(wanted)) return wanted.asymmetricMatch(value)
  if (Array.isArray(wanted) && Array.isArray(value)) {
    // JSON has null for what is undefined in a list.
    return value.length === wanted.length && wanted.every((part, at) => isAsWanted(value[at], part ?? null))
  }
  if (isPlain(wanted) && isPlain(value)) {
    const names = new Set([...Object.keys(value), ...Object.keys(wanted)])
    return [...names].every((name) => isAsWanted(value[name], wanted[name]))
  }
  return canonical(value) === canonical(wanted)
}

/** Whether a row has all that is wanted of it; others may be there. */
export function hasWanted(row: Readonly<Record<string, unknown>>, wanted: unknown): boolean {
  if (isAsymmetric(wanted) || !isPlain(wanted)) return isAsWanted(row, wanted)
  return Object.entries(wanted).every(([name, value]) => isAsWanted(row[name], value))
}

const isAsymmetric = (value: unknown): value is AsymmetricMatcher =>
  typeof value === 'object' &&
  value !== null &&
  'asymmetricMatch' in value &&
  typeof value.asymmetricMatch === 'function'

/** Not what has a JSON of its own, as a Date. */
const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('toJSON' in value)
