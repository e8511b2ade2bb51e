import { ConfigError, MalformedResponseError, ResponseError, UnsupportedError } from '../errors/index.ts'
import { type CallOptions, isAtLeast } from '../wires/index.ts'
import type { CartLine } from './cart-lines.ts'
import { type CartRequest, cartRoutes } from './cart-routes.ts'
import type { ShopSession } from './shop-session.ts'

/** What a change of the cart came to. */
export interface CartChange {
  /** The line that was changed; null when it is gone. */
  readonly lineId: number | null
  /** What the line holds now: less than asked when the stock has no more. */
  readonly quantity: number
  /** What the whole cart holds now. */
  readonly cartQuantity: number
  /** The shop's remark, as «only 2 left»; empty for none. */
  readonly warning: string
}

const CART_PAGE = '/shop/cart'
/** Shows the last order of the session; redirects when there is none. */
const CONFIRMATION_PAGE = '/shop/confirmation'

/** What is behind the cart: loaded with the first use. */
export class CartOperations {
  readonly #session: ShopSession

  constructor(session: ShopSession) {
    this.#session = session
  }

  async add(productId: number, quantity = 1, options: CallOptions = {}): Promise<CartChange> {
    positiveInteger('product id', productId)
    positiveInteger('quantity', quantity)
    return this.#change(async () => (await this.#routes()).add(productId, quantity), options)
  }

  async update(line: CartLine | number, quantity: number, options: CallOptions = {}): Promise<CartChange> {
    if (!Number.isInteger(quantity) || quantity < 0) {
      throw new ConfigError(`quantity must be a whole number of 0 or more, not ${String(quantity)}`)
    }
    const id = typeof line === 'number' ? line : line.id
    positiveInteger('line id', id)
    const change = await this.#change(async () => {
      const routes = await this.#routes()
      let productId = typeof line === 'number' ? undefined : line.productId
      if (productId === undefined && routes.setNeedsProduct) {
        productId = (await this.#readLines(options)).find((one) => one.id === id)?.productId
        if (productId === undefined) throw new ConfigError(`the cart has no line ${id}`)
      }
      return routes.set({ id, productId }, quantity)
    }, options)
    // 19 says of a line that is not there what it says of a product that is sold out.
    if (quantity > 0 && change.quantity === 0 && !(await this.lines(options)).some((one) => one.id === id)) {
      throw new ConfigError(`the cart has no line ${id}`)
    }
    return change
  }

  async quantity(options: CallOptions = {}): Promise<number> {
    return this.#session.inTurn(async () => {
      if (this.#session.isNewcomer) return 0
      await this.#session.verify(options)
      return this.#noted(await this.#readQuantity(options), options)
    })
  }

  async lines(options: CallOptions = {}): Promise<CartLine[]> {
    return this.#session.inTurn(async () => {
      if (this.#session.isNewcomer) return []
      await this.#session.verify(options)
      await this.#routes()
      const lines = await this.#readLines(options)
      await this.#noted(total(lines), options)
      return lines
    })
  }

  async clear(options: CallOptions = {}): Promise<void> {
    await this.#session.inTurn(async () => {
      if (this.#session.isNewcomer) return
      await this.#session.verify(options)
      const routes = await this.#routes()
      for (const line of await this.#readLines(options)) {
        const { path, params } = routes.set(line, 0)
        await this.#session.request(path, params, options)
      }
      this.#session.cartQuantity = 0
    })
  }

  #change(request: () => Promise<CartRequest>, options: CallOptions): Promise<CartChange> {
    return this.#session.inTurn(async () => {
      await this.#session.verify(options)
      await this.#verifyByQuantity(options)
      const { path, params } = await request()
      const change = cartChange(await this.#session.request(path, params, options))
      this.#session.cartQuantity = change.cartQuantity
      return change
    })
  }

  /** Where the server cannot be asked for the session itself, its cart is asked for before it is changed. */
  async #verifyByQuantity(options: CallOptions): Promise<void> {
    if (this.#session.cartQuantity && !(await this.#tellsOfLoss()))
      await this.#noted(await this.#readQuantity(options), options)
  }

  /**
   * Before 14 and from 16 to 18 the server goes on with an empty session when it has lost a visitor's. A cart that
   * held something and now holds nothing is the sign, unless the session has an order that was just placed.
   */
  async #noted(quantity: number, options: CallOptions = {}): Promise<number> {
    const session = this.#session
    if (quantity === 0 && session.cartQuantity && session.isVisitor && !(await this.#tellsOfLoss())) {
      const { status, path } = await session.page(CONFIRMATION_PAGE, options)
      if (status !== 200 || path !== CONFIRMATION_PAGE) session.lose()
    }
    session.cartQuantity = quantity
    return quantity
  }

  async #tellsOfLoss(): Promise<boolean> {
    const series = await this.#session.series()
    return isAtLeast(series, 19) || (isAtLeast(series, 14) && !isAtLeast(series, 16))
  }

  async #readQuantity(options: CallOptions): Promise<number> {
    const { quantity } = await this.#routes()
    if (quantity === undefined) {
      return total(await this.#readLines(options))
    }
    const { path, params } = quantity
    const answer = await this.#session.request(path, params, { ...options, isReadOnly: true })
    if (typeof answer === 'number') return answer
    // Nothing for a cart that is not there.
    if (!answer) return 0
    throw new MalformedResponseError(`${path} answered no number`, { call: { path } })
  }

  async #readLines(options: CallOptions): Promise<CartLine[]> {
    const { status, text } = await this.#session.page(CART_PAGE, options)
    if (status !== 200) {
      throw new ResponseError(`${CART_PAGE} answered ${status}: is the shop (website_sale) installed?`, {
        status,
        call: { path: CART_PAGE },
      })
    }
    // Only who reads lines loads the HTML parser.
    const { readCartLines } = await import('./cart-lines.ts')
    return readCartLines(text)
  }

  async #routes() {
    const series = await this.#session.series()
    if (!isAtLeast(series, 8))
      throw new UnsupportedError(`Odoo ${series.name} has no shop for visitors: it came with 8.0`)
    return cartRoutes(series)
  }
}

function cartChange(answer: unknown): CartChange {
  // Nothing but {} comes back when the cart has become empty (9 and 10).
  const { line_id, quantity, cart_quantity, warning, notification_info } = dataOf(answer)
  const { lines, warning: told } = dataOf(notification_info)
  const lineId = numberOf(line_id) || numberOf(dataOf(Array.isArray(lines) ? lines[0] : undefined).id)
  return {
    lineId: numberOf(quantity) > 0 ? lineId || null : null,
    quantity: numberOf(quantity),
    cartQuantity: numberOf(cart_quantity),
    warning: textOf(warning) || textOf(told),
  }
}

function dataOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}

const numberOf = (value: unknown) => (typeof value === 'number' ? value : 0)
const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

function total(lines: readonly CartLine[]): number {
  return lines.reduce((sum, line) => sum + line.quantity, 0)
}

function positiveInteger(what: string, value: number): void {
  if (!Number.isInteger(value) || value < 1) {
    throw new ConfigError(`${what} must be a whole number of 1 or more, not ${String(value)}`)
  }
}
