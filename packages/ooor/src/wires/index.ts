/**
 * The wires: how one call travels, and what the answer means.
 *
 * @module
 */
export { callService } from './call-service.ts'
export { chooseWire } from './choose-wire.ts'
export { type CodeProvider, type Credential, type KeyProvider, KeySource } from './credential.ts'
export { encodeForm, type FormFields } from './form.ts'
export { makeWire } from './make-wire.ts'
export { callOldMethod } from './old-methods.ts'
export { isAtLeast, parseSeries, type Series } from './series.ts'
export { Server } from './server.ts'
export type { ServiceName } from './service.ts'
export { isSameSession } from './session-id.ts'
export type {
  CallOptions,
  Context,
  ModelCall,
  Page,
  SessionInfo,
  Speaker,
  Wire,
  WireName,
} from './types.ts'
export { type Attachment, readUploaded } from './uploaded.ts'
export { type ForwardedAnswer, type ForwardedRequest, SESSION_COOKIE, SessionReplaced, WebWire } from './web-wire.ts'
export { wireValue } from './wire-values.ts'
