/** What reads pages of the shop, and the parser for it: one chunk of a bundle, which comes with the first page. */
export { EMPTY_CART, readCartPage } from './cart-contents.ts'
export { isDrawnInBrowser } from './cart-lines.ts'
export { ShopOperations } from './catalogue/shop-operations.ts'
export { CheckoutOperations } from './checkout/checkout-operations.ts'
export { taxesOfLines } from './line-taxes.ts'
