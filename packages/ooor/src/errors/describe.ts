/**
 * Names of what nobody is shown, whatever stands before: `new_password`, `api_key`. Loaded first, so it is short and
 * hides too much rather than too little: all that `isSecretName` knows, as its test says.
 */
const SECRET = /(pass(w(or)?d|phrase)?|pwd|secret|token|.key|pin|otp|cv[cv]|signup.*)s?\d*$/i

/** A value in a message: short, and of what kind. What a secret's name says is one, is not shown. */
export function describe(value: unknown, name = ''): string {
  if (SECRET.test(name)) return 'a value that is not shown'
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
    return JSON.stringify(value, (key, one: unknown) => (SECRET.test(key) ? '…' : one)) ?? typeof value
  } catch {
    return 'data that contains itself'
  }
}
