import type { FieldDefinition } from '../definition.ts'
import type { Among, Leaf } from './predicate.ts'

const PLAIN: ReadonlySet<string> = new Set([
  ...['char', 'text', 'selection', 'integer', 'float', 'monetary', 'boolean', 'many2one'],
])

/** A condition as the values that it is about; undefined where it is about something else. */
export function amongOf(name: string, field: FieldDefinition, leaf: Leaf): Among | undefined {
  const [, operator, value] = leaf as [unknown, string, unknown]
  const isIn = operator === '=' || operator === '==' || operator === 'in'
  if (!isIn && !['!=', '<>', 'not in'].includes(operator)) return undefined
  if (!PLAIN.has(field.type) && name !== 'id') return undefined
  const given: readonly unknown[] = Array.isArray(value) ? (value.length === 0 ? [false] : value) : [value]
  // Records that are asked for by name are another question.
  if (field.relation !== undefined && given.some((one) => typeof one === 'string')) return undefined
  if (field.type === 'boolean' && given.some((one) => typeof one === 'string')) return undefined
  const values = new Set(given.map((one) => (field.type === 'boolean' ? Boolean(one) : (one ?? false))))
  if (name === 'id') values.delete(false)
  // What is not true is what is false.
  if (field.type === 'boolean' && values.size === 1 && values.has(false)) {
    return { name, isIn: !isIn, values: new Set([true]) }
  }
  return { name, isIn, values }
}

/** Whether conditions that must all hold cannot, or (`isAny`) one of several always does (`_merge_set_conditions`). */
export function isDecided(conditions: readonly Among[], isAny: boolean): boolean {
  const names = new Set(conditions.map(({ name }) => name))
  return [...names].some((name) => {
    const own = conditions.filter((one) => one.name === name)
    const [first, ...others] = own.filter(({ isIn }) => isIn !== isAny)
    if (first === undefined) return false
    const left = [...first.values].filter(
      (value) =>
        others.every(({ values }) => values.has(value)) &&
        own.every(({ isIn, values }) => isIn !== isAny || !values.has(value)),
    )
    return left.length === 0
  })
}
