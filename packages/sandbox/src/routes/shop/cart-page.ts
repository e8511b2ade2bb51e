import type { Environment } from '../../orm/environment.ts'
import { cartLines } from './cart-lines.ts'
import type { Row } from './carts.ts'
import { codeForm } from './code-form.ts'
import { shopPage } from './shop-page.ts'
import { totalsTable } from './totals.ts'

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
<a role="button" class="btn btn-primary" href="/shop/checkout?express=1">Checkout</a></div>`
  const title = env.dialect.series.major < 17 ? 'Shop - Select Products' : 'Shopping Cart'
  return shopPage(title, `<div class="oe_website_sale"><h1>Order summary</h1>${cartLines(env, lines)}${below}</div>`)
}
