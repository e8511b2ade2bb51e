import { typeError } from '../python/exceptions.ts'
import { dictOf, hashed, isTrue, iterated, lacksAttribute, pythonType } from '../python/eyes.ts'
import type { Environment, Table } from './environment.ts'
import { throughCreates } from './looks/creates.ts'
import { lookAtRowsOf17And18 } from './looks/creates-of-17-and-18.ts'
import { goesThroughRows, rowsOf19 } from './looks/creates-of-19.ts'

type Values = Readonly<Record<string, unknown>>

/** Models that look at the values before anybody asks for rights, since 17. */
const OWN_CREATE: ReadonlySet<string> = new Set([
  ...['res.partner', 'res.users', 'res.company', 'sale.order', 'sale.order.line', 'ir.attachment', 'mail.message'],
])

function rowsOfModel(name: string, values: unknown): readonly Values[] {
  const asked = name === 'ir.attachment' ? 'items' : 'get'
  return iterated(values).map((one) => {
    if (pythonType(one) === 'dict') return one as Values
    throw lacksAttribute(one, asked)
  })
}

/** The rows of a `create` that is given no dictionary (tried on 14.0 and 16.0 to 19.0). */
export function newRows(env: Environment, table: Table, values: unknown): readonly Values[] {
  const { name } = table.definition
  const { major } = env.dialect.series
  const isOne = pythonType(values) === 'dict'
  if (major >= 19) {
    const rows = rowsOf19(name, isOne ? [values] : values)
    // Who may is asked of each row, once its model has inspected it, where that goes through the rows by itself.
    if (!isOne && rows.length > 0 && !goesThroughRows(name)) env.checkAccess(table, 'create')
    return rowsAmong(env, table, rows)
  }
  if (isOne) return [values as Values]
  if (major >= 17 && OWN_CREATE.has(name)) return rowsOfModel(name, values)
  lookAtRowsOf17And18(name, values, major)
  // Of nothing nobody asks who may make it.
  if (major >= 12 && !isTrue(values)) return []
  // What a model's own `create` looks at stands before the rights (tried on 14.0).
  if (major >= 13 && major < 17 && Array.isArray(values)) {
    for (const one of values) {
      if (pythonType(one) === 'dict') table.definition.inspects?.(one as Values, env, 'create')
    }
  }
  env.checkAccess(table, 'create')
  return iterated(values).map((one) => {
    if (pythonType(one) === 'dict') return one as Values
    const isScalar = one === null || typeof one === 'number' || typeof one === 'boolean'
    if (isScalar) throw typeError(`argument of type '${pythonType(one)}' is not iterable`)
    return dictOf(one)
  })
}

function rowsAmong(env: Environment, table: Table, rows: readonly unknown[]): readonly Values[] {
  return rows.map((one) => {
    if (pythonType(one) === 'dict') return one as Values
    env.checkAccess(table, 'create')
    const [first] = iterated(one)
    if (first === undefined) return {}
    throw env.dialect.exceptions.unknownField('create', String(hashed(first)), table.definition.name)
  })
}

/** The row that a command makes. */
export function createdRow(env: Environment, model: string, values: unknown): number {
  const make = (part: unknown) => newRows(env, env.table(model), part).map((row) => env.create(model, row))
  const { major } = env.dialect.series
  const [id] = major < 17 ? throughCreates(model, [values], major, make) : make([values])
  return id as number
}
