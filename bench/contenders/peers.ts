import { createRequire } from 'node:module'
import { BIG, DATABASE, LOGIN, PASSWORD, SMALL } from '../workload.ts'
import type { Contender } from './contender.ts'

/**
 * The other Odoo clients of npm, each used as its README says. Their own types are loose or do not compile under
 * ours, so what is used of them is told here.
 */
const require = createRequire(import.meta.url)

/** What a CommonJS build of an ES module or of a plain one exports. */
export const load = <T>(name: string): T => {
  const module = require(name) as { default?: T }
  return module.default ?? (module as T)
}

interface OdooAwait {
  connect(): Promise<number>
  read(model: string, ids: readonly number[], fields: readonly string[]): Promise<unknown>
  searchRead(model: string, domain: unknown, fields: readonly string[]): Promise<unknown>
}

const odooAwait: Contender = {
  name: 'odoo-await',
  how: 'XML-RPC',
  scenarios: ['small', 'big'],
  start: async ({ origin }) => {
    const Odoo = load<new (options: object) => OdooAwait>('odoo-await')
    const odoo = new Odoo({ baseUrl: origin, db: DATABASE, username: LOGIN, password: PASSWORD })
    await odoo.connect()
    return {
      small: () => odoo.read(SMALL.model, SMALL.ids, SMALL.fields),
      big: () => odoo.searchRead(BIG.model, [], BIG.fields),
    }
  },
}

type Callback = (error: unknown, value: unknown) => void

interface OdooXmlrpc {
  connect(callback: Callback): void
  execute_kw(model: string, method: string, params: unknown[], callback: Callback): void
}

export const promised = (call: (callback: Callback) => void) =>
  new Promise<unknown>((resolve, reject) => {
    call((error, value) => (error ? reject(error) : resolve(value)))
  })

const odooXmlrpc: Contender = {
  name: 'odoo-xmlrpc',
  how: 'XML-RPC',
  scenarios: ['small', 'big'],
  start: async ({ origin, port }) => {
    const Odoo = load<new (options: object) => OdooXmlrpc>('odoo-xmlrpc')
    const odoo = new Odoo({ url: origin, port, db: DATABASE, username: LOGIN, password: PASSWORD })
    await promised((callback) => odoo.connect(callback))
    const small = [[[...SMALL.ids], [...SMALL.fields]]]
    const big = [[[], [...BIG.fields]]]
    return {
      small: () => promised((callback) => odoo.execute_kw(SMALL.model, 'read', small, callback)),
      big: () => promised((callback) => odoo.execute_kw(BIG.model, 'search_read', big, callback)),
    }
  },
}

interface OdooXmlrpcTs {
  authenticate(): Promise<number>
  read(model: string, ids: readonly number[], fields: readonly string[]): Promise<unknown>
  searchRead(model: string, domain: unknown, options: object): Promise<unknown>
}

const odooXmlrpcTs: Contender = {
  name: 'odoo-xmlrpc-ts',
  how: 'XML-RPC',
  scenarios: ['small', 'big'],
  start: async ({ origin }) => {
    const { OdooClient } = (await import('odoo-xmlrpc-ts')) as unknown as {
      OdooClient: new (options: object) => OdooXmlrpcTs
    }
    const odoo = new OdooClient({ url: origin, db: DATABASE, username: LOGIN, password: PASSWORD })
    await odoo.authenticate()
    return {
      small: () => odoo.read(SMALL.model, SMALL.ids, SMALL.fields),
      big: () => odoo.searchRead(BIG.model, [], { fields: BIG.fields }),
    }
  },
}

interface OdooJsonRpc {
  connect(): Promise<unknown>
  read(model: string, ids: readonly number[], fields: readonly string[]): Promise<unknown>
  searchRead(model: string, domain: unknown, fields: readonly string[]): Promise<unknown>
}

const fernandoslim: Contender = {
  name: '@fernandoslim/odoo-jsonrpc',
  how: 'web JSON-RPC, fetch',
  scenarios: ['small', 'big', 'records'],
  start: async ({ host, port }) => {
    const Odoo = load<new (options: object) => OdooJsonRpc>('@fernandoslim/odoo-jsonrpc')
    const odoo = new Odoo({ baseUrl: `http://${host}`, port, db: DATABASE, username: LOGIN, password: PASSWORD })
    await odoo.connect()
    const big = () => odoo.searchRead(BIG.model, [], BIG.fields)
    return { small: () => odoo.read(SMALL.model, SMALL.ids, SMALL.fields), big, records: big }
  },
}

export const peers: readonly Contender[] = [fernandoslim, odooAwait, odooXmlrpc, odooXmlrpcTs]
