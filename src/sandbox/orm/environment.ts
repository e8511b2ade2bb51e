import type { Dialect, Operation } from '../dialect/index.ts'
import type { FieldDefinition, Group, Stored } from './definition.ts'
import { compileDomain, idsOf } from './domain.ts'
import { accessError, keyError, valueError } from './exceptions.ts'
import type { Table } from './table.ts'

const LETTER: Record<Operation, string> = { read: 'r', write: 'w', create: 'c', unlink: 'd' }
const COMMANDS_REMEDY = 'commands are lists such as [4, id, 0] or [6, 0, ids]'

/** What an environment is made of. */
export interface EnvironmentSettings {
  readonly tables: ReadonlyMap<string, Table>
  readonly dialect: Dialect
  readonly uid: number
  readonly context?: Readonly<Record<string, unknown>>
  readonly isSudo?: boolean
  /** What Python 2 shows before text: `u` when the call came as JSON. */
  readonly textPrefix?: string
}

/** The database as one user sees it. */
export class Environment {
  readonly dialect: Dialect
  readonly uid: number
  readonly context: Readonly<Record<string, unknown>>
  readonly textPrefix: string
  readonly #settings: EnvironmentSettings
  readonly #tables: ReadonlyMap<string, Table>
  readonly #isSudo: boolean

  constructor(settings: EnvironmentSettings) {
    const { tables, dialect, uid, context = {}, isSudo = false, textPrefix = '' } = settings
    this.#settings = settings
    this.#tables = tables
    this.dialect = dialect
    this.uid = uid
    this.context = context
    this.textPrefix = textPrefix
    this.#isSudo = isSudo
  }

  /** The same without access rules. */
  sudo(): Environment {
    return this.#isSudo ? this : new Environment({ ...this.#settings, isSudo: true })
  }

  withContext(context: Readonly<Record<string, unknown>>): Environment {
    return new Environment({ ...this.#settings, context })
  }

  get user(): Readonly<Stored> {
    const user = this.table('res.users').rows.get(this.uid)
    if (user === undefined) throw accessError('The user does not exist any more')
    return user
  }

  get groups(): readonly Group[] {
    return this.user.groups as readonly Group[]
  }

  hasModel(name: string): boolean {
    return this.#tables.has(name)
  }

  table(name: string): Table {
    const table = this.#tables.get(name)
    if (table === undefined) throw keyError(name)
    return table
  }

  /** The value of a field as it is stored or computed: ids for relations. */
  raw(table: Table, row: Readonly<Stored>, name: string): unknown {
    const field = table.fields[name]
    if (field?.compute !== undefined) return field.compute(row, this)
    if (field?.type === 'one2many') {
      const inverse = field.inverse ?? ''
      const other = this.table(field.relation ?? '')
      return [...other.rows.values()]
        .filter((one) => one[inverse] === row.id && this.#isActive(one))
        .map((one) => one.id)
    }
    return row[name]
  }

  displayName(model: string, id: number): string {
    const table = this.table(model)
    const row = table.rows.get(id)
    return row === undefined ? '' : String(this.raw(table, row, 'display_name'))
  }

  search(
    model: string,
    domain: readonly unknown[] = [],
    options: { offset?: number; limit?: number; order?: string } = {},
  ): number[] {
    const table = this.table(model)
    this.checkAccess(table, 'read')
    const matches = compileDomain(this, table, domain)
    const namesActive = domain.some((term) => Array.isArray(term) && term[0] === 'active')
    const onlyActive = 'active' in table.fields && !namesActive && this.context.active_test !== false
    const rows = [...table.rows.values()].filter(
      (row) => (!onlyActive || row.active === true) && this.#sees(table, row) && matches(row),
    )
    rows.sort(this.#sorter(table, options.order || table.definition.order || 'id'))
    const offset = options.offset || 0
    return rows.slice(offset, options.limit ? offset + options.limit : undefined).map((row) => row.id)
  }

  /** With bare ids for many2one, or with names as the web client wants them. */
  read(
    model: string,
    ids: readonly number[],
    fields: readonly string[] = [],
    load: 'names' | 'ids' = 'names',
  ): Record<string, unknown>[] {
    const table = this.table(model)
    this.checkAccess(table, 'read')
    const asked = fields.length > 0 ? fields : Object.keys(table.fields)
    const names = asked.filter((name) => this.#hasField(table, name, 'read'))
    const rows = ids.flatMap((id) => table.rows.get(id) ?? [])
    this.#checkRules(table, rows, 'read')
    return rows.map((row) => {
      const answer: Record<string, unknown> = { id: row.id }
      for (const name of names) answer[name] = this.#sent(table.fields[name], this.raw(table, row, name), load)
      return answer
    })
  }

  create(model: string, values: Readonly<Record<string, unknown>>): number {
    const table = this.table(model)
    this.checkAccess(table, 'create')
    const row = { ...table.empty(), ...this.#defaults(table), id: table.nextId() } as Stored
    const now = timestamp()
    Object.assign(row, { create_date: now, write_date: now, create_uid: this.uid, write_uid: this.uid })
    table.put(row)
    this.#assign(table, row, values, 'create')
    this.#checkUnique(table, row)
    this.#checkRequired(table, row)
    table.definition.constrain?.(row, this)
    this.#checkRules(table, [row], 'create')
    table.definition.created?.(row, this)
    return row.id
  }

  write(model: string, ids: readonly number[], values: Readonly<Record<string, unknown>>): void {
    const table = this.table(model)
    this.checkAccess(table, 'write')
    const rows = ids.map((id) => this.#existing(table, id, 'write'))
    this.#checkRules(table, rows, 'write')
    for (const row of rows) {
      this.#assign(table, row, values, 'write')
      table.update(row, { write_date: timestamp(), write_uid: this.uid })
      this.#checkUnique(table, row)
      this.#checkRequired(table, row)
      table.definition.constrain?.(row, this)
    }
  }

  unlink(model: string, ids: readonly number[]): void {
    const table = this.table(model)
    this.checkAccess(table, 'unlink')
    const known = this.dialect.unlinksMissing ? ids.filter((id) => table.rows.has(id)) : ids
    const rows = known.map((id) => this.#existing(table, id, 'unlink'))
    this.#checkRules(table, rows, 'unlink')
    this.#remove(model, new Set(rows.map(({ id }) => id)))
  }

  /** Takes rows out, and with them what they hold together. */
  #remove(model: string, gone: ReadonlySet<number>): void {
    for (const id of gone) this.table(model).remove(id)
    for (const other of this.#tables.values()) this.#forget(other, model, gone)
  }

  /** A copy with other values; its name says that it is one. */
  copy(model: string, id: number, values: Readonly<Record<string, unknown>>): number {
    const table = this.table(model)
    this.checkAccess(table, 'read')
    const row = this.#existing(table, id, 'read')
    this.#checkRules(table, [row], 'read')
    const recName = table.definition.recName ?? 'name'
    const copied = Object.entries(table.fields).filter(
      ([name, { compute, type, readonly }]) =>
        compute === undefined && !readonly && type !== 'one2many' && name !== 'id',
    )
    const before = Object.fromEntries(
      copied.map(([name, { type }]) => [name, type === 'many2many' ? [[6, 0, row[name]]] : row[name]]),
    )
    const title = recName in before ? { [recName]: `${String(row[recName])} (copy)` } : {}
    return this.create(model, { ...before, ...title, ...values })
  }

  /** Sends a workflow signal to a record, up to 10. One that nobody waits for does nothing. */
  signal(model: string, id: number, signal: string): void {
    const { signals, methods } = this.table(model).definition
    const method = signals?.[signal]
    if (method !== undefined) methods?.[method]?.run(this, [id], {})
  }

  defaultGet(model: string, fields: readonly string[]): Record<string, unknown> {
    const table = this.table(model)
    const defaults = this.#defaults(table)
    return Object.fromEntries(Object.entries(defaults).filter(([name]) => fields.includes(name)))
  }

  /** Raises when the user's groups may not do this on the model at all. */
  checkAccess(table: Table, operation: Operation): void {
    if (this.#isSudo) return
    const { access } = table.definition
    if (this.groups.some((group) => access[group]?.includes(LETTER[operation]))) return
    throw this.dialect.exceptions.accessRights(operation, table.definition)
  }

  #checkRules(table: Table, rows: readonly Readonly<Stored>[], operation: Operation): void {
    if (rows.every((row) => this.#sees(table, row))) return
    throw this.dialect.exceptions.recordRule(operation, table.definition)
  }

  #sees(table: Table, row: Readonly<Stored>): boolean {
    if (this.#isSudo) return true
    const { rules, access } = table.definition
    // Each group with rights opens what its rule lets through; a group without a rule opens all.
    return this.groups.some((group) => access[group] !== undefined && (rules?.[group]?.(row, this) ?? true))
  }

  #existing(table: Table, id: number, operation: Operation): Readonly<Stored> {
    const row = table.rows.get(id)
    if (row !== undefined) return row
    throw this.dialect.exceptions.missingRecord(operation, table.definition, id, this.uid)
  }

  /** Raises for a field that is not there, or passes over it as the oldest servers do. */
  #hasField(table: Table, name: string, operation: Operation): boolean {
    if (Object.hasOwn(table.fields, name)) return true
    if (this.dialect.ignoresUnknownFields) return false
    throw this.dialect.exceptions.unknownField(operation, name, table.definition.name)
  }

  #defaults(table: Table): Record<string, unknown> {
    const defaults: Record<string, unknown> = {}
    for (const [name, field] of Object.entries(table.fields)) {
      const given = this.context[`default_${name}`]
      const value = given ?? (typeof field.default === 'function' ? field.default(this) : field.default)
      if (value !== undefined) defaults[name] = value
    }
    return defaults
  }

  #checkUnique(table: Table, row: Readonly<Stored>): void {
    for (const [name, words] of Object.entries(table.definition.unique ?? {})) {
      for (const other of table.rows.values()) {
        if (other !== row && other[name] === row[name]) throw this.dialect.exceptions.notUnique(words)
      }
    }
  }

  #checkRequired(table: Table, row: Readonly<Stored>): void {
    for (const [name, field] of Object.entries(table.fields)) {
      if (!field.required || (row[name] !== false && row[name] !== '')) continue
      throw this.dialect.exceptions.missingRequired(table.definition, name, field)
    }
  }

  #assign(
    table: Table,
    row: Readonly<Stored>,
    values: Readonly<Record<string, unknown>>,
    operation: 'create' | 'write',
  ): void {
    for (const [name, value] of Object.entries(values)) {
      if (!this.#hasField(table, name, operation)) continue
      const field = table.fields[name] as FieldDefinition
      if (field.type === 'one2many' || field.type === 'many2many') this.#applyCommands(table, row, name, value)
      else if (field.compute === undefined && name !== 'id') {
        table.update(row, { [name]: this.#stored(name, field, value) })
      }
    }
  }

  #stored(name: string, field: FieldDefinition, value: unknown): unknown {
    if (value === null || value === undefined || value === '') return field.type === 'integer' ? 0 : false
    if (field.type === 'selection' && value !== false && !field.selection?.some(([key]) => key === value)) {
      throw valueError(`Wrong value for ${name}: '${String(value)}'`)
    }
    if (field.type === 'date' && typeof value === 'string') return value.slice(0, 'YYYY-MM-DD'.length)
    if (field.type === 'many2one' && typeof value === 'number') {
      this.#existing(this.table(field.relation ?? ''), value, 'read')
    }
    return value
  }

  #applyCommands(table: Table, row: Readonly<Stored>, name: string, commands: unknown): void {
    if (!Array.isArray(commands)) throw valueError(`Wrong value for ${name}: ${COMMANDS_REMEDY}`)
    const { relation = '', inverse } = table.fields[name] ?? {}
    const linked = () => idsOf(this.raw(table, row, name))
    const other = this.table(relation)
    const set = (ids: readonly number[]) => table.update(row, { [name]: ids })
    const link = (id: number) => {
      if (inverse !== undefined) other.update(this.#existing(other, id, 'write'), { [inverse]: row.id })
      else set([...new Set([...idsOf(row[name]), id])])
    }
    const unlink = (id: number) => {
      if (inverse !== undefined) other.update(this.#existing(other, id, 'write'), { [inverse]: false })
      else set(idsOf(row[name]).filter((one) => one !== id))
    }
    for (const command of commands) {
      // A bare id stands for [4, id].
      const [code, id, payload] = Array.isArray(command) ? command : [4, command]
      if (code === 0) link(this.create(relation, inverse === undefined ? payload : { ...payload, [inverse]: row.id }))
      else if (code === 1) this.write(relation, [id], payload)
      else if (code === 2) this.unlink(relation, [id])
      else if (code === 3) unlink(id)
      else if (code === 4) link(id)
      else if (code === 5) for (const one of linked()) unlink(one)
      else if (code === 6) {
        for (const one of linked()) if (!payload.includes(one)) unlink(one)
        for (const one of payload) link(one)
      } else throw valueError(`Wrong value for ${name}: ${COMMANDS_REMEDY}`)
    }
  }

  #sent(field: FieldDefinition | undefined, value: unknown, load: 'names' | 'ids'): unknown {
    if (field?.type === 'many2one') {
      if (typeof value !== 'number') return false
      return load === 'ids' ? value : [value, this.sudo().displayName(field.relation ?? '', value)]
    }
    return value ?? false
  }

  #isActive(row: Readonly<Stored>): boolean {
    return row.active !== false || this.context.active_test === false
  }

  #sorter(table: Table, order: string): (a: Readonly<Stored>, b: Readonly<Stored>) => number {
    const terms = order.split(',').map((term) => {
      const [name = 'id', direction = 'asc'] = term.trim().split(/\s+/)
      if (!(name in table.fields)) {
        throw this.dialect.exceptions.unknownField('read', name, table.definition.name)
      }
      return { name, sign: direction.toLowerCase() === 'desc' ? -1 : 1 }
    })
    const key = (row: Readonly<Stored>, name: string) => {
      const value = this.raw(table, row, name)
      const relation = table.fields[name]?.relation
      return relation !== undefined && typeof value === 'number' ? this.sudo().displayName(relation, value) : value
    }
    return (a, b) => {
      for (const { name, sign } of terms) {
        const [left, right] = [key(a, name), key(b, name)] as [string, string]
        if (left === right) continue
        // Empty values come last, as NULL does in PostgreSQL.
        if (typeof left === 'boolean' || typeof right === 'boolean') return sign * (left ? -1 : 1)
        return sign * (left < right ? -1 : 1)
      }
      return a.id - b.id
    }
  }

  #forget(table: Table, model: string, gone: ReadonlySet<number>): void {
    for (const [name, field] of Object.entries(table.fields)) {
      if (field.relation !== model || field.compute !== undefined) continue
      if (field.type === 'many2one') this.#forgetOne(table, name, field, gone)
      if (field.type === 'many2many') {
        for (const row of table.rows.values()) {
          const ids = idsOf(row[name])
          if (ids.some((id) => gone.has(id))) table.update(row, { [name]: ids.filter((id) => !gone.has(id)) })
        }
      }
    }
  }

  #forgetOne(table: Table, name: string, field: FieldDefinition, gone: ReadonlySet<number>): void {
    const held = [...table.rows.values()].filter((row) => gone.has(row[name] as number))
    if (held.length === 0) return
    if (field.onDelete === 'cascade') this.#remove(table.definition.name, new Set(held.map(({ id }) => id)))
    else if (field.required) throw this.dialect.exceptions.stillReferenced(table.definition, name, field)
    else for (const row of held) table.update(row, { [name]: false })
  }
}

function timestamp(): string {
  return new Date().toISOString().slice(0, 19).replace('T', ' ')
}
