import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Sandbox, type SandboxOptions } from '@ooor/sandbox'
import { type Connection, type ConnectionSettings, connect, type WireName } from 'ooor'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { chosenSeries, IS_ONLY_REAL } from '../support/chosen-series.ts'
import { type Feature, hasFeature } from '../support/features.ts'

/** A server to run the same tests on. */
export interface Target {
  readonly major: number
  /** Whether its series has something that not every one has. */
  has(feature: Feature): boolean
  /** API keys by login; empty where there are none. */
  readonly keys: Readonly<Record<string, string>>
  readonly url: string
  readonly database: string
  /** Stops and starts the server; sessions stay. Absent for a server that is not ours to restart. */
  readonly restart?: () => Promise<void>
  /** Starts a server of the same database that a test has for itself. Absent likewise. */
  readonly alone?: () => Promise<ServerAlone>
  /** Deletes a web session behind everybody's back. Absent likewise. */
  readonly forgetSession?: (id: string) => Promise<void>
}

/** A server that nobody else uses: it may go and come. */
export interface ServerAlone {
  readonly url: string
  /** Stops and starts it. */
  restart(): Promise<unknown>
  /** Stops it for good. */
  close(): Promise<unknown>
}

interface Kind {
  readonly name: string
  readonly major: number
  readonly hasKeys: boolean
  readonly start: () => Promise<Target & { readonly stop?: () => Promise<void> }>
}

const run = promisify(execFile)
const ODOO_SCRIPT = fileURLToPath(new URL('../../scripts/odoo/odoo.sh', import.meta.url))

function sandbox(series: string, options: SandboxOptions = {}): Kind {
  const major = Number.parseInt(series, 10)
  return {
    name: `sandbox ${series}`,
    major,
    hasKeys: major >= 14,
    start: async () => {
      const box = new Sandbox({ ...options, series })
      const server = await box.listen()
      return {
        major,
        has: (feature) => hasFeature(major, feature),
        keys: { admin: 'sandbox-admin-key', demo: 'sandbox-demo-key' },
        url: server.url,
        database: box.database,
        restart: () => server.restart(),
        alone: async () => ({ url: server.url, restart: () => server.restart(), close: async () => {} }),
        forgetSession: async (id) => {
          box.forgetSession(id)
        },
        stop: () => server.close(),
      }
    },
  }
}

/** The real servers that OOOR_TEST_ODOO_<major> names as `http://host:port/database`, the oldest first. */
function reals(suffix: '' | '_MANY' = ''): Kind[] {
  const name = new RegExp(`^OOOR_TEST_ODOO_(\\d+)${suffix}$`)
  return Object.entries(process.env)
    .flatMap(([key, address]) => {
      const major = name.exec(key)?.[1]
      // The others may still be what something is copied from.
      const isLeftOut = ![undefined, major].includes(process.env.OOOR_TEST_ONLY_SERIES)
      return major !== undefined && !isLeftOut && address ? [real(Number(major), address, suffix)] : []
    })
    .sort((one, other) => one.major - other.major)
}

function real(major: number, address: string, suffix: string): Kind {
  const url = new URL(address)
  const isOursToo = process.env[`OOOR_TEST_ODOO_${major}_IS_OURS`] === '1'
  const isOurs = suffix === '' && isOursToo
  const odoo = (...args: string[]) => run('bash', [ODOO_SCRIPT, ...args])
  const keys: Record<string, string> = {}
  for (const login of ['admin', 'demo']) {
    const key = process.env[`OOOR_TEST_ODOO_${major}_KEY_${login.toUpperCase()}`]
    if (key) keys[login] = key
  }
  return {
    name: `real ${major}${suffix}`,
    major,
    hasKeys: 'admin' in keys && 'demo' in keys,
    start: async () => ({
      major,
      has: (feature) => hasFeature(major, feature),
      keys,
      url: url.origin,
      database: url.pathname.slice(1),
      ...(isOurs && {
        restart: async () => {
          await odoo('restart', String(major))
        },
        alone: async () => {
          const { stdout } = await odoo('alone', String(major))
          return {
            url: stdout.trim(),
            restart: () => odoo('alone', String(major)),
            close: () => odoo('gone', String(major)),
          }
        },
      }),
      ...(isOursToo && {
        // The servers of a series share their sessions.
        forgetSession: async (id: string) => {
          await odoo('forget', String(major), id)
        },
      }),
    }),
  }
}

/** `npm run test:odoo` leaves the sandbox to `npm test`. */
const sandboxes = (series: readonly string[], options?: SandboxOptions) =>
  IS_ONLY_REAL ? [] : series.map((one) => sandbox(one, options))

const WITH_SHOP = sandboxes(
  chosenSeries(
    ['8.0', '14.0', '19.0'],
    ['9.0', '10.0', '11.0', '12.0', '13.0', '15.0', '16.0', '17.0', '18.0', '20.0'],
  ),
)
const OLDEST = sandboxes(chosenSeries(['6.1'], ['7.0']))
const SEVERAL = { database: 'first', databases: ['first', 'second'] }
const MANY = [...sandboxes(['14.0', '19.0'], SEVERAL), ...reals('_MANY')]
/** Each way in which databases are managed: by the service alone, by forms, by both. */
const ADMINISTERED = [
  ...sandboxes(
    chosenSeries(
      ['6.1', '8.0', '14.0', '19.0', '20.0'],
      ['7.0', '9.0', '10.0', '11.0', '12.0', '13.0', '15.0', '16.0', '17.0', '18.0'],
    ),
    SEVERAL,
  ),
  ...reals('_MANY'),
]
const REAL = reals()

/** Runs the same tests on the sandbox and on each real server that is there, where it has what they are all about. */
export function describeTargets(title: string, tests: (target: () => Target) => void, feature?: Feature): void {
  const all = [...OLDEST, ...WITH_SHOP, ...REAL]
  const having = feature === undefined ? all : all.filter(({ major }) => hasFeature(major, feature))
  describeEach(title, having, (kind) => tests(started(kind)))
}

/** Runs the same tests on servers with several databases, of which the target names one. */
export function describeManyDatabases(title: string, tests: (target: () => Target) => void): void {
  describeEach(title, MANY, (kind) => tests(started(kind)))
}

/** Runs the same tests on servers whose databases may be made and dropped: the others there are not to be touched. */
export function describeAdministered(title: string, tests: (target: () => Target) => void): void {
  describeEach(title, ADMINISTERED, (kind) => tests(started(kind)))
}

/** What a case says otherwise: the right password or key is `secret`. */
type Overrides = ConnectionSettings & { readonly secret?: string; readonly database?: string }

/** One way to a server: a wire, and what its credential is. */
export interface WireCase {
  readonly target: Target
  readonly wire: WireName
  /** A connection over this wire as a user of the demo data. */
  connectAs(login: string, options?: Overrides): Connection
}

const WIRES: readonly { wire: WireName; since: number; auth: 'password' | 'key' }[] = [
  { wire: 'web', since: 6, auth: 'password' },
  { wire: 'xmlrpc', since: 6, auth: 'password' },
  { wire: 'xmlrpc2', since: 8, auth: 'password' },
  { wire: 'jsonrpc', since: 8, auth: 'password' },
  { wire: 'jsonrpc', since: 14, auth: 'key' },
  { wire: 'json2', since: 19, auth: 'key' },
]

/** Runs the same tests over each wire that a server has, on the sandbox of each series and on each real server. */
export function describeWires(title: string, tests: (wireCase: () => WireCase) => void): void {
  describeEach(title, [...OLDEST, ...WITH_SHOP, ...REAL], (kind) => {
    const target = started(kind)
    const wires = WIRES.filter(({ since, auth }) => kind.major >= since && (auth === 'password' || kind.hasKeys))
    describe.each(wires)('over $wire with a $auth', ({ wire, auth }) => {
      const connectAs: WireCase['connectAs'] = (login, options = {}) => {
        const { url, database, keys } = target()
        const { secret, ...rest } = options
        const credential = auth === 'key' ? { apiKey: secret ?? keys[login] ?? '' } : { password: secret ?? login }
        return connect({ url, database, wire, username: login, ...credential, ...rest })
      }
      tests(() => ({ target: target(), wire, connectAs }))
    })
  })
}

/** A file without a server to run on is skipped: without any test it would be a failure. */
function describeEach(title: string, kinds: readonly Kind[], tests: (kind: Kind) => void): void {
  if (kinds.length > 0) describe.each(kinds)(`${title}, on $name`, tests)
  else it.skip(`${title}: none of the servers that are named is one for it`)
}

function started({ start }: Kind): () => Target {
  let target: (Target & { readonly stop?: () => Promise<void> }) | undefined
  beforeAll(async () => {
    target = await start()
  })
  afterAll(async () => {
    await target?.stop?.()
  })
  return () => {
    if (target === undefined) throw new Error('the target has not started')
    return target
  }
}
