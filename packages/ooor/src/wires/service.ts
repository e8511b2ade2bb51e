import type { CallSite } from '../errors/index.ts'
import type { BaseUrl, HttpResponse } from '../http/index.ts'
import type { CallOptions } from './wire.ts'

/** Odoo's services. `report` went with 11, `db` with 19.1, the others go with 22. */
export type ServiceName = 'common' | 'object' | 'db' | 'report'

/** What a call of a service may be told. */
export interface ServiceOptions extends CallOptions {
  /** Milliseconds, in the place of the connection's bound; 0 for none. */
  readonly timeout?: number | undefined
  /** Upper bound of the answer in bytes, in the place of the connection's. */
  readonly maxResponseBytes?: number | undefined
}

/** How a service call is sent: the only thing in which `/jsonrpc`, `/xmlrpc` and `/xmlrpc/2` differ. */
export type ServiceSender = (
  service: ServiceName,
  method: string,
  args: readonly unknown[],
  request: { readonly call: CallSite; readonly isReadOnly: boolean } & ServiceOptions,
) => Promise<unknown>

/** What takes requests to the services: a `Server`, of which this is all that it needs. */
export interface ServiceHost {
  readonly base: BaseUrl
  send(
    path: string,
    init: {
      readonly headers: Readonly<Record<string, string>>
      readonly body: string
      readonly call: CallSite
      readonly isReadOnly: boolean
    } & ServiceOptions,
  ): Promise<HttpResponse>
}
