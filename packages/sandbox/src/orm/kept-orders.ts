import type { Stored } from './definition.ts'

type Rows = readonly Readonly<Stored>[]

/** How many orders of a table are remembered. */
const MOST_ORDERS = 8

/**
 * The rows of a table as an order puts them, for as long as nothing changes. Only an order that is asked for again is
 * kept: who writes between two searches would sort all rows for each.
 */
export class KeptOrders {
  readonly #orders = new Map<string, { readonly changes: number; rows?: Rows }>()

  /** `changes` is another number after each change. Undefined the first time. */
  rows(order: string, changes: number, sorted: () => Rows): Rows | undefined {
    const kept = this.#orders.get(order)
    if (kept?.changes === changes) {
      kept.rows ??= sorted()
      return kept.rows
    }
    if (this.#orders.size >= MOST_ORDERS) this.#orders.clear()
    this.#orders.set(order, { changes })
    return undefined
  }
}
