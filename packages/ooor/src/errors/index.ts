/**
 * One error tree for all wires and series.
 *
 * @module ooor/errors
 */
export { ConfigError, UnsupportedError } from './config-error.ts'
export {
  ConnectionLostError,
  ConnectionRefusedError,
  HostNotFoundError,
  NetworkError,
  type NetworkErrorOptions,
  TimeoutError,
  TlsError,
} from './network-errors.ts'
export { type CallSite, describeCall, type ErrorOptions, isOoorError, OoorError } from './ooor-error.ts'
export {
  InvalidDomainError,
  InvalidValueError,
  NotFoundError,
  PartialWriteError,
  RecordStateError,
  RowRefusedError,
} from './record-errors.ts'
export {
  type HtmlPageKind,
  HtmlResponseError,
  MalformedResponseError,
  RedirectError,
  ResponseError,
  type ResponseErrorOptions,
  ResponseTooLargeError,
} from './response-errors.ts'
export {
  AccessDeniedError,
  AccessError,
  ArgumentsError,
  DatabaseError,
  DatabaseUnavailableError,
  IdentityCheckError,
  LockError,
  LoginRequiredError,
  MissingError,
  PdfToolMissingError,
  PrivateMethodError,
  RedirectWarning,
  ResultLostError,
  RouteNotFoundError,
  ServerError,
  type ServerFault,
  SessionExpiredError,
  UnknownDatabaseError,
  UnknownFieldError,
  UnknownMethodError,
  UnknownModelError,
  UnknownNameError,
  type UnknownNameOptions,
  UnlinkBlockedError,
  UserError,
  ValidationError,
} from './server-errors.ts'
export {
  MfaRequiredError,
  OutcomeUnknownError,
  SessionLostError,
  SessionMovedError,
  SessionStoreError,
  type SessionStoreErrorOptions,
} from './session-errors.ts'
