import { RouteNotFoundError } from '../../errors/index.ts'
import { databaseUnavailable } from '../database-unavailable.ts'
import type { EncodedForm } from '../encode-form.ts'
import { isOdooNotFound, isWebsitePage } from '../odoo-not-found.ts'
import type { CallOptions, Page, WireSession } from '../wire.ts'
import { LOGIN_PAGE, MAX_REDIRECTS } from './login-page.ts'
import { leadsToSelector } from './no-database.ts'
import { type SessionPolicy, sessionPolicy, takeCookies } from './session-cookie.ts'
import type { WebSender } from './web-sender.ts'

/** Whether the session is a visitor's whom no database has answered yet. */
type NeedsDatabase = (wireSession: WireSession) => boolean

/** Sends a form and follows where it leads. */
export async function submitForm(
  sender: WebSender,
  needsDatabase: NeedsDatabase,
  wireSession: WireSession,
  path: string,
  form: EncodedForm,
  options: CallOptions,
): Promise<Page> {
  const { location, ...answer } = await postForm(sender, wireSession, path, form, sessionPolicy(path), options)
  if (location !== undefined) return followPage(sender, wireSession, location, options)
  await checkDatabase(sender, needsDatabase, wireSession, { ...answer, path }, options)
  return { ...answer, path }
}

/** Fetches a page, through redirects within the server. */
export async function fetchPage(
  sender: WebSender,
  needsDatabase: NeedsDatabase,
  wireSession: WireSession,
  path: string,
  options: CallOptions,
): Promise<Page> {
  const answer = await followPage(sender, wireSession, path, options)
  await checkDatabase(sender, needsDatabase, wireSession, answer, options)
  return answer
}

/** Gives the session its database. */
export async function bindDatabase(sender: WebSender, wireSession: WireSession, options: CallOptions): Promise<void> {
  const path = `${LOGIN_PAGE}?db=${encodeURIComponent(await wireSession.database())}`
  const { path: end, status } = await followPage(sender, wireSession, path, options)
  if (leadsToSelector(end) || (status >= 300 && status < 400)) throw databaseUnavailable({ path })
}

/** Sends a form; `location` is the path that the server leads to, if it does. */
export async function postForm(
  sender: WebSender,
  wireSession: WireSession,
  path: string,
  { contentType, payload }: EncodedForm,
  policy: SessionPolicy,
  options: CallOptions,
): Promise<{ readonly status: number; readonly text: string; readonly location: string | undefined }> {
  const call = { path }
  const init = { headers: { 'content-type': contentType }, payload, call, ...options }
  const { response, sent } = await sender.send(wireSession, path, init)
  const text = await response.text()
  const { status } = response
  takeCookies(
    wireSession,
    response.headers.getSetCookie(),
    sent,
    isOdooNotFound(status, text) ? 'rotate' : policy,
    call,
  )
  const location = status >= 300 && status < 400 ? response.headers.get('location') : null
  const { base } = sender.server
  return {
    status,
    text,
    location: location === null ? undefined : base.locate(location, path, call),
  }
}

/** Fetches a page as it is, through redirects within the server. */
export async function followPage(
  sender: WebSender,
  wireSession: WireSession,
  path: string,
  options: CallOptions,
): Promise<Page> {
  let at = path
  for (let hop = 0; ; hop++) {
    const call = { path: at }
    const { response, sent } = await sender.send(wireSession, at, {
      method: 'GET',
      call,
      isReadOnly: true,
      ...options,
    })
    const text = await response.text()
    const location = response.headers.get('location')
    const isOutside =
      isOdooNotFound(response.status, text) ||
      (location !== null && leadsToSelector(sender.server.base.locate(location, at, call)))
    takeCookies(wireSession, response.headers.getSetCookie(), sent, isOutside ? 'rotate' : sessionPolicy(at), call)
    if (response.status < 300 || response.status >= 400 || location === null || hop === MAX_REDIRECTS) {
      return { status: response.status, text, path: at }
    }
    at = sender.server.base.locate(location, at, call)
  }
}

/** Odoo's own 404, and not the website's, is also what it answers without a database; 8.0 answers 403 too. */
async function checkDatabase(
  sender: WebSender,
  needsDatabase: NeedsDatabase,
  wireSession: WireSession,
  page: Page,
  options: CallOptions,
): Promise<void> {
  if ((page.status !== 404 && page.status !== 403) || isWebsitePage(page.text)) return
  const { whyNoPage } = await import('./why-without-database.ts')
  const reason = await whyNoPage(sender, wireSession, page, options)
  if (reason !== undefined && (!RouteNotFoundError.is(reason) || needsDatabase(wireSession))) throw reason
}
