import { Sandbox } from '@ooor/sandbox'
import { connect, OutcomeUnknownError, SessionLostError } from 'ooor'
import { describe, expect, it } from 'vitest'
import { failure } from '../../../../tests/support/failure.ts'

describe.each(['8.0', '14.0', '19.0'])('a login whose answer is lost, on %s', (series) => {
  const start = () => {
    const box = new Sandbox({ series })
    const odoo = connect('http://sandbox/sandbox', { adapter: box.adapter })
    return { box, odoo, visitor: odoo.visitor() }
  }

  it(series === '8.0' ? 'is sent again: the session keeps its id' : 'tells that the cart may be lost', async () => {
    const { box, visitor } = start()
    await visitor.cart.add(5, 2)
    box.fault({ on: '/web/session/authenticate', as: 'reset', after: true })
    if (series === '8.0') {
      await visitor.login('portal', 'portal')
      expect(await visitor.cart.quantity()).toBe(2)
      return
    }
    // The server has given the session another id, which nobody has heard of.
    expect(await failure(visitor.login('portal', 'portal'))).toBeInstanceOf(OutcomeUnknownError)
    expect(await failure(visitor.login('portal', 'portal'))).toBeInstanceOf(SessionLostError)
    visitor.renew()
    expect((await visitor.login('portal', 'portal')).login).toBe('portal')
  })

  it('is sent again where there is no cart', async () => {
    const { box, odoo, visitor } = start()
    box.fault({ on: '/web/session/authenticate', as: 'reset', after: true, times: 2 })
    expect((await visitor.login('portal', 'portal')).login).toBe('portal')
    expect((await odoo.session({ username: 'demo', password: 'demo' }).info())?.login).toBe('demo')
  })
})
