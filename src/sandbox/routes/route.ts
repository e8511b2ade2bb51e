import type { Database } from '../database.ts'
import type { Dialect } from '../dialect.ts'
import type { RouteAnswer, SandboxRequest } from '../http-exchange.ts'
import type { WebSession, WebSessions } from '../web-session.ts'

/** What a route works with: one request in one web session. */
export interface RouteContext {
  readonly request: SandboxRequest
  readonly session: WebSession
  readonly sessions: WebSessions
  readonly database: Database
  readonly dialect: Dialect
}

/** A JSON-RPC route: the params in, the result out, null for none. */
export type JsonRoute = (context: RouteContext, params: Readonly<Record<string, unknown>>) => unknown

/** A plain HTTP route. */
export type HttpRoute = (context: RouteContext) => RouteAnswer

/** The routes of one part of the server, by path; a path that ends in `*` stands for all below it. */
export interface RouteTable {
  readonly json?: Readonly<Record<string, JsonRoute>>
  readonly http?: Readonly<Record<string, HttpRoute>>
}
