import type * as Execution from './query-chunk.ts'

export type ExecutionModule = typeof Execution

let loaded: ExecutionModule | undefined

/** What runs queries, where something has been run already. */
export function loadedExecution(): ExecutionModule | undefined {
  return loaded
}

/** What runs queries: loaded once, and from then on at hand. */
export function execution(): ExecutionModule | Promise<ExecutionModule> {
  return loaded ?? load()
}

async function load(): Promise<ExecutionModule> {
  loaded = await import('./query-chunk.ts')
  return loaded
}
