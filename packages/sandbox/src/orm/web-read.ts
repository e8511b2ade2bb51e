import { typeError, valueError } from '../python/exceptions.ts'
import { dictOf, hashed, isTrue, iterated, lacksAttribute, pythonType, withAttribute } from '../python/eyes.ts'
import { pythonRepr } from '../python/repr.ts'
import { isGone } from './asked-ids.ts'
import type { FieldDefinition } from './definition.ts'
import type { Environment, Table } from './environment.ts'
import { lookUpOfNothing } from './field-rights.ts'
import { idsOf } from './ids.ts'
import { lookAtNames } from './looks/changes.ts'

/** Which fields to read, and of relations which fields beyond (addons/web/models/models.py of 19). */
export type Specification = Readonly<Record<string, FieldSpecification | null | undefined>>

interface FieldSpecification {
  readonly fields?: Specification
  readonly limit?: number
  readonly order?: string
  readonly context?: Readonly<Record<string, unknown>>
}

type Row = Record<string, unknown>

/** Reads records and what they refer to in one go (wire/19.0/json2-web_search_read; tried on 19.0). */
export function webRead(env: Environment, model: string, ids: readonly number[], specification: Specification): Row[] {
  const table = env.table(model)
  const { fields } = table
  lookAtNames(env, table, specification)
  const names = iterated(specification).flatMap((name) => (hashed(name) === 'id' ? [] : [name as string]))
  const unknown = names.find((name) => !Object.hasOwn(fields, name))
  if (ids.length === 0) lookUpOfNothing(env, table, names)
  const on = env.dialect.series.major < 19 ? 'on model' : 'on'
  if (unknown !== undefined) throw valueError(`Invalid field ${pythonRepr(unknown)} ${on} '${model}'`)
  if (pythonType(specification) !== 'dict') {
    if (ids.length === 0) return []
    throw lacksAttribute(specification, 'items')
  }
  const isIdAsked = Object.hasOwn(specification, 'id')
  const rows =
    names.length === 0 ? ids.map((id) => ({ id })) : env.read(model, ids, isIdAsked ? ['id', ...names] : names, 'ids')
  // What is asked of a link is looked at once the rows are read (tried on 19.0).
  for (const name of names) {
    const wanted: unknown = specification[name]
    const isScalar = typeof wanted === 'number' || typeof wanted === 'boolean' || wanted === null
    const field = fields[name]
    // Of several records nothing is asked by nothing.
    const isPassedOver = field?.type.endsWith('2many') === true && !isTrue(wanted)
    if (isScalar && ids.length > 0 && field?.relation !== undefined && !isPassedOver) {
      throw typeError(`argument of type '${pythonType(wanted)}' is not iterable`)
    }
  }
  if (rows.length > 0 && names.some((name) => leadsBeyond(fields[name], specification[name]))) missGone(env, table, ids)
  if (rows.length > 0) for (const name of names) if (fields[name]?.relation) checkContext(env, specification[name])
  lookBeyondNothing(env, table, rows, specification)
  return rows.map((row: Row) => {
    for (const name of names) {
      const wanted = specification[name]
      if (wanted?.fields !== undefined) row[name] = beyond(env, table, row, name, wanted)
      else if (isTrue(wanted?.order) && fields[name]?.type.endsWith('2many')) {
        row[name] = inOrder(env, fields[name]?.relation ?? '', idsOf(row[name]), wanted?.order)
      }
    }
    return row
  })
}

/** Whether all records together are asked for what they link to. */
const leadsBeyond = (field: FieldDefinition | undefined, wanted: FieldSpecification | null | undefined) =>
  field?.type === 'many2one' ? wanted?.fields !== undefined : field?.type.endsWith('2many') === true && isTrue(wanted)

/** Of some that are there the others are missed then, of none nobody is (tried on 19.0; 17 and 18 by source). */
function missGone(env: Environment, table: Table, ids: readonly unknown[]): void {
  const gone = ids.find((id) => isGone(table, id))
  if (gone !== undefined) env.existing(table, gone as number, 'read')
}

/** A context is one, where there is any, whether or not a row leads elsewhere (tried on 17.0 and 18.0; 19 by source). */
function checkContext({ dialect: { series } }: Environment, wanted: FieldSpecification | null | undefined): void {
  if (wanted?.fields === undefined || wanted.context === undefined || pythonType(wanted.context) === 'dict') return
  const callee = series.major < 19 ? 'odoo.models.BaseModel' : 'odoo.orm.models.BaseModel'
  throw typeError(`${callee}.with_context() argument after ** must be a mapping, not ${pythonType(wanted.context)}`)
}

/** Fields beyond a single link, as `dict()` takes them (tried on 17.0 and 18.0). */
function copied(fields: unknown): Specification {
  iterated(fields)
  return dictOf(fields) as Specification
}

/** What is asked of other records is looked at where no row has one, too (tried on 17 to 19). */
function lookBeyondNothing(env: Environment, table: Table, rows: readonly Row[], specification: Specification): void {
  if (rows.length === 0) return
  for (const [name, wanted] of Object.entries(specification)) {
    const field = table.fields[name]
    if (field?.type !== 'many2one' || wanted?.fields === undefined) continue
    if (rows.every((row) => row[name] === false)) webRead(env, field.relation ?? '', [], copied(wanted.fields))
  }
}

function beyond(env: Environment, table: Table, row: Row, name: string, wanted: FieldSpecification): unknown {
  const field = table.fields[name] as FieldDefinition
  const { fields = {}, context } = wanted
  const inner = context === undefined ? env : env.withContext({ ...env.context, ...context })
  const value = row[name]
  switch (field.type) {
    case 'many2one':
      return typeof value === 'number' ? one(inner, field.relation ?? '', value, copied(fields)) : false
    case 'many2one_reference': {
      const model = modelBehind(env, table, row.id as number, field)
      return typeof value === 'number' && value > 0 && model !== undefined
        ? one(inner, model, value, copied(fields))
        : false
    }
    case 'reference': {
      if (typeof value !== 'string') return false
      const [model = '', id = ''] = value.split(',')
      return { ...one(inner, model, Number(id), copied(fields)), id: { id: Number(id), model } }
    }
    case 'one2many':
    case 'many2many':
      return many(inner, field.relation ?? '', idsOf(value), wanted)
    default:
      return value
  }
}

/** The model that a many2one_reference leads to, which another field of the row names. */
function modelBehind(env: Environment, table: Table, id: number, { modelField = '' }: FieldDefinition) {
  const name = table.rows.get(id)?.[modelField]
  return typeof name === 'string' && env.hasModel(name) ? name : undefined
}

function many(env: Environment, model: string, ids: readonly number[], wanted: FieldSpecification): Row[] {
  const { fields = {}, limit, order } = wanted
  const sorted = inOrder(env, model, ids, order)
  if (limit !== undefined && limit !== null && !isIndex(limit)) {
    throw typeError('slice indices must be integers or None or have an __index__ method')
  }
  // Past the limit only the ids; a limit of zero is one of none read (tried on 19.0).
  const read = webRead(env, model, sorted.slice(0, limit === null ? undefined : limit), fields)
  return [...read, ...sorted.slice(read.length).map((id) => ({ id }))]
}

/** What a list may be cut by; true is one. */
const isIndex = (limit: unknown) => typeof limit === 'boolean' || Number.isInteger(limit)

function inOrder(env: Environment, model: string, ids: readonly number[], order: string | undefined) {
  if (!isTrue(order) || order === undefined) return ids
  withAttribute(order, 'startswith')
  return env.withContext({ ...env.context, active_test: false }).search(model, [['id', 'in', ids]], { order })
}

/** The name of what a record refers to may be read by all who may read the record. */
function one(env: Environment, model: string, id: number, specification: Specification): Row {
  const { display_name: _, ...others } = specification
  const [row = { id }] = webRead(env, model, [id], others) as Row[]
  const named = Object.keys(specification).map((name) => [
    name,
    name === 'display_name' ? env.sudo().displayName(model, id) : row[name],
  ])
  return { id, ...Object.fromEntries(named) }
}
