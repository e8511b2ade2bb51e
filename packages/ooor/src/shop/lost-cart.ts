import { UserError } from '../errors/index.ts'
import { type CallOptions, isAtLeast } from '../wires/index.ts'
import type { ShopSession } from './shop-session.ts'

/** Shows the last order of the session; redirects when there is none. */
export const CONFIRMATION_PAGE = '/shop/confirmation'

/** True when a page is this one, in whatever language: `/fr/shop/confirmation?x=1` is `/shop/confirmation`. */
export function isPage(path: string, page: string): boolean {
  const [plain = ''] = path.split(/[?#]/)
  return plain === page || (plain.endsWith(page) && /^\/[^/]+$/.test(plain.slice(0, -page.length)))
}

/** Whether the server says so when it has lost a visitor's session. */
export async function tellsOfLoss(session: ShopSession, options: CallOptions): Promise<boolean> {
  const series = await session.series(options)
  return isAtLeast(series, 19) || (isAtLeast(series, 14) && !isAtLeast(series, 16))
}

/**
 * Before 14 and from 16 to 18 the server goes on with an empty session when it has lost a visitor's. A cart that
 * held something and now holds nothing is the sign, unless the session has an order that was just placed.
 */
export async function noteQuantity(session: ShopSession, quantity: number, options: CallOptions = {}): Promise<number> {
  if (quantity === 0 && session.cartQuantity && session.isVisitor && !(await tellsOfLoss(session, options))) {
    const { status, path } = await session.page(CONFIRMATION_PAGE, options)
    if (status !== 200 || !isPage(path, CONFIRMATION_PAGE)) session.lose()
  }
  session.cartQuantity = quantity
  return quantity
}

/** The error for what needs something in the cart. A cart that held something is lost with its session. */
export async function refuseEmptyCart(session: ShopSession, options: CallOptions): Promise<never> {
  if (!session.isNewcomer) await noteQuantity(session, 0, options)
  const message = 'the cart is empty: add a product first'
  throw new UserError({ exception: '', message }, { call: { path: '/shop/cart' } })
}
