import { load, promised } from '../contenders/peers.ts'
import type { RealContender } from './contender.ts'
import { alike } from './floor.ts'
import { LOGIN, ORDERS, type OrderTree, PASSWORD, type Server, WIDE } from './workload.ts'

/** What of each peer is used here. */
interface Client {
  searchRead(model: string, domain: unknown, fields: string[], options: object): Promise<unknown>
  read(model: string, ids: readonly number[], fields: string[]): Promise<unknown>
  create(model: string, values: object): Promise<unknown>
}

type Link = readonly [id: number, name: string] | false
interface Order {
  readonly name: string
  readonly partner_id: Link
  readonly order_line: readonly number[]
}
interface Line {
  readonly name: string
  readonly product_uom_qty: number
  readonly product_id: Link
}
interface Partner {
  readonly name: string
  readonly country_id: Link
}

/** The natural code: what an order refers to is read where it is needed. */
async function ordersOf(client: Client): Promise<OrderTree[]> {
  const { domain, limit, order: by } = ORDERS
  const fields = ['name', 'partner_id', 'order_line']
  const found = (await client.searchRead('sale.order', domain, fields, { limit, order: by })) as Order[]
  const trees: OrderTree[] = []
  for (const order of found) {
    const [partner] = (await readOne(client, 'res.partner', order.partner_id, ['name', 'country_id'])) as Partner[]
    const [country] = (await readOne(client, 'res.country', partner?.country_id ?? false, ['name'])) as Partner[]
    const asked = ['name', 'product_uom_qty', 'product_id']
    const lines = (await client.read('sale.order.line', order.order_line, asked)) as Line[]
    const rows = []
    for (const line of lines) {
      const [product] = (await readOne(client, 'product.product', line.product_id, ['name'])) as Partner[]
      rows.push({ name: line.name, quantity: line.product_uom_qty, product: product?.name ?? null })
    }
    trees.push({ name: order.name, partner: partner?.name ?? '', country: country?.name ?? null, lines: rows })
  }
  return trees
}

async function readOne(client: Client, model: string, link: Link, fields: string[]): Promise<unknown> {
  return link === false ? [] : client.read(model, [link[0]], fields)
}

async function createOneByOne(client: Client, values: readonly object[]): Promise<number[]> {
  const ids: number[] = []
  for (const one of values) {
    const made = await client.create('res.partner', one)
    ids.push(...(Array.isArray(made) ? (made as number[]) : [made as number]))
  }
  return ids
}

function peer(name: string, how: string, open: (server: Server) => Promise<Client>): RealContender {
  return {
    name,
    how,
    tasks: ['orders', 'create', 'partners'],
    creates: 200,
    start: async (server) => {
      const client = await open(server)
      let calls = 0
      const counting: Client = {
        searchRead: (...args) => {
          calls++
          return client.searchRead(...args)
        },
        read: (...args) => {
          calls++
          return client.read(...args)
        },
        create: (...args) => {
          calls++
          return client.create(...args)
        },
      }
      return {
        calls: () => calls,
        orders: () => ordersOf(counting),
        partners: async () => {
          const options = { order: 'id' }
          const rows = await counting.searchRead('res.partner', WIDE.domain, [...WIDE.fields], options)
          return { count: (rows as unknown[]).length, rows: () => alike(rows as Record<string, unknown>[]) }
        },
        create: (values) => createOneByOne(counting, values),
      }
    },
  }
}

type Connects = Client & { connect(): Promise<unknown> }
type New<T> = new (options: object) => T

const fernandoslim = peer('@fernandoslim/odoo-jsonrpc', 'web JSON-RPC, fetch', async (server) => {
  const { host, port, database: db } = server
  const Odoo = load<New<Connects>>('@fernandoslim/odoo-jsonrpc')
  const odoo = new Odoo({ baseUrl: `http://${host}`, port, db, username: LOGIN, password: PASSWORD })
  await odoo.connect()
  return odoo
})

const odooAwait = peer('odoo-await', 'XML-RPC', async ({ origin, database: db }) => {
  const Odoo = load<New<Connects>>('odoo-await')
  const odoo = new Odoo({ baseUrl: origin, db, username: LOGIN, password: PASSWORD })
  await odoo.connect()
  return odoo
})

interface OdooXmlrpc {
  connect(callback: (error: unknown, value: unknown) => void): void
  execute_kw(model: string, method: string, params: unknown[], callback: (error: unknown, value: unknown) => void): void
}

const odooXmlrpc = peer('odoo-xmlrpc', 'XML-RPC', async ({ origin, port, database: db }) => {
  const Odoo = load<New<OdooXmlrpc>>('odoo-xmlrpc')
  const odoo = new Odoo({ url: origin, port, db, username: LOGIN, password: PASSWORD })
  await promised((callback) => odoo.connect(callback))
  const call = (model: string, method: string, args: unknown[], kwargs: object) =>
    promised((callback) => odoo.execute_kw(model, method, [args, kwargs], callback))
  return {
    searchRead: (model, domain, fields, options) => call(model, 'search_read', [domain, fields], options),
    read: (model, ids, fields) => call(model, 'read', [ids, fields], {}),
    create: (model, values) => call(model, 'create', [values], {}),
  }
})

interface OdooXmlrpcTs {
  authenticate(): Promise<number>
  searchRead(model: string, domain: unknown, options: object): Promise<unknown>
  read(model: string, ids: readonly number[], fields: string[]): Promise<unknown>
  create(model: string, values: object): Promise<unknown>
}

const odooXmlrpcTs = peer('odoo-xmlrpc-ts', 'XML-RPC', async ({ origin: url, database: db }) => {
  const { OdooClient } = (await import('odoo-xmlrpc-ts')) as unknown as { OdooClient: New<OdooXmlrpcTs> }
  const odoo = new OdooClient({ url, db, username: LOGIN, password: PASSWORD })
  await odoo.authenticate()
  return {
    searchRead: (model, domain, fields, options) => odoo.searchRead(model, domain, { fields, ...options }),
    read: (model, ids, fields) => odoo.read(model, ids, fields),
    create: (model, values) => odoo.create(model, values),
  }
})

export const realPeers: readonly RealContender[] = [fernandoslim, odooAwait, odooXmlrpc, odooXmlrpcTs]
