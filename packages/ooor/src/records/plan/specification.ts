import { isId } from '../../belongings/record-id.ts'
import type { Row } from '../casting/from-server.ts'
import { isData, unexpected } from '../check-answer.ts'
import { type FieldSchema, isToMany } from '../schema/field.ts'
import type { Branch, SelectionNode } from './selection.ts'

/** What `web_read` takes (addons/web/models/models.py of 17 and later). */
export type Specification = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** A selection as a specification: all levels in one call. */
export function specificationOf({ schema, names, branches }: SelectionNode): Specification {
  const byName = new Map(branches.map((branch) => [branch.field.name, branch]))
  return Object.fromEntries(
    names.map((name) => {
      const branch = byName.get(name)
      return [name, branch === undefined ? leafSpecification(schema.field(name)) : beyond(branch)]
    }),
  )
}

/** What a field without anything beyond is asked for with. */
export function leafSpecification({ kind }: FieldSchema): Record<string, unknown> {
  return kind === 'many2one' ? { fields: { display_name: {} } } : {}
}

function beyond({ node, limit, order }: Branch): Record<string, unknown> {
  return {
    fields: specificationOf(node),
    ...(limit !== undefined && { limit }),
    ...(order !== undefined && { order }),
  }
}

/** Casts what `web_read` answers, at all levels, in place. */
export function castDeep(node: SelectionNode, rows: Row[]): void {
  node.cast(rows)
  for (const { field, node: inner, limit } of node.branches) {
    const { name } = field
    const below: Row[] = []
    for (const row of rows) {
      const value = row[name]
      if (isToMany(field)) {
        const list = value || []
        if (!Array.isArray(list)) throw notBeyond(node, name, value)
        // Past the limit only the ids come.
        if (limit !== undefined && list.length > limit) list.length = limit
        for (const one of list) below.push(rowBeyond(node, name, one))
        row[name] = list
      } else if (value) below.push(rowBeyond(node, name, value))
      else row[name] = null
    }
    castDeep(inner, below)
  }
}

function rowBeyond(node: SelectionNode, name: string, value: unknown): Row {
  if (isData(value) && isId(value.id)) return value as Row
  throw notBeyond(node, name, value)
}

function notBeyond({ schema: { model } }: SelectionNode, name: string, value: unknown): unknown {
  return unexpected(value, `the rows beyond ${name}`, { model, method: 'web_read' })
}
