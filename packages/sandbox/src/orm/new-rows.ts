import { ServerException, typeError } from '../python/exceptions.ts'
import { dictOf, hashed, isTrue, iterated, lacksAttribute, pythonType } from '../python/eyes.ts'
import type { Environment, Table } from './environment.ts'
import { throughCreates } from './looks/creates.ts'
import { lookAtRowsOf17 } from './looks/creates-of-17.ts'

type Values = Readonly<Record<string, unknown>>

/** Models that look at the values before anybody asks for rights, since 17. */
const OWN_CREATE: ReadonlySet<string> = new Set([
  ...['res.partner', 'res.users', 'res.company', 'sale.order', 'sale.order.line', 'ir.attachment', 'mail.message'],
])

/** The same since 19 (tried on it). */
const OWN_CREATE_OF_19: ReadonlySet<string> = new Set([
  ...['res.partner', 'res.company', 'product.template', 'sale.order', 'sale.order.line', 'ir.attachment'],
  ...['mail.message', 'account.tax', 'res.country', 'product.pricelist', 'res.lang', 'ir.model.fields', 'res.bank'],
  ...['res.partner.bank'],
])

/** Those of them that go through what is given, even where that is an empty text. */
const LOOKS_THROUGH: ReadonlySet<string> = new Set(['account.tax', 'sale.order.line', 'ir.attachment'])

function rowsOfModel(name: string, values: unknown, isNew: boolean): readonly Values[] {
  const asked = name === 'ir.attachment' ? 'items' : 'get'
  return iterated(values).map((one) => {
    if (pythonType(one) === 'dict') return one as Values
    if (name === 'product.template' && isNew && Array.isArray(one)) {
      throw typeError('list indices must be integers or slices, not str')
    }
    throw lacksAttribute(one, asked)
  })
}

/** The rows of a `create` that is given no dictionary (tried on 14.0 and 16.0 to 19.0). */
export function newRows(env: Environment, table: Table, values: unknown): readonly Values[] {
  const { name } = table.definition
  const { major } = env.dialect.series
  if (pythonType(values) === 'dict') return [values as Values]
  const isOwn = (major >= 19 ? OWN_CREATE_OF_19 : OWN_CREATE).has(name)
  if (major >= 19 && isOwn && values === '' && !LOOKS_THROUGH.has(name)) throw noList()
  if (major >= 17 && isOwn) return rowsOfModel(name, values, major >= 19)
  // Since 19 what is no list is seen before anything else, and of nothing nobody asks.
  if (major >= 19 && !Array.isArray(values)) throw noList()
  if (major >= 19 && (values as unknown[]).length === 0) return []
  lookAtRowsOf17(name, values, major)
  // Of nothing nobody asks who may make it.
  if (major >= 12 && major < 19 && !isTrue(values)) return []
  // What a model's own `create` looks at stands before the rights (tried on 14.0).
  if (major >= 13 && major < 17 && Array.isArray(values)) {
    for (const one of values) {
      if (pythonType(one) === 'dict') table.definition.inspects?.(one as Values, env, 'create')
    }
  }
  env.checkAccess(table, 'create')
  if (major < 19) {
    return iterated(values).map((one) => {
      if (pythonType(one) === 'dict') return one as Values
      const isScalar = one === null || typeof one === 'number' || typeof one === 'boolean'
      if (isScalar) throw typeError(`argument of type '${pythonType(one)}' is not iterable`)
      return dictOf(one)
    })
  }
  if (!Array.isArray(values)) throw noList()
  return values.map((one) => {
    if (pythonType(one) === 'dict') return one as Values
    const [first] = iterated(one)
    if (first === undefined) return {}
    throw env.dialect.exceptions.unknownField('create', String(hashed(first)), table.definition.name)
  })
}

const noList = () => new ServerException('builtins.AssertionError', '')

/** The row that a command makes. */
export function createdRow(env: Environment, model: string, values: unknown): number {
  const make = (part: unknown) => newRows(env, env.table(model), part).map((row) => env.create(model, row))
  const { major } = env.dialect.series
  const [id] = major < 17 ? throughCreates(model, [values], major, make) : make([values])
  return id as number
}
