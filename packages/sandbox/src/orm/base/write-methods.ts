import { keyError, ServerException, typeError, valueError } from '../../python/exceptions.ts'
import { dictOf, hashed, isTrue, iterated, lacksAttribute, pythonType } from '../../python/eyes.ts'
import { activeName } from '../active-name.ts'
import { askedRecords } from '../asked-records.ts'
import { checkLanguageOfAll } from '../check-language.ts'
import { copyData } from '../copy.ts'
import type { Stored } from '../definition.ts'
import type { Environment } from '../environment.ts'
import { hasField } from '../field-rights.ts'
import { floatNames, withFloatsOf } from '../floats.ts'
import {
  lookAtCopy,
  lookAtDefaults,
  lookAtNothing,
  lookAtUnlink,
  lookAtVariants,
  lookAtWrite,
  lookBeforeCopy,
  refuseCopy,
} from '../looks/changes.ts'
import { throughCreates } from '../looks/creates.ts'
import { lookAtRowsOf17And18 } from '../looks/creates-of-17-and-18.ts'
import { newRows } from '../new-rows.ts'
import { asksForRights, recordsOf } from '../rights.ts'
import { singleton } from '../singleton.ts'
import type { BaseCall, BaseMethods, Values } from './base-method.ts'

/** Fields of all rows are looked up before the first is made, but where a model has an eye on them (tried on 19.0). */
function lookAtNames(env: Environment, model: string, rows: readonly Values[]): void {
  const table = env.table(model)
  if (table.definition.inspects !== undefined) return
  env.checkAccess(table, 'create')
  for (const row of rows) for (const name of Object.keys(row)) hasField(env, table, name, 'create')
}

/** Models of 7.0 and 8.0 that look into new values themselves (tried on both). */
const LOOKS_INTO_VALUES: ReadonlySet<string> = new Set([
  ...['res.partner', 'res.users', 'product.template', 'product.product', 'sale.order', 'ir.attachment'],
])

/** What is no dictionary becomes one, where it can (tried on 6.1, 7.0 and 8.0). */
function valuesUntil8(model: string, values: unknown): Values {
  if (LOOKS_INTO_VALUES.has(model) && pythonType(values) !== 'dict') throw lacksAttribute(values, 'get')
  if (!Array.isArray(values) && typeof values !== 'string') {
    throw typeError(`argument of type '${pythonType(values)}' is not iterable`)
  }
  return dictOf(values)
}

/** When a record changed last is a change of it, as of one that nothing is said of (tried on 14.0). */
const touch = (call: BaseCall): null => {
  WRITE_METHODS.write?.run({ ...call, args: { vals: {} } })
  return null
}

/** Models whose own change asks who may, even of nothing, since 19 (tried on 19.0). */
const ASKS_OF_NOTHING: ReadonlySet<string> = new Set(['ir.attachment', 'ir.default'])

export const WRITE_METHODS: BaseMethods = {
  compute_concurrency_field: { run: touch },
  compute_concurrency_field_with_access: {
    run: (call) => {
      if (call.ids.length > 0) askedRecords(call.env, call.model, call.ids)
      return touch(call)
    },
  },
  create: {
    model: true,
    run: ({ env, model, args }) => {
      const values = 'vals_list' in args ? args.vals_list : args.vals
      const { major } = env.dialect.series
      const isOne = pythonType(values) === 'dict'
      if (major >= 12 && major < 17) {
        const made = throughCreates(model, values, major, (part) =>
          newRows(env, env.table(model), part).map((row) => env.create(model, row)),
        )
        return isOne ? made[0] : made
      }
      if (isOne && major < 19) {
        lookAtRowsOf17And18(model, [values], major)
        return env.create(model, values as Values)
      }
      if (major < 9) return env.create(model, valuesUntil8(model, values))
      if (major < 12 && !Array.isArray(values)) throw lacksAttribute(values, 'get')
      const rows = newRows(env, env.table(model), values)
      if (major >= 19 && rows.length > 1) lookAtNames(env, model, rows)
      const made = rows.map((row) => env.create(model, row))
      return isOne ? made[0] : made
    },
  },
  write: {
    run: ({ env, model, ids, args }) => {
      lookAtWrite(env, env.table(model), ids, args.vals)
      const { major } = env.dialect.series
      // Of nothing nobody asks who may do what (tried on 14.0 and 19.0).
      if (ids.length > 0 || major < 9) env.write(model, ids, args.vals as Values)
      else {
        lookAtNothing(env, env.table(model), 'write')
        if (ASKS_OF_NOTHING.has(model) && major >= 19) env.checkAccess(env.table(model), 'write')
      }
      return true
    },
  },
  unlink: {
    run: ({ env, model, ids }) => {
      const left = ids.length > 0 ? lookAtUnlink(env, env.table(model), ids) : ids
      if (ids.length === 0) lookAtNothing(env, env.table(model), 'unlink')
      if (left.length > 0 || env.dialect.series.major < 9) env.unlink(model, left)
      return true
    },
  },
  copy: {
    run: ({ env, model, ids, isSingle, args }) => {
      refuseCopy(env, model)
      lookAtVariants(env, env.table(model), ids)
      // Who was copied already is looked up first (tried on 19.0).
      if (env.dialect.series.major >= 19) ids.forEach(hashed)
      // On 8.0 some models have it in the new way already (wire/7.0 and wire/8.0/old-copy-ids).
      if (env.dialect.series.major < 9 && !isSingle && !(env.dialect.series.major === 8 && model === 'res.partner')) {
        throw typeError("unhashable type: 'list'")
      }
      if (ids.length !== 1 && !env.dialect.copiesToList) {
        lookBeforeCopy(env, env.table(model), ids)
        throw valueError(`Expected singleton: ${model}(${ids.join(', ')})`)
      }
      // Users are copied one by one on 18, too (tried on 18.0).
      if (env.dialect.series.major === 18 && model === 'res.users') singleton(model, ids)
      lookAtCopy(env, env.table(model), ids, args.default)
      const values = dictOf(args.default)
      if (env.dialect.copiesToList && new Set(ids).size < ids.length) {
        copyData(env, model, ids, values)
        // Who is asked for twice is made of nothing the second time (tried on 19.0).
        if (env.dialect.series.major >= 19) newRows(env, env.table(model), [values, null])
      }
      // All are read before anything is made of one (tried on 19.0).
      const asked = env.dialect.series.major < 19 || ids.length < 2 ? [] : ids.filter(isTrue)
      if (asked.length > 0) recordsOf(env, env.table(model), asked, 'read')
      const copies = ids.map((id) => env.copy(model, id, values))
      return env.dialect.copiesToList ? copies : (copies[0] ?? false)
    },
  },
  copy_data: {
    isReadOnly: true,
    run: ({ env, model, ids, args }) => copyData(env, model, ids, dictOf(args.default)),
  },
  default_get: {
    model: true,
    run: ({ env, model, args }) => defaultsAsked(env, model, args.fields),
  },
  // Answers None on 13 and later (odoo/orm/models.py of 19).
  action_archive: { run: (call) => setActive(call, false) },
  action_unarchive: { run: (call) => setActive(call, true) },
  toggle_active: {
    run: ({ env, model, ids }) => {
      if (lacksActive(env, model)) throw toggledByNone(env, model, ids)
      checkActive(env, model)
      const rows = readable(env, model, ids)
      // All of them before any changes: rows change where they are.
      const isAwake = (row: Readonly<Stored>) => isActive(env, model, row) === true
      const awake = rows.filter(isAwake).map(({ id }) => id)
      const asleep = rows.filter((row) => !isAwake(row)).map(({ id }) => id)
      const byButton = archivingByButton(env)
      const name = nameOfActive(env, model)
      if (asleep.length > 0) byButton.write(model, asleep, { [name]: true })
      if (awake.length > 0) byButton.write(model, awake, { [name]: false })
      return null
    },
  },
}

function setActive({ env, model, ids }: BaseCall, active: boolean): null {
  if (lacksActive(env, model)) throw archivedByNone(env, model, ids)
  checkActive(env, model)
  if (env.dialect.series.major >= 19) ids.forEach(hashed)
  if (ids.length > 0) checkLanguageOfAll(env, env.table(model))
  // Those alone that are not so already, once all may be read.
  const others = readable(env, model, ids).flatMap((row) => (isActive(env, model, row) === active ? [] : [row.id]))
  if (others.length > 0) archivingByButton(env).write(model, others, { [nameOfActive(env, model)]: active })
  return null
}

/** Some are as active as what they belong to. */
const isActive = (env: Environment, model: string, row: Readonly<Stored>) =>
  env.sudo().raw(env.table(model), row, nameOfActive(env, model))

const nameOfActive = (env: Environment, model: string) => activeName(env, env.table(model)) ?? 'active'

/** What else is archived then follows from the button, not from what is written. */
const archivingByButton = (env: Environment) => env.withContext({ ...env.context, archives_by_button: true })

/** From 14 to 18 the field that archives has the name None where there is none (tried on 14.0 and 16.0 to 18.0). */
const lacksActive = (env: Environment, model: string) =>
  env.dialect.series.major >= 14 && env.dialect.series.major < 19 && activeName(env, env.table(model)) === undefined

/** 18 says so; before, records have no such column. */
function archivedByNone(env: Environment, model: string, ids: readonly number[]): Error {
  if (env.dialect.series.major >= 18) return noActive(model)
  return ids.length > 0 ? indexedByNone() : keyError(null)
}

const indexedByNone = () => typeError('tuple indices must be integers or slices, not NoneType')

/** Who has activities looks at each record by itself. */
function toggledByNone(env: Environment, model: string, ids: readonly number[]): Error {
  const hasActivities = Object.hasOwn(env.table(model).fields, 'activity_ids')
  if (ids.length > 0 && hasActivities) return indexedByNone()
  if (env.dialect.series.major >= 18) return noActive(model)
  return ids.length === 0 ? keyError(null) : typeError("'NoneType' object is not callable")
}

/** Since 19 what cannot be archived says so. */
function checkActive(env: Environment, model: string): void {
  if (env.dialect.series.major < 19 || activeName(env, env.table(model)) !== undefined) return
  throw noActive(model)
}

const noActive = (model: string) =>
  new ServerException('builtins.AssertionError', `No 'active' field on model ${model}`)

function readable(env: Environment, model: string, ids: readonly number[]) {
  const table = env.table(model)
  if (env.dialect.series.major === 14) ids.forEach(hashed)
  if (ids.length > 0 && asksForRights(ids, env.dialect.series.major)) env.checkAccess(table, 'read')
  // Id 0 is a record that is being made.
  return recordsOf(env, table, ids.filter(Boolean), 'read')
}

/** What `default_get` answers. */
export function defaultsAsked(env: Environment, model: string, fields: unknown): Values {
  const wanted = lookAtDefaults(env, env.table(model), fields)
  const names = iterated(wanted).map((name) => {
    // It makes the key of a default in the context of each.
    if (typeof name === 'string') return name
    throw typeError(`can only concatenate str (not "${pythonType(name)}") to str`)
  })
  return withFloatsOf(env.defaultGet(model, names), floatNames(env.table(model).fields, names))
}
