/**
 * The shop as a visitor sees it.
 *
 * @module
 */
export { Cart, type CartChange } from './cart.ts'
export type { CartLine } from './cart-lines.ts'
export type { ShopSession } from './shop-session.ts'
