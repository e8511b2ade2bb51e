import {
  decodeMethodCall,
  encodeFault,
  encodeMethodResponse,
  type ScalarReaders,
  XmlRpcSyntaxError,
} from 'ooor/protocol'
import type { Fault } from '../dialect/faults.ts'
import type { Dialect } from '../dialect/index.ts'
import { html, isJsonRequest, type RouteAnswer, type SandboxRequest, withoutGuesses } from '../http-exchange.ts'
import type { Installation } from '../installation.ts'
import { floatsAsXml, floatsMarked } from '../orm/floats.ts'
import { own } from '../own.ts'
import { withDicts } from '../python/dicts.ts'
import { asRaised, ServerException, typeError } from '../python/exceptions.ts'
import { strangeToken } from '../python/expat.ts'
import { hasOddKeys } from '../python/odd-keys.ts'
import { Recordset } from '../python/recordset.ts'
import { SentBinary } from '../python/sent-binary.ts'
import { momentOfXml } from '../python/strptime.ts'
import { noteWholeFloat } from '../python/whole-floats.ts'
import { faultOfDocument } from '../python/xml-rpc-fault.ts'
import { isBroken, xmlText } from '../python/xml-text.ts'
import { brokenAnswer, werkzeugNotFound, werkzeugPage } from '../routes/pages.ts'
import { callService } from '../services/index.ts'
import { shownBody } from './other-type.ts'
import { withGiven, type XmlRpcPath, xmlRpcPath } from './xml-rpc-path.ts'

/** What has a class of its own in Python. Up to 17 nobody looks into a moment (tried on 14.0 and 16.0 to 19.0). */
const OBJECTS: ScalarReaders = { base64: SentBinary.of, 'dateTime.iso8601': momentOrText }
const MOMENTS: ScalarReaders = { base64: SentBinary.of, 'dateTime.iso8601': momentOfXml }

/** Of older servers nothing is told: theirs is the text of JSON wires, as ever. */
function readersOf(major: number): ScalarReaders | undefined {
  if (major < 14) return undefined
  return major < 18 ? OBJECTS : MOMENTS
}

function momentOrText(text: string): string {
  const [, day, time] = /^(\d{4}-?\d\d-?\d\d)T(\d\d:\d\d:\d\d)(?:\.\d{1,9})?Z?$/.exec(text.trim()) ?? []
  return day === undefined ? text : `${day.replace(/^(\d{4})-?(\d\d)-?/, '$1-$2-')} ${time}`
}

/** Answers a path of XML-RPC. */
export function answerXmlRpc(installation: Installation, path: string, request: SandboxRequest): RouteAnswer {
  const { major } = installation.dialect.series
  if (request.method !== 'POST') return wrongVerb(major)
  // On 14 who says that it is JSON is taken at the word (tried on 14.0; 15 by source).
  if (major >= 11 && major < 16 && isJsonRequest(request)) {
    return shownBody(request.body)
  }
  const { bytes } = request
  const body = isForm(request) && major >= 11 ? '' : bytes === undefined ? request.body : xmlText(bytes)
  const { service, given, servicesOf = {} } = xmlRpcPath(path, installation.dialect.series) as XmlRpcPath
  // The body has been read by then, and what it says is nothing.
  if (service === undefined) return xml(encoded({ code: 1, message: '' }), major)
  try {
    // The character itself may have been sent.
    const strange = strangeToken(body, body.includes('\ufffd') && bytes !== undefined && isBroken(bytes))
    if (strange !== undefined) throw strange
    const { method, params } = withDicts(body, decodeMethodCall(body, readersOf(major)))
    noteWholeIds(body, params)
    const args = withGiven(params, given)
    const result = callService(own(servicesOf, method) ?? service, { installation, method, args, isJson: false })
    // The method has run and its writes are kept, whatever becomes of its answer.
    checkMarshal(result, major)
    const told = xml(floatsAsXml(encodeMethodResponse(withoutControls(floatsMarked(result)))), major)
    return withoutGuesses(told, installation.dialect.series)
  } catch (error) {
    const exception = asException(error, body)
    if (exception.kind === 'Broken' || (exception.kind === 'ExpatError' && major < 11)) return brokenAnswer()
    return xmlRpcFault(installation.dialect, path, exception)
  }
}

/** The arguments of a call stand in a list among its parameters, whose first member may be a whole float. */
function noteWholeIds(body: string, params: readonly unknown[]): void {
  const isFloat = /<param>\s*<value>\s*<array>\s*<data>\s*<value>\s*<double>/.test(body)
  const list = isFloat ? params.find((one): one is readonly unknown[] => Array.isArray(one)) : undefined
  if (list !== undefined) noteWholeFloat(list)
}

/** An exception as the service of a path tells it. */
export function xmlRpcFault({ faults, series }: Dialect, path: string, exception: ServerException): RouteAnswer {
  const fault = xmlRpcPath(path, series)?.isNumbered ? faults.numbered(exception) : faults.named(exception)
  const told = xml(encoded(fault), series.major)
  // Faults are handed on as errors since 18, past what adds it (wire/17.0 to 19.0; tried on 17.0 and 19.0).
  return series.major === 17 ? withoutGuesses(told, series) : told
}

/** A form is read before its body could be (tried on 14.0 and 19.0). */
const isForm = ({ headers }: SandboxRequest) =>
  /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/.test(headers['content-type'] ?? '')

function asException(thrown: unknown, body: string): ServerException {
  const error = asRaised(thrown)
  if (error instanceof ServerException) return error
  if (!(error instanceof XmlRpcSyntaxError)) throw error
  // wire/19.0/xmlrpc-malformed-body
  return faultOfDocument(body)
}

function encoded({ code, message }: Fault): string {
  return encodeFault(withoutControls(code) as string | number, withoutControls(message) as string)
}

/** What Python's marshaller refuses (wire/*\/xmlrpc-object-none-result, wire/14.0/xmlrpc-object-execute_kw-read-ctx). */
function checkMarshal(value: unknown, major: number, within?: 'dump_array' | 'dump_struct'): void {
  if (value === null || value === undefined) throw noWordForNone(within)
  if (typeof value !== 'object') return
  if (value instanceof Recordset) throw typeError("cannot marshal <class 'odoo.api.record'> objects")
  // A frozen object stands for a frozendict, which the marshaller of 14 does not know.
  if (major === 14 && !Array.isArray(value) && Object.isFrozen(value)) {
    throw typeError("cannot marshal <class 'odoo.tools.misc.frozendict'> objects")
  }
  const names = Array.isArray(value) ? [] : Object.keys(value)
  // Keys that are ids are no text to Python, as in the answer of `get_external_id` (tried on 14.0 and 19.0).
  const areIds = names.length > 0 && names.every((name) => /^-?\d+$/.test(name))
  if (areIds || hasOddKeys(value)) throw keyIsNoText()
  const dumper = Array.isArray(value) ? 'dump_array' : 'dump_struct'
  for (const part of Object.values(value)) checkMarshal(part, major, dumper)
}

/** Whether it is the whole answer, or stands within one, its traceback tells (tried on 16.0). */
function noWordForNone(within: string | undefined): ServerException {
  const refusal = typeError('cannot marshal None unless allow_none is enabled')
  return within === undefined ? refusal : Object.assign(refusal, { frame: within })
}

/** Its traceback is what tells that the method has run. */
function keyIsNoText(): ServerException {
  return Object.assign(typeError('dictionary key must be string'), { frame: 'dumps' })
}

/** 19 leaves out what XML cannot carry; older servers sent broken XML (addons/rpc/controllers/xmlrpc.py of 19). */
function withoutControls(value: unknown): unknown {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it is about
  if (typeof value === 'string') return value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
  if (Array.isArray(value)) return value.map(withoutControls)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutControls(part)]))
}

function xml(body: string, major: number): RouteAnswer {
  return { status: 200, contentType: major < 11 ? 'text/xml' : 'text/xml; charset=utf-8', body }
}

/** wire/*\/xmlrpc-get */
function wrongVerb(major: number): RouteAnswer {
  if (major < 11) return html(werkzeugNotFound(), 404)
  const words = 'The method is not allowed for the requested URL.'
  const allow = major >= 16 ? 'OPTIONS, POST' : 'POST'
  return { ...html(werkzeugPage('405 Method Not Allowed', words), 405), headers: { allow } }
}
