import { type CallSite, MalformedResponseError, type ServerError, type ServerFault } from '../errors/index.ts'
import { masked } from '../errors/mask.ts'
import type { HttpResponse } from '../http/index.ts'
import { serverError } from './fault.ts'
import { oldFault } from './old-fault.ts'
import { textOf } from './text-of.ts'
import { unexpectedAnswer } from './unexpected-answer.ts'

let lastId = 0

/** The body of a JSON-RPC 2 request, Odoo's dialect: the route says what is called, `method` is ignored. */
export function encodeJsonRpc(params: unknown): string {
  lastId = (lastId % 0x7fffffff) + 1
  return `{"jsonrpc":"2.0","method":"call","params":${JSON.stringify(params)},"id":${lastId}}`
}

/** Reads a JSON-RPC 2 answer: its result, or throws what it is instead. An absent result is null. */
export async function readJsonRpc(url: string, response: HttpResponse, call: CallSite | undefined): Promise<unknown> {
  const text = await response.text()
  const answer = parseJson(url, response, text, call)
  if (
    typeof answer !== 'object' ||
    answer === null ||
    !('result' in answer || 'error' in answer || 'jsonrpc' in answer)
  ) {
    const message = `${masked(url)} answered JSON that is not JSON-RPC: ${excerpt(text)}. Check the URL: it should be Odoo's`
    throw new MalformedResponseError(message, { status: response.status, call })
  }
  const { result, error } = answer as { result?: unknown; error?: unknown }
  if (error !== undefined && error !== null) throw errorOfFault(error, call)
  // Until 19 a method that returns None leaves the member out.
  return result ?? null
}

/** The error for a JSON-RPC `error` member, wherever it stands. */
export function errorOfFault(error: unknown, call: CallSite | undefined): ServerError {
  return serverError(jsonRpcFault(error), call)
}

/** Parses a body that should be JSON; names what it is when it is not. */
export function parseJson(url: string, response: HttpResponse, text: string, call: CallSite | undefined): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const answer = parsePythonJson(text)
    if (answer !== undefined) return answer
    const { status } = response
    const unexpected = unexpectedAnswer(url, response, text, call)
    if (unexpected !== undefined) throw unexpected
    const what = text === '' ? 'an empty body' : `${text.length} characters that are not whole JSON: ${excerpt(text)}`
    throw new MalformedResponseError(`${masked(url)} answered ${status} with ${what}`, { status, call, cause })
  }
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

function excerpt(text: string): string {
  const line = text.slice(0, 1000).replace(/\s+/g, ' ').trim()
  return line.length > 80 ? `'${line.slice(0, 80)}…'` : `'${line}'`
}
