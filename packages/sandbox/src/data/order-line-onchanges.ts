import type { ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import type { Draft } from '../orm/onchange/draft.ts'
import { recordsOf } from '../orm/rights.ts'
import { singleton } from '../orm/singleton.ts'
import { followingLine, listPrice, productTaxes, unitFieldOf } from './order-line-values.ts'
import { productText, productUnit } from './product-on-orders.ts'
import { taxesFieldOf } from './taxes.ts'

type Onchanges = NonNullable<ModelDefinition['onchanges']>
type Values = Readonly<Record<string, unknown>>

/** What a product brings along in a form, and what its quantity and unit do to the price. */
export function lineOnchanges(major: number): Onchanges {
  if (major < 9) return { product_id: ({ values }, env) => ({ value: ofProductUntil15(values, env, () => true) }) }
  const priced = (name: string): Onchanges => ({
    [name]: (draft, env) => ({ value: major < 16 ? priceUntil15(draft.values, env) : following(draft, name, env) }),
  })
  return {
    product_id: (draft, env) => ({
      value: major < 16 ? ofProductUntil15(draft.values, env, isForSomebody) : following(draft, 'product_id', env),
    }),
    ...priced('product_uom_qty'),
    ...priced(unitFieldOf(major)),
    ...(major < 16 && { price_unit: lookForDiscount, tax_id: lookForDiscount }),
  }
}

/** Whether a discount is to be shown is asked of the order, and comes to nothing here (`_onchange_discount` of 14; tried on 14.0). */
function lookForDiscount({ values }: Draft, env: Environment): undefined {
  if (values.product_id && values[unitFieldOf(env.dialect.series.major)]) isForSomebody(values, env)
}

/** It is read as the user, who may not see it (tried on 14.0; 13 and 15 are taken for it). */
function lookAtProduct(id: number, env: Environment): void {
  if (env.dialect.series.major >= 13) recordsOf(env, env.table('product.product'), [id], 'read')
}

/** Up to 15 a price needs an order with a customer and a pricelist, which the user may read (tried on 14.0; 13 and 15 as 14). */
function isForSomebody({ order_id }: Values, env: Environment): boolean {
  const orders = env.table('sale.order')
  const order = orders.rows.get(order_id as number)
  if (order !== undefined && order.id > 0 && env.dialect.series.major >= 13) recordsOf(env, orders, [order.id], 'read')
  return Boolean(order?.partner_id && order.pricelist_id)
}

function ofProductUntil15(values: Values, env: Environment, isPriced: typeof isForSomebody): Values {
  const id = values.product_id
  if (typeof id !== 'number' || !env.table('product.product').rows.has(id)) return {}
  lookAtProduct(id, env)
  const unit = unitFieldOf(env.dialect.series.major)
  const own = productUnit(id, env)
  return {
    name: productText(id, env),
    [unit]: own,
    [taxesFieldOf(env.dialect.series)]: [[6, 0, productTaxes(id, values, env)]],
    ...(isPriced(values, env) && { price_unit: listPrice({ ...values, [unit]: own }, env) }),
  }
}

function priceUntil15(values: Values, env: Environment): Values {
  if (!values.product_id || !values[unitFieldOf(env.dialect.series.major)]) return { price_unit: 0 }
  return isForSomebody(values, env) ? { price_unit: listPrice(values, env) } : {}
}

/**
 * A name is in the language of the order's customer: since 16 it needs one (tried on 16.0, 17.0 and 19.0). What somebody has put
 * there is kept (tried on 17.0 and 18.0).
 */
function following({ values, sent }: Draft, name: string, env: Environment): Values {
  const { major } = env.dialect.series
  const isProduct = name === 'product_id'
  const hasOrder = typeof values.order_id === 'number'
  const isNamed = !isProduct && Boolean(values.name)
  if (major >= 16 && typeof values.product_id === 'number' && !hasOrder && !isNamed) singleton('sale.order', [])
  const taxes = taxesFieldOf(env.dialect.series)
  // Another product takes its price along whatever was set by hand before.
  const row = isProduct ? { ...values, technical_price_unit: values.price_unit } : values
  const all = followingLine(row as Stored, { [name]: values[name] }, env)
  const answer = { ...all, ...(taxes in all && { [taxes]: [[6, 0, all[taxes]]] }) }
  return Object.fromEntries(Object.entries(answer).filter(([other]) => !Object.hasOwn(sent, other)))
}
