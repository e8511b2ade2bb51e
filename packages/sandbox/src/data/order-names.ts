import type { Selection } from '../orm/definition.ts'

/** An order's number as its series writes it. */
export function orderName(number: number, major: number): string {
  return major < 13 ? `SO${String(number).padStart(3, '0')}` : `S${String(number).padStart(5, '0')}`
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
  const later: Selection = [
    ['waiting_date', 'Waiting Schedule'],
    ['progress', 'Sales Order'],
    ['manual', 'Sale to Invoice'],
    ['shipping_except', 'Shipping Exception'],
    ['invoice_except', 'Invoice Exception'],
    ['done', 'Done'],
  ]
  return [draft, ...(major < 7 ? [] : [sent]), cancel, ...later]
}
