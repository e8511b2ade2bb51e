import { Sandbox } from '@ooor/sandbox'
import { connect, RouteNotFoundError, type Session, SessionLostError } from 'ooor'
import { describe, expect, it } from 'vitest'
import { failure } from '../../../../tests/support/failure.ts'

const OPERATIONS: readonly (readonly [string, (session: Session) => Promise<unknown>])[] = [
  ['cart.quantity()', ({ cart }) => cart.quantity()],
  ['cart.lines()', ({ cart }) => cart.lines()],
  ['cart.add()', ({ cart }) => cart.add(6)],
  ['a route', (session) => session.request('/shop/cart/update_json', { product_id: 5, add_qty: 1 })],
]

// Several databases: a session that the server has lost has none, and the shop's routes are not there.
describe.each(['8.0', '12.0', '14.0', '16.0', '17.0', '18.0', '19.0'])(
  'a session lost among databases, on %s',
  (series) => {
    const serverOf = () => {
      const box = new Sandbox({ series, database: 'first', databases: ['first', 'second'] })
      const odoo = connect({ url: 'http://sandbox', database: 'first', adapter: box.adapter })
      return { box, odoo }
    }

    it.each(OPERATIONS)('is a lost session to a visitor’s %s', async (_, ask) => {
      const { box, odoo } = serverOf()
      const visitor = odoo.visitor()
      await visitor.cart.add(5, 2)
      let losses = 0
      visitor.on('lost', () => losses++)
      box.forgetSession(visitor.id ?? '')
      expect(await failure(ask(visitor))).toBeInstanceOf(SessionLostError)
      expect(await failure(ask(visitor))).toBeInstanceOf(SessionLostError)
      expect(losses).toBe(1)
      visitor.renew()
      expect(await visitor.cart.quantity()).toBe(0)
      await visitor.cart.add(5, 3)
      expect(await visitor.cart.quantity()).toBe(3)
    })

    it('is renewed for a user', async () => {
      const { box, odoo } = serverOf()
      const user = odoo.session({ username: 'portal', password: 'portal' })
      await user.cart.add(5, 2)
      box.forgetSession(user.id ?? '')
      // The cart of 8.0 is its session's: nobody finds it again (addons/website_sale/models/sale_order.py).
      const found = series === '8.0' ? 0 : 1
      expect(await user.cart.lines()).toHaveLength(found)
      box.forgetSession(user.id ?? '')
      await user.request('/website/info-of-nothing').catch(() => {})
      expect(await user.cart.quantity()).toBe(2 * found)
    })

    it('is none where the route is not there', async () => {
      const { odoo } = serverOf()
      const visitor = odoo.visitor()
      await visitor.cart.add(5, 2)
      expect(await failure(visitor.request('/no/such'))).toBeInstanceOf(RouteNotFoundError)
      expect(await visitor.cart.quantity()).toBe(2)
    })
  },
)
