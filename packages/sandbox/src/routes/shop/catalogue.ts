import { companyCurrency } from '../../data/currency-rates.ts'
import { amountsWith } from '../../data/taxes.ts'
import type { Environment } from '../../orm/environment.ts'
import type { DatabaseVisit } from '../route.ts'
import { type Row, sudo } from './carts.ts'

/** What a list of products is asked for. */
export interface ProductSearch {
  readonly text?: string
  readonly category?: number | undefined
  /** As `name asc`, or the names of later series for it. */
  readonly order?: string | null
}

/** The visitor's language, and nobody's rights: what the shop shows it shows to all. */
export function shopEnv(visit: DatabaseVisit): Environment {
  const { dialect } = visit.installation
  const cookie = visit.cookies[dialect.series.major < 9 ? 'website_lang' : 'frontend_lang']
  const env = sudo(visit)
  return cookie !== undefined && env.isInstalled(cookie) ? env.withContext({ ...env.context, lang: cookie }) : env
}

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
  const variants = env.table('product.product')
  const price = env.raw(variants, variant, 'lst_price') as number
  return amountsWith(env.raw(variants, variant, 'taxes_id'), price, 1, companyCurrency(env), env).subtotal
}
