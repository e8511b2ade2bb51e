import {
  type CallSite,
  MalformedResponseError,
  type OoorError,
  RedirectError,
  ResponseError,
  RouteNotFoundError,
} from '../errors/index.ts'
import { masked, maskedText } from '../errors/mask.ts'
import type { HttpResponse } from '../http/index.ts'
import { htmlResponse, looksLikeHtml, REMEDY_OF_STATUS } from './html-answer.ts'
import { isOdooNotFound } from './html-page.ts'

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
    const message = `the server has no such route${hint}`
    return new RouteNotFoundError({ exception: '', message, code: status }, { call })
  }
  if (looksLikeHtml(text)) return htmlResponse(url, status, text, call)
  if (status !== 429 && status !== 503) return undefined
  return new ResponseError(`${masked(url)} answered ${status}. ${REMEDY_OF_STATUS[status]}`, { status, call })
}

/** What can be told of an answer that was read. */
export interface Told {
  readonly url: string
  readonly response: HttpResponse
  readonly text: string
  readonly call: CallSite | undefined
}

/** The error for a body that should be JSON and is not. */
export function notJson({ url, response, text, call }: Told): OoorError {
  const unexpected = unexpectedAnswer(url, response, text, call)
  if (unexpected !== undefined) return unexpected
  const { status } = response
  const what = text === '' ? 'an empty body' : `${text.length} characters that are not whole JSON: ${excerpt(text)}`
  return new MalformedResponseError(`${masked(url)} answered ${status} with ${what}`, { status, call })
}

/** The error for JSON that is something else than an answer. */
export function notJsonRpc({ url, response, text, call }: Told): OoorError {
  const unexpected = unexpectedAnswer(url, response, text, call)
  if (unexpected !== undefined) return unexpected
  const { status } = response
  const message = `${masked(url)} answered JSON that is not JSON-RPC: ${excerpt(text)}. Check the URL: it should be Odoo's`
  return new MalformedResponseError(message, { status, call })
}

function excerpt(text: string): string {
  const line = maskedText(text.slice(0, 1000)).replace(/\s+/g, ' ').trim()
  return line.length > 80 ? `'${line.slice(0, 80)}…'` : `'${line}'`
}
