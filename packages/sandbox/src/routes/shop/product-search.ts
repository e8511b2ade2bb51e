import type { Environment } from '../../orm/environment.ts'
import { escapeHtml } from '../pages.ts'
import type { DatabaseVisit, Params, Route } from '../route.ts'
import { priceOf, searchTemplates, shopEnv, templateOf, variantsOf } from './catalogue.ts'
import { moneyMark } from './money.ts'
import { productPath } from './paths.ts'

const json = { type: 'json', auth: 'public', isWebsite: true } as const

/** What is found while somebody types. */
export const productSearchRoutes: readonly Route[] = [
  { ...json, path: '/shop/products/autocomplete', since: 11, until: 14, run: autocomplete },
  { ...json, path: '/website/snippet/autocomplete', since: 15, run: snippet },
]

const SHOWN = 5

/** wire/14.0/svc-shop-products-autocomplete */
function autocomplete(visit: DatabaseVisit, params: Params): unknown {
  const env = shopEnv(visit)
  const options = (params.options ?? {}) as { readonly limit?: number; readonly category?: unknown }
  const found = searchTemplates(env, { text: String(params.term ?? ''), category: categoryIn(options.category) })
  const products = found.slice(0, options.limit ?? SHOWN).map((id) => {
    const name = nameOf(env, id)
    return {
      id,
      name,
      website_url: productPath(env, id),
      description_sale: descriptionOf(env, id) || false,
      product_id: false,
      product_template_id: id,
      display_name: env.displayName('product.template', id),
      display_image: false,
      price: priceMark(env, id),
      list_price: priceMark(env, id),
      has_discounted_price: false,
    }
  })
  return { products, products_count: found.length }
}

/** wire/16.0 and wire/19.0/svc-shop-snippet-autocomplete */
function snippet(visit: DatabaseVisit, params: Params): unknown {
  const env = shopEnv(visit)
  const { major } = env.dialect.series
  const options = (params.options ?? {}) as { readonly category?: unknown }
  const order = params.order === undefined ? null : String(params.order)
  const text = String(params.term ?? '')
  const found = searchTemplates(env, { text, order, category: categoryIn(options.category) })
  const results = found.slice(0, Number(params.limit ?? SHOWN)).map((id) => ({
    _fa: 'fa-shopping-cart',
    name: marked(nameOf(env, id), text),
    default_code: '',
    'product_variant_ids.default_code': '',
    website_url: productPath(env, id),
    image_url: `/web/image/product.template/${id}/image_128`,
    description: escapeHtml(descriptionOf(env, id)),
    detail: priceMark(env, id),
    detail_strike: '',
    extra_link: '',
  }))
  const parts = Object.keys(results[0] ?? {}).filter((name) => name !== '_fa')
  return {
    results,
    results_count: found.length,
    parts: Object.fromEntries(parts.map((name) => [name, true])),
    fuzzy_search: false,
    ...(major < 16 && { page_count: 1 }),
  }
}

/** The search's own words stand out. */
function marked(name: string, text: string): string {
  const at = name.toLowerCase().indexOf(text.toLowerCase())
  if (text === '' || at < 0) return escapeHtml(name)
  const parts = [name.slice(0, at), name.slice(at, at + text.length), name.slice(at + text.length)].map(escapeHtml)
  return `<span>${parts[0]}</span><span class="text-primary-emphasis">${parts[1]}</span><span>${parts[2]}</span>`
}

const categoryIn = (category: unknown) => {
  const id = Number(category)
  return category !== undefined && category !== null && category !== '' && Number.isInteger(id) ? id : undefined
}

function field(env: Environment, id: number, name: string): string {
  const row = templateOf(env, id)
  return row === undefined ? '' : String(env.raw(env.table('product.template'), row, name) || '')
}
const nameOf = (env: Environment, id: number) => field(env, id, 'name')
const descriptionOf = (env: Environment, id: number) => field(env, id, 'description_sale')

function priceMark(env: Environment, id: number): string {
  const [variant] = variantsOf(env, id)
  return moneyMark(variant === undefined ? 0 : priceOf(env, variant), env)
}
