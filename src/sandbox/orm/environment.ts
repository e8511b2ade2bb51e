import type { Dialect } from '../dialect.ts'
import type { FieldDefinition, Group, Stored } from './definition.ts'
import { compileDomain, idsOf } from './domain.ts'
import { accessError, keyError, missingError, validationError, valueError } from './exceptions.ts'
import type { Table } from './table.ts'

type Operation = 'read' | 'write' | 'create' | 'unlink'
const LETTER: Record<Operation, string> = { read: 'r', write: 'w', create: 'c', unlink: 'd' }
const COMMANDS_REMEDY = 'commands are lists such as [4, id, 0] or [6, 0, ids]'

/** The database as one user sees it. */
export class Environment {
  readonly #tables: ReadonlyMap<string, Table>
  readonly dialect: Dialect
  readonly uid: number
  readonly context: Readonly<Record<string, unknown>>
  readonly #isSudo: boolean

  constructor(
    tables: ReadonlyMap<string, Table>,
    dialect: Dialect,
    uid: number,
    context: Readonly<Record<string, unknown>> = {},
    isSudo = false,
  ) {
    this.#tables = tables
    this.dialect = dialect
    this.uid = uid
    this.context = context
    this.#isSudo = isSudo
  }

  /** The same without access rules. */
  sudo(): Environment {
    return this.#isSudo ? this : new Environment(this.#tables, this.dialect, this.uid, this.context, true)
  }

  withContext(context: Readonly<Record<string, unknown>>): Environment {
    return new Environment(this.#tables, this.dialect, this.uid, context, this.#isSudo)
  }

  get user(): Stored {
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
  raw(table: Table, row: Stored, name: string): unknown {
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

  read(model: string, ids: readonly number[], fields: readonly string[] = []): Record<string, unknown>[] {
    const table = this.table(model)
    this.checkAccess(table, 'read')
    const names = fields.length > 0 ? fields : Object.keys(table.fields)
    for (const name of names) {
      if (!(name in table.fields)) throw valueError(this.dialect.invalidField(name, model))
    }
    const rows = ids.flatMap((id) => table.rows.get(id) ?? [])
    this.#checkRules(table, rows, 'read')
    return rows.map((row) => {
      const answer: Record<string, unknown> = { id: row.id }
      for (const name of names) answer[name] = this.#sent(table.fields[name], this.raw(table, row, name))
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
    try {
      this.#assign(table, row, values)
      this.#checkRequired(table, row)
      table.definition.constrain?.(row, this)
      this.#checkRules(table, [row], 'create')
    } catch (error) {
      table.rows.delete(row.id)
      throw error
    }
    table.definition.created?.(row, this)
    return row.id
  }

  write(model: string, ids: readonly number[], values: Readonly<Record<string, unknown>>): void {
    const table = this.table(model)
    this.checkAccess(table, 'write')
    const rows = ids.map((id) => this.#existing(table, id))
    this.#checkRules(table, rows, 'write')
    const before = rows.map((row) => ({ ...row }))
    try {
      for (const row of rows) {
        this.#assign(table, row, values)
        Object.assign(row, { write_date: timestamp(), write_uid: this.uid })
        this.#checkRequired(table, row)
        table.definition.constrain?.(row, this)
      }
    } catch (error) {
      rows.forEach((row, index) => {
        Object.assign(row, before[index])
      })
      throw error
    }
  }

  unlink(model: string, ids: readonly number[]): void {
    const table = this.table(model)
    this.checkAccess(table, 'unlink')
    const rows = ids.map((id) => this.#existing(table, id))
    this.#checkRules(table, rows, 'unlink')
    for (const row of rows) table.rows.delete(row.id)
    const gone = new Set(ids)
    for (const other of this.#tables.values()) this.#forget(other, model, gone)
  }

  defaultGet(model: string, fields: readonly string[]): Record<string, unknown> {
    const table = this.table(model)
    const defaults = this.#defaults(table)
    return Object.fromEntries(Object.entries(defaults).filter(([name]) => fields.includes(name)))
  }

  /** Raises when the user's groups may not do this on the model at all. */
  checkAccess(table: Table, operation: Operation): void {
    if (this.#isSudo) return
    const { access, name, description } = table.definition
    if (this.groups.some((group) => access[group]?.includes(LETTER[operation]))) return
    throw accessError(
      `You are not allowed to ${operation === 'read' ? 'access' : operation === 'write' ? 'modify' : operation} '${description}' (${name}) records.\n\n` +
        'This operation is allowed for the following groups:\n\t- Administration\n\nContact your administrator to request access if necessary.',
    )
  }

  #checkRules(table: Table, rows: readonly Stored[], operation: Operation): void {
    if (rows.every((row) => this.#sees(table, row))) return
    const { name, description } = table.definition
    throw accessError(
      `Due to security restrictions, you are not allowed to ${operation === 'read' ? 'access' : operation} '${description}' (${name}) records.\n\n` +
        'Contact your administrator to request access if necessary.',
    )
  }

  #sees(table: Table, row: Stored): boolean {
    if (this.#isSudo) return true
    const { rules, access } = table.definition
    // Each group with rights opens what its rule lets through; a group without a rule opens all.
    return this.groups.some((group) => access[group] !== undefined && (rules?.[group]?.(row, this) ?? true))
  }

  #existing(table: Table, id: number): Stored {
    const row = table.rows.get(id)
    if (row !== undefined) return row
    throw missingError(
      `Record does not exist or has been deleted.\n(Record: ${table.definition.name}(${id},), User: ${this.uid})`,
    )
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

  #checkRequired(table: Table, row: Stored): void {
    for (const [name, field] of Object.entries(table.fields)) {
      if (!field.required || (row[name] !== false && row[name] !== '')) continue
      throw validationError(this.dialect.missingRequired(table.definition, name, field))
    }
  }

  #assign(table: Table, row: Stored, values: Readonly<Record<string, unknown>>): void {
    for (const [name, value] of Object.entries(values)) {
      const field = table.fields[name]
      if (field === undefined) throw valueError(this.dialect.invalidField(name, table.definition.name))
      if (field.type === 'one2many' || field.type === 'many2many') this.#applyCommands(table, row, name, value)
      else if (field.compute === undefined && name !== 'id') row[name] = this.#stored(name, field, value)
    }
  }

  #stored(name: string, field: FieldDefinition, value: unknown): unknown {
    if (value === null || value === undefined || value === '') return field.type === 'integer' ? 0 : false
    if (field.type === 'selection' && value !== false && !field.selection?.some(([key]) => key === value)) {
      throw valueError(`Wrong value for ${name}: '${String(value)}'`)
    }
    if (field.type === 'many2one' && typeof value === 'number') {
      const other = this.table(field.relation ?? '')
      if (!other.rows.has(value))
        throw missingError(
          `Record does not exist or has been deleted.\n(Record: ${field.relation}(${value},), User: ${this.uid})`,
        )
    }
    return value
  }

  #applyCommands(table: Table, row: Stored, name: string, commands: unknown): void {
    if (!Array.isArray(commands)) throw valueError(`Wrong value for ${name}: ${COMMANDS_REMEDY}`)
    const { relation = '', inverse } = table.fields[name] ?? {}
    const linked = () => idsOf(this.raw(table, row, name))
    const link = (id: number) => {
      if (inverse !== undefined) this.#existing(this.table(relation), id)[inverse] = row.id
      else row[name] = [...new Set([...idsOf(row[name]), id])]
    }
    const unlink = (id: number) => {
      if (inverse !== undefined) this.#existing(this.table(relation), id)[inverse] = false
      else row[name] = idsOf(row[name]).filter((one) => one !== id)
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

  #sent(field: FieldDefinition | undefined, value: unknown): unknown {
    if (field?.type === 'many2one') {
      return typeof value === 'number' ? [value, this.sudo().displayName(field.relation ?? '', value)] : false
    }
    return value ?? false
  }

  #isActive(row: Stored): boolean {
    return row.active !== false || this.context.active_test === false
  }

  #sorter(table: Table, order: string): (a: Stored, b: Stored) => number {
    const terms = order.split(',').map((term) => {
      const [name = 'id', direction = 'asc'] = term.trim().split(/\s+/)
      if (!(name in table.fields)) throw valueError(this.dialect.invalidField(name, table.definition.name))
      return { name, sign: direction.toLowerCase() === 'desc' ? -1 : 1 }
    })
    const key = (row: Stored, name: string) => {
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
      if (field.relation !== model || field.compute !== undefined || field.type === 'one2many') continue
      for (const row of table.rows.values()) {
        if (field.type === 'many2one' && gone.has(row[name] as number)) row[name] = false
        if (field.type === 'many2many') row[name] = idsOf(row[name]).filter((id) => !gone.has(id))
      }
    }
  }
}

function timestamp(): string {
  return new Date().toISOString().slice(0, 19).replace('T', ' ')
}
