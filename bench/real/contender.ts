import type { OrderTree, Server } from './workload.ts'

/** What one client does with a real server. */
export interface Work {
  /** HTTP requests, or calls of the client's own methods, since the start. */
  calls(): number
  orders(): Promise<OrderTree[]>
  /** Creates partners; their ids. Undefined for who does not take part. */
  readonly create?: (values: readonly object[]) => Promise<number[]>
}

export interface RealContender {
  readonly name: string
  readonly how: string
  /** So many partners in one turn. */
  readonly creates: number
  start(server: Server): Promise<Work>
}
