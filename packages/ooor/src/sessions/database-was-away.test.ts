import { type Fault, Sandbox } from '@ooor/sandbox'
import { connect, type HttpAdapter, type Session } from 'ooor'
import { describe, expect, it } from 'vitest'

const OPERATIONS: readonly (readonly [string, (session: Session) => Promise<unknown>])[] = [
  ['cart.add()', ({ cart }) => cart.add(6)],
  ['cart.lines()', ({ cart }) => cart.lines()],
  ['checkout.address()', ({ checkout }) => checkout.address()],
  ['orders()', (session) => session.orders()],
]

// A database that is away for one request, and there again when its login page is asked. Servers since 16 have the
// session and its cart then (wire/16.0/svc-outage-back-cart_quantity).
describe.each(['16.0', '18.0', '19.0'])('on %s, a database that was away for a moment', (series) => {
  const start = () => {
    const box = new Sandbox({ series })
    let fault: Fault | undefined
    const adapter: HttpAdapter = {
      ...box.adapter,
      send: async (request) => {
        const response = await box.adapter.send(request)
        fault?.cancel()
        fault = undefined
        return response
      },
    }
    const odoo = connect('http://sandbox/sandbox', { adapter, retry: { limit: 0 } })
    const goesAway = () => {
      fault = box.fault({ as: 'database away' })
    }
    return { odoo, goesAway }
  }

  it.each(OPERATIONS)('costs a visitor no cart at %s', async (_, ask) => {
    const { odoo, goesAway } = start()
    const visitor = odoo.visitor()
    await visitor.cart.add(5, 2)
    goesAway()
    await ask(visitor)
    expect(await visitor.cart.lines()).toContainEqual(expect.objectContaining({ productId: 5, quantity: 2 }))
  })

  it.each(OPERATIONS)('is no reason to log a user in again at %s', async (_, ask) => {
    const { odoo, goesAway } = start()
    const session = odoo.visitor()
    await session.cart.add(5, 2)
    // The cart is the web session's: it is not found again by another one.
    await session.login('portal', 'portal')
    let renewals = 0
    session.on('renewed', () => renewals++)
    goesAway()
    await ask(session)
    expect(renewals).toBe(0)
    expect(await session.cart.lines()).toContainEqual(expect.objectContaining({ productId: 5, quantity: 2 }))
  })

  it('lets a change through, once', async () => {
    const { odoo, goesAway } = start()
    const user = odoo.session({ username: 'admin', password: 'admin' })
    const partners = user.model('res.partner')
    await partners.count()
    goesAway()
    await partners.create({ name: 'Made once' })
    expect(await partners.where({ name: 'Made once' }).count()).toBe(1)
  })
})
