import type { Stored, ToldField } from '../../orm/definition.ts'
import type { Environment } from '../../orm/environment.ts'
import { variantsOf } from '../variants.ts'

type Row = Readonly<Stored>

const TEMPLATE = 'product.template'
const VARIANT = 'product.product'

/** A variant's own picture, or its template's (tried on 14.0 and 16.0 to 19.0). */
const picture = (size: number): ToldField => ({
  compute: (row, env) => row.image_variant_1920 || ofTemplate(row, `image_${size}`, env) || false,
})

/** A template without a picture gets the first of its variants; an only variant has none of its own. */
function hang(row: Row, value: unknown, env: Environment): void {
  const own = row.image_variant_1920
  const template = env.table(TEMPLATE).rows.get(row.product_tmpl_id as number)
  const isOnly = template !== undefined && variantsOf(template, env).filter(({ active }) => active).length <= 1
  const isOfTemplate = value ? !ofTemplate(row, 'image_1920', env) : !own
  if (isOnly || isOfTemplate) {
    if (own) env.table(VARIANT).update(row, { image_variant_1920: false })
    env.write(TEMPLATE, [row.product_tmpl_id as number], { image_1920: value })
  } else env.write(VARIANT, [row.id], { image_variant_1920: value })
}

function ofTemplate({ product_tmpl_id }: Row, name: string, env: Environment): unknown {
  const table = env.sudo().table(TEMPLATE)
  const template = table.rows.get(product_tmpl_id as number)
  return template !== undefined && name in table.fields && env.sudo().raw(table, template, name)
}

export const PICTURES_OF_VARIANTS: Readonly<Record<string, ToldField>> = {
  image_1920: { ...picture(1920), write: hang },
  ...Object.fromEntries([1024, 512, 256, 128].map((size) => [`image_${size}`, picture(size)])),
}
