/** What is in the chunk. */
export type RareCalls = typeof import('./rare-calls-chunk.ts')

let loaded: RareCalls | undefined

/** What a session does now and then, and what sites ask of it: loaded once. */
export async function seldomUsed(): Promise<RareCalls> {
  loaded ??= await import('./rare-calls-chunk.ts')
  return loaded
}
