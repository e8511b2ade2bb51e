import type { ModelCaller, Series } from '../wires/index.ts'

/** What messages need of a session. */
export interface MessageSession extends ModelCaller {
  series(): Promise<Series>
}
