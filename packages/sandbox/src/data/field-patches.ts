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

/** Patches of some series, by the first and the last. */
export type SeriesPatches = readonly (readonly [since: number, until: number, FieldPatches])[]

/** A model with its fields as a series has them. */
export const withPatchesOf = (model: ModelDefinition, patches: SeriesPatches, major: number): ModelDefinition =>
  patchesOf(patches, major).reduce(withPatches, model)

/** Those that are a series'. */
export const patchesOf = (patches: SeriesPatches, major: number): FieldPatches[] =>
  patches.filter(([since, until]) => since <= major && major <= until).map(([, , own]) => own)

function patched(field: FieldDefinition, patch: Partial<FieldDefinition> | undefined): FieldDefinition {
  if (patch?.told === undefined) return { ...field, ...patch }
  return { ...field, ...patch, told: { ...field.told, ...patch.told } }
}
