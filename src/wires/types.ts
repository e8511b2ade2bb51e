import type { CookieJar } from '../http/index.ts'

/** Odoo's context: `lang`, `tz`, `allowed_company_ids`, `active_test`, and whatever modules add. */
export type Context = Readonly<Record<string, unknown>>

/** One method call on a model, before a wire gives it a shape. */
export interface ModelCall {
  readonly model: string
  readonly method: string
  readonly args: readonly unknown[]
  readonly kwargs: Readonly<Record<string, unknown>>
}

/** What a single call may be told. */
export interface CallOptions {
  /** Aborts the call; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}

/** What the server says of the logged-in user, the same shape for all series. */
export interface SessionInfo {
  readonly uid: number
  readonly database: string
  /** The user's name, as `Mitchell Admin`; undefined where the series does not tell. */
  readonly name: string | undefined
  readonly login: string | undefined
  readonly partnerId: number | undefined
  readonly companyId: number | undefined
  readonly isAdmin: boolean
  /** False for portal users; undefined where the series does not tell. */
  readonly isInternal: boolean | undefined
  /** The user's own `lang`, `tz` and `uid`. */
  readonly userContext: Context
  /** The whole answer, as it came. */
  readonly raw: Readonly<Record<string, unknown>>
}

/** What one session is to the wires: its cookies and who it is. */
export interface Speaker {
  readonly cookies: CookieJar
  /** The user, or null for a visitor. */
  uid: number | null
  userContext: Context
}
