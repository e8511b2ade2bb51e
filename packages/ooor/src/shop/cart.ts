import type { CallOptions } from '../wires/index.ts'
import type { CartChange } from './cart-change.ts'
import type { CartContents } from './cart-contents.ts'
import type { CartLine } from './cart-lines.ts'
import type { CartOperations } from './cart-operations.ts'
import type { CartProduct } from './cart-product.ts'
import type { LoadSession, ShopSession } from './shop-session.ts'

/**
 * The shop's cart of one session, visitor or logged in; one way to use it on 8 to 20. Needs `website_sale`.
 *
 * Changes of one cart run one after the other: Odoo keeps the cart in the web session, and two first additions at
 * once would make two carts.
 *
 * ```ts
 * const alice = odoo.visitor()
 * await alice.cart.add(productId, 2)
 * for (const line of await alice.cart.lines()) console.log(line.quantity, line.name)
 * ```
 */
export class Cart {
  readonly #known: Pick<ShopSession, 'isNewcomer' | 'cartQuantity'>
  readonly #session: LoadSession

  constructor(known: Pick<ShopSession, 'isNewcomer' | 'cartQuantity'>, session: LoadSession) {
    this.#known = known
    this.#session = session
  }

  /**
   * Puts a product into the cart, on top of what is there.
   *
   * Sends `POST /shop/cart/add` on 19, `/shop/cart/update_json` before. Throws a `UserError` when the product is not
   * for sale (a `MissingError` up to 14 when there is none of that id), a `SessionLostError` when the server no longer
   * has the session with the cart.
   *
   * Of `{ templateId }` the shop is asked first for the variant (`/website_sale/get_combination_info`, before 17
   * `/sale/get_combination_info_website`).
   *
   * @param product the id of a `product.product`, `{ productId }`, or `{ templateId, values }`: rows of `shop.search`
   * have a template's id
   * @param quantity 1 without it
   * @throws InvalidValueError for what is no product, or a template without such a variant
   */
  async add(product: CartProduct, quantity?: number, options?: CallOptions): Promise<CartChange> {
    return (await this.#operations()).add(product, quantity, options)
  }

  /**
   * Sets what a line holds; 0 takes it out.
   *
   * Sends `POST /shop/cart/update` on 19, `/shop/cart/update_json` before.
   *
   * @param line a line of `lines()`, or its id
   */
  async update(line: CartLine | number, quantity: number, options?: CallOptions): Promise<CartChange> {
    return (await this.#operations()).update(line, quantity, options)
  }

  /**
   * How many things were in the cart by the last answer, for a badge on each page: sends nothing. Null when nobody has
   * asked yet, or another may have changed it; 0 for a visitor who has done nothing.
   */
  get lastQuantity(): number | null {
    return this.#known.isNewcomer ? 0 : this.#known.cartQuantity
  }

  /**
   * How many things are in the cart, over all lines.
   *
   * Sends `POST /shop/cart/quantity` from 16 to 19.0, reads the cart page before and after. Nothing for a visitor who has done nothing
   * yet: that cart is empty, and asking would give whoever only looks a session on the server.
   */
  async quantity(options?: CallOptions): Promise<number> {
    return (await this.#operations()).quantity(options)
  }

  /**
   * The lines of the cart, in the shop's order, with their prices as the shop shows them.
   *
   * Sends `GET /shop/cart` and reads the page. Where a page of 20 is drawn in the browser, they are what the answers to
   * this session have told, for a user what `sale.order` tells. Nothing for a visitor who has done nothing yet.
   */
  async lines(options?: CallOptions): Promise<CartLine[]> {
    return (await this.#operations()).lines(options)
  }

  /**
   * The whole cart: its lines, what they come to, taxes and delivery, in the shop's currency. Prices are the visitor's
   * own, with or without taxes as the shop shows them; the totals are always both.
   *
   * Sends `GET /shop/cart` and reads the page. The page tells the taxes of the order: a line's are known when there are
   * none, or one line, and for a user by `sale.order.line.read` where there are more. Nothing is sent for a visitor who
   * has done nothing yet.
   *
   * ```ts
   * const { lines, total, tax, currency } = await session.cart.contents()
   * ```
   */
  async contents(options?: CallOptions): Promise<CartContents> {
    return (await this.#operations()).contents(options)
  }

  /**
   * Empties the cart.
   *
   * Sends `GET /shop/cart` and one update per line. There is a route `/shop/cart/clear` from 16 to 19.0, but it leaves the
   * old quantity in the web session, where `/shop/cart/quantity` and the shop's own pages find it (seen on 19.0).
   */
  async clear(options?: CallOptions): Promise<void> {
    return (await this.#operations()).clear(options)
  }

  async #operations(): Promise<CartOperations> {
    const { CartOperations } = await import('./cart-operations.ts')
    return new CartOperations(await this.#session())
  }
}
