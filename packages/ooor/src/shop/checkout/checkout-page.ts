import { LoginRequiredError, UserError } from '../../errors/index.ts'
import type { CallOptions, Page } from '../../wires/index.ts'
import { isPage, refuseEmptyCart } from '../lost-cart.ts'
import { type HtmlNode, readHtml } from '../pages/html-tree.ts'
import { refusedPage } from '../pages/refused-page.ts'
import type { ShopSession } from '../shop-session.ts'

/** A page of the checkout, and where its redirects ended. */
export interface CheckoutPage {
  readonly page: HtmlNode
  readonly path: string
}

/**
 * Fetches a page of the checkout. The shop leads elsewhere when something is missing.
 *
 * @throws UserError when the cart is empty
 * @throws LoginRequiredError when the shop sells to users only
 */
export async function checkoutPage(session: ShopSession, path: string, options: CallOptions): Promise<CheckoutPage> {
  if (session.isNewcomer) return refuseEmptyCart(session, options)
  return pageOfCheckout(session, await session.page(path, options), options)
}

/** Looks where the shop has led. */
export async function pageOfCheckout(
  session: ShopSession,
  { status, text, path }: Page,
  options: CallOptions,
): Promise<CheckoutPage> {
  const [plain = ''] = path.split('?')
  const call = { path: plain }
  if (status >= 400) throw refusedPage(plain, status)
  if (isPage(path, '/web/login')) {
    const message = 'this shop sells to users only: log the session in first'
    throw new LoginRequiredError({ exception: '', message }, { call })
  }
  if (isPage(path, '/shop') || isPage(path, '/shop/cart')) return refuseEmptyCart(session, options)
  return { page: readHtml(text), path }
}

/** The error for a step that wants an address first. */
export function addressMissing(path: string): UserError {
  const message = 'the address is missing or not complete: set it with checkout.setAddress()'
  return new UserError({ exception: '', message }, { call: { path } })
}
