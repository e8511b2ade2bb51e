import { type CurrencyRounding, keptAmount, roundedAmount, roundingOf } from '../../orm/currency-rounding.ts'
import type { Stored } from '../../orm/definition.ts'
import type { Environment } from '../../orm/environment.ts'
import { bySequence } from '../by-sequence.ts'
import { companyCurrency } from '../currency-rates.ts'
import { reducedPrice, taxed, taxesFieldOf } from '../taxes.ts'

type Row = Readonly<Stored>

/** A group of taxes, as totals name it. */
export interface TaxGroup {
  /** A group of the demo data and one that is kept may have the same id. */
  readonly key: string
  readonly id: number
  readonly name: string
  readonly sequence: number
  /** What stands before it in place of `Untaxed Amount`. */
  readonly subtotal: string | false
  readonly label: string | false
}

/** What the taxes of a group come to. */
export interface GroupTotal {
  readonly group: TaxGroup
  /** In the order that lines bring them. */
  readonly taxes: readonly number[]
  readonly base: number
  readonly tax: number
}

/** What lines come to without taxes, and with those of each group. */
export interface LineTotals {
  readonly base: number
  readonly groups: readonly GroupTotal[]
}

/** An order's lines that are paid for. */
export const pricedLines = (order: Row, env: Environment): readonly Row[] =>
  env
    .table('sale.order.line')
    .referring('order_id', order.id)
    .filter(({ display_type }) => !display_type)
    .toSorted(bySequence)

/** A line's price after its discount for a quantity, and its taxes. */
function taxedLine(line: Row, quantity: number, rounding: CurrencyRounding, env: Environment) {
  return taxed(line[taxesFieldOf(env.dialect.series)], reducedPrice(line), quantity, rounding, env)
}

/** The same in the line's currency. */
export const taxedAt = (line: Row, quantity: number, env: Environment) =>
  taxedLine(line, quantity, roundingOf(env.sudo().raw(env.table('sale.order.line'), line, 'currency_id'), env), env)

/** The group of a tax: its own, or the one that the demo data gives it, where no groups are kept (tried on 14.0 and 16.0 to 19.0). */
export function groupOfTax(id: number, env: Environment): TaxGroup {
  const sudo = env.sudo()
  const taxes = sudo.table('account.tax')
  const own = sudo.raw(taxes, taxes.rows.get(id) as Row, 'tax_group_id')
  const groups = sudo.hasModel('account.tax.group') ? sudo.table('account.tax.group') : undefined
  const row = groups?.rows.get(own as number)
  if (groups === undefined || row === undefined) return groupOfDemo(id, env.dialect.series.major)
  const text = (name: string) => (sudo.raw(groups, row, name) || false) as string | false
  return {
    key: `own ${row.id}`,
    id: row.id,
    name: String(text('name') || ''),
    sequence: Number(row.sequence || 0),
    subtotal: text('preceding_subtotal'),
    label: text('pos_receipt_label'),
  }
}

function groupOfDemo(tax: number, major: number): TaxGroup {
  const common = { sequence: 10, subtotal: false, label: false } as const
  if (major < 17 && tax > 2) return { ...common, key: 'Taxes', id: 1, name: 'Taxes', sequence: 0 }
  if (major >= 19 && (tax === 3 || tax === 4)) return { ...common, key: 'Tax 0%', id: 2, name: 'Tax 0%' }
  return { ...common, key: 'Tax 15%', id: major < 17 ? 2 : 1, name: 'Tax 15%' }
}

/** What each line is to be told of some amount: rounded, with what is missing of their rounded sum on the first. */
class Shares {
  readonly #rounding: CurrencyRounding
  readonly #amounts: number[] = []
  #exact = 0

  constructor(rounding: CurrencyRounding) {
    this.#rounding = rounding
  }

  add(amount: number): number {
    this.#exact += amount
    return this.#amounts.push(roundedAmount(amount, this.#rounding)) - 1
  }

  /** What is left of both together, of which the other is rounded first. */
  within(other: Shares): number {
    const whole = roundedAmount(this.#exact + other.#exact, this.#rounding)
    return keptAmount(whole - roundedAmount(other.#exact, this.#rounding), this.#rounding)
  }

  settled(total = roundedAmount(this.#exact, this.#rounding)): readonly number[] {
    const missing = total - this.#amounts.reduce((sum, amount) => sum + amount, 0)
    const rest = keptAmount(missing, this.#rounding)
    return this.#amounts.map((amount, index) => (index === 0 && rest !== 0 ? amount + rest : amount))
  }
}

/**
 * Lines in their currency, or in the company's by a rate. Up to 18 each line is rounded, since 19 each tax of all lines
 * (`_get_tax_totals_summary` of 18's and 19's addons/account/models/account_tax.py; tried on 18.0 and 19.0).
 */
export function totalsByGroup(order: Row, rate: number | undefined, env: Environment): LineTotals {
  const currency = env.sudo().raw(env.table('sale.order'), order, 'currency_id')
  const own = roundingOf(currency, env)
  const rounding = rate === undefined ? own : roundingOf(companyCurrency(env, order.company_id), env)
  const divided = (amount: number) => (rate === undefined ? amount : amount / rate)
  const [nets, taxes, bases] = [new Shares(rounding), new Map<number, Shares>(), new Map<number, Shares>()]
  const sharesOf = (all: Map<number, Shares>, id: number) => {
    const known = all.get(id) ?? new Shares(rounding)
    all.set(id, known)
    return known
  }
  const included = new Set<number>()
  let [net, within, isOnTop] = [0, 0, false]
  const lines = pricedLines(order, env).map((line) => {
    const { net: price, parts } = taxedAt(line, Number(line.product_uom_qty), env)
    net += divided(price)
    for (const { id, amount, isIncluded } of parts) {
      within += divided(amount)
      if (isIncluded) included.add(id)
      else isOnTop = true
    }
    return {
      net: nets.add(divided(price)),
      parts: parts.map(({ id, amount, base }) => ({
        id,
        tax: sharesOf(taxes, id).add(divided(amount)),
        base: sharesOf(bases, id).add(divided(base)),
      })),
    }
  })
  const isGlobal = env.dialect.series.major >= 19
  const taxesOf = new Map([...taxes].map(([id, shares]) => [id, shares.settled()]))
  const basesOf = new Map(
    [...bases].map(([id, shares]) => {
      const ofTax = isGlobal && included.has(id) ? taxes.get(id) : undefined
      return [id, shares.settled(ofTax && shares.within(ofTax))]
    }),
  )
  const tax = [...taxesOf.values()].flat().reduce((sum, amount) => sum + amount, 0)
  const inPrices = () => keptAmount(keptAmount(net + within, rounding) - tax, rounding)
  const netOf = isGlobal ? nets.settled(isOnTop ? undefined : inPrices()) : nets.settled()
  return {
    base: sumOfKinds(lines, netOf),
    groups: groupsOf(lines, taxesOf, basesOf, env),
  }
}

interface CountedLine {
  readonly net: number
  readonly parts: readonly { readonly id: number; readonly tax: number; readonly base: number }[]
}

/** Those with taxes and those without are summed up first. */
function sumOfKinds(lines: readonly CountedLine[], netOf: readonly number[]): number {
  const sums = new Map<boolean, number>()
  for (const { net, parts } of lines) {
    const isTaxed = parts.length > 0
    sums.set(isTaxed, (sums.get(isTaxed) ?? 0) + (netOf[net] ?? 0))
  }
  return [...sums.values()].reduce((sum, one) => sum + one, 0)
}

/** Of a line a group has the base of its first tax there. */
function groupsOf(
  lines: readonly CountedLine[],
  taxesOf: ReadonlyMap<number, readonly number[]>,
  basesOf: ReadonlyMap<number, readonly number[]>,
  env: Environment,
): readonly GroupTotal[] {
  const totals = new Map<string, { group: TaxGroup; taxes: Set<number>; base: number; tax: number }>()
  for (const { parts } of lines) {
    const sums = new Map<string, { base: number; tax: number }>()
    for (const { id, tax, base } of parts) {
      const group = groupOfTax(id, env)
      const total = totals.get(group.key) ?? { group, taxes: new Set<number>(), base: 0, tax: 0 }
      totals.set(group.key, total)
      total.taxes.add(id)
      const own = sums.get(group.key) ?? { base: basesOf.get(id)?.[base] ?? 0, tax: 0 }
      sums.set(group.key, { ...own, tax: own.tax + (taxesOf.get(id)?.[tax] ?? 0) })
    }
    for (const [key, { base, tax }] of sums) {
      const total = totals.get(key)
      if (total === undefined) continue
      total.base += base
      total.tax += tax
    }
  }
  return [...totals.values()]
    .map(({ taxes, ...total }) => ({ ...total, taxes: [...taxes] }))
    .toSorted((one, other) => one.group.sequence - other.group.sequence || one.group.id - other.group.id)
}
