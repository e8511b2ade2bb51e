import { type CurrencyRounding, roundedAmount } from '../orm/currency-rounding.ts'

/** A tax, as what it is of a price: a percentage, or so much for each unit. */
export interface AppliedTax {
  readonly id: number
  readonly kind: unknown
  readonly amount: number
  readonly isIncluded: boolean
  /** Those that come after are of the price with it. */
  readonly affectsNext: boolean
  /** It lets those before it do so. */
  readonly isAffected: boolean
}

/** What one of the taxes of a price comes to. */
export interface TaxPart {
  readonly id: number
  readonly amount: number
  readonly isIncluded: boolean
  /** What it is counted on. */
  readonly base: number
}

/** What a quantity costs without taxes, and each of the taxes, in their order. */
export interface TaxedPrice {
  readonly net: number
  readonly parts: readonly TaxPart[]
}

/** What a price holds of taxes, by their kind. */
interface Held {
  fixed: number
  percent: number
  division: number
}

const holdsNothing = (): Held => ({ fixed: 0, percent: 0, division: 0 })

const without = (price: number, { fixed, percent, division }: Held) =>
  (((price - fixed) / (1 + percent / 100)) * (100 - division)) / 100

/**
 * Up to 17 all is rounded as soon as it is there: what the price without taxes is first, and of the taxes within it the last
 * is what is left, and so is the last before one that others are counted on (addons/account/models/account_tax.py of 14;
 * tried on 14.0).
 */
export function taxedUntil17(
  taxes: readonly AppliedTax[],
  price: number,
  quantity: number,
  rounding: CurrencyRounding,
): TaxedPrice {
  const rounded = (amount: number) => roundedAmount(amount, rounding)
  const gross = rounded(price * quantity)
  const sign = gross < 0 ? -1 : 1
  const { net, targets } = netUntil17(taxes, Math.abs(gross), quantity, rounded)
  let [base, told, isOnTopCounted] = [net, 0, false]
  const parts = taxes.map((tax) => {
    // Zero is nobody's rest.
    const target = isOnTopCounted ? 0 : (targets.get(tax) ?? 0)
    const rest = target - (base + told)
    const amount = rounded(target === 0 ? onTop(tax, tax.isIncluded || tax.isAffected ? base : net, quantity) : rest)
    if (target !== 0) told = 0
    else if (tax.isIncluded) told += amount
    const part = { id: tax.id, isIncluded: tax.isIncluded, amount: sign * amount, base: sign * rounded(base) }
    if (tax.affectsNext) {
      base += amount
      if (!tax.isIncluded) isOnTopCounted = true
    }
    return part
  })
  return { net: sign * net, parts }
}

/** The price without taxes, and what it is with those up to some that it holds. */
function netUntil17(
  taxes: readonly AppliedTax[],
  gross: number,
  quantity: number,
  rounded: (amount: number) => number,
) {
  const targets = new Map<AppliedTax, number>()
  let [base, held, isReached] = [gross, holdsNothing(), false]
  for (const tax of taxes.toReversed()) {
    if (tax.affectsNext) [base, held, isReached] = [without(base, held), holdsNothing(), false]
    if (!tax.isIncluded) continue
    held[tax.kind as keyof Held] += tax.kind === 'fixed' ? quantity * tax.amount : tax.amount
    if (isReached || tax.amount === 0) continue
    targets.set(tax, base)
    isReached = true
  }
  return { net: rounded(without(base, held)), targets }
}

/** A tax of an amount without it. */
function onTop({ kind, amount }: AppliedTax, net: number, quantity: number): number {
  if (kind === 'fixed') return (net === 0 ? quantity : Math.abs(quantity) * Math.sign(net)) * amount
  if (kind === 'percent') return (net * amount) / 100
  return kind === 'division' && amount !== 100 ? net / (1 - amount / 100) - net : 0
}

/**
 * Since 18 what a quantity costs and each tax are rounded as soon as they are there, since 19 nothing is yet: a company
 * counts so or so, by default by line up to 18 (tried on 18.0 and 19.0). Neighbours that are alike are counted together: those for each unit first, then those
 * within the price from the last to the first, then those on top. Each changes what others are of
 * (addons/account/models/account_tax.py of 19; tried on 19.0).
 */
export function taxedSince18(
  taxes: readonly AppliedTax[],
  price: number,
  quantity: number,
  rounded: (amount: number) => number = (amount) => amount,
): TaxedPrice {
  const gross = rounded(price * quantity)
  const batches = batchesOf(taxes)
  const batchOf = (tax: AppliedTax) => batches.find((batch) => batch.includes(tax)) as readonly AppliedTax[]
  const amounts = new Map<AppliedTax, number>()
  const bases = new Map<AppliedTax, number>(taxes.map((tax) => [tax, gross]))
  let net = gross
  const count = (tax: AppliedTax, exact: number) => {
    const amount = rounded(exact)
    amounts.set(tax, amount)
    for (const [other, sign] of changedBy(tax, taxes, batchOf(tax))) {
      if (!amounts.has(other)) bases.set(other, (bases.get(other) ?? 0) + sign * amount)
      if (other === taxes[0]) net += sign * amount
    }
  }
  const others = taxes.filter(({ kind }) => kind !== 'fixed')
  for (const tax of taxes.toReversed()) {
    if (tax.kind === 'fixed') count(tax, (price < 0 ? -1 : 1) * quantity * tax.amount)
  }
  const baseOf = (tax: AppliedTax) => bases.get(tax) ?? 0
  for (const tax of others.toReversed()) if (tax.isIncluded) count(tax, baseOf(tax) * rateWithin(tax, batchOf(tax)))
  for (const tax of others) if (!tax.isIncluded) count(tax, baseOf(tax) * rateOnTop(tax, batchOf(tax)))
  const ownOf = (tax: AppliedTax) => batchOf(tax).reduce((sum, one) => sum + (amounts.get(one) ?? 0), 0)
  const parts = taxes.map((tax) => ({
    id: tax.id,
    isIncluded: tax.isIncluded,
    amount: amounts.get(tax) ?? 0,
    base: baseOf(tax) - (tax.isIncluded ? ownOf(tax) : 0),
  }))
  const [first] = taxes
  const own = first?.isIncluded === true ? ownOf(first) : 0
  return { net: net - own, parts }
}

/** Which other taxes are of more or less for a tax: what the price holds is no part of others, but for what goes on top of it. */
function changedBy(
  tax: AppliedTax,
  taxes: readonly AppliedTax[],
  batch: readonly AppliedTax[],
): readonly (readonly [AppliedTax, 1 | -1])[] {
  const before = taxes.slice(0, taxes.indexOf(batch[0] as AppliedTax))
  const after = taxes.slice(taxes.indexOf(batch.at(-1) as AppliedTax) + 1)
  if (!tax.isIncluded) return tax.affectsNext ? after.filter(({ isAffected }) => isAffected).map((one) => [one, 1]) : []
  const less = tax.affectsNext ? after.filter(({ isAffected }) => !isAffected) : after
  return [...less, ...before].map((one) => [one, -1])
}

/** Neighbours that are alike, and of which none counts on another. */
function batchesOf(taxes: readonly AppliedTax[]): readonly (readonly AppliedTax[])[] {
  const batches: AppliedTax[][] = []
  for (const tax of taxes) {
    const last = batches.at(-1)
    const previous = last?.[0]
    const isAlike =
      previous !== undefined &&
      previous.kind === tax.kind &&
      previous.isIncluded === tax.isIncluded &&
      previous.affectsNext === tax.affectsNext &&
      !(tax.affectsNext && tax.isAffected)
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
