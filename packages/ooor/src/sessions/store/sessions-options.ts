import type { SessionStore } from './session-store.ts'

/** How a connection keeps the sessions that are opened by their id. */
export interface SessionsOptions {
  /** Where they are kept. @default memoryStore() */
  readonly store?: SessionStore | undefined
  /**
   * What seals them in a shared store, 32 characters or more each. The first one seals, all of them open. To change
   * the key, put the new one last and deploy; when all workers know it, put it first and deploy again; take the old
   * one out a lifetime later. In one step, workers that still run with the old list would drop what the new ones seal.
   */
  readonly keys?: readonly string[] | undefined
  /** Seconds that an unused session is kept. @default 604800 (7 days), as Odoo keeps its own since 16 */
  readonly lifetime?: number | undefined
  /** Sessions kept ready in this process; the least recently used go first. @default 1000 */
  readonly live?: number | undefined
  /**
   * Milliseconds that the store may take for one operation; then a `SessionStoreError`. Clients of a store that is away
   * may wait for ever. @default 5000
   */
  readonly storeTimeout?: number | undefined
}
