import type { Series } from 'ooor/protocol'
import type { FieldDefinition, ModelDefinition, Selection, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { userError } from '../python/exceptions.ts'
import { pythonStr } from '../python/repr.ts'
import { ALL_DOCUMENTS, salesManagersOf16 } from './access-rights.ts'
import { checkLineUnit } from './line-units.ts'
import { productChange } from './old-order-changes.ts'
import { invoicingOfLines } from './order-invoicing.ts'
import { lineOnchanges } from './order-line-onchanges.ts'
import { followingLine, preparedLine, takenOfLine, unitFieldOf } from './order-line-values.ts'
import { orderStates } from './order-names.ts'
import { lineRows } from './order-rows.ts'
import { ownOrder, personalOrder } from './orders.ts'
import { commercialPartner } from './partner-sync.ts'
import { productText } from './product-on-orders.ts'
import { amountsOf, checkMixedTaxes, taxesFieldOf } from './taxes.ts'
import { unitModel } from './unit-model.ts'

export function orderLinesModel(series: Series): ModelDefinition {
  const { major } = series
  const unit = unitFieldOf(major)
  const taxes = taxesFieldOf(series)
  const order: FieldDefinition = {
    type: 'many2one',
    string: 'Order Reference',
    relation: 'sale.order',
    required: true,
    onDelete: 'cascade',
    copy: false,
  }
  const depends = ['product_uom_qty', 'discount', 'price_unit', taxes]
  return {
    name: 'sale.order.line',
    description: 'Sales Order Line',
    access: { system: 'rwcd', user: 'rwcd', [ALL_DOCUMENTS]: 'rwcd', portal: 'r', ...salesManagersOf16(major) },
    rules: { user: ofOrder(personalOrder), portal: ofOrder(ownOrder) },
    companyField: 'company_id',
    order: 'order_id, sequence, id',
    trackedBy: 'order_id',
    displayName: lineName,
    fields: {
      // From 14 to 18 the order is the first that a line lacks (tried on 14.0 and 16.0 to 18.0).
      ...(major >= 14 && major < 19 && { order_id: order }),
      name: { type: 'text', string: 'Description', required: true },
      order_id: order,
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
        relation: unitModel(major),
      },
      product_uom_qty: { type: 'float', string: 'Quantity', digits: [16, 2], required: true, default: 1 },
      price_unit: { type: 'float', string: 'Unit Price', digits: [16, 2], required: true, default: 0 },
      // The price that its list told last, or that it was made with.
      technical_price_unit: { type: 'float', string: 'Technical Price Unit', since: 18 },
      discount: { type: 'float', string: 'Discount (%)', digits: [16, 2], default: 0, isDefaultUntold: major >= 16 },
      [taxes]: {
        type: 'many2many',
        string: 'Taxes',
        relation: 'account.tax',
        // It asks for archived ones in vain (tried on 14.0).
        ...(major === 14 && { domain: ['|', ['active', '=', false], ['active', '=', true]] }),
        ...(major < 9 && { readonly: true, states: { draft: [['readonly', false]] } }),
      },
      kept_taxes: { type: 'char', string: 'Kept Taxes', isUntold: true, copy: false, since: 16 },
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
        compute: (row, env) => {
          const { subtotal, tax, total } = amountsOf(row, env)
          // Since 18 it is a difference of floats, which nobody rounds (tried on 18.0 and 19.0).
          return major < 18 ? tax : total - subtotal
        },
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
        // Told as a default though it is the order's (tried on 14.0; 16.0 and later tell none; 9 to 15 as 14).
        ...(major >= 9 && major < 16 && { default: 'draft' }),
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
      ...invoicingOfLines(major),
    },
    prepare: preparedLine,
    taken: takenOfLine,
    follows: followingLine,
    constrain: (row, env) => {
      checkKind(row, env)
      checkMixedTaxes(row[taxesFieldOf(env.dialect.series)], env)
      if (major === 17 || major === 18) checkLineUnit(row, env)
    },
    removed: (rows, env) => {
      const orders = env.table('sale.order').rows
      const isConfirmed = rows.some((row) => {
        const state = orders.get(row.order_id as number)?.state
        return (state === 'sale' || state === 'done') && !row.is_downpayment && (major < 15 || !row.display_type)
      })
      if (isConfirmed) throw unremovable(major)
    },
    ...(major < 9 && { methods: { product_id_change: productChange(major) } }),
    onchanges: lineOnchanges(major),
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

/** What is sold is a product in a unit, and a note or section nothing to be paid (tried on 14.0 and 16.0 to 19.0). */
function checkKind(row: Readonly<Stored>, env: Environment): void {
  const { major } = env.dialect.series
  if (major < 12) return
  const unit = row[unitFieldOf(major)]
  if (row.display_type) {
    const numbers = [row.price_unit, row.product_uom_qty, row.customer_lead]
    if (row.product_id === false && unit === false && !numbers.some(Boolean)) return
    throw broken('non_accountable_null_fields', 'Forbidden values on non-accountable sale order line', row, env)
  }
  // Since 18 the rule of PostgreSQL is about what is told to be no down payment, which mostly nobody tells (tried on 18.0 and 19.0).
  if (major >= 18 || (row.product_id !== false && unit !== false)) return
  throw broken('accountable_required_fields', 'Missing required fields on accountable sale order line.', row, env)
}

function broken(name: string, words: string, row: Readonly<Stored>, env: Environment): Error {
  return env.dialect.exceptions.constraint({ words, constraint: `sale_order_line_${name}` }, row, env.context)
}

/** As `S00001 - Desk (Azure Interior)` (tried on 14.0 and 19.0). */
function lineName(row: Readonly<Stored>, env: Environment): string {
  const { major } = env.dialect.series
  if (major < 10) return String(row.name)
  if (major >= 19 && typeof row.order_id !== 'number') return `False - ${row.name || ''} (False)`
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
  // Up to 16 a product without words has its name, and nothing Python's word for it (tried on 14.0; 16 by source).
  if (env.dialect.series.major < 17 && !row.name) {
    const products = env.table('product.product')
    const product = products.rows.get(row.product_id as number)
    return pythonStr((product && env.sudo().raw(products, product, 'name')) ?? false)
  }
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
