/** A tax, as what it is of a price: a percentage, or so much for each unit. */
export interface AppliedTax {
  readonly id: number
  readonly kind: unknown
  readonly amount: number
  readonly isIncluded: boolean
}

/** What one of the taxes of a price comes to. */
export interface TaxPart {
  readonly id: number
  readonly amount: number
  readonly isIncluded: boolean
}

/** What a quantity costs without taxes, and each of the taxes, in their order. */
export interface TaxedPrice {
  readonly net: number
  readonly parts: readonly TaxPart[]
}

/** Rounds halves away from zero, and what falls short of one by the last bit of a float (odoo/tools/float_utils.py). */
export function inCents(amount: number): number {
  return centsOf(amount) / 100
}

function centsOf(amount: number): number {
  const cents = Math.abs(amount) / 0.01
  return Math.sign(amount) * Math.round(cents + cents * 2 ** -52)
}

const sumOf = (taxes: readonly AppliedTax[], kind: string) =>
  taxes.reduce((sum, tax) => sum + (tax.kind === kind ? tax.amount : 0), 0)

/**
 * Up to 17 all is rounded as soon as it is there: what the price without taxes is first, and of the taxes within it the last
 * is what is left (addons/account/models/account_tax.py of 14; tried on 14.0).
 */
export function taxedUntil17(taxes: readonly AppliedTax[], price: number, quantity: number): TaxedPrice {
  const gross = inCents(price * quantity)
  const sign = gross < 0 ? -1 : 1
  const base = Math.abs(gross)
  const within = taxes.filter(({ isIncluded }) => isIncluded)
  const exact = (base - quantity * sumOf(within, 'fixed')) / (1 + sumOf(within, 'percent') / 100)
  const net = inCents((exact * (100 - sumOf(within, 'division'))) / 100)
  // Zero takes nothing of what is left.
  const last = within.findLast(({ amount }) => amount !== 0)
  let left = base - net
  const parts = taxes.map((tax) => {
    const isRest = tax === last && base !== 0
    // Not divided by a hundred: nobody rounds the sum of them up to 15 (tried on 14.0).
    const amount = centsOf(isRest ? left : onTop(tax, net, quantity)) * 0.01
    if (tax.isIncluded) left -= amount
    return { id: tax.id, isIncluded: tax.isIncluded, amount: sign * amount }
  })
  return { net: sign * net, parts }
}

/** A tax of an amount without it. */
function onTop({ kind, amount }: AppliedTax, net: number, quantity: number): number {
  if (kind === 'fixed') return (net === 0 ? quantity : Math.abs(quantity) * Math.sign(net)) * amount
  if (kind === 'percent') return (net * amount) / 100
  return kind === 'division' && amount !== 100 ? net / (1 - amount / 100) - net : 0
}

/**
 * Since 18 nothing is rounded yet. Neighbours of a kind are counted together, and what the price holds of other taxes is no
 * part of what a tax is of: those for each unit first, then those within the price from the last to the first
 * (addons/account/models/account_tax.py of 19; tried on 19.0).
 */
export function taxedSince18(taxes: readonly AppliedTax[], price: number, quantity: number): TaxedPrice {
  const gross = price * quantity
  const batches = batchesOf(taxes)
  const batchOf = (tax: AppliedTax) => batches.find((batch) => batch.includes(tax)) as readonly AppliedTax[]
  const amounts = new Map<AppliedTax, number>()
  const heldBy = (tax: AppliedTax) =>
    [...amounts].reduce(
      (sum, [other, amount]) => sum + (other.isIncluded && !batchOf(other).includes(tax) ? amount : 0),
      0,
    )
  const count = (tax: AppliedTax, rate: number) => amounts.set(tax, (gross - heldBy(tax)) * rate)
  const others = taxes.filter(({ kind }) => kind !== 'fixed')
  for (const tax of taxes.toReversed()) {
    if (tax.kind === 'fixed') amounts.set(tax, (price < 0 ? -1 : 1) * quantity * tax.amount)
  }
  for (const tax of others.toReversed()) if (tax.isIncluded) count(tax, rateWithin(tax, batchOf(tax)))
  for (const tax of others) if (!tax.isIncluded) count(tax, rateOnTop(tax, batchOf(tax)))
  const parts = taxes.map((tax) => ({ id: tax.id, isIncluded: tax.isIncluded, amount: amounts.get(tax) ?? 0 }))
  const held = parts.reduce((sum, { isIncluded, amount }) => sum + (isIncluded ? amount : 0), 0)
  return { net: gross - held, parts }
}

/** Neighbours that are alike. */
function batchesOf(taxes: readonly AppliedTax[]): readonly (readonly AppliedTax[])[] {
  const batches: AppliedTax[][] = []
  for (const tax of taxes) {
    const last = batches.at(-1)
    const isAlike = last?.some(({ kind, isIncluded }) => kind === tax.kind && isIncluded === tax.isIncluded)
    if (isAlike) last?.push(tax)
    else batches.push([tax])
  }
  return batches
}

const shareOf = (batch: readonly AppliedTax[]) => batch.reduce((sum, { amount }) => sum + amount, 0) / 100

function rateWithin({ kind, amount }: AppliedTax, batch: readonly AppliedTax[]): number {
  const share = shareOf(batch)
  if (kind === 'percent') return share === -1 ? 0 : (1 / (1 + share)) * (amount / 100)
  return kind === 'division' ? amount / 100 : 0
}

function rateOnTop({ kind, amount }: AppliedTax, batch: readonly AppliedTax[]): number {
  if (kind === 'percent') return amount / 100
  const share = shareOf(batch)
  return kind === 'division' ? amount / 100 / (share === 1 ? 1 : 1 - share) : 0
}
