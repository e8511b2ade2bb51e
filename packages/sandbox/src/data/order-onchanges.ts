import type { ModelDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { addressOf } from './addresses.ts'
import { salespersonOf } from './order-values.ts'

type Onchanges = NonNullable<ModelDefinition['onchanges']>

/** What a customer brings along. */
export function orderOnchanges(): Onchanges {
  return {
    partner_id: ({ values }, env) => {
      const id = values.partner_id
      if (typeof id !== 'number') return { value: { partner_invoice_id: false, partner_shipping_id: false } }
      const pricelist = env.table('product.pricelist').rows.has(1) ? 1 : false
      return {
        value: {
          partner_invoice_id: addressOf(id, 'invoice', env),
          partner_shipping_id: addressOf(id, 'delivery', env),
          pricelist_id: values.pricelist_id || pricelist,
          // wire/17.0, wire/18.0 and wire/19.0/web-onchange-partner
          ...(env.dialect.series.major >= 16 && { user_id: salespersonOf(id, env) }),
        },
      }
    },
  }
}

/** What a product brings along. */
export function lineOnchanges(unit: string): Onchanges {
  const amounts = ({ product_uom_qty, price_unit, discount = 0 }: Readonly<Record<string, unknown>>) => {
    const total = Number(product_uom_qty) * Number(price_unit) * (1 - Number(discount) / 100)
    const rounded = Math.round(total * 100) / 100
    return { price_subtotal: rounded, price_total: rounded }
  }
  return {
    product_id: ({ values }, env) => {
      const id = values.product_id
      if (typeof id !== 'number') return undefined
      const products = env.table('product.product')
      const product = products.rows.get(id)
      if (product === undefined) return undefined
      const price_unit = env.sudo().raw(products, product, 'lst_price')
      return {
        value: {
          name: productText(id, env),
          price_unit,
          [unit]: productUnit(id, env),
          ...amounts({ ...values, price_unit }),
        },
      }
    },
    product_uom_qty: ({ values }) => ({ value: amounts(values) }),
    price_unit: ({ values }) => ({ value: amounts(values) }),
    discount: ({ values }) => ({ value: amounts(values) }),
  }
}

/** A product's name on an order: with its description for customers. */
export function productText(id: number, env: Environment): string {
  const products = env.table('product.product')
  const product = products.rows.get(id)
  const text = product === undefined ? '' : env.sudo().raw(products, product, 'description_sale')
  const name = env.sudo().displayName('product.product', id)
  return text ? `${name}\n${String(text)}` : name
}

export function productUnit(id: number, env: Environment): unknown {
  const products = env.table('product.product')
  const product = products.rows.get(id)
  return product === undefined ? false : env.sudo().raw(products, product, 'uom_id')
}
