import type { CallSite, ServerError, ServerFault } from '../errors/index.ts'
import type { HttpResponse } from '../http/index.ts'
import { serverError } from './fault.ts'
import { oldFault } from './old-fault.ts'
import { textOf } from './text-of.ts'

let lastId = 0

/** The body of a JSON-RPC 2 request, Odoo's dialect: the route says what is called, `method` is ignored. */
export function encodeJsonRpc(params: unknown): string {
  lastId = (lastId % 0x7fffffff) + 1
  return `{"jsonrpc":"2.0","method":"call","params":${JSON.stringify(params)},"id":${lastId}}`
}

/** Reads a JSON-RPC 2 answer: its result, or throws what it is instead. An absent result is null. */
export async function readJsonRpc(url: string, response: HttpResponse, call: CallSite | undefined): Promise<unknown> {
  const text = await response.text()
  const answer = await parseJson(url, response, text, call)
  const refuse = async () => {
    const { notJsonRpc } = await import('./unexpected-answer.ts')
    throw notJsonRpc({ url, response, text, call })
  }
  if (
    typeof answer !== 'object' ||
    answer === null ||
    !('result' in answer || 'error' in answer || 'jsonrpc' in answer)
  ) {
    await refuse()
  }
  const { result, error } = answer as { result?: unknown; error?: unknown }
  // Proxies have errors of their own, which are mere words.
  if (typeof error === 'string' && response.status >= 400) await refuse()
  if (error !== undefined && error !== null) throw errorOfFault(error, call)
  // Until 19 a method that returns None leaves the member out.
  return result ?? null
}

/** The error for a JSON-RPC `error` member, wherever it stands. */
export function errorOfFault(error: unknown, call: CallSite | undefined): ServerError {
  return serverError(jsonRpcFault(error), call)
}

/** Parses a body that should be JSON; names what it is when it is not. */
export async function parseJson(
  url: string,
  response: HttpResponse,
  text: string,
  call: CallSite | undefined,
): Promise<unknown> {
  try {
    return JSON.parse(text)
  } catch {
    const answer = parsePythonJson(text)
    if (answer !== undefined) return answer
    // Loaded by whom it concerns. The parser's own error shows a piece of the text, whatever is in it.
    const { notJson } = await import('./unexpected-answer.ts')
    throw notJson({ url, response, text, call })
  }
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

function jsonRpcFault(error: unknown): ServerFault {
  const { code, message, data } = error as { code?: unknown; message?: unknown; data?: unknown }
  const details = (typeof data === 'object' && data !== null ? data : {}) as {
    type?: unknown
    fault_code?: unknown
    name?: unknown
    message?: unknown
    arguments?: unknown
    debug?: unknown
    context?: unknown
  }
  const traceback = textOf(details.debug)
  const told = typeof code === 'number' || typeof code === 'string' ? code : undefined
  // 6.1 and 7.0 name no exceptions; only 100 and the traceback tell of an unknown session (wire/7.0/session-*).
  if (details.type === 'session_invalid' || (code === 300 && traceback.includes('SessionExpiredException'))) {
    return { exception: 'SessionExpiredException', message: textOf(message), code: told ?? 100 }
  }
  if (typeof details.fault_code === 'string') return oldFault(details.fault_code, traceback)
  return {
    exception: textOf(details.name),
    message: textOf(details.message) || textOf(message),
    ...(told !== undefined && { code: told }),
    ...(Array.isArray(details.arguments) && { arguments: details.arguments }),
    ...(traceback !== '' && { traceback }),
    ...(isObject(details.context) && { context: details.context }),
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
