import {
  type CallSite,
  ConnectionLostError,
  ConnectionRefusedError,
  HostNotFoundError,
  type NetworkError,
} from '../../errors/index.ts'
import { networkFailure } from './network-failure.ts'

/** Less than the length that was told, and chunks without a last one. */
const CUT_SHORT = new Set(['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'HPE_INVALID_EOF_STATE'])

const CHECK_PROXY = 'check HTTPS_PROXY and HTTP_PROXY, or the dispatcher, and that the proxy runs'

/** {@link networkFailure} with what is known of undici's errors alone: answers cut short, and a proxy on the way. */
export function undiciFailure(
  error: unknown,
  request: { readonly url: string; readonly call?: CallSite },
  written: boolean | undefined,
): NetworkError {
  const failure = networkFailure(error, request, written)
  const { code, sent } = failure
  const options = { cause: error, call: request.call, code, sent }
  const url = new URL(request.url)
  const { host } = url
  if (code !== undefined && CUT_SHORT.has(code)) {
    return new ConnectionLostError(`the connection to ${host} broke before the answer was complete (${code})`, options)
  }
  const peer = peerOf(error)
  if (peer === undefined || !isElsewhere(peer, url)) return failure
  const proxy = `the proxy on the way to ${host}`
  if (HostNotFoundError.is(failure)) {
    return new HostNotFoundError(`host '${peer.host}' is not known, ${proxy}: ${CHECK_PROXY}`, options)
  }
  if (!ConnectionRefusedError.is(failure)) return failure
  const where = `${peer.host}:${peer.port}`
  return new ConnectionRefusedError(`nothing answers at ${where}, ${proxy} (${code}): ${CHECK_PROXY}`, options)
}

/** Who was called: the address, or the name that was looked up. */
interface Peer {
  readonly host: string
  /** Undefined where only its name was looked up. */
  readonly port: number | undefined
}

/** True when it is not the server that was called. Of addresses nobody knows whose they are: their ports tell. */
function isElsewhere({ host, port }: Peer, { hostname, port: own, protocol }: URL): boolean {
  if (port === undefined) return host !== hostname
  return port !== Number(own || (protocol === 'https:' ? 443 : 80))
}

/** Whom the innermost error names, as Node's of connecting and of looking up do. */
function peerOf(error: unknown): Peer | undefined {
  if (!(error instanceof Error)) return undefined
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : undefined
  const inner = peerOf(error.cause ?? first)
  if (inner !== undefined) return inner
  const { address, port, hostname } = error as { address?: unknown; port?: unknown; hostname?: unknown }
  if (typeof address === 'string' && typeof port === 'number') return { host: address, port }
  return typeof hostname === 'string' ? { host: hostname, port: undefined } : undefined
}
