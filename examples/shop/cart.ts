import type { CartContents, CartTotals } from 'ooor'
import { type Money, shownMoney } from './money.ts'
import { withoutReference } from './orders.ts'

/** A cart as its page shows it. */
export interface ShownCart {
  readonly lines: readonly ShownLine[]
  readonly totals: Totals
}

export interface ShownLine {
  readonly id: number
  readonly productId: number
  readonly name: string
  readonly quantity: number
  /** The path of our own page of it. */
  readonly path: string
  /** The path of its picture. */
  readonly picture: string | undefined
  /** Undefined where the shop shows none. */
  readonly unitPrice: Money | undefined
  readonly subtotal: Money | undefined
}

/** What an order comes to. */
export interface Totals {
  readonly untaxed: Money
  readonly tax: Money
  /** Null when it is not chosen yet, or there is none. */
  readonly delivery: Money | null
  readonly total: Money
}

/** The cart by Odoo's own prices, with the visitor's price list and taxes. */
export function shownCart(cart: CartContents): ShownCart {
  const { currency } = cart
  const amount = (one: number | undefined) => (one === undefined ? undefined : shownMoney(one, currency))
  return {
    lines: cart.lines.map(({ id, productId, name, quantity, unitPrice, subtotal, url, imageUrl }) => ({
      ...{ id, productId, quantity },
      name: withoutReference(name),
      path: pathOf(url),
      picture: imageUrl,
      unitPrice: amount(unitPrice),
      subtotal: amount(subtotal),
    })),
    totals: shownTotals(cart),
  }
}

export function shownTotals({ untaxed, tax, delivery, total, currency }: CartTotals): Totals {
  return {
    untaxed: shownMoney(untaxed, currency),
    tax: shownMoney(tax, currency),
    delivery: delivery === null ? null : shownMoney(delivery, currency),
    total: shownMoney(total, currency),
  }
}

/** Odoo's `/shop/office-lamp-13?…` is our `/products/13`. */
function pathOf(url = ''): string {
  const id = /(\d+)(?:[?#].*)?$/.exec(url)?.[1]
  return id === undefined ? '/' : `/products/${id}`
}
