import {
  type CallSite,
  ConnectionLostError,
  ConnectionRefusedError,
  HostNotFoundError,
  NetworkError,
  TimeoutError,
  TlsError,
} from '../../errors/index.ts'

const HOST_NOT_FOUND = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_FAIL'])
const REFUSED = new Set(['ECONNREFUSED', 'ConnectionRefused', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL'])
const LOST = new Set(['ECONNRESET', 'ConnectionClosed', 'ECONNABORTED', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_CLOSED'])
const TIMED_OUT = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'Timeout',
])
const BEFORE_FIRST_BYTE = new Set(['ECONNREFUSED', 'ConnectionRefused', 'ENOTFOUND', 'UND_ERR_CONNECT_TIMEOUT'])
const CERTIFICATE = /^(ERR_TLS_CERT|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|INVALID_CA)/
const TLS = /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/

/**
 * Turns what a runtime throws when no answer comes into one of our network errors. Runtimes wrap the real reason
 * in causes, and in an `AggregateError` when a name has several addresses.
 *
 * `written` says whether the request has begun to be written; undefined where the runtime does not tell, as `fetch`.
 */
export function networkFailure(
  error: unknown,
  request: { readonly url: string; readonly call?: CallSite },
  written: boolean | undefined,
): NetworkError {
  const host = new URL(request.url).host
  const { code, message, syscall } = innermost(error)
  // The same codes come up while connecting and, from a route or a peer that is gone, while an answer is waited for.
  const sent = written ?? !isBeforeFirstByte(code, message, syscall)
  const options = { cause: error, call: request.call, code, sent }
  if (code !== undefined) {
    if (HOST_NOT_FOUND.has(code)) {
      return new HostNotFoundError(`host '${host}' is not known: check the URL's host name`, options)
    }
    if (REFUSED.has(code)) {
      return new ConnectionRefusedError(
        `nothing answers at ${host} (${code}): check host and port, and that Odoo runs`,
        options,
      )
    }
    if (TLS.test(code)) {
      const what = /wrong version number/i.test(message)
        ? `${host} does not speak TLS: is its address http:// rather than https://?`
        : `TLS with ${host} failed: ${message.trim()} (${code})`
      return new TlsError(what, options)
    }
    if (LOST.has(code)) {
      const isHandshake = !sent && request.url.startsWith('https:')
      const hint = isHandshake ? '. Does it speak TLS, or is its address http:// rather than https://?' : ''
      return new ConnectionLostError(
        `the connection to ${host} broke before the answer was complete (${code})${hint}`,
        options,
      )
    }
    if (TIMED_OUT.has(code)) {
      return new TimeoutError(`${host} did not answer in time (${code})`, options)
    }
  }
  return new NetworkError(`no answer from ${host}: ${message}`, options)
}

/** True for what can only happen before the first byte of a request is written: looking up, connecting, certificates. */
function isBeforeFirstByte(code: string | undefined, message: string, syscall: string | undefined): boolean {
  if (syscall === 'connect' || syscall?.startsWith('getaddrinfo')) return true
  if (code === undefined) return false
  return BEFORE_FIRST_BYTE.has(code) || CERTIFICATE.test(code) || /wrong version number/i.test(message)
}

function innermost(error: unknown): { code: string | undefined; message: string; syscall: string | undefined } {
  let current = error
  let code: string | undefined
  let syscall: string | undefined
  let message = String(error)
  for (let depth = 0; depth < 8 && current instanceof Error; depth++) {
    // Of an answer that is no HTTP, undici keeps the bytes: with cookies and keys in them.
    Reflect.deleteProperty(current, 'data')
    message = current.message || message
    const own = (current as { code?: unknown }).code
    if (typeof own === 'string') code = own
    const call = (current as { syscall?: unknown }).syscall
    if (typeof call === 'string') syscall = call
    current = current.cause ?? (current instanceof AggregateError ? (current.errors[0] as unknown) : undefined)
  }
  return { code, message, syscall }
}
