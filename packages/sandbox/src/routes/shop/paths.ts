import { slugOf } from '../../data/slug.ts'
import type { Environment } from '../../orm/environment.ts'

/** The address of a product's page, by its template: below `/shop/product` up to 12. */
export function productPath(env: Environment, template: number): string {
  const templates = env.table('product.template')
  const row = templates.rows.get(template)
  const { major } = env.dialect.series
  // With the reference, where it is its only variant's (tried on 14.0 and 19.0).
  const name = row === undefined ? '' : env.displayName('product.template', template)
  return `${major < 13 ? '/shop/product/' : '/shop/'}${slugOf(name, template, major)}`
}
