import type { Series } from 'ooor/protocol'
import type { ModelDefinition, Selection, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { userError, validationError } from '../python/exceptions.ts'
import { converted } from './currency-rates.ts'
import { productChange } from './old-order-changes.ts'
import { orderStates } from './order-names.ts'
import { lineOnchanges, productText, productUnit } from './order-onchanges.ts'
import { lineRows } from './order-rows.ts'
import { ownOrder, personalOrder } from './orders.ts'
import { commercialPartner } from './partner-sync.ts'
import { amountsOf, salesTaxes, taxesFieldOf } from './taxes.ts'

export function orderLinesModel(series: Series): ModelDefinition {
  const { major } = series
  const unit = major < 19 ? 'product_uom' : 'product_uom_id'
  const taxes = taxesFieldOf(series)
  const depends = ['product_uom_qty', 'discount', 'price_unit', taxes]
  return {
    name: 'sale.order.line',
    description: 'Sales Order Line',
    access: { system: 'rwcd', user: 'rwcd', portal: 'r' },
    rules: { user: ofOrder(personalOrder), portal: ofOrder(ownOrder) },
    companyField: 'company_id',
    order: 'order_id, sequence, id',
    trackedBy: 'order_id',
    displayName: lineName,
    fields: {
      name: { type: 'text', string: 'Description', required: true },
      order_id: {
        type: 'many2one',
        string: 'Order Reference',
        relation: 'sale.order',
        required: true,
        onDelete: 'cascade',
        copy: false,
      },
      sequence: { type: 'integer', string: 'Sequence', default: 10 },
      product_id: {
        type: 'many2one',
        string: 'Product',
        relation: 'product.product',
        onDelete: 'restrict',
        told: { change_default: true },
      },
      [unit]: {
        type: 'many2one',
        string: major < 19 ? 'Unit of Measure' : 'Unit',
        relation: major < 12 ? 'product.uom' : 'uom.uom',
      },
      product_uom_qty: { type: 'float', string: 'Quantity', digits: [16, 2], required: true, default: 1 },
      price_unit: { type: 'float', string: 'Unit Price', digits: [16, 2], required: true, default: 0 },
      discount: { type: 'float', string: 'Discount (%)', digits: [16, 2] },
      [taxes]: {
        type: 'many2many',
        string: 'Taxes',
        relation: 'account.tax',
        ...(major < 9 && { readonly: true, states: { draft: [['readonly', false]] } }),
      },
      price_subtotal: {
        type: 'monetary',
        string: 'Subtotal',
        readonly: true,
        store: true,
        currencyField: 'currency_id',
        depends,
        compute: (row, env) => amountsOf(row, env).subtotal,
      },
      price_tax: {
        type: 'float',
        string: 'Total Tax',
        readonly: true,
        store: true,
        since: 9,
        depends,
        compute: (row, env) => amountsOf(row, env).tax,
      },
      price_total: {
        type: 'monetary',
        string: 'Total',
        readonly: true,
        store: true,
        since: 9,
        currencyField: 'currency_id',
        depends,
        compute: (row, env) => amountsOf(row, env).total,
      },
      is_delivery: { type: 'boolean', string: 'Is a Delivery', default: false, since: 17 },
      order_partner_id: {
        type: 'many2one',
        string: 'Customer',
        relation: 'res.partner',
        related: 'order_id.partner_id',
        store: true,
        readonly: major >= 17,
      },
      company_id: {
        type: 'many2one',
        string: 'Company',
        relation: 'res.company',
        related: 'order_id.company_id',
        store: true,
        readonly: true,
      },
      currency_id: {
        type: 'many2one',
        string: 'Currency',
        relation: 'res.currency',
        related: 'order_id.currency_id',
        store: true,
        readonly: true,
        since: 9,
      },
      state: {
        type: 'selection',
        string: 'Order Status',
        store: true,
        readonly: true,
        ...(major < 9
          ? { selection: LINE_STATES_UNTIL_8, compute: stateUntil8 }
          : { selection: orderStates(major), related: 'order_id.state' }),
      },
      display_type: {
        type: 'selection',
        string: 'Display Type',
        selection: [
          ['line_section', 'Section'],
          ...(major < 19 ? [] : ([['line_subsection', 'Subsection']] as const)),
          ['line_note', 'Note'],
        ],
        since: 12,
        default: () => false,
      },
    },
    prepare: (values, env) => prepared(values, env, unit),
    constrain: (row) => {
      if (
        major >= 12 &&
        major < 19 &&
        row.display_type === false &&
        (row.product_id === false || row[unit] === false)
      ) {
        throw validationError('sale_order_line_accountable_required_fields')
      }
    },
    created: (row, env) => {
      if (row.display_type) forbidProduct(row, env)
    },
    removed: (rows, env) => {
      const orders = env.table('sale.order').rows
      const isConfirmed = rows.some((row) => {
        const state = orders.get(row.order_id as number)?.state
        return (state === 'sale' || state === 'done') && !row.display_type
      })
      if (isConfirmed) throw unremovable(major)
    },
    ...(major < 9 && { methods: { product_id_change: productChange(major) } }),
    onchanges: lineOnchanges(unit),
    records: lineRows(unit),
  }
}

/** Up to 8 lines had states of their own (schemas of real servers). */
const LINE_STATES_UNTIL_8: Selection = [
  ['cancel', 'Cancelled'],
  ['draft', 'Draft'],
  ['confirmed', 'Confirmed'],
  ['exception', 'Exception'],
  ['done', 'Done'],
]

function stateUntil8({ order_id }: Readonly<Stored>, env: Environment): string {
  const state = String(env.table('sale.order').rows.get(order_id as number)?.state ?? 'draft')
  if (state === 'cancel' || state === 'done') return state
  return state === 'draft' || state === 'sent' ? 'draft' : 'confirmed'
}

type Rule = (row: Readonly<Stored>, env: Environment) => boolean

const ofOrder =
  (rule: Rule): Rule =>
  (row, env) => {
    const order = env.table('sale.order').rows.get(row.order_id as number)
    return order !== undefined && rule(order, env)
  }

/** What follows from the product, where the caller does not say it. */
function prepared(values: Readonly<Record<string, unknown>>, env: Environment, unit: string) {
  const { major } = env.dialect.series
  // A note or section is nothing to be paid: up to 15 what is given of a product is dropped.
  if (values.display_type) {
    return major < 16
      ? { ...values, product_id: false, price_unit: 0, product_uom_qty: 0, [unit]: false }
      : { ...values, product_uom_qty: 0 }
  }
  const product = env.table('product.product').rows.get(values.product_id as number)
  if (product === undefined) return values
  const price = priceFor(product.id, env.table('sale.order').rows.get(values.order_id as number), env)
  const own = productUnit(product.id, env)
  const all = env.sudo().raw(env.table('product.product'), product, 'taxes_id') as number[]
  const taxes = env.dialect.series.major < 14 ? all : salesTaxes(all, env)
  // Since 19 what is sold in no unit costs nothing.
  const isUnitless = major >= 19 && unit in values && !values[unit]
  return {
    name: productText(product.id, env),
    price_unit: isUnitless ? 0 : (price * factorOf(own, env)) / factorOf(values[unit] || own, env),
    [unit]: own,
    ...(taxes.length > 0 && { [taxesFieldOf(env.dialect.series)]: [[6, 0, taxes]] }),
    ...values,
  }
}

/** A product's price in the currency of an order, by the rates of its day. */
function priceFor(id: number, order: Readonly<Stored> | undefined, env: Environment): number {
  const products = env.table('product.product')
  const product = products.rows.get(id) as Readonly<Stored>
  const price = env.sudo().raw(products, product, 'lst_price') as number
  if (order === undefined) return price
  const currency = env.sudo().raw(env.table('sale.order'), order, 'currency_id')
  const own = env.table('res.company').rows.get(env.companyId)?.currency_id
  return converted(env, price, own, currency, String(order.date_order || '').slice(0, 10) || undefined)
}

/** How much of its kind's measure a unit is the part of: a dozen 1/12. */
function factorOf(unit: unknown, env: Environment): number {
  const units = env.table(env.dialect.series.major < 12 ? 'product.uom' : 'uom.uom')
  return (units.rows.get(unit as number)?.factor as number) || 1
}

function forbidProduct(row: Readonly<Stored>, env: Environment): void {
  if (env.dialect.series.major < 16 || (row.product_id === false && !row.price_unit)) return
  throw validationError('The operation cannot be completed: Forbidden values on non-accountable sale order line')
}

/** As `S00001 - Desk (Azure Interior)` (tried on 14.0 and 19.0). */
function lineName(row: Readonly<Stored>, env: Environment): string {
  const { major } = env.dialect.series
  if (major < 10) return String(row.name)
  const order = env.sudo().displayName('sale.order', row.order_id as number)
  const customer = env
    .table('res.partner')
    .rows.get(env.table('sale.order').rows.get(row.order_id as number)?.partner_id as number)
  const payer = customer === undefined || major < 17 ? customer : commercialPartner(customer, env)
  // Up to 16 the customer's reference alone.
  const who = payer?.ref || (major < 17 ? undefined : payer?.name)
  return `${order} - ${describedLine(row, env)}${who ? ` (${String(who)})` : ''}`
}

/** The first line of its text; since 19 of a product the second, or the product's name. */
function describedLine(row: Readonly<Stored>, env: Environment): string {
  const [first = '', second] = String(row.name).split('\n')
  if (env.dialect.series.major < 19 || typeof row.product_id !== 'number') return first
  const product = env.sudo().displayName('product.product', row.product_id)
  return row.name === productText(row.product_id, env) ? product : second || product
}

/** Tried on 14.0 and 19.0. */
function unremovable(major: number) {
  return userError(
    major < 18
      ? 'You can not remove an order line once the sales order is confirmed.\nYou should rather set the quantity to 0.'
      : "Once a sales order is confirmed, you can't remove one of its lines (we need to track if something gets invoiced or delivered).\n                Set the quantity to 0 instead.",
  )
}
