import { ServerException, typeError, valueError } from '../../python/exceptions.ts'
import { dictOf, isTrue, iterated, lacksAttribute, pythonType } from '../../python/eyes.ts'
import type { Environment, Table } from '../environment.ts'
import { recordsOf } from '../rights.ts'
import type { BaseCall, BaseMethods, Values } from './base-method.ts'

export const WRITE_METHODS: BaseMethods = {
  create: {
    model: true,
    run: ({ env, model, args }) => {
      return createdOf(env, model, 'vals_list' in args ? args.vals_list : args.vals)
    },
  },
  write: {
    run: ({ env, model, ids, args }) => {
      // Of nothing nobody asks who may do what (tried on 14.0 and 19.0).
      if (ids.length > 0 || env.dialect.series.major < 9) env.write(model, ids, args.vals as Values)
      return true
    },
  },
  unlink: {
    run: ({ env, model, ids }) => {
      if (ids.length > 0 || env.dialect.series.major < 9) env.unlink(model, ids)
      return true
    },
  },
  copy: {
    run: ({ env, model, ids, isSingle, args }) => {
      // On 8.0 some models have it in the new way already (wire/7.0 and wire/8.0/old-copy-ids).
      if (env.dialect.series.major < 9 && !isSingle && !(env.dialect.series.major === 8 && model === 'res.partner')) {
        throw typeError("unhashable type: 'list'")
      }
      if (ids.length !== 1 && !env.dialect.copiesToList) {
        throw valueError(`Expected singleton: ${model}(${ids.join(', ')})`)
      }
      const values = dictOf(args.default)
      const copies = ids.map((id) => env.copy(model, id, values))
      return env.dialect.copiesToList ? copies : (copies[0] ?? false)
    },
  },
  default_get: {
    model: true,
    run: ({ env, model, args }) => {
      const names = iterated(args.fields).map((name) => {
        // It makes the key of a default in the context of each.
        if (typeof name === 'string') return name
        throw typeError(`can only concatenate str (not "${pythonType(name)}") to str`)
      })
      return env.defaultGet(model, names)
    },
  },
  // Answers None on 13 and later (odoo/orm/models.py of 19).
  action_archive: { run: (call) => setActive(call, false) },
  action_unarchive: { run: (call) => setActive(call, true) },
  toggle_active: {
    run: ({ env, model, ids }) => {
      const rows = readable(env, model, ids)
      for (const active of [true, false]) {
        const others = rows.filter((row) => (row.active === true) !== active).map(({ id }) => id)
        if (others.length > 0) env.write(model, others, { active })
      }
      return null
    },
  },
}

/** Makes what is asked for: one record of values, or one for each of a list. */
export function createdOf(env: Environment, model: string, values: unknown): number | number[] {
  if (pythonType(values) === 'dict') return env.create(model, values as Values)
  if (env.dialect.series.major < 12 && !Array.isArray(values)) throw lacksAttribute(values, 'get')
  return newRows(env, env.table(model), values).map((one) => env.create(model, one))
}

function setActive({ env, model, ids }: BaseCall, active: boolean): null {
  // Those alone that are not so already, once all may be read.
  const others = readable(env, model, ids).flatMap((row) => (row.active === active ? [] : [row.id]))
  if (others.length > 0) env.write(model, others, { active })
  return null
}

/** Models that look at the values before anybody asks for rights. */
const OWN_CREATE: ReadonlySet<string> = new Set([
  ...['res.partner', 'res.users', 'res.company', 'product.template', 'product.product', 'sale.order'],
  ...['sale.order.line', 'ir.attachment', 'mail.message'],
])

function rowsOfModel(name: string, major: number, values: unknown): readonly Values[] {
  const asked = name === 'ir.attachment' && major >= 17 ? 'items' : 'get'
  return iterated(values).map((one) => {
    if (pythonType(one) === 'dict') return one as Values
    throw lacksAttribute(one, asked)
  })
}

/** The rows of a `create` that is given no dictionary (tried on 14.0 and 19.0). */
function newRows(env: Environment, table: Table, values: unknown): readonly Values[] {
  const { name } = table.definition
  if (OWN_CREATE.has(name)) return rowsOfModel(name, env.dialect.series.major, values)
  env.checkAccess(table, 'create')
  if (env.dialect.series.major < 17) {
    if (!isTrue(values)) return []
    return iterated(values).map((one) => {
      if (pythonType(one) === 'dict') return one as Values
      const isScalar = one === null || typeof one === 'number' || typeof one === 'boolean'
      if (isScalar) throw typeError(`argument of type '${pythonType(one)}' is not iterable`)
      return dictOf(one)
    })
  }
  if (!Array.isArray(values)) throw new ServerException('builtins.AssertionError', '')
  return values.map((one) => {
    if (pythonType(one) === 'dict') return one as Values
    const [first] = iterated(one)
    if (first === undefined) return {}
    throw env.dialect.exceptions.unknownField('create', String(first), table.definition.name)
  })
}

function readable(env: Environment, model: string, ids: readonly number[]) {
  const table = env.table(model)
  if (ids.length > 0) env.checkAccess(table, 'read')
  // Id 0 is a record that is being made.
  return recordsOf(env, table, ids.filter(Boolean), 'read')
}
