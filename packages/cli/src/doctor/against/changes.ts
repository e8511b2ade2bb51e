import type { Declarations, DeclaredField } from './declarations.ts'
import { likelyModel, likelySuccessors } from './successors.ts'

/** What is otherwise on the other server. */
export interface Change {
  readonly model: string
  /** Undefined when the model itself is gone. */
  readonly field: string | undefined
  readonly kind: 'gone' | 'kind' | 'relation' | 'values' | 'may be empty' | 'readonly' | 'required'
  /** A sentence that begins with the name: `sale.order.tax_id is gone`. */
  readonly says: string
  /** What it may be called now. */
  readonly perhaps: readonly string[]
}

/** What of one server's models and fields is gone, or otherwise, on another. What is new there is no change. */
export function changesBetween(own: Declarations, other: Declarations): Change[] {
  return [...own.models].flatMap(([model, { fields }]): Change[] => {
    const there = other.models.get(model)
    if (there === undefined) {
      const perhaps = likelyModel(model, own, other)
      return [{ model, field: undefined, kind: 'gone', says: `the model ${model} is gone`, perhaps }]
    }
    const ofFields = [...fields.values()].flatMap((field): Change[] => {
      const now = there.fields.get(field.name)
      if (now !== undefined) return otherwise(model, field, now)
      const perhaps = likelySuccessors(field, fields, there.fields)
      return [{ model, field: field.name, kind: 'gone', says: `${model}.${field.name} is gone`, perhaps }]
    })
    const required = [...there.fields.values()].filter(
      ({ name, flags }) => flags.has('required') && !flags.has('readonly') && !fields.get(name)?.flags.has('required'),
    )
    const newly = required.map(({ name }): Change => {
      return { model, field: name, kind: 'required', says: `${model}.${name} must be given now`, perhaps: [] }
    })
    return [...ofFields, ...newly]
  })
}

/** The first of these tells the most: a field of another kind has other values, too. */
function otherwise(model: string, before: DeclaredField, now: DeclaredField): Change[] {
  const name = `${model}.${before.name}`
  const change = (kind: Change['kind'], says: string): Change[] => [
    { model, field: before.name, kind, says: `${name} ${says}`, perhaps: [] },
  ]
  if (before.kind !== now.kind) return change('kind', `was ${before.kind}, is ${now.kind}`)
  if (before.relation !== now.relation) {
    return change('relation', `led to ${before.relation ?? 'any model'}, leads to ${now.relation ?? 'any model'}`)
  }
  const gone = before.values.filter((value) => !now.values.includes(value))
  if (gone.length > 0 && now.values.length > 0) {
    const words = gone.map((value) => `'${value}'`).join(', ')
    return change('values', `is ${words} no more: ${now.values.join(', ')}`)
  }
  const more = now.values.filter((value) => !before.values.includes(value))
  if (more.length > 0 && before.values.length > 0) {
    return change('values', `can be ${more.map((value) => `'${value}'`).join(', ')}, too`)
  }
  if (before.flags.has('required') && !now.flags.has('required')) return change('may be empty', 'may be empty now')
  if (!before.flags.has('readonly') && now.flags.has('readonly')) return change('readonly', 'cannot be written now')
  return []
}
