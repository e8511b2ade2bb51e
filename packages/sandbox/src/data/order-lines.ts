import type { Series } from 'ooor/protocol'
import type { ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { userError, validationError } from '../python/exceptions.ts'
import { productChange } from './old-order-changes.ts'
import { orderStates } from './order-names.ts'
import { lineOnchanges, productText, productUnit } from './order-onchanges.ts'
import { lineRows } from './order-rows.ts'
import { ownOrder, personalOrder } from './orders.ts'
import { amountsOf, taxesFieldOf } from './taxes.ts'

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
    displayName: ({ name, order_id }, env) => {
      const first = String(name).split('\n')[0] ?? ''
      const order = env.sudo().displayName('sale.order', order_id as number)
      return env.dialect.series.major < 10 ? String(name) : `${order} - ${first}`
    },
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
      product_id: { type: 'many2one', string: 'Product', relation: 'product.product' },
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
        since: 8,
      },
      state: {
        type: 'selection',
        string: 'Order Status',
        selection: orderStates(major),
        related: 'order_id.state',
        store: true,
        readonly: true,
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
      },
    },
    prepare: (values, env) => prepared(values, env, unit),
    constrain: (row) => {
      if (major >= 12 && major < 19 && row.display_type === false && row.product_id === false) {
        throw validationError('sale_order_line_accountable_required_fields')
      }
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

type Rule = (row: Readonly<Stored>, env: Environment) => boolean

const ofOrder =
  (rule: Rule): Rule =>
  (row, env) => {
    const order = env.table('sale.order').rows.get(row.order_id as number)
    return order !== undefined && rule(order, env)
  }

/** What follows from the product, where the caller does not say it. */
function prepared(values: Readonly<Record<string, unknown>>, env: Environment, unit: string) {
  const product = env.table('product.product').rows.get(values.product_id as number)
  if (product === undefined) return values
  const price_unit = env.sudo().raw(env.table('product.product'), product, 'lst_price')
  const taxes = env.sudo().raw(env.table('product.product'), product, 'taxes_id') as number[]
  return {
    name: productText(product.id, env),
    price_unit,
    [unit]: productUnit(product.id, env),
    ...(taxes.length > 0 && { [taxesFieldOf(env.dialect.series)]: [[6, 0, taxes]] }),
    ...values,
  }
}

/** Tried on 14.0 and 19.0. */
function unremovable(major: number) {
  return userError(
    major < 18
      ? 'You can not remove an order line once the sales order is confirmed.\nYou should rather set the quantity to 0.'
      : "Once a sales order is confirmed, you can't remove one of its lines (we need to track if something gets invoiced or delivered).\n                Set the quantity to 0 instead.",
  )
}
