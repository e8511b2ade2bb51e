import { AccessDeniedError, AccessError, LoginRequiredError, UserError } from 'ooor'
import { afterAll, describe, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { needs } from '../support/features.ts'
import { connectAs, counter, firstOf, once, productsForSale } from './help.ts'
import { describeTargets } from './targets.ts'

describeTargets('forms', (target) => {
  const counted = counter()
  const admin = once(() => connectAs(target(), 'admin', counted.settings))
  afterAll(() => admin().close())
  const hasTokens = () => target().has('html forms with tokens')

  it('have a token, asked for once and again after a login', async () => {
    const visitor = admin().visitor()
    const token = await visitor.csrfToken()
    if (!hasTokens()) return
    expect(token).toMatch(/^[0-9a-f]{40}o\d+$/)
    const before = counted.times('/web/login')
    expect(await visitor.csrfToken()).toBe(token)
    expect(counted.times('/web/login')).toBe(before)
    await visitor.login('portal', 'portal')
    expect(await visitor.csrfToken()).not.toBe(token)
  })

  it('log in and keep the cart, and say when they do not', async (context) => {
    needs(target(), 'a shop for visitors', context)
    const visitor = admin().visitor()
    const [product = 0] = await productsForSale(admin(), 1)
    await visitor.cart.add(product, 2)
    const before = visitor.id
    const error = await failure(visitor.login('portal', 'wrong', { via: 'form' }))
    expect(error).toBeInstanceOf(AccessDeniedError)
    expect(error.message).toContain('portal')
    expect(visitor.isVisitor).toBe(true)
    const info = await visitor.login('portal', 'portal', { via: 'form' })
    expect(info.login).toBe('portal')
    if (target().has('another session id at login')) expect(visitor.id).not.toBe(before)
    else expect(visitor.id).toBe(before)
    expect(await visitor.cart.quantity()).toBeGreaterThanOrEqual(2)
    await visitor.cart.clear()
  })

  it('are sent with it, and lead where they lead', async (context) => {
    needs(target(), 'files over the web', context)
    const visitor = admin().visitor()
    const page = await visitor.submit('/web/login', { login: 'portal', password: 'wrong' })
    expect(page).toMatchObject({ status: 200, path: '/web/login' })
    expect(page.text).toContain('Wrong login')
    const next = await visitor.submit('/web/login', { login: 'portal', password: 'portal', redirect: '/shop/cart' })
    expect(next).toMatchObject({ status: 200, path: '/shop/cart' })
  })

  describe('with a file', () => {
    const bytes = new Uint8Array([0, 255, 13, 10, 128, 65])

    it('attach it to a record as it is', async (context) => {
      needs(target(), 'files over the web', context)
      const session = admin().session()
      const partner = await firstOf(session, 'res.partner')
      const file = new File([bytes], 'ünïcode "x".bin', { type: 'application/octet-stream' })
      const attached = await session.upload(file, { model: 'res.partner', id: partner })
      expect(attached).toMatchObject({ size: 6, mimetype: 'application/octet-stream' })
      const [row] = (await session.call('ir.attachment', 'read', [
        [attached.id],
        ['datas', 'res_model', 'res_id', 'name'],
      ])) as {
        datas: string | { content: string; size: number }
      }[]
      expect(row).toMatchObject({ res_model: 'res.partner', res_id: partner })
      const datas = typeof row?.datas === 'object' ? row.datas.content : row?.datas
      expect(typeof row?.datas === 'object').toBe(target().has('binaries as objects'))
      expect([...Buffer.from(datas ?? '', 'base64')]).toEqual([...bytes])
      const named = await session.upload(new Blob(['hello']), { model: 'res.partner', id: partner, name: 'a.txt' })
      expect(named).toMatchObject({ name: 'a.txt', size: 5 })
      await session.call('ir.attachment', 'unlink', [[attached.id, named.id]])
    })

    it('say who may not', async (context) => {
      needs(target(), 'files over the web', context)
      const record = { model: 'res.partner', id: 1 }
      const file = new Blob(['x'])
      expect(await failure(admin().visitor().upload(file, record))).toBeInstanceOf(LoginRequiredError)
      const portal = admin().session({ username: 'portal', password: 'portal' })
      const error = await failure(portal.upload(file, record))
      expect(AccessError.is(error) || UserError.is(error)).toBe(true)
    })
  })
})
