import type { Environment } from '../../orm/environment.ts'
import { escapeHtml } from '../pages.ts'
import type { Row } from './carts.ts'
import { moneyMark } from './money.ts'

/** The amounts of an order, each as the pages show it. */
export function amountMarks(env: Environment, order: Row) {
  const orders = env.table('sale.order')
  const mark = (name: string) => moneyMark(env.raw(orders, order, name) as number, env, currencyIdOf(env, order))
  return {
    delivery: env.dialect.series.major < 17 ? '' : mark('amount_delivery'),
    untaxed: mark('amount_untaxed'),
    tax: mark('amount_tax'),
    total: mark('amount_total'),
  }
}

export const currencyIdOf = (env: Environment, order: Row) => env.raw(env.table('sale.order'), order, 'currency_id')

/** The table of totals (wire/*\/svc-shop-cart-page, -add-one): ids up to 18, names since. */
export function totalsTable(env: Environment, order: Row | undefined): string {
  const { major } = env.dialect.series
  if (order === undefined) return major < 19 ? '<div id="cart_total"></div>' : '<div class="o_cart_total"></div>'
  const key = (name: string) => (major < 19 ? `id="order_${name}"` : `name="o_order_${name}"`)
  const amounts = amountMarks(env, order)
  const row = (name: string, label: string, amount: string) =>
    `<tr ${key(name)}><td class="text-end border-0">${label}</td><td class="text-end border-0"><span class="monetary_field" style="white-space: nowrap;">${amount}</span></td></tr>`
  const colon = major < 17 ? ':' : ''
  const table = `<table class="table mb-0">
${major < 17 || !hasGoods(env, order) ? '' : deliveryRow(order, key('delivery'), amounts.delivery)}
${row('total_untaxed', `Subtotal${colon}`, amounts.untaxed)}
${row('total_taxes', `Taxes${colon}`, amounts.tax)}
<tr ${key('total')} class="border-top"><td><strong>Total${colon}</strong></td><td class="text-end"><strong class="monetary_field">${amounts.total}</strong></td></tr></table>`
  return major < 19 ? `<div id="cart_total">${table}</div>` : `<div class="o_cart_total">${table}</div>`
}

function deliveryRow(order: Row, key: string, amount: string): string {
  const isChosen = order.carrier_id !== false
  const note = isChosen
    ? ''
    : '<span name="o_message_no_dm_set" title="Price will be updated after choosing a delivery method">-</span>'
  return `<tr ${key}><td class="text-muted">Delivery</td><td class="text-end">${note}<span style="white-space: nowrap;" class="monetary_field${isChosen ? '' : ' d-none'}" data-oe-type="monetary" data-oe-expression="website_sale_order.amount_delivery">${amount}</span></td></tr>`
}

/** Whether there is something to deliver. */
export function hasGoods(env: Environment, order: Row): boolean {
  const variants = env.table('product.product')
  return env
    .table('sale.order.line')
    .referring('order_id', order.id)
    .some(({ is_delivery, product_id }) => {
      const product = variants.rows.get(product_id as number)
      return is_delivery !== true && product !== undefined && env.raw(variants, product, 'type') !== 'service'
    })
}

/** What an order holds, beside the steps of the checkout. */
export function orderSummary(env: Environment, order: Row, lines: readonly Row[]): string {
  const rows = lines.map((line) => {
    const subtotal = env.raw(env.table('sale.order.line'), line, 'price_subtotal') as number
    return `<tr><td class="td-qty"><div>${line.product_uom_qty}</div></td><td class="td-product_name" name="website_sale_cart_summary_product_name">${escapeHtml(String(line.name).split('\n')[0] ?? '')}</td><td class="td-price text-end" name="website_sale_cart_summary_line_price">${moneyMark(subtotal, env, currencyIdOf(env, order))}</td></tr>`
  })
  return `<table class="o_cart_products_table table mb-0"><tbody>${rows.join('\n')}</tbody></table>${totalsTable(env, order)}`
}
