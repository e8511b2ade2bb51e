import type { Clock } from './clock.ts'
import { Database } from './database.ts'
import { type BackupFormat, backupOf, contentOf } from './database-copy.ts'
import type { Dialect } from './dialect/index.ts'
import type { GivenRows } from './orm/complete-rows.ts'
import type { ModelDefinition } from './orm/definition.ts'
import { exception, ServerException } from './python/exceptions.ts'

/** Which databases there are, and what guards them. */
export interface ManagerState {
  readonly databases: ReadonlyMap<string, Database>
  readonly password: string
}

/** What a new database is. */
export interface NewDatabase {
  readonly login?: string
  readonly password: string
  readonly lang?: string
}

interface Parts {
  readonly databases: Map<string, Database>
  readonly dialect: Dialect
  readonly clock: Clock
  /** What a new database has. */
  readonly models: () => readonly ModelDefinition[]
  /** Which of their rows a user has written. */
  readonly given: () => GivenRows
  readonly password: string
}

/** The databases of a server, and the master password that guards them. */
export class DatabaseManager {
  readonly #parts: Parts
  #password: string

  constructor(parts: Parts) {
    this.#parts = parts
    this.#password = parts.password
  }

  get databases(): ReadonlyMap<string, Database> {
    return this.#parts.databases
  }

  /** Which databases there are, and the password: to go back to. */
  get state(): ManagerState {
    return { databases: new Map(this.#parts.databases), password: this.#password }
  }

  set state({ databases, password }: ManagerState) {
    this.#parts.databases.clear()
    for (const [name, database] of databases) this.#parts.databases.set(name, database)
    this.#password = password
  }

  /** Everybody knows it, and the first form sets another. */
  get isUnprotected(): boolean {
    return this.#password === 'admin'
  }

  setPassword(password: string): void {
    this.#password = password
  }

  /** Raises AccessDenied for a wrong master password. */
  check(password: unknown): void {
    if (password !== this.#password) throw this.#parts.dialect.exceptions.accessDenied()
  }

  create(name: string, { login = 'admin', password, lang }: NewDatabase): void {
    if (this.databases.has(name)) throw this.#exists(name)
    const { databases, dialect, models, clock, given } = this.#parts
    const database = new Database(name, dialect, models(), clock, given())
    database.setAdministrator(login, password, lang)
    database.renewIdentity()
    databases.set(name, database)
  }

  duplicate(source: string, name: string): void {
    const original = this.#named(source)
    // In PostgreSQL's words (wire/14.0/svc-db-form-duplicate-again).
    if (this.databases.has(name)) {
      throw new ServerException('psycopg2.errors.DuplicateDatabase', `database "${name}" already exists\n`)
    }
    const copy = original.fork(name)
    copy.renewIdentity()
    this.#parts.databases.set(name, copy)
  }

  /** False when there is none: no error (wire/14.0/svc-db-drop-missing). */
  drop(name: string): boolean {
    return this.#parts.databases.delete(name)
  }

  rename(from: string, to: string): void {
    const refuse = (why: string) => exception(`Couldn't rename database ${from} to ${to}: database "${why}\n`)
    const database = this.databases.get(from)
    if (database === undefined) throw refuse(`${from}" does not exist`)
    if (this.databases.has(to)) throw refuse(`${to}" already exists`)
    this.#parts.databases.delete(from)
    this.#parts.databases.set(to, database.fork(to))
  }

  dump(name: string, format: BackupFormat): Uint8Array {
    const { series } = this.#parts.dialect
    return backupOf(name, series.name, this.#named(name).content, format)
  }

  /**
   * What is no backup leaves an empty database, which is a new one here (wire/16.0/svc-db-restore-bad). A copy is told
   * from what it is of, a database that has moved is not (odoo/service/db.py of 14 and 19).
   */
  restore(name: string, backup: Uint8Array, isCopy: boolean): void {
    if (this.databases.has(name)) throw exception('Database already exists')
    const content = contentOf(backup)
    const { databases, dialect, models, clock } = this.#parts
    const own = models().map((model) => ({ ...model, records: content?.rows[model.name] ?? model.records ?? [] }))
    const database = new Database(name, dialect, own, clock)
    databases.set(name, database)
    if (content === undefined) throw exception("Couldn't restore database")
    database.complete(content)
    if (isCopy) database.renewIdentity()
  }

  #named(name: string): Database {
    const database = this.databases.get(name)
    if (database === undefined) throw this.#parts.dialect.exceptions.unknownDatabase(name, 'service')
    return database
  }

  /** wire/6.1, wire/7.0, wire/8.0 and wire/19.0/svc-db-create-again */
  #exists(name: string): ServerException {
    const { series, python } = this.#parts.dialect
    if (series.major < 7) {
      return new ServerException('psycopg2.ProgrammingError', `database "${name}" already exists\n`)
    }
    if (series.major < 8) return new ServerException('odoo.exceptions.UserError', ` ${name} database already exists!`)
    const shown = python === 2 ? `u'${name}'` : `'${name}'`
    return new ServerException('odoo.service.db.DatabaseExists', `database ${shown} already exists!`)
  }
}
