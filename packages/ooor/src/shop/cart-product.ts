/**
 * What goes into a cart: the id of a `product.product`, what has one, as a `ProductVariant` or a `Wish`, or a
 * `product.template` (`ShopProduct.id`) with chosen values, of which the shop's proposed ones are taken otherwise.
 *
 * ```ts
 * const { products } = await session.shop.search({ text: 'lamp' })
 * const [lamp] = products
 * if (lamp) await session.cart.add({ templateId: lamp.id })
 * ```
 */
export type CartProduct =
  | number
  | { readonly productId: number | null }
  | { readonly templateId: number; readonly values?: readonly number[] | undefined }
