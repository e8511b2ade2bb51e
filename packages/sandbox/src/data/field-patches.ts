import type { FieldDefinition, ModelDefinition } from '../orm/definition.ts'

/** Where fields of some series differ from the others': by model and field. */
export type FieldPatches = Readonly<Record<string, Readonly<Record<string, Partial<FieldDefinition>>>>>

/** A model with its fields as they are in those series. */
export function withPatches(model: ModelDefinition, patches: FieldPatches): ModelDefinition {
  const own = patches[model.name]
  if (own === undefined) return model
  const fields = Object.entries(model.fields).map(([name, field]) => [name, patched(field, own[name])] as const)
  return { ...model, fields: Object.fromEntries(fields) }
}

function patched(field: FieldDefinition, patch: Partial<FieldDefinition> | undefined): FieldDefinition {
  if (patch?.told === undefined) return { ...field, ...patch }
  return { ...field, ...patch, told: { ...field.told, ...patch.told } }
}
