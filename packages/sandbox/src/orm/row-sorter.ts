import { checkLanguage } from './check-language.ts'
import type { Stored } from './definition.ts'
import type { Environment, OrderOfRows, Table } from './environment.ts'
import { mayAsk } from './field-rights.ts'
import { isColumn, isStored } from './field-storage.ts'
import { columnless } from './unstored-source.ts'
import { valueReader } from './value-reader.ts'

type Row = Readonly<Stored>

/** What an order is made of: the sorted rows alone, others of the database too, or also who asks, and when. */
type GoesBy = OrderOfRows['goesBy'] | 'who asks'

/** One thing to compare rows by. */
interface Term {
  readonly key: (row: Row) => unknown
  readonly isDescending: boolean
  /** Whether empty values come first: at the end of what ascends, as NULL does in PostgreSQL. */
  readonly hasNullsFirst: boolean
  goesBy(): GoesBy
}

/** A row with what it is compared by. */
interface Keyed {
  readonly row: Row
  readonly keys: readonly unknown[]
}

/** Sorts rows: all of them, or no more than the first so many. */
export interface RowSorter {
  (rows: readonly Row[], first?: number): Row[]
  goesBy(): GoesBy
}

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
  const sort = (rows: readonly Row[], first = Number.POSITIVE_INFINITY) => {
    if (rows.length < 2 * first) {
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
  return Object.assign(sort, { goesBy: () => widest(terms.map((term) => term.goesBy())) })
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
  if (own !== undefined)
    return [{ key: own.key, isDescending: own.isDescending, hasNullsFirst: false, goesBy: () => 'who asks' }]
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
  direction: Pick<Term, 'isDescending' | 'hasNullsFirst'>,
  seen: ReadonlySet<string>,
): Term[] {
  const { sorting, exceptions } = env.dialect
  // What is behind a colon is for groups alone.
  const [name = '', property] = sorting.hasPaths ? path.replace(/:.*/, '').split('.') : [path]
  const model = table.definition.name
  const field = Object.hasOwn(table.fields, name) ? table.fields[name] : undefined
  if (field === undefined) throw exceptions.unknownOrderField(name, model)
  mayAsk(env, table, name)
  const isRelated = field.related !== undefined
  // 17 minds it before it minds whether there is a column.
  if (property !== undefined && !sorting.hasIds) throw sorting.noProperty(model, name, property)
  const unstored = sorting.refusesUnstored ? columnless(env, table, name) : undefined
  if (unstored !== undefined) throw sorting.notStored(unstored.model, unstored.name)
  if (field.translate) checkLanguage(env)
  if (!isStored(field) && !isRelated) {
    return field.store === false ? [] : [{ ...direction, ...keyOf(env, table, name) }]
  }
  if (field.type.endsWith('2many')) {
    if (sorting.refusesUnstored) throw sorting.notStored(model, name)
    return []
  }
  const isById = property === 'id' && field.type === 'many2one'
  if (property !== undefined && !isById) throw sorting.noProperty(model, name, property)
  if (field.type !== 'many2one' || isById) return [{ ...direction, ...keyOf(env, table, name) }]
  // A many2one goes by the order of its model; one that leads back here by ids.
  const step = `${model}.${name}`
  if (seen.has(step)) return [{ ...direction, ...keyOf(env, table, name) }]
  const other = env.table(field.relation ?? '')
  const link = keyOf(env, table, name)
  const inner = termsOf(env, other, other.definition.order ?? 'id', new Set([...seen, step]))
  return inner.map((term) => ({
    isDescending: term.isDescending !== direction.isDescending,
    hasNullsFirst: direction.hasNullsFirst,
    goesBy: () => widest(['the database', link.goesBy(), term.goesBy()]),
    key: (row: Row) => {
      const target = other.rows.get(link.key(row) as number)
      return target === undefined ? null : term.key(target)
    },
  }))
}

function keyOf(env: Environment, table: Table, name: string): Pick<Term, 'key' | 'goesBy'> {
  const value = valueReader(env, table, name)
  const goesBy = () => madeOf(env, table, name)
  if (table.fields[name]?.type === 'boolean') return { key: (row) => Boolean(value(row)), goesBy }
  const key = (row: Row) => {
    const found = value(row)
    return found === false || found === undefined ? null : found
  }
  return { key, goesBy }
}

/** What is computed is the same for whoever asks where PostgreSQL has a column of it. */
function madeOf(env: Environment, table: Table, path: string): GoesBy {
  const [name = '', ...rest] = path.split('.')
  const field = table.fields[name]
  if (field === undefined || field.translate || field.companyDependent) return 'who asks'
  if (rest.length > 0) {
    const other = env.table(field.relation ?? '')
    return widest(['the database', madeOf(env, table, name), madeOf(env, other, rest.join('.'))])
  }
  if (field.related !== undefined) return madeOf(env, table, field.related)
  if (isColumn(field)) return 'its rows'
  return field.compute !== undefined && isStored(field) ? 'the database' : 'who asks'
}

const WIDTH: readonly GoesBy[] = ['its rows', 'the database', 'who asks']

const widest = (all: readonly GoesBy[]): GoesBy => WIDTH[Math.max(0, ...all.map((one) => WIDTH.indexOf(one)))] as GoesBy
