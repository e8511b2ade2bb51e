import type { RefusalReason } from './import-types.ts'

/** Different reasons that are kept: a row's own values make each its own, and imports are without end. */
const KEPT = 1000
const TOLD = 10

/**
 * A reason without what is a row's own in it: values, other rows' numbers, external ids with a number. Before its first
 * colon is the field's name, which stays.
 */
function kindOf(reason: string): string {
  const [, field = '', rest = reason] = /^([^:\s]+: )(.*)$/s.exec(reason) ?? []
  return field + rest.replace(/'[^']*'|"[^"]*"|[^\s,;:()]*\d[^\s,;:()]*/g, '…')
}

/** Why rows were refused, and how many for each kind of reason: in the words of the first. */
export class Refusals {
  readonly #reasons = new Map<string, { readonly reason: string; count: number; readonly first: number }>()

  add(reason: string, index: number): void {
    const kind = kindOf(reason)
    const known = this.#reasons.get(kind)
    if (known !== undefined) known.count++
    else if (this.#reasons.size < KEPT) this.#reasons.set(kind, { reason, count: 1, first: index })
  }

  /** Those that are behind most rows. */
  get told(): RefusalReason[] {
    const all = Array.from(this.#reasons.values(), (one) => ({ ...one }))
    return all.sort((one, other) => other.count - one.count || one.first - other.first).slice(0, TOLD)
  }
}
