import { html, type RouteAnswer } from '../../http-exchange.ts'
import { escapeHtml } from '../pages.ts'
import { type DatabaseVisit, idIn, type Params, type Route } from '../route.ts'
import { forSale, type Row, sudo } from './carts.ts'
import { naming, priceOf } from './catalogue.ts'
import { moneyMark } from './money.ts'
import { productPath } from './paths.ts'
import { shopPage } from './shop-page.ts'

const json = { type: 'json', since: 19, auth: 'public', isWebsite: true } as const

/** Wish lists: of users by partner, of visitors by their session (wire/19.0/svc-shop-wishlist-*). */
export const wishRoutes: readonly Route[] = [
  { ...json, path: '/shop/wishlist/add', run: add },
  { ...json, path: '/shop/wishlist/get_product_ids', run: wishedProducts },
  { ...json, path: '/shop/wishlist/remove/<id>', run: remove },
  { type: 'http', path: '/shop/wishlist', since: 19, auth: 'public', isWebsite: true, run: page },
]

function wishesOf(visit: DatabaseVisit): Row[] {
  const env = sudo(visit)
  const { session } = visit
  if (!env.hasModel('product.wishlist')) return []
  return [...env.table('product.wishlist').rows.values()].filter(({ id, partner_id }) =>
    session.uid === null ? session.wishIds.includes(id) : partner_id === env.user.partner_id,
  )
}

/** The products that are wished for. */
export function wishedProducts(visit: DatabaseVisit): number[] {
  return wishesOf(visit).map(({ product_id }) => product_id as number)
}

/** Answers the record as Python shows it. */
function add(visit: DatabaseVisit, { product_id }: Params): string {
  const env = sudo(visit)
  const { session } = visit
  const product = forSale(visit, Number(product_id))
  const values = { product_id: product.id, price: product.lst_price }
  const partner_id = session.uid === null ? false : env.user.partner_id
  const id = env.create('product.wishlist', { ...values, partner_id })
  if (session.uid === null) {
    session.wishIds = [...session.wishIds, id]
    session.isDirty = true
  }
  return `product.wishlist(${id},)`
}

function remove(visit: DatabaseVisit): boolean {
  const { session, path } = visit
  const wish = wishesOf(visit).find(({ id }) => id === idIn(path))
  if (wish === undefined) return false
  sudo(visit).unlink('product.wishlist', [wish.id])
  if (session.wishIds.includes(wish.id)) {
    session.wishIds = session.wishIds.filter((id) => id !== wish.id)
    session.isDirty = true
  }
  return true
}

function page(visit: DatabaseVisit): RouteAnswer {
  const env = sudo(visit)
  const rows = wishesOf(visit).map(({ id, product_id }) => {
    const product = env.table('product.product').rows.get(product_id as number) as Row
    const name = escapeHtml(naming(env, false).displayName('product.product', product.id))
    const path = productPath(env, product.product_tmpl_id as number)
    return `<article class="o_wish" data-wish-id="${id}" data-product-id="${product.id}"><h6><a href="${path}">${name}</a></h6><span>${moneyMark(priceOf(env, product), env)}</span></article>`
  })
  return html(shopPage('Shop Wishlist', `<div class="oe_website_sale wishlist-section">${rows.join('\n')}</div>`))
}
