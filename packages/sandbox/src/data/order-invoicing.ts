import type { FieldDefinition, ModelDefinition, Selection, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { amountsOf } from './taxes.ts'

type Row = Readonly<Stored>
type Fields = ModelDefinition['fields']

/** What becomes of lines once they are sold: delivered and invoiced, by whoever writes it down. */
export function invoicingOfLines(major: number): Fields {
  const quantity = (string: string, more: Partial<FieldDefinition>): FieldDefinition => ({
    ...{ type: 'float', string, digits: [16, 2], since: 9 },
    ...more,
  })
  const reduced = (string: string, part: 'subtotal' | 'total'): FieldDefinition => ({
    ...{ type: 'monetary', string, readonly: true, store: true, currencyField: 'currency_id', since: 10 },
    depends: [part === 'subtotal' ? 'price_subtotal' : 'price_total', 'product_uom_qty'],
    compute: (row, env) => {
      const quantity = Number(row.product_uom_qty)
      return quantity === 0 ? 0 : amountsOf(row, env)[part] / quantity
    },
  })
  return {
    qty_delivered: quantity(major < 16 ? 'Delivered Quantity' : 'Delivery Quantity', {
      ...{ default: 0, copy: false },
      // Since 16 it is computed; 19 tells a default all the same (tried on 14.0, 16.0, 17.0 and 19.0).
      isDefaultUntold: major >= 16 && major < 19,
    }),
    // What is computed there is never NULL.
    qty_invoiced: quantity('Invoiced Quantity', { readonly: true, copy: false, default: 0, isDefaultUntold: true }),
    qty_to_invoice: quantity(major < 16 ? 'To Invoice Quantity' : 'Quantity To Invoice', {
      readonly: true,
      store: true,
      depends: ['qty_invoiced', 'qty_delivered', 'product_uom_qty', 'state'],
      compute: toInvoice,
    }),
    invoice_status: {
      ...{ type: 'selection', string: 'Invoice Status', selection: STATUSES, readonly: true, store: true, since: 9 },
      depends: ['state', 'product_uom_qty', 'qty_delivered', 'qty_to_invoice', 'qty_invoiced'],
      ...(major === 14 && { default: 'no' }),
      compute: statusOfLine,
    },
    customer_lead: {
      type: 'float',
      string: 'Lead Time',
      required: true,
      default: 0,
      isDefaultUntold: major >= 16,
      since: 9,
    },
    is_downpayment: { type: 'boolean', string: 'Is a down payment', since: 11 },
    price_reduce_taxexcl: reduced('Price Reduce Tax excl', 'subtotal'),
    price_reduce_taxinc: reduced(major < 16 ? 'Price Reduce Tax inc' : 'Price Reduce Tax incl', 'total'),
    product_updatable: {
      ...{ type: 'boolean', string: 'Can Edit Product', readonly: true, store: false, since: 10 },
      depends: ['product_id', 'state', 'qty_invoiced', 'qty_delivered'],
      // Tried on 14.0.
      ...(major === 14 && { default: true }),
      compute: isProductUpdatable,
    },
  }
}

/** What an order's lines come to. */
export const INVOICING_OF_ORDERS: Fields = {
  invoice_status: {
    ...{ type: 'selection', string: 'Invoice Status', readonly: true, store: true, since: 9 },
    selection: [
      ['upselling', 'Upselling Opportunity'],
      ['invoiced', 'Fully Invoiced'],
      ['to invoice', 'To Invoice'],
      ['no', 'Nothing to Invoice'],
    ],
    depends: ['state', 'order_line.invoice_status'],
    compute: statusOfOrder,
  },
}

const STATUSES = INVOICING_OF_ORDERS.invoice_status?.selection as Selection

const orderOf = (line: Row, env: Environment): Row | undefined =>
  env.table('sale.order').rows.get(line.order_id as number)

/** Up to 16 an order is locked by being done. */
const isConfirmed = (order: Row | undefined): boolean => order?.state === 'sale' || order?.state === 'done'

function ofProduct(line: Row, env: Environment, name: 'invoice_policy' | 'type'): unknown {
  const table = env.table('product.product')
  const product = table.rows.get(line.product_id as number)
  return product === undefined ? undefined : env.sudo().raw(table, product, name)
}

/** What was delivered or invoiced of a line: as it is written down, or as a test of invoices computes it. */
export function doneOf(line: Row, env: Environment, name: 'qty_delivered' | 'qty_invoiced'): number {
  return Number(env.sudo().raw(env.table('sale.order.line'), line as Stored, name) ?? 0)
}

/** What counts: what was ordered, or of some products what was delivered (`_compute_qty_to_invoice`). */
function counted(line: Row, env: Environment): number {
  if (ofProduct(line, env, 'invoice_policy') === 'order') return Number(line.product_uom_qty)
  return doneOf(line, env, 'qty_delivered')
}

function toInvoice(line: Row, env: Environment): number {
  if (!isConfirmed(orderOf(line, env)) || line.display_type) return 0
  return counted(line, env) - doneOf(line, env, 'qty_invoiced')
}

/** As Odoo tells it of a line (tried on 14.0, 16.0, 17.0 and 19.0). */
function statusOfLine(line: Row, env: Environment): string {
  const order = orderOf(line, env)
  if (!isConfirmed(order)) return 'no'
  if (line.is_downpayment && counted(line, env) * Number(line.price_unit) === 0) return 'invoiced'
  if (toInvoice(line, env) !== 0) return 'to invoice'
  const [ordered, delivered] = [Number(line.product_uom_qty), doneOf(line, env, 'qty_delivered')]
  const isOrdered = ofProduct(line, env, 'invoice_policy') === 'order'
  if (order?.state === 'sale' && isOrdered && ordered >= 0 && delivered > ordered) return 'upselling'
  return doneOf(line, env, 'qty_invoiced') >= ordered ? 'invoiced' : 'no'
}

/** And of all that is sold together; sections, notes and down payments do not count. */
function statusOfOrder(order: Row, env: Environment): string {
  if (!isConfirmed(order)) return 'no'
  const lines = env.table('sale.order.line').referring('order_id', order.id)
  const statuses = lines
    .filter((line) => !line.display_type && !line.is_downpayment)
    .map((line) => statusOfLine(line, env))
  if (statuses.includes('to invoice')) return 'to invoice'
  if (statuses.length === 0) return 'no'
  if (statuses.every((status) => status === 'invoiced')) return 'invoiced'
  return statuses.every((status) => status === 'invoiced' || status === 'upselling') ? 'upselling' : 'no'
}

/** Not once it is delivered, invoiced or locked; goods are on their way with the confirmation (tried likewise). */
function isProductUpdatable(line: Row, env: Environment): boolean {
  const order = orderOf(line, env)
  if (order?.state === 'cancel' || order?.state === 'done') return false
  if (line.is_downpayment && env.dialect.series.major >= 18) return false
  if (!isConfirmed(order)) return true
  const areGoods = line.product_id !== false && ofProduct(line, env, 'type') !== 'service'
  // What is less than nothing comes back, since 16 (source of 16 to 19; tried on 18.0).
  const quantity = Number(line.product_uom_qty)
  const isMoving = areGoods && (env.dialect.series.major < 16 ? quantity > 0 : quantity !== 0)
  const isDone = doneOf(line, env, 'qty_invoiced') > 0 || doneOf(line, env, 'qty_delivered') > 0
  return !(isMoving || order?.locked || isDone)
}
