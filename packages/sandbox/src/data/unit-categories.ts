import type { FieldDefinition, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { singleton } from '../orm/singleton.ts'
import { userError, validationError } from '../python/exceptions.ts'
import { EMPLOYEES_READ, salesManagersOf16 } from './access-rights.ts'

const [UNITS, CATEGORIES] = ['uom.uom', 'uom.category'] as const

/** Kinds of units, up to 18; on 14 those that the system counts with stay (tried on 14.0 and 16.0 to 18.0). */
export const unitCategories = (major: number): ModelDefinition => ({
  name: CATEGORIES,
  description: 'Product UoM Categories',
  access: { ...EMPLOYEES_READ, ...salesManagersOf16(major) },
  fields: {
    name: { type: 'char', string: 'Unit of Measure Category', required: true, translate: true },
    ...(major >= 15 && {
      uom_ids: { type: 'one2many', string: 'Uom', relation: UNITS, inverse: 'category_id' },
      // What a form remembers while the measure changes: nobody keeps it.
      reference_uom_id: {
        ...{ type: 'many2one', string: 'Reference UoM', relation: UNITS, copy: true },
        ...{ compute: () => false, write: () => {}, depends: [], told: { searchable: false, sortable: false } },
      },
    }),
  },
  ...(major < 15 && {
    removed: (rows) => {
      if (!rows.some(({ id }) => id === UNIT || id === WORKING_TIME)) return
      throw userError('You cannot delete this UoM Category as it is used by the system.')
    },
  }),
  records: categoryNames(major).map((name, index) => ({ name, id: index + 1 })),
})

const categoryNames = (major: number) => [
  ...['Unit', 'Weight', 'Working Time', 'Length / Distance'],
  ...(major < 15 ? ['Volume'] : ['Surface', 'Volume']),
]

const [UNIT, WEIGHT, WORKING_TIME] = [1, 2, 3] as const

/** What a unit is beside its ratio: of a kind, and bigger or smaller than that kind's measure. */
const unitFields = (major: number): Readonly<Record<string, FieldDefinition>> => ({
  category_id: {
    ...{ type: 'many2one', string: 'Category', relation: CATEGORIES, required: true },
    onDelete: major < 15 ? 'cascade' : 'restrict',
  },
  factor_inv: {
    ...{ type: 'float', string: 'Bigger Ratio', readonly: true, required: true, told: { digits: 0 } },
    depends: ['factor'],
    compute: ({ factor }) => inverse(factor),
    write: (row, value, env) => env.table(UNITS).update(row, { factor: inverse(value) }),
  },
  uom_type: {
    ...{
      type: 'selection',
      string: 'Type',
      required: true,
      default: 'reference',
      told: { required: major < 15 ? 1 : true },
    },
    selection: [
      ['bigger', 'Bigger than the reference Unit of Measure'],
      ['reference', 'Reference Unit of Measure for this category'],
      ['smaller', 'Smaller than the reference Unit of Measure'],
    ],
  },
  ...(major >= 15 && {
    ratio: {
      ...{ type: 'float', string: 'Combined Ratio', depends: ['uom_type', 'factor'] },
      compute: (row) =>
        row.uom_type === 'reference' ? 1 : row.uom_type === 'bigger' ? inverse(row.factor) : row.factor,
      write: keepRatio,
    },
    color: {
      ...{ type: 'integer', string: 'Color', readonly: true, depends: ['uom_type'] },
      compute: ({ uom_type }) => (uom_type === 'reference' ? 7 : 0),
    },
  }),
})

/** How many times bigger, or smaller, a unit is than its kind's measure. */
function keepRatio(row: Readonly<Stored>, value: unknown, env: Environment): void {
  if (!value) throw validationError('The value of ratio could not be Zero')
  const factor = row.uom_type === 'reference' ? 1 : row.uom_type === 'bigger' ? inverse(value) : value
  env.table(UNITS).update(row, { factor })
}

const inverse = (value: unknown) => (Number(value) ? 1 / Number(value) : 0)

const KINDS: Readonly<Record<number, readonly [category: number, type: string]>> = {
  1: [UNIT, 'reference'],
  2: [UNIT, 'bigger'],
  3: [WEIGHT, 'reference'],
  5: [WORKING_TIME, 'reference'],
  6: [WORKING_TIME, 'smaller'],
}

/** Units that are sorted by categories, up to 18 (tried on 14.0 and 16.0 to 18.0). */
export const sortedUnits = (model: ModelDefinition, major: number): ModelDefinition => ({
  ...model,
  ...(major >= 15 && { order: 'factor desc, id' }),
  fields: { ...model.fields, ...unitFields(major) },
  constrain: (row, env) => {
    checkRatio(row, env)
    if (major < 15) checkCategory(env, row.category_id)
  },
  ...(major >= 16 && {
    // A ratio is told of one unit (tried on 16.0 to 18.0).
    refuses: (rows, values) => {
      if ('ratio' in values && rows.length > 1)
        singleton(
          'uom.uom',
          rows.map(({ id }) => id),
        )
    },
  }),
  ...(major >= 15 && {
    written: (rows, values, env, operation) => {
      // Whose measure is to be another one looks after the others later.
      const isMoving = values.uom_type === 'reference' || Boolean(env.context.allow_to_change_reference)
      if (operation === 'write' && isMoving) return
      for (const category of new Set(rows.map(({ category_id }) => category_id))) checkCategory(env, category)
    },
  }),
  onchanges: {
    uom_type: ({ values }) => (values.uom_type === 'reference' ? { value: { factor: 1 } } : undefined),
  },
  valuesOfName: (name, env) => ({
    name,
    factor: 1,
    ...(!env.context.default_category_id && { category_id: unsorted(env) }),
  }),
  records: (model.records ?? []).map((row) => {
    const [category_id, uom_type] = KINDS[row.id] ?? []
    return { ...row, category_id, uom_type }
  }),
})

/** Where units go that nobody says a kind of. */
function unsorted(env: Environment): number {
  const name = 'Unsorted/Imported Units'
  return env.search(CATEGORIES, [['name', '=', name]])[0] ?? env.create(CATEGORIES, { name })
}

function checkRatio(row: Readonly<Stored>, { dialect: { exceptions }, context }: Environment): void {
  const { factor, rounding, uom_type } = row
  const broken = (name: string, words: string) =>
    exceptions.constraint({ words, constraint: `uom_uom_${name}` }, row, context)
  if (Number(factor) === 0) {
    throw broken('factor_gt_zero', 'The conversion ratio for a unit of measure cannot be 0!')
  }
  if (Number(rounding) <= 0) throw broken('rounding_gt_zero', 'The rounding precision must be strictly positive.')
  if (uom_type === 'reference' && Number(factor) !== 1) {
    throw broken('factor_reference_is_one', 'The reference unit must have a conversion factor equal to 1.')
  }
}

/** A kind of units is measured by one of them; up to 17 archived ones do not count (tried on 14.0 and 16.0 to 18.0). */
function checkCategory(env: Environment, id: unknown): void {
  const { major } = env.dialect.series
  const units = env.table(UNITS).referring('category_id', id)
  const counted = units.filter(({ active }) => active === true || major >= 18)
  const measures = counted.filter(({ uom_type }) => uom_type === 'reference')
  if (measures.length === 1 || (major >= 15 && counted.length === 0)) return
  const category = `UoM category ${env.sudo().displayName(CATEGORIES, id as number)}`
  throw validationError(
    measures.length > 1
      ? `${category} should only have one reference unit of measure.`
      : `${category} should have a reference unit of measure.${major < 15 ? NEW_CATEGORY : ''}`,
  )
}

const NEW_CATEGORY = " If you just created a new category, please record the 'reference' unit first."
