import { companyCurrency, converted } from '../../data/currency-rates.ts'
import { customerPricelist } from '../../data/customer-pricelist.ts'
import { priceByRule } from '../../data/pricelist-prices.ts'
import { amountsWith } from '../../data/taxes.ts'
import type { Environment } from '../../orm/environment.ts'
import type { DatabaseVisit } from '../route.ts'
import { currentCart, type Row, sudo } from './carts.ts'
import { currencyOf } from './money.ts'

/** What a list of products is asked for. */
export interface ProductSearch {
  readonly text?: string
  readonly category?: number | undefined
  /** As `name asc`, or the names of later series for it. */
  readonly order?: string | null
}

/** The visitor's language and pricelist, and nobody's rights: what the shop shows it shows to all. */
export function shopEnv(visit: DatabaseVisit): Environment {
  const { major } = visit.installation.dialect.series
  const cookie = visit.cookies[major < 9 ? 'website_lang' : 'frontend_lang']
  const env = sudo(visit)
  const lang = cookie !== undefined && env.isInstalled(cookie) ? { lang: cookie } : {}
  return env.withContext({ ...env.context, ...lang, ...(major >= 17 && { pricelist: pricelistOf(visit, env) }) })
}

/** The cart's, or the one that a first cart would get (tried on 17.0 and 19.0; 14.0 tells other prices). */
const pricelistOf = (visit: DatabaseVisit, env: Environment) =>
  currentCart(visit)?.pricelist_id || customerPricelist(env, env.user.partner_id)

/** The templates of a list, in the shop's order. */
export function searchTemplates(env: Environment, { text = '', category, order }: ProductSearch): number[] {
  const words = text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
  const domain = [
    ['sale_ok', '=', true],
    ['is_published', '=', true],
    ...(category === undefined ? [] : [['public_categ_ids', 'child_of', category]]),
    ...words.flatMap((word) => [
      '|',
      '|',
      ['name', 'ilike', word],
      ['description_sale', 'ilike', word],
      ['default_code', 'ilike', word],
    ]),
  ]
  return env.search('product.template', domain, { order: `${order || 'website_sequence'}, id desc` })
}

export const templateOf = (env: Environment, id: number): Row | undefined => env.table('product.template').rows.get(id)

/** The environment in which names of products have their reference, or have it not. */
export const naming = (env: Environment, withReference: boolean): Environment =>
  env.withContext({ ...env.context, display_default_code: withReference })

/** A template's variants that are for sale. */
export const variantsOf = (env: Environment, template: number): Row[] =>
  env
    .table('product.product')
    .referring('product_tmpl_id', template)
    .filter(({ active }) => active)

/** A variant's price without taxes, as the shop shows it (`show_line_subtotals_tax_selection`: tax excluded). */
export function priceOf(env: Environment, variant: Row): number {
  const { pricelist } = env.context
  const ruled = priceByRule({ product: variant, pricelist, quantity: 1, moment: '', units: 1 }, env)
  return ruled === undefined ? priceBeforeList(env, variant) : withoutTaxes(env, variant, ruled)
}

/** The same before the visitor's pricelist takes anything off, in its currency. */
export function priceBeforeList(env: Environment, variant: Row): number {
  const price = env.raw(env.table('product.product'), variant, 'lst_price') as number
  return withoutTaxes(env, variant, converted(env, price, companyCurrency(env), currencyOf(env).id))
}

function withoutTaxes(env: Environment, variant: Row, price: number): number {
  const taxes = env.raw(env.table('product.product'), variant, 'taxes_id')
  return amountsWith(taxes, price, 1, currencyOf(env).id, env).subtotal
}
