import type * as Execution from './query-chunk.ts'

export type ExecutionModule = typeof Execution

let loaded: ExecutionModule | undefined

/** What runs queries, where something has been run already. */
export function loadedExecution(): ExecutionModule | undefined {
  return loaded
}

/**
 * What runs queries: loaded once, and from then on at hand. `unasked` is what a method without parameters was given: it
 * is refused there, for it may be conditions, and passed over all records would be meant.
 */
export function execution(unasked: readonly unknown[] = []): ExecutionModule | Promise<ExecutionModule> {
  return unasked.length > 0 ? load().then((run) => run.refuseUnasked(unasked)) : (loaded ?? load())
}

async function load(): Promise<ExecutionModule> {
  loaded = await import('./query-chunk.ts')
  return loaded
}
