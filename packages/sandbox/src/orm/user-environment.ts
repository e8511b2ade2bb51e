import type { BusStore } from '../bus/bus-store.ts'
import type { Clock } from '../clock.ts'
import type { Dialect, Operation } from '../dialect/index.ts'
import { accessError, keyError, typeError } from '../python/exceptions.ts'
import { hashed, isTrue, iterated } from '../python/eyes.ts'
import { toDecimals } from '../python/rounded.ts'
import { isAwake } from './active-name.ts'
import { checkLanguage } from './check-language.ts'
import { copyRecord } from './copy.ts'
import { createRecord } from './create.ts'
import { keptMonetary } from './currency-rounding.ts'
import { defaultsOf } from './defaults.ts'
import type { FieldDefinition, Group, ModelDefinition, Stored } from './definition.ts'
import { compileDomain } from './domain/compile.ts'
import type { Environment, Page, Table } from './environment.ts'
import { emptyValue, isStored, SOURCE_LANGUAGE, storageKey } from './field-storage.ts'
import { idsOf } from './ids.ts'
import type { Journal } from './journal.ts'
import { readRecords } from './read.ts'
import { checkAccess, checkRules, existing, seesRow } from './rights.ts'
import { inOwnOrder } from './row-sorter.ts'
import { searchIds } from './search.ts'
import { preciseText } from './timestamp.ts'
import { removeRecords } from './unlink.ts'
import { writeRecords } from './write.ts'

type Values = Readonly<Record<string, unknown>>

/** `SUPERUSER_ID` of all series. */
const SUPERUSER = 1

/** What an environment is made of. */
export interface EnvironmentSettings {
  readonly tables: ReadonlyMap<string, Table>
  /** Models without rows, which callers may name. */
  readonly abstract: ReadonlyMap<string, Table>
  /** Changes what tables there are. */
  readonly define: Environment['define']
  readonly dialect: Dialect
  readonly clock: Clock
  readonly journal: Journal
  readonly bus: BusStore
  readonly rulesMade: Set<string>
  readonly databaseName: string
  readonly uid: number
  readonly context?: Values
  readonly isSudo?: boolean
  readonly hasRequest?: boolean
  /** What Python 2 shows before text: `u` when the call came as JSON. */
  readonly textPrefix?: string
}

/** The database as one user sees it. */
export class UserEnvironment implements Environment {
  readonly dialect: Dialect
  readonly clock: Clock
  readonly bus: BusStore
  readonly databaseName: string
  readonly uid: number
  readonly context: Values
  readonly textPrefix: string
  readonly isSudo: boolean
  readonly mayAll: boolean
  readonly hasRequest: boolean
  readonly #settings: EnvironmentSettings
  readonly #tables: ReadonlyMap<string, Table>
  #sudo: UserEnvironment | undefined
  #groups: readonly Group[] | undefined
  #companyIds: readonly number[] | undefined

  constructor(settings: EnvironmentSettings) {
    const { tables, dialect, clock, uid, context = {}, isSudo = false, textPrefix = '', hasRequest = true } = settings
    this.#settings = settings
    this.#tables = tables
    this.dialect = dialect
    this.clock = clock
    this.bus = settings.bus
    this.databaseName = settings.databaseName
    this.uid = uid
    this.context = context
    this.textPrefix = textPrefix
    this.isSudo = isSudo
    this.mayAll = isSudo || uid === SUPERUSER
    this.hasRequest = hasRequest
  }

  /** The same without access rules. */
  sudo(): UserEnvironment {
    if (this.isSudo) return this
    this.#sudo ??= new UserEnvironment({ ...this.#settings, isSudo: true })
    return this.#sudo
  }

  withContext(context: Values): UserEnvironment {
    return new UserEnvironment({ ...this.#settings, context })
  }

  withUser(uid: number): UserEnvironment {
    return new UserEnvironment({ ...this.#settings, uid, context: {}, isSudo: false })
  }

  get tables(): Iterable<Table> {
    return this.#tables.values()
  }

  get rulesMade(): Set<string> {
    return this.#settings.rulesMade
  }

  get user(): Readonly<Stored> {
    const user = this.table('res.users').rows.get(this.uid)
    if (user === undefined) throw accessError('The user does not exist any more')
    return user
  }

  get groups(): readonly Group[] {
    this.#groups ??= this.user.groups as readonly Group[]
    return this.#groups
  }

  /** The language of the call, where it is one that is installed. */
  get lang(): string {
    const { lang } = this.context
    return typeof lang === 'string' && lang !== '' && this.isInstalled(lang) ? lang : SOURCE_LANGUAGE
  }

  isInstalled(lang: string): boolean {
    if (lang === SOURCE_LANGUAGE) return true
    const languages = this.#tables.get('res.lang')?.rows.values() ?? []
    for (const row of languages) if (row.code === lang && row.active === true) return true
    return false
  }

  /** The companies that the call works for: those that it names, or all of the user. Raises for others. */
  get companyIds(): readonly number[] {
    this.#companyIds ??= this.#allowedCompanies()
    return this.#companyIds
  }

  /** The company that values are read and written for. */
  get companyId(): number {
    const { allowed_company_ids: given } = this.context
    if (!isTrue(given)) return this.user.company_id as number
    const [first] = this.companyIds
    if (Array.isArray(given) && given[0] === true) throw typeError("'bool' object is not iterable")
    return first as number
  }

  /** The moment at which the call began, to the microsecond. */
  moment(): string {
    return preciseText(this.#settings.journal.moment(() => this.clock.tick()))
  }

  /** Runs something as the last part of the call: what `prepare` answers when it is first wanted for a key. */
  beforeEnd(key: string, prepare: () => () => void): void {
    this.#settings.journal.beforehand(key, prepare)
  }

  /** How much of that has a key that begins so. */
  awaited(start: string): number {
    return this.#settings.journal.awaited(start)
  }

  /** Runs something of which only what `keeps` says stays: a savepoint. */
  attempt<T>(run: () => T, keeps: (result: T) => boolean): T {
    return this.#settings.journal.attempt(run, keeps)
  }

  hasModel(name: string): boolean {
    return this.#tables.has(name) || this.#settings.abstract.has(name)
  }

  define(name: string, definition: ModelDefinition | undefined): void {
    this.#settings.define(name, definition)
  }

  table(name: string): Table {
    const table = this.#tables.get(name) ?? this.#settings.abstract.get(name)
    if (table === undefined) throw keyError(name)
    return table
  }

  /** The value of a field as it is stored or computed: ids for relations. */
  raw(table: Table, row: Readonly<Stored>, name: string): unknown {
    const field = table.fields[name]
    if (field === undefined) return undefined
    if (field.compute !== undefined) return this.#computed(table, row, field)
    if (field.related !== undefined) return this.#related(table, row, field.related) ?? emptyValue(field)
    if (field.mirrors !== undefined) return this.#mirrored(field, row.id)
    if (field.type === 'one2many') {
      const other = this.table(field.relation ?? '')
      const all = other.referring(field.inverse ?? '', row.id).filter((one) => this.#isActive(other, one))
      // Since 19 searches ask the domain of the field as well (tried on 14.0 and 19.0).
      const isAsked = all.length > 0 && Array.isArray(field.domain) && this.dialect.series.major >= 19
      const lines = isAsked ? all.filter(compileDomain(this, other, field.domain as unknown[])) : all
      return inOwnOrder(this, other, lines).map(({ id }) => id)
    }
    if (field.companyDependent) return row[storageKey(this, name, field)] ?? emptyValue(field)
    if (!field.translate) return row[name]
    checkLanguage(this)
    return row[storageKey(this, name, field)] ?? row[name]
  }

  /** What is computed and stored has the decimals of its column, or of its currency. */
  #computed(table: Table, row: Readonly<Stored>, field: FieldDefinition): unknown {
    const value = field.compute?.(row, this)
    if (typeof value !== 'number' || !isStored(field)) return value
    if (field.type === 'monetary') return keptMonetary(this, table, row, field, value)
    return field.digits && field.type === 'float'
      ? toDecimals(value, field.digits[1], this.dialect.series.major)
      : value
  }

  displayName(model: string, id: number): string {
    const table = this.table(model)
    const row = table.rows.get(id)
    if (row === undefined) return ''
    const { displayName, recName = 'name' } = table.definition
    if (displayName !== undefined) return displayName(row, this)
    const field = table.fields[recName]
    if (field === undefined) return `${model},${id}`
    const name = this.raw(table, row, recName)
    if (field.type === 'many2one' && typeof name === 'number') return this.displayName(field.relation ?? '', name)
    // Python's word for nothing, but for what was emptied (tried on 14.0 and 19.0).
    const isUnset = name === false || name === null || name === undefined
    return isUnset && this.dialect.series.major < 17 ? 'False' : String(name || '')
  }

  search(model: string, domain: readonly unknown[] = [], page: Page | (() => Page) = {}): number[] {
    return searchIds(this, model, domain, page)
  }

  /** With bare ids for many2one, or with names as the web client wants them. */
  read(
    model: string,
    ids: readonly number[],
    fields: readonly string[] = [],
    load: 'names' | 'ids' = 'names',
  ): Record<string, unknown>[] {
    return readRecords(this, model, ids, fields, load)
  }

  create(model: string, values: Values): number {
    // On 19 its fields are looked at before.
    if (this.dialect.series.major < 19) this.#checkCompany()
    return createRecord(this, model, values)
  }

  write(model: string, ids: readonly number[], values: Values): void {
    writeRecords(this, model, ids, values)
  }

  unlink(model: string, ids: readonly number[]): void {
    removeRecords(this, model, ids)
  }

  /** A copy with other values; its name says that it is one. */
  copy(model: string, id: number, values: Values): number {
    return copyRecord(this, model, id, values)
  }

  /** Sends a workflow signal to a record, up to 10. One that nobody waits for does nothing. */
  signal(model: string, id: number, signal: string): void {
    const { signals, methods } = this.table(model).definition
    const method = signals?.[signal]
    // wire/8.0/old-exec_workflow-missing
    if (method !== undefined && this.table(model).rows.has(id)) methods?.[method]?.run(this, [id], {})
  }

  defaultGet(model: string, fields: readonly string[]): Record<string, unknown> {
    this.#checkCompany()
    return defaultsOf(this, this.table(model), new Set(fields))
  }

  /** Raises when the user's groups may not do this on the model at all. */
  checkAccess(table: Table, operation: Operation): void {
    checkAccess(this, table, operation)
  }

  /** Raises when a record rule keeps the user from one of the rows. */
  checkRules(table: Table, rows: readonly Readonly<Stored>[], operation: Operation): void {
    checkRules(this, table, rows, operation)
  }

  sees(table: Table, row: Readonly<Stored>): boolean {
    return seesRow(this, table, row)
  }

  /** A row. Raises MissingError where there is none. */
  existing(table: Table, id: number, operation: Operation): Readonly<Stored> {
    return existing(this, table, id, operation)
  }

  /** The rows of the other model that link to this one, in their order. */
  #mirrored({ relation = '', mirrors = '' }: FieldDefinition, id: number): number[] {
    const other = this.table(relation)
    const rows = [...other.rows.values()].filter(
      (one) => idsOf(one[mirrors]).includes(id) && this.#isActive(other, one),
    )
    return inOwnOrder(this, other, rows).map((one) => one.id)
  }

  #related(table: Table, row: Readonly<Stored>, path: string): unknown {
    const sudo = this.sudo()
    const dot = path.indexOf('.')
    if (dot < 0) return sudo.raw(table, row, path)
    const link = sudo.raw(table, row, path.slice(0, dot))
    const other = this.table(table.fields[path.slice(0, dot)]?.relation ?? '')
    const target = typeof link === 'number' ? other.rows.get(link) : undefined
    return target === undefined ? undefined : sudo.#related(other, target, path.slice(dot + 1))
  }

  #isActive(table: Table, row: Readonly<Stored>): boolean {
    return this.context.active_test === false || isAwake(this, table, row)
  }

  /** Since 13 defaults are those of the company that the call works for (`ir.default` of 14; tried on 14 and 16 to 19). */
  #checkCompany(): void {
    if (this.dialect.series.major >= 13 && !this.isSudo) this.companyId
  }

  #allowedCompanies(): readonly number[] {
    const own = (this.user.company_ids ?? [this.user.company_id]) as readonly number[]
    const { allowed_company_ids: given } = this.context
    if (!isTrue(given)) return own
    const named = iterated(given)
    // 14 looks through a list, later series make a set.
    if (!this.isSudo && this.dialect.series.major >= 16) named.forEach(hashed)
    const ids = named.map((id) => (typeof id === 'boolean' ? Number(id) : id)) as number[]
    if (this.isSudo || ids.every((id) => own.includes(id))) return ids
    throw accessError('Access to unauthorized or invalid companies.')
  }
}
