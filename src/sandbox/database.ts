import type { Dialect } from './dialect.ts'
import type { ModelDefinition } from './orm/definition.ts'
import { Environment } from './orm/environment.ts'
import { accessDenied, ServerException } from './orm/exceptions.ts'
import { Table } from './orm/table.ts'

/** One database: its models and their rows. */
export class Database {
  readonly name: string
  readonly #dialect: Dialect
  readonly #tables: ReadonlyMap<string, Table>

  constructor(name: string, dialect: Dialect, models: readonly ModelDefinition[]) {
    this.name = name
    this.#dialect = dialect
    this.#tables = new Map(models.map((model) => [model.name, new Table(model)]))
  }

  /** The database as a user sees it; without one, as the public does. */
  as(uid: number | null): Environment {
    return new Environment(this.#tables, this.#dialect, uid ?? this.publicUid)
  }

  get publicUid(): number {
    for (const user of this.#users()) if ((user.groups as string[]).includes('public')) return user.id
    throw new Error('the sandbox has no public user')
  }

  /** The user of a login and password. Raises AccessDenied. */
  authenticate(login: unknown, password: unknown): number {
    for (const user of this.#users()) {
      if (user.login === login && user.password === password && user.active) return user.id
    }
    throw accessDenied()
  }

  #users() {
    return this.#tables.get('res.users')?.rows.values() ?? []
  }
}

/** What the server says of a database that is not there. */
export function unknownDatabase(dialect: Dialect, name: string): ServerException {
  if (dialect.series.major >= 19) return new ServerException('odoo.exceptions.AccessError', 'Database not found.')
  return new ServerException('psycopg2.OperationalError', `FATAL:  database "${name}" does not exist\n`)
}
