import { type CallSite, MalformedResponseError, type OoorError } from '../errors/index.ts'
import { masked, maskedText } from '../errors/mask.ts'
import type { HttpResponse } from '../http/index.ts'
import { unexpectedAnswer } from './unexpected-answer.ts'

/** Reads a body that is not JSON as Python writes it, or throws what it is instead. */
export function readUnparsed(url: string, response: HttpResponse, text: string, call: CallSite | undefined): unknown {
  const answer = parsePythonJson(text)
  if (answer !== undefined) return answer
  const { status } = response
  const unexpected = unexpectedAnswer(url, response, text, call)
  if (unexpected !== undefined) throw unexpected
  const what = text === '' ? 'an empty body' : `${text.length} characters that are not whole JSON: ${excerpt(text)}`
  throw new MalformedResponseError(`${masked(url)} answered ${status} with ${what}`, { status, call })
}

/** The error for JSON that is no JSON-RPC answer. */
export function notJsonRpc(url: string, response: HttpResponse, text: string, call: CallSite | undefined): OoorError {
  const unexpected = unexpectedAnswer(url, response, text, call)
  if (unexpected !== undefined) return unexpected
  const { status } = response
  const message = `${masked(url)} answered JSON that is not JSON-RPC: ${excerpt(text)}. Check the URL: it should be Odoo's`
  return new MalformedResponseError(message, { status, call })
}

const WORD = /-?\bInfinity\b|\bNaN\b/g
const NAN = '\u0000NaN'

/** Python writes NaN and infinite numbers into JSON: they must not cost the rest. Undefined where it is none either. */
function parsePythonJson(text: string): unknown {
  if (!/NaN|Infinity/.test(text)) return undefined
  try {
    return JSON.parse(withoutWords(text), (_, value: unknown) => (value === NAN ? Number.NaN : value))
  } catch {
    return undefined
  }
}

/** The words that Python writes and JSON has not, as JSON. Text is left alone; it may be longer than patterns go. */
function withoutWords(text: string): string {
  let json = ''
  for (let at = 0; at < text.length; ) {
    const quote = text.indexOf('"', at)
    const between = text.slice(at, quote < 0 ? text.length : quote)
    // Beyond what a double holds.
    json += between.replace(WORD, (word) => (word === 'NaN' ? JSON.stringify(NAN) : word.replace('Infinity', '1e999')))
    if (quote < 0) break
    at = endOfText(text, quote)
    json += text.slice(quote, at)
  }
  return json
}

function endOfText(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0
    while (text[quote - 1 - slashes] === '\\') slashes++
    if (slashes % 2 === 0) return quote + 1
  }
  return text.length
}

function excerpt(text: string): string {
  const line = maskedText(text.slice(0, 1000)).replace(/\s+/g, ' ').trim()
  return line.length > 80 ? `'${line.slice(0, 80)}…'` : `'${line}'`
}
