import type { CallOptions, ModelCaller, Series } from '../wires/index.ts'

/** What a user's own account needs of their session. */
export interface AccountSession extends ModelCaller {
  series(options: CallOptions): Promise<Series>
  /** True where the session has pages: on wires that carry a key each time, the server knows no session to check. */
  hasPages(options: CallOptions): Promise<boolean>
  /** The user's id; null for a visitor. Logs in first where that has not happened. */
  uid(options: CallOptions): Promise<number | null>
  /** The user's password, where the session holds it. */
  password(): string | undefined
}
