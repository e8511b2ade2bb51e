import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { userError } from '../python/exceptions.ts'
import { unitFieldOf } from './order-line-values.ts'
import { productUnit } from './product-on-orders.ts'

/**
 * Goods are counted in their own unit, so that a line's is of the same kind: asked from 14 to 16 once an order is
 * confirmed, on 17 and 18 as lines are made (tried on 14.0 and 16.0 to 18.0 with stock; since 19 there are no kinds).
 */
export function checkLineUnit(line: Readonly<Stored>, env: Environment): void {
  const { major } = env.dialect.series
  const products = env.table('product.product')
  const product = products.rows.get(line.product_id as number)
  if (major < 14 || major >= 19 || product === undefined) return
  if (env.sudo().raw(products, product, 'type') === 'service') return
  const { rows } = env.table('uom.uom')
  const [unit, own] = [rows.get(line[unitFieldOf(major)] as number), rows.get(productUnit(product.id, env) as number)]
  if (unit === undefined || own === undefined || unit.category_id === own.category_id) return
  const names = `The unit of measure ${unit.name} defined on the order line doesn't belong to the same category as the unit of measure ${own.name} defined on the product.`
  const remedy = 'Please correct the unit of measure defined on the order line or on the product'
  throw userError(`${names} ${remedy}${major < 18 ? ', they' : '. They'} should belong to the same category.`)
}
