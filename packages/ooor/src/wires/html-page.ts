import { type CallSite, type HtmlPageKind, HtmlResponseError } from '../errors/index.ts'
import { masked } from '../errors/mask.ts'
import { isDatabaseList } from './database-list.ts'
import { tagsOf } from './html-tags.ts'

const GATEWAY_STATUS = new Set([502, 503, 504])

/** True when a body is a web page, whatever its content type claims. */
export function looksLikeHtml(text: string): boolean {
  return /^\s*(<!doctype html|<html|<head|<title|<body|<h1)/i.test(text.slice(0, 500))
}

/** The error for a web page that stands where data should be: says what page it is and where. */
export function htmlResponse(url: string, status: number, text: string, call: CallSite | undefined): HtmlResponseError {
  const title = titleOf(text)
  const page = kindOf(status, text)
  const where = new URL(url)
  const message = `${masked(where.origin + where.pathname)} answered with a web page instead of data: ${status} '${title}'. ${remedyOf(status, page)}`
  return new HtmlResponseError(message, { status, page, title, call })
}

const REMEDY: Record<HtmlPageKind, string> = {
  gateway: 'The proxy in front of Odoo has no answer from it: Odoo is down, starting or overloaded.',
  'login page': 'This is a login page: the URL or a proxy in front of Odoo asks for a login of its own.',
  'database selector': "This is Odoo's database selector: name the database.",
  page: 'Check the URL: it should be the address of Odoo, with its base path if it has one.',
}

/** What to do about a status. */
export const REMEDY_OF_STATUS: Readonly<Record<number, string | undefined>> = {
  400: 'The request was refused as it came: look at its headers, and at the proxy in front of Odoo.',
  403: "It was refused before Odoo's own rights were asked: look at the proxy or firewall in front of it, and at its rules for addresses and programs.",
  405: 'This address takes no such requests: it may be another program, or a proxy that lets only some through.',
  413: 'The request is larger than the proxy in front of Odoo allows: send less at a time, or raise its limit.',
  429: 'Too many requests: send fewer at a time, as with the option `limit`.',
  503: 'The server, or a proxy in front of it, takes no requests for now: try again later.',
}

function remedyOf(status: number, page: HtmlPageKind): string {
  if (page !== 'page') return REMEDY[page]
  if (status >= 500) return 'The server failed, perhaps only for now: its log says why.'
  return REMEDY_OF_STATUS[status] ?? REMEDY.page
}

function kindOf(status: number, text: string): HtmlPageKind {
  if (GATEWAY_STATUS.has(status)) return 'gateway'
  if (isDatabaseList(text)) return 'database selector'
  for (const tag of tagsOf(text, 'input')) if (/\stype=["']?password/i.test(tag)) return 'login page'
  return 'page'
}

function titleOf(text: string): string {
  const [tag] = tagsOf(text, 'title')
  const title = tag === undefined ? wordsOf(text) : betweenTags(text, text.indexOf(tag) + tag.length)
  return title.slice(0, 1000).replace(/\s+/g, ' ').trim().slice(0, 120)
}

function betweenTags(text: string, start: number): string {
  const end = text.indexOf('<', start)
  return text.slice(start, end < 0 ? text.length : end)
}

/** What of a page is neither a tag nor a script; as much as a title wants. */
function wordsOf(text: string): string {
  let words = ''
  for (let at = 0; at < text.length && words.length < 500; ) {
    const start = text.indexOf('<', at)
    words += ` ${text.slice(at, start < 0 ? text.length : start)}`
    if (start < 0) break
    const hidden = /^<(script|style)\b/i.exec(text.slice(start, start + 8))?.[1]
    const end = hidden === undefined ? text.indexOf('>', start) : closingOf(text, hidden, start)
    if (end < 0) break
    at = end + 1
    words = words.trim() === '' ? '' : words
  }
  return words
}

function closingOf(text: string, name: string, start: number): number {
  const closing = new RegExp(`</${name}\\s*>`, 'gi')
  closing.lastIndex = start
  return closing.exec(text) === null ? -1 : closing.lastIndex - 1
}
