/**
 * Connections and the sessions on them.
 *
 * @module
 */
export { connect } from './connect.ts'
export { Connection } from './connection.ts'
export { type ParsedConnection, parseConnectionString } from './connection-string.ts'
export type { SessionEvents } from './events.ts'
export type { Explanation } from './explain.ts'
export type { FetchOptions } from './fetch.ts'
export { localeOf, odooLang } from './lang.ts'
export type { LoginOptions } from './login-options.ts'
export type { ConnectionSettings, ConnectOptions, CredentialOptions } from './options.ts'
export type { RouteOptions } from './routes.ts'
export { Session } from './session.ts'
export { Sessions } from './store/sessions.ts'
export type { SessionsOptions } from './store/sessions-options.ts'
export type { UploadOptions } from './upload-options.ts'
