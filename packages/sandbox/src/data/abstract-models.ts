import type { Series } from 'ooor/protocol'
import type { ModelDefinition } from '../orm/definition.ts'
import { abstractModelsOf14 } from './abstract-models-of-14.ts'
import { abstractModelsOf16To18 } from './abstract-models-of-16-to-18.ts'
import { abstractModelsOf19 } from './abstract-models-of-19.ts'

/** Models that have neither rows nor rights: callers know them by name, and nobody may do anything with them. */
export function abstractModels({ major }: Series, contacts: ModelDefinition | undefined): readonly ModelDefinition[] {
  if (contacts === undefined) return []
  if (major === 14) return abstractModelsOf14(contacts)
  if (major === 19) return abstractModelsOf19()
  return major >= 16 && major < 19 ? abstractModelsOf16To18(major) : []
}
