import type { ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { productRights } from './access-rights.ts'

type Row = Readonly<Stored>

/** The variants of the templates that have a tag, and those that have it themselves. */
function taggedProducts(row: Row, env: Environment): number[] {
  const linked = (name: string) => env.raw(env.table('product.tag'), row, name) as number[]
  const variants = linked('product_template_ids').flatMap((id) =>
    env.search('product.product', [['product_tmpl_id', '=', id]], { order: 'id' }),
  )
  return [...new Set([...variants, ...linked('product_product_ids')])]
}

/** What products are told apart by in shops (fields, rights and words of 19.0). */
export const productTags = (major: number): ModelDefinition => ({
  name: 'product.tag',
  description: 'Product Tag',
  access: productRights(major),
  order: 'sequence, id',
  marksCopies: true,
  fields: {
    name: { type: 'char', string: 'Name', required: true, translate: true },
    sequence: { type: 'integer', string: 'Sequence', default: 10 },
    color: { type: 'char', string: 'Color', default: '#3C3C3C' },
    product_template_ids: {
      ...{ type: 'many2many', string: 'Product Templates', relation: 'product.template', mirrors: 'product_tag_ids' },
      default: ({ context }: Environment) => [[6, 0, context.product_template_id ? [context.product_template_id] : []]],
    },
    product_product_ids: {
      ...{ type: 'many2many', string: 'Product Variants', relation: 'product.product' },
      ...{ mirrors: 'additional_product_tag_ids' },
      domain: "[('attribute_line_ids', '!=', False), ('product_tmpl_id', 'not in', product_template_ids)]",
      default: ({ context }: Environment) => [[6, 0, context.product_variant_id ? [context.product_variant_id] : []]],
    },
    product_ids: {
      ...{ type: 'many2many', string: 'All Product Variants using this Tag', relation: 'product.product' },
      ...{ readonly: true, store: false, searchable: true },
      depends: ['product_template_ids', 'product_product_ids'],
      compute: taggedProducts,
      searchedAs: (operator, value) => [
        '|',
        ['product_template_ids.product_variant_ids', operator, value],
        ['product_product_ids', operator, value],
      ],
    },
    visible_to_customers: { type: 'boolean', string: 'Visible to customers', default: true },
    image: { type: 'binary', string: 'Image', isImage: true },
    website_id: { type: 'many2one', string: 'Website', relation: 'website', onDelete: 'restrict' },
  },
  unique: { name: { words: 'Tag name already exists!', constraint: 'product_tag_name_uniq' } },
})

/** What templates and variants know of their tags, by model. */
export const TAGS_OF_PRODUCTS: Readonly<Record<string, ModelDefinition['fields']>> = {
  'product.template': {
    product_tag_ids: {
      ...{ type: 'many2many', string: 'Tags', relation: 'product.tag' },
    },
  },
  'product.product': {
    additional_product_tag_ids: {
      ...{ type: 'many2many', string: 'Variant Tags', relation: 'product.tag' },
      domain: "[('id', 'not in', product_tag_ids)]",
    },
    all_product_tag_ids: {
      ...{ type: 'many2many', string: 'All Product Tag', relation: 'product.tag' },
      ...{ readonly: true, store: false, searchable: true },
      depends: ['product_tag_ids', 'additional_product_tag_ids'],
      compute: (row, env) => {
        const ofTemplate = env.raw(env.table('product.product'), row, 'product_tag_ids') as number[] | undefined
        const ids = [...(ofTemplate ?? []), ...((row.additional_product_tag_ids ?? []) as number[])]
        return env.search('product.tag', [['id', 'in', ids]])
      },
      searchedAs: (operator, value) => [
        '|',
        ['product_tag_ids', operator, value],
        ['additional_product_tag_ids', operator, value],
      ],
    },
  },
}
