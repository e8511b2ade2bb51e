import type { Environment } from '../../orm/environment.ts'
import { cartLines } from './cart-lines.ts'
import type { Row } from './carts.ts'
import { codeForm } from './code-form.ts'
import { shopPage } from './shop-page.ts'
import { currencyIdOf, totalsTable } from './totals.ts'

/** The cart page, with the parts that a client can rely on as the series has them. */
export function cartPage(
  env: Environment,
  cart: Row | undefined,
  lines: readonly Row[],
  form: { readonly token: string; readonly isRefused: boolean },
): string {
  const below =
    cart === undefined || lines.length === 0
      ? ''
      : `<div class="js_cart_summary">${totalsTable(env, cart)}${codeForm(form.token, '', form.isRefused)}
<a role="button" class="btn btn-primary" href="/shop/checkout?express=1">Checkout</a>${expressForm(env, cart)}</div>`
  const title = env.dialect.series.major < 17 ? 'Shop - Select Products' : 'Shopping Cart'
  return shopPage(title, `<div class="oe_website_sale"><h1>Order summary</h1>${cartLines(env, lines)}${below}</div>`)
}

/** The form for those who pay at once, which tells the cart's currency; the cart has it since 16 (real 16.0 to 19.0). */
function expressForm(env: Environment, cart: Row): string {
  if (env.dialect.series.major < 16) return ''
  const id = currencyIdOf(env, cart) as number
  const code = String(env.table('res.currency').rows.get(id)?.name ?? '').toLowerCase()
  const amount = env.raw(env.table('sale.order'), cart, 'amount_total') as number
  return `<form name="o_payment_express_checkout_form" class="container" data-amount="${amount.toFixed(1)}" data-currency-id="${id}" data-currency-name="${code}"></form>`
}
