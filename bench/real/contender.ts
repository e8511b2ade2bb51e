import type { OrderTree, Server, Task } from './workload.ts'

/** What one client does with a real server. */
export interface Work {
  /** HTTP requests, or calls of the client's own methods, since the start. */
  calls(): number
  orders?(): Promise<OrderTree[]>
  /** All the wide partners, and how many there were. */
  partners?(): Promise<ReadPartners>
  /** Creates partners; their ids. Undefined for who does not take part. */
  readonly create?: (values: readonly object[]) => Promise<number[]>
}

/** Partners as they were read, before they are made alike: that is not measured. */
export interface ReadPartners {
  readonly count: number
  /** By row, the id first, then the fields in order. */
  readonly rows: () => readonly (readonly unknown[])[]
}

export interface RealContender {
  readonly name: string
  readonly how: string
  readonly tasks: readonly Task[]
  /** So many partners in one turn. */
  readonly creates: number
  start(server: Server): Promise<Work>
}
