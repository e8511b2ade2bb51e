import { ancestors } from '../../orm/ancestors.ts'
import type { ToldField } from '../../orm/definition.ts'
import type { Environment } from '../../orm/environment.ts'
import { productsIn } from '../product-counts.ts'
import { parentPath } from './parent-path.ts'
import { properties } from './properties.ts'
import { toldOfThreads } from './threads.ts'

const CATEGORY = 'product.category'
const PUBLIC = 'product.public.category'

/** Of categories of both kinds and of pricelists (each tried on 14.0 and 16.0 to 19.0, where the series has it). */
export const TOLD_FIELDS_OF_CATEGORIES_AND_PRICELISTS: Readonly<Record<string, Readonly<Record<string, ToldField>>>> = {
  [CATEGORY]: {
    parent_path: parentPath(CATEGORY),
    product_count: { compute: (row, env) => productsIn(row, env).length },
    ...toldOfThreads(CATEGORY),
    product_properties_definition: properties(CATEGORY, 'product_properties_definition'),
  },
  [PUBLIC]: {
    parent_path: parentPath(PUBLIC),
    parents_and_self: { compute: (row, env) => ancestors(env.sudo(), PUBLIC, 'parent_id', row.id) },
    product_tmpl_ids: {
      compute: ({ id }, env) => env.search('product.template', [['public_categ_ids', 'in', [id]]]),
    },
  },
  'product.pricelist': {
    website_id: {
      default: (env: Environment) =>
        env.search('website', [['company_id', '=', env.companyId]], { limit: 1 })[0] ?? false,
    },
    ...toldOfThreads('product.pricelist'),
  },
}
