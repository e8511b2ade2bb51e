import type { CookieJar } from '../http/index.ts'
import type { Credential } from './credential.ts'

/** Odoo's context: `lang`, `tz`, `allowed_company_ids`, `active_test`, and whatever modules add. */
export type Context = Readonly<Record<string, unknown>>

/** One method call on a model, before a wire gives it a shape. */
export interface ModelCall {
  readonly model: string
  readonly method: string
  readonly args: readonly unknown[]
  readonly kwargs: Readonly<Record<string, unknown>>
}

/** A signal to the workflow of one record. */
export interface WorkflowSignal {
  readonly model: string
  readonly id: number
  readonly signal: string
}

/** What a single call may be told. */
export interface CallOptions {
  /** Aborts the call; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}

/** What the server says of the logged-in user, the same shape for all series and wires. */
export interface SessionInfo {
  readonly uid: number
  readonly database: string
  /** The user's name, as `Mitchell Admin`; undefined where the wire does not tell. */
  readonly name: string | undefined
  readonly login: string | undefined
  readonly partnerId: number | undefined
  readonly companyId: number | undefined
  /** Undefined where the wire does not tell. */
  readonly isAdmin: boolean | undefined
  /** False for portal users; undefined where the wire does not tell. */
  readonly isInternal: boolean | undefined
  /** The user's own `lang`, `tz` and `uid`. */
  readonly userContext: Context
  /** The whole answer, as it came. */
  readonly raw: Readonly<Record<string, unknown>>
}

/**
 * How calls travel:
 *
 * | name | what | series |
 * |---|---|---|
 * | `web` | JSON-RPC 2 over the web session, as Odoo's own web client | 6.1 to 19, where the web client is installed |
 * | `json2` | JSON-2 with an API key | 19 and later |
 * | `jsonrpc` | `/jsonrpc`, password or API key with each call | 8.0 to 21 |
 * | `xmlrpc` | `/xmlrpc`, its faults name the exception | 6.1 to 21 |
 * | `xmlrpc2` | `/xmlrpc/2`, its faults have numbers | 8.0 to 21 |
 */
export type WireName = 'web' | 'json2' | 'jsonrpc' | 'xmlrpc' | 'xmlrpc2'

/** What one session is to the wires: who it is and what it carries. Never shown to anybody. */
export interface WireSession {
  readonly cookies: CookieJar
  readonly database: () => Promise<string>
  /** True when the database was named, and not found to be the only one. */
  readonly namesDatabase: boolean
  credential: Credential | undefined
  /** The user, or null for a visitor and before the login. */
  uid: number | null
  userContext: Context
  /** The session's id inside the web session: 6.1 and 7.0 want it with each call. */
  innerSessionId: string | undefined
}

/** Who calls methods of models: a session, as what stands below it knows it. */
export interface ModelCaller {
  call(
    model: string,
    method: string,
    args?: readonly unknown[],
    kwargs?: Readonly<Record<string, unknown>>,
    options?: CallOptions,
  ): Promise<unknown>
}

/** What every wire can do. */
export interface Wire {
  readonly name: WireName
  /** Proves who the session’s user is, sets its `uid` and `userContext`. */
  authenticate(wireSession: WireSession, options?: CallOptions): Promise<SessionInfo>
  /** Calls a method of a model; the server's own value, null for none. An undefined context is not named. */
  call(wireSession: WireSession, call: ModelCall, context: Context | undefined, options?: CallOptions): Promise<unknown>
  /** Sends a workflow's signal to a record, on series that have workflows: up to 10. */
  signal(wireSession: WireSession, signal: WorkflowSignal, context: Context, options?: CallOptions): Promise<unknown>
  /** Who the session’s user is; null for a visitor. */
  sessionInfo(wireSession: WireSession, options?: CallOptions): Promise<SessionInfo | null>
  /** The methods that the server documents of a model (19 and later); undefined where it does not, or not to this user. */
  methodNames?(wireSession: WireSession, model: string, options?: CallOptions): Promise<readonly string[] | undefined>
}

/** A page of the server, after redirects. */
export interface Page {
  readonly status: number
  readonly text: string
  /** Where the redirects ended. */
  readonly path: string
}
