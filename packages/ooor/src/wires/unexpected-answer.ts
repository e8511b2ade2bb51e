import {
  type CallSite,
  MalformedResponseError,
  type OoorError,
  RedirectError,
  RouteNotFoundError,
} from '../errors/index.ts'
import { masked, maskedText } from '../errors/mask.ts'
import type { HttpResponse } from '../http/index.ts'
import { htmlResponse, looksLikeHtml } from './html-answer.ts'
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
    return new RouteNotFoundError({ exception: '', message: 'the server has no such route', code: status }, { call })
  }
  return looksLikeHtml(text) ? htmlResponse(url, status, text, call) : undefined
}

/** What can be told of an answer that was read. */
export interface Told {
  readonly url: string
  readonly response: HttpResponse
  readonly text: string
  readonly call: CallSite | undefined
}

/** The error for a body that should be JSON and is not. */
export function notJson({ url, response, text, call }: Told, cause: unknown): OoorError {
  const unexpected = unexpectedAnswer(url, response, text, call)
  if (unexpected !== undefined) return unexpected
  const { status } = response
  const what = text === '' ? 'an empty body' : `${text.length} characters that are not whole JSON: ${excerpt(text)}`
  return new MalformedResponseError(`${masked(url)} answered ${status} with ${what}`, { status, call, cause })
}

/** The error for JSON that is something else than an answer. */
export function notJsonRpc({ url, response: { status }, text, call }: Told): OoorError {
  const message = `${masked(url)} answered JSON that is not JSON-RPC: ${excerpt(text)}. Check the URL: it should be Odoo's`
  return new MalformedResponseError(message, { status, call })
}

function excerpt(text: string): string {
  const line = maskedText(text.slice(0, 1000)).replace(/\s+/g, ' ').trim()
  return line.length > 80 ? `'${line.slice(0, 80)}…'` : `'${line}'`
}
