import { type CallOptions, isAtLeast } from '../../wires/index.ts'
import { readTotals } from '../cart-contents.ts'
import { refuseEmptyCart } from '../lost-cart.ts'
import { readHtml } from '../pages/html-tree.ts'
import { sendForm } from '../pages/send-form.ts'
import type { ShopSession } from '../shop-session.ts'
import type { CodeAnswer } from './checkout.ts'

const CART_PAGE = '/shop/cart'

/** Applies a code to the cart. */
export async function applyCode(session: ShopSession, code: string, options: CallOptions): Promise<CodeAnswer> {
  if (session.isNewcomer) return refuseEmptyCart(session, options)
  // 8 and 9 lead back to the cart without a word: whether the total is another one, tells.
  const isSilent = !isAtLeast(await session.series(options), 10)
  const before = isSilent ? readTotals(readHtml((await session.page(CART_PAGE, options)).text)) : undefined
  const { text, path } = await sendForm(session, '/shop/pricelist', { promo: code }, options)
  const page = readHtml(text)
  const totals = readTotals(page)
  if (totals === undefined) return refuseEmptyCart(session, options)
  const box = page.find((node) => node.hasClass('coupon_form'))?.parent ?? page
  const refusal = box.find((node) => node.hasClass('alert-danger') || node.hasClass('bg-warning'))
  const praise = box.find((node) => node.hasClass('alert-success') || node.hasClass('alert-info'))
  const isRefused = path.includes('code_not_available') || refusal !== undefined
  return {
    accepted: isSilent ? before?.total !== totals.total : !isRefused,
    message: (refusal ?? praise)?.text ?? '',
  }
}
