import { checkLanguage } from './check-language.ts'
import type { Stored } from './definition.ts'
import type { Environment, Table } from './environment.ts'
import { hasField } from './field-rights.ts'
import { isStored } from './field-storage.ts'
import { columnless } from './unstored-source.ts'

type Row = Readonly<Stored>

/** One thing to compare rows by. */
interface Term {
  readonly key: (row: Row) => unknown
  readonly isDescending: boolean
  /** Whether empty values come first: at the end of what ascends, as NULL does in PostgreSQL. */
  readonly hasNullsFirst: boolean
}

/** A row with what it is compared by. */
interface Keyed {
  readonly row: Row
  readonly keys: readonly unknown[]
}

/** Sorts rows: all of them, or no more than the first so many. */
export type RowSorter = (rows: readonly Row[], first?: number) => Row[]

/** A function that sorts rows as `order` says. Raises for sorting that cannot be. */
export function rowSorter(env: Environment, table: Table, order: string): RowSorter {
  const terms = termsOf(env, table, order, new Set())
  const keyed = (row: Row): Keyed => ({ row, keys: terms.map(({ key }) => key(row)) })
  const compare = (a: Keyed, b: Keyed): number => {
    for (let index = 0; index < terms.length; index += 1) {
      const [left, right] = [a.keys[index] as string | null, b.keys[index] as string | null]
      if (left !== right) return compared(left, right, terms[index] as Term)
    }
    return a.row.id - b.row.id
  }
  /** The same, of a row whose keys are asked for as far as they decide. */
  const comesBefore = (row: Row, { row: other, keys }: Keyed): boolean => {
    for (let index = 0; index < terms.length; index += 1) {
      const term = terms[index] as Term
      const [left, right] = [term.key(row) as string | null, keys[index] as string | null]
      if (left !== right) return compared(left, right, term) < 0
    }
    return row.id < other.id
  }
  return (rows, first) => {
    if (first === undefined || rows.length < 2 * first) {
      return rows.map(keyed).sort(compare).map(rowOf)
    }
    // A page of many: what comes after the last of it so far is left out as it is met.
    const kept: Keyed[] = []
    let last: Keyed | undefined
    for (const row of rows) {
      if (last !== undefined && !comesBefore(row, last)) continue
      kept.push(keyed(row))
      if (kept.length < 2 * first) continue
      kept.sort(compare)
      kept.length = first
      last = kept.at(-1)
    }
    return kept.sort(compare).slice(0, first).map(rowOf)
  }
}

const rowOf = ({ row }: Keyed) => row

/** Rows as a search of their model finds them. */
export function inOwnOrder(env: Environment, table: Table, rows: readonly Row[]): Row[] {
  return rows.length < 2 ? [...rows] : rowSorter(env, table, table.definition.order ?? 'id')(rows)
}

function compared(left: string | null, right: string | null, { isDescending, hasNullsFirst }: Term): number {
  if (left === null || right === null) return (left === null) === hasNullsFirst ? -1 : 1
  return left < right === isDescending ? 1 : -1
}

function termsOf(env: Environment, table: Table, order: string, seen: ReadonlySet<string>): Term[] {
  const { sorting } = env.dialect
  const own = table.definition.sortedBy?.(order, env)
  if (own !== undefined) return [{ key: own.key, isDescending: own.isDescending, hasNullsFirst: false }]
  const parts = order.split(',')
  if (!parts.every((part) => sorting.term.test(part))) throw sorting.invalid(order)
  return parts.flatMap((part) => {
    const [path = 'id', ...rest] = part.trim().split(/\s+/)
    const words = rest.map((word) => word.toLowerCase())
    const isDescending = words[0] === 'desc'
    const nulls = words.indexOf('nulls')
    const hasNullsFirst = nulls < 0 ? isDescending : words[nulls + 1] === 'first'
    return fieldTerms(env, table, path, { isDescending, hasNullsFirst }, seen)
  })
}

function fieldTerms(
  env: Environment,
  table: Table,
  path: string,
  direction: Omit<Term, 'key'>,
  seen: ReadonlySet<string>,
): Term[] {
  const { sorting, exceptions, series } = env.dialect
  // What is behind a colon is for groups alone.
  const [name = '', property] = sorting.hasPaths ? path.replace(/:.*/, '').split('.') : [path]
  const model = table.definition.name
  const field = Object.hasOwn(table.fields, name) ? table.fields[name] : undefined
  if (field === undefined) throw exceptions.unknownOrderField(name, model)
  // Since 19 nobody sorts by what they may not know (tried on 19.0).
  if (series.major >= 19) hasField(env, table, name, 'read')
  const isRelated = field.related !== undefined
  // 17 minds it before it minds whether there is a column.
  if (property !== undefined && !sorting.hasIds) throw sorting.noProperty(model, name, property)
  const unstored = sorting.refusesUnstored ? columnless(env, table, name) : undefined
  if (unstored !== undefined) throw sorting.notStored(unstored.model, unstored.name)
  if (field.translate) checkLanguage(env)
  if (!isStored(field) && !isRelated) {
    return field.store === false ? [] : [{ ...direction, key: keyOf(env, table, name) }]
  }
  if (field.type.endsWith('2many')) {
    if (sorting.refusesUnstored) throw sorting.notStored(model, name)
    return []
  }
  const isById = property === 'id' && field.type === 'many2one'
  if (property !== undefined && !isById) throw sorting.noProperty(model, name, property)
  if (field.type !== 'many2one' || isById) return [{ ...direction, key: keyOf(env, table, name) }]
  // A many2one goes by the order of its model; one that leads back here by ids.
  const link = `${model}.${name}`
  if (seen.has(link)) return [{ ...direction, key: keyOf(env, table, name) }]
  const other = env.table(field.relation ?? '')
  const value = keyOf(env, table, name)
  const inner = termsOf(env, other, other.definition.order ?? 'id', new Set([...seen, link]))
  return inner.map((term) => ({
    isDescending: term.isDescending !== direction.isDescending,
    hasNullsFirst: direction.hasNullsFirst,
    key: (row: Row) => {
      const target = other.rows.get(value(row) as number)
      return target === undefined ? null : term.key(target)
    },
  }))
}

function keyOf(env: Environment, table: Table, name: string): (row: Row) => unknown {
  const field = table.fields[name]
  const sudo = env.sudo()
  const isPlain = field?.compute === undefined && !field?.related && !field?.translate && !field?.companyDependent
  const value = isPlain ? (row: Row) => row[name] : (row: Row) => sudo.raw(table, row, name)
  if (field?.type === 'boolean') return (row) => Boolean(value(row))
  return (row) => {
    const found = value(row)
    return found === false || found === undefined ? null : found
  }
}
