import { connect, UnknownDatabaseError } from 'ooor'
import { afterAll, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { secondFactor } from '../support/second-factor.ts'
import { connectAs, once, productsForSale } from './help.ts'
import { describeManyDatabases } from './targets.ts'

describeManyDatabases('a server with several databases', (target) => {
  const admin = once(() => connectAs(target()))
  afterAll(() => admin().close())

  it('lists them, and wants one to be named', async () => {
    const names = await admin().databases()
    expect(names).toContain(target().database)
    expect(names.length).toBeGreaterThan(1)
    const unnamed = connect({ url: target().url, username: 'admin', password: 'admin' })
    const error = await failure(unnamed.model('res.partner').raw.searchCount())
    expect(error).toBeInstanceOf(UnknownDatabaseError)
    for (const name of names) expect(error.message).toContain(name)
  })

  it('keeps visitors in the named one, with carts apart', async () => {
    const [first, second] = (await productsForSale(admin(), 2)) as [number, number]
    const alice = admin().visitor()
    const bob = admin().visitor()
    await Promise.all([alice.cart.add(first), bob.cart.add(second, 2)])
    expect((await alice.cart.lines()).map(({ productId }) => productId)).toEqual([first])
    expect((await bob.cart.lines()).map(({ productId }) => productId)).toEqual([second])
    await alice.login('portal', 'portal')
    expect((await alice.cart.lines()).map(({ productId }) => productId)).toContain(first)
    await alice.cart.clear()
  })

  it('renews a user’s session that it has lost', async ({ skip }) => {
    const { url, database, forgetSession } = target()
    if (forgetSession === undefined) return skip('not ours')
    const [product] = (await productsForSale(admin(), 1)) as [number]
    const odoo = connect({ url, database })
    const user = odoo.session({ username: 'portal', password: 'portal' })
    await user.cart.clear()
    await user.cart.add(product, 2)
    // Each of them notices: an action, what reads, and a route that is not there, which is none with a session either.
    const asking = [
      () => user.cart.lines(),
      () => user.model('res.country').where({ code: 'FR' }).count(),
      () => user.request('/website/info-of-nothing').catch((error: Error) => error.name),
    ]
    for (const ask of asking) {
      await forgetSession(user.id ?? '')
      await ask()
      expect([user.uid === null, await user.cart.quantity()]).toEqual([false, 2])
    }
    await user.cart.clear()
    await odoo.close()
  })

  it('reads a page in the named one', async () => {
    expect(await admin().visitor().cart.lines()).toEqual([])
  })

  it('logs in with a second factor', async () => {
    // In the other one: a code that was used is refused, and other tests log in to the first.
    const other = (await admin().databases()).find((name) => name !== target().database)
    const settings = { url: target().url, database: other, username: 'mfa', password: 'mfa', totp: secondFactor }
    const me = await connect(settings).whoami()
    expect([me?.login, me?.database]).toEqual(['mfa', other])
  })

  it('notices a database that is not there', async () => {
    const { url } = target()
    const visitor = connect({ url, database: 'nosuchdb' }).visitor()
    expect(await failure(visitor.cart.add(1))).toBeInstanceOf(UnknownDatabaseError)
  })

  it('answers an API key in the named one', async (context) => {
    const { url, database, keys } = target()
    if (keys.admin === undefined) context.skip('no API key')
    const odoo = connect({ url, database, username: 'admin', apiKey: keys.admin ?? '' })
    expect((await odoo.whoami())?.login).toBe('admin')
    expect(await odoo.model('res.partner').raw.searchCount()).toBeGreaterThan(0)
  })
})
