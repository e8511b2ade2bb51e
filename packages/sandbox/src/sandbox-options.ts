import { ConfigError, checkOptions } from 'ooor/protocol'
import { isTable } from './is-table.ts'
import type { ModelDefinition, Stored } from './orm/definition.ts'
import type { ModelExtension } from './orm/model-extension.ts'
import type { SandboxSchema } from './orm/models-of-schema.ts'
import type { ServerSnapshot } from './server-snapshot/snapshot-file.ts'
import type { ShapeSeries } from './shapes.ts'

/** The series that there are, for editors, and those between two, as `saas~17.4`. */
export type SandboxSeries =
  | ('6.1' | '7.0' | '8.0' | '9.0' | '10.0' | '11.0' | '12.0' | '13.0' | '14.0' | '15.0' | '16.0' | '17.0' | '18.0')
  | ('19.0' | '20.0')
  | (string & {})

/** What a sandbox is made of. */
export interface SandboxOptions {
  /**
   * Which series it answers as: 6.1 to 20.0; 20.0 as its source has it, not tried on a real one. One between two, as
   * `saas~17.4`, answers as the one before it.
   *
   * @default that of `schema`, or '19.0'
   */
  readonly series?: SandboxSeries
  /** The name of its only database. @default 'sandbox' */
  readonly database?: string
  /**
   * The names of several databases, each with the same models and rows to begin with. Without a session that is bound
   * to one of them, or a header that names one, only the routes that need no database are there.
   */
  readonly databases?: readonly string[]
  /**
   * The models and fields of a server of yours, as `ooor types --schema odoo.schema.json` writes them. Models of the
   * demo data get the fields that they lack; all others are tables with the ORM's behaviour and no logic of their own:
   * a method without logic is an error that says how to stub it, a computed field is empty, and
   * `sandbox.unmodelled` lists both. Employees may do all with them, others nothing.
   */
  readonly schema?: SandboxSchema
  /**
   * A server of yours, as `ooor sandbox snapshot` writes it: its models as with `schema`, its orders, defaults, rights and
   * record rules, and the rows of the file in the place of the demo data. Users of the file have their logins as
   * passwords; `admin`, `demo` and `portal` are always there.
   *
   * ```ts
   * const snapshot = JSON.parse(await readFile('tests/erp.snapshot.json', 'utf8'))
   * const sandbox = new Sandbox({ snapshot, users: { ada: ['sales_team.group_sale_salesman'] } })
   * ```
   */
  readonly snapshot?: ServerSnapshot
  /** Users besides those of a snapshot: external ids of their groups by login, which is the password too. */
  readonly users?: Readonly<Record<string, readonly string[]>>
  /** True to refuse reads of computed fields that are not stored and have no rule here, rather than to answer them empty. @default false */
  readonly strict?: boolean
  /**
   * Models of your own, beside those of the demo data (users, partners, a small shop); one of the same name stands in
   * its place.
   *
   * ```ts
   * const sandbox = new Sandbox({
   *   models: [{
   *     name: 'library.book',
   *     description: 'Book',
   *     access: { user: 'rwcd', portal: 'r' },
   *     fields: { name: { type: 'char', required: true }, author_id: { type: 'many2one', relation: 'res.partner' } },
   *     records: [{ id: 1, name: 'Moby Dick', author_id: 9 }],
   *   }],
   * })
   * ```
   */
  readonly models?: readonly ModelDefinition[]
  /**
   * What models have besides: fields, methods, onchanges, constraints. By the model's name.
   *
   * ```ts
   * const sandbox = new Sandbox({
   *   extend: {
   *     'res.partner': {
   *       fields: { x_tier: { type: 'selection', selection: [['gold', 'Gold'], ['silver', 'Silver']] } },
   *       methods: {
   *         x_promote: { params: [], run: (env, ids) => env.write('res.partner', ids, { x_tier: 'gold' }) },
   *       },
   *     },
   *   },
   * })
   * ```
   */
  readonly extend?: Readonly<Record<string, ModelExtension>>
  /** Rows besides those of the demo data, by model; one of an id that is there takes its place. */
  readonly records?: Readonly<Record<string, readonly Stored[]>>
  /** False for a 6.1 or 7.0 without the web client: all routes below `/web` are missing. @default true */
  readonly web?: boolean
  /** True behind a proxy that hides `/web/webclient/version_info`. @default false */
  readonly hideVersion?: boolean
  /**
   * True where an employee's session that comes with another `User-Agent` has to prove itself, as with 20's
   * `base.session_check_device`. @default false
   */
  readonly checksDevices?: boolean
  /** False where the list of databases is refused and their manager switched off, as with `list_db = False`. @default true */
  readonly listDatabases?: boolean
  /** What guards the databases; `admin` is what Odoo has until somebody sets another. @default 'admin' */
  readonly masterPassword?: string
}

const OBJECTS = ['schema', 'snapshot', 'users', 'extend', 'records'] as const
const SWITCHES = ['strict', 'web', 'hideVersion', 'checksDevices', 'listDatabases'] as const

/** Refuses options of another kind than theirs. */
function checkKinds(options: SandboxOptions): void {
  if (!isTable(options)) throw new ConfigError("a sandbox is made of options: write new Sandbox({ series: '19.0' })")
  for (const name of OBJECTS) {
    const given: unknown = options[name]
    if (given !== undefined && typeof given !== 'object') throw new ConfigError(`\`${name}\` of a sandbox is an object`)
    if (given === null) throw new ConfigError(`\`${name}\` of a sandbox is an object, not null`)
  }
  for (const name of SWITCHES) {
    const given: unknown = options[name]
    if (given !== undefined && typeof given !== 'boolean') {
      throw new ConfigError(`\`${name}\` of a sandbox is true or false, not ${String(given)}`)
    }
  }
  const { databases }: { readonly databases?: unknown } = options
  if (databases !== undefined && !(Array.isArray(databases) && databases.every((one) => typeof one === 'string'))) {
    throw new ConfigError("`databases` of a sandbox are a list of names: write ['one', 'other']")
  }
}

/** Refuses an option that a sandbox does not have, or of another kind than its own. */
export function checkSandboxOptions(options: SandboxOptions): void {
  checkKinds(options)
  if ('apps' in options) {
    throw new ConfigError('`apps` are loaded first: write `await Sandbox.open({ apps: … })` for `new Sandbox`')
  }
  checkOptions<SandboxOptions>('a sandbox', options, {
    series: true,
    database: true,
    databases: true,
    schema: true,
    snapshot: true,
    users: true,
    strict: true,
    models: true,
    extend: true,
    records: true,
    web: true,
    hideVersion: true,
    checksDevices: true,
    listDatabases: true,
    masterPassword: true,
  })
}

/** What `Sandbox.open` makes a sandbox of: apps of a plain Odoo, and all else that a sandbox is made of. */
export interface OpenOptions extends Omit<SandboxOptions, 'series' | 'schema' | 'snapshot' | 'users'> {
  /** The apps whose models it has: account, contacts, crm, mail, sale, stock, website_sale. */
  readonly apps: readonly string[]
  /** One with a shape. @default '19.0' */
  readonly series?: ShapeSeries
}

/** The names of a sandbox's databases. Throws a `ConfigError` where there is none, or two options disagree. */
export function databaseNamesOf({ database, databases }: SandboxOptions): readonly string[] {
  if (databases === undefined) return [database ?? 'sandbox']
  if (databases.length === 0) throw new ConfigError('a sandbox has at least one database: leave `databases` out')
  if (database !== undefined && database !== databases[0]) {
    throw new ConfigError(`database '${database}' is not the first of databases: name one of the two options`)
  }
  return databases
}
