import { Sandbox } from '@ooor/sandbox'
import { connect } from 'ooor'
import { memoryStore } from 'ooor/store'
import { describe, expect, it } from 'vitest'

// Up to 8.0 a login keeps the session's id (wire/8.0/web-authenticate), so that the id does not tell whose it is.
describe.each(['8.0', '14.0'])('who logs in by a route, on %s', (series) => {
  const connection = () => {
    const { adapter } = new Sandbox({ series })
    return connect({ url: 'http://sandbox', database: 'sandbox', adapter, sessions: { store: memoryStore() } })
  }
  const AS_PORTAL = { db: 'sandbox', login: 'portal', password: 'portal' }

  it('is who the server says', async () => {
    const visitor = connection().visitor()
    await visitor.cart.add(5, 2)
    const before = visitor.id
    await visitor.request('/web/session/authenticate', AS_PORTAL)
    expect(visitor.id === before).toBe(series === '8.0')
    expect((await visitor.info())?.login).toBe('portal')
    expect(visitor.uid).not.toBeNull()
    expect(await visitor.cart.quantity()).toBe(2)
  })

  it('has another name in the store, and who comes by the old one is nobody', async () => {
    const odoo = connection()
    const mine = odoo.sessions.create()
    await mine.cart.add(5, 2)
    const planted = mine.storeId ?? ''
    await mine.request('/web/session/authenticate', AS_PORTAL)
    expect(mine.storeId).not.toBe(planted)
    expect((await mine.info())?.login).toBe('portal')
    expect((await odoo.sessions.open(mine.storeId ?? ''))?.uid).toBe(mine.uid)
    const theirs = await odoo.sessions.open(planted).catch(() => undefined)
    expect(theirs?.uid ?? null).toBeNull()
  })
})
