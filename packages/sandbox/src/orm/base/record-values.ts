import { attributeError, keyError, typeError } from '../../python/exceptions.ts'
import { hashed, isTrue, pythonType } from '../../python/eyes.ts'
import { Recordset } from '../../python/recordset.ts'
import { compareLanguageBeside } from '../compare-language.ts'
import { recordsOf } from '../rights.ts'
import type { BaseCall } from './base-method.ts'
import { compared } from './python-values.ts'

/** Records of one model. */
export type Records = Pick<BaseCall, 'env' | 'model' | 'ids'>

/** The values at the end of a path, or the records (odoo/models.py of 14; tried on 14.0). */
export function mapped(call: BaseCall): unknown {
  const path = call.args.func
  if (!isTrue(path)) return new Recordset(call.model, call.ids)
  if (typeof path !== 'string') throw notCallable(path)
  const found = along(call, path)
  return Array.isArray(found) ? found : new Recordset(found.model, found.ids)
}

/** Those of which something at the end of a path is true. */
export function filtered(call: BaseCall): Recordset {
  const { model, ids } = call
  const path = call.args.func
  if (typeof path !== 'string') {
    if (ids.length > 0) throw notCallable(path)
    return new Recordset(model, [])
  }
  if (path === '') return new Recordset(model, ids)
  along(call, path)
  const hasAny = (id: number) => {
    const found = along({ ...call, ids: [id] }, path)
    return Array.isArray(found) ? found.some(isTrue) : found.ids.length > 0
  }
  return new Recordset(model, ids.filter(hasAny))
}

/** In the model's own order, or by the values of a field as Python compares them. */
export function sorted({ env, model, ids, args: { key, reverse } }: BaseCall): Recordset {
  if (key === undefined || key === null) {
    const found = env.search(model, [['id', 'in', [...ids]]])
    return new Recordset(model, isTrue(reverse) ? found.toReversed() : found)
  }
  if (reverse !== undefined && typeof reverse !== 'boolean' && typeof reverse !== 'number') {
    throw typeError(`an integer is required (got type ${pythonType(reverse)})`)
  }
  if (ids.length === 0) return new Recordset(model, [])
  if (typeof key !== 'string') throw notCallable(key)
  const rows = valuesOf({ env, model, ids }, key).map((value, index) => ({ value, id: ids[index] }))
  const isRelation = env.table(model).fields[key]?.relation !== undefined
  const sign = isTrue(reverse) ? -1 : 1
  // Of records the one is less that is part of the other, which none is.
  if (!isRelation) rows.sort((one, other) => sign * compared(one.value, other.value))
  return new Recordset(
    model,
    rows.map(({ id }) => id),
  )
}

/** What stands at the end of a path: values, or records. */
export function along(call: Records, path: string): Records | unknown[] {
  let records: Records = { env: call.env, model: call.model, ids: call.ids }
  const names = path.split('.')
  for (const [index, name] of names.entries()) {
    const values = valuesOf(records, name)
    const relation = records.env.table(records.model).fields[name]?.relation
    if (relation !== undefined) {
      const ids = values.flat().filter((id): id is number => typeof id === 'number')
      records = { env: call.env, model: relation, ids: [...new Set(ids)] }
    } else if (index === names.length - 1) return values
    else throw attributeError("'list' object has no attribute '_fields'")
  }
  return records
}

function valuesOf({ env, model, ids }: Records, name: string): unknown[] {
  const table = env.table(model)
  if (!Object.hasOwn(table.fields, name)) throw keyError(name)
  if (ids.length === 0) return []
  if (isIdOf14(env, name)) return [...ids]
  if (env.dialect.series.major === 14) ids.forEach(hashed)
  env.checkAccess(table, 'read')
  // One that is being made is there, with what it would have.
  const kept = ids.filter(isTrue)
  recordsOf(env, table, kept, 'read')
  if (kept.length > 0) compareLanguageBeside(env, table)
  const byId = new Map(env.read(model, kept, [name], 'ids').map((row) => [row.id, row[name]]))
  const [made] = kept.length < ids.length ? env.read(model, [0], [name], 'ids') : []
  return ids.map((id) => (isTrue(id) ? byId.get(id) : made?.[name]))
}

/** An id is there without being read (tried on 14.0). */
const isIdOf14 = ({ dialect }: BaseCall['env'], name: string) => dialect.series.major === 14 && name === 'id'

const notCallable = (value: unknown) => typeError(`'${pythonType(value)}' object is not callable`)
