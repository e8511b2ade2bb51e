import { type CallSite, MalformedResponseError, type ServerFault } from '../errors/index.ts'
import type { HttpResponse } from '../http/index.ts'
import { serverError } from './fault.ts'
import { lostAnswer } from './lost-answer.ts'
import { exceptionOfWarning, lastException, lastMessage, oldFault } from './old-fault.ts'
import type { ServiceHost, ServiceSender } from './service.ts'
import { unexpectedAnswer } from './unexpected-answer.ts'
import { isNoneResult, unsendableResult } from './unsendable-result.ts'
import { decodeMethodResponse, encodeMethodCall, XmlRpcSyntaxError } from './xml-rpc/index.ts'

/** Service calls over XML-RPC: `/xmlrpc/<service>` on all series, `/xmlrpc/2/<service>` since 8.0. */
export function xmlRpcServices(server: ServiceHost, prefix: '/xmlrpc' | '/xmlrpc/2'): ServiceSender {
  return async (service, method, args, { call, isReadOnly, signal, timeout, maxResponseBytes }) => {
    const path = `${prefix}/${service}`
    const site = { ...call, path }
    const response = await server.send(path, {
      headers: { 'content-type': 'text/xml' },
      body: encodeMethodCall(method, args),
      call: site,
      isReadOnly,
      signal,
      timeout,
      maxResponseBytes,
    })
    try {
      return await readXmlRpc(server.base.resolve(path), response, site)
    } catch (error) {
      throw lostAnswer(error, { call: site, isReadOnly })
    }
  }
}

/** Reads an XML-RPC answer: its value, or throws what it is instead. */
export async function readXmlRpc(url: string, response: HttpResponse, call: CallSite): Promise<unknown> {
  const text = await response.text()
  const { status } = response
  let answer: ReturnType<typeof decodeMethodResponse>
  try {
    answer = decodeMethodResponse(text)
  } catch (cause) {
    if (!(cause instanceof XmlRpcSyntaxError)) throw cause
    const unexpected = unexpectedAnswer(url, response, text, call)
    if (unexpected !== undefined) throw unexpected
    throw new MalformedResponseError(`${url} answered ${status} with what is not XML-RPC: ${cause.message}`, {
      status,
      call,
      cause,
    })
  }
  if ('value' in answer) return answer.value
  const { code, message } = answer.fault
  const fault = typeof code === 'string' ? oldFault(code, message) : numberedFault(code, message)
  if (isNoneResult(fault)) return null
  throw unsendableResult(fault, call) ?? serverError(fault, call)
}

/**
 * Reads a fault of `/xmlrpc/2`: 1 is an application error with its traceback, 2 a warning without the exception's
 * name, 3 a refused login, 4 an access error (odoo/addons/rpc/controllers/xmlrpc.py).
 */
function numberedFault(code: number, message: string): ServerFault {
  switch (code) {
    case 2:
      return { exception: exceptionOfWarning('', message), message, code }
    case 3:
      return { exception: 'AccessDenied', message, code }
    case 4:
      return { exception: 'AccessError', message, code }
    default:
      return {
        exception: lastException(message) ?? '',
        message: lastMessage(message) ?? message,
        code,
        traceback: message,
      }
  }
}
