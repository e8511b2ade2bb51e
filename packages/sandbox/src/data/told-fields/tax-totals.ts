import { roundedAmount, roundingOf } from '../../orm/currency-rounding.ts'
import type { Stored, ToldField } from '../../orm/definition.ts'
import type { Environment } from '../../orm/environment.ts'
import { withFloatsOf } from '../../orm/floats.ts'
import { companyCurrency } from '../currency-rates.ts'
import { priceText } from '../language-format.ts'
import { flatTaxes, isWithinPrice } from '../taxes.ts'
import { type GroupTotal, groupOfTax, pricedLines, type TaxGroup, taxedAt, totalsByGroup } from './taxes-of-lines.ts'

type Row = Readonly<Stored>

const UNTAXED = 'Untaxed Amount'

/** What an order's taxes come to, as pages show it: `tax_totals` of 16 to 19, `amount_by_group` of 14. */
export const TAX_TOTALS: Readonly<Record<string, ToldField>> = {
  tax_totals: {
    compute: (order, env) => (env.dialect.series.major < 18 ? totalsUntil17(order, env) : totalsSince18(order, env)),
  },
  amount_by_group: { compute: amountByGroup },
}

const currencyOf = (order: Row, env: Environment) =>
  env.sudo().raw(env.table('sale.order'), order, 'currency_id') || companyCurrency(env, order.company_id)

const kindsOf = (taxes: readonly number[], env: Environment): readonly Row[] => {
  const { rows } = env.sudo().table('account.tax')
  return taxes.flatMap((id) => rows.get(id) ?? [])
}

const areFixed = (taxes: readonly number[], env: Environment) =>
  kindsOf(taxes, env).every(({ amount_type }) => amount_type === 'fixed')

/** Groups under what stands before them, in the order of the groups. */
function bySubtotal(groups: readonly GroupTotal[]): ReadonlyMap<string, readonly GroupTotal[]> {
  const names = new Set(groups.map(({ group }) => group.subtotal || UNTAXED))
  return new Map([...names].map((name) => [name, groups.filter(({ group }) => (group.subtotal || UNTAXED) === name)]))
}

/** (tried on 16.0 and 17.0) */
function totalsUntil17(order: Row, env: Environment): unknown {
  const currency = currencyOf(order, env)
  const rounding = roundingOf(currency, env)
  const text = (amount: number) => priceText(amount, currency, env, rounding.decimals)
  const { base, groups } = totalsByGroup(order, undefined, env)
  const parts = bySubtotal(groups)
  let amount = base
  const subtotals = [...parts].map(([name, own]) => {
    const subtotal = withFloatsOf({ name, amount, formatted_amount: text(amount) }, new Set(['amount']))
    amount += own.reduce((sum, { tax }) => sum + tax, 0)
    return subtotal
  })
  const isOther = groups.length === 1 && roundedAmount((groups[0]?.base ?? 0) - base, rounding) !== 0
  return withFloatsOf(
    {
      amount_untaxed: roundedAmount(base, rounding),
      amount_total: roundedAmount(amount, rounding),
      formatted_amount_total: text(amount),
      formatted_amount_untaxed: text(base),
      groups_by_subtotal: Object.fromEntries(
        [...parts].map(([name, own]) => [name, own.map((one) => groupUntil17(one, text, env))]),
      ),
      subtotals,
      subtotals_order: [...parts.keys()],
      display_tax_base: isOther || groups.length > 1,
    },
    new Set(['amount_untaxed', 'amount_total']),
  )
}

const groupUntil17 = ({ group, taxes, base, tax }: GroupTotal, text: (amount: number) => string, env: Environment) =>
  withFloatsOf(
    {
      group_key: group.id,
      tax_group_id: group.id,
      tax_group_name: group.name,
      tax_group_amount: tax,
      tax_group_base_amount: base,
      formatted_tax_group_amount: text(tax),
      formatted_tax_group_base_amount: text(base),
      hide_base_amount: areFixed(taxes, env),
    },
    new Set(['tax_group_amount', 'tax_group_base_amount']),
  )

const AMOUNTS = ['tax_amount_currency', 'tax_amount', 'base_amount_currency', 'base_amount'] as const
const FLOATS: ReadonlySet<string> = new Set([
  ...[...AMOUNTS, 'display_base_amount_currency', 'display_base_amount', 'total_amount_currency', 'total_amount'],
  ...['currency_pd', 'company_currency_pd'],
])

/** (tried on 18.0 and 19.0) */
function totalsSince18(order: Row, env: Environment): unknown {
  const currency = currencyOf(order, env)
  const company = companyCurrency(env, order.company_id)
  const rate = Number(env.sudo().raw(env.table('sale.order'), order, 'currency_rate')) || 1
  const [own, inCompany] = [totalsByGroup(order, undefined, env), totalsByGroup(order, rate, env)]
  const told = own.groups.map((one, index) => groupSince18(one, inCompany.groups[index], env))
  const names = [...new Set(own.groups.map(({ group }) => group.subtotal || UNTAXED))]
  let [taxCurrency, tax] = [0, 0]
  const subtotals = (names.length === 0 ? [UNTAXED] : names).map((name) => {
    const tax_groups = told.filter((_, index) => (own.groups[index]?.group.subtotal || UNTAXED) === name)
    const before = { base_amount_currency: own.base + taxCurrency, base_amount: inCompany.base + tax }
    const sums = {
      tax_amount_currency: tax_groups.reduce((sum, one) => sum + one.tax_amount_currency, 0),
      tax_amount: tax_groups.reduce((sum, one) => sum + one.tax_amount, 0),
    }
    taxCurrency += sums.tax_amount_currency
    tax += sums.tax_amount
    return withFloatsOf({ tax_groups, ...sums, ...before, name }, FLOATS)
  })
  const { step, decimals } = roundingOf(currency, env)
  const bases = [own.base, ...told.flatMap(({ display_base_amount_currency: base }) => (base === false ? [] : [base]))]
  return withFloatsOf(
    {
      currency_id: currency,
      currency_pd: step,
      company_currency_id: company,
      company_currency_pd: roundingOf(company, env).step,
      has_tax_groups: told.length > 0,
      subtotals,
      base_amount_currency: own.base,
      base_amount: inCompany.base,
      tax_amount_currency: taxCurrency,
      tax_amount: tax,
      same_tax_base: new Set(bases.map((base) => base.toFixed(decimals))).size === 1,
      total_amount_currency: own.base + taxCurrency,
      total_amount: inCompany.base + tax,
    },
    FLOATS,
  )
}

function groupSince18({ group, taxes, base, tax }: GroupTotal, inCompany: GroupTotal | undefined, env: Environment) {
  const isUnbased = areFixed(taxes, env)
  const isOfPrice = kindsOf(taxes, env).every((one) => one.amount_type === 'division' && isWithinPrice(one, env))
  const shown = (own: number, ofTaxes: number): number | false => (isUnbased ? false : isOfPrice ? own + ofTaxes : own)
  const amounts = {
    tax_amount_currency: tax,
    tax_amount: inCompany?.tax ?? 0,
    base_amount_currency: base,
    base_amount: inCompany?.base ?? 0,
  }
  return withFloatsOf(
    {
      id: group.id,
      involved_tax_ids: taxes,
      ...amounts,
      display_base_amount_currency: shown(base, tax),
      display_base_amount: shown(amounts.base_amount, amounts.tax_amount),
      group_name: group.name,
      group_label: group.label,
    },
    FLOATS,
  )
}

/** Each tax of a line brings its base along, and those of a group bring theirs to it (`_amount_by_group`, tried on 14.0). */
function amountByGroup(order: Row, env: Environment): unknown {
  const currency = currencyOf(order, env)
  const { rows } = env.sudo().table('account.tax')
  const totals = new Map<string, { group: TaxGroup; amount: number; base: number }>()
  for (const line of pricedLines(order, env)) {
    const { parts } = taxedAt(line, Number(line.product_uom_qty), env)
    for (const id of line.tax_id as readonly number[]) {
      const tax = rows.get(id)
      if (tax === undefined) continue
      const group = groupOfTax(id, env)
      const total = totals.get(group.key) ?? { group, amount: 0, base: 0 }
      totals.set(group.key, total)
      const own = new Set([id, ...flatTaxes([tax], env).map((one) => one.id)])
      for (const part of parts.filter((one) => own.has(one.id))) {
        total.amount += part.amount
        total.base += part.base
      }
    }
  }
  const partners = env.sudo().table('res.partner')
  const lang = partners.rows.get(order.partner_id as number)?.lang
  const inLanguage = env.withContext({ ...env.context, lang })
  const { decimals } = roundingOf(currency, env)
  const text = (amount: number) => priceText(amount, currency, inLanguage, decimals)
  return [...totals.values()]
    .toSorted((one, other) => one.group.sequence - other.group.sequence)
    .map(({ group, amount, base }) => [group.name, amount, base, text(amount), text(base), totals.size])
}
