import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { pythonFloat, pythonRepr } from '../python/repr.ts'
import { roundedTo } from '../python/rounded.ts'
import { amountText, priceText, withSymbol } from './language-format.ts'

type Row = Readonly<Stored>

const LISTS = 'product.pricelist'
const BASES = [
  ['list_price', 'Sales Price'],
  ['standard_price', 'Cost'],
  ['pricelist', 'Other Pricelist'],
] as const

/** The list that a rule is of. */
export const listOf = (row: Row, env: Environment) =>
  env
    .sudo()
    .table(LISTS)
    .rows.get(row.pricelist_id as number)

/** Of its list, or of the company. */
export function currencyOf(row: Row, env: Environment): number | false {
  const { rows } = env.sudo().table('res.company')
  const own = rows.get(env.raw(env.table('product.pricelist.item'), row, 'company_id') as number)
  const id = listOf(row, env)?.currency_id || own?.currency_id || rows.get(env.companyId)?.currency_id
  return typeof id === 'number' && id
}

/** What it is about, as people call it. */
export function nameOf(row: Row, env: Environment): string {
  const named = (field: string, relation: string) => env.sudo().displayName(relation, row[field] as number)
  if (row.applied_on === '2_product_category' && row.categ_id) {
    return `Category: ${named('categ_id', 'product.category')}`
  }
  if (row.applied_on === '1_product' && row.product_tmpl_id) return named('product_tmpl_id', 'product.template')
  if (row.applied_on === '0_product_variant' && row.product_id) {
    return `Variant: ${named('product_id', 'product.product')}`
  }
  return row.display_applied_on === '2_product_category' ? 'All Categories' : 'All Products'
}

/** Up to 17 as Python tells a float, since 18 without a zero behind the point. */
function python(value: unknown, env: Environment): string {
  const number = Number(value || 0)
  return env.dialect.series.major < 18 ? pythonFloat(number) : pythonRepr(number)
}

/** Since 18 what is added to a cost is called otherwise than what is taken from a price. */
const isMarkup = (row: Row, env: Environment) => row.base === 'standard_price' && env.dialect.series.major >= 18

function discountOf(row: Row, env: Environment): readonly [percentage: string, kind: string] {
  if (!isMarkup(row, env)) return [python(row.price_discount, env), 'discount']
  return [python(-Number(row.price_discount || 0) || 0, env), 'markup']
}

/** What it makes of a price (since 18). */
export function priceOf(row: Row, env: Environment): string {
  if (row.compute_price === 'fixed') return fixedPriceOf(row, env)
  const other = row.base_pricelist_id ? env.sudo().displayName(LISTS, row.base_pricelist_id as number) : undefined
  if (row.compute_price === 'percentage') {
    return `${python(row.percent_price, env)} % discount on ${other ?? 'sales price'}`
  }
  const base = (row.base === 'pricelist' && other) || (isMarkup(row, env) ? 'product cost' : 'sales price')
  const fee = Number(row.price_surcharge || 0)
  const money = amountText(Math.abs(fee), currencyOf(row, env), env)
  const told = fee > 0 ? `+ ${money} extra fee` : fee < 0 ? `- ${money} rebate` : ''
  const [percentage, kind] = discountOf(row, env)
  return `${percentage} % ${kind} on ${base} ${told}`
}

/** A price that does not depend on others, to the decimals of prices; 14 puts no marks between thousands. */
export function fixedPriceOf(row: Row, env: Environment): string {
  const [price, currency] = [Number(row.fixed_price || 0), currencyOf(row, env)]
  return env.dialect.series.major < 15
    ? withSymbol(price.toFixed(2), currency, env, ' ')
    : priceText(price, currency, env)
}

/** What a formula comes to, as `Sales Price with a 10 % discount …`, with an example (since 15). */
export function tipOf(row: Row, env: Environment): string | false {
  if (row.compute_price !== 'formula' || !row.base) return false
  const currency = currencyOf(row, env)
  const money = (amount: number) => amountText(amount, currency, env)
  const factor = (100 - Number(row.price_discount || 0)) / 100
  const step = Number(row.price_round || 0)
  const reduced = step ? roundedTo(100 * factor, step, env.dialect.series.major) : 100 * factor
  const fee = Number(row.price_surcharge || 0)
  const [percentage, kind] = discountOf(row, env)
  const base = BASES.find(([key]) => key === row.base)?.[1]
  return `${base} with a ${percentage} % ${kind} and ${money(fee)} extra fee\nExample: ${money(100)} * ${pythonFloat(factor)} + ${money(fee)} → ${money(reduced + fee)}`
}
