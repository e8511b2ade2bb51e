/** What visitors and Odoo may do to the example shop. */
import { Sandbox } from '@ooor/sandbox'
import { type Connection, connect, type HttpMiddleware } from 'ooor'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createShop } from '../../examples/shop/app.tsx'

const SHOP = 'http://localhost'
const CHAIR = 5

describe('the example shop', () => {
  let odoo: Connection
  let shop: ReturnType<typeof createShop>
  /** What the provider's form is, in the answer to a payment; undefined for the sandbox's own. */
  let form: string | undefined
  let calls: string[]

  const hostile: HttpMiddleware = async (request, next) => {
    calls.push(new URL(request.url).pathname)
    const response = await next(request)
    if (form === undefined || !request.url.includes('/shop/payment/transaction')) return response
    const answer = { jsonrpc: '2.0', id: 1, result: { reference: 'S1', redirect_form_html: form } }
    return { ...response, status: 200, headers: response.headers, text: async () => JSON.stringify(answer) }
  }

  beforeEach(() => {
    form = undefined
    calls = []
    odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: new Sandbox().adapter, middleware: [hostile] })
    shop = createShop(odoo)
  })
  afterEach(() => {
    vi.useRealTimers()
    return odoo.close()
  })

  function newBrowser() {
    let cookie: string | undefined
    const send = async (path: string, init: RequestInit) => {
      const headers = { origin: SHOP, ...(cookie !== undefined && { cookie }), ...init.headers }
      const response = await shop.request(SHOP + path, { ...init, headers })
      for (const line of response.headers.getSetCookie()) cookie = line.split(';')[0]
      return response
    }
    return {
      get: (path: string, init: RequestInit = {}) => send(path, init),
      post: (path: string, fields: Readonly<Record<string, string | number>>) => {
        const body = new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)]))
        return send(path, { method: 'POST', body })
      },
      send,
    }
  }

  async function atThePayment() {
    const browser = newBrowser()
    await browser.post('/cart', { variant: CHAIR })
    const page = await (await browser.get('/checkout')).text()
    const country = /<option value="(\d+)"[^>]*>Belgium/.exec(page)?.[1] ?? ''
    const address = { name: 'A', email: 'a@example.com', phone: '1', street: 'R', city: 'G', zip: '9000' }
    const answer = await browser.post('/checkout', { ...address, country_id: country })
    expect(answer.status).toBe(303)
    const payment = await (await browser.get('/checkout/payment')).text()
    const method = /name="method" value="([^"]+)"|value="([^"]+)"[^>]*name="method"/.exec(payment)
    return { browser, method: method?.[1] ?? method?.[2] ?? '' }
  }

  it('lets the form to a provider go there, and nowhere else', async () => {
    form =
      '<form method="post" action="https://pay.example.com/x?y=1"><input name="a" value="&quot;><script>1</script>"></form>'
    const { browser, method } = await atThePayment()
    const answer = await browser.post('/checkout/payment', { method })
    expect(answer.status).toBe(200)
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain('form-action https://pay.example.com')
    expect(policy).toContain("default-src 'none'")
    const text = await answer.text()
    expect(text).not.toContain('<script')
    expect((await browser.get('/cart')).headers.get('content-security-policy')).toContain("form-action 'self'")
  })

  it('shows no form to a provider that has no address of the web', async () => {
    const noise = vi.spyOn(console, 'error').mockImplementation(() => {})
    for (const action of [
      'javascript:alert(1)',
      'data:text/html,x',
      'nowhere',
      '//',
      '/\\evil.example/x',
      'https://',
      'https://a;script-src x,y/',
    ]) {
      form = `<form method="post" action="${action}"></form>`
      const { browser, method } = await atThePayment()
      const answer = await browser.post('/checkout/payment', { method })
      const text = await answer.text()
      expect(text, action).not.toContain('javascript:')
      expect(text, action).not.toContain('<form method="post" action="nowhere')
      if (action.includes(';')) expect(answer.headers.get('content-security-policy')).not.toMatch(/;\s*script-src x|,/)
      else expect(answer.status, action).not.toBe(200)
    }
    noise.mockRestore()
  })

  it('reads no form that is larger than any of its own', async () => {
    const browser = newBrowser()
    let sent = 0
    const body = () =>
      new ReadableStream<Uint8Array>({
        pull(controller) {
          sent += 100_000
          if (sent > 50_000_000) controller.close()
          else controller.enqueue(new Uint8Array(100_000).fill(97))
        },
      })
    for (const path of ['/cart', '/login', '/language', '/checkout/payment', '/cart/code']) {
      sent = 0
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      const answer = await browser.send(path, { method: 'POST', body: body(), headers, duplex: 'half' } as RequestInit)
      expect(answer.status, path).toBe(413)
      expect(sent, path).toBeLessThan(5_000_000)
    }
  })

  it('takes no form of another site, whatever it says it is', async () => {
    const browser = newBrowser()
    await browser.post('/cart', { variant: CHAIR })
    await browser.post('/login', { login: 'portal', password: 'portal' })
    for (const type of [
      'application/x-www-form-urlencoded',
      'text/plain',
      'multipart/form-data; boundary=x',
      undefined,
    ]) {
      for (const path of ['/logout', '/cart', '/checkout/payment', '/language']) {
        const headers = { origin: 'https://evil.example', ...(type !== undefined && { 'content-type': type }) }
        const body = new Blob(['variant=5'])
        expect((await browser.send(path, { method: 'POST', body, headers })).status, `${path} ${type}`).toBe(403)
      }
    }
    expect((await browser.get('/orders')).status).toBe(200)
  })

  it('looks for one visitor in few places at once, however many pages they open', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] })
    const browser = newBrowser()
    await browser.post('/cart', { variant: CHAIR })
    await browser.post('/login', { login: 'portal', password: 'portal' })
    const stop = new AbortController()
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => browser.get('/orders/live', { signal: stop.signal })),
    )
    const open = answers.filter(({ status }) => status === 200)
    expect(open.length).toBeGreaterThan(3)
    expect(open.length).toBeLessThan(20)
    expect(answers.filter(({ status }) => status !== 200).map(({ status }) => status)).toContain(429)
    // Who leaves makes room.
    await Promise.all(open.map(({ body }) => body?.cancel()))
    await vi.waitFor(async () => {
      const again = await browser.get('/orders/live')
      await again.body?.cancel()
      expect(again.status).toBe(200)
    })
    stop.abort()
    await vi.advanceTimersByTimeAsync(100)
    calls = []
    await vi.advanceTimersByTimeAsync(10_000)
    expect(calls).toEqual([])
  })

  it('tells of orders to who is logged in, and to nobody who was', async () => {
    const browser = newBrowser()
    expect((await browser.get('/orders/live')).status).toBe(204)
    await browser.post('/cart', { variant: CHAIR })
    expect((await browser.get('/orders/live')).status).toBe(204)
    await browser.post('/login', { login: 'portal', password: 'portal' })
    const noise = vi.spyOn(console, 'error').mockImplementation(() => {})
    const live = await browser.get('/orders/live')
    const reader = (live.body as ReadableStream<Uint8Array>).getReader()
    expect(new TextDecoder().decode((await reader.read()).value)).toContain('event: change')
    await browser.post('/logout', {})
    let isDone = false
    const end = Date.now() + 8000
    while (!isDone && Date.now() < end) isDone = (await reader.read()).done
    expect(isDone).toBe(true)
    noise.mockRestore()
    expect((await browser.get('/orders/live')).status).toBe(204)
  })
})
