import { keyError, typeError, valueError } from '../../python/exceptions.ts'
import { dictOf, hashed, isTrue, iterated, lacksAttribute, pythonType } from '../../python/eyes.ts'
import { NewRecord, Recordset } from '../../python/recordset.ts'
import { pythonRepr } from '../../python/repr.ts'
import { isDigits } from '../asked-ids.ts'
import { idList } from '../call-ids.ts'
import { noCommands } from '../default-links.ts'
import type { Environment } from '../environment.ts'
import { hasField } from '../field-rights.ts'
import { findsNothing } from '../search.ts'
import { type BaseCall, type BaseMethods, pageOf } from './base-method.ts'
import { filteredByDomain } from './filtered-domain.ts'
import { filtered, mapped, sorted } from './record-values.ts'
import { namesSeen, requiredDomain } from './seen-arguments.ts'

const same = ({ model, ids }: BaseCall) => new Recordset(model, ids)

/**
 * What Python programs make of records, which callers are answered as Python shows it (odoo/models.py of 14; tried on
 * 14.0).
 */
export const RECORD_SET_METHODS: BaseMethods = {
  browse: {
    isReadOnly: true,
    run: ({ env, model, args }) => new Recordset(model, idList(args.ids, env.dialect.series.major)),
  },
  new: { model: true, isReadOnly: true, run: newRecord },
  // Its own words of what is no dictionary come before the copy.
  with_context: {
    isReadOnly: true,
    run: (call) => {
      const { given } = call.args
      if (given === undefined) return same(call)
      if (given === null || typeof given === 'number' || typeof given === 'boolean') {
        throw typeError(`argument of type '${pythonType(given)}' is not iterable`)
      }
      dictOf(given)
      return same(call)
    },
  },
  sudo: { isReadOnly: true, run: (call) => forUser(call, call.args.flag) },
  with_user: { isReadOnly: true, run: (call) => forUser(call, call.args.user) },
  with_company: { isReadOnly: true, run: (call) => forUser(call, call.args.company) },
  with_env: { isReadOnly: true, run: same },
  with_prefetch: { isReadOnly: true, run: same },
  concat: { isReadOnly: true, run: (call) => together(call, 'concat', call.ids) },
  union: { isReadOnly: true, run: (call) => together(call, 'union', [...new Set(call.ids)]) },
  mapped: { isReadOnly: true, run: mapped },
  filtered: { isReadOnly: true, run: filtered },
  filtered_domain: { isReadOnly: true, run: filteredByDomain },
  sorted: { isReadOnly: true, run: sorted },
  // 17 and 18 (odoo/models.py): who reads what, without its answer. What is gone is nobody's matter.
  fetch: {
    isReadOnly: true,
    run: ({ env, model, ids, args: { field_names: names } }) => {
      if (ids.length === 0 || !isTrue(names)) return null
      const { rows } = env.table(model)
      env.read(
        model,
        ids.filter((id) => rows.has(id)),
        namesSeen(names),
      )
      return null
    },
  },
  search_fetch: {
    model: true,
    isReadOnly: true,
    run: (call) => {
      const { env, model, args } = call
      const found = env.search(model, requiredDomain(env, args.domain, model), () => pageOf(call))
      if (found.length > 0) env.read(model, found, namesSeen(args.field_names))
      // The names are looked at where something may be found, though nothing is (tried on 17.0 and 18.0).
      else if (isTrue(args.field_names) && !findsNothing(env, env.table(model), args.domain as readonly unknown[])) {
        lookUpNames(env, model, args.field_names)
      }
      return found
    },
  },
  modified: {
    isReadOnly: true,
    run: ({ env, model, ids, args: { fnames } }) => {
      if (ids.length === 0 || !isTrue(fnames)) return null
      if (typeof fnames === 'number' || fnames === true) {
        throw typeError(`object of type '${pythonType(fnames)}' has no len()`)
      }
      return fieldsKnown({ env, model }, fnames)
    },
  },
  // What is computed and written late: here nothing is.
  flush: { model: true, isReadOnly: true, run: (call) => fieldsKnown(call, call.args.fnames) },
  recompute: { model: true, isReadOnly: true, run: (call) => fieldsKnown(call, call.args.fnames) },
  invalidate_cache: { model: true, isReadOnly: true, run: (call) => fieldsKnown(call, call.args.fnames) },
  flush_model: { isReadOnly: true, run: (call) => fieldsKnown(call, call.args.fnames) },
  flush_recordset: { isReadOnly: true, run: (call) => fieldsKnown(call, call.args.fnames) },
  invalidate_model: { isReadOnly: true, run: (call) => fieldsKnown(call, call.args.fnames) },
  invalidate_recordset: { isReadOnly: true, run: (call) => fieldsKnown(call, call.args.fnames) },
  update: {
    run: ({ env, model, ids, args: { values } }) => {
      if (ids.length === 0) return null
      if (pythonType(values) !== 'dict') throw lacksAttribute(values, 'items')
      for (const [name, value] of Object.entries(values as object)) {
        fieldsKnown({ env, model }, [name])
        env.write(model, ids, { [name]: value })
      }
      return null
    },
  },
}

/** Users and companies are numbers to it. */
function forUser(call: BaseCall, user: unknown): Recordset {
  if (typeof user === 'string' && user !== '' && !isDigits(user)) {
    throw valueError(`invalid literal for int() with base 10: ${pythonRepr(user)}`)
  }
  if (isTrue(user) && typeof user === 'object') {
    const what = 'int() argument must be a string, a bytes-like object or a number'
    throw typeError(`${what}, not '${pythonType(user)}'`)
  }
  return same(call)
}

/** Callers have no records to add. */
function together({ model, ids, args }: BaseCall, name: string, all: readonly unknown[]): Recordset {
  const { other } = args
  if (other === undefined) return new Recordset(model, all)
  const records = new Recordset(model, ids).toJSON()
  throw typeError(`Mixing apples and oranges: ${records}.${name}(${pythonRepr(other)})`)
}

/** The first name that is no field of a model. */
function unknownName(env: Environment, model: string, names: unknown): unknown {
  const { fields } = env.table(model)
  return iterated(names).find((name) => !Object.hasOwn(fields, String(hashed(name))))
}

function lookUpNames(env: Environment, model: string, names: unknown): void {
  const unknown = unknownName(env, model, names)
  if (unknown !== undefined) throw valueError(`Invalid field ${pythonRepr(unknown)} on model '${model}'`)
  // And the rights on them (likewise).
  for (const name of namesSeen(names) ?? []) hasField(env, env.table(model), name, 'read')
}

function fieldsKnown({ env, model }: Pick<BaseCall, 'env' | 'model'>, names: unknown): null {
  if (names === undefined || names === null) return null
  const unknown = unknownName(env, model, names)
  if (unknown !== undefined) throw keyError(unknown)
  return null
}

/** A record of values that nobody keeps, up to 15: its origin is another one, which no caller has (tried on 14.0). */
function newRecord({ env, model, args: { values = {}, origin, ref } }: BaseCall): Recordset {
  if (origin !== undefined && origin !== null) throw lacksAttribute(origin, 'id')
  if (pythonType(values) !== 'dict') throw lacksAttribute(values, 'items')
  const table = env.table(model)
  for (const [name, value] of Object.entries(values as object)) {
    const field = Object.hasOwn(table.fields, name) ? table.fields[name] : undefined
    if (field === undefined) throw env.dialect.groups.unknownField(name, model)
    const isOdd = field.type.endsWith('2many') && isTrue(value) && !Array.isArray(value)
    if (isOdd) throw noCommands(table, name, value)
  }
  return new NewRecord(model, ref)
}
