import type { Series } from 'ooor/protocol'

/** How a series keeps its web sessions. */
export interface SessionRules {
  /** The cookie that carries the id. */
  readonly cookie: string
  /** A name in the query that carries it instead. */
  readonly inQuery: string | undefined
  /** A header that carries it instead. */
  readonly header: string | undefined
  /** Each call names a session within the session too, as `params.session_id`. */
  readonly hasInnerSessions: boolean
  /** An unknown id stays, with an empty session behind it; otherwise the server makes a new one. */
  readonly keepsUnknownIds: boolean
  /** Logging in and out gives the session a new id. */
  readonly rotates: boolean
  /** A user's session gets another id every three hours. */
  readonly renewsIds: boolean
  /** Every answer sets the cookie, not only those that changed the session. */
  readonly alwaysSetsCookie: boolean
  /** A failed request keeps what it had put into the session. */
  readonly savesAfterErrors: boolean
  /** A user's first answer after the login notes the device in the session, and so sets the cookie. */
  readonly tracesDevices: boolean
  readonly isId: (text: string) => boolean
  newId(): string
  /** A `Set-Cookie` for the id. */
  setCookie(id: string): string
}

const HEXADECIMAL = '0123456789abcdef'
const URL_SAFE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

export function sessionRulesOf({ major }: Series): SessionRules {
  const since16 = major >= 16
  // wire/6.1 and wire/7.0: another name each, and a plain cookie of the browser session.
  const cookie = major < 7 ? 'sessionid' : major < 8 ? 'sid' : 'session_id'
  const attributes = since16
    ? '; Max-Age=604800; HttpOnly; Path=/'
    : major < 8
      ? '; Path=/'
      : `; Max-Age=7776000;${major >= 11 ? ' HttpOnly;' : ''} Path=/`
  return {
    cookie,
    // wire/7.0/session-url-sid, wire/8.0 and wire/14.0/session-url-session_id
    inQuery: major === 7 ? 'sid' : major >= 8 && !since16 ? 'session_id' : undefined,
    header: major >= 8 && !since16 ? 'x-openerp-session-id' : undefined,
    hasInnerSessions: major < 8,
    // wire/8.0/session-invalid-cookie keeps it, wire/14.0/session-invalid-cookie does not; between them nobody looked.
    keepsUnknownIds: since16 || major < 14,
    // 8.0 keeps it (wire/8.0/old-login-form); of 9 to 13 nobody knows.
    rotates: major >= 9,
    renewsIds: major >= 19,
    alwaysSetsCookie: !since16,
    savesAfterErrors: !since16,
    tracesDevices: major >= 18,
    // wire/17.0/web-authenticate has the old ids, wire/18.0/web-authenticate the new ones.
    // 20 writes two more, and takes those of before (odoo/http/session.py).
    isId: (text) => (major >= 20 ? /^[\w-]{84,86}$/ : major >= 18 ? /^[\w-]{84}$/ : /^[0-9a-f]{40}$/).test(text),
    newId: () => (major >= 18 ? randomText(major >= 20 ? 86 : 84, URL_SAFE) : randomText(40, HEXADECIMAL)),
    setCookie: (id) => `${cookie}=${id}${attributes}`,
  }
}

/** The id of a session within a session, up to 7.0. */
export const newInnerId = () => randomText(32, HEXADECIMAL)

// Both alphabets divide 256, so no character is likelier than another.
export function randomText(length: number, alphabet = HEXADECIMAL): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length))
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('')
}
