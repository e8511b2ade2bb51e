import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { pythonRepr } from '../python/repr.ts'
import { halvesToEven, roundedTo } from '../python/rounded.ts'

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

/** As `$ 5.00`, with a space that does not break. */
function money(value: number, row: Row, env: Environment): string {
  const currency = env
    .sudo()
    .table('res.currency')
    .rows.get(currencyOf(row, env) as number)
  const told = halvesToEven(value, 2)
    .toFixed(2)
    .replaceAll(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',')
  return currency?.position === 'after' ? `${told}\u00A0${currency.symbol}` : `${currency?.symbol}\u00A0${told}`
}

const python = (value: unknown) => {
  const number = Number(value || 0)
  return Number.isInteger(number) ? String(number) : pythonRepr(number)
}

const isMarkup = (row: Row) => row.base === 'standard_price'
const discountOf = (row: Row): readonly [percentage: string, kind: string] =>
  isMarkup(row) ? [python(-Number(row.price_discount || 0) || 0), 'markup'] : [python(row.price_discount), 'discount']

/** What it makes of a price. */
export function priceOf(row: Row, env: Environment): string {
  if (row.compute_price === 'fixed') return money(Number(row.fixed_price || 0), row, env)
  const other = row.base_pricelist_id ? env.sudo().displayName(LISTS, row.base_pricelist_id as number) : undefined
  if (row.compute_price === 'percentage') return `${python(row.percent_price)} % discount on ${other ?? 'sales price'}`
  const base = (row.base === 'pricelist' && other) || (isMarkup(row) ? 'product cost' : 'sales price')
  const fee = Number(row.price_surcharge || 0)
  const told = fee > 0 ? `+ ${money(fee, row, env)} extra fee` : fee < 0 ? `- ${money(-fee, row, env)} rebate` : ''
  const [percentage, kind] = discountOf(row)
  return `${percentage} % ${kind} on ${base} ${told}`
}

/** What a formula comes to, as `Sales Price with a 10 % discount …`, with an example. */
export function tipOf(row: Row, env: Environment): string | false {
  if (row.compute_price !== 'formula' || !row.base) return false
  const factor = (100 - Number(row.price_discount || 0)) / 100
  const step = Number(row.price_round || 0)
  const reduced = step ? roundedTo(100 * factor, step, env.dialect.series.major) : 100 * factor
  const fee = Number(row.price_surcharge || 0)
  const [percentage, kind] = discountOf(row)
  const extra = money(fee, row, env)
  const base = BASES.find(([key]) => key === row.base)?.[1]
  const total = money(reduced + fee, row, env)
  return `${base} with a ${percentage} % ${kind} and ${extra} extra fee\nExample: ${money(100, row, env)} * ${Number.isInteger(factor) ? factor.toFixed(1) : pythonRepr(factor)} + ${extra} → ${total}`
}
