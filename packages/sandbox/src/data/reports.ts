import type { Environment } from '../orm/environment.ts'
import { missingError } from '../python/exceptions.ts'

/** A report that the sandbox can print. */
export interface Report {
  readonly model: string
  /** What stands on it, line by line. Throws what reading throws. */
  readonly lines: (env: Environment, id: number) => string[]
}

/** Reports by the name of their template; up to 7.0, of their service. */
export function reportNamed(name: string): Report | undefined {
  return Object.hasOwn(REPORTS, name) ? REPORTS[name] : undefined
}

const quotation: Report = {
  model: 'sale.order',
  lines: (env, id) => {
    const [order] = env.read('sale.order', [id], ['name', 'partner_id', 'order_line', 'amount_total'])
    if (order === undefined)
      throw missingError(`Record does not exist or has been deleted.\n(Record: sale.order(${id},), User: ${env.uid})`)
    const ids = order.order_line as number[]
    const lines = env.read('sale.order.line', ids, ['name', 'product_uom_qty', 'price_unit'])
    return [
      `Quotation ${order.name}`,
      `Customer: ${nameOf(order.partner_id)}`,
      ...lines.map(({ name, product_uom_qty, price_unit }) => `${product_uom_qty} x ${name} at ${price_unit}`),
      `Total: ${order.amount_total}`,
    ]
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
