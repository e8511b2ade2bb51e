import { checkCallOptions, checkCount } from '../errors/check-options.ts'
import { MalformedResponseError, NotFoundError, UnsupportedError } from '../errors/index.ts'
import { type CallOptions, isAtLeast, type Series } from '../wires/index.ts'
import { type CartChange, cartChange, nameIn } from './cart-change.ts'
import type { CartContents, CartPage } from './cart-contents.ts'
import type { CartLine } from './cart-lines.ts'
import type { CartProduct } from './cart-product.ts'
import { type CartRequest, cartRoutes } from './cart-routes.ts'
import { shownId } from './check-shop-options.ts'
import { noteQuantity, tellsOfLoss } from './lost-cart.ts'
import { refusedPage } from './pages/refused-page.ts'
import { positiveInteger } from './positive-integer.ts'
import { type Changed, linesAfter, linesBesidePage, remembersLines } from './remembered-lines.ts'
import { shopSeries } from './shop-series.ts'
import type { ShopSession } from './shop-session.ts'
import { variantIdOf } from './variant-id.ts'

const CART_PAGE = '/shop/cart'

/** What is behind the cart: loaded with the first use. */
export class CartOperations {
  readonly #session: ShopSession

  constructor(session: ShopSession) {
    this.#session = session
  }

  async add(product: CartProduct, quantity = 1, options: CallOptions = {}): Promise<CartChange> {
    positiveInteger('quantity', quantity)
    checkCallOptions('cart.add', options)
    const productId = await variantIdOf(this.#session, product, options)
    return this.#change({ productId }, async () => (await this.#routes(options)).add(productId, quantity), options)
  }

  async update(line: CartLine | number, quantity: number, options: CallOptions = {}): Promise<CartChange> {
    checkCount('quantity', quantity)
    const id = shownId('line of the cart', line)
    checkCallOptions('cart.update', options)
    const change = await this.#change(
      { lineId: id },
      async () => {
        const routes = await this.#routes(options)
        let productId = typeof line === 'number' ? undefined : line.productId
        if (productId === undefined && routes.setNeedsProduct) {
          productId = (await this.#readLines(options)).find((one) => one.id === id)?.productId
          if (productId === undefined) throw new NotFoundError(`the cart has no line ${id}`)
        }
        return routes.set({ id, productId }, quantity)
      },
      options,
    )
    // 19 says of a line that is not there what it says of a product that is sold out.
    if (quantity > 0 && change.quantity === 0 && !(await this.lines(options)).some((one) => one.id === id)) {
      throw new NotFoundError(`the cart has no line ${id}`)
    }
    return change
  }

  async quantity(options: CallOptions = {}): Promise<number> {
    checkCallOptions('cart.quantity', options)
    return this.#session.inTurn(async () => {
      if (this.#session.isNewcomer) return 0
      await this.#session.verify(options)
      return noteQuantity(this.#session, await this.#readQuantity(options), options)
    }, options)
  }

  async lines(options: CallOptions = {}): Promise<CartLine[]> {
    checkCallOptions('cart.lines', options)
    return this.#session.inTurn(async () => {
      if (this.#session.isNewcomer) return []
      await this.#session.verify(options)
      await this.#routes(options)
      const lines = await this.#readLines(options)
      await noteQuantity(this.#session, total(lines), options)
      return lines
    }, options)
  }

  async contents(options: CallOptions = {}): Promise<CartContents> {
    checkCallOptions('cart.contents', options)
    const { EMPTY_CART, taxesOfLines } = await import('./shop-chunk.ts')
    return this.#session.inTurn(async () => {
      if (this.#session.isNewcomer) return EMPTY_CART
      await this.#session.verify(options)
      await this.#routes(options)
      const { lines, totals } = await this.#readPage(options)
      await noteQuantity(this.#session, total(lines), options)
      if (lines.length === 0) return EMPTY_CART
      if (totals === undefined) {
        const message = `${CART_PAGE} shows no total of the order: only lines() can be read of it`
        throw new UnsupportedError(message, { call: { path: CART_PAGE } })
      }
      return { ...totals, lines: await taxesOfLines(this.#session, lines, options), quantity: total(lines) }
    }, options)
  }

  async clear(options: CallOptions = {}): Promise<void> {
    checkCallOptions('cart.clear', options)
    await this.#session.inTurn(async () => {
      if (this.#session.isNewcomer) return
      await this.#session.verify(options)
      const routes = await this.#routes(options)
      for (const line of await this.#readLines(options)) {
        const { path, params } = routes.set(line, 0)
        await this.#session.request(path, params, options)
      }
      this.#session.cartQuantity = 0
      this.#session.cartLines = []
    }, options)
  }

  #change(changed: Changed, request: () => Promise<CartRequest>, options: CallOptions): Promise<CartChange> {
    return this.#session.inTurn(async () => {
      await this.#session.verify(options)
      await this.#verifyByQuantity(options)
      const { path, params } = await request()
      const before = this.#session.cartQuantity === 0 ? [] : this.#session.cartLines
      const answer = await this.#session.request(path, params, options)
      const change = cartChange(answer)
      this.#session.cartQuantity = change.cartQuantity
      if (await remembersLines(this.#session, options)) {
        this.#session.cartLines = linesAfter(before, { ...changed, name: nameIn(answer) }, change)
      }
      return change
    }, options)
  }

  /** Where the server cannot be asked for the session itself, its cart is asked for before it is changed. */
  async #verifyByQuantity(options: CallOptions): Promise<void> {
    if (this.#session.cartQuantity && !(await tellsOfLoss(this.#session, options)))
      await noteQuantity(this.#session, await this.#readQuantity(options), options)
  }

  async #readQuantity(options: CallOptions): Promise<number> {
    const { quantity } = await this.#routes(options)
    if (quantity === undefined) return total(await this.#readLines(options))
    const { path, params } = quantity
    const answer = await this.#session.request(path, params, { ...options, isReadOnly: true })
    if (typeof answer === 'number') return answer
    // Nothing for a cart that is not there.
    if (!answer) return 0
    throw new MalformedResponseError(`${path} answered no number`, { call: { path } })
  }

  async #readLines(options: CallOptions): Promise<CartLine[]> {
    return [...(await this.#readPage(options)).lines]
  }

  async #readPage(options: CallOptions): Promise<CartPage> {
    const { status, text } = await this.#session.page(CART_PAGE, options)
    if (status !== 200) throw refusedPage(CART_PAGE, status)
    // Only who reads lines loads the HTML parser.
    const { isDrawnInBrowser, readCartPage } = await import('./shop-chunk.ts')
    const page = readCartPage(text, hasSubtotals(await this.#session.series(options)))
    if (page.lines.length > 0 || !isDrawnInBrowser(text)) return page
    const told = await linesBesidePage(this.#session, options)
    if (told !== null) return { ...page, lines: [...told] }
    throw new UnsupportedError(
      `${CART_PAGE} is drawn in the browser, and not all lines of this cart came by answers: only a user's cart can be read then`,
      { call: { path: CART_PAGE } },
    )
  }

  async #routes(options: CallOptions) {
    return cartRoutes(await shopSeries(this.#session, options))
  }
}

/** Lines show the price of one up to 16 (recorded), of all of them since 17 (recorded; `website_sale/views/templates.xml`). */
function hasSubtotals(series: Series): boolean {
  return isAtLeast(series, 17)
}

function total(lines: readonly CartLine[]): number {
  return lines.reduce((sum, line) => sum + line.quantity, 0)
}
