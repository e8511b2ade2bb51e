import { InvalidDomainError } from '../../errors/index.ts'
import { aKind } from '../schema/a-kind.ts'
import type { FieldSchema } from '../schema/field.ts'
import type { Schema } from '../schema/schema.ts'

/** What a domain is checked against. */
export interface DomainScope {
  readonly schema: Schema
  /** The schema of another model, when it is known already: deeper paths are checked where that is free. */
  readonly known: (model: string) => Schema | undefined
  readonly major: number
}

/** The field at the end of a path; undefined where that is not known without asking the server. */
export function fieldAt({ schema, known, major }: DomainScope, path: string): FieldSchema | undefined {
  let at: Schema | undefined = schema
  const names = path.split('.')
  for (const [index, name] of names.entries()) {
    if (name === 'id') return undefined
    const field: FieldSchema | undefined = at.field(name)
    if (field?.isSearchable === false) throw unsearchable(at.model, name, schema.model, path)
    if (index === names.length - 1) return field
    if (field?.relation === undefined) {
      if (field !== undefined) checkBeyond(at.model, field, major, path)
      return undefined
    }
    at = known(field.relation)
    if (at === undefined) return undefined
  }
  return undefined
}

/** Kinds beyond which there is nothing; moments have parts since 18. */
const ENDS: ReadonlySet<string> = new Set([
  'char',
  'text',
  'html',
  'selection',
  'integer',
  'float',
  'monetary',
  'boolean',
  'binary',
])

function checkBeyond(model: string, { name, kind }: FieldSchema, major: number, path: string): void {
  const isTime = kind === 'date' || kind === 'datetime'
  if (!ENDS.has(kind) && !(isTime && major < 18)) return
  throw new InvalidDomainError(
    `${model}.${name} is ${aKind(kind)}, beyond which there is nothing: '${path}' is no path; paths go through relations, as 'partner_id.name'`,
  )
}

/** Up to 18 servers drop such a condition, and find more records than were meant. */
function unsearchable(model: string, name: string, root: string, path: string): InvalidDomainError {
  const where = path === name ? '' : `, in the condition on ${root}.${path}`
  const remedy =
    name === 'display_name'
      ? "use nameSearch, or the model's own name field"
      : 'compare stored fields, or filter the records that were read'
  return new InvalidDomainError(`the server computes ${model}.${name} and cannot search by it${where}: ${remedy}`)
}
