import type { ModelDefinition } from '../orm/definition.ts'
import { type FieldPatches, withPatches } from './field-patches.ts'

/** As 7.0, 8.0, 14.0 and 16.0 tell their fields (schemas of real servers). */
const PATCHES: FieldPatches = {
  'res.country': { code: { required: false } },
}

/** A model with its fields as they are from 7 to 16. */
export function withFieldsUntil16(model: ModelDefinition): ModelDefinition {
  return withPatches(model, PATCHES)
}
