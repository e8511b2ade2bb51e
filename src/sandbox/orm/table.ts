import type { FieldDefinition, ModelDefinition, Stored } from './definition.ts'
import type { Journal } from './journal.ts'

const MAGIC_FIELDS: Readonly<Record<string, FieldDefinition>> = {
  id: { type: 'integer', string: 'ID', readonly: true },
  create_date: { type: 'datetime', string: 'Created on', readonly: true },
  write_date: { type: 'datetime', string: 'Last Updated on', readonly: true },
  create_uid: { type: 'many2one', string: 'Created by', relation: 'res.users', readonly: true },
  write_uid: { type: 'many2one', string: 'Last Updated by', relation: 'res.users', readonly: true },
}

/** The rows of one model. All writes go through its methods, which the journal can take back. */
export class Table {
  readonly definition: ModelDefinition
  readonly fields: Readonly<Record<string, FieldDefinition>>
  readonly #rows = new Map<number, Stored>()
  readonly #journal: Journal
  #lastId = 0

  constructor(definition: ModelDefinition, journal: Journal) {
    this.definition = definition
    this.#journal = journal
    const recName = definition.recName ?? 'name'
    this.fields = {
      ...MAGIC_FIELDS,
      display_name: {
        type: 'char',
        string: 'Display Name',
        readonly: true,
        compute: (row, env) => env.raw(this, row, recName) || `${definition.name},${row.id}`,
      },
      ...definition.fields,
    }
    for (const row of definition.records ?? []) this.put({ ...this.empty(), ...row })
  }

  get rows(): ReadonlyMap<number, Readonly<Stored>> {
    return this.#rows
  }

  /** Stores a row under its own id. */
  put(row: Stored): void {
    this.#rows.set(row.id, row)
    this.#lastId = Math.max(this.#lastId, row.id)
    this.#journal.note(() => this.#rows.delete(row.id))
  }

  /** Changes values of a row. */
  update(row: Readonly<Stored>, values: Readonly<Record<string, unknown>>): void {
    const before = Object.fromEntries(Object.keys(values).map((name) => [name, row[name]]))
    this.#journal.note(() => Object.assign(row, before))
    Object.assign(row, values)
  }

  remove(id: number): void {
    const row = this.#rows.get(id)
    if (row === undefined) return
    this.#journal.note(() => this.#putBack(row))
    this.#rows.delete(id)
  }

  // In its old place: rows are kept in the order of their ids.
  #putBack(row: Stored): void {
    const later = [...this.#rows.values()].filter(({ id }) => id > row.id)
    this.#rows.set(row.id, row)
    for (const other of later) {
      this.#rows.delete(other.id)
      this.#rows.set(other.id, other)
    }
  }

  /** The next id; as in PostgreSQL, one that a failed call took is not given again. */
  nextId(): number {
    return ++this.#lastId
  }

  /** The value of every stored field that nobody gave. */
  empty(): Record<string, unknown> {
    const row: Record<string, unknown> = {}
    for (const [name, field] of Object.entries(this.fields)) {
      if (field.compute !== undefined || field.type === 'one2many') continue
      row[name] = field.type === 'many2many' ? [] : /^(integer|float|monetary)$/.test(field.type) ? 0 : false
    }
    return row
  }
}
