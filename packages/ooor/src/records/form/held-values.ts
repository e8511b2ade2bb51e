import { isId, linkedId, linkedIdOf } from '../../belongings/record-id.ts'
import { castFor } from '../casting/from-server.ts'
import { invalid } from '../casting/to-server.ts'
import type { FieldSchema } from '../schema/field.ts'
import { applyCommands } from './id-commands.ts'

/** A link as a form holds it; the name comes a moment later when only the id was given. */
export interface HeldLink {
  readonly id: number
  display_name?: string
}

/** What a form holds of a field once the server has answered. */
export function fromAnswer(field: FieldSchema, before: unknown, value: unknown): unknown {
  if (field.kind === 'many2many') return applyCommands((before ?? []) as number[], value)
  if (field.kind !== 'many2one') return castFor(field)(value)
  // Defaults, old methods, and lines up to 9 have only the id.
  if (isId(value)) return isLink(before) && before.id === value ? before : { id: value }
  // A record that is new itself has no id.
  if (!Array.isArray(value) && !isLink(value)) return null
  return castFor(field)(value)
}

/** True for a link as a form holds it. */
export function isLink(value: unknown): value is HeldLink {
  return linkedId(value) !== undefined && typeof value === 'object'
}

/** True for a link whose name is known. */
export function isNamed(value: unknown): boolean {
  return isLink(value) && value.display_name !== undefined
}

/** A list of ids, records and commands given to a many2many. */
export function givenIds(model: string, field: FieldSchema, before: readonly number[], given: unknown): number[] {
  if (given === null) return []
  if (!Array.isArray(given)) throw invalid(model, field, given)
  const isCommand = (one: unknown) => Array.isArray(one) && typeof one[0] === 'number'
  if (given.length > 0 && given.every(isCommand)) return applyCommands(before, given)
  return given.map((one: unknown) => {
    const id = linkedIdOf(field.relation, one)
    if (id === undefined) throw invalid(model, field, one)
    return id
  })
}
