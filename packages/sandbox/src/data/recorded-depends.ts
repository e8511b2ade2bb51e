import type { Series } from 'ooor/protocol'
import type { FieldDefinition, ModelDefinition } from '../orm/definition.ts'
import { DEPENDS_OF_14 } from './depends-of-14.ts'
import { DEPENDS_OF_19 } from './depends-of-19.ts'

/** A model whose fields tell what they are computed from, as those of its series do. */
export function withDepends(model: ModelDefinition, { major }: Series): ModelDefinition {
  const recorded = major === 14 ? DEPENDS_OF_14[model.name] : major >= 19 ? DEPENDS_OF_19[model.name] : undefined
  if (recorded === undefined) return model
  const amended: Record<string, Partial<FieldDefinition>> = { ...model.amended }
  for (const [field, names] of Object.entries(recorded)) {
    amended[field] = { ...amended[field], depends: names.split(' ').filter((one) => one !== '') }
  }
  return { ...model, amended }
}
