import {
  AccessDeniedError,
  AccessError,
  LoginRequiredError,
  type Session,
  SessionExpiredError,
  SessionLostError,
} from 'ooor'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { IS_ONLY_REAL } from '../support/chosen-series.ts'
import { failure } from '../support/failure.ts'
import { needs } from '../support/features.ts'
import { connectAs, counter, once, productsForSale } from './help.ts'
import { describeTargets } from './targets.ts'

describeTargets('sessions', (target) => {
  let product: number
  let other: number
  const admin = once(() => connectAs(target()))

  beforeAll(async () => {
    ;[product, other] = (await productsForSale(admin(), 2)) as [number, number]
  })
  afterAll(() => admin().close())

  const orderOf = async (session: Session): Promise<number> => {
    const [line] = await session.cart.lines()
    const [row] = await admin()
      .model('sale.order.line')
      .raw.read([line?.id ?? 0], ['order_id'])
    const [id] = (row?.order_id ?? []) as [id: number, name: string]
    return id
  }

  it('plays the story of Alice and Bob', async (context) => {
    needs(target(), 'a shop for visitors', context)
    const alice = admin().visitor()
    const bob = admin().visitor()
    await Promise.all([alice.cart.add(product, 2), bob.cart.add(other)])
    expect(alice.id).not.toBe(bob.id)
    expect(await alice.cart.lines()).toMatchObject([{ productId: product, quantity: 2 }])
    expect(await bob.cart.lines()).toMatchObject([{ productId: other, quantity: 1 }])

    const bobsOrder = await orderOf(bob)
    expect(await orderOf(alice)).not.toBe(bobsOrder)
    const asVisitor = await failure(alice.model('sale.order').raw.read([bobsOrder], ['name']))
    expect(asVisitor).toBeInstanceOf(LoginRequiredError)
    expect(await alice.cart.quantity()).toBe(2)

    const before = alice.id
    const alicesOrder = await orderOf(alice)
    const info = await alice.login('portal', 'portal')
    expect(info.login).toBe('portal')
    expect(alice.uid).toBe(info.uid)
    if (target().has('another session id at login')) expect(alice.id).not.toBe(before)
    else expect(alice.id).toBe(before)
    expect(await alice.cart.lines()).toMatchObject([{ productId: product, quantity: 2 }])
    const partnerOf = async (model: string, id: number) =>
      (await admin().model(model).raw.read([id], ['partner_id']))[0]?.partner_id
    expect(await partnerOf('sale.order', alicesOrder)).toEqual(await partnerOf('res.users', info.uid))
    expect(await failure(alice.model('sale.order').raw.read([bobsOrder], ['name']))).toBeInstanceOf(AccessError)
    expect(await bob.cart.lines()).toMatchObject([{ productId: other, quantity: 1 }])

    await alice.cart.clear()
    await alice.logout()
    expect(alice.isVisitor).toBe(true)
    expect(await alice.cart.quantity()).toBe(0)
    expect(await failure(alice.model('sale.order').raw.search())).toBeInstanceOf(LoginRequiredError)
  })

  it('sends nothing before the first call, and then sniffs and logs in once for all', async () => {
    const { settings, paths, times } = counter()
    await using odoo = connectAs(target(), 'demo', settings)
    const partners = odoo.model('res.partner').raw
    expect(paths).toEqual([])
    await Promise.all(Array.from({ length: 8 }, () => partners.searchCount()))
    expect([times('version_info'), times('authenticate'), times('call_kw')]).toEqual([1, 1, 8])
    expect(paths).toHaveLength(10)
  })

  it('gives a visitor one session even when the first requests come at once', async (context) => {
    needs(target(), 'a shop for visitors', context)
    const visitor = admin().visitor()
    const ids = new Set<string | null>()
    visitor.on('rotated', ({ to }) => ids.add(to))
    await Promise.all(Array.from({ length: 6 }, () => visitor.cart.add(product)))
    expect(ids.size).toBe(1)
    expect(await visitor.cart.quantity()).toBe(6)
  })

  it('stays a visitor with the same cart when the password is wrong', async (context) => {
    needs(target(), 'a shop for visitors', context)
    const alice = admin().visitor()
    await alice.cart.add(product)
    const error = await failure(alice.login('portal', 'not her password'))
    expect(error).toBeInstanceOf(AccessDeniedError)
    expect(JSON.stringify({ ...error, message: error.message, stack: error.stack })).not.toContain('not her password')
    expect(alice.isVisitor).toBe(true)
    expect(await alice.cart.quantity()).toBe(1)
  })

  it('goes on with a session by its id, whoever it is', async (context) => {
    needs(target(), 'a shop for visitors', context)
    const alice = admin().visitor()
    await alice.cart.add(product, 3)
    const again = admin().resume(alice.id ?? '')
    expect(await again.cart.quantity()).toBe(3)
    expect(again.isVisitor).toBe(true)

    const demo = admin().session({ username: 'demo', password: 'demo' })
    await demo.model('res.partner').raw.searchCount()
    const resumed = admin().resume(demo.id ?? '')
    expect((await resumed.info())?.login).toBe('demo')
    expect(resumed.uid).toBe(demo.uid)
    expect(await resumed.model('res.partner').raw.searchCount()).toBeGreaterThan(0)
  })

  it('keeps two users of one connection apart', async () => {
    const demo = admin().session({ username: 'demo', password: 'demo' })
    const portal = admin().session({ username: 'portal', password: 'portal' })
    const [one, two, three] = await Promise.all([demo.info(), portal.info(), admin().info()])
    expect([one?.login, two?.login, three?.login]).toEqual(['demo', 'portal', 'admin'])
    expect(new Set([demo.id, portal.id, admin().defaultSession.id]).size).toBe(3)
  })

  it('merges the context of the user, the session and the call', async () => {
    const archived = await admin().model('res.partner').raw.create({ name: 'Ooor archived', active: false })
    const domain = [['id', '=', archived]] as const
    const everything = admin().withContext({ active_test: false })
    expect(await admin().model('res.partner').raw.search(domain)).toEqual([])
    expect(await everything.model('res.partner').raw.search(domain)).toEqual([archived])
    expect(await everything.model('res.partner').raw.search(domain, { context: { active_test: true } })).toEqual([])
    expect(
      await admin()
        .model('res.partner')
        .raw.search(domain, { context: { active_test: false } }),
    ).toEqual([archived])
    const byDefault = { context: { default_city: 'Lyon' } }
    expect(await admin().model('res.partner').raw.defaultGet(['city'], byDefault)).toEqual({ city: 'Lyon' })
    await admin().model('res.partner').raw.unlink([archived])
  })

  describe('when the server forgets or restarts', () => {
    const forget = async (session: Session) => {
      const { forgetSession } = target()
      await forgetSession?.(session.id ?? '')
      return forgetSession !== undefined
    }

    it('logs in again once for all calls in flight', async (context) => {
      const { settings, times } = counter()
      await using odoo = connectAs(target(), 'demo', settings)
      // Of what no other file's tests make and delete meanwhile.
      const countries = odoo.model('res.country').raw
      const count = await countries.searchCount()
      let renewed = 0
      odoo.defaultSession.on('renewed', () => renewed++)
      if (!(await forget(odoo.defaultSession))) context.skip('the server is not ours')
      expect(await Promise.all(Array.from({ length: 6 }, () => countries.searchCount()))).toEqual(Array(6).fill(count))
      expect(renewed).toBe(1)
      expect(times('authenticate')).toBe(2)
    })

    it('renews a user before the cart is touched', async (context) => {
      needs(target(), 'carts that users find again', context)
      const demo = admin().session({ username: 'demo', password: 'demo' })
      await demo.cart.clear()
      await demo.cart.add(product)
      if (!(await forget(demo))) context.skip('the server is not ours')
      const change = await demo.cart.add(product)
      expect(change.cartQuantity).toBe(2)
      expect((await demo.info())?.login).toBe('demo')
      await demo.cart.clear()
    })

    it('tells when a session without a password has expired', async (context) => {
      needs(target(), 'sessions by their id', context)
      const demo = admin().session({ username: 'demo', password: 'demo' })
      await demo.model('res.partner').raw.searchCount()
      const resumed = admin().resume(demo.id ?? '')
      await resumed.info()
      if (!(await forget(demo))) context.skip('the server is not ours')
      expect(await failure(resumed.model('res.partner').raw.searchCount())).toBeInstanceOf(SessionExpiredError)
    })

    it("tells when a visitor's session is lost, and never shows another cart", async (context) => {
      needs(target(), 'a shop for visitors', context)
      const alice = admin().visitor()
      await alice.cart.add(product, 2)
      let lost = 0
      alice.on('lost', () => lost++)
      if (!(await forget(alice))) context.skip('the server is not ours')
      expect(await failure(alice.cart.add(other))).toBeInstanceOf(SessionLostError)
      expect(await failure(alice.cart.lines())).toBeInstanceOf(SessionLostError)
      expect(lost).toBe(1)
      alice.renew()
      expect((await alice.cart.add(other)).cartQuantity).toBe(1)
    })

    it('survives a restart between two calls', async (context) => {
      needs(target(), 'a shop for visitors', context)
      const { alone } = target()
      if (alone === undefined) return context.skip('the server is not ours')
      // The suite of the other series asks the one that stays.
      const server = await alone()
      onTestFinished(async () => {
        await server.close()
      })
      const { settings, times } = counter()
      await using odoo = connectAs({ ...target(), url: server.url }, 'demo', settings)
      const alice = odoo.visitor()
      await alice.cart.add(product)
      const count = await odoo.model('res.country').raw.searchCount()
      await server.restart()
      expect(await odoo.model('res.country').raw.searchCount()).toBe(count)
      expect((await alice.cart.add(product)).cartQuantity).toBe(2)
      expect(times('authenticate')).toBe(1)
    })
  })

  it('keeps visitors apart who come at once, each with a product of their own', async (context) => {
    needs(target(), 'a shop for visitors', context)
    // Two pages each, and a second of a real server's for every one: fewer there.
    const VISITORS = IS_ONLY_REAL ? 15 : 100
    const { fields } = await admin().model('product.template').schema()
    // Another name before 12.
    const published = { [fields.has('is_published') ? 'is_published' : 'website_published']: true }
    const values = Array.from({ length: VISITORS }, (_, index) => ({
      name: `Ooor product ${index}`,
      list_price: 10 + index,
      ...published,
      sale_ok: true,
    }))
    const templates = admin().model('product.template').raw
    const made = target().has('lists in create')
      ? await templates.create(values)
      : await Promise.all(values.map((one) => templates.create(one)))
    const rows = await templates.read(made, ['product_variant_ids'])
    const products = rows.map((row) => (row.product_variant_ids as [number])[0])
    expect(new Set(products).size).toBe(VISITORS)

    const visitors = products.map((id) => ({ id, session: admin().visitor() }))
    await Promise.all(visitors.map(({ id, session }) => session.cart.add(id, 2)))
    const carts = await Promise.all(visitors.map(({ session }) => session.cart.lines()))

    expect(new Set(visitors.map(({ session }) => session.id)).size).toBe(VISITORS)
    expect(carts.map((lines) => lines.map(({ productId, quantity }) => [productId, quantity]))).toEqual(
      products.map((id) => [[id, 2]]),
    )
    await templates.write(made, { active: false })
  }, 300_000)
})
