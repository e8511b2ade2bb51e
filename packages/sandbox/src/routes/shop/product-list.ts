import { slugOf } from '../../data/slug.ts'
import { html, type RouteAnswer } from '../../http-exchange.ts'
import type { Environment } from '../../orm/environment.ts'
import { pythonFloat } from '../../python/repr.ts'
import { escapeHtml, notFoundPage } from '../pages.ts'
import { type DatabaseVisit, idIn, type Route } from '../route.ts'
import { priceOf, searchTemplates, shopEnv, templateOf, variantsOf } from './catalogue.ts'
import { formToken } from './checkout-step.ts'
import { currencyOf, moneyMark } from './money.ts'
import { productPath } from './paths.ts'
import { shopPage } from './shop-page.ts'

/** How many products a page holds (`shop_ppg`). */
const PAGE_SIZE = 20

const page = { type: 'http', since: 8, auth: 'public', isWebsite: true } as const

export const productListRoutes: readonly Route[] = [
  { ...page, path: '/shop', run: list },
  { ...page, path: '/shop/page/<id>', run: list },
  { ...page, path: '/shop/category/<slug>', run: list },
  { ...page, path: '/shop/category/<slug>/page/<id>', run: list },
]

async function list(visit: DatabaseVisit): Promise<RouteAnswer> {
  const env = shopEnv(visit)
  const { path, query } = visit
  const inCategory = /^\/shop\/category\/([^/]+)/.exec(path)?.[1]
  const category = inCategory === undefined ? undefined : idIn(inCategory)
  if (category !== undefined && !env.table('product.public.category').rows.has(category)) {
    return html(notFoundPage(), 404)
  }
  const text = query.get('search') ?? ''
  const found = searchTemplates(env, { text, category, order: query.get('order') })
  const number = /\/page\/\d+$/.test(path) ? idIn(path) : 1
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE))
  const at = Math.min(Math.max(number, 1), pages)
  const token = await formToken(visit)
  const tiles = found.slice((at - 1) * PAGE_SIZE, at * PAGE_SIZE).map((id) => tile(env, id, token))
  const body = `<div id="wrap" class="js_sale"><div class="oe_website_sale" id="o_wsale_container">
<form method="get" class="o_wsale_products_searchbar_form" action="/shop"><input type="search" name="search" class="search-query form-control oe_search_box" placeholder="Search..." value="${escapeHtml(text)}"/></form>
${categoryTree(env, category, text)}
<div id="products_grid" class="o_wsale_products_main_row">${tiles.join('\n') || '<div class="text-center text-muted"><h3>No results</h3></div>'}</div>
${pager(path, query, at, pages)}</div></div>`
  return html(shopPage(env.dialect.series.major < 17 ? 'Shop' : 'Products', body))
}

/** wire/14.0/svc-shop-page, wire/19.0/svc-shop-page */
function tile(env: Environment, id: number, token: string): string {
  const { major } = env.dialect.series
  const row = templateOf(env, id)
  const variants = variantsOf(env, id)
  const [first] = variants
  if (row === undefined || first === undefined) return ''
  const name = escapeHtml(String(env.raw(env.table('product.template'), row, 'name')))
  const path = productPath(env, id)
  const price = priceOf(env, first)
  const { name: code } = currencyOf(env)
  const picture = `<img src="/web/image/product.template/${id}/image_512?unique=sandbox" class="img img-fluid" alt="${name}" loading="lazy"/>`
  const amounts =
    major < 17
      ? `<div class="product_price" itemprop="offers"><span data-oe-type="monetary" data-oe-expression="combination_info['price']">${moneyMark(price, env)}</span><span itemprop="price" style="display:none;">${pythonFloat(price)}</span><span itemprop="priceCurrency" style="display:none;">${code}</span></div>`
      : `<div class="product_price" aria-label="Price information"><span class="h6 mb-0" data-oe-type="monetary" data-oe-expression="template_price_vals[&#39;price_reduce&#39;]">${moneyMark(price, env)}</span></div>`
  const adds = `<input type="hidden" name="csrf_token" value="${token}"/><input type="hidden" name="product_template_id" value="${id}"/>
<input type="hidden" name="product_id" value="${variants.length === 1 ? first.id : 'False'}"/>`
  const [open, close] =
    major < 19
      ? ['<form action="/shop/cart/update" method="post" class="card oe_product_cart" data-publish="on">', '</form>']
      : [`<article class="oe_product_cart h-100 d-flex" data-publish="on" aria-label="${name}">`, '</article>']
  return `<div class="oe_product">${open}
<div class="oe_product_image">${adds}<a class="oe_product_image_link" itemprop="url" href="${path}">${picture}</a></div>
<div class="o_wsale_product_information"><h6 class="o_wsale_products_item_title"><a itemprop="name" href="${path}">${name}</a></h6>${amounts}</div>${close}</div>`
}

function categoryTree(env: Environment, chosen: number | undefined, text: string): string {
  const table = env.table('product.public.category')
  const rows = env.search('product.public.category').flatMap((id) => table.rows.get(id) ?? [])
  const query = text === '' ? '' : `?search=${encodeURIComponent(text)}`
  const below = (parent: number | false): string =>
    rows
      .filter(({ parent_id }) => parent_id === parent)
      .map((row) => {
        const name = String(env.raw(table, row, 'name'))
        const path = `/shop/category/${slugOf(name, row.id, env.dialect.series.major)}${query}`
        const active = row.id === chosen ? ' active' : ''
        const inner = below(row.id)
        return `<li class="nav-item"><a class="nav-link${active}" href="${path}">${escapeHtml(name)}</a>${inner === '' ? '' : `<ul class="nav flex-column">${inner}</ul>`}</li>`
      })
      .join('\n')
  return `<div class="wsale_products_categories_list" id="o_shop_collapse_category"><ul class="nav flex-column">${below(false)}</ul></div>`
}

function pager(path: string, query: URLSearchParams, at: number, pages: number): string {
  if (pages === 1) return ''
  const base = path.replace(/\/page\/\d+$/, '')
  const search = query.size === 0 ? '' : `?${query}`
  const items = Array.from({ length: pages }, (_, index) => {
    const number = index + 1
    const href = `${base}${number === 1 ? '' : `/page/${number}`}${search}`
    return `<li class="page-item${number === at ? ' active' : ''}"><a href="${escapeHtml(href)}" class="page-link">${number}</a></li>`
  })
  return `<ul class="pagination m-0">${items.join('')}</ul>`
}
