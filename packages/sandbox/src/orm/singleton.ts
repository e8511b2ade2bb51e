import { valueError } from '../python/exceptions.ts'
import { pythonRepr } from '../python/repr.ts'

/** The only record of those that were given; raises for none and for several (`ensure_one`). */
export function singleton(model: string, ids: readonly unknown[]): number {
  if (ids.length === 1) return ids[0] as number
  throw valueError(`Expected singleton: ${model}(${ids.map((id) => pythonRepr(id)).join(', ')})`)
}
