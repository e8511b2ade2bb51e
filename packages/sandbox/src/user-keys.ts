import { randomText } from './dialect/session-rules.ts'
import type { Stored } from './orm/definition.ts'
import { timestamp } from './orm/timestamp.ts'

export const newApiKey = () => randomText(40)

/** The keys that a user was given to begin with. */
export function keysOf(user: Readonly<Stored>): readonly string[] {
  return Array.isArray(user.api_keys) ? (user.api_keys as string[]) : []
}

/** Whether a row of `res.users.apikeys` is of this key, and still good for calls. */
export function isGoodKey(row: Readonly<Stored>, key: string): boolean {
  const { expiration_date: expires } = row
  return row.key === key && row.scope === 'rpc' && (typeof expires !== 'string' || expires > timestamp())
}
