import type { CallOptions } from '../../wires/index.ts'
import { isPage } from '../lost-cart.ts'
import { type HtmlNode, readHtml } from '../pages/html-tree.ts'
import { refusedPage } from '../pages/refused-page.ts'
import { positiveInteger } from '../positive-integer.ts'
import { shopSeries } from '../shop-series.ts'
import type { ShopSession } from '../shop-session.ts'
import { moduleMissing, moduleRoute } from './module-routes.ts'
import type { Wish } from './shop.ts'

const MODULE = 'website_sale_wishlist'
const PAGE = '/shop/wishlist'

/** The wish list, as its page shows it; it leads to the shop when there is nothing on it. */
export async function wishes(session: ShopSession, options: CallOptions): Promise<Wish[]> {
  await shopSeries(session, options)
  const { status, text, path } = await session.page(PAGE, options)
  if (status === 404) throw moduleMissing(PAGE, MODULE)
  if (status !== 200) throw refusedPage(PAGE, status)
  return isPage(path, PAGE) ? readWishes(text) : []
}

/** Each is an element with the ids of the wish and its product (12 to 20). */
export function readWishes(html: string): Wish[] {
  return [...readHtml(html).all((one) => Number(one.attr('data-wish-id')) > 0)].map((one) => ({
    id: Number(one.attr('data-wish-id')),
    productId: Number(one.attr('data-product-id')),
    name: (one.find(isName) ?? one.find(isLink))?.text ?? '',
    url: one.find(isLink)?.attr('href') ?? '',
  }))
}

const isLink = (one: HtmlNode) => one.tag === 'a' && one.attr('href').includes('/shop/')
const isName = (one: HtmlNode) => one.tag === 'strong' || /^h\d$/.test(one.tag)

export async function addWish(session: ShopSession, productId: number, options: CallOptions): Promise<void> {
  positiveInteger('product id', productId)
  await shopSeries(session, options)
  await session.verify(options)
  await moduleRoute(session, MODULE, `${PAGE}/add`, { product_id: productId }, options)
}

export async function removeWish(session: ShopSession, id: number, options: CallOptions): Promise<void> {
  await shopSeries(session, options)
  await session.verify(options)
  await moduleRoute(session, MODULE, `${PAGE}/remove/${id}`, {}, options)
}
