import type { Environment } from '../orm/environment.ts'
import { reportModel } from './action-rows.ts'
import { invoiceReport } from './invoice-report.ts'
import { recordReport } from './record-report.ts'
import { amount, dayOf, nameOf, printedRecord, type Report } from './report-document.ts'

/**
 * Reports by the name of their template, up to 7.0 of their service: the sandbox's own, and those of `ir.actions.report`
 * whose model it has.
 */
export function reportNamed(env: Environment, name: string): Report | undefined {
  if (Object.hasOwn(REPORTS, name)) return REPORTS[name]
  const actions = reportModel(env.dialect.series.major)
  if (!env.hasModel(actions)) return undefined
  for (const { report_name, model, name: title } of env.table(actions).rows.values()) {
    if (report_name !== name || !env.hasModel(String(model))) continue
    return model === invoiceReport.model ? invoiceReport : recordReport(String(model), String(title))
  }
  return undefined
}

const ORDER_FIELDS = [
  ...['name', 'state', 'partner_id', 'date_order', 'order_line'],
  ...['amount_untaxed', 'amount_tax', 'amount_total', 'currency_id'],
]

/** An order by another name, or the one that its state gives. */
const orderReport = (name?: string): Report => ({
  model: 'sale.order',
  documentOf: (env, id) => {
    const order = printedRecord(env, 'sale.order', id, ORDER_FIELDS)
    const ids = order.order_line as number[]
    const lines = env.read('sale.order.line', ids, ['name', 'product_uom_qty', 'price_unit', 'price_subtotal'])
    const isOffer = order.state === 'draft' || order.state === 'sent'
    return {
      title: `${name ?? (isOffer ? 'Quotation' : 'Order')} ${order.name}`,
      facts: [
        ['Customer', nameOf(order.partner_id)],
        ['Date', dayOf(order.date_order)],
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
})

const REPORTS: Readonly<Record<string, Report>> = {
  'sale.report_saleorder': orderReport(),
  'sale.report_saleorder_pro_forma': orderReport('PRO-FORMA'),
  // As the service is called up to 7.0.
  'sale.order': orderReport(),
}
