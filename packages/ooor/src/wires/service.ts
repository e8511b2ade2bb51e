import type { CallSite } from '../errors/index.ts'
import type { BaseUrl, HttpResponse } from '../http/index.ts'
import type { CallOptions } from './wire.ts'

/** Odoo's services. `report` went with 11, `db` with 19.1, the others go with 22. */
export type ServiceName = 'common' | 'object' | 'db' | 'report'

/** How a service call is sent: the only thing in which `/jsonrpc`, `/xmlrpc` and `/xmlrpc/2` differ. */
export type ServiceSender = (
  service: ServiceName,
  method: string,
  args: readonly unknown[],
  request: { readonly call: CallSite; readonly isReadOnly: boolean } & CallOptions,
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
    } & CallOptions,
  ): Promise<HttpResponse>
}
