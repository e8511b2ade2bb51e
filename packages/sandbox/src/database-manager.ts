import { Database } from './database.ts'
import { type BackupFormat, backupOf, type Content, contentOf } from './database-copy.ts'
import type { Dialect } from './dialect/index.ts'
import type { ModelDefinition } from './orm/definition.ts'
import { exception, ServerException } from './python/exceptions.ts'

/** What a new database is. */
export interface NewDatabase {
  readonly login?: string
  readonly password: string
  readonly lang?: string
}

/** The databases of a server, and the master password that guards them. */
export class DatabaseManager {
  readonly databases: Map<string, Database>
  readonly #dialect: Dialect
  readonly #models: readonly ModelDefinition[]
  #password: string

  constructor(names: readonly string[], dialect: Dialect, models: readonly ModelDefinition[], masterPassword: string) {
    this.#dialect = dialect
    this.#models = models
    this.#password = masterPassword
    this.databases = new Map(names.map((name) => [name, new Database(name, dialect, models)]))
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
    if (password !== this.#password) throw this.#dialect.exceptions.accessDenied()
  }

  create(name: string, { login = 'admin', password, lang }: NewDatabase): void {
    if (this.databases.has(name)) throw this.#exists(name)
    const database = new Database(name, this.#dialect, this.#models)
    database.setAdministrator(login, password, lang)
    this.databases.set(name, database)
  }

  duplicate(source: string, name: string): void {
    const original = this.#named(source)
    // In PostgreSQL's words (wire/14.0/svc-db-form-duplicate-again).
    if (this.databases.has(name)) {
      throw new ServerException('psycopg2.errors.DuplicateDatabase', `database "${name}" already exists\n`)
    }
    this.#put(name, original.content)
  }

  /** False when there is none: no error (wire/14.0/svc-db-drop-missing). */
  drop(name: string): boolean {
    return this.databases.delete(name)
  }

  rename(from: string, to: string): void {
    const refuse = (why: string) => exception(`Couldn't rename database ${from} to ${to}: database "${why}\n`)
    const database = this.databases.get(from)
    if (database === undefined) throw refuse(`${from}" does not exist`)
    if (this.databases.has(to)) throw refuse(`${to}" already exists`)
    this.databases.delete(from)
    this.#put(to, database.content)
  }

  dump(name: string, format: BackupFormat): Uint8Array {
    const { series } = this.#dialect
    return backupOf(name, series.name, this.#named(name).content, format)
  }

  /** What is no backup leaves an empty database, which is a new one here (wire/16.0/svc-db-restore-bad). */
  restore(name: string, backup: Uint8Array): void {
    if (this.databases.has(name)) throw exception('Database already exists')
    const content = contentOf(backup)
    this.#put(name, content ?? {})
    if (content === undefined) throw exception("Couldn't restore database")
  }

  #put(name: string, content: Content): void {
    const copy = JSON.parse(JSON.stringify(content)) as Content
    const models = this.#models.map((model) => ({ ...model, records: copy[model.name] ?? model.records ?? [] }))
    this.databases.set(name, new Database(name, this.#dialect, models))
  }

  #named(name: string): Database {
    const database = this.databases.get(name)
    if (database === undefined) throw this.#dialect.exceptions.unknownDatabase(name, 'service')
    return database
  }

  /** wire/6.1, wire/7.0, wire/8.0 and wire/19.0/svc-db-create-again */
  #exists(name: string): ServerException {
    const { series, python } = this.#dialect
    if (series.major < 7) {
      return new ServerException('psycopg2.ProgrammingError', `database "${name}" already exists\n`)
    }
    if (series.major < 8) return new ServerException('odoo.exceptions.UserError', ` ${name} database already exists!`)
    const shown = python === 2 ? `u'${name}'` : `'${name}'`
    return new ServerException('odoo.service.db.DatabaseExists', `database ${shown} already exists!`)
  }
}
