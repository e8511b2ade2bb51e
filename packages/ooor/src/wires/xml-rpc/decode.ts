import { type ScalarReaders, ValueReader } from './value-reader.ts'

/** What a method answered: its value, or the fault it ended with. */
export type DecodedResponse =
  | { readonly value: unknown }
  | { readonly fault: { readonly code: number | string; readonly message: string } }

/** A method's name and its arguments. */
export interface DecodedCall {
  readonly method: string
  readonly params: unknown[]
}

/**
 * Reads a `<methodResponse>`.
 *
 * Values come as they would from Odoo's JSON wires: binary fields as base64 text, dates and times as Odoo's own text,
 * nil as null. Throws {@link XmlRpcSyntaxError} for anything that is not a whole answer, and nothing else.
 */
export function decodeMethodResponse(xml: string): DecodedResponse {
  const reader = new ValueReader(xml)
  openRoot(reader, 'methodResponse')
  let response: DecodedResponse
  if (reader.isStartTagOf('fault')) {
    response = { fault: faultOf(reader) }
  } else {
    if (!reader.startTag('params')) reader.fail('expected an answer with a value')
    reader.skip()
    response = { value: paramOf(reader) }
    reader.skip()
    reader.endTag('params')
  }
  closeRoot(reader, 'methodResponse')
  return response
}

/**
 * Reads a `<methodCall>`, with the same values and errors as {@link decodeMethodResponse}. The name of the method is what
 * stands there: whose it is, the server sees. What else than the text of JSON wires is to come of an element, `readers`
 * makes of it.
 *
 * ```ts
 * decodeMethodCall(body, { base64: (text) => Buffer.from(text, 'base64') })
 * ```
 */
export function decodeMethodCall(xml: string, readers?: ScalarReaders): DecodedCall {
  const reader = new ValueReader(xml, readers)
  openRoot(reader, 'methodCall')
  if (!reader.startTag('methodName')) reader.fail('expected the name of a method')
  const method = reader.characters()
  reader.endTag('methodName')
  reader.skip()
  const params: unknown[] = []
  // A call without arguments may leave them out altogether.
  if (!reader.isEndTag() && reader.startTag('params')) {
    reader.skip()
    while (!reader.isEndTag()) {
      params.push(paramOf(reader))
      reader.skip()
    }
    reader.endTag('params')
  }
  closeRoot(reader, 'methodCall')
  return { method, params }
}

function openRoot(reader: ValueReader, name: string): void {
  reader.skip()
  if (!reader.startTag(name)) reader.fail(`expected a <${name}> with content`)
  reader.skip()
}

function closeRoot(reader: ValueReader, name: string): void {
  reader.skip()
  reader.endTag(name)
  reader.skip()
  if (reader.at < reader.text.length) reader.fail(`expected nothing behind </${name}>`)
}

function paramOf(reader: ValueReader): unknown {
  if (!reader.startTag('param')) reader.fail('expected a parameter with a value')
  reader.skip()
  const value = reader.value()
  reader.skip()
  reader.endTag('param')
  return value
}

function faultOf(reader: ValueReader): { code: number | string; message: string } {
  const start = reader.at
  if (!reader.startTag('fault')) reader.fail('expected a fault with a value')
  reader.skip()
  const { faultCode, faultString } = (reader.value() ?? {}) as { faultCode?: unknown; faultString?: unknown }
  if (faultCode === undefined || faultString === undefined) {
    reader.fail('expected faultCode and faultString in the fault', start)
  }
  reader.skip()
  reader.endTag('fault')
  return { code: typeof faultCode === 'number' ? faultCode : textOf(faultCode), message: textOf(faultString) }
}

/** A fault's parts as text, whatever the server made of them: losing a server's message helps nobody. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
