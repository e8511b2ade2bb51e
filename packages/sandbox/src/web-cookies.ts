import type { SessionRules } from './dialect/session-rules.ts'
import type { WebAnswer } from './dispatch/web.ts'
import type { Visit } from './routes/route.ts'
import type { WebSession } from './web-session.ts'

/** The cookies that an answer sets besides the session's. */
export function cookiesBeside(
  { isWebsite = false }: WebAnswer,
  { session, cookies, installation }: Visit,
  before: WebSession,
): readonly string[] {
  const { major } = installation.dialect.series
  // wire/8.0/old-login-page, wire/14.0/shop-cart-add-alice, wire/16.0/web-database-get_list
  const language = major < 9 ? 'website_lang' : 'frontend_lang'
  const tellsLanguage = isWebsite && cookies[language] === undefined
  // wire/17.0/web-destroy, session-logout-get: the companies that the web client had chosen.
  const hasLoggedOut = before.uid !== null && session.uid === null
  return [
    ...(tellsLanguage ? [`${language}=en_US; Max-Age=31536000; Path=/`] : []),
    ...(hasLoggedOut && major >= 17 ? ['cids=; Max-Age=0; Path=/'] : []),
  ]
}

/** Notes in a user's session what device it is used from (wire/18.0/shop-cart-quantity-after-login-alice). */
export function noteDevice(rules: SessionRules, session: WebSession, before: WebSession): void {
  if (!rules.tracesDevices || session.isTraced || session.uid === null || before.uid === null) return
  session.isTraced = true
  session.isDirty = true
}
