import { isGone } from '../orm/asked-ids.ts'
import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { singleton } from '../orm/singleton.ts'
import { isTrue, pythonType } from '../python/eyes.ts'
import { roundedTo } from '../python/rounded.ts'
import { companyCurrency, converted } from './currency-rates.ts'
import { fiscalPositionOf } from './fiscal-position-of.ts'
import { inCompany } from './in-company.ts'
import { mappedTaxes, priceWithOtherTaxes } from './mapped-taxes.ts'
import { doneOf } from './order-invoicing.ts'
import { type PriceQuestion, priceByRule } from './pricelist-prices.ts'
import { productText, productUnit } from './product-on-orders.ts'
import { salesTaxes, taxesFieldOf, taxesOfCompany } from './taxes.ts'
import { unitModel } from './unit-model.ts'

type Values = Readonly<Record<string, unknown>>

/** What a line's quantity is in. */
export const unitFieldOf = (major: number) => (major < 19 ? 'product_uom' : 'product_uom_id')

/** Since 18 the price that a line was made with, or was last told by its list, stands beside its own: another is nobody's but the user's. */
const keepsListPrice = (major: number) => major >= 18

/** The list's price is not taken without the line's own (`create` and `write` of 18's and 19's addons/sale/models/sale_order_line.py; tried on 18.0 of April 2025 and 19.0). */
export function takenOfLine(given: Values, env: Environment): Values {
  if (pythonType(given) !== 'dict' || !keepsListPrice(env.dialect.series.major)) return given
  if (!('technical_price_unit' in given) || 'price_unit' in given) return given
  const { technical_price_unit: _, ...values } = given
  return values
}

/** What follows from the product of a new line, where the caller does not say it. */
export function preparedLine(given: Values, env: Environment): Values {
  const { major } = env.dialect.series
  const values = takenOfLine(given, env)
  const unit = unitFieldOf(major)
  // A note or section is nothing to be paid: up to 15 what is given of a product is dropped.
  if (values.display_type) {
    return major < 16
      ? { ...values, product_id: false, price_unit: 0, product_uom_qty: 0, customer_lead: 0, [unit]: false }
      : { ...values, product_uom_qty: 0 }
  }
  const product = env.table('product.product').rows.get(values.product_id as number)
  if (product === undefined) return withListPrice(values, major)
  // The name is in the language of the order's customer, and up to 16 the price in its currency (tried on 16.0, 17.0 and 19.0).
  const isOfNone = major >= 16 && !values.order_id && !env.context.default_order_id
  if (isOfNone && !values.name) singleton('sale.order', [])
  if (isOfNone && major === 16 && !('price_unit' in values)) singleton('res.currency', [])
  const own = productUnit(product.id, env)
  const taxes = productTaxes(product.id, values, env)
  const full = {
    name: soldText(product.id, values, env),
    ...(!isDownPayment(values, major) && {
      price_unit: listPrice({ ...values, [unit]: unit in values ? values[unit] : own }, env),
    }),
    [unit]: own,
    ...(taxes.length > 0 && { [taxesFieldOf(env.dialect.series)]: [[6, 0, taxes]] }),
    ...values,
    ...keptTaxes(values, env),
    ...(isShipped(product, values, env) && 'qty_delivered' in values && { qty_delivered: 0 }),
  }
  if (major === 14) missGone(values, env)
  return withListPrice(full, major)
}

/** Whom a line is for and what it is taxed with is read once the line is counted: what is gone is missed (tried on 14.0). */
function missGone({ order_partner_id: customer, tax_id: taxes }: Values, env: Environment): void {
  const look = (model: string, id: unknown) => {
    const table = env.table(model)
    if (isGone(table, id)) env.existing(table, id, 'read')
  }
  look('res.partner', customer)
  for (const command of Array.isArray(taxes) ? taxes : []) {
    const [kind, id, ids] = Array.isArray(command) ? command : []
    if (kind === 4) look('account.tax', id)
    if (kind === 6 && Array.isArray(ids)) for (const one of ids) look('account.tax', one)
  }
}

/** Of goods is delivered what left the stock, once the order is confirmed and some is to leave (tried on 14.0 and 19.0). */
export function isShipped(
  product: Readonly<Stored>,
  { order_id, product_uom_qty = 1 }: Values,
  env: Environment,
): boolean {
  const { major } = env.dialect.series
  const isGoods = env.sudo().raw(env.table('product.product'), product, 'type') !== 'service'
  const isSold = env.table('sale.order').rows.get(order_id as number)?.state === 'sale'
  return major >= 14 && isGoods && isSold && (major > 14 || isTrue(product_uom_qty))
}

/** What is paid in advance has no price of a list (`_compute_price_unit`, tried on 19.0). */
const isDownPayment = ({ is_downpayment }: Values, major: number) => major >= 19 && is_downpayment === true

const withListPrice = (values: Values, major: number): Values =>
  keepsListPrice(major) && 'price_unit' in values ? { technical_price_unit: values.price_unit, ...values } : values

/** On 16 and 17 what is paid in advance is a draft until it is invoiced (tried on 16.0 to 18.0). */
function soldText(product: number, { is_downpayment, display_type }: Values, env: Environment): string {
  const { major } = env.dialect.series
  const isDraft = (major === 16 || major === 17) && is_downpayment === true && !display_type
  return `${productText(product, env)}${isDraft ? ' (Draft)' : ''}`
}

/**
 * Since 16 taxes that are made with their line are not yet there when it is counted: it is without them until
 * something of it changes (tried on 16.0 to 19.0). `kept_taxes` are the others, which nobody is told.
 */
function keptTaxes(values: Values, { dialect }: Environment): Values {
  const { major } = dialect.series
  const commands = values[taxesFieldOf(dialect.series)]
  if (major < 16 || !Array.isArray(commands)) return {}
  if (!commands.some((command) => Array.isArray(command) && command[0] === 0)) return {}
  const linked = commands.flatMap((command) => (command[0] === 6 ? command[2] : command[0] === 4 ? [command[1]] : []))
  return { kept_taxes: linked.join(',') }
}

const COUNTED = ['product_uom_qty', 'price_unit', 'discount', 'tax_id', 'tax_ids']

/** What a change of a line brings along. */
export function followingLine(row: Readonly<Stored>, values: Values, env: Environment): Values {
  const isCounted = typeof row.kept_taxes === 'string' && COUNTED.some((name) => name in values)
  return {
    ...deliveredAnew(row, values, env),
    ...productAnew(row, values, env),
    ...(isCounted && { kept_taxes: false }),
  }
}

/** Another quantity of goods that were sold is to be shipped, of which nothing is delivered yet (tried on 14.0 and 19.0). */
function deliveredAnew(row: Readonly<Stored>, values: Values, env: Environment): Values {
  const product = env.table('product.product').rows.get(row.product_id as number)
  const isSold = env.table('sale.order').rows.get(row.order_id as number)?.state === 'sale'
  if (!('product_uom_qty' in values) || 'qty_delivered' in values || product === undefined || !isSold) return {}
  return isShipped(product, { ...row, ...values }, env) ? { qty_delivered: 0 } : {}
}

/** Since 16 what comes of a product, its unit and how much of it is there anew with each change, but for what is given. */
function productAnew(row: Readonly<Stored>, values: Values, env: Environment): Values {
  const { major } = env.dialect.series
  const unit = unitFieldOf(major)
  const isOther = 'product_id' in values
  if (major < 16 || !(isOther || unit in values || 'product_uom_qty' in values)) return {}
  const following = isOther ? ofProduct(row, values, env) : {}
  const isNothing = row.product_id === false || Boolean(row.display_type)
  const discount = isNothing && !('discount' in values) ? { discount: 0 } : {}
  const after = { ...row, ...following }
  return { ...following, ...discount, ...('price_unit' in values ? {} : priceAnew(after, env)) }
}

function ofProduct(row: Readonly<Stored>, values: Values, env: Environment): Values {
  const product = row.product_id
  const all: Values = {
    ...(typeof product === 'number' && { name: soldText(product, row, env) }),
    [unitFieldOf(env.dialect.series.major)]: typeof product === 'number' ? productUnit(product, env) : false,
    [taxesFieldOf(env.dialect.series)]: typeof product === 'number' ? productTaxes(product, row, env) : [],
    // How long it takes is the product's to say, too (tried on 19.0).
    ...(env.dialect.series.major >= 19 && { customer_lead: 0 }),
  }
  return Object.fromEntries(Object.entries(all).filter(([name]) => !(name in values)))
}

/** What was invoiced keeps its price, and since 18 what somebody has set by hand. */
function priceAnew(row: Readonly<Stored>, env: Environment): Values {
  const { major } = env.dialect.series
  const isByHand = keepsListPrice(major) && row.technical_price_unit !== row.price_unit
  const isNobodys = keepsListPrice(major) && !row.order_id
  if (isByHand || isNobodys || isDownPayment(row, major) || doneOf(row, env, 'qty_invoiced') > 0) return {}
  return listedPrice(row, env)
}

/** A line's price by its list, and since 18 that it is not of anybody's hand. */
export function listedPrice(line: Values, env: Environment): Values {
  const price = listPrice(line, env)
  return { price_unit: price, ...(keepsListPrice(env.dialect.series.major) && { technical_price_unit: price }) }
}

/** The price of a line's product in its unit; since 18 what is sold in no unit costs nothing, as what is no product does, and on 16 what is for nobody. */
export function listPrice(line: Values, env: Environment): number {
  const price = priceOfList(line, env)
  if (env.dialect.series.major < 14 || typeof line.product_id !== 'number' || price === 0) return price
  const own = ownTaxes(line.product_id, line, env)
  return keptPrice(priceWithOtherTaxes(price, own, mappedTaxes(env, positionOf(line, env), own), env), env)
}

/** From 16 to 18 it has hundredths as soon as a record has it, which the list's price beside it is compared with (tried on 18.0; 16 and 17 by source). */
function keptPrice(price: number, { dialect }: Environment): number {
  const { major } = dialect.series
  return major >= 16 && major < 19 ? Number(roundedTo(price, 0.01, major).toFixed(2)) : price
}

function priceOfList(line: Values, env: Environment): number {
  const { major } = env.dialect.series
  const order = env.table('sale.order').rows.get(line.order_id as number)
  if (!line[unitFieldOf(major)] && major >= 18) return 0
  if (major === 16 && !order?.partner_id && !order?.pricelist_id) return 0
  const question = priceQuestion(line, env)
  if (question === undefined) return 0
  return priceByRule(question, env) ?? priceFor(question.product, order, env) * question.units
}

/** What rules of pricelists are asked about a line; undefined where there is no product. */
export function priceQuestion(line: Values, env: Environment): PriceQuestion | undefined {
  const product = env.table('product.product').rows.get(line.product_id as number)
  if (product === undefined) return undefined
  const order = env.table('sale.order').rows.get(line.order_id as number)
  return {
    ...{ product, units: unitsOf(line, env), pricelist: order?.pricelist_id, moment: String(order?.date_order || '') },
    // Nothing of it is priced as one (tried on 14.0).
    quantity: Number(line.product_uom_qty || 1),
  }
}

/** How many of the product's own units one of the line's is. */
export function unitsOf(line: Values, env: Environment): number {
  const own = productUnit(line.product_id as number, env)
  const unit = line[unitFieldOf(env.dialect.series.major)] || own
  return kindOf(own, env) === kindOf(unit, env) ? unitFactor(own, env) / unitFactor(unit, env) : 1
}

const unitsOfAll = (env: Environment) => env.table(unitModel(env.dialect.series.major))

/** The category of a unit, up to 18: nothing is counted from one to another. */
const kindOf = (unit: unknown, env: Environment): unknown => unitsOfAll(env).rows.get(unit as number)?.category_id

/** A product's price in the currency of an order, by the rates of its day. */
function priceFor(product: Readonly<Stored>, order: Readonly<Stored> | undefined, env: Environment): number {
  const price = env.sudo().raw(env.table('product.product'), product, 'lst_price') as number
  if (order === undefined) return price
  const currency = env.sudo().raw(env.table('sale.order'), order, 'currency_id')
  return converted(env, price, companyCurrency(env), currency, String(order.date_order || '').slice(0, 10) || undefined)
}

/** How much of its kind's measure a unit is the part of: a dozen 1/12, which since 19 says how many it has. */
function unitFactor(unit: unknown, env: Environment): number {
  const units = unitsOfAll(env)
  const row = units.rows.get(unit as number)
  if (row === undefined) return 1
  const factor = Number(env.raw(units, row, 'factor')) || 1
  return env.dialect.series.major < 19 ? factor : 1 / factor
}

/** The taxes that a product's sale brings along in the company of the order, as its fiscal position has them. */
export function productTaxes(id: number, line: Values, env: Environment): number[] {
  return mappedTaxes(env, positionOf(line, env), ownTaxes(id, line, env))
}

/** The order's fiscal position; up to 15 that of the customer where it has none. */
function positionOf({ order_id }: Values, env: Environment): unknown {
  const order = env.table('sale.order').rows.get(order_id as number)
  if (order?.fiscal_position_id || env.dialect.series.major >= 16) return order?.fiscal_position_id
  return fiscalPositionOf(inCompany(env, order?.company_id), order?.partner_id, false)
}

function ownTaxes(id: number, { order_id }: Values, env: Environment): number[] {
  const table = env.table('product.product')
  const all = env.sudo().raw(table, table.rows.get(id) as Readonly<Stored>, 'taxes_id') as number[]
  if (env.dialect.series.major < 14) return all
  const order = env.table('sale.order').rows.get(order_id as number)
  return taxesOfCompany(salesTaxes(all, env), order?.company_id || env.companyId, env)
}
