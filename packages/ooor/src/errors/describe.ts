/** A value in a message: short, and of what kind. */
export function describe(value: unknown): string {
  if (value === undefined) return 'undefined'
  if (typeof value === 'function') return 'a function'
  // JSON has no word for NaN and infinite numbers.
  if (typeof value === 'number') return String(value)
  if (typeof value === 'bigint' || typeof value === 'symbol') return String(value)
  if (value instanceof Date && Number.isNaN(value.getTime())) return 'an invalid Date'
  if (value instanceof Uint8Array) return `${value.length} bytes`
  if (isThenable(value)) return 'a promise'
  const text = safeJson(value)
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}

/** True for promises, and for whatever else wants to be awaited. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'
}

function safeJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? typeof value
  } catch {
    return 'data that contains itself'
  }
}
