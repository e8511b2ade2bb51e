import type { Selection } from '../orm/definition.ts'
import type { Environment, Table } from '../orm/environment.ts'
import { checkZone } from '../orm/user-zone.ts'

/** An order's number as its series writes it. */
export function orderName(number: number, major: number): string {
  return major < 13 ? `SO${String(number).padStart(3, '0')}` : `S${String(number).padStart(5, '0')}`
}

/** The last number of each table of orders. As Odoo's sequences, it is given once, whatever becomes of the order. */
const lastNumbers = new WeakMap<Table, number>()

/** The number of a new order, as `S00042`, from 6.1 to 12 `SO042`. */
export function nextName(env: Environment): string {
  checkZone(env)
  const orders = env.table('sale.order')
  const next = (lastNumbers.get(orders) ?? lastNumberOf(orders)) + 1
  lastNumbers.set(orders, next)
  return orderName(next, env.dialect.series.major)
}

function lastNumberOf(orders: Table): number {
  let last = 0
  for (const { name } of orders.rows.values()) {
    const match = /^SO?(\d+)$/.exec(String(name))
    if (match !== null) last = Math.max(last, Number(match[1]))
  }
  return last
}

/** The states of an order, and what each series calls them. */
export function orderStates(major: number): Selection {
  const [draft, sent, sale, cancel] = [
    ['draft', major < 9 ? 'Draft Quotation' : 'Quotation'],
    ['sent', 'Quotation Sent'],
    ['sale', 'Sales Order'],
    ['cancel', 'Cancelled'],
  ] as const
  if (major >= 17) return [draft, sent, sale, cancel]
  if (major >= 9) return [draft, sent, sale, ['done', 'Locked'], cancel]
  if (major < 7) {
    return [
      ['draft', 'Quotation'],
      ['waiting_date', 'Waiting Schedule'],
      ['manual', 'To Invoice'],
      ['progress', 'In Progress'],
      ['shipping_except', 'Shipping Exception'],
      ['invoice_except', 'Invoice Exception'],
      ['done', 'Done'],
      cancel,
    ]
  }
  const later: Selection = [
    ['waiting_date', 'Waiting Schedule'],
    ['progress', 'Sales Order'],
    ['manual', 'Sale to Invoice'],
    ['shipping_except', 'Shipping Exception'],
    ['invoice_except', 'Invoice Exception'],
    ['done', 'Done'],
  ]
  return [draft, sent, cancel, ...later]
}
