import type { FieldSchema } from '../schema/field.ts'

/**
 * True when the model lets the form change a field. Up to 16 that depends on the record's state: the customer of an
 * order is readonly, but in quotations. What a view makes readonly on top is not known here.
 */
export function isReadonlyIn(state: unknown, field: FieldSchema): boolean {
  return modifier(state, field, 'readonly') ?? field.isReadonly
}

/** True when the model wants a field filled in. */
export function isRequiredIn(state: unknown, field: FieldSchema): boolean {
  return modifier(state, field, 'required') ?? field.isRequired
}

function modifier(state: unknown, { states }: FieldSchema, wanted: string): boolean | undefined {
  const modifiers = typeof state === 'string' ? states?.[state] : undefined
  return modifiers?.find(([name]) => name === wanted)?.[1]
}
