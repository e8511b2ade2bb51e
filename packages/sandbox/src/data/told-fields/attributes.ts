import type { Stored, ToldField } from '../../orm/definition.ts'
import type { Environment } from '../../orm/environment.ts'
import { drawnColor } from '../drawn-color.ts'
import { linesBy } from '../lines-of-products.ts'

type Row = Readonly<Stored>
type ToldFields = Readonly<Record<string, ToldField>>

const VALUE = 'product.template.attribute.value'

/** One of eleven, by chance; 14 has none. */
const COLOR: ToldField = {
  default: ({ dialect }: Environment) => (dialect.series.major < 16 ? 0 : drawnColor()),
}

const valueLines = (id: number, env: Environment) =>
  env.sudo().search('product.template.attribute.line', [['value_ids', 'in', [id]]])

/** Whether a product costs something else for a value than others do; 18 never says so (tried on 18.0 and 19.0). */
const isChanged = ({ id, default_extra_price }: Row, env: Environment) =>
  env.dialect.series.major >= 19 &&
  env
    .sudo()
    .table(VALUE)
    .referring('product_attribute_value_id', id)
    .some(({ price_extra }) => Number(price_extra || 0) !== Number(default_extra_price || 0))

/** Of attributes, of their values, and of what templates have of these (each tried on 14.0 and 16.0 to 19.0). */
export const TOLD_FIELDS_OF_ATTRIBUTES: Readonly<Record<string, ToldFields>> = {
  'product.attribute': {
    product_tmpl_ids: {
      compute: ({ id }, env) => {
        const ids = linesBy('attribute_id', id, env).map((line) => line.product_tmpl_id)
        return env.search('product.template', [['id', 'in', ids]])
      },
    },
    template_value_ids: {
      compute: ({ id }, env) =>
        env.search(VALUE, [
          ['attribute_line_id.attribute_id', '=', id],
          ['ptav_active', '=', true],
        ]),
    },
  },
  'product.attribute.value': {
    color: COLOR,
    default_extra_price_changed: { compute: isChanged },
    is_used_on_products: { compute: ({ id }, env) => valueLines(id, env).length > 0 },
    pav_attribute_line_ids: { compute: ({ id }, env) => valueLines(id, env) },
  },
  [VALUE]: {
    color: COLOR,
    ptav_product_variant_ids: {
      compute: ({ id }, env) => env.search('product.product', [['product_template_attribute_value_ids', 'in', [id]]]),
    },
  },
}
