import { AccessDeniedError, ConfigError, MalformedResponseError, MfaRequiredError } from '../../errors/index.ts'
import type { PasswordCredential } from '../credential.ts'
import { csrfTokenOf } from '../csrf.ts'
import { databaseUnavailable } from '../database-unavailable.ts'
import { encodeForm } from '../encode-form.ts'
import { accessDenied, explainRefusal } from '../explain-refused-login.ts'
import type { CallOptions, SessionInfo, WireSession } from '../wire.ts'
import { LOGIN_PAGE } from './login-page.ts'
import { leadsToSelector } from './no-database.ts'
import { followPage, postForm } from './page-requests.ts'
import type { WebSender } from './web-sender.ts'

const TOTP_PAGE = '/web/login/totp'

/** The whole of the page that 8.0 answers a right login with (wire/8.0/old-login-form). */
const LEADS_ON = /^\s*<html><head><script>\s*window\.location\s*=\s*'(?![^']*\/web\/login)/

/**
 * Logs a session in by the login page, as a browser does.
 *
 * Sends `GET /web/login`, `POST /web/login`, for a second factor `GET` and `POST /web/login/totp`, and `POST
 * /web/session/get_session_info`.
 */
export async function authenticateByForm(
  login: { sessionInfo(wireSession: WireSession, options: CallOptions): Promise<SessionInfo | null> },
  sender: WebSender,
  wireSession: WireSession,
  options: CallOptions,
): Promise<SessionInfo> {
  const { credential } = wireSession
  if (credential?.kind !== 'password') {
    throw new ConfigError('an API key opens no web session: carts and pages need a password')
  }
  const call = { path: LOGIN_PAGE }
  const query = wireSession.namesDatabase ? `?db=${encodeURIComponent(await wireSession.database())}` : ''
  const page = await followPage(sender, wireSession, LOGIN_PAGE + query, options)
  if (leadsToSelector(page.path)) throw databaseUnavailable(call)
  const token = csrfTokenOf(page.text)
  const form = await encodeForm(
    { login: credential.login, password: credential.password },
    token === undefined ? {} : { csrf_token: token },
  )
  const to = await postForm(sender, wireSession, LOGIN_PAGE, form, 'take', options)
  // The page again means that it was refused. 8.0 leads on by a script, where it takes nobody for a browser.
  if (to.location === undefined && !LEADS_ON.test(to.text))
    return explainRefusal(wireSession, () => Promise.reject(accessDenied(LOGIN_PAGE)))
  if (to.location?.startsWith(TOTP_PAGE) && !(await answerSecondFactor(sender, wireSession, credential, options))) {
    throw noSecondFactor()
  }
  const info = await login.sessionInfo(wireSession, options)
  if (info === null) throw accessDenied(LOGIN_PAGE)
  wireSession.uid = info.uid
  wireSession.userContext = info.userContext
  return info
}

/** Answers Odoo's page for the code of an authenticator app; false when the page is not there. */
export async function answerSecondFactor(
  sender: WebSender,
  wireSession: WireSession,
  credential: PasswordCredential,
  options: CallOptions,
): Promise<boolean> {
  const path = TOTP_PAGE
  const call = { path }
  if (credential.totp === undefined) {
    throw new MfaRequiredError(
      `${credential.login} has two-factor authentication: pass totp, which brings the code, or use an API key`,
      { call },
    )
  }
  const page = await followPage(sender, wireSession, path, options)
  const token = csrfTokenOf(page.text)
  if (page.status !== 200 || token === undefined) return false
  const form = await encodeForm({ csrf_token: token, totp_token: await credential.totp() })
  const { location } = await postForm(sender, wireSession, path, form, 'take', options)
  // The page again means that the code was wrong.
  if (location === undefined) {
    throw new AccessDeniedError({ exception: '', message: "the second factor's code was refused" }, { call })
  }
  return true
}

/** The page for the code is there, and has no form for it. */
export function noSecondFactor(): MalformedResponseError {
  return new MalformedResponseError(`${TOTP_PAGE} answered without a form for the code`, { call: { path: TOTP_PAGE } })
}
