import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { hasDynamicLines } from './attributes-in-use.ts'

type Row = Readonly<Stored>

const LINE = 'product.template.attribute.line'

/** Lines of attributes that a record is in, by a column of theirs; archived ones are none. */
export const linesBy = (column: string, id: number, env: Environment): Row[] =>
  env
    .sudo()
    .table(LINE)
    .referring(column, id)
    .filter(({ active }) => active !== false)

export const countOf = ({ value_ids }: Row) => (value_ids as number[]).length

/**
 * A choice is left: of several values, since 16 of what the customer says, or of variants that wait for orders (tried on
 * 14.0 and 16.0 to 19.0).
 */
export function isConfigurable({ id }: Row, env: Environment): boolean {
  const { rows } = env.sudo().table('product.attribute.value')
  const isOwn = (value: number) => env.dialect.series.major >= 16 && rows.get(value)?.is_custom === true
  return (
    hasDynamicLines(id, env.sudo()) ||
    linesBy('product_tmpl_id', id, env).some((line) => countOf(line) > 1 || (line.value_ids as number[]).some(isOwn))
  )
}
