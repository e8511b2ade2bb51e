import { type CallSite, MalformedResponseError } from '../errors/index.ts'
import { masked } from '../errors/mask.ts'
import type { HttpResponse } from '../http/index.ts'
import { unexpectedAnswer } from './unexpected-answer.ts'

/** Reads a body that is not JSON as Python writes it, or throws what it is instead. */
export function readUnparsed(
  url: string,
  response: HttpResponse,
  text: string,
  call: CallSite | undefined,
  cause: unknown,
): unknown {
  const answer = parsePythonJson(text)
  if (answer !== undefined) return answer
  const { status } = response
  const unexpected = unexpectedAnswer(url, response, text, call)
  if (unexpected !== undefined) throw unexpected
  const what = text === '' ? 'an empty body' : `${text.length} characters that are not whole JSON: ${excerpt(text)}`
  throw new MalformedResponseError(`${masked(url)} answered ${status} with ${what}`, { status, call, cause })
}

/** The error for JSON that is no JSON-RPC answer. */
export function notJsonRpc(
  url: string,
  { status }: HttpResponse,
  text: string,
  call: CallSite | undefined,
): MalformedResponseError {
  const message = `${masked(url)} answered JSON that is not JSON-RPC: ${excerpt(text)}. Check the URL: it should be Odoo's`
  return new MalformedResponseError(message, { status, call })
}

/** Text is left alone; of the rest only the words that Python writes and JSON has not. */
const TEXT_OR_WORD = /"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g
const NAN = '\u0000NaN'

/** Python writes NaN and infinite numbers into JSON: they must not cost the rest. Undefined where it is none either. */
function parsePythonJson(text: string): unknown {
  if (!/NaN|Infinity/.test(text)) return undefined
  const json = text.replace(TEXT_OR_WORD, (part) => {
    if (part === 'NaN') return JSON.stringify(NAN)
    // Beyond what a double holds.
    return part.endsWith('Infinity') ? part.replace('Infinity', '1e999') : part
  })
  try {
    return JSON.parse(json, (_, value: unknown) => (value === NAN ? Number.NaN : value))
  } catch {
    return undefined
  }
}

function excerpt(text: string): string {
  const line = text.slice(0, 1000).replace(/\s+/g, ' ').trim()
  return line.length > 80 ? `'${line.slice(0, 80)}…'` : `'${line}'`
}
