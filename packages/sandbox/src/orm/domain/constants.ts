import { isTrue } from '../../python/eyes.ts'
import type { FieldDefinition } from '../definition.ts'
import type { Environment } from '../environment.ts'
import type { Leaf } from './predicate.ts'

/** What a condition says of every row, where that is known without one (odoo/orm/domains.py of 19). */
export function constantOf(env: Environment, name: string, field: FieldDefinition, leaf: Leaf): boolean | undefined {
  const [, operator, value] = leaf as [unknown, string, unknown]
  const isNothing = !isTrue(value)
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
