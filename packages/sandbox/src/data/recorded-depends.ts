import type { Series } from 'ooor/protocol'
import type { FieldDefinition, ModelDefinition } from '../orm/definition.ts'
import { DEPENDS_OF_14 } from './depends-of-14.ts'
import { dependsOf16To18 } from './depends-of-16-to-18.ts'
import { DEPENDS_OF_19 } from './depends-of-19.ts'

/** A model whose fields tell what they are computed from, as those of its series do. */
export function withDepends(model: ModelDefinition, { major }: Series): ModelDefinition {
  const recorded = dependsOf(major, model.name)
  if (recorded === undefined) return model
  const amended: Record<string, Partial<FieldDefinition>> = { ...model.amended }
  for (const [field, names] of Object.entries(recorded)) {
    amended[field] = { ...amended[field], depends: names.split(' ').filter((one) => one !== '') }
  }
  return { ...model, amended }
}

function dependsOf(major: number, model: string): Readonly<Record<string, string>> | undefined {
  if (major === 14) return DEPENDS_OF_14[model]
  if (major < 16) return undefined
  return major < 19 ? dependsOf16To18(major, model) : DEPENDS_OF_19[model]
}
