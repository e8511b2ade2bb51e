import { decodeMethodCall, encodeMethodResponse } from 'ooor/protocol'
import { namedCall } from '../laboratory/asked-call.ts'
import { withoutSecrets } from '../laboratory/without-secrets.ts'
import type { Exchange, Question } from './exchange.ts'
import type { PersonalMask } from './personal-mask.ts'
import { type Hide, withoutUnnamedSecrets } from './unnamed-secrets.ts'

/** The text of an answer with made-up values in the place of personal ones, as the wire writes it. */
export function toldAnswer(
  { url, body: asked }: Question,
  { status, body: text }: Pick<Exchange, 'status' | 'body'>,
  mask: PersonalMask,
  hide: Hide,
): string {
  const { pathname, search } = new URL(url)
  const named = namedCall({ path: pathname + search, body: asked ?? '' })
  const call = named && withoutSecrets(named)
  const told = (result: unknown) => {
    // What went wrong has words of its own: it is no record.
    if (status >= 400) return mask.everywhere(result)
    return mask.answer(call, pathname, withoutUnnamedSecrets(named, result, hide))
  }
  if (/^\s*[[{"]/.test(text)) {
    const value = parsed(text)
    if (value !== undefined) return JSON.stringify(toldJson(value, told, mask))
  }
  if (text.includes('<methodResponse>')) {
    const value = valueOfXml(text)
    if (value !== undefined) return encodeMethodResponse(told(value))
  }
  return mask.page(text, pathname)
}

/** An answer of JSON-RPC has its result; what goes wrong has words of its own. */
function toldJson(value: unknown, told: (result: unknown) => unknown, mask: PersonalMask): unknown {
  if (typeof value !== 'object' || value === null || !('jsonrpc' in value)) return told(value)
  const { result, ...rest } = value as Readonly<Record<string, unknown>>
  return 'result' in value ? { ...(mask.everywhere(rest) as object), result: told(result) } : mask.everywhere(rest)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The value of an answer of XML-RPC: it is written as an argument is. A fault has none. */
function valueOfXml(text: string): unknown {
  if (/<methodResponse>\s*<fault>/.test(text)) return undefined
  const call = text
    .replace('<methodResponse>', '<methodCall><methodName>answer</methodName>')
    .replace('</methodResponse>', '</methodCall>')
  try {
    return decodeMethodCall(call).params[0]
  } catch {
    return undefined
  }
}
