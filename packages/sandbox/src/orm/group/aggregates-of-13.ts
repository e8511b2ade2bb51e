import { userError } from '../../python/exceptions.ts'
import { postgresError } from '../../python/eyes.ts'
import type { FieldDefinition } from '../definition.ts'
import type { Environment, Table } from '../environment.ts'
import { isFile, isStored } from '../field-storage.ts'
import { NUMBERS } from '../number-kinds.ts'
import { aggregateAtStart } from './check-spec.ts'
import type { Grouping } from './grouping.ts'

/** A sum that was asked for: under which key, of which field, by which function. */
export interface AskedAggregate {
  readonly key: string
  readonly name: string
  readonly method: string
}

const FUNCTIONS: ReadonlySet<string> = new Set([
  ...['array_agg', 'count', 'count_distinct', 'bool_and', 'bool_or', 'max', 'min', 'avg', 'sum'],
])

/** What `read_group` of 13 to 16 makes of its fields (odoo/models.py of 14, `_read_group_raw`; tried on 14.0). */
export function askedAggregates(
  env: Environment,
  table: Table,
  fields: readonly string[],
  groupings: readonly Grouping[],
): AskedAggregate[] {
  const { groups } = env.dialect
  const model = table.definition.name
  const asked: AskedAggregate[] = []
  for (const text of fields.length > 0 ? fields : ownColumns(table)) {
    // An order among others is no sum, and what is counted anyway is passed over.
    if (text === '__count' || text === 'sequence') continue
    // What follows is passed over (tried on 14.0 and 16.0).
    const match = aggregateAtStart(text)
    if (match === null) throw groups.unreadableAggregate(text)
    const [, key = '', given, name = key] = match
    const field = Object.hasOwn(table.fields, name) ? (table.fields[name] as FieldDefinition) : undefined
    if (field === undefined) throw groups.unknownField(name, model)
    const hasColumn = isInTables(env, table, name, field)
    if (given !== undefined && !hasColumn) throw groups.notStoredAggregate(model, name)
    if (given !== undefined && !FUNCTIONS.has(given)) throw groups.unknownAggregate(given, text)
    const method = given ?? field.aggregator ?? (isSummed(field) && name !== 'id' ? 'sum' : undefined)
    if (!hasColumn || method === undefined || groupings.some((grouping) => grouping.name === name)) continue
    if (asked.some((one) => one.key === key)) throw userError(`Output name '${key}' is used twice.`)
    asked.push({ key, name, method })
  }
  return asked
}

/** An id that may be of any model is a number like others (tried on 14.0). */
const isSummed = ({ type }: FieldDefinition) => NUMBERS.has(type) || type === 'many2one_reference'

/** What is summed up where nothing is named: of the model's own table alone. */
const ownColumns = ({ fields }: Table) =>
  Object.entries(fields).flatMap(([name, field]) => (isStored(field) && !field.isInherited ? [name] : []))

/** True for what PostgreSQL has a column for, in the model's own table or a parent's. */
function isInTables(env: Environment, table: Table, name: string, field: FieldDefinition): boolean {
  if (field.companyDependent || field.type.endsWith('2many') || isFile(field, env.dialect.series.major)) return false
  if (!field.isInherited) return isStored(field)
  const parents = Object.values(table.definition.inherits ?? {}).map((model) => env.table(model))
  return parents.some((parent) => {
    const base = Object.hasOwn(parent.fields, name) ? parent.fields[name] : undefined
    return base !== undefined && isInTables(env, parent, name, base)
  })
}

const COLUMNS: Readonly<Record<string, string>> = {
  ...{ text: 'text', html: 'text', boolean: 'boolean', binary: 'bytea', date: 'date', integer: 'integer' },
  ...{ datetime: 'timestamp without time zone', float: 'numeric', monetary: 'numeric', many2one: 'integer' },
  many2one_reference: 'integer',
}
const SUMMED: ReadonlySet<string> = new Set(['integer', 'float', 'monetary', 'many2one', 'many2one_reference'])

/** Raises for functions that PostgreSQL has not of a field's type. */
export function checkFunctions(table: Table, asked: readonly AskedAggregate[]): void {
  for (const { name, method } of asked) {
    const { type } = table.fields[name] as FieldDefinition
    const isNone =
      ((method === 'sum' || method === 'avg') && !SUMMED.has(type)) ||
      (method.startsWith('bool_') && type !== 'boolean') ||
      ((method === 'min' || method === 'max') && (type === 'boolean' || type === 'binary'))
    if (!isNone) continue
    const column = COLUMNS[type] ?? 'character varying'
    throw postgresError('UndefinedFunction', `function ${method}(${column}) does not exist\n`)
  }
}

const ORDER = /^(\s*([a-z0-9:_]+|"[a-z0-9:_]+")(\s+(desc|asc))?\s*(,|$))+(?<!,)$/i

/** What is left of an order: what is grouped by or summed up (`_read_group_prepare`). */
export function orderAmong(
  env: Environment,
  table: Table,
  order: string,
  groupings: readonly Grouping[],
  asked: readonly AskedAggregate[],
): string {
  if (!ORDER.test(order)) throw env.dialect.sorting.invalid(order)
  const kept = order.split(',').filter((part) => {
    const [name = ''] = part.trim().split(/\s+/)
    const isAmong =
      name === 'id' ||
      groupings.some((grouping) => grouping.spec === name || grouping.name === name) ||
      asked.some(({ key }) => key === name)
    if (isAmong) return true
    if (Object.hasOwn(table.fields, name)) return false
    throw env.dialect.groups.unknownOrder(part.trim(), name, table.definition.name)
  })
  return kept.join(',')
}
