import { Sandbox } from '@ooor/sandbox'
import { type Connection, connect, type HttpMiddleware, NetworkError } from 'ooor'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createShop } from '../../examples/shop/app.tsx'

const SHOP = 'http://localhost'
const CHAIR = 5

/** What goes wrong in the example shop, on the sandbox: the rest is in tests/browser. */
describe('the example shop', () => {
  let sandbox: Sandbox
  let odoo: Connection
  let sessionId: string | undefined
  let isAway: boolean

  const watch: HttpMiddleware = async (request, next) => {
    if (isAway) throw new NetworkError('Odoo is out for lunch', { call: request.call })
    const response = await next(request)
    for (const cookie of response.headers.getSetCookie())
      sessionId = /^session_id=([^;]+)/.exec(cookie)?.[1] ?? sessionId
    return response
  }

  beforeEach(() => {
    sandbox = new Sandbox()
    sessionId = undefined
    isAway = false
    odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter, middleware: [watch] })
  })

  it('asks Odoo for no session and sets no cookie for who only looks', async () => {
    const browser = newBrowser()
    const look = async () => {
      for (const path of ['/', '/products/5', '/cart', '/login', '/?q=chair', '/nowhere']) await browser.get(path)
    }
    // The catalogue's own user logs in, and is told of its session once more with its first call.
    await look()
    sessionId = undefined
    await look()
    expect(sessionId).toBeUndefined()
    expect(browser.cookie).toBeUndefined()
  })

  it('tells of a cart that Odoo has lost, once, and goes on with a new one', async () => {
    const browser = newBrowser()
    await browser.post('/cart', { variant: CHAIR })
    expect(sandbox.forgetSession(sessionId ?? '')).toBe(true)
    const lost = await browser.get('/cart')
    expect(lost.status).toBe(410)
    expect(lost.text).toContain('Your cart has expired')
    expect(await browser.get('/cart')).toMatchObject({
      status: 200,
      text: expect.stringContaining('Nothing in it yet'),
    })
    await browser.post('/cart', { variant: CHAIR, quantity: 3 })
    expect((await browser.get('/cart')).text).toContain('<output>3</output>')
  })

  it('asks who was logged in to log in again, once', async () => {
    const browser = newBrowser()
    await browser.post('/cart', { variant: CHAIR })
    await browser.post('/login', { login: 'portal', password: 'portal' })
    expect((await browser.get('/orders')).text).toContain('In your cart')
    expect(sandbox.forgetSession(sessionId ?? '')).toBe(true)
    const expired = await browser.get('/orders')
    expect(expired.status).toBe(410)
    expect(expired.text).toContain('You have been logged out')
    expect(await browser.get('/orders')).toMatchObject({ status: 303, location: '/login?next=/orders' })
    await browser.post('/login', { login: 'portal', password: 'portal' })
    expect((await browser.get('/orders')).text).toContain('In your cart')
  })

  it('is out for a moment when Odoo is, and loses nothing', async () => {
    const browser = newBrowser()
    await browser.post('/cart', { variant: CHAIR })
    const noise = vi.spyOn(console, 'error').mockImplementation(() => {})
    isAway = true
    expect(await browser.get('/cart')).toMatchObject({ status: 503, text: expect.stringContaining('Try again') })
    expect(noise).toHaveBeenCalledOnce()
    isAway = false
    expect((await browser.get('/cart')).text).toContain('<output>1</output>')
    noise.mockRestore()
  })

  it('refuses forms that make no sense, and products that are not for sale', async () => {
    const browser = newBrowser()
    for (const form of [{}, { variant: 'x' }, { variant: CHAIR, quantity: -1 }, { variant: CHAIR, quantity: 1000 }]) {
      expect(await browser.post('/cart', form)).toMatchObject({ status: 400 })
    }
    expect(await browser.post('/cart', { variant: 999 })).toMatchObject({ status: 422 })
    expect(await browser.get('/products/999')).toMatchObject({ status: 404 })
    expect(await browser.get('/products/5%27')).toMatchObject({ status: 404 })
  })

  it('shows what visitors type as text', async () => {
    const { text } = await newBrowser().get(`/?q=${encodeURIComponent('"><script>alert(1)</script>')}`)
    expect(text).not.toContain('<script')
  })

  it('leads nobody elsewhere', async () => {
    const browser = newBrowser()
    const evil = [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      '/\t/evil.example',
    ]
    for (const back of evil) {
      const { location } = await browser.post('/cart', { variant: CHAIR, back })
      expect(location).toBe('/')
    }
  })

  function newBrowser() {
    const shop = createShop(odoo)
    const send = async (path: string, init: RequestInit) => {
      const headers = { origin: SHOP, ...(browser.cookie !== undefined && { cookie: browser.cookie }) }
      const response = await shop.request(SHOP + path, { ...init, headers })
      for (const cookie of response.headers.getSetCookie()) browser.cookie = cookie.split(';')[0]
      return { status: response.status, location: response.headers.get('location'), text: await response.text() }
    }
    const browser = {
      cookie: undefined as string | undefined,
      get: (path: string) => send(path, {}),
      post: (path: string, form: Readonly<Record<string, string | number>>) => {
        const body = new URLSearchParams(Object.entries(form).map(([name, value]) => [name, String(value)]))
        return send(path, { method: 'POST', body })
      },
    }
    return browser
  }
})
