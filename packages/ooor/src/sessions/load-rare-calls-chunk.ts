let loaded: typeof import('./rare-calls-chunk.ts') | undefined

/** What a session does now and then, and what sites ask of it: loaded once. */
export async function seldomUsed(): Promise<typeof import('./rare-calls-chunk.ts')> {
  loaded ??= await import('./rare-calls-chunk.ts')
  return loaded
}
