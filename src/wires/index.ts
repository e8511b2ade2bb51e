/**
 * The wires: how one call travels, and what the answer means.
 *
 * @module
 */
export { isAtLeast, parseSeries, type Series } from './series.ts'
export { Server } from './server.ts'
export type { CallOptions, Context, ModelCall, SessionInfo, Speaker } from './types.ts'
export { type Credential, SESSION_COOKIE, SessionReplaced, WebWire } from './web-wire.ts'
