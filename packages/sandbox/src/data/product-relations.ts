import { inWords } from '../orm/check-language.ts'
import type { FieldDefinition, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { userError, validationError } from '../python/exceptions.ts'
import { EMPLOYEES_READ, EVERYBODY_READS, salesManagersOf16 } from './access-rights.ts'
import { keepsUnits } from './needed-units.ts'
import { fullName, noCircle } from './no-ancestor-circle.ts'
import { keepOrderCurrencies } from './order-currency.ts'
import { unitModel } from './unit-model.ts'

export const categories: ModelDefinition = {
  name: 'product.category',
  description: 'Product Category',
  access: EVERYBODY_READS,
  order: 'complete_name',
  fields: {
    name: { type: 'char', string: 'Name', required: true },
    complete_name: {
      type: 'char',
      string: 'Complete Name',
      readonly: true,
      store: true,
      depends: ['name', 'parent_id.complete_name'],
      compute: (row, env) => fullName('product.category')(row, env) || false,
    },
    parent_id: { type: 'many2one', string: 'Parent Category', relation: 'product.category', onDelete: 'cascade' },
    child_id: { type: 'one2many', string: 'Child Categories', relation: 'product.category', inverse: 'parent_id' },
  },
  displayName: (row, env) => {
    // As panels want it, 15 and later; the name alone (tried on 14.0 and 19.0).
    const isFlat = env.context.hierarchical_naming === false && env.dialect.series.major >= 15
    return isFlat ? String(row.name) : fullName('product.category')(row, env)
  },
  searchedByName: ['complete_name'],
  constrain: noCircle('product.category'),
  removed: keepsFirst,
}

/** The category that products are in unless somebody says otherwise stays (tried on 16.0 to 18.0). */
function keepsFirst(rows: readonly Readonly<Stored>[], { dialect }: Environment): void {
  const { major } = dialect.series
  if (major < 16 || major > 18 || rows.every(({ id }) => id !== 1)) return
  throw userError('You cannot delete this product category, it is the default generic category.')
}

export const pricelists = (major: number): ModelDefinition => ({
  name: 'product.pricelist',
  description: 'Pricelist',
  access: { ...EVERYBODY_READS, public: 'r' },
  // The latest first up to 16 (tried on 14.0 and 19.0; 16 is taken for 14, 17 and 18 for 19).
  order: major < 14 ? 'name' : `sequence, id${major < 17 ? ' desc' : ''}`,
  companyField: 'company_id',
  // Tried on 14.0 and 19.0; 18 by source.
  marksCopies: major >= 18,
  ...(major >= 14 && { refuses: keepOrderCurrencies }),
  fields: {
    name: { type: 'char', string: 'Pricelist Name', required: true, translate: true },
    active: { type: 'boolean', string: 'Active', default: true },
    sequence: { type: 'integer', string: 'Sequence', default: 16, since: 14 },
    currency_id: {
      type: 'many2one',
      string: 'Currency',
      relation: 'res.currency',
      required: true,
      default: inWords((env) => env.table('res.company').rows.get(env.companyId)?.currency_id),
    },
    company_id: { type: 'many2one', string: 'Company', relation: 'res.company' },
    // What a shop asks of them (tried on 14.0; since 16 by the schemas of real servers).
    code: {
      ...{ type: 'char', string: 'E-commerce Promotional Code', since: 13 },
      ...{ groups: ['user'], told: { groups: 'base.group_user' } },
    },
    selectable: { type: 'boolean', string: 'Selectable', since: 13 },
  },
  displayName: ({ name, currency_id }, env) =>
    `${String(name || (major < 18 ? 'False' : 'New'))} (${env.sudo().displayName('res.currency', currency_id as number)})`,
})

export const units = (major: number): ModelDefinition => ({
  name: unitModel(major),
  description: 'Product Unit of Measure',
  // Tried on 14.0 and 16.0 to 19.0.
  access: { ...(major < 19 ? EMPLOYEES_READ : EVERYBODY_READS), ...salesManagersOf16(major) },
  order: major < 19 ? 'name' : 'sequence, relative_uom_id, id',
  removed: keepsUnits,
  fields: {
    name: { type: 'char', string: 'Unit of Measure', required: true, translate: true },
    factor: { type: 'float', string: 'Ratio', required: true, default: 1 },
    ...(major >= 19 && RELATIVE),
    rounding: { type: 'float', string: 'Rounding Precision', required: major < 19, default: 0.01 },
    active: { type: 'boolean', string: 'Active', default: true },
  },
  ...(major >= 19 && {
    parentName: 'relative_uom_id',
    constrain: checkRelative,
    prepare: (values) => ({ sequence: placeOf({ relative_factor: 1, ...values }), ...values }),
  }),
  records: (major < 19 ? RATIOS : RELATIVES.map((row) => ({ ...row, sequence: placeOf(row) }))).map((row) => ({
    ...row,
    ...{ rounding: 0.01, active: true },
  })),
})

/** Larger units come later, where nobody says otherwise (tried on 19.0). */
const placeOf = ({ relative_factor }: Readonly<Record<string, unknown>>) =>
  Math.min(Math.trunc(Number(relative_factor) * 100) || 0, 1000)

/** A unit is some of another, and none of itself (tried on 19.0). */
function checkRelative(row: Readonly<Stored>, env: Environment): void {
  if (Number(row.relative_factor) === 0) {
    throw validationError('The operation cannot be completed: The conversion ratio for a unit of measure cannot be 0!')
  }
  if (!row.relative_uom_id && Number(row.relative_factor) !== 1) {
    throw userError('Reference unit of measure is missing.')
  }
  const { rows } = env.table('uom.uom')
  const seen = new Set<unknown>()
  for (let at: Readonly<Stored> | undefined = row; at !== undefined; at = rows.get(at.relative_uom_id as number)) {
    if (seen.has(at.id)) throw userError('Recursion Detected.')
    seen.add(at.id)
  }
}

/** How many of a unit are one of their kind's measure. */
const RATIOS = [
  { id: 1, name: 'Units', factor: 1 },
  { id: 2, name: 'Dozens', factor: 0.083_333_333_333_333_33 },
  { id: 3, name: 'kg', factor: 1 },
  { id: 5, name: 'Days', factor: 1 },
  { id: 6, name: 'Hours', factor: 8 },
]

/** Since 19 how many of the unit below one has (`fields_get` and rows of 19.0). */
const RELATIVE: Readonly<Record<string, FieldDefinition>> = {
  sequence: { type: 'integer', string: 'Sequence', depends: ['relative_factor'] },
  relative_factor: { type: 'float', string: 'Contains', required: true, default: 1, digits: 0 },
  relative_uom_id: { type: 'many2one', string: 'Reference Unit', relation: 'uom.uom', onDelete: 'cascade' },
  related_uom_ids: { type: 'one2many', string: 'Related UoMs', relation: 'uom.uom', inverse: 'relative_uom_id' },
  factor: {
    ...{ type: 'float', string: 'Absolute Quantity', readonly: true, store: true },
    compute: (row, env) => {
      const below = env.table('uom.uom').rows.get(row.relative_uom_id as number)
      const own = Number(row.relative_factor) || 0
      return below === undefined ? own : own * Number(env.raw(env.table('uom.uom'), below, 'factor'))
    },
  },
}
const RELATIVES = [
  { id: 1, name: 'Units', relative_factor: 1 },
  { id: 2, name: 'Dozens', relative_factor: 12, relative_uom_id: 1 },
  { id: 3, name: 'kg', relative_factor: 1000, relative_uom_id: 7 },
  { id: 5, name: 'Days', relative_factor: 8, relative_uom_id: 6 },
  { id: 6, name: 'Hours', relative_factor: 1 },
  { id: 7, name: 'g', relative_factor: 1 },
]
