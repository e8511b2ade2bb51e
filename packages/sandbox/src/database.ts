import { BusStore } from './bus/bus-store.ts'
import { Clock } from './clock.ts'
import { abstractModels } from './data/abstract-models.ts'
import { choiceRows } from './data/field-choices.ts'
import { fieldRows } from './data/field-list.ts'
import { MADE_ANEW, madeByPrograms, makeAgain } from './data/made-by-programs.ts'
import { accessRows } from './data/model-access.ts'
import type { Content } from './database-copy.ts'
import type { Dialect } from './dialect/index.ts'
import { randomText } from './dialect/session-rules.ts'
import { installedModels } from './installed-models.ts'
import { completeRows, type GivenRows } from './orm/complete-rows.ts'
import type { ModelDefinition, Stored } from './orm/definition.ts'
import type { Environment } from './orm/environment.ts'
import { Journal } from './orm/journal.ts'
import { MemoryTable } from './orm/memory-table.ts'
import { timestamp } from './orm/timestamp.ts'
import { UserEnvironment } from './orm/user-environment.ts'
import { asRaised, ServerException } from './python/exceptions.ts'

/** A fork has the tables of what it is forked from. */
const NONE: readonly ModelDefinition[] = []

/** One database: its models and their rows. */
export class Database {
  readonly name: string
  readonly #dialect: Dialect
  readonly #clock: Clock
  readonly #tables: Map<string, MemoryTable>
  readonly #abstract: Map<string, MemoryTable>
  readonly #rulesMade = new Set<string>()
  readonly #journal = new Journal()
  /** What is told to who listens. */
  readonly bus: BusStore
  /** Keys of browsers that need no second factor, and whose they are. */
  readonly #trustedDevices = new Map<string, number>()

  /** @param given rows among those of `models` that begin as `create` would make them, but for what they name */
  constructor(
    name: string,
    dialect: Dialect,
    models: readonly ModelDefinition[],
    clock = new Clock(),
    given: GivenRows = new Map(),
  ) {
    this.name = name
    this.#dialect = dialect
    this.#clock = clock
    this.bus = new BusStore(this.#journal, dialect.series, clock)
    const all = installedModels(models, dialect.series)
    const ids = () =>
      new Map([...(this.#tables.get('ir.model')?.rows.values() ?? [])].map((row) => [String(row.model), row.id]))
    const fieldIds = () => {
      const rows = this.#tables.get('ir.model.fields')?.rows.values() ?? []
      return new Map([...rows].map(({ id, model, name }) => [`${String(model)}.${String(name)}`, id]))
    }
    const listed: Readonly<Record<string, () => Stored[]>> = {
      'ir.model.fields': () => fieldRows(all, ids(), dialect.series),
      'ir.model.fields.selection': () => choiceRows(all, fieldIds()),
      'ir.model.access': () => accessRows(all, ids(), dialect.series),
    }
    this.#tables = new Map(
      all.map((model) => [model.name, new MemoryTable(model, this.#journal, listed[model.name] ?? model.records)]),
    )
    const contacts = all.find((model) => model.name === 'res.partner')
    this.#abstract = new Map(
      abstractModels(dialect.series, contacts).map((model) => [model.name, new MemoryTable(model, this.#journal)]),
    )
    if (given.size > 0) completeRows(this.as(this.uidOf('admin') ?? null).sudo(), given)
  }

  /** The database as a user sees it; without one, as the public does. */
  as(uid: number | null, textPrefix = '', hasRequest = true): Environment {
    const [tables, dialect, clock, journal] = [this.#tables, this.#dialect, this.#clock, this.#journal]
    const { bus, name: databaseName } = this
    return new UserEnvironment({
      tables,
      abstract: this.#abstract,
      define: (model, definition) => this.#define(model, definition),
      dialect,
      clock,
      journal,
      bus,
      rulesMade: this.#rulesMade,
      databaseName,
      uid: uid ?? this.publicUid,
      textPrefix,
      hasRequest,
    })
  }

  /** The database as a user sees it whose call came as JSON. */
  asJson(uid: number | null): Environment {
    return this.as(uid, this.#prefixOfJson)
  }

  /** The database as a user sees it whose program calls by XML-RPC or `/jsonrpc`. */
  asProgram(uid: number | null, isJson: boolean): Environment {
    return this.as(uid, isJson ? this.#prefixOfJson : '', false)
  }

  get #prefixOfJson(): string {
    return this.#dialect.python === 2 ? 'u' : ''
  }

  /** A database of another name with the same rows, to be changed apart. */
  fork(name: string, clock = this.#clock): Database {
    const other = new Database(name, this.#dialect, NONE, clock)
    for (const [model, table] of this.#tables) other.#tables.set(model, table.fork(other.#journal))
    for (const [model, table] of this.#abstract) other.#abstract.set(model, table.fork(other.#journal))
    for (const [key, uid] of this.#trustedDevices) other.#trustedDevices.set(key, uid)
    return other
  }

  /** A moment to go back to. */
  mark(): DatabaseMark {
    const lastIds = new Map([...this.#tables].map(([model, { lastId }]) => [model, lastId]))
    return {
      written: this.#journal.mark(),
      lastIds,
      trustedDevices: new Map(this.#trustedDevices),
      rulesMade: [...this.#rulesMade],
    }
  }

  /** Goes back to a moment: rows, ids to be given, trusted devices, rules that were made. */
  rewind({ written, lastIds, trustedDevices, rulesMade }: DatabaseMark): void {
    this.#journal.rewind(written)
    for (const [model, lastId] of lastIds) (this.#tables.get(model) as MemoryTable).lastId = lastId
    this.#trustedDevices.clear()
    for (const [key, uid] of trustedDevices) this.#trustedDevices.set(key, uid)
    this.#rulesMade.clear()
    for (const key of rulesMade) this.#rulesMade.add(key)
  }

  /** One call: all of its writes stay, or none when it throws. */
  transaction<T>(run: () => T): T {
    try {
      return this.#journal.transaction(run)
    } catch (error) {
      throw asRaised(error)
    }
  }

  /** What there is to be kept of it. */
  get content(): Content {
    const tables = [...this.#tables]
    const own = tables.filter(([name]) => !MADE_ANEW.has(name)).map(([name, { rows }]) => [name, [...rows.values()]])
    return {
      rows: { ...Object.fromEntries(own), ...madeByPrograms(this.#tables) },
      lastIds: Object.fromEntries(tables.map(([name, { lastId }]) => [name, lastId])),
    }
  }

  /** Takes of what was kept what rows of models that it has already do not tell. */
  complete({ rows, lastIds }: Content): void {
    makeAgain(this.as(this.uidOf('admin') ?? null).sudo(), rows)
    for (const [name, table] of this.#tables) table.lastId = Math.max(table.lastId, lastIds[name] ?? 0)
  }

  /** Tells it from all others, as a copy is told from what it is of. */
  renewIdentity(): void {
    const parameters = this.#tables.get('ir.config_parameter')
    const uuid = [...(parameters?.rows.values() ?? [])].find(({ key }) => key === 'database.uuid')
    if (uuid !== undefined) parameters?.update(uuid, { value: crypto.randomUUID() })
  }

  /** Whose the database is that was just made. */
  setAdministrator(login: string, password: string, lang: string | undefined): void {
    for (const user of this.#users()) {
      if (user.login !== 'admin') continue
      this.#tables
        .get('res.users')
        ?.update(user, { login, password, ...(lang !== undefined && { context_lang: lang }) })
    }
  }

  /** In the order of their names. */
  get models(): ModelDefinition[] {
    return [...this.#tables.values()].map(({ definition }) => definition).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  }

  /** The user of a login. */
  uidOf(login: string): number | undefined {
    for (const user of this.#users()) if (user.login === login) return user.id
    return undefined
  }

  /** The logins that there are. */
  get logins(): string[] {
    return [...this.#users()].flatMap(({ login }) => (typeof login === 'string' ? login : []))
  }

  get publicUid(): number {
    for (const user of this.#users()) if ((user.groups as string[]).includes('public')) return user.id
    throw new Error('the sandbox has no public user')
  }

  /** The user of a login and password, in a browser. Raises AccessDenied. */
  authenticate(login: unknown, password: unknown): number {
    for (const user of this.#users()) {
      if (user.login === login && user.active && isPassword(user, password)) return user.id
    }
    throw this.#dialect.exceptions.accessDenied()
  }

  /** Keeps that a user has logged in, and when: with a first factor, in a browser or a program. */
  noteLogin(uid: number): void {
    const users = this.#tables.get('res.users')
    const user = users?.rows.get(uid)
    if (user !== undefined) users?.update(user, { logged_in: timestamp({ clock: this.#clock }) })
  }

  /**
   * What a web session must have seen to be the user's still: the password's hash, the login, and that they are not
   * archived (tried on 14.0 and 16.0 to 19.0; up to 13 by source, and up to 10 without the login, with the password itself).
   */
  proofOf(uid: number): string {
    const { major } = this.#dialect.series
    const user = this.#tables.get('res.users')?.rows.get(uid)
    if (user === undefined) return ''
    const { password, times_hashed, login, active } = user
    return JSON.stringify([password, active, ...(major > 10 ? [login] : []), ...(major > 11 ? [times_hashed] : [])])
  }

  /** The user of a login and a password or API key, in a program. Raises AccessDenied. */
  login(login: unknown, secret: unknown): number {
    for (const user of this.#users()) {
      if (user.login === login && user.active && this.#isSecret(user, secret)) return user.id
    }
    throw this.#dialect.exceptions.accessDenied()
  }

  /** Raises when the secret is not the user's password or API key. */
  checkSecret(uid: unknown, secret: unknown): number {
    const { exceptions, series } = this.#dialect
    // PostgreSQL compares no number with a boolean (wire/8.0/xmlrpc-object-uid-false).
    if (typeof uid === 'boolean' && series.major === 8) {
      throw new ServerException('psycopg2.ProgrammingError', `operator does not exist: integer = boolean\n`)
    }
    const users = this.#tables.get('res.users')
    const user = typeof uid === 'number' ? users?.rows.get(uid) : undefined
    if (user === undefined || !user.active) {
      // wire/14.0 and wire/19.0/xmlrpc-object-wrong-uid
      if (typeof uid === 'number' && uid > 0 && secret && user === undefined && users && series.major >= 12) {
        throw exceptions.missingRecord('read', users.definition, uid, uid)
      }
      throw exceptions.accessDenied()
    }
    if (!this.#isSecret(user, secret)) throw exceptions.accessDenied()
    return user.id
  }

  /** The user of an API key; undefined for a key that nobody has. */
  userOfKey(key: string): number | undefined {
    for (const user of this.#users()) if (user.active && this.#isKey(user, key)) return user.id
    return undefined
  }

  /** The base32 secret of a user's authenticator app; undefined without one. */
  totpSecret(uid: number): string | undefined {
    const secret = this.#tables.get('res.users')?.rows.get(uid)?.totp_secret
    return this.#dialect.hasSecondFactor && typeof secret === 'string' ? secret : undefined
  }

  /** A key for a browser that will not be asked for the user's second factor again. */
  trustDevice(uid: number): string {
    const key = randomText(40)
    this.#trustedDevices.set(key, uid)
    return key
  }

  isTrusted(uid: number, key: string | undefined): boolean {
    return key !== undefined && this.#trustedDevices.get(key) === uid
  }

  // A user with a second factor has no password for programs (addons/auth_totp/models/res_users.py).
  #isSecret(user: Readonly<Stored>, secret: unknown): boolean {
    if (this.totpSecret(user.id) === undefined && isPassword(user, secret)) return true
    return this.#dialect.hasApiKeys && this.#isKey(user, String(secret))
  }

  #isKey(user: Readonly<Stored>, key: string): boolean {
    if (!Array.isArray(user.api_keys) || !user.api_keys.includes(key)) return false
    const made = [...(this.#tables.get('res.users.apikeys')?.rows.values() ?? [])]
    const end = made.find(({ secret }) => secret === key)?.expiration_date
    return typeof end !== 'string' || end > timestamp({ clock: this.#clock })
  }

  #define(name: string, definition: ModelDefinition | undefined): void {
    const table = this.#tables.get(name)
    if (definition !== undefined && table !== undefined) {
      table.redefine(definition)
    } else if (definition !== undefined) {
      this.#tables.set(name, new MemoryTable(definition, this.#journal))
      this.#journal.note(() => this.#tables.delete(name))
    } else if (table !== undefined) {
      this.#tables.delete(name)
      this.#journal.note(() => this.#tables.set(name, table))
    }
  }

  #users(): Iterable<Readonly<Stored>> {
    return this.#tables.get('res.users')?.rows.values() ?? []
  }
}

/** A moment of a database. */
export interface DatabaseMark {
  readonly written: number
  readonly lastIds: ReadonlyMap<string, number>
  readonly trustedDevices: ReadonlyMap<string, number>
  readonly rulesMade: readonly string[]
}

function isPassword(user: Readonly<Stored>, password: unknown): boolean {
  return typeof password === 'string' && password !== '' && user.password === password
}
