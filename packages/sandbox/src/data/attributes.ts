import type { FieldDefinition, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { userError, validationError } from '../python/exceptions.ts'
import { EVERYBODY_READS, productRights } from './access-rights.ts'
import {
  keepsMode,
  keepsPlace,
  keepsTemplateValue,
  keepsUsed,
  keepsValue,
  modeFields,
  variesByOne,
} from './attributes-in-use.ts'
import { followLines, leaveLines } from './combinations.ts'

/** What a template adds of them. */
export const ATTRIBUTE_FIELDS: Readonly<Record<string, FieldDefinition>> = {
  attribute_line_ids: {
    type: 'one2many',
    string: 'Product Attributes',
    relation: 'product.template.attribute.line',
    inverse: 'product_tmpl_id',
    copy: true,
    since: 12,
  },
}

/** Attributes, their values, and which of them a template comes in: 12 and later (addons/product/models). */
export function attributeModels(major: number): ModelDefinition[] {
  if (major < 8) return []
  const models =
    major < 12
      ? [attributes(major), values(major)]
      : [attributes(major), values(major), lines(major), templateValues(major)]
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
    // 17 of July 2024 has none.
    sequence: { type: 'integer', string: 'Sequence', ...((major >= 18 || major === 16) && { default: 20 }) },
    value_ids: {
      ...{ type: 'one2many', string: 'Values', relation: 'product.attribute.value', inverse: 'attribute_id' },
      copy: true,
    },
    ...modeFields(major),
  },
  ...(major >= 14 && {
    looksAtChanged: ['create_variant', 'sequence'],
    ...(major >= 17 && { constrain: variesByOne }),
    refuses: keepsMode,
    removed: keepsUsed,
  }),
})

const SAME_VALUE = 'You cannot create two values with the same name for the same attribute.'

const values = (major: number): ModelDefinition => ({
  name: 'product.attribute.value',
  description: 'Attribute Value',
  access: EVERYBODY_READS,
  order: 'attribute_id, sequence, id',
  // Alone where the context asks for it (tried on 14.0 and 19.0).
  displayName: ({ name, attribute_id }, env) => {
    const isAlone = env.context.show_attribute === false
    if (isAlone) return String(name)
    // In a form that names none yet (tried on 14.0 and 16.0 to 19.0).
    const isNobodys = typeof attribute_id !== 'number'
    const own = String(name || 'False')
    return `${isNobodys ? 'False' : env.sudo().displayName('product.attribute', attribute_id)}: ${own}`
  },
  fields: {
    name: { type: 'char', string: 'Value', required: true, translate: true },
    sequence: { type: 'integer', string: 'Sequence' },
    // Tried on 14.0; since 16 by the schemas of real servers.
    is_custom: { type: 'boolean', string: 'Is custom value', since: 13 },
    html_color: { type: 'char', string: 'Color', since: 13 },
    default_extra_price: { type: 'float', string: 'Default Extra Price', since: 17 },
    // Tried on 14.0 and 19.0.
    active: { type: 'boolean', string: 'Active', default: true, since: 19 },
    attribute_id: {
      type: 'many2one',
      string: 'Attribute',
      relation: 'product.attribute',
      required: true,
      onDelete: 'cascade',
    },
  },
  ...(major >= 14 && keepsValue),
  // Since 18 two may be called alike (tried on 19.0; by source since 18).
  ...(major < 18 && { unique: { 'name,attribute_id': SAME_VALUE } }),
})

const lines = (major: number): ModelDefinition => ({
  name: 'product.template.attribute.line',
  description: 'Product Template Attribute Line',
  access: EVERYBODY_READS,
  recName: 'attribute_id',
  // Tried on 14.0 and 19.0.
  displayName: ({ attribute_id }, env) => env.sudo().displayName('product.attribute', attribute_id as number),
  searchedByName: ['attribute_id', 'value_ids'],
  order: `${major < 17 ? '' : 'sequence, '}attribute_id, id`,
  fields: {
    // Since 14 by the schemas of real servers (before 14: not seen).
    active: { type: 'boolean', string: 'Active', default: true, since: 14 },
    sequence: { type: 'integer', string: 'Sequence', default: 10, since: 17 },
    value_count: {
      ...{ type: 'integer', string: 'Value Count', readonly: true, store: true, since: 16 },
      compute: ({ value_ids }) => (value_ids as number[]).length,
    },
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
  constrain: hasValues,
  ...(major >= 14 && { looksAtChanged: ['product_tmpl_id', 'attribute_id'], refuses: keepsPlace }),
  follows: (_row, values) => (values.active === false ? { value_ids: [] } : {}),
  written: (rows, _, env) => followLines(rows, env.sudo()),
  removed: (rows, env) => leaveLines(rows, env.sudo()),
})

const templateValues = (major: number): ModelDefinition => ({
  name: 'product.template.attribute.value',
  description: 'Product Template Attribute Value',
  access: EVERYBODY_READS,
  order: 'attribute_line_id, product_attribute_value_id, id',
  // Tried on 14.0 and 19.0.
  displayName: ({ product_attribute_value_id: value }, env) =>
    major >= 19 && !value ? 'False: False' : env.sudo().displayName('product.attribute.value', value as number),
  ...(major >= 14 && keepsTemplateValue),
  // What variants a copy would have is not for it to say (tried on 19.0).
  ...(major >= 19 && {
    copied: () => {
      throw userError(
        'You cannot update related variants from the values. Please update related values from the variants.',
      )
    },
  }),
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
    price_extra: {
      type: 'float',
      string: major < 18 ? 'Value Price Extra' : 'Extra Price',
      digits: [16, 2],
      default: 0,
    },
    // False for what an archived variant still has.
    ptav_active: { type: 'boolean', string: 'Active', default: true, since: 13 },
    product_tmpl_id: {
      ...{ type: 'many2one', string: 'Product Template', relation: 'product.template', readonly: true, since: 13 },
      store: true,
      related: 'attribute_line_id.product_tmpl_id',
    },
    attribute_id: {
      ...{ type: 'many2one', string: 'Attribute', relation: 'product.attribute', readonly: true, since: 13 },
      store: true,
      related: 'attribute_line_id.attribute_id',
    },
  },
})

/** Since 13; each value is one of the line's attribute (tried on 14.0 and 19.0). */
function hasValues(row: Stored, env: Environment): void {
  if (env.dialect.series.major < 13) return
  const ids = row.value_ids as number[]
  const sudo = env.sudo()
  const attribute = sudo.displayName('product.attribute', row.attribute_id as number)
  const product = sudo.displayName('product.template', row.product_tmpl_id as number)
  if (ids.length === 0 && row.active !== false) {
    throw validationError(`The attribute ${attribute} must have at least one value for the product ${product}.`)
  }
  const { rows } = env.table('product.attribute.value')
  const stranger = ids.find((id) => rows.get(id)?.attribute_id !== row.attribute_id)
  if (stranger === undefined) return
  const value = sudo.displayName('product.attribute.value', stranger)
  throw validationError(
    `On the product ${product} you cannot associate the value ${value} with the attribute ${attribute} because they do not match.`,
  )
}
