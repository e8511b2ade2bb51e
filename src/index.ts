/**
 * The Odoo client for TypeScript: one connection, many sessions, one API for all series.
 *
 * @module
 */
export * from './errors/index.ts'
export {
  type Cookie,
  type FailureEvent,
  type FetchAdapterOptions,
  fetchAdapter,
  type HttpAdapter,
  type HttpHandler,
  type HttpHeaders,
  type HttpMiddleware,
  type HttpRequest,
  type HttpResponse,
  type LimitOptions,
  log,
  type RequestEvent,
  type ResponseEvent,
  type RetryEvent,
  type RetryOptions,
  type TrafficEvents,
} from './http/index.ts'
export {
  type Domain,
  type DomainLeaf,
  type FieldDescription,
  Model,
  type ModelCallOptions,
  type NameSearchOptions,
  type Row,
  type SearchOptions,
  type Values,
} from './records/index.ts'
export {
  Connection,
  type ConnectionSettings,
  type ConnectOptions,
  type CredentialOptions,
  connect,
  type Explanation,
  type LoginOptions,
  type ParsedConnection,
  parseConnectionString,
  type RouteOptions,
  Session,
  type SessionEvents,
  Sessions,
  type SessionsOptions,
  type UploadOptions,
} from './sessions/index.ts'
export { Cart, type CartChange, type CartLine } from './shop/index.ts'
export {
  type Attachment,
  type CallOptions,
  type CodeProvider,
  type Context,
  type FormFields,
  isAtLeast,
  type KeyProvider,
  type Page,
  type Series,
  type ServiceName,
  type SessionInfo,
  type WireName,
} from './wires/index.ts'
