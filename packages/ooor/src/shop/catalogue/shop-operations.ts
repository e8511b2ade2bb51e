import { plainLink, plainRows, plainText } from '../../belongings/plain-rows.ts'
import { checkCallOptions, checkText } from '../../errors/check-options.ts'
import { InvalidValueError, MissingError, ResponseError, UnsupportedError } from '../../errors/index.ts'
import { type CallOptions, isAtLeast } from '../../wires/index.ts'
import { checkCategories, checkOrders, checkSearch, checkVariant, shownId } from '../check-shop-options.ts'
import { ordersOf } from '../orders.ts'
import { readHtml } from '../pages/html-tree.ts'
import { refusedPage } from '../pages/refused-page.ts'
import { positiveInteger } from '../positive-integer.ts'
import { shopSeries } from '../shop-series.ts'
import type { ShopSession } from '../shop-session.ts'
import { hasPage, hasPageAfter, readCategories, readProduct, readProducts } from './product-pages.ts'
import type {
  CategoriesOptions,
  OrderSummary,
  OrdersOptions,
  ProductDetails,
  ProductPage,
  ProductSearch,
  ProductVariant,
  Shop,
  ShopCategory,
  ShopProduct,
  SubscriptionAnswer,
  VariantChoice,
  Wish,
} from './shop.ts'
import { subscribe } from './subscribe.ts'
import { variantOf } from './variant.ts'
import { addWish, removeWish, wishes } from './wishes.ts'

/** What is behind the shop: pages that are read, and small JSON routes. */
export class ShopOperations implements Shop {
  readonly #session: ShopSession

  constructor(session: ShopSession) {
    this.#session = session
  }

  async search(options: ProductSearch = {}): Promise<ProductPage> {
    checkSearch(options)
    const series = await shopSeries(this.#session, options)
    const { text, category, order, page = 1, attributes = [] } = options
    const query = new URLSearchParams()
    if (text) query.set('search', text)
    if (order !== undefined) query.set('order', order)
    // Another name since 18.
    for (const value of attributes) query.append(isAtLeast(series, 18) ? 'attribute_value' : 'attrib', value)
    const path = `/shop${category === undefined ? '' : `/category/${category}`}${page > 1 ? `/page/${page}` : ''}`
    const asked = this.#page(`${path}${query.size > 0 ? `?${query}` : ''}`, options)
    const shown = readHtml(await (order?.startsWith('x_') ? explainOwnOrder(order, asked) : asked))
    // Beyond the last page the shop shows the last one again.
    const isThere = page === 1 || hasPage(shown, page)
    return { products: isThere ? readProducts(shown) : [], page, hasMore: isThere && hasPageAfter(shown, page) }
  }

  async count(options: Pick<ProductSearch, 'text' | 'category' | 'signal'> = {}): Promise<number> {
    checkSearch(options)
    const series = await shopSeries(this.#session, options)
    if (!isAtLeast(series, 14)) {
      throw new UnsupportedError(`Odoo ${series.name} does not count products for visitors: the route came with 14.0`)
    }
    const { text = '', category, signal } = options
    const choice = category === undefined ? {} : { category: String(category) }
    const plain = { displayImage: false, displayDescription: true, displayExtraLink: false, displayDetail: false }
    const [path, params] = isAtLeast(series, 15)
      ? [
          '/website/snippet/autocomplete',
          {
            search_type: 'products_only',
            term: text,
            order: 'name asc',
            limit: 1,
            options: { ...plain, allowFuzzy: false, ...choice },
          },
        ]
      : ['/shop/products/autocomplete', { term: text, options: { limit: 1, display_price: false, ...choice } }]
    const answer = await this.#session.request(path, params, { isReadOnly: true, ...(signal != null && { signal }) })
    const { results_count, products_count } = (answer || {}) as Readonly<Record<string, unknown>>
    const count = results_count ?? products_count
    return typeof count === 'number' ? count : 0
  }

  async categories(options: CategoriesOptions = {}): Promise<ShopCategory[]> {
    checkCategories(options)
    await shopSeries(this.#session, options)
    const found = this.#session.isVisitor
      ? readCategories(await this.#page('/shop', options))
      : await this.#categoriesByModel(options)
    const { countedFor: text, signal } = options
    if (text === undefined) return found
    const counts = found.map(({ id }) => this.count({ text, category: id, ...(signal != null && { signal }) }))
    return Promise.all(found.map(async (category, at) => ({ ...category, count: (await counts[at]) ?? null })))
  }

  async #categoriesByModel(options: CallOptions): Promise<ShopCategory[]> {
    const named = { fields: ['name', 'parent_id'], order: 'sequence, name, id' }
    const rows = await this.#session.call('product.public.category', 'search_read', [[]], named, options)
    const from = { model: 'product.public.category', method: 'search_read' }
    return plainRows(rows, from).map(({ id, name, parent_id }) => ({
      id,
      name: plainText(name),
      parentId: plainLink(parent_id) ?? null,
      count: null,
    }))
  }

  async product(product: ShopProduct | number, options: CallOptions = {}): Promise<ProductDetails> {
    const id = shownId('product', product)
    checkCallOptions('product', options)
    await shopSeries(this.#session, options)
    const { url } = product as Partial<ShopProduct>
    const asked = typeof url === 'string' ? url : `/shop/product/${id}`
    const { status, text, path } = await this.#session.page(asked, options)
    const call = { path: asked }
    if (status === 404 || status === 403) {
      throw new MissingError({ exception: '', message: 'the shop has no such product for this session' }, { call })
    }
    const details = status === 200 ? readProduct(text, path) : undefined
    if (details !== undefined) return details
    if (status === 200) throw new ResponseError(`${asked} is no page of a product`, { status, call })
    throw refusedPage(asked, status)
  }

  async variant(choice: VariantChoice): Promise<ProductVariant> {
    checkVariant(choice)
    return variantOf(this.#session, choice)
  }

  async wishes(options: CallOptions = {}): Promise<Wish[]> {
    checkCallOptions('wishes', options)
    return wishes(this.#session, options)
  }

  async addWish(productId: number, options: CallOptions = {}): Promise<void> {
    positiveInteger('product id', productId)
    checkCallOptions('addWish', options)
    return this.#session.inTurn(() => addWish(this.#session, productId, options), options)
  }

  async removeWish(wish: Wish | number, options: CallOptions = {}): Promise<void> {
    const id = shownId('wish', wish)
    checkCallOptions('removeWish', options)
    return this.#session.inTurn(() => removeWish(this.#session, id, options), options)
  }

  async subscribe(email: string, listId: number, options: CallOptions = {}): Promise<SubscriptionAnswer> {
    checkText('the address', email, "'alice@example.com'")
    positiveInteger('list id', listId)
    checkCallOptions('subscribe', options)
    return this.#session.inTurn(() => subscribe(this.#session, email, listId, options), options)
  }

  async orders(options: OrdersOptions = {}): Promise<OrderSummary[]> {
    checkOrders(options)
    return ordersOf(this.#session, options)
  }

  async #page(path: string, options: CallOptions): Promise<string> {
    const { status, text } = await this.#session.page(path, options)
    if (status === 200) return text
    const [plain = ''] = path.split('?')
    const call = { path: plain }
    if (status === 404 && plain.includes('/category/')) {
      throw new MissingError({ exception: '', message: 'the shop has no such category' }, { call })
    }
    throw refusedPage(plain, status)
  }
}

/** Who orders by a field of their own hears of it, and not of a page that is not there for now. */
async function explainOwnOrder(order: string, page: Promise<string>): Promise<string> {
  try {
    return await page
  } catch (cause) {
    // What ends a request of Odoo so is what it asked for; other statuses are a proxy's, or an outage.
    if (!ResponseError.is(cause) || cause.status !== 500) throw cause
    const message = `the shop cannot be ordered by '${order}': is it a stored field of product.template that visitors may read?`
    throw new InvalidValueError(message, { cause })
  }
}
