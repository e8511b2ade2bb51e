import type { FieldDefinition, ModelDefinition } from './definition.ts'

/** What a model has besides what it is. */
export type ModelExtension = Partial<
  Pick<
    ModelDefinition,
    'methods' | 'onchanges' | 'unique' | 'rules' | 'domainRules' | 'access' | 'constrain' | 'prepare' | 'created'
  >
> & {
  /** Fields; of one that is there already only what is told otherwise, as `{ state: { default: 'draft' } }`. */
  readonly fields?: Readonly<Record<string, Partial<FieldDefinition>>>
}
