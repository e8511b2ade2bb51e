/**
 * The shop as a visitor sees it.
 *
 * @module
 */
export { Cart } from './cart.ts'
export type { CartLine } from './cart-lines.ts'
export type { CartChange } from './cart-operations.ts'
export type { ShopSession } from './shop-session.ts'
