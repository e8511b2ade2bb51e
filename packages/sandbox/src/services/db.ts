import { strFromU8 } from 'fflate'
import type { DatabaseManager } from '../database-manager.ts'
import { databaseNames, type Installation } from '../installation.ts'
import { bytesOfBase64 } from '../orm/stored-binary.ts'
import { indexError, keyError } from '../python/exceptions.ts'
import { isTrue } from '../python/eyes.ts'
import { spread, takenApart } from '../python/given-arguments.ts'
import { argumentsOf } from './arguments.ts'
import type { ServiceCall } from './service.ts'

/** A method that wants the master password; without it. */
type Guarded = (manager: DatabaseManager, args: readonly unknown[], installation: Installation) => unknown

interface Row {
  readonly since?: number
  readonly until?: number
  readonly run: Guarded
}

const GUARDED: Readonly<Record<string, Row>> = {
  // 6.1 hands out a ticket (wire/6.1/svc-db-create).
  create: { until: 6, run: (manager, args, installation) => ticketOf(installation, () => createOf(manager, args)) },
  get_progress: { until: 6, run: (_, [ticket], installation) => progressOf(installation, Number(ticket)) },
  create_database: { since: 7, run: (manager, args) => createOf(manager, args) },
  duplicate_database: {
    since: 7,
    run: (manager, [source, name]) => {
      manager.duplicate(String(source), String(name))
      return true
    },
  },
  drop: { run: (manager, [name]) => manager.drop(String(name)) },
  rename: {
    run: (manager, [from, to]) => {
      manager.rename(String(from), String(to))
      return true
    },
  },
  dump: {
    // Up to 7.0 there is PostgreSQL's format alone, on 8.0 there are zip files alone.
    run: (manager, [name, format], { dialect: { series } }) => {
      const isZip = series.major === 8 || (series.major > 8 && format !== 'dump')
      return btoa(strFromU8(manager.dump(String(name), isZip ? 'zip' : 'dump'), true))
    },
  },
  restore: {
    run: (manager, [name, data, copy]) => {
      manager.restore(String(name), bytesOfBase64(String(data)), isTrue(copy))
      return true
    },
  },
  change_admin_password: {
    run: (manager, [password]) => {
      manager.setPassword(String(password))
      return true
    },
  },
  migrate_databases: { since: 9, run: () => true },
  list_countries: {
    since: 9,
    run: (_, __, installation) =>
      rowsOf(installation, 'res.country').map(({ code, name }) => [String(code).toLowerCase(), name]),
  },
}

/** Which databases there are, and what is done to them. */
export function dbService({ installation, method, args }: ServiceCall): unknown {
  const { dialect, manager, listsDatabases } = installation
  const { major } = dialect.series
  const row = Object.hasOwn(GUARDED, method) ? GUARDED[method] : undefined
  if (row !== undefined && (row.since ?? 0) <= major && major <= (row.until ?? major)) {
    const [password, ...rest] = takenApart(args)
    if (password === undefined && major >= 13) throw indexError('tuple index out of range')
    manager.check(password)
    // `list_db = False` switches the manager off (odoo/service/db.py of 14 and 19, `check_db_management_enabled`).
    if (!listsDatabases && major >= 9) throw dialect.exceptions.accessDenied()
    return row.run(manager, rest, installation)
  }
  const signature = Object.hasOwn(OPEN, method) ? OPEN[method] : undefined
  if (signature === undefined) throw keyError(`Method not found: ${method}`)
  const callee = { name: `exp_${method}`, signature, before: 0 }
  const { db_name } = argumentsOf(dialect, callee, spread(args, `odoo.service.db.${callee.name}`))
  switch (method) {
    case 'list':
      return databaseNames(installation)
    case 'db_exist':
      return manager.databases.has(String(db_name))
    case 'list_lang':
      return rowsOf(installation, 'res.lang').map(({ code, name }) => [code, name])
    default:
      return dialect.series.name
  }
}

/** What needs no password, and its parameters. */
const OPEN: Readonly<Record<string, string>> = {
  list: 'document=False',
  db_exist: 'db_name',
  list_lang: '',
  server_version: '',
}

/** What the server knows without a database, the sandbox knows by its first one. */
function rowsOf({ databases }: Installation, model: string): Readonly<Record<string, unknown>>[] {
  const [database] = databases.values()
  return [...(database?.as(null).table(model).rows.values() ?? [])]
}

function createOf(manager: DatabaseManager, [name, , lang, password, login]: readonly unknown[]): boolean {
  const own = { ...(typeof lang === 'string' && { lang }), ...(typeof login === 'string' && { login }) }
  manager.create(String(name), { password: String(password ?? 'admin'), ...own })
  return true
}

/** What 6.1 works on by itself, by its ticket: how often it was asked for. */
const tickets = new WeakMap<Installation, Map<number, number>>()
let lastTicket = 0

function ticketOf(installation: Installation, create: () => unknown): number {
  create()
  const own = tickets.get(installation) ?? new Map<number, number>()
  tickets.set(installation, own.set(++lastTicket, 0))
  return lastTicket
}

/** Under way at first, then done, and then nobody knows of it (wire/6.1/svc-db-get_progress*). */
function progressOf(installation: Installation, ticket: number): unknown {
  const own = tickets.get(installation)
  const asked = own?.get(ticket)
  if (own === undefined || asked === undefined) throw keyError(ticket)
  if (asked === 0) {
    own.set(ticket, 1)
    return [0, []]
  }
  own.delete(ticket)
  return [1, []]
}
