import { ServerException, typeError, valueError } from '../python/exceptions.ts'
import { isTrue, postgresError, pythonType } from '../python/eyes.ts'
import type { FieldDefinition } from './definition.ts'
import type { Environment, Table } from './environment.ts'

/** Links whose record is read before PostgreSQL would mind that it is not there; the others are foreign keys alone. */
const READ_FIRST: ReadonlySet<string> = new Set([
  ...['res.partner.parent_id', 'sale.order.partner_id', 'sale.order.pricelist_id', 'sale.order.user_id'],
  ...['product.template.categ_id', 'product.product.categ_id', 'sale.order.line.order_id'],
  ...['sale.order.line.product_id', 'sale.order.line.product_uom_id'],
])

/** Links that are looked at as records at once, so that nothing but an id gets as far as PostgreSQL. */
const RECORDS_AT_ONCE: ReadonlySet<string> = new Set(['product.template.categ_id', 'product.product.categ_id'])

/** Models that make something of a link, and stumble over a dictionary. */
const COMPUTES: ReadonlySet<string> = new Set(['res.partner', 'product.template', 'sale.order'])

const GREATEST = 2 ** 31 - 1

/** What is stored of a many2one's value since 19: PostgreSQL sees what is no id (each tried on 19.0). */
export function linkSince19(
  env: Environment,
  table: Table,
  name: string,
  field: FieldDefinition,
  value: unknown,
): number | false {
  if (!isTrue(value)) return false
  const path = `${table.definition.name}.${name}`
  if (typeof value !== 'number' && RECORDS_AT_ONCE.has(path)) {
    throw value === true ? typeError("'bool' object is not iterable") : valueError(`Wrong value for ${path}`)
  }
  const id = linkedId(table, value)
  const other = env.table(field.relation ?? '')
  if (other.rows.has(id)) return id
  if (READ_FIRST.has(path)) throw env.dialect.exceptions.missingRecord('read', other.definition, id, env.uid)
  if (Math.abs(id) > GREATEST) throw postgresError('NumericValueOutOfRange', 'integer out of range\n')
  throw env.dialect.exceptions.stillReferenced(table.definition, name, field)
}

function linkedId({ definition }: Table, value: unknown): number {
  if (typeof value === 'number') return Math.round(value)
  if (typeof value === 'string') {
    if (/^\s*[+-]?\d+\s*$/.test(value)) return Number(value)
    throw postgresError('InvalidTextRepresentation', `invalid input syntax for type integer: "${value}"\n`)
  }
  if (pythonType(value) === 'dict') {
    if (COMPUTES.has(definition.name)) throw valueError(`Invalid value for a record of ${definition.name}`)
    throw new ServerException('psycopg2.ProgrammingError', "can't adapt type 'dict'")
  }
  if (Array.isArray(value) && value.every((one) => one === null)) {
    throw postgresError('InvalidTextRepresentation', 'invalid input syntax for type integer: "{NULL}"\n')
  }
  if (Array.isArray(value) && value.flat(Number.POSITIVE_INFINITY).length === 0) {
    throw postgresError('IndeterminateDatatype', 'cannot determine type of empty array\n')
  }
  const type = value === true ? 'boolean' : 'text[]'
  throw postgresError('DatatypeMismatch', `column is of type integer but expression is of type ${type}\n`)
}
