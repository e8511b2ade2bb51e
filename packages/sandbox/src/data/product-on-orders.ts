import type { Environment } from '../orm/environment.ts'

/** A product's name on an order: with its description for customers. */
export function productText(id: number, env: Environment): string {
  const products = env.table('product.product')
  const product = products.rows.get(id)
  const text = product === undefined ? '' : env.sudo().raw(products, product, 'description_sale')
  const name = env.sudo().displayName('product.product', id)
  return text ? `${name}\n${String(text)}` : name
}

/** The unit that it is sold in. */
export function productUnit(id: number, env: Environment): unknown {
  const products = env.table('product.product')
  const product = products.rows.get(id)
  return product === undefined ? false : env.sudo().raw(products, product, 'uom_id')
}
