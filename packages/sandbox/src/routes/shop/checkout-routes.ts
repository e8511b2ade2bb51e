import type { RouteAnswer } from '../../http-exchange.ts'
import { escapeHtml } from '../pages.ts'
import type { DatabaseVisit, Route } from '../route.ts'
import { addressPage, confirmByForm } from './address-routes.ts'
import { isAddressed } from './address-rules.ts'
import { currentCart, newCart, type Row, sudo } from './carts.ts'
import { checkoutPage, filledCart, formToken, leadTo } from './checkout-step.ts'
import { chooseFirst, deliveryForm } from './deliveries.ts'
import { hasGoods } from './totals.ts'

const http = { type: 'http', since: 8, auth: 'public', isWebsite: true } as const

/** The steps between cart and payment. */
export const checkoutRoutes: readonly Route[] = [
  { ...http, path: '/shop/checkout', run: checkout },
  { ...http, path: '/shop/confirm_order', until: 18, run: confirmOrder },
]

async function checkout(visit: DatabaseVisit): Promise<RouteAnswer> {
  const { major } = visit.installation.dialect.series
  // wire/8.0/svc-shop-checkout-empty
  if (major < 10) return addressPage(visit, currentCart(visit) ?? newCart(visit), 'billing')
  const cart = filledCart(visit)
  if (cart === undefined) {
    visit.session.isDirty = true
    return leadTo(visit, '/shop')
  }
  // The thank-you page has it from here on (seen on 19.0), up to 17 from where it is paid.
  if (major >= 18) visit.session.lastOrderId = cart.id
  if (!isAddressed(visit, cart)) {
    // wire/17.0 and wire/18.0/svc-shop-paid-checkout
    if (major >= 18) visit.session.isDirty = true
    return leadTo(visit, addressPath(visit, cart))
  }
  chooseFirst(visit, cart)
  // Up to 16 who is in a hurry goes on (tried on 14.0); since 18 where nothing is delivered.
  if (major < 17 && visit.query.get('express') === '1') return leadTo(visit, '/shop/confirm_order')
  if (major >= 18 && visit.query.has('try_skip_step') && !hasGoods(sudo(visit), cart)) {
    return leadTo(visit, major < 19 ? '/shop/confirm_order' : '/shop/payment')
  }
  return checkoutPage(visit, cart, { title: 'Checkout', body: await addresses(visit, cart), back: '/shop/checkout' })
}

/** A visitor's first address is a new one; a user's is filled in, since 18 where it goes to first (tried on 14 and 19). */
function addressPath(visit: DatabaseVisit, cart: Row): string {
  if (visit.session.uid === null) return '/shop/address'
  const env = sudo(visit)
  const type = hasGoods(env, cart) ? 'delivery' : 'billing'
  return `/shop/address?partner_id=${cart.partner_id}${env.dialect.series.major < 18 ? '' : `&address_type=${type}`}`
}

async function addresses(visit: DatabaseVisit, cart: Row): Promise<string> {
  const env = sudo(visit)
  const { major } = env.dialect.series
  const token = await formToken(visit)
  const card = (kind: 'billing' | 'shipping', id: number) => {
    const row = env.table('res.partner').rows.get(id)
    const text = [row?.name, row?.street, `${row?.zip || ''} ${row?.city || ''}`].filter(Boolean).join(', ')
    const inner = `<address>${escapeHtml(text)}</address>`
    if (major >= 18) {
      const type = kind === 'billing' ? 'billing' : 'delivery'
      return `<div class="card o_card_selected border-primary" name="address_card" data-partner-id="${id}" data-address-type="${type}">${inner}</div>`
    }
    const action = major < 17 ? '/shop/checkout' : '/shop/cart/update_address'
    const mode = major < 17 ? '' : `<input type="hidden" name="mode" value="${kind}"/>`
    const form = `<form action="${action}" method="POST" class="d-none"><input type="hidden" name="csrf_token" value="${token}"/><input type="hidden" name="partner_id" value="${id}"/>${mode}<input type="submit"/></form>`
    return `<div class="one_kanban">${form}<div class="card border border-primary">${inner}</div></div>`
  }
  const delivery = major >= 18 && hasGoods(env, cart) ? deliveryForm(env, cart) : ''
  return `${delivery}<h3>Billing address</h3>${card('billing', cart.partner_invoice_id as number)}
<h3>Delivery address</h3><div class="all_shipping">${card('shipping', cart.partner_shipping_id as number)}</div>
<a class="btn btn-primary" href="${major < 19 ? '/shop/confirm_order' : '/shop/payment'}">Confirm</a>`
}

async function confirmOrder(visit: DatabaseVisit): Promise<RouteAnswer> {
  const cart = filledCart(visit)
  const { major } = visit.installation.dialect.series
  if (cart === undefined) return leadTo(visit, '/shop')
  if (major < 10) return visit.request.method === 'POST' ? confirmByForm(visit, cart) : leadTo(visit, '/shop/checkout')
  // wire/17.0 and wire/18.0/svc-shop-paid-confirm_order
  if (major < 18) visit.session.isDirty = true
  return leadTo(visit, isAddressed(visit, cart) ? '/shop/payment' : addressPath(visit, cart))
}
