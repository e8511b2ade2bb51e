import { type CallSite, DatabaseUnavailableError, SessionExpiredError } from '../../errors/index.ts'
import type { Cookie } from '../../http/index.ts'
import { isSameSession } from '../session-id.ts'
import type { WireSession } from '../wire.ts'

/** The cookie that carries the session since 8.0. */
export const SESSION_COOKIE = 'session_id'

/** What a request may do to the session's id. */
export type SessionPolicy =
  /** Follow rotations; another session in its place is an error. */
  | 'keep'
  /** Take whatever id the server gives: logging in or out. */
  | 'take'
  /** Follow rotations and leave the rest: the answer comes from before the database, and knows nothing of sessions. */
  | 'rotate'

/** Routes on which a new session id is no surprise, with the website's language before them or not. */
const loginRoutes =
  /^(?:\/[a-z]{2,3}(?:_[A-Za-z]+)?)?\/web\/(?:session\/(authenticate|destroy|logout)|login|signup|reset_password)\b/

/** How the session's id may change on a route. */
export function sessionPolicy(path: string): SessionPolicy {
  return loginRoutes.test(path) ? 'take' : 'keep'
}

/**
 * Thrown when the server put another session in the place of the session’s. The request ran in that one. Nobody's to
 * see but where a login has several requests, which another session came between.
 */
export class SessionReplaced extends SessionExpiredError {
  constructor(call: CallSite | undefined) {
    super({ exception: '', message: 'the server started another session' }, { call })
  }
}

/**
 * Thrown when the server could not open the session's database for a request, has run nothing, and can open it by now:
 * the session is there, and the same request may be sent at once.
 */
export class DatabaseWasAway extends DatabaseUnavailableError {}

/** Answered without any database: a session that begins on one of them has none. */
const BESIDE_DATABASES = /^\/(web\/(webclient|database|session|version|health)|json\/version|jsonrpc|xmlrpc)\b/

/** Sessions whose id was given where there is no database. */
const withoutDatabase = new WeakSet<WireSession>()

/** False for a session that a database has answered: it is there, whatever the server says while it cannot open it. */
export function hasNoDatabase(wireSession: WireSession): boolean {
  return wireSession.cookies.get(SESSION_COOKIE) === undefined || withoutDatabase.has(wireSession)
}

/**
 * Takes an answer's cookies for the session; `sent` is the session's id that the request went out with. False when the
 * answer had another session's id, which was left.
 */
export function takeCookies(
  wireSession: WireSession,
  lines: readonly string[],
  sent: string | undefined,
  policy: SessionPolicy,
  call: CallSite,
): boolean {
  if (lines.length === 0) return true
  const { cookies } = wireSession
  const next = lastSessionCookie(wireSession, lines)
  const current = cookies.get(SESSION_COOKIE)
  // The session moved on while this answer was under way: what it says of the id is old.
  const stale = current !== sent
  if (next !== undefined && !stale) {
    const isAnother = sent !== undefined && (next.cookie === undefined || !isSameSession(sent, next.cookie.value))
    if (isAnother && policy === 'keep') throw new SessionReplaced(call)
    if (isAnother && policy === 'rotate') {
      cookies.take(lines, SESSION_COOKIE)
      return false
    }
    const isBeside = policy === 'rotate' || BESIDE_DATABASES.test(call.path ?? '')
    if (sent === undefined && isBeside) withoutDatabase.add(wireSession)
    else if (!isBeside) withoutDatabase.delete(wireSession)
    // How long it lives is the server's to say: a cookie that we let expire would silently be another session.
    if (next.cookie === undefined) cookies.delete(SESSION_COOKIE)
    else cookies.set(SESSION_COOKIE, next.cookie.value)
  }
  cookies.take(lines, SESSION_COOKIE)
  return true
}

/** A cookie that no script of a page reads, so that it need not leave the session. */
export function isSessionsOwn(line: string): boolean {
  return /^\s*session_id\s*=|;\s*httponly/i.test(line)
}

function lastSessionCookie(
  wireSession: WireSession,
  lines: readonly string[],
): { cookie: Cookie | undefined } | undefined {
  let last: { cookie: Cookie | undefined } | undefined
  for (const line of lines) {
    const parsed = wireSession.cookies.parse(line)
    if (parsed?.name === SESSION_COOKIE) last = parsed
  }
  return last
}
