import type * as Failures from './failures-chunk.ts'

let loaded: typeof Failures | undefined

/** What answers of calls that went wrong mean: loaded once, and from then on at hand. */
export async function failures(): Promise<typeof Failures> {
  loaded ??= await import('./failures-chunk.ts')
  return loaded
}
