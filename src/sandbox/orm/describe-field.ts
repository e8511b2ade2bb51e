import type { FieldDefinition } from './definition.ts'

/** A field as `fields_get` tells of it, with the attributes that were asked for. */
export function describeField(
  name: string,
  field: FieldDefinition,
  attributes?: readonly string[],
): Record<string, unknown> {
  const all: Record<string, unknown> = {
    name,
    type: field.type,
    string: field.string ?? name,
    required: field.required ?? false,
    readonly: field.readonly ?? field.compute !== undefined,
    store: field.compute === undefined,
    ...(field.help !== undefined && { help: field.help }),
    ...(field.relation !== undefined && { relation: field.relation }),
    ...(field.inverse !== undefined && { relation_field: field.inverse }),
    ...(field.selection !== undefined && { selection: field.selection }),
  }
  if (attributes === undefined || attributes === null || attributes.length === 0) return all
  return Object.fromEntries(Object.entries(all).filter(([attribute]) => attributes.includes(attribute)))
}
