import type { Clock } from './clock.ts'
import type { CsrfTokens } from './csrf.ts'
import type { Database } from './database.ts'
import type { DatabaseManager } from './database-manager.ts'
import type { Dialect } from './dialect/index.ts'
import { assertionError } from './python/exceptions.ts'
import { hashed, isTrue, withAttribute } from './python/eyes.ts'
import type { WebSessions } from './web-session.ts'

/** One server: what all requests share. */
export interface Installation {
  readonly dialect: Dialect
  readonly clock: Clock
  /** By name, in the order they were given. */
  readonly databases: ReadonlyMap<string, Database>
  /** What makes them, and takes them away. */
  readonly manager: DatabaseManager
  readonly sessions: WebSessions
  readonly csrf: CsrfTokens
  /** Employees' sessions are for the devices that they began on. */
  readonly checksDevices: boolean
  /** False where the list of databases is nobody's business. */
  readonly listsDatabases: boolean
}

/** The names of the databases. Raises AccessDenied where they are not listed (`list_db = False`). */
export function databaseNames({ dialect, databases, listsDatabases }: Installation): string[] {
  if (!listsDatabases) throw dialect.exceptions.accessDenied()
  return [...databases.keys()]
}

/** The database that there is only one of; null when there are several. */
export function onlyDatabase({ databases }: Installation): Database | null {
  const [first] = databases.values()
  return databases.size === 1 && first !== undefined ? first : null
}

/** A database by name. Raises what the server says of one that is not there. */
export function databaseNamed(installation: Installation, name: unknown, asker: 'web' | 'service'): Database {
  if (asker === 'service') checkName(installation.dialect, name)
  const database = installation.databases.get(String(name))
  if (database === undefined) throw installation.dialect.exceptions.unknownDatabase(String(name), asker)
  return database
}

/** What is no name of a database raises before anything is looked for (tried on 14.0 and 19.0). */
function checkName(dialect: Dialect, name: unknown): void {
  const { major } = dialect.series
  if (major < 14) return
  if (major >= 19 && !isTrue(name)) throw assertionError('Missing database name')
  withAttribute(hashed(name), 'startswith')
  // Who names none gets the one of the server's own user.
  if (name === '') throw dialect.exceptions.unknownDatabase('odoo', 'service')
}
