/**
 * The wires: how one call travels, and what the answer means.
 *
 * @module
 */
export { fromBase64, toBase64 } from './base64.ts'
export { type CodeProvider, type Credential, type KeyProvider, KeySource } from './credential.ts'
export type { FormFields } from './encode-form.ts'
export { lostAnswer } from './lost-answer.ts'
export type { OldMethods } from './old-methods.ts'
export { isReadOnlyMethod } from './read-only-methods.ts'
export { isAtLeast, parseSeries, type Series, seriesNamed } from './series.ts'
export { Server } from './server.ts'
export type { ServiceName } from './service.ts'
export { isSameSession } from './session-id.ts'
export { takesWeb } from './takes-web.ts'
export type { Attachment } from './upload-answer.ts'
export type { Fetched, FetchedRequest } from './web-session/fetching.ts'
export type { ForwardedAnswer, ForwardedRequest } from './web-session/forwarding.ts'
export { DatabaseWasAway, SESSION_COOKIE, SessionReplaced, sessionPolicy } from './web-session/session-cookie.ts'
export { WebWire } from './web-session/web-wire.ts'
export type {
  CallOptions,
  Context,
  ModelCall,
  ModelCaller,
  Page,
  SessionInfo,
  Wire,
  WireName,
  WireSession,
  WorkflowSignal,
} from './wire.ts'
export { isWellFormed, wireValue } from './wire-values.ts'
