import type { FieldSchema, Schema } from 'ooor/schema'
import type { RelationKind } from './diagram.ts'

/** Which relations are looked at. */
export interface RelationFilter {
  readonly kinds: ReadonlySet<RelationKind>
  /** True for models that are not drawn. */
  readonly leadsOut: (model: string) => boolean
}

/** A relation of a model to another. */
export interface Relation {
  readonly field: FieldSchema
  readonly kind: RelationKind
  readonly target: string
}

/** Who made and changed a record: true of every model. */
const BOOKKEEPING: ReadonlySet<string> = new Set(['create_uid', 'write_uid'])

/** A model's own relations: stored ones that do not come from elsewhere, of the kinds and to the models that are drawn. */
export function relationsOf(schema: Schema, { kinds, leadsOut }: RelationFilter): Relation[] {
  const { inherits } = schema
  return schema.relations.flatMap((field) => {
    const target = field.relation ?? ''
    const kind = Object.hasOwn(inherits, field.name) ? 'inherits' : (field.kind as RelationKind)
    const isOwn = field.isStored && field.related === undefined && !BOOKKEEPING.has(field.name)
    return isOwn && kinds.has(kind) && !leadsOut(target) ? [{ field, kind, target }] : []
  })
}
