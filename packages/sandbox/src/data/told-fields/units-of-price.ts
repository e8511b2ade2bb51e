import type { Stored, ToldField } from '../../orm/definition.ts'
import type { Environment } from '../../orm/environment.ts'
import { ofVariant } from '../variants.ts'

const unitName = (model: string, row: Readonly<Stored>, env: Environment): string => {
  const sudo = env.sudo()
  const told = (field: string, relation: string) => {
    const id = field in sudo.table(model).fields && sudo.raw(sudo.table(model), row, field)
    return typeof id === 'number' ? sudo.displayName(relation, id) : ''
  }
  return told('base_unit_id', 'website.base.unit') || told('uom_id', 'uom.uom')
}

/** What a shop tells a price by, and what one such unit costs; none where nobody counts any (tried on 16.0 to 19.0). */
const priceByUnit = (model: string, price: string): Readonly<Record<string, ToldField>> => ({
  base_unit_name: { compute: (row, env) => unitName(model, row, env) },
  base_unit_price: {
    compute: (row, env) => {
      const [count, amount] = ['base_unit_count', price].map((name) =>
        Number(env.sudo().raw(env.table(model), row, name) || 0),
      ) as [number, number]
      return count === 0 ? 0 : amount / count
    },
  },
})

export const UNITS_OF_TEMPLATES = {
  ...priceByUnit('product.template', 'list_price'),
  base_unit_count: ofVariant('base_unit_count', 0),
}

export const UNITS_OF_VARIANTS: Readonly<Record<string, ToldField>> = {
  ...priceByUnit('product.product', 'lst_price'),
  // Those that are made for their template count none.
  base_unit_count: { default: ({ isSudo }: Environment) => (isSudo ? 0 : 1) },
}
