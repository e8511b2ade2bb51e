import { Sandbox } from '@ooor/sandbox'
import { type Connection, connect } from 'ooor'
import { createStorage } from 'unstorage'
import type { Odoo } from '../../examples/tour/odoo.d.ts'

/** What the documents' blocks take as given: a connection, some models, a record or two. On a sandbox of its own. */
export async function surroundings() {
  const sandbox = new Sandbox()
  const odoo: Connection<Odoo> = connect<Odoo>('http://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })
  const [orders, partners] = [odoo.model('sale.order'), odoo.model('res.partner')]
  const tags = odoo.model('res.partner.category')
  // The documents speak of order 42, with lines.
  const [customer] = await partners.order('id').limit(1).ids()
  const [productId] = await odoo.model('product.product').order('id').limit(1).ids()
  if (customer === undefined || productId === undefined) throw new Error('the sandbox has no partner or no product')
  for (let last = 0; last < 42; ) {
    const made = await orders.create({ partner_id: customer, order_line: [{ product_id: productId }] })
    last = made.id
  }
  const order = await orders.find(42)
  const [line] = await order.order_line
  if (line === undefined) throw new Error('order 42 has no line')
  const session = odoo.session()
  const stored = odoo.sessions.create()
  await stored.cart.add(productId)
  return {
    Sandbox,
    sandbox,
    odoo,
    orders,
    partners,
    tags,
    order,
    line,
    productId,
    session,
    storeId: stored.storeId ?? '',
    url: 'http://admin:admin@sandbox/sandbox',
    schemaStore: { get: async (_key: string) => undefined, set: async (_key: string, _text: string) => {} },
    storage: createStorage(),
    options: {},
    db: {
      get: async (_sql: string, _id: string): Promise<string | undefined> => undefined,
      run: async (_sql: string, ..._values: unknown[]) => {},
      replaceWhere: async (_id: string, _expected: string | undefined, _value: string, _until: number) => true,
      deleteWhere: async (_isGone: (row: { readonly value: string }) => boolean) => 0,
    },
    rows: [
      { ref: 'C1', name: 'One' },
      { ref: 'C2', name: 'Two' },
    ],
    monday: '2026-11-23',
    sunday: '2026-11-29',
    controller: new AbortController(),
    vault: { read: async (_name: string) => 'sandbox-admin-key' },
    bytes: new Uint8Array([1, 2, 3]),
  }
}
