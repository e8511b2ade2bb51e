import type { Environment } from '../../orm/environment.ts'
import { escapeHtml } from '../pages.ts'
import type { DatabaseVisit, Params, Route } from '../route.ts'
import { currentCart, type Row, sudo } from './carts.ts'
import { moneyMark } from './money.ts'
import { amountMarks, currencyIdOf, hasGoods } from './totals.ts'

const json = { type: 'json', auth: 'public', isWebsite: true } as const

/** How an order is delivered: since 17, where the recorded servers have it. */
export const deliveryRoutes: readonly Route[] = [
  { ...json, path: '/shop/update_carrier', since: 17, until: 17, run: updateCarrier },
  { ...json, path: '/shop/carrier_rate_shipment', since: 17, until: 17, run: rateShipment },
  { ...json, path: '/shop/delivery_methods', since: 18, run: methodsOf },
  { ...json, path: '/shop/set_delivery_method', since: 18, run: setMethod },
  { ...json, path: '/shop/get_delivery_rate', since: 18, run: rate },
]

function methods(env: Environment): Row[] {
  return env
    .search('delivery.carrier', [['is_published', '=', true]])
    .flatMap((id) => env.table('delivery.carrier').rows.get(id) ?? [])
}

/** Chooses how an order is delivered; its price becomes a line. */
function choose(env: Environment, order: Row, method: Row): void {
  const lines = env.table('sale.order.line')
  const before = lines.referring('order_id', order.id).filter(({ is_delivery }) => is_delivery === true)
  env.unlink(
    'sale.order.line',
    before.map(({ id }) => id),
  )
  env.table('sale.order').update(order, { carrier_id: method.id })
  env.create('sale.order.line', {
    order_id: order.id,
    product_id: method.product_id,
    name: method.name,
    is_delivery: true,
    product_uom_qty: 1,
    price_unit: method.fixed_price,
    sequence: 100,
  })
}

/** The first way to deliver is the chosen one until somebody chooses (`_get_preferred_delivery_method`). */
export function chooseFirst(visit: DatabaseVisit, order: Row): void {
  const env = sudo(visit)
  if (env.dialect.series.major < 17 || !hasGoods(env, order) || order.carrier_id) return
  const [first] = methods(env)
  if (first !== undefined) choose(env, order, first)
}

/** A method of that id for the session's order. */
function found(visit: DatabaseVisit, id: unknown): { env: Environment; order: Row; method: Row } | undefined {
  const env = sudo(visit)
  const order = currentCart(visit)
  const method = methods(env).find((one) => one.id === Number(id))
  return order === undefined || method === undefined ? undefined : { env, order, method }
}

/** wire/17.0/svc-pay-paid-update_carrier */
function updateCarrier(visit: DatabaseVisit, { carrier_id }: Params): unknown {
  const known = found(visit, carrier_id)
  if (known === undefined) return {}
  const { env, order, method } = known
  choose(env, order, method)
  const { delivery, untaxed, tax, total } = amountMarks(env, order)
  return {
    status: true,
    error_message: false,
    carrier_id: method.id,
    is_free_delivery: method.fixed_price === 0,
    new_amount_delivery: delivery,
    new_amount_untaxed: untaxed,
    new_amount_tax: tax,
    new_amount_total: total,
    new_amount_total_raw: env.raw(env.table('sale.order'), order, 'amount_total'),
  }
}

function rateShipment(visit: DatabaseVisit, { carrier_id }: Params): unknown {
  const known = found(visit, carrier_id)
  if (known === undefined) return { success: false, error_message: 'It seems that a delivery method is not compatible' }
  const { env, order, method } = known
  return {
    status: true,
    error_message: false,
    carrier_id: method.id,
    is_free_delivery: method.fixed_price === 0,
    new_amount_delivery: moneyMark(method.fixed_price as number, env, currencyIdOf(env, order)),
  }
}

/** The list of ways, as a piece of a page (wire/18.0 and wire/19.0/svc-pay-paid-delivery_methods). */
function methodsOf(visit: DatabaseVisit): string {
  const order = currentCart(visit)
  return order === undefined ? '' : deliveryForm(sudo(visit), order)
}

export function deliveryForm(env: Environment, order: Row): string {
  const { major } = env.dialect.series
  const items = methods(env).map(({ id, name, fixed_price }) => {
    const checked = id === order.carrier_id ? ' checked="True"' : ''
    const input =
      major < 18
        ? `<input type="radio" name="delivery_type" value="${id}" id="delivery_${id}"${checked} data-delivery-type="fixed"/>`
        : `<input name="o_delivery_radio" type="radio" class="form-check-input position-absolute" id="o_delivery_${id}"${checked} data-dm-id="${id}" data-delivery-type="fixed"/>`
    const price =
      major < 18
        ? `<span class="o_wsale_delivery_badge_price">${moneyMark(fixed_price as number, env, currencyIdOf(env, order))}</span>`
        : '<span class="o_wsale_delivery_price_badge" name="price"><small class="fw-normal">Select to compute delivery rate</small></span>'
    const label = `<label name="o_delivery_method_label" for="${major < 18 ? '' : 'o_'}delivery_${id}"><span name="o_delivery_method_name">${escapeHtml(String(name))}</span></label>`
    return `<li name="o_delivery_method" class="list-group-item">${input}${label}${price}</li>`
  })
  return `<form id="o_delivery_form" class="o_delivery_form"><h4 class="mb-3">Delivery method</h4>
<ul id="${major < 18 ? 'delivery_method' : 'o_delivery_methods'}" class="list-group">${items.join('\n')}</ul></form>`
}

/** wire/19.0/svc-pay-paid-set_delivery_method */
function setMethod(visit: DatabaseVisit, { dm_id }: Params): unknown {
  const known = found(visit, dm_id)
  if (known === undefined) return {}
  const { env, order, method } = known
  choose(env, order, method)
  const { delivery, untaxed, tax, total } = amountMarks(env, order)
  return {
    success: true,
    is_free_delivery: method.fixed_price === 0,
    ...(env.dialect.series.major >= 19 && { compute_price_after_delivery: false }),
    amount_delivery: delivery,
    amount_untaxed: untaxed,
    amount_tax: tax,
    amount_total: total,
  }
}

/** wire/19.0/svc-pay-paid-get_delivery_rate */
function rate(visit: DatabaseVisit, { dm_id }: Params): unknown {
  const known = found(visit, dm_id)
  if (known === undefined) return { success: false, error_message: 'No such delivery method' }
  const { env, order, method } = known
  const price = method.fixed_price as number
  return {
    success: true,
    price,
    error_message: false,
    warning_message: false,
    carrier_price: price,
    amount_delivery: moneyMark(price, env, currencyIdOf(env, order)),
    is_free_delivery: price === 0,
    ...(env.dialect.series.major >= 19 && { compute_price_after_delivery: false }),
  }
}
