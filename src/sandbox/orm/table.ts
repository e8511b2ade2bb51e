import type { FieldDefinition, ModelDefinition, Stored } from './definition.ts'

const MAGIC_FIELDS: Readonly<Record<string, FieldDefinition>> = {
  id: { type: 'integer', string: 'ID', readonly: true },
  create_date: { type: 'datetime', string: 'Created on', readonly: true },
  write_date: { type: 'datetime', string: 'Last Updated on', readonly: true },
  create_uid: { type: 'many2one', string: 'Created by', relation: 'res.users', readonly: true },
  write_uid: { type: 'many2one', string: 'Last Updated by', relation: 'res.users', readonly: true },
}

/** The rows of one model. */
export class Table {
  readonly definition: ModelDefinition
  readonly fields: Readonly<Record<string, FieldDefinition>>
  readonly rows = new Map<number, Stored>()
  #lastId = 0

  constructor(definition: ModelDefinition) {
    this.definition = definition
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

  /** Stores a row under its own id. */
  put(row: Stored): void {
    this.rows.set(row.id, row)
    this.#lastId = Math.max(this.#lastId, row.id)
  }

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
