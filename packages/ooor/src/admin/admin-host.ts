import type { Telemetry } from '../http/index.ts'
import type { Server } from '../wires/index.ts'

/** What administration needs of a connection. */
export interface AdminHost {
  readonly server: Server
  readonly telemetry: Telemetry
  readonly schemas: { reload(): void }
}
