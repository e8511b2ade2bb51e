import { connect } from '../../packages/ooor/dist/index.js'
import type { RealContender } from './contender.ts'
import { alike } from './floor.ts'
import { LOGIN, ORDERS, type OrderTree, PASSWORD, type Server, WIDE } from './workload.ts'

/** A connection that counts its requests. */
export function connected({ origin, database }: Server) {
  let calls = 0
  const odoo = connect({
    url: origin,
    database,
    username: LOGIN,
    password: PASSWORD,
    middleware: [
      (request, next) => {
        calls++
        return next(request)
      },
    ],
  })
  return { odoo, calls: () => calls }
}

const ordersOf = ({ odoo }: ReturnType<typeof connected>) =>
  odoo.model('sale.order').where(ORDERS.domain).order(ORDERS.order).limit(ORDERS.limit)

interface Named {
  readonly name: string
}
type Line = Named & { readonly product_uom_qty: number; readonly product_id: Named | null }
type Order = Named & {
  readonly partner_id: Named & { readonly country_id: Named | null }
  readonly order_line: readonly Line[]
}

const selected: RealContender = {
  name: 'ooor, select',
  how: 'all levels selected',
  tasks: ['orders', 'create'],
  creates: 1000,
  start: async (server) => {
    const connection = connected(server)
    const query = ordersOf(connection).select({
      name: true,
      partner_id: { name: true, country_id: { name: true } },
      order_line: { name: true, product_uom_qty: true, product_id: { name: true } },
    })
    const orders = async () => ((await query) as unknown as readonly Order[]).map(treeOf)
    const create = async (values: readonly object[]) =>
      (await connection.odoo.model('res.partner').createMany(values)).map(({ id }) => id)
    return { calls: connection.calls, orders, create }
  },
}

function treeOf({ name, partner_id: partner, order_line: lines }: Order): OrderTree {
  return {
    name,
    partner: partner.name,
    country: partner.country_id?.name ?? null,
    lines: lines.map((line) => ({
      name: line.name,
      quantity: line.product_uom_qty,
      product: line.product_id?.name ?? null,
    })),
  }
}

interface LazyOrder {
  readonly name: string
  readonly partner_id: {
    readonly name: Promise<string>
    readonly country_id: { readonly name: Promise<string | null> }
  }
  readonly order_line: Promise<
    readonly (Named & {
      readonly product_uom_qty: number
      readonly product_id: { readonly name: Promise<string> } | null
    })[]
  >
}

/** The loop that the peers have to write: each thing awaited where it is needed. */
const walked: RealContender = {
  name: 'ooor, lazy',
  tasks: ['orders'],
  how: "the peers' loop: relations awaited one by one",
  creates: 0,
  start: async (server) => {
    const connection = connected(server)
    const orders = async () => {
      const trees: OrderTree[] = []
      for (const order of (await ordersOf(connection)) as unknown as readonly LazyOrder[]) {
        const partner = await order.partner_id.name
        const country = await order.partner_id.country_id.name
        const lines = []
        for (const line of await order.order_line) {
          const product = (await line.product_id?.name) ?? null
          lines.push({ name: line.name, quantity: line.product_uom_qty, product })
        }
        trees.push({ name: order.name, partner, country, lines })
      }
      return trees
    }
    return { calls: connection.calls, orders }
  },
}

const partnersOf = ({ odoo }: ReturnType<typeof connected>) =>
  odoo
    .model('res.partner')
    .where(WIDE.domain)
    .order('id')
    .select(...WIDE.fields)

/** Whole columns: what they are made for. */
const columns: RealContender = {
  name: 'ooor, columns()',
  how: 'search, array_agg',
  tasks: ['partners'],
  creates: 0,
  start: async (server) => {
    const connection = connected(server)
    const partners = async () => {
      const all = (await partnersOf(connection).columns()) as unknown as Record<string, readonly unknown[]>
      const ids = all.id ?? []
      return { count: ids.length, rows: () => ids.map((id, at) => [id, ...WIDE.fields.map((name) => all[name]?.[at])]) }
    }
    return { calls: connection.calls, partners }
  },
}

const rowsBy = (by: 'columns' | 'rows', how: string): RealContender => ({
  name: `ooor, rows by ${by}`,
  how,
  tasks: ['partners'],
  creates: 0,
  start: async (server) => {
    const connection = connected(server)
    const partners = async () => {
      const rows = (await partnersOf(connection).rows({ by })) as unknown as Record<string, unknown>[]
      return { count: rows.length, rows: () => alike(rows) }
    }
    return { calls: connection.calls, partners }
  },
})

export const ours: readonly RealContender[] = [
  selected,
  walked,
  columns,
  rowsBy('columns', 'search, array_agg, rows of them'),
  rowsBy('rows', 'search_read, cast'),
]
