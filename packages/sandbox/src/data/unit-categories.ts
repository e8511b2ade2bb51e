import type { FieldDefinition, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { userError, validationError } from '../python/exceptions.ts'
import { EMPLOYEES_READ } from './access-rights.ts'

const [UNITS, CATEGORIES] = ['uom.uom', 'uom.category'] as const

/** Kinds of units; those that the system counts with stay (tried on 14.0). */
export const unitCategories: ModelDefinition = {
  name: CATEGORIES,
  description: 'Product UoM Categories',
  access: EMPLOYEES_READ,
  fields: { name: { type: 'char', string: 'Unit of Measure Category', required: true, translate: true } },
  removed: (rows) => {
    if (!rows.some(({ id }) => id === UNIT || id === WORKING_TIME)) return
    throw userError('You cannot delete this UoM Category as it is used by the system.')
  },
  records: ['Unit', 'Weight', 'Working Time', 'Length / Distance', 'Volume'].map((name, index) => {
    return { name, id: index + 1 }
  }),
}

const [UNIT, WEIGHT, WORKING_TIME] = [1, 2, 3] as const

/** What a unit of 14 is beside its ratio: of a kind, and bigger or smaller than that kind's measure. */
const fields: Readonly<Record<string, FieldDefinition>> = {
  category_id: { type: 'many2one', string: 'Category', relation: CATEGORIES, required: true, onDelete: 'cascade' },
  factor_inv: {
    ...{ type: 'float', string: 'Bigger Ratio', readonly: true, required: true, told: { digits: 0 } },
    depends: ['factor'],
    compute: ({ factor }) => inverse(factor),
    write: (row, value, env) => env.table(UNITS).update(row, { factor: inverse(value) }),
  },
  uom_type: {
    ...{ type: 'selection', string: 'Type', required: true, default: 'reference', told: { required: 1 } },
    selection: [
      ['bigger', 'Bigger than the reference Unit of Measure'],
      ['reference', 'Reference Unit of Measure for this category'],
      ['smaller', 'Smaller than the reference Unit of Measure'],
    ],
  },
}

const inverse = (value: unknown) => (Number(value) ? 1 / Number(value) : 0)

const KINDS: Readonly<Record<number, readonly [category: number, type: string]>> = {
  1: [UNIT, 'reference'],
  2: [UNIT, 'bigger'],
  3: [WEIGHT, 'reference'],
  5: [WORKING_TIME, 'reference'],
  6: [WORKING_TIME, 'smaller'],
}

/** Units that are sorted by categories, as those of 14 (tried on 14.0). */
export const sortedUnits = (model: ModelDefinition): ModelDefinition => ({
  ...model,
  fields: { ...model.fields, ...fields },
  constrain: checkUnit,
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

function checkUnit(row: Readonly<Stored>, env: Environment): void {
  if (Number(row.factor) === 0) throw validationError('The conversion ratio for a unit of measure cannot be 0!')
  if (Number(row.rounding) <= 0) throw validationError('The rounding precision must be strictly positive.')
  if (row.uom_type === 'reference' && Number(row.factor) !== 1) {
    throw validationError('The reference unit must have a conversion factor equal to 1.')
  }
  const ofKind = env.table(UNITS).referring('category_id', row.category_id)
  const measures = ofKind.filter(({ uom_type, active }) => uom_type === 'reference' && active === true)
  if (measures.length === 1) return
  const category = `UoM category ${env.sudo().displayName(CATEGORIES, row.category_id as number)}`
  throw validationError(
    measures.length > 1
      ? `${category} should only have one reference unit of measure.`
      : `${category} should have a reference unit of measure.`,
  )
}
