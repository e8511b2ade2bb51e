import type { FieldDefinition, ModelDefinition, Selection, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { userError } from '../python/exceptions.ts'

type Row = Readonly<Stored>
type Values = Readonly<Record<string, unknown>>

const LINE = 'product.template.attribute.line'
const ATTRIBUTE = 'product.attribute'
const VALUE = 'product.attribute.value'

/** Who chooses several values has no variant for them: 17 and later (tried on 17.0 to 19.0). */
export function variesByOne(row: Row, env: Environment): void {
  if (row.display_type !== 'multi' || row.create_variant === 'no_variant') return
  const words = 'Multi-checkbox display type is not compatible with the creation of variants'
  const constraint = 'product_attribute_check_multi_checkbox_no_variant'
  throw env.dialect.exceptions.constraint({ words, constraint }, row, env.context)
}

/** How an attribute makes variants and is shown (schemas of real 14.0 and 16.0 to 19.0). */
export function modeFields(major: number): Record<string, FieldDefinition> {
  if (major < 14) return {}
  const option = major === 16 || major === 17 ? ' (option)' : ''
  const modes: Selection = [
    ['always', 'Instantly'],
    ['dynamic', 'Dynamically'],
    ['no_variant', `Never${option}`],
  ]
  const looks: Selection = [
    ['radio', 'Radio'],
    ...(major < 16 ? [] : ([['pills', 'Pills']] as const)),
    ...([
      ['select', 'Select'],
      ['color', 'Color'],
    ] as const),
    ...(major < 17 ? [] : ([['multi', `Multi-checkbox${option}`]] as const)),
    ...(major < 19 ? [] : ([['image', 'Image']] as const)),
  ]
  return {
    active: { type: 'boolean', string: 'Active', default: true, since: 18 },
    create_variant: {
      ...{ type: 'selection', string: major < 18 ? 'Variants Creation Mode' : 'Variant Creation', required: true },
      ...{ selection: modes, default: 'always' },
    },
    display_type: {
      ...{ type: 'selection', string: 'Display Type', required: true },
      ...{ selection: looks, default: 'radio' },
    },
    number_related_products: {
      ...{ type: 'integer', string: 'Number Related Products', readonly: true, store: false },
      compute: ({ id }, env) => templatesOf(env, ATTRIBUTE, (line) => line.attribute_id === id).length,
    },
  }
}

/** Lines stand for variants unless their attribute makes none. */
export function makesVariants(line: Row, env: Environment): boolean {
  return line.active !== false && modeOf(line, env) !== 'no_variant'
}

/** Variants of a dynamic attribute are made once somebody orders them. */
export const isDynamic = (line: Row, env: Environment) => line.active !== false && modeOf(line, env) === 'dynamic'

/** Whether a template waits for orders to have variants. */
export const hasDynamicLines = (template: number, env: Environment) =>
  env.hasModel(LINE) &&
  env
    .table(LINE)
    .referring('product_tmpl_id', template)
    .some((line) => isDynamic(line, env))

const modeOf = ({ attribute_id }: Row, env: Environment) =>
  env.table('product.attribute').rows.get(attribute_id as number)?.create_variant

const linesOf = (env: Environment, has: (line: Row) => boolean) =>
  [...env.table(LINE).rows.values()].filter((line) => line.active !== false && has(line))

const templateOf = (line: Row) => line.product_tmpl_id as number

/**
 * The products whose lines have something. Those that sleep, or that who asks does not see, do not count for attributes of
 * 16 and 18, nor for values of 18 (tried on 16.0 to 18.0).
 */
function templatesOf(env: Environment, model: keyof typeof HELD_BY, has: (line: Row) => boolean): readonly number[] {
  const ids = [...new Set(linesOf(env, has).map(templateOf))]
  const { major } = env.dialect.series
  const countsSeen = major === 18 || (major === 16 && model === ATTRIBUTE)
  return countsSeen && ids.length > 0 ? env.search('product.template', [['id', 'in', ids]]) : ids
}

/** The names of the products whose lines have something, which who asks has to be allowed to read (tried on 14.0). */
function productsOf(env: Environment, model: keyof typeof HELD_BY, has: (line: Row) => boolean): string {
  const named = env.read('product.template', templatesOf(env, model, has), ['display_name'])
  return named.map(({ display_name }) => display_name).join(', ')
}

/** Which of the products' lines have a row of a model. */
const HELD_BY = {
  [ATTRIBUTE]: (id: number, line: Row) => line.attribute_id === id,
  [VALUE]: (id: number, line: Row) => (line.value_ids as number[]).includes(id),
}

/** Raises for the first of some rows that a product has (tried on 14.0 and 19.0, as all below). */
function refuseUsed(
  model: keyof typeof HELD_BY,
  rows: readonly Row[],
  env: Environment,
  words: (name: string, products: string) => string,
): void {
  for (const { id } of rows) {
    const products = productsOf(env, model, (line) => HELD_BY[model](id, line))
    if (products !== '') throw userError(words(env.sudo().displayName(model, id), products))
  }
}

/** Of some rows those that get another value of a field. */
const changing = (rows: readonly Row[], values: Values, name: string) =>
  name in values ? rows.filter((row) => values[name] !== row[name]) : []

/** An attribute in use makes variants as it does. */
export function keepsMode(rows: readonly Row[], values: Values, env: Environment): void {
  refuseUsed(
    ATTRIBUTE,
    changing(rows, values, 'create_variant'),
    env,
    (name, products) =>
      `You cannot change the Variants Creation Mode of the attribute ${name} because it is used on the following products:\n${products}`,
  )
}

/** An attribute in use stays. */
export function keepsUsed(rows: readonly Row[], env: Environment): void {
  refuseUsed(
    ATTRIBUTE,
    rows,
    env,
    (name, products) =>
      `You cannot delete the attribute ${name} because it is used on the following products:\n${products}`,
  )
}

/** A value in use stays, and stays one of its attribute. */
export const keepsValue: Pick<ModelDefinition, 'looksAtChanged' | 'refuses' | 'removed'> = {
  looksAtChanged: ['attribute_id', 'sequence'],
  refuses: (rows, values, env) => {
    // The space came with 17 (by source; tried on 14.0 and 19.0).
    const space = env.dialect.series.major < 17 ? '' : ' '
    refuseUsed(
      VALUE,
      changing(rows, values, 'attribute_id'),
      env,
      (name, products) =>
        `You cannot change the attribute of the value ${name} because it is used on the following products:${space}${products}`,
    )
  },
  removed: (rows, env) => {
    const { major } = env.dialect.series
    // The longer words of 16 and 17 and the shorter ones of 18 are by source.
    const past = ' If the value has been associated to a product in the past, you will not be able to delete it.'
    const end = major < 16 ? '' : major < 18 ? `\n${past}` : '\n'
    refuseUsed(
      VALUE,
      rows,
      env,
      (name, products) =>
        `You cannot delete the value ${name} because it is used on the following products:\n${products}${end}`,
    )
  },
}

/** What a template has of an attribute stays what it is, and the template's. */
export const keepsTemplateValue: Pick<ModelDefinition, 'looksAtChanged' | 'refuses'> = {
  looksAtChanged: ['product_attribute_value_id', 'product_tmpl_id'],
  refuses: (rows, values, env) => {
    const table = env.table('product.template.attribute.value')
    const sudo = env.sudo()
    for (const row of rows) {
      const product = sudo.raw(table, row, 'product_tmpl_id')
      const changed =
        changing([row], values, 'product_attribute_value_id').length > 0
          ? 'value'
          : 'product_tmpl_id' in values && values.product_tmpl_id !== product
            ? 'product'
            : undefined
      if (changed === undefined) continue
      const name = sudo.displayName(table.definition.name, row.id)
      const template = sudo.displayName('product.template', product as number)
      throw userError(`You cannot change the ${changed} of the value ${name} set on product ${template}.`)
    }
  },
}

/** A line stays with its product and its attribute; the new one is told as it was given. */
export function keepsPlace(rows: readonly Row[], values: Values, env: Environment): void {
  const sudo = env.sudo()
  for (const row of rows) {
    const attribute = () => sudo.displayName('product.attribute', row.attribute_id as number)
    const product = () => sudo.displayName('product.template', row.product_tmpl_id as number)
    if ('product_tmpl_id' in values && values.product_tmpl_id !== row.product_tmpl_id) {
      throw userError(
        `You cannot move the attribute ${attribute()} from the product ${product()} to the product ${String(values.product_tmpl_id)}.`,
      )
    }
    if ('attribute_id' in values && values.attribute_id !== row.attribute_id) {
      throw userError(
        `On the product ${product()} you cannot transform the attribute ${attribute()} into the attribute ${String(values.attribute_id)}.`,
      )
    }
  }
}
