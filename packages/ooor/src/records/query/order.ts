import { InvalidValueError } from '../../errors/index.ts'
import type { Schema } from '../schema/schema.ts'

/** One term of an order: `name`, `date_order desc`, `partner_id.name` where the series sorts by paths. */
const TERM = /^([\w.]+(?::\w+)?)(?:\s+(asc|desc))?(?:\s+nulls\s+(first|last))?$/i

/** Checks an order's terms and joins them as Odoo takes them. */
export function orderText(schema: Schema, terms: readonly string[]): string | undefined {
  const parts = terms.flatMap((term) => term.split(',')).map((term) => term.trim())
  for (const part of parts) {
    const path = TERM.exec(part)?.[1]
    if (path === undefined) {
      throw new InvalidValueError(`'${part}' is not an order: write a field's name, and asc or desc behind it`)
    }
    const name = path.split(/[.:]/)[0] as string
    if (name !== 'id' && !schema.field(name).isSortable) {
      throw new InvalidValueError(
        `the server computes ${schema.model}.${name} and cannot order by it: order by stored fields`,
      )
    }
  }
  return parts.length === 0 ? undefined : parts.join(', ')
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
