import { parseJsonNode } from './json-node.ts'
import { at, type Node, scalar, textOf } from './node.ts'
import type { RecordedAnswer, Recording } from './recording.ts'
import { differencesOfShape } from './shape.ts'
import { parseXmlAnswer } from './xml-node.ts'

/** An answer of either side. */
type Answer = Omit<RecordedAnswer, 'isCut'> & { readonly isCut?: boolean }

/**
 * What differs between what a real server answered and what the sandbox does: the status, the kind of content, where it
 * redirects to, the cookies, and of JSON and XML-RPC the structure and the exception. Texts and numbers may be others.
 */
export function differencesBetween({ answer: real, ...recording }: Recording, sandbox: Answer): string[] {
  if (real.status !== sandbox.status) return [`status ${real.status}, here ${sandbox.status}`]
  return [
    ...different('content type', mediaType(real), mediaType(sandbox)),
    ...different('location', locationOf(real), locationOf(sandbox)),
    ...different('cookies', cookiesOf(real), cookiesOf(sandbox)),
    ...differencesOfBody(recording.request, real, sandbox),
  ]
}

const different = (what: string, real: unknown, here: unknown): string[] =>
  real === here ? [] : [`${what} ${String(real)}, here ${String(here)}`]

const headerOf = (answer: Answer, name: string) => answer.headers.find(([key]) => key === name)?.[1]

function mediaType(answer: Answer): string | undefined {
  // A redirect's page is for nobody.
  if (answer.status >= 300 && answer.status < 400) return undefined
  return headerOf(answer, 'content-type')?.replace(/;.*/, '')
}

/** The address without what data decides: the host, tokens, and numbers. */
function locationOf(answer: Answer): string | undefined {
  return headerOf(answer, 'location')
    ?.replace(/^https?:\/\/[^/]+/, '')
    .replace(/\b(access_token=)[^&]*/, '$1T')
    .replace(/\d+/g, 'N')
}

/** The cookies' names, and how long a session's id is. */
function cookiesOf(answer: Answer): string {
  const cookies = answer.headers
    .filter(([name]) => name === 'set-cookie')
    .map(([, cookie]) => {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      return /^s(ession_?)?id$/.test(name) ? `${name} (${value.length} characters)` : name
    })
  return [...new Set(cookies)].sort().join(', ') || 'none'
}

function differencesOfBody(request: Recording['request'], real: Answer, sandbox: Answer): string[] {
  const isCut = real.isCut === true
  if (mediaType(real) === 'text/xml') {
    const [one, other] = [parseXmlAnswer(real.body, isCut), parseXmlAnswer(sandbox.body, false)]
    if (one === undefined || other === undefined) return different('XML-RPC', one !== undefined, other !== undefined)
    if (one.isFault !== other.isFault)
      return [
        one.isFault
          ? `a fault, here a result: ${faultText(one.value)}`
          : `a result, here a fault: ${faultText(other.value)}`,
      ]
    if (one.isFault) return differencesOfFault(one.value, other.value)
    return differencesOfShape(one.value, other.value, { method: methodOf(request.body) })
  }
  const [one, other] = [parseJsonNode(real.body, isCut), parseJsonNode(sandbox.body, false)]
  if (one?.kind !== 'object' && one?.kind !== 'list')
    return mediaType(real) === 'application/json' ? different('JSON', undefined, other?.kind) : []
  if (other === undefined) return ['JSON, here none']
  const [error, ours] = [errorOf(one), errorOf(other)]
  if ((error === undefined) !== (ours === undefined)) {
    return [
      error === undefined
        ? `a result, here an error: ${nameOf(ours)} ${messageOf(ours)}`
        : `an error, here a result: ${nameOf(error)} ${messageOf(error)}`,
    ]
  }
  const names = error === undefined ? [] : different('error', nameOf(error), nameOf(ours))
  return [
    ...names,
    ...differencesOfShape(one, other, { method: methodOf(request.body) ?? request.path.replace(/^.*\//, '') }),
  ]
}

const faultText = (fault: Node) =>
  String(scalar(at(fault, 'faultString')) ?? '')
    .trim()
    .split('\n')
    .at(-1)

/** The error of JSON-RPC, or the whole body of JSON-2. */
function errorOf(body: Node): Node | undefined {
  return at(body, 'error') ?? (at(body, 'debug') === undefined ? undefined : body)
}

/** What tells one error from another: the code and the exception's name, the old ones' type besides. */
function nameOf(error: Node | undefined): string {
  const data = at(error, 'data') ?? error
  const name = textOf(at(data, 'name')) ?? oldNameOf(data)
  const parts = [scalar(at(error, 'code')), name, textOf(at(data, 'type')), textOf(at(data, 'exception_type'))]
  return parts.filter((part) => part !== undefined).join(' ')
}

/** Up to 7.0: a fault's code, and what the server's part of the traceback ends with. */
function oldNameOf(data: Node | undefined): string | undefined {
  const debug = textOf(at(data, 'debug'))
  const code = scalar(at(data, 'fault_code'))
  if (code === undefined) return exceptionIn(debug)
  const exception = exceptionIn(debug?.replace(/^[\s\S]*\nServer /, ''))
  return [headOf(code), exception].filter((part) => part !== undefined).join(' ')
}

const messageOf = (error: Node | undefined) =>
  String(scalar(at(error, 'data', 'message')) ?? scalar(at(error, 'message'))).split('\n')[0]

function differencesOfFault(real: Node, sandbox: Node): string[] {
  const codes = [codeOf(real), codeOf(sandbox)] as const
  const text = at(real, 'faultString')
  if (text?.isCut || codes[0] !== codes[1]) return different('fault', ...codes)
  return different('fault', exceptionIn(textOf(text)), exceptionIn(textOf(at(sandbox, 'faultString'))))
}

const codeOf = (fault: Node) => headOf(scalar(at(fault, 'faultCode')))

/** A fault's code: a number, a word for all, a warning's title, or just that it is a text. */
function headOf(code: unknown): string {
  if (typeof code === 'number') return String(code)
  return /^(AccessDenied|AccessError|\w+ -- [^\n]*)/.exec(String(code))?.[0] ?? 'a text'
}

/** The exception that a traceback ends with. */
function exceptionIn(text: string | undefined): string | undefined {
  if (text === undefined || !text.includes('Traceback (most recent call last)')) return undefined
  const lines = text.split('\n')
  const last = lines.findLastIndex((line) => line.startsWith('  File '))
  const line = lines.slice(last + 1).find((one) => /^\S/.test(one))
  return line === undefined ? undefined : /^[\w.]+/.exec(line)?.[0]
}

/** The method of a model that the body calls. */
function methodOf(body: string): string | undefined {
  const inJson =
    /"model": ?"[^"]+", "method": ?"([^"]+)"/.exec(body) ??
    /"args": ?\["[^"]*", \d+, "[^"]*", "[^"]*", "([^"]*)"/.exec(body)
  if (inJson !== null) return inJson[1]
  return /<methodName>execute(?:_kw)?<[\s\S]*?(?:<string>.*?<\/string>[\s\S]*?){3}<string>(.*?)<\/string>/.exec(
    body,
  )?.[1]
}
