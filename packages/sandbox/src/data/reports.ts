import type { Environment } from '../orm/environment.ts'
import { missingError } from '../python/exceptions.ts'

/** What stands on a report of one record, whatever it is printed as. */
export interface ReportDocument {
  readonly title: string
  readonly facts: readonly (readonly [label: string, value: string])[]
  /** Headings: of a text, then of numbers. */
  readonly columns: readonly string[]
  /** A cell for each column. */
  readonly rows: readonly (readonly string[])[]
  readonly totals: readonly (readonly [label: string, amount: string])[]
}

/** A report that the sandbox can print. */
export interface Report {
  readonly model: string
  /** What stands on it. Throws what reading throws. */
  readonly documentOf: (env: Environment, id: number) => ReportDocument
}

/** Reports by the name of their template; up to 7.0, of their service. */
export function reportNamed(name: string): Report | undefined {
  return Object.hasOwn(REPORTS, name) ? REPORTS[name] : undefined
}

const ORDER_FIELDS = [
  ...['name', 'state', 'partner_id', 'date_order', 'order_line'],
  ...['amount_untaxed', 'amount_tax', 'amount_total', 'currency_id'],
]

const quotation: Report = {
  model: 'sale.order',
  documentOf: (env, id) => {
    const [order] = env.read('sale.order', [id], ORDER_FIELDS)
    if (order === undefined)
      throw missingError(`Record does not exist or has been deleted.\n(Record: sale.order(${id},), User: ${env.uid})`)
    const ids = order.order_line as number[]
    const lines = env.read('sale.order.line', ids, ['name', 'product_uom_qty', 'price_unit', 'price_subtotal'])
    const isOffer = order.state === 'draft' || order.state === 'sent'
    return {
      title: `${isOffer ? 'Quotation' : 'Order'} ${order.name}`,
      facts: [
        ['Customer', nameOf(order.partner_id)],
        ['Date', String(order.date_order || '').slice(0, 'yyyy-mm-dd'.length)],
      ],
      columns: ['Description', 'Quantity', 'Unit price', 'Amount'],
      rows: lines.map(({ name, product_uom_qty, price_unit, price_subtotal }) => [
        String(name || ''),
        ...[product_uom_qty, price_unit, price_subtotal].map(amount),
      ]),
      totals: [
        ['Untaxed amount', amount(order.amount_untaxed)],
        ['Taxes', amount(order.amount_tax)],
        [`Total ${nameOf(order.currency_id)}`.trim(), amount(order.amount_total)],
      ],
    }
  },
}

const REPORTS: Readonly<Record<string, Report>> = {
  'sale.report_saleorder': quotation,
  // As the service is called up to 7.0.
  'sale.order': quotation,
}

function nameOf(many2one: unknown): string {
  return Array.isArray(many2one) ? String(many2one[1]) : ''
}

/** As `1,234.50`. */
function amount(value: unknown): string {
  return Number(value).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
}
