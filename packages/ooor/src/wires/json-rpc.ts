import type { CallSite } from '../errors/index.ts'
import { type HttpResponse, quickly, textAtHand } from '../http/index.ts'
import { failures } from './load-failures-chunk.ts'

let lastId = 0

/** The body of a JSON-RPC 2 request, Odoo's dialect: the route says what is called, `method` is ignored. */
export function encodeJsonRpc(params: unknown, text = JSON.stringify(params)): string {
  lastId = (lastId % 0x7fffffff) + 1
  return `{"jsonrpc":"2.0","method":"call","params":${text},"id":${lastId}}`
}

/** Reads a JSON-RPC 2 answer: its result, or throws what it is instead. An absent result is null. */
export async function readJsonRpc(url: string, response: HttpResponse, call: CallSite | undefined): Promise<unknown> {
  const reading = quickly(response)
  const quick = reading && (await reading)
  const text = quick === undefined ? (textAtHand(response) ?? (await response.text())) : ''
  let answer = quick ?? parsed(text)
  if (answer === undefined) answer = await unparsed(url, response, text, call)
  if (
    typeof answer !== 'object' ||
    answer === null ||
    !('result' in answer || 'error' in answer || 'jsonrpc' in answer) ||
    // Proxies have errors of their own, which are mere words.
    ('error' in answer && typeof answer.error === 'string' && response.status >= 400)
  ) {
    const { notJsonRpc } = await failures()
    throw notJsonRpc(url, response, text || (await response.text()), call)
  }
  const { result, error } = answer as { result?: unknown; error?: unknown }
  if (error !== undefined && error !== null) {
    const { errorOfFault } = await failures()
    throw errorOfFault(error, call)
  }
  // Until 19 a method that returns None leaves the member out.
  return result ?? null
}

/** Parses a body that should be JSON; names what it is when it is not. */
export async function parseJson(
  url: string,
  response: HttpResponse,
  text: string,
  call: CallSite | undefined,
): Promise<unknown> {
  const read = parsed(text)
  return read === undefined ? unparsed(url, response, text, call) : read
}

async function unparsed(...what: Parameters<typeof parseJson>): Promise<unknown> {
  const { readUnparsed } = await failures()
  return readUnparsed(...what)
}

/** What JSON holds; undefined for what is none: the parser's own error shows a piece of the text, whatever is in it. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
