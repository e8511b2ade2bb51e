import type { FieldSchema, Schema } from 'ooor/schema'
import type { BoxRow, Line } from './diagram.ts'
import { type RelationFilter, relationsOf } from './relations.ts'

/** Which fields stand in the boxes. */
export const SHOWN_FIELDS = ['none', 'lines', 'relations', 'required', 'all'] as const
export type ShownFields = (typeof SHOWN_FIELDS)[number]

/** The fields that a box shows, in the order of their names, relations first. */
export function shownRows(
  schema: Schema,
  shown: ShownFields,
  filter: RelationFilter,
  lines: readonly Line[],
): BoxRow[] {
  if (shown === 'none') return []
  const ofLines = new Set(
    lines.flatMap(({ from, to, fields, inverses }) => [
      ...(from === schema.model ? fields : []),
      ...(to === schema.model ? inverses : []),
    ]),
  )
  const relations = new Set(relationsOf(schema, filter).map(({ field }) => field.name))
  const isShown = ({ name, isRequired, isStored, related }: FieldSchema) => {
    if (ofLines.has(name)) return true
    if (shown === 'lines') return false
    if (shown === 'all') return isStored && related === undefined
    return relations.has(name) || (shown === 'required' && isRequired)
  }
  return [...schema.fields.values()]
    .filter(isShown)
    .sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1))
    .map((field) => ({ name: field.name, type: typeOf(field), isRequired: field.isRequired }))
}

function rank({ relation, kind }: FieldSchema): number {
  if (relation === undefined) return 1
  return kind === 'many2one' ? 0 : 2
}

function typeOf({ kind, relation }: FieldSchema): string {
  if (relation === undefined) return kind
  return kind === 'many2one' ? relation : `${relation} *`
}
