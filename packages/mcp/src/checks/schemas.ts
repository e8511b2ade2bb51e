import type { FieldSchema } from 'ooor'

/** What is known of a model's fields. */
export interface KnownModel {
  readonly model: string
  readonly fields: ReadonlyMap<string, FieldSchema>
  /** Names of what is read when no fields are named. */
  readonly defaults: readonly string[]
  /** The field of a name; throws for one that is not there. */
  field(name: string): FieldSchema
}

/** Asks for what a model is made of. */
export type SchemaOf = (model: string) => Promise<KnownModel>
