/**
 * Connections and the sessions on them.
 *
 * @module
 */
export { connect } from './connect.ts'
export { Connection } from './connection.ts'
export { type ParsedConnection, parseConnectionString } from './connection-string.ts'
export type { SessionEvents } from './events.ts'
export type { ConnectionSettings, ConnectOptions } from './options.ts'
export { type RouteOptions, Session } from './session.ts'
