import type { Environment } from '../../orm/environment.ts'

/** As `office-chair-5`. */
export function slugOf(name: string, id: number): string {
  const words = name
    .normalize('NFKD')
    .replace(/[^\w\s-]/g, '')
    .trim()
    .toLowerCase()
    .replace(/[-\s_]+/g, '-')
  return words === '' ? String(id) : `${words}-${id}`
}

/** The address of a product's page, by its template: below `/shop/product` up to 12. */
export function productPath(env: Environment, template: number): string {
  const templates = env.table('product.template')
  const row = templates.rows.get(template)
  const { major } = env.dialect.series
  // With the reference, where it is its only variant's (tried on 14.0 and 19.0).
  const name = row === undefined ? '' : env.displayName('product.template', template)
  return `${major < 13 ? '/shop/product/' : '/shop/'}${slugOf(name, template)}`
}
