import { type CallSite, type OoorError, RedirectError, ResponseError, RouteNotFoundError } from '../errors/index.ts'
import { masked } from '../errors/mask.ts'
import type { HttpResponse } from '../http/index.ts'
import { htmlResponse, looksLikeHtml, REMEDY_OF_STATUS } from './html-page.ts'
import { isNoDatabasePage, isOdooNotFound, NO_ROUTE_WITHOUT_DATABASE } from './odoo-not-found.ts'

/**
 * The error for an answer that is not in the protocol but can be named: a redirect, Odoo's own 404, a web page.
 * Undefined for what is none of these.
 */
export function unexpectedAnswer(
  url: string,
  response: HttpResponse,
  text: string,
  call: CallSite | undefined,
): OoorError | undefined {
  const { status } = response
  const location = response.headers.get('location')
  if (status >= 300 && status < 400 && location !== null) {
    const target = URL.canParse(location, url) ? new URL(location, url) : undefined
    const where = target === undefined ? 'what is no address' : masked(`${target.origin}${target.pathname}`)
    const message = `${masked(url)} redirects to ${where}: use the address that answers itself`
    return new RedirectError(message, { status, location, call })
  }
  if (isOdooNotFound(status, text)) {
    // Also what a server says of all models while it cannot open their database (seen with a full disk).
    const hint = call?.model === undefined ? '' : ': is it unable to open its database? Its log says why'
    const message = isNoDatabasePage(text) ? NO_ROUTE_WITHOUT_DATABASE : `the server has no such route${hint}`
    return new RouteNotFoundError({ exception: '', message, code: status }, { call })
  }
  if (looksLikeHtml(text)) return htmlResponse(url, status, text, call)
  if (status !== 429 && status !== 503) return undefined
  return new ResponseError(`${masked(url)} answered ${status}. ${REMEDY_OF_STATUS[status]}`, { status, call })
}
