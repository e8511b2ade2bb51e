import { isTrue } from '../../python/eyes.ts'
import type { FieldDefinition } from '../definition.ts'
import type { Environment } from '../environment.ts'
import { isColumn } from '../field-storage.ts'
import type { Leaf } from './predicate.ts'

/** Whether an operator asks what is among values, or what is not. */
const IS_AMONG: Readonly<Record<string, boolean>> = {
  ...{ '=': true, '==': true, in: true },
  ...{ '!=': false, '<>': false, 'not in': false },
}

/** What PostgreSQL keeps from being NULL, where no other value stands for it. */
const isNeverUnset = (name: string, field: FieldDefinition) =>
  name === 'id' || (field.required === true && isColumn(field) && WITHOUT_ZERO.has(field.type))

const WITHOUT_ZERO: ReadonlySet<string> = new Set(['many2one', 'date', 'datetime', 'selection'])

/** What a condition says of every row, where that is known without one (odoo/orm/domains.py of 19). */
export function constantOf(env: Environment, name: string, field: FieldDefinition, leaf: Leaf): boolean | undefined {
  const [, operator, value] = leaf as [unknown, string, unknown]
  const isNothing = !isTrue(value)
  if (env.dialect.series.major >= 19 && IS_AMONG[operator] !== undefined && isNeverUnset(name, field)) {
    const values = Array.isArray(value) ? (value.length === 0 ? [false] : value) : [value ?? false]
    if (values.every((one) => one === false)) return !IS_AMONG[operator]
  }
  if (env.dialect.series.major < 19) {
    if (!Array.isArray(value) || value.length > 0) return undefined
    return operator === 'in' ? false : operator === 'not in' ? true : undefined
  }
  switch (operator) {
    case 'in':
      return isNothing ? false : undefined
    case 'not in':
      return isNothing ? true : undefined
    case '=?':
      return isNothing ? true : undefined
    case 'like':
    case 'ilike':
      return isNothing && field.relation === undefined ? true : undefined
    case 'not like':
    case 'not ilike':
      return isNothing && field.relation === undefined ? false : undefined
    case 'child_of':
    case 'parent_of':
      return value === false || value === null ? false : undefined
    default:
      return /^[<>]=?$/.test(operator) &&
        field.type.startsWith('date') &&
        (value === false || value === null) &&
        name !== 'id'
        ? false
        : undefined
  }
}
