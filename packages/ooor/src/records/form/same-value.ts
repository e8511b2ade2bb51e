/** True for values that mean the same: links by id, moments by time, lists by what they hold. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime()
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [one, other] = [a as { id?: unknown; model?: unknown }, b as { id?: unknown; model?: unknown }]
  if ('id' in one && 'id' in other) return one.id === other.id && one.model === other.model
  return JSON.stringify(a) === JSON.stringify(b)
}

/** True for what a field holds when nobody has filled it in. */
export function isEmptyValue(value: unknown): boolean {
  if (value === null || value === undefined || value === '' || value === 0 || value === false) return true
  return Array.isArray(value) && value.length === 0
}
