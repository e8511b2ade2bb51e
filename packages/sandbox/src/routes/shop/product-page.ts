import { valuesOf } from '../../data/combinations.ts'
import { html, type RouteAnswer, redirect } from '../../http-exchange.ts'
import type { Environment } from '../../orm/environment.ts'
import { pythonFloat } from '../../python/repr.ts'
import { escapeHtml, notFoundPage } from '../pages.ts'
import { type DatabaseVisit, idIn, type Route } from '../route.ts'
import type { Row } from './carts.ts'
import { priceOf, shopEnv, templateOf, variantsOf } from './catalogue.ts'
import { formToken } from './checkout-step.ts'
import { currencyOf, moneyMark } from './money.ts'
import { productPath } from './paths.ts'
import { shopPage } from './shop-page.ts'

const page = { type: 'http', auth: 'public', isWebsite: true } as const

/** A product's page, with a choice of each of its attributes. */
export const productPageRoutes: readonly Route[] = [
  { ...page, path: '/shop/product/<slug>', since: 8, run: product },
  { ...page, path: '/shop/<slug>', since: 13, run: product },
]

async function product(visit: DatabaseVisit): Promise<RouteAnswer> {
  const env = shopEnv(visit)
  const { major } = env.dialect.series
  const id = idIn(visit.path)
  const row = templateOf(env, id)
  const variants = variantsOf(env, id)
  const [first] = variants
  if (row === undefined || first === undefined || row.is_published !== true) return html(notFoundPage(), 404)
  const path = productPath(env, id)
  // wire/8.0/svc-shop-product-page: a name that is not its name leads to where it is.
  if (visit.path !== path && !(major >= 13 && visit.path.startsWith('/shop/product/'))) {
    const search = visit.query.size === 0 ? '' : `?${visit.query}`
    return redirect(`${path}${search}`, 301)
  }
  const token = await formToken(visit)
  const templates = env.table('product.template')
  const name = escapeHtml(String(env.raw(templates, row, 'name')))
  const description = escapeHtml(String(env.raw(templates, row, 'description_sale') || ''))
  const price = priceOf(env, first)
  const shown = `<span class="oe_price" data-oe-type="monetary" data-oe-expression="combination_info['price']">${moneyMark(price, env)}</span><span itemprop="price" style="display:none;">${pythonFloat(price)}</span><span itemprop="priceCurrency" style="display:none;">${currencyOf(env).name}</span>`
  const body = `<section id="product_detail" class="oe_website_sale" data-view-track="1">
<img src="/web/image/product.product/${first.id}/image_1024?unique=sandbox" itemprop="image" class="img img-fluid product_detail_img" alt="${name}"/>
<div id="product_details"><h1 itemprop="name">${name}</h1><span itemprop="url" style="display:none;">${path}</span><p class="text-muted">${description}</p>
<form action="/shop/cart/update" method="POST"><input type="hidden" name="csrf_token" value="${token}"/>
<div class="js_product js_main_product"><div class="product_price">${shown}</div>
<input type="hidden" class="product_id" name="product_id" value="${first.id}"/><input type="hidden" class="product_template_id" name="product_template_id" value="${id}"/>
${choices(env, id, first)}
<input type="text" class="form-control quantity" data-min="1" name="add_qty" value="1"/><button id="add_to_cart" type="submit" class="btn btn-primary">Add to cart</button></div></form></div></section>`
  return html(shopPage(name, body))
}

function choices(env: Environment, template: number, chosen: Row): string {
  if (!env.hasModel('product.template.attribute.line')) return ''
  const lines = env.table('product.template.attribute.line').referring('product_tmpl_id', template)
  const rows = lines.map((line) => {
    const attribute = env.table('product.attribute').rows.get(line.attribute_id as number) as Row
    const label = escapeHtml(String(env.raw(env.table('product.attribute'), attribute, 'name')))
    return `<li data-attribute_id="${attribute.id}" data-attribute_name="${label}" class="variant_attribute"><strong class="attribute_name">${label}</strong>
<ul data-attribute_id="${attribute.id}" class="list-unstyled">${values(env, line, label, chosen)}</ul></li>`
  })
  return `<ul class="list-unstyled js_add_cart_variants flex-column">${rows.join('\n')}</ul>`
}

function values(env: Environment, line: Row, attribute: string, chosen: Row): string {
  const table = env.table('product.template.attribute.value')
  const own = valuesOf(chosen)
  return table
    .referring('attribute_line_id', line.id)
    .map((value) => {
      const { id } = value
      const name = escapeHtml(String(env.raw(table, value, 'name')))
      const extra = value.price_extra as number
      const badge =
        extra === 0
          ? ''
          : `<span class="badge">+ <span data-oe-type="monetary" data-oe-expression="abs(ptav.price_extra)" class="variant_price_extra">${moneyMark(extra, env)}</span></span>`
      return `<li class="js_attribute_value"><label><input type="radio" class="js_variant_change radio_input always"${own.includes(id) ? ' checked="True"' : ''} name="ptal-${line.id}" value="${id}" data-value_id="${id}" data-value_name="${name}" data-attribute_name="${attribute}"/><div class="radio_input_value"><span>${name}</span>${badge}</div></label></li>`
    })
    .join('\n')
}
