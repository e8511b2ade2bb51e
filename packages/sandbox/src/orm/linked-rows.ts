import { accessError, cannotAdapt, typeError } from '../python/exceptions.ts'
import { hashed, invalidText, isTrue, iterated, postgresError, pythonType } from '../python/eyes.ts'
import { isDigits, noOperator } from './asked-ids.ts'
import type { FieldDefinition, Stored } from './definition.ts'
import type { Environment, Table } from './environment.ts'
import { idsOf } from './ids.ts'
import { lookAtUnlink, lookAtWrite } from './looks/changes.ts'
import { createdRow } from './new-rows.ts'
import { existing, isGuarded } from './rights.ts'
import { linkSight } from './shown-links.ts'

/** What commands do to one relation of one row: with ids and values as they were given. */
export interface Relation {
  linked(): readonly number[]
  create(values: unknown): void
  write(id: unknown, values: unknown): void
  remove(id: unknown): void
  link(id: unknown): void
  unlink(id: unknown): void
  /** The ids of a command that replaces all. */
  wanted(ids: unknown): readonly unknown[]
  /** Passes over what is no command. */
  readonly takesAnything?: boolean
  /** In place of unlinking and linking one by one: what is linked, and what shall be. */
  replace?(linked: () => readonly number[], wanted: readonly unknown[]): void
  /** After all commands. */
  flush?(): void
}

type Values = Readonly<Record<string, unknown>>

/** Since 14 what is given is looked at as Odoo's code does (tried on 14.0 and 19.0). */
export const isLookedAt = ({ dialect: { series } }: Environment) => series.major >= 14

/** Values of a command, where nobody looks at them before. */
export function valuesOf({ dialect: { series } }: Environment, values: unknown): Values {
  if (typeof values === 'object' && values !== null) return values as Values
  throw typeError(series.major >= 19 ? "'int' object is not iterable" : "argument of type 'int' is not iterable")
}

/** What `browse` makes of an id. */
export function browsed(id: unknown): readonly number[] {
  if (!isTrue(id)) return []
  return (typeof id === 'number' ? [id] : iterated(id)) as number[]
}

export function writeRows(env: Environment, model: string, id: unknown, values: unknown): void {
  if (!isLookedAt(env)) {
    env.write(model, [id as number], valuesOf(env, values))
    return
  }
  const ids = browsed(id)
  lookAtWrite(env, env.table(model), ids, values)
  if (ids.length > 0) env.write(model, ids, values as Values)
}

/** What shall go goes at once. */
export function removeRows(env: Environment, model: string, ids: readonly unknown[]): void {
  const somebody = isLookedAt(env) ? ids.filter((id) => isTrue(hashed(id))) : ids
  const left = somebody.length === 0 ? [] : lookAtUnlink(env, env.table(model), [...new Set(somebody)] as number[])
  if (left.length === 0) return
  // Some models put aside what is deleted (tried on 19.0).
  const own = env.table(model).definition.methods?.unlink
  if (own === undefined) env.unlink(model, left)
  else own.run(env, left, {})
}

/** An id among others that PostgreSQL compares with, up to 18; since then they are keys before. */
export function inList(env: Environment, id: unknown): unknown {
  if (env.dialect.series.major >= 19) return hashed(id)
  if (Array.isArray(id)) throw noOperator('integer[]')
  if (pythonType(id) === 'dict') throw cannotAdapt('dict')
  return id
}

/** What both sides of a many2many have in common: how links are looked at, and what else happens to what is linked. */
function manyToMany(env: Environment, table: Table, relation: string, link: (id: number) => void) {
  const other = env.table(relation)
  const isStrict = isLookedAt(env)
  // Since 19 they are missed where a rule says who reads them (tried on 19.0).
  const missGone = (id: unknown) => {
    const isGone = typeof id === 'number' && id !== 0 && !other.rows.has(id)
    if (isGone && env.dialect.series.major >= 19 && isGuarded(env, other)) existing(env, other, id, 'read')
  }
  return {
    takesAnything: true,
    create: (values: unknown) =>
      link(isStrict ? createdRow(env, relation, values) : env.create(relation, valuesOf(env, values))),
    write: (id: unknown, values: unknown) => {
      // What a model looks at first is looked at of what is gone, too (tried on 19.0).
      if (env.dialect.series.major >= 19 && pythonType(values) === 'dict') lookAtWrite(env, other, browsed(id), values)
      missGone(id)
      // Records that are gone are passed over here (tried on 14.0 and 19.0).
      if (typeof id !== 'number' || other.rows.has(id)) writeRows(env, relation, id, values)
    },
    remove: (id: unknown) => {
      // Where a rule looks at what goes it minds what is gone, from 13 to 16 (tried on 14.0).
      const { major } = env.dialect.series
      const isMinded = major >= 13 && major < 17
      missGone(id)
      if (typeof id !== 'number' || other.rows.has(id) || isMinded) removeRows(env, relation, [id])
    },
    link: (id: unknown) => link(linkedId(env, table, other, id)),
    wanted: (ids: unknown) => (isStrict ? iterated(ids).map(hashed) : idsOf(ids)),
  }
}

/** An id as PostgreSQL takes it into the table of links. Raises for what is no id of a record. */
export function linkedId(env: Environment, table: Table, other: Table, given: unknown): number {
  const { name } = other.definition
  const id = hashed(given)
  if (isLookedAt(env)) {
    if (typeof id === 'boolean')
      throw postgresError('DatatypeMismatch', 'column is of type integer but expression is of type boolean\n')
    if (typeof id === 'string' && !isDigits(id)) {
      throw invalidText('integer', id)
    }
    if (pythonType(id) === 'float') throw typeError("'float' object is not iterable")
  }
  // Since 19 text is no key where a rule says who reads what is linked (tried on 19.0).
  const isText = typeof id === 'string' && env.dialect.series.major >= 19 && isGuarded(env, other)
  if (isText) existing(env, other, id as unknown as number, 'read')
  const key = typeof id === 'string' ? Number(id) : (id as number)
  const row = other.rows.get(key)
  if (row !== undefined) {
    // Since 19 what is kept from somebody is not his to link (tried on 19.0).
    if (env.dialect.series.major >= 19 && !linkSight(env, other)(row)) {
      const refusal = env.dialect.exceptions.recordRule('read', other.definition)
      throw accessError(`Failed to write field ${table.definition.name}\n${refusal.message}`)
    }
    return key
  }
  // Since 19 what is linked must be readable, where a rule says who reads it (tried on 19.0).
  if (env.dialect.series.major >= 19 && id !== null && isGuarded(env, other)) existing(env, other, key, 'read')
  throw env.dialect.exceptions.missingLink(table.definition.name, name, key)
}

/** The other side of a many2many: its rows keep the links. */
export function mirroredLinks(env: Environment, table: Table, row: Readonly<Stored>, name: string): Relation {
  const { relation = '', mirrors = '' } = table.fields[name] as FieldDefinition
  const other = env.table(relation)
  const change = (id: number, isLinked: boolean) => {
    const target = other.rows.get(id)
    if (target === undefined) return
    const rest = idsOf(target[mirrors]).filter((one) => one !== row.id)
    other.update(target, { [mirrors]: isLinked ? [...rest, row.id] : rest })
  }
  return {
    ...manyToMany(env, table, relation, (id) => change(id, true)),
    linked: () => [...other.rows.values()].filter((one) => idsOf(one[mirrors]).includes(row.id)).map(({ id }) => id),
    unlink: (id) => change(hashed(id) as number, false),
  }
}

/** A many2many whose links are kept here. */
export function links(env: Environment, table: Table, row: Readonly<Stored>, name: string): Relation {
  const { relation = '' } = table.fields[name] as FieldDefinition
  const linked = () => idsOf(row[name])
  const link = (id: number) => {
    if (!linked().includes(id)) table.update(row, { [name]: [...linked(), id] })
  }
  return {
    ...manyToMany(env, table, relation, link),
    linked,
    unlink: (id) => {
      hashed(id)
      table.update(row, { [name]: linked().filter((one) => one !== id) })
    },
  }
}
