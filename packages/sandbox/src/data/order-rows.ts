import type { Series } from 'ooor/protocol'
import { DAY } from '../durations.ts'
import type { Stored } from '../orm/definition.ts'
import { CATALOGUE } from './catalogue.ts'
import { orderName } from './order-names.ts'

const COUNT = 36
const CUSTOMERS = [14, 10, 11, 15, 9, 12, 13, 26, 18, 20]
const STATES = ['draft', 'sale', 'sale', 'sent', 'sale', 'cancel'] as const
const FIRST_DAY = Date.UTC(2026, 0, 5, 9, 30)
const DAYS_APART = 3
const numbers = Array.from({ length: COUNT }, (_, index) => index + 1)

/** One order every third day from January on, of ten customers in turn. */
export function orderRows({ major }: Series): Stored[] {
  return numbers.map((id) => {
    const date = new Date(FIRST_DAY + (id - 1) * DAYS_APART * DAY).toISOString().slice(0, 19).replace('T', ' ')
    const partner = CUSTOMERS[id % CUSTOMERS.length]
    return {
      id,
      name: orderName(id, major),
      partner_id: partner,
      partner_invoice_id: partner,
      partner_shipping_id: partner,
      pricelist_id: 1,
      user_id: id % 3 === 0 ? 6 : major < 12 ? 1 : 2,
      company_id: 1,
      require_signature: true,
      require_payment: true,
      state: stateOf(STATES[id % STATES.length] ?? 'draft', major),
      date_order: major < 8 ? date.slice(0, 'YYYY-MM-DD'.length) : date,
      create_date: date,
      write_date: date,
    }
  })
}

/** One to three lines for each. */
export function lineRows(unit: string): Stored[] {
  const lines = numbers.flatMap((order) =>
    Array.from({ length: (order % 3) + 1 }, (_, index) => ({
      order,
      article: articleOf(order * 2 + index * 5),
      index,
    })),
  )
  return lines.map(({ order, article, index }, at) => ({
    id: at + 1,
    order_id: order,
    sequence: 10,
    product_id: article.id,
    name: article.code ? `[${article.code}] ${article.name}` : article.name,
    product_uom_qty: ((order + index) % 4) + 1,
    price_unit: article.price,
    technical_price_unit: article.price,
    [unit]: 1,
  }))
}

function articleOf(number: number) {
  return CATALOGUE[number % CATALOGUE.length] as (typeof CATALOGUE)[number]
}

function stateOf(state: (typeof STATES)[number], major: number): string {
  if (state === 'sale' && major < 9) return 'manual'
  return state === 'sent' && major < 7 ? 'draft' : state
}
