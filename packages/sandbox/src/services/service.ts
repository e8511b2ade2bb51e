import type { Installation } from '../installation.ts'

/** One call of a service: `/xmlrpc`, `/xmlrpc/2` and `/jsonrpc` all lead here. */
export interface ServiceCall {
  readonly installation: Installation
  readonly method: string
  /** A list, mostly: JSON may bring anything. */
  readonly args: unknown
  /** The call came as JSON, and Python 2 shows its text with a `u`. */
  readonly isJson: boolean
}

/** What answers the calls of one service. */
export type Service = (call: ServiceCall) => unknown
