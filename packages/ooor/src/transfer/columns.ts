import { InvalidValueError } from '../errors/index.ts'
import type { FieldSchema } from '../records/index.ts'
import type { Schema } from '../records/schema/schema.ts'

/** What a column of an imported row is. */
export interface Column {
  readonly field: FieldSchema
  /** What the records behind a relation are told by; undefined for values, and for what stands for a record itself. */
  readonly by: LinkBy | undefined
}

/** How a record behind a relation is told: by `id` (external), `.id`, its name, or a field of its own. */
export type LinkBy = 'id' | '.id' | 'name' | (string & {})

/** Reads names of columns; each is looked at once. */
export function columnReader(schema: Schema): (name: string) => Column {
  const known = new Map<string, Column>()
  return (name) => {
    const column = known.get(name) ?? columnOf(schema, name)
    known.set(name, column)
    return column
  }
}

function columnOf(schema: Schema, name: string): Column {
  if (name === 'id' || name === '.id') {
    const remedy = name === 'id' ? "pass externalId: 'id'" : 'tell records by externalId or match'
    throw new InvalidValueError(`the column ${name} tells which record a row is, not what it holds: ${remedy}`)
  }
  const [head = '', ...rest] = name.split('/')
  const field = schema.field(head)
  if (field.kind === 'one2many') {
    throw new InvalidValueError(
      `${schema.model}.${head} has records of ${field.relation}: import them as rows of their own, which name the one they belong to`,
    )
  }
  const isLink = field.kind === 'many2one' || field.kind === 'many2many'
  if (rest.length === 0) return { field, by: isLink ? 'name' : undefined }
  const [by = '', ...more] = rest
  if (!isLink || more.length > 0 || by === '') {
    throw new InvalidValueError(
      `${schema.model} has no column ${name}: behind a many2one or many2many stands id, .id or a field that tells its record`,
    )
  }
  return { field, by }
}
