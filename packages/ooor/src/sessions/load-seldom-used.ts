let loaded: typeof import('./seldom-used.ts') | undefined

/** What a session does now and then, and what sites ask of it: loaded once. */
export async function seldomUsed(): Promise<typeof import('./seldom-used.ts')> {
  loaded ??= await import('./seldom-used.ts')
  return loaded
}
