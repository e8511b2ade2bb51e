import type { CallOptions, ModelCaller, Series } from '../wires/index.ts'

/** What messages need of a session. */
export interface MessageSession extends ModelCaller {
  series(options: CallOptions): Promise<Series>
}
