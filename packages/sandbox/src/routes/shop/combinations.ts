import { valuesOf } from '../../data/combinations.ts'
import type { Environment } from '../../orm/environment.ts'
import type { DatabaseVisit, Params, Route } from '../route.ts'
import { currentCart, linesOf, type Row } from './carts.ts'
import { naming, priceBeforeList, priceOf, shopEnv, templateOf, variantsOf } from './catalogue.ts'
import { wishedProducts } from './wishes.ts'

const VALUE = 'product.template.attribute.value'

const json = { type: 'json', auth: 'public', isWebsite: true } as const

/** What a choice of attributes costs, and whether it is there. */
export const combinationRoutes: readonly Route[] = [
  { ...json, path: '/sale/get_combination_info_website', since: 12, until: 16, run: combination },
  { ...json, path: '/website_sale/get_combination_info', since: 17, run: combination },
  { ...json, path: '/shop/get_unit_price', since: 8, until: 8, run: unitPrices },
  { ...json, path: '/shop/product/is_add_to_cart_allowed', since: 16, run: isForSale },
]

/** wire/14.0, 16.0/svc-shop-sale-get_combination_info_website, wire/17.0, 18.0, 19.0/svc-shop-website_sale-… */
function combination(visit: DatabaseVisit, params: Params): unknown {
  const env = shopEnv(visit)
  const { major } = env.dialect.series
  const template = templateOf(env, Number(params.product_template_id))
  // Both are browsed, and missed when they are read (tried on 14.0 and 19.0; 12 and 13 as 14).
  if (template === undefined) throw missing(env, 'product.template', Number(params.product_template_id))
  const wanted = Array.isArray(params.combination) ? (params.combination as number[]) : []
  const values = env.sudo().table(VALUE).rows
  const unknown = wanted.find((id) => !values.has(id))
  if (unknown !== undefined) throw missing(env, VALUE, unknown)
  const variants = variantsOf(env, template.id)
  const named = variants.find(({ id }) => id === Number(params.product_id))
  const variant = wanted.length === 0 ? (named ?? variants[0]) : variants.find((one) => isMadeOf(one, wanted))
  const price = variant === undefined ? (template.list_price as number) : priceOf(env, variant)
  // Up to 17 lists tell by themselves whether they show what they take off (tried on 17.0 and 19.0).
  const before = variant === undefined || major < 18 ? price : priceBeforeList(env, variant)
  const told = {
    product_id: variant?.id ?? false,
    product_template_id: template.id,
    display_name: nameOf(env, variant, template),
    price,
    list_price: before,
    has_discounted_price: before > price,
    ...(major >= 16 && { prevent_zero_price_sale: false }),
    ...(major >= 17 && { is_combination_possible: variant !== undefined }),
  }
  if (major < 19) return { ...told, ...beside(visit, env, template, variant) }
  return {
    ...told,
    ...(template.is_storable === true && stock(visit, env, template, variant)),
    is_in_wishlist: variant !== undefined && wishedProducts(visit).includes(variant.id),
    currency_precision: 2,
    no_product_change: variant?.id === Number(params.product_id),
  }
}

const missing = (env: Environment, model: string, id: number) =>
  env.dialect.exceptions.missingRecord('read', env.sudo().table(model).definition, id, env.uid)

const isMadeOf = (variant: Row, wanted: readonly number[]) => valuesOf(variant).every((id) => wanted.includes(id))

function nameOf(env: Environment, variant: Row | undefined, template: Row): string {
  const named = naming(env, env.dialect.series.major < 16)
  return variant === undefined
    ? named.displayName('product.template', template.id)
    : named.displayName('product.product', variant.id)
}

/** What else came along up to 18. */
function beside(visit: DatabaseVisit, env: Environment, template: Row, variant: Row | undefined) {
  const { major } = env.dialect.series
  return {
    display_image: env.raw(env.table('product.template'), template, 'image_1920') !== false,
    ...(major === 16 && { product_template: template.id }),
    ...(major >= 16 && { price_extra: 0, base_unit_name: 'Units', base_unit_price: 0 }),
    ...(major >= 16 && { compare_list_price: major === 16 ? 0 : null }),
    ...(major >= 17 && { parent_exclusions: {}, product_tags: '<div class="o_product_tags o_field_tags"></div>' }),
    ...stock(visit, env, template, variant),
    carousel: `<div id="o-carousel-product"><img src="/web/image/product.product/${variant?.id ?? 0}/image_1024?unique=sandbox"/></div>`,
  }
}

function stock(visit: DatabaseVisit, env: Environment, template: Row, variant: Row | undefined) {
  const { major } = env.dialect.series
  const quantity = Number(variant?.qty_available) || 0
  const cart = currentCart(visit)
  const held = cart === undefined ? [] : linesOf(visit, cart).filter(({ product_id }) => product_id === variant?.id)
  const common = {
    available_threshold: template.available_threshold,
    cart_qty: held.reduce((sum, line) => sum + (line.product_uom_qty as number), 0),
    uom_name: 'Units',
  }
  if (major < 16) {
    return {
      virtual_available: quantity,
      virtual_available_formatted: quantity.toFixed(2),
      product_type: template.type,
      inventory_availability: template.inventory_availability,
      custom_message: '',
      product_template: template.id,
      ...common,
    }
  }
  return {
    ...common,
    free_qty: quantity,
    ...(major < 19 && { product_type: template.type }),
    ...(major >= 18 && { is_storable: template.is_storable }),
    uom_rounding: 0.01,
    allow_out_of_stock_order: template.allow_out_of_stock_order,
    show_availability: template.show_availability,
    out_of_stock_message: false,
    has_stock_notification: false,
    stock_notification_email: '',
  }
}

/** wire/8.0/svc-shop-get_unit_price */
function unitPrices(visit: DatabaseVisit, { product_ids }: Params): unknown {
  const env = shopEnv(visit)
  const ids = Array.isArray(product_ids) ? (product_ids as number[]) : []
  const rows = ids.flatMap((id) => env.table('product.product').rows.get(id) ?? [])
  return Object.fromEntries(rows.map((row) => [row.id, priceOf(env, row)]))
}

function isForSale(visit: DatabaseVisit, { product_id }: Params): boolean {
  const env = shopEnv(visit)
  const row = env.table('product.product').rows.get(Number(product_id))
  return row !== undefined && env.raw(env.table('product.product'), row, 'sale_ok') === true
}
