import type { CallOptions, CodeProvider } from '../wires/index.ts'

/** What a login may be told. */
export interface LoginOptions extends CallOptions {
  /** Brings the code of the second factor, for an account that wants one. */
  readonly totp?: CodeProvider | undefined
  /**
   * How: by the JSON route of Odoo's web client, or by its login page, where the route is closed or a module of the
   * website wants the page. @default 'json'
   */
  readonly via?: 'json' | 'form' | undefined
}
