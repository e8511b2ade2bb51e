import { linkedId, linkedIdOf } from '../../belongings/record-id.ts'
import { describe } from '../../errors/describe.ts'
import { InvalidValueError } from '../../errors/index.ts'
import { invalid } from '../casting/to-server.ts'
import { linked } from '../record/server-values.ts'
import type { FieldSchema } from '../schema/field.ts'
import type { Schema } from '../schema/schema.ts'

/** One thing that is done to the lines of a one2many. */
export type LineEdit =
  | { readonly kind: 'add'; readonly values: object }
  | { readonly kind: 'update'; readonly id: number; readonly values: object }
  | { readonly kind: 'remove'; readonly id: number }
  | { readonly kind: 'link'; readonly id: number }
  | { readonly kind: 'clear' }

/** New values, ids, records and commands given to a one2many. Ids alone, or nothing, are all that there shall be. */
export function lineEdits(schema: Schema, field: FieldSchema, given: unknown): LineEdit[] {
  if (given === null) return [{ kind: 'clear' }]
  if (!Array.isArray(given)) throw invalid(schema.model, field, given)
  const edits = (given as readonly unknown[]).flatMap((one) => editsOf(schema, field, one))
  const replaces = given.length === 0 || given.some((one) => linkedId(one) !== undefined)
  return replaces ? [{ kind: 'clear' }, ...edits] : edits
}

function editsOf(schema: Schema, field: FieldSchema, given: unknown): LineEdit[] {
  const id = linkedIdOf(field.relation, given)
  if (id !== undefined) return [{ kind: 'link', id: linked(schema, field, given, id) }]
  if (!Array.isArray(given)) {
    if (typeof given !== 'object' || given === null) throw invalid(schema.model, field, given)
    return [{ kind: 'add', values: given }]
  }
  const [code, of, values] = given as readonly unknown[]
  const isObject = typeof values === 'object' && values !== null && !Array.isArray(values)
  if (code === 0 && isObject) return [{ kind: 'add', values }]
  if (code === 1 && typeof of === 'number' && isObject) return [{ kind: 'update', id: of, values }]
  if ((code === 2 || code === 3) && typeof of === 'number') return [{ kind: 'remove', id: of }]
  if (code === 4 && typeof of === 'number') return [{ kind: 'link', id: of }]
  if (code === 5) return [{ kind: 'clear' }]
  if (code === 6 && Array.isArray(values)) {
    return [{ kind: 'clear' }, ...values.map((one: number) => ({ kind: 'link' as const, id: one }))]
  }
  throw new InvalidValueError(
    `${describe(given)} is not a command for ${schema.model}.${field.name}: make one with command.create, update, delete, unlink, link, clear or set`,
  )
}
