import { describe } from '../../errors/describe.ts'
import { InvalidValueError, UnsupportedError } from '../../errors/index.ts'
import type { Schema } from '../schema/schema.ts'

/** One term of an order: `name`, `date_order desc`, `partner_id.id`, `properties.size`. */
const TERM = /^([\w.]+(?::\w+)?)(?:\s+(asc|desc))?(?:\s+nulls\s+(first|last))?$/i

/**
 * Checks an order's terms and joins them as Odoo takes them. Servers order by own fields; since 17 by
 * properties, and since 18 by the ids of what a many2one leads to instead of its records' own order (tried on both).
 */
export function orderText(schema: Schema, terms: readonly string[], major?: number): string | undefined {
  terms.forEach(checkTerm)
  const parts = terms.flatMap((term) => term.split(',')).map((term) => term.trim())
  for (const part of parts) {
    const path = TERM.exec(part)?.[1]
    if (path === undefined) {
      throw new InvalidValueError(`'${part}' is not an order: write a field's name, and asc or desc behind it`)
    }
    checkPath(schema, path, major)
  }
  return parts.length === 0 ? undefined : parts.join(', ')
}

/** Refuses what is no text, as the lists and objects that other clients order by. */
export function checkTerm(term: unknown): void {
  if (typeof term === 'string') return
  throw new InvalidValueError(`an order is text, as order('date_order desc', 'id'), not ${describe(term)}`)
}

function checkPath(schema: Schema, path: string, major: number | undefined): void {
  const [name = '', ...rest] = path.split(/[.:]/)
  if (name === 'id' && rest.length === 0) return
  const { model } = schema
  const { isSortable, kind } = schema.field(name)
  if (rest.length === 0) {
    if (isSortable) return
    throw new InvalidValueError(`the server computes ${model}.${name} and cannot order by it: order by stored fields`)
  }
  const isProperty = kind === 'properties' && !path.includes(':')
  const isId = kind === 'many2one' && path === `${name}.id`
  if (rest.length > 1 || !(isProperty || isId)) {
    const remedy =
      kind === 'many2one'
        ? `order by '${name}', which is the own order of what it leads to, since 18 by '${name}.id', by a stored related field, or sort the rows that were read`
        : 'order by own fields, or sort the rows that were read'
    throw new InvalidValueError(`servers do not order by paths, as '${path}' of ${model}: ${remedy}`)
  }
  const since = isId ? 18 : 17
  if (major !== undefined && major < since) {
    throw new UnsupportedError(`Odoo ${major} does not order by '${path}' of ${model}: it came with ${since}`)
  }
}

/** The other way round. */
export function reversed(order: string | undefined): string {
  if (order === undefined) return 'id desc'
  return order
    .split(', ')
    .map((part) => {
      const [, path = part, direction = 'asc', nulls] = TERM.exec(part) ?? []
      const turned = direction.toLowerCase() === 'desc' ? path : `${path} desc`
      return nulls === undefined ? turned : `${turned} nulls ${nulls.toLowerCase() === 'first' ? 'last' : 'first'}`
    })
    .join(', ')
}
