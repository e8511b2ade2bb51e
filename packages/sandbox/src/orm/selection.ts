import type { FieldDefinition, Selection } from './definition.ts'
import type { Environment } from './environment.ts'

/** The keys and labels of a selection. */
export function selectionOf(env: Environment, { selection = [] }: FieldDefinition): Selection {
  return typeof selection === 'function' ? selection(env) : selection
}
