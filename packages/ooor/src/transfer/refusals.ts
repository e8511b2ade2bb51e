import type { RefusalReason } from './import-types.ts'

/** Different reasons that are kept: a row's own values make each its own, and imports are without end. */
const KEPT = 1000
const TOLD = 10

/** Why rows were refused, and how many for each reason. */
export class Refusals {
  readonly #reasons = new Map<string, { count: number; readonly first: number }>()

  add(reason: string, index: number): void {
    const known = this.#reasons.get(reason)
    if (known !== undefined) known.count++
    else if (this.#reasons.size < KEPT) this.#reasons.set(reason, { count: 1, first: index })
  }

  /** Those that are behind most rows. */
  get told(): RefusalReason[] {
    const all = Array.from(this.#reasons, ([reason, { count, first }]) => ({ reason, count, first }))
    return all.sort((one, other) => other.count - one.count || one.first - other.first).slice(0, TOLD)
  }
}
