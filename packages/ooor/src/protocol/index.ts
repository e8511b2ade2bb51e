/**
 * What a server of Odoo's wires, or a tool beside them, needs of this library: the series and their order, the XML-RPC
 * codec, the shapes of HTTP adapters, the errors for what is set up wrong, and what tells of it: options and names that
 * there are not. `@ooor/sandbox` is built on it.
 *
 * ```ts
 * import { decodeMethodCall, encodeMethodResponse, isAtLeast, parseSeries } from 'ooor/protocol'
 *
 * const { method, params } = decodeMethodCall(body)
 * const series = parseSeries('17.0')
 * if (series !== undefined && isAtLeast(series, 14)) answer(encodeMethodResponse(params))
 * ```
 *
 * @module ooor/protocol
 */
export { checkChoice, checkOptions } from '../errors/check-options.ts'
export { ConfigError, ConnectionLostError, TimeoutError, UnsupportedError } from '../errors/index.ts'
export { KNOWN_COUNT } from '../errors/known-count.ts'
export { type Suggestion, suggestion } from '../errors/nearest.ts'
export { isSecretName } from '../errors/secret-names.ts'
export type {
  HttpAdapter,
  HttpHandler,
  HttpHeaders,
  HttpMethod,
  HttpMiddleware,
  HttpRequest,
  HttpResponse,
  HttpUpgrade,
  MessageSocket,
  RawSocket,
  SocketEvents,
  SocketOpening,
} from '../http/index.ts'
export { isAtLeast, parseSeries, type Series, seriesNamed } from '../wires/series.ts'
export {
  type DecodedCall,
  type DecodedResponse,
  decodeMethodCall,
  decodeMethodResponse,
  encodeFault,
  encodeMethodCall,
  encodeMethodResponse,
  type ScalarReaders,
  XmlRpcSyntaxError,
} from '../wires/xml-rpc/index.ts'
