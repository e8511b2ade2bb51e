import type { CallOptions } from '../wires/index.ts'
import type { CartLine } from './cart-lines.ts'
import type { CartChange, CartOperations } from './cart-operations.ts'
import type { ShopSession } from './shop-session.ts'

/**
 * The shop's cart of one session, visitor or logged in; one way to use it on 8 to 19. Needs `website_sale`.
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
  readonly #session: ShopSession

  constructor(session: ShopSession) {
    this.#session = session
  }

  /**
   * Puts a product into the cart, on top of what is there.
   *
   * Sends `POST /shop/cart/add` on 19, `/shop/cart/update_json` before. Throws a `UserError` when the product is not
   * for sale (a `MissingError` up to 14 when there is none of that id), a `SessionLostError` when the server no longer
   * has the session with the cart.
   *
   * @param productId the id of a `product.product`
   */
  async add(productId: number, quantity = 1, options: CallOptions = {}): Promise<CartChange> {
    return (await this.#operations()).add(productId, quantity, options)
  }

  /**
   * Sets what a line holds; 0 takes it out.
   *
   * Sends `POST /shop/cart/update` on 19, `/shop/cart/update_json` before.
   *
   * @param line a line of `lines()`, or its id
   */
  async update(line: CartLine | number, quantity: number, options: CallOptions = {}): Promise<CartChange> {
    return (await this.#operations()).update(line, quantity, options)
  }

  /**
   * How many things were in the cart by the last answer, for a badge on each page: sends nothing. Null when nobody has
   * asked yet, or another may have changed it; 0 for a visitor who has done nothing.
   */
  get lastQuantity(): number | null {
    return this.#session.isNewcomer ? 0 : this.#session.cartQuantity
  }

  /**
   * How many things are in the cart, over all lines.
   *
   * Sends `POST /shop/cart/quantity` since 16, reads the cart page before. Nothing for a visitor who has done nothing
   * yet: that cart is empty, and asking would give whoever only looks a session on the server.
   */
  async quantity(options: CallOptions = {}): Promise<number> {
    return (await this.#operations()).quantity(options)
  }

  /**
   * The lines of the cart, in the shop's order.
   *
   * Sends `GET /shop/cart` and reads the page. Nothing for a visitor who has done nothing yet.
   */
  async lines(options: CallOptions = {}): Promise<CartLine[]> {
    return (await this.#operations()).lines(options)
  }

  /**
   * Empties the cart.
   *
   * Sends `GET /shop/cart` and one update per line. There is a route `/shop/cart/clear` since 16, but it leaves the
   * old quantity in the web session, where `/shop/cart/quantity` and the shop's own pages find it (seen on 19.0).
   */
  async clear(options: CallOptions = {}): Promise<void> {
    return (await this.#operations()).clear(options)
  }

  async #operations(): Promise<CartOperations> {
    const { CartOperations } = await import('./cart-operations.ts')
    return new CartOperations(this.#session)
  }
}
