import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { variantsOf } from './variants.ts'

type Row = Readonly<Stored>

/** Rules of pricelists that are about a template itself, or about one of some variants (tried on 14.0 and 16.0 to 19.0). */
const rulesAbout = (template: unknown, variants: readonly number[], env: Environment): number[] =>
  env.search('product.pricelist.item', [
    ...['|', '&', ['product_tmpl_id', '=', template], ['applied_on', '=', '1_product']],
    ...['&', ['product_id', 'in', variants], ['applied_on', '=', '0_product_variant']],
  ])

/** Whatever they are applied on, of a template (tried on 14.0). */
export const rulesOfTemplate = (row: Row, env: Environment): number[] => {
  const variants = variantsOf(row, env).map(({ id }) => id)
  return env.search('product.pricelist.item', ['|', ['product_tmpl_id', '=', row.id], ['product_id', 'in', variants]])
}

export const rulesOfVariant = ({ id, product_tmpl_id }: Row, env: Environment): number[] =>
  rulesAbout(product_tmpl_id, [id], env)

/** Templates in a category or in one below (tried on 14.0 and 16.0 to 19.0). */
export const productsIn = ({ id }: Row, env: Environment): number[] =>
  env.search('product.template', [['categ_id', 'child_of', id]])
