import type { Cookie } from '../http/index.ts'
import type { CartLine } from '../shop/index.ts'
import { type Context, SESSION_COOKIE } from '../wires/index.ts'

/** What a session is made of, as plain data. Never a password. */
export interface SessionState {
  /** Odoo's, the web session's id among them. */
  readonly cookies: Readonly<Record<string, Cookie>>
  /** The web session's id before this one, which browsers may still carry. */
  readonly previousId: string | null
  /** False when the id came from Odoo's own pages, and nobody has asked yet whose it is. */
  readonly isIdentified: boolean
  readonly uid: number | null
  /** The user's login name; null for a visitor and for who came by an id. */
  readonly login: string | null
  /** True for employees, false for portal users; null until somebody has asked. */
  readonly isInternal: boolean | null
  /** True when the site's own user stands behind the login, and its end ends it. */
  readonly isMapped: boolean
  readonly userContext: Context
  /** 6.1 and 7.0 want it with each call. */
  readonly innerSessionId: string | null
  readonly cartQuantity: number | null
  /** The cart's lines, of servers that may draw its page in the browser; left out where they are not known. */
  readonly cartLines?: readonly CartLine[]
  /** Counts logins, logouts and renewals. */
  readonly identity: number
  /** Counts the ids that the server has given. */
  readonly rotation: number
}

/** The language cookie of Odoo's website: a wish, not worth keeping a session for. */
export const LANGUAGE_COOKIE = 'frontend_lang'

/** True for a session that holds nothing: it need not be stored. */
export function isEmptyState({ cookies, uid, innerSessionId }: SessionState): boolean {
  return uid === null && innerSessionId === null && Object.keys(cookies).every((name) => name === LANGUAGE_COOKIE)
}

/**
 * One state of two that grew out of one, on two workers.
 *
 * Who logged in or out more often is the session: what the other did, it did as somebody who is not there any more.
 * Between equals the one with more rotations has the newer id. In a tie the stored one stays, because others may have
 * read it already; both ids are good then: the server gives all who come with one old id the same new one
 * (odoo/http.py of 19, `rotate`, `next_sid`). The rest goes by who changed it; mine, which has just come from the
 * server, when both did.
 */
export function mergeStates(base: SessionState, mine: SessionState, theirs: SessionState): SessionState {
  if (mine.identity !== theirs.identity) return mine.identity > theirs.identity ? mine : theirs
  const newer = mine.rotation > theirs.rotation ? mine : theirs
  const cookies = { ...theirs.cookies }
  for (const name of new Set([...Object.keys(base.cookies), ...Object.keys(mine.cookies)])) {
    const cookie = mine.cookies[name]
    if (cookie?.value === base.cookies[name]?.value) continue
    if (cookie === undefined) delete cookies[name]
    else cookies[name] = cookie
  }
  const id = newer.cookies[SESSION_COOKIE]
  if (id === undefined) delete cookies[SESSION_COOKIE]
  else cookies[SESSION_COOKIE] = id
  const { cartLines: _, ...rest } = newer
  const changer = mine.cartQuantity === base.cartQuantity ? theirs : mine
  return {
    ...rest,
    ...(changer.cartLines !== undefined && { cartLines: changer.cartLines }),
    cookies,
    isInternal: mine.isInternal ?? theirs.isInternal,
    cartQuantity: changer.cartQuantity,
  }
}
