import { InvalidValueError } from '../errors/index.ts'
import type { Row } from '../records/casting/from-server.ts'
import { isData } from '../records/check-answer.ts'
import type { SelectionNode } from '../records/plan/selection.ts'
import type { FieldSchema } from '../records/schema/field.ts'
import type { Schema } from '../records/schema/schema.ts'
import type { Models } from './copy-links.ts'

/** A field that is copied, and what it is called there. */
interface Column {
  readonly name: string
  readonly column: string
}

/** A relation, whose records have other ids there. */
export interface LinkColumn extends Column {
  readonly models: Models
}

/** A relation whose records are copied too. */
interface Branch {
  readonly name: string
  readonly at: string
  readonly models: Models
  readonly node: SelectionNode
}

/** What is made of a selection's fields. */
export interface Columns {
  readonly plain: readonly Column[]
  readonly links: readonly LinkColumn[]
  /** Go before their rows. */
  readonly beyond: readonly Branch[]
  /** Go behind their rows, which `inverse` names. */
  readonly lines: readonly (Branch & { readonly inverse: string })[]
}

/** Sorts the fields of a selection by how they are copied. Throws for what has no meaning on another server. */
export function columnsOf(
  node: SelectionNode,
  schema: Schema,
  path: string,
  rename: Readonly<Record<string, string | undefined>>,
): Columns {
  const plain: Column[] = []
  const links: LinkColumn[] = []
  const beyond: Branch[] = []
  const lines: (Branch & { inverse: string })[] = []
  for (const name of node.names) {
    const at = path === '' ? name : `${path}.${name}`
    const field = node.schema.field(name)
    const target = schema.field(rename[at] ?? name)
    const isLines = field.kind === 'one2many'
    const models = { from: field.relation ?? '', to: target.relation ?? '' }
    if (field.kind === 'reference' || field.kind === 'many2one_reference') {
      throw new InvalidValueError(`${at} may lead to any model, whose records have other ids there: leave it out`)
    }
    if (field.relation === undefined) plain.push({ name, column: target.name })
    else if (!isLines) links.push({ name, column: target.name, models })
    const branch = node.branches.find((one) => one.field.name === name)
    if (branch === undefined) continue
    if (!isLines) beyond.push({ name, at, models, node: branch.node })
    else lines.push({ name, at, models, node: branch.node, inverse: inverseOf(target, field) })
  }
  return { plain, links, beyond, lines }
}

function inverseOf(target: FieldSchema, field: FieldSchema): string {
  const inverse = target.inverse ?? field.inverse
  if (inverse !== undefined) return inverse
  throw new InvalidValueError(`nothing tells which field of ${target.relation} leads back: copy them by themselves`)
}

/** What lies behind a relation: nested rows, references, ids. */
export function linkedRows(value: unknown): readonly Row[] {
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'number' ? { id: one } : (one as Row)))
  return isData(value) ? [value as Row] : []
}
