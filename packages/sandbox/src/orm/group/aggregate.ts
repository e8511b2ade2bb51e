import { own } from '../../own.ts'
import { ServerException } from '../../python/exceptions.ts'
import type { FieldDefinition, Stored } from '../definition.ts'
import type { Environment, Table } from '../environment.ts'
import { mayAsk } from '../field-rights.ts'
import { floatNames } from '../floats.ts'
import { NUMBER_COLUMNS } from '../number-kinds.ts'
import { toTheSecond } from '../timestamp.ts'
import { askForColumn, columnless } from '../unstored-source.ts'
import { valueReader } from '../value-reader.ts'
import { EXACT } from './exact.ts'

type Row = Readonly<Stored>

/** Sums up the values of a group, those that are not empty. */
type Summary = (values: readonly unknown[]) => unknown

const added = (values: readonly unknown[]) => (values as number[]).reduce((total, one) => total + one, 0)
const sum = (values: readonly unknown[]) => round(added(values))
const least = (values: readonly unknown[]) => values.reduce((a, b) => ((a as number) <= (b as number) ? a : b))
const most = (values: readonly unknown[]) => values.reduce((a, b) => ((a as number) >= (b as number) ? a : b))

/** odoo/orm/models.py of 19, `READ_GROUP_AGGREGATE`. */
const FUNCTIONS: Readonly<Record<string, Summary | undefined>> = {
  sum,
  // The sandbox has one currency.
  sum_currency: sum,
  avg: (values) => (sum(values) as number) / values.length,
  min: least,
  max: most,
  bool_and: (values) => values.every(Boolean),
  bool_or: (values) => values.some(Boolean),
  count: (values) => values.length,
  count_distinct: (values) => new Set(values).size,
  array_agg: (values) => [...values],
  array_agg_distinct: (values) => [...new Set(values)],
  recordset: (values) => [...new Set(values)],
}

const OF_NOTHING: Readonly<Record<string, unknown>> = {
  ...{ count: 0, count_distinct: 0, array_agg: [], array_agg_distinct: [], recordset: [] },
}

/** Links are kept as numbers. */
const isNoNumber = (type: string) => !NUMBER_COLUMNS.has(type) && type !== 'many2one'
const isNoBoolean = (type: string) => type !== 'boolean'
const isBoolean = (type: string) => type === 'boolean'

/** Kinds of fields for which PostgreSQL has no such function. */
const LACKING: Readonly<Record<string, (type: string) => boolean>> = {
  ...{ sum: isNoNumber, avg: isNoNumber, bool_and: isNoBoolean, bool_or: isNoBoolean, min: isBoolean, max: isBoolean },
}

/** What is told of no rows at all, since 19: nobody looks whether it can be. */
export const emptyAggregate = (spec: string): unknown =>
  spec === '__count' ? 0 : (OF_NOTHING[spec.split(':')[1] ?? ''] ?? false)

/** What is computed for each group. */
export interface Aggregate {
  /** The key in the answer. */
  readonly key: string
  /** As `amount_total:sum`. */
  readonly spec: string
  of(rows: readonly Row[]): unknown
  /** What PostgreSQL says of it, once all that is asked has become SQL. */
  readonly refusal?: ServerException
  /** False is one of its values. */
  readonly isTruth?: boolean
}

/** The keys whose values are floats: averages, and what is made of floats. */
export function floatAggregates({ fields }: Table, aggregates: readonly Aggregate[]): Set<string> {
  const isFloat = ({ spec }: Aggregate) => {
    const [name = '', method = ''] = spec.split(':')
    return method === 'avg' || (METHODS_KEEPING_KIND.has(method) && floatNames(fields, [name]).size > 0)
  }
  return new Set(aggregates.filter(isFloat).map(({ key }) => key))
}

const METHODS_KEEPING_KIND: ReadonlySet<string> = new Set(['sum', 'min', 'max'])

/** Raises for fields and functions that cannot be. */
export function aggregateOf(env: Environment, table: Table, key: string, name: string, method: string): Aggregate {
  const aggregate = aggregateInSql(env, table, key, name, method)
  checkedBySql([aggregate])
  return aggregate
}

/** The same where PostgreSQL is asked once all has become SQL: see {@link checkedBySql}. */
export function aggregateInSql(env: Environment, table: Table, key: string, name: string, method: string): Aggregate {
  const { groups } = env.dialect
  const model = table.definition.name
  const spec = `${name}:${method}`
  const field = Object.hasOwn(table.fields, name) ? table.fields[name] : undefined
  if (field === undefined) throw groups.unknownAggregateField(name, model, spec)
  const { major } = env.dialect.series
  mayAsk(env, table, name)
  const isMany = field.type === 'one2many' || field.type === 'many2many'
  const unstored = isMany ? { model, name } : columnless(env, table, name)
  if (unstored !== undefined) {
    askForColumn(env, table, name)
    throw groups.notStoredAggregate(unstored.model, unstored.name)
  }
  const run = own(FUNCTIONS, method)
  if (run === undefined || (method === 'sum_currency' && major < 18)) {
    throw groups.unknownAggregate(method, spec)
  }
  if (method === 'sum_currency' && field.type !== 'monetary') throw groups.noCurrency(name)
  // From 13 to 16 PostgreSQL is asked later.
  const isLacking = (major < 13 || major >= 17) && LACKING[method]?.(field.type)
  const read = valueReader(env, table, name)
  const exact =
    isDecimal(field) && major >= 13 ? EXACT[method] : method === 'sum' && field.type === 'float' ? added : undefined
  return {
    key,
    spec,
    isTruth: method.startsWith('bool_'),
    ...(isLacking && { refusal: noFunction(method, field.type) }),
    of: (rows) => {
      const kept = rows.map(read)
      // Moments are counted as they are kept, and told to the second.
      const values = field.type === 'datetime' && method !== 'count_distinct' ? kept.map(toldMoment) : kept
      // Nothing counts in no function but the lists; booleans are never nothing.
      const isList = method.startsWith('array_agg')
      if (isList && values.length > 0) return run(values.map((value) => listed(value, field, major)))
      const set = values.filter((value) => field.type === 'boolean' || (value !== false && value !== undefined))
      // Rows without a value are false on all series (tried on 14.0); no rows at all are something else up to 16.
      if (set.length === 0) return OF_NOTHING[method] ?? (rows.length > 0 ? false : groups.nothing)
      return exact === undefined || !set.every(Number.isFinite) ? run(set) : exact(set as number[])
    },
  }
}

/** Raises what PostgreSQL refuses of them. */
export function checkedBySql(aggregates: readonly Aggregate[]): void {
  for (const { refusal } of aggregates) if (refusal !== undefined) throw refusal
}

/** True for numbers that PostgreSQL keeps digit by digit. */
const isDecimal = ({ type, digits }: FieldDefinition) => type === 'monetary' || (type === 'float' && Boolean(digits))

const toldMoment = (value: unknown) => (typeof value === 'string' ? toTheSecond(value) : value)

/** A value in a list of them, as the database has it (tried on 14.0 and 19.0): up to 17 exact numbers are text. */
function listed(value: unknown, { type, digits }: FieldDefinition, major: number): unknown {
  if (value === undefined || (value === false && type !== 'boolean')) return null
  const scale = type === 'monetary' ? 2 : (digits || undefined)?.[1]
  return major < 18 && scale !== undefined && typeof value === 'number' ? value.toFixed(scale) : value
}

function noFunction(method: string, type: string): ServerException {
  const column = type === 'text' || type === 'html' ? 'text' : type === 'boolean' ? 'boolean' : 'character varying'
  return new ServerException('psycopg2.errors.UndefinedFunction', `function ${method}(${column}) does not exist\n`)
}

/** Floats are summed by PostgreSQL, which rounds less. */
function round(number: number): number {
  return Math.round(number * 1e6) / 1e6
}
