import { typeError } from '../python/exceptions.ts'
import { isTrue, pythonType } from '../python/eyes.ts'
import { postgresTime } from '../python/postgres-time.ts'
import { pythonStr } from '../python/repr.ts'
import { dayOfText, momentOfText } from '../python/strptime.ts'
import type { Environment } from './environment.ts'
import type { Storing } from './stored-link.ts'
import { datetimeText } from './timestamp.ts'

type TimeType = 'date' | 'datetime'

/**
 * What is stored of a day or a moment. A new row's text goes to PostgreSQL as it is from 13 to 18, which reads it before
 * Python on 14 and after it on 16 (tried on 14.0, 16.0 and 19.0; of 17 and 18 by their sources).
 */
export function storedTime(env: Environment, type: TimeType, given: unknown, storing: Storing): string | false {
  // No wire carries one: it is a test's own, which has set rows up by an environment.
  const value = given instanceof Date ? datetimeText(given.getTime()).slice(0, type === 'date' ? 10 : 19) : given
  const { major } = env.dialect.series
  const isSomething = typeof value === 'string' || isTrue(value)
  const isSent = storing === 'create' && major >= 13 && major < 19 && isSomething
  const sent = isSent ? pythonStr(value) : undefined
  const inPostgres = () => sent !== undefined && postgresTime(type, sent, env.clock.milliseconds)
  if (major < 16) inPostgres()
  const stored = isTrue(value) && timeOfText(type, timeText(env, type, value))
  if (major >= 16) inPostgres()
  return stored
}

/** A day or a moment of text, as Python reads it. */
export function timeOfText(type: TimeType, text: string): string {
  return type === 'date' ? dayOfText(text) : momentOfText(text)
}

/** A day or a moment as text. Python has no other way to tell one here; up to 18 it looks at its length first (tried on 14.0 and 19.0). */
function timeText({ dialect }: Environment, type: TimeType, value: unknown): string {
  const { major } = dialect.series
  if (typeof value === 'string' || major < 13) return String(value)
  const kind = pythonType(value)
  if (major < 19 && type === 'date' && kind === 'dict') throw typeError("unhashable type: 'slice'")
  if (major < 19 && typeof value !== 'object') {
    throw typeError(type === 'date' ? `'${kind}' object is not subscriptable` : `object of type '${kind}' has no len()`)
  }
  throw typeError(`strptime() argument 1 must be str, not ${kind}`)
}
