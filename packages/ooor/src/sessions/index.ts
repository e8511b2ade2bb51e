/**
 * Connections and the sessions on them.
 *
 * @module
 */
export { connect } from './connect.ts'
export { Connection, type Explanation } from './connection.ts'
export { type ParsedConnection, parseConnectionString } from './connection-string.ts'
export type { SessionEvents } from './events.ts'
export { localeOf, odooLang } from './lang.ts'
export type { ConnectionSettings, ConnectOptions, CredentialOptions } from './options.ts'
export { type LoginOptions, Session, type UploadOptions } from './session.ts'
export type { RouteOptions } from './session-core.ts'
export { Sessions, type SessionsOptions } from './store/sessions.ts'
