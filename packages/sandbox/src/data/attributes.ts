import type { FieldDefinition, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { blockersOf } from '../orm/unlink.ts'
import { EVERYBODY_READS, productRights } from './access-rights.ts'

const PRODUCT = 'product.product'

/** What a template adds of them. */
export const ATTRIBUTE_FIELDS: Readonly<Record<string, FieldDefinition>> = {
  attribute_line_ids: {
    type: 'one2many',
    string: 'Product Attributes',
    relation: 'product.template.attribute.line',
    inverse: 'product_tmpl_id',
    since: 12,
  },
}

/** Attributes, their values, and which of them a template comes in: 12 and later (addons/product/models). */
export function attributeModels(major: number): ModelDefinition[] {
  if (major < 8) return []
  const models = major < 12 ? [attributes(major), values] : [attributes(major), values, lines, templateValues]
  return models.map((model) => ({ ...model, access: productRights(major) }))
}

const attributes = (major: number): ModelDefinition => ({
  name: 'product.attribute',
  description: 'Product Attribute',
  access: EVERYBODY_READS,
  order: 'sequence, id',
  fields: {
    name: { type: 'char', string: 'Attribute', required: true, translate: true },
    // Tried on 14.0, 16.0, 17.0, 18.0 and 19.0.
    sequence: { type: 'integer', string: 'Sequence', ...(major >= 18 && { default: 20 }) },
    value_ids: { type: 'one2many', string: 'Values', relation: 'product.attribute.value', inverse: 'attribute_id' },
  },
})

const values: ModelDefinition = {
  name: 'product.attribute.value',
  description: 'Attribute Value',
  access: EVERYBODY_READS,
  order: 'attribute_id, sequence, id',
  // Alone where the context asks for it (tried on 14.0 and 19.0).
  displayName: ({ name, attribute_id }, env) => {
    const isAlone = env.context.show_attribute === false
    const attribute = isAlone ? '' : env.sudo().displayName('product.attribute', attribute_id as number)
    return attribute ? `${attribute}: ${String(name)}` : String(name)
  },
  fields: {
    name: { type: 'char', string: 'Value', required: true, translate: true },
    sequence: { type: 'integer', string: 'Sequence' },
    attribute_id: {
      type: 'many2one',
      string: 'Attribute',
      relation: 'product.attribute',
      required: true,
      onDelete: 'cascade',
    },
  },
}

const lines: ModelDefinition = {
  name: 'product.template.attribute.line',
  description: 'Product Template Attribute Line',
  access: EVERYBODY_READS,
  fields: {
    product_tmpl_id: {
      type: 'many2one',
      string: 'Product Template',
      relation: 'product.template',
      required: true,
      onDelete: 'cascade',
    },
    attribute_id: { type: 'many2one', string: 'Attribute', relation: 'product.attribute', required: true },
    value_ids: { type: 'many2many', string: 'Values', relation: 'product.attribute.value' },
    product_template_value_ids: {
      type: 'one2many',
      string: 'Product Attribute Values',
      relation: 'product.template.attribute.value',
      inverse: 'attribute_line_id',
    },
  },
  created: (row, env) => {
    for (const value of row.value_ids as number[]) {
      env.sudo().create('product.template.attribute.value', {
        attribute_line_id: row.id,
        product_attribute_value_id: value,
      })
    }
    makeVariants(row.product_tmpl_id as number, env.sudo())
  },
}

const templateValues: ModelDefinition = {
  name: 'product.template.attribute.value',
  description: 'Product Template Attribute Value',
  access: EVERYBODY_READS,
  order: 'attribute_line_id, product_attribute_value_id, id',
  fields: {
    name: {
      type: 'char',
      string: 'Value',
      readonly: true,
      related: 'product_attribute_value_id.name',
    },
    product_attribute_value_id: {
      type: 'many2one',
      string: 'Attribute Value',
      relation: 'product.attribute.value',
      required: true,
      onDelete: 'cascade',
    },
    attribute_line_id: {
      type: 'many2one',
      string: 'Attribute Line',
      relation: 'product.template.attribute.line',
      required: true,
      onDelete: 'cascade',
    },
    price_extra: { type: 'float', string: 'Value Price Extra', digits: [16, 2], default: 0 },
  },
}

/** One variant for each combination; what stood for none of them goes (`_create_variant_ids`). */
function makeVariants(template: number, env: Environment): void {
  const combinations = env
    .table('product.template.attribute.line')
    .referring('product_tmpl_id', template)
    .map((line) => env.table('product.template.attribute.value').referring('attribute_line_id', line.id))
    .reduce<number[][]>((all, own) => all.flatMap((one) => own.map(({ id }) => [...one, id])), [[]])
  const keyOf = (ids: readonly number[]) => [...ids].sort((a, b) => a - b).join()
  const before = env.table('product.product').referring('product_tmpl_id', template)
  const known = new Set(before.map((variant) => keyOf(valuesOf(variant))))
  const wanted = new Set(combinations.map(keyOf))
  for (const ids of combinations) {
    if (known.has(keyOf(ids))) continue
    env.create('product.product', {
      product_tmpl_id: template,
      product_template_attribute_value_ids: [[6, 0, ids]],
    })
  }
  const gone = before.filter((variant) => !wanted.has(keyOf(valuesOf(variant))))
  unlinkOrArchive(
    gone.map(({ id }) => id),
    env,
  )
}

/** Variants that others need, as lines of orders do, are archived (`_unlink_or_archive`). */
function unlinkOrArchive(ids: readonly number[], env: Environment): void {
  let left = ids
  for (let found = blockersOf(env, PRODUCT, left); found !== undefined; found = blockersOf(env, PRODUCT, left)) {
    const { blocked } = found
    env.write(PRODUCT, blocked, { active: false })
    left = left.filter((id) => !blocked.includes(id))
  }
  env.unlink(PRODUCT, left)
}

/** A variant's values of its template's attributes. */
export const valuesOf = (variant: Readonly<Stored>) => (variant.product_template_attribute_value_ids ?? []) as number[]

/** As `Black, Custom`: those by which variants differ. */
export function combinationName(variant: Readonly<Stored>, env: Environment): string {
  const ids = valuesOf(variant)
  if (ids.length === 0) return ''
  const table = env.sudo().table('product.template.attribute.value')
  const rows = ids.flatMap((id) => table.rows.get(id) ?? [])
  const names = rows.filter((row) => table.referring('attribute_line_id', row.attribute_line_id as number).length > 1)
  return names.map((row) => String(env.sudo().raw(table, row, 'name'))).join(', ')
}

/** What a variant costs beside its template. */
export function extraPrice(variant: Readonly<Stored>, env: Environment): number {
  const ids = valuesOf(variant)
  if (ids.length === 0) return 0
  const { rows } = env.sudo().table('product.template.attribute.value')
  return ids.reduce((sum, id) => sum + ((rows.get(id)?.price_extra as number) || 0), 0)
}
