import { createHmac, randomBytes } from 'node:crypto'

/** What a caller brings: an API key, with its user's login where the server wants one, or a web session's id. */
export type Bearer =
  | { readonly kind: 'key'; readonly apiKey: string; readonly username: string | undefined }
  | { readonly kind: 'session'; readonly id: string }

const LONGEST = 512

/**
 * The credential of a request: `Bearer <key>`, `Bearer <login>:<key>` for series up to 18, `Bearer session:<id>`.
 * Undefined where there is none.
 */
export function bearerOf(headers: Headers): Bearer | undefined {
  const given = headers.get('authorization') ?? ''
  const token = /^Bearer +([\x21-\x7e]+)$/i.exec(given)?.[1]
  if (token === undefined || token.length > LONGEST) return undefined
  const at = token.lastIndexOf(':')
  const [before, after] = [token.slice(0, Math.max(0, at)), token.slice(at + 1)]
  if (after === '') return undefined
  if (before === 'session') return { kind: 'session', id: after }
  return { kind: 'key', apiKey: after, username: before === '' ? undefined : before }
}

const key = randomBytes(32)

/** Tells callers apart without keeping what they bring: the same credential is the same caller, in this process. */
export function fingerprintOf(bearer: Bearer): string {
  return createHmac('sha256', key).update(JSON.stringify(bearer)).digest('base64url').slice(0, 22)
}
