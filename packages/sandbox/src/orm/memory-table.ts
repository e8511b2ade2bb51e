import type { FieldDefinition, ModelDefinition, Stored } from './definition.ts'
import type { OrderOfRows, Table } from './environment.ts'
import { isColumn, unsetValue } from './field-storage.ts'
import type { Journal } from './journal.ts'
import { KeptOrders } from './kept-orders.ts'
import { allFields } from './magic-fields.ts'

/** When rows were made of which nothing else is said, and by whom: a moment like the demo data's, and the server's own user. */
const MADE = {
  ...{ create_date: '2026-01-05 08:00:00', create_uid: 1 },
  ...{ write_date: '2026-01-05 08:00:00', write_uid: 1 },
}

/** Rows of these are written by SQL: nobody made them at any moment (real 14 and 19). */
const WITHOUT_MOMENTS: ReadonlySet<string> = new Set(['ir.model', 'ir.model.fields', 'ir.module.module.dependency'])

/** The rows of one model, in memory. The journal can take its writes back. */
export class MemoryTable implements Table {
  #definition: ModelDefinition
  #fields: Readonly<Record<string, FieldDefinition>>
  readonly #loaded = new Map<number, Stored>()
  readonly #journal: Journal
  /** By column: the rows that hold a value. Made with the first look. */
  readonly #referring = new Map<string, Map<unknown, Set<number>>>()
  /** Made with the first long search. */
  #orders: KeptOrders | undefined
  /** How often a row of this table has changed. */
  #changes = 0
  /** What a row of nothing holds, as text. */
  #unset: string | undefined
  /** Where rows hold what is each company's own, for the first company: put there later, each row would have a shape of its own. */
  #ofMainCompany: readonly string[]
  #lastId = 0
  /** The last id of the rows that the table began with. */
  #lastGiven = 0
  /** Rows of the definition that nobody has looked for yet. */
  #records: readonly Stored[] | (() => readonly Stored[]) | undefined

  /** `records` are those of the definition, or made with the first look. */
  constructor(
    definition: ModelDefinition,
    journal: Journal,
    records: readonly Stored[] | (() => readonly Stored[]) | undefined = definition.records,
  ) {
    this.#definition = definition
    this.#journal = journal
    this.#fields = allFields(definition)
    this.#ofMainCompany = companyKeys(this.#fields)
    this.#records = records
  }

  get definition(): ModelDefinition {
    return this.#definition
  }

  get fields(): Readonly<Record<string, FieldDefinition>> {
    return this.#fields
  }

  /** Gives the table another definition; rows that are there have nothing in columns that are new. */
  redefine(definition: ModelDefinition): void {
    const before = this.#definition
    const known = this.#fields
    this.#journal.note(() => this.#define(before))
    this.#define(definition)
    const added = Object.entries(this.#fields).filter(([name, field]) => isColumn(field) && !Object.hasOwn(known, name))
    if (added.length === 0 || this.#records !== undefined) return
    const unset = Object.fromEntries(added.map(([name, field]) => [name, unsetValue(field)]))
    for (const row of this.#loaded.values()) this.update(row, unset)
  }

  /** The same rows, to be changed apart. */
  fork(journal: Journal): MemoryTable {
    const other = new MemoryTable(this.definition, journal)
    other.#records = this.#records
    if (this.#records === undefined)
      for (const row of this.#loaded.values()) other.#add(Object.assign(other.empty(), row) as Stored)
    other.#lastId = this.#lastId
    other.#lastGiven = this.#lastGiven
    return other
  }

  /** The last id that was given. */
  get lastId(): number {
    this.#load()
    return this.#lastId
  }

  set lastId(id: number) {
    this.#load()
    this.#lastId = id
  }

  get rows(): ReadonlyMap<number, Readonly<Stored>> {
    this.#load()
    return this.#loaded
  }

  isMadeHere(id: number): boolean {
    this.#load()
    return id > this.#lastGiven
  }

  /** The rows whose column holds a value, as a many2one an id, in the order of their ids. */
  referring(name: string, value: unknown): Readonly<Stored>[] {
    let index = this.#referring.get(name)
    if (index === undefined) {
      index = new Map()
      this.#referring.set(name, index)
      for (const row of this.rows.values()) this.#enter(index, row[name], row.id)
    }
    const ids = [...(index.get(value) ?? [])].sort((a, b) => a - b)
    return ids.flatMap((one) => this.#loaded.get(one) ?? [])
  }

  /** All rows in an order, where it was asked for before and nothing has changed since that it goes by. */
  keptInOrder({ name, goesBy }: OrderOfRows, sorted: () => readonly Readonly<Stored>[]) {
    this.#orders ??= new KeptOrders()
    return this.#orders.rows(name, goesBy === 'its rows' ? this.#changes : this.#journal.changes, sorted)
  }

  /** Stores a row under its own id. */
  put(row: Stored): void {
    this.#load()
    Object.assign(row, withListsKept(row))
    this.#add(row)
    this.#lastId = Math.max(this.#lastId, row.id)
    this.#journal.note(() => this.#take(row))
  }

  /** Changes values of a row. */
  update(row: Readonly<Stored>, values: Readonly<Record<string, unknown>>): void {
    const before = Object.fromEntries(Object.keys(values).map((name) => [name, row[name]]))
    this.#journal.note(() => this.#assign(row, before))
    this.#assign(row, values)
  }

  remove(id: number): void {
    const row = this.rows.get(id)
    if (row === undefined) return
    this.#journal.note(() => this.#putBack(row))
    this.#take(row)
  }

  /** The next id; as in PostgreSQL, one that a failed call took is not given again. */
  nextId(): number {
    this.#load()
    return ++this.#lastId
  }

  /** The value of every stored field that nobody gave. */
  empty(): Record<string, unknown> {
    // Parsed, rows of a table have one shape, which engines read fast: filled name by name or spread each gets its own.
    this.#unset ??= JSON.stringify(
      Object.fromEntries(
        Object.entries(this.fields).flatMap(([name, field]) => (isColumn(field) ? [[name, unsetValue(field)]] : [])),
      ),
    )
    const row = JSON.parse(this.#unset) as Record<string, unknown>
    for (const key of this.#ofMainCompany) row[key] = undefined
    return row
  }

  #define(definition: ModelDefinition): void {
    this.#changes += 1
    this.#unset = undefined
    this.#definition = definition
    this.#fields = allFields(definition)
    this.#ofMainCompany = companyKeys(this.#fields)
  }

  // Most tables are never looked into.
  #load(): void {
    const records = this.#records
    if (records === undefined) return
    this.#records = undefined
    // What was made had its defaults: numbers with one are no NULL.
    const zeros = Object.fromEntries(
      Object.entries(this.fields).flatMap(([name, field]) =>
        isColumn(field) && typeof field.default === 'number' ? [[name, 0]] : [],
      ),
    )
    const moments = WITHOUT_MOMENTS.has(this.definition.name) ? {} : MADE
    for (const row of typeof records === 'function' ? records() : records) {
      this.#add(Object.assign(this.empty(), zeros, moments, withListsKept(row)) as Stored)
      this.#lastId = Math.max(this.#lastId, row.id)
    }
    this.#lastGiven = this.#lastId
  }

  #add(row: Stored): void {
    this.#changes += 1
    this.#loaded.set(row.id, row)
    for (const [name, index] of this.#referring) this.#enter(index, row[name], row.id)
  }

  #take(row: Stored): void {
    this.#changes += 1
    this.#loaded.delete(row.id)
    for (const [name, index] of this.#referring) index.get(row[name])?.delete(row.id)
  }

  #assign(row: Readonly<Stored>, values: Readonly<Record<string, unknown>>): void {
    this.#changes += 1
    for (const [name, index] of this.#referring) {
      if (!(name in values)) continue
      index.get(row[name])?.delete(row.id)
      this.#enter(index, values[name], row.id)
    }
    Object.assign(row, withListsKept(values))
  }

  #enter(index: Map<unknown, Set<number>>, value: unknown, id: number): void {
    if (value === false || value === undefined || value === null) return
    const ids = index.get(value)
    if (ids === undefined) index.set(value, new Set([id]))
    else ids.add(id)
  }

  // In its old place: rows are kept in the order of their ids.
  #putBack(row: Stored): void {
    const later = [...this.#loaded.values()].filter(({ id }) => id > row.id)
    this.#add(row)
    for (const other of later) {
      this.#loaded.delete(other.id)
      this.#loaded.set(other.id, other)
    }
  }
}

const companyKeys = (fields: Readonly<Record<string, FieldDefinition>>) =>
  Object.entries(fields).flatMap(([name, { companyDependent }]) => (companyDependent ? [`${name}@1`] : []))

/**
 * The same values, whose lists nobody changes in place: other databases have them too, those that this one was forked
 * from, and those that are made of the same rows.
 */
function withListsKept<V extends Readonly<Record<string, unknown>>>(values: V): V {
  let kept: Record<string, unknown> | undefined
  for (const name in values) {
    const value: unknown = values[name]
    if (!Array.isArray(value) || Object.isFrozen(value)) continue
    kept ??= { ...values }
    kept[name] = Object.freeze([...value])
  }
  return (kept ?? values) as V
}
