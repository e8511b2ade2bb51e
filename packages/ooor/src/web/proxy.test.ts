import { createHash } from 'node:crypto'
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync, gzipSync } from 'node:zlib'
import { type ConnectOptions, connect } from 'ooor'
import { undiciAdapter } from 'ooor/http/undici'
import { memoryStore } from 'ooor/store'
import { odooShopPaths, ooor, type ProxyOptions } from 'ooor/web'
import { ooor as onNode } from 'ooor/web/node'
import { afterEach, describe, expect, it } from 'vitest'
import { Browser } from '../../../../tests/support/browser.ts'

const SITE = 'https://shop.example.com'
const idOf = (letter: string) => letter.repeat(84)
const open: Server[] = []

afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

async function listening(server: Server): Promise<number> {
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** An Odoo that answers as it is told, with a site before it. */
async function start(
  answer: RequestListener,
  options: Partial<ProxyOptions> = {},
  base = '',
  more: Partial<ConnectOptions> = {},
) {
  const seen: IncomingMessage[] = []
  const server = createServer((request, response) => {
    if (request.url === `${base}/web/webclient/version_info`) {
      response.end('{"jsonrpc":"2.0","id":1,"result":{"server_serie":"19.0"}}')
      return
    }
    seen.push(request)
    answer(request, response)
  })
  const port = await listening(server)
  const url = `http://127.0.0.1:${port}${base}/`
  const store = memoryStore()
  let stored = 0
  const { replace } = store
  store.replace = (...args) => {
    stored++
    return replace?.(...args) ?? Promise.resolve(false)
  }
  const odoo = connect({ url, database: 'db' }, { adapter: undiciAdapter(), sessions: { store }, ...more })
  const proxy = { paths: odooShopPaths, ...options }
  const web = ooor(odoo, { proxy })
  const fetch = (request: Request) => web.handle(request, () => new Response('the site’s own'))
  return { odoo, proxy, fetch, seen, server, origin: `http://127.0.0.1:${port}`, stored: () => stored }
}

describe('the proxy', () => {
  it('sends on what is listed, and nothing else', async () => {
    const { fetch, seen } = await start((request, response) => response.end(request.url))
    const listed = [
      '/shop',
      '/shop/',
      '/shop/a-1?x=1&y',
      '/my/orders',
      '/fr/shop',
      '/pt_BR/my',
      '/website_sale/static/a.png',
    ]
    for (const path of listed) expect(await (await fetch(new Request(SITE + path))).text()).toBe(path)
    const others = ['/', '/shopping', '/mystery', '/web', '/web/login', '/web/dataset/call_kw', '/jsonrpc', '/static/x']
    const tricks = [
      '/shop/..%2fweb/login',
      '/shop/%2e%2e/web',
      '/shop/..;/web',
      '/shop//web',
      '/shop/%5c..%5cweb',
      '/en/web',
    ]
    for (const path of [...others, ...tricks.filter((path) => !path.includes(';'))]) {
      expect([path, await (await fetch(new Request(SITE + path))).text()]).toEqual([path, 'the site’s own'])
    }
    expect(seen.length).toBe(listed.length)
  })

  it('tells Odoo of the browser where the session is its own, and of none elsewhere', async () => {
    const { fetch, seen } = await start((_request, response) => response.end('page'))
    const headers = { 'user-agent': 'Mozilla/5.0', accept: 'image/webp' }
    for (const path of ['/shop', '/web/image/product.template/1']) await fetch(new Request(SITE + path, { headers }))
    const [page, picture] = seen
    expect([page?.headers['user-agent'], page?.headers.accept]).toEqual(['Mozilla/5.0', 'image/webp'])
    expect([picture?.headers['user-agent'], picture?.headers.accept]).toEqual([
      expect.stringMatching(/^ooor\//),
      'image/webp',
    ])
  })

  it('hands compressed pages on as they are, for who asked for them only', async () => {
    const { fetch, seen } = await start((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('page'))
    })
    const answer = await fetch(new Request(`${SITE}/shop`, { headers: { 'accept-encoding': 'gzip' } }))
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    expect(gunzipSync(Buffer.from(await answer.arrayBuffer())).toString()).toBe('page')
    await fetch(new Request(`${SITE}/shop`))
    expect(seen.map((request) => request.headers['accept-encoding'])).toEqual(['gzip', 'identity'])
  })

  it('lets headers through that are meant to go through', async () => {
    const { fetch, seen, origin } = await start((_request, response) => {
      response.writeHead(200, [
        'Connection',
        'X-Hop',
        'X-Hop',
        '1',
        'X-Odoo',
        '2',
        'Keep-Alive',
        'timeout=5',
        'ETag',
        '"e"',
      ])
      response.end('page')
    })
    const headers = {
      authorization: 'Basic site',
      connection: 'x-private',
      'x-private': '1',
      'x-mine': '2',
      'x-forwarded-for': '6.6.6.6',
      'x-forwarded-host': 'evil.example',
      'x-odoo-database': 'other',
      'x-openerp-session-id': idOf('e'),
      te: 'trailers',
      origin: SITE,
      referer: `${SITE}/shop?a=1`,
    }
    const response = await fetch(new Request(`${SITE}/shop?session_id=${idOf('e')}&db=other&search=x`, { headers }))
    expect(Object.fromEntries(response.headers)).toMatchObject({ 'x-odoo': '2', etag: '"e"' })
    for (const name of ['x-hop', 'keep-alive', 'connection']) expect(response.headers.has(name)).toBe(false)
    expect(seen[0]?.url).toBe('/shop?search=x')
    const sent = seen[0]?.headers ?? {}
    expect(sent).toMatchObject({ 'x-mine': '2', host: new URL(origin).host, origin, referer: `${origin}/shop?a=1` })
    for (const name of ['authorization', 'x-private', 'te', 'cookie']) expect(sent[name]).toBeUndefined()
    expect(Object.keys(sent).filter((name) => /^x-(forwarded|odoo|openerp)/.test(name))).toEqual([])
  })

  it('tells an Odoo behind a proxy whose site it is', async () => {
    const { fetch, seen } = await start((_request, response) => response.end(), { forwarded: true })
    await fetch(new Request(`${SITE}/shop`, { headers: { origin: SITE } }))
    expect(seen[0]?.headers).toMatchObject({
      'x-forwarded-host': 'shop.example.com',
      'x-forwarded-proto': 'https',
      origin: SITE,
    })
  })

  it('keeps Odoo’s session to itself, and takes other cookies over to the site', async () => {
    let next: string[] = [
      `session_id=${idOf('a')}; HttpOnly; Path=/`,
      'td_id=secret; HttpOnly',
      'tz=UTC; Domain=odoo.internal; Path=/',
    ]
    const { fetch, seen, odoo } = await start((_request, response) => {
      response.setHeader('set-cookie', next)
      response.end()
    })
    const alice = new Browser(SITE)
    alice.cookies = { tz: 'Europe/Paris', site_token: 'private', session_id: idOf('e') }
    alice.take(await fetch(alice.request('/shop')))
    expect(alice.lines).toEqual(['tz=UTC; Path=/', expect.stringContaining('__Host-ooor=')])
    expect(seen[0]?.headers.cookie).toBe('tz=Europe/Paris')
    next = []
    await fetch(alice.request('/my'))
    expect(seen[1]?.headers.cookie).toBe(`tz=UTC; session_id=${idOf('a')}; td_id=secret`)
    expect(alice.lines.join()).not.toContain(idOf('a'))
    const session = await odoo.sessions.open((alice.cookies['__Host-ooor'] ?? '').split('.')[0] ?? '')
    expect(session?.id).toBe(idOf('a'))
  })

  it('gives a new name to a session that logs in on Odoo’s pages', async () => {
    const ids = [idOf('a'), idOf('b')]
    const { fetch } = await start(
      (_request, response) => {
        response.setHeader('set-cookie', `session_id=${ids.shift()}; HttpOnly`)
        response.end('{"jsonrpc":"2.0","id":1,"result":{"uid":7,"is_internal_user":false}}')
      },
      { paths: ['/shop', '/web/login'] },
    )
    const alice = new Browser(SITE)
    alice.take(await fetch(alice.request('/shop')))
    const planted = { ...alice.cookies }
    alice.take(await fetch(alice.request('/web/login', { method: 'POST', body: 'login=a' })))
    expect(alice.cookies).not.toEqual(planted)
    const mallory = new Browser(SITE)
    mallory.cookies = planted
    expect((await fetch(mallory.request('/shop'))).status).toBe(409)
  })

  it('begins no session by a picture', async () => {
    const { fetch, seen, stored } = await start((_request, response) => {
      response.setHeader('set-cookie', `session_id=${idOf('a')}; HttpOnly`)
      response.end('picture')
    })
    const bot = new Browser(SITE)
    for (let turn = 0; turn < 2; turn++) bot.take(await fetch(bot.request('/web/image/product.product/5/image_128')))
    expect([bot.lines, stored(), seen.map(({ headers }) => headers.cookie)]).toEqual([[], 0, [undefined, undefined]])
  })

  it('leads redirects to the site', async () => {
    let location = ''
    const { fetch, origin } = await start(
      (_request, response) => {
        response.writeHead(303, { location, 'set-cookie': 'cids=1; Path=/odoo' })
        response.end()
      },
      {},
      '/odoo',
    )
    const locate = async (to: string) => {
      location = to
      const response = await fetch(new Request(`${SITE}/shop/a`))
      expect(response.headers.getSetCookie()).toEqual(['cids=1; Path=/'])
      return response.headers.get('location')
    }
    expect(await locate(`${origin}/odoo/shop?x=1#y`)).toBe('/shop?x=1#y')
    expect(await locate('/odoo/my')).toBe('/my')
    expect(await locate(`${origin}/odoo`)).toBe('/')
    expect(await locate('https://pay.example/x')).toBe('https://pay.example/x')
    expect(await locate('/odoothers')).toBe('/odoothers')
    expect(await locate('http://[bad')).toBe('http://[bad')
  })

  it('streams both ways', async () => {
    let finish!: () => void
    const { fetch } = await start((request, response) => {
      if (request.method === 'POST') {
        let length = 0
        request.on('data', (chunk: Buffer) => {
          length += chunk.length
        })
        request.on('end', () => response.end(String(length)))
        return
      }
      response.write('first')
      finish = () => response.end('last')
    })
    const answer = await fetch(new Request(`${SITE}/shop`))
    const reader = answer.body?.getReader()
    const read = async () => new TextDecoder().decode((await reader?.read())?.value)
    expect(await read()).toBe('first')
    finish()
    expect(await read()).toBe('last')
    const body = new Blob([new Uint8Array(300_000)]).stream()
    const upload = new Request(`${SITE}/shop`, { method: 'POST', body, duplex: 'half' } as RequestInit)
    expect(await (await fetch(upload)).text()).toBe('300000')
  })

  it('hands on what is larger than an answer to a call may be', async () => {
    const page = 'x'.repeat(5000)
    const { fetch } = await start((_, response) => response.end(page), {}, '', { maxResponseBytes: 1000 })
    expect(await (await fetch(new Request(`${SITE}/shop`))).text()).toBe(page)
  })

  it('breaks off bodies that are too large', async () => {
    const { fetch } = await start(
      (request, response) => {
        request.resume()
        request.on('end', () => response.end())
      },
      { maxBodyBytes: 1000 },
    )
    const announced = new Request(`${SITE}/shop`, {
      method: 'POST',
      body: 'x'.repeat(1001),
      headers: { 'content-length': '1001' },
    })
    expect((await fetch(announced)).status).toBe(413)
    const body = new Blob([new Uint8Array(2000)]).stream()
    const streamed = new Request(`${SITE}/shop`, { method: 'POST', body, duplex: 'half' } as RequestInit)
    expect((await fetch(streamed)).status).toBe(413)
    expect((await fetch(new Request(`${SITE}/shop`, { method: 'POST', body: 'x'.repeat(1000) }))).status).toBe(200)
  })

  it('answers HEAD and 304 without a body', async () => {
    const { fetch } = await start((request, response) => {
      if (request.headers['if-none-match']) response.writeHead(304)
      response.end(request.method === 'HEAD' ? undefined : 'x')
    })
    expect(await (await fetch(new Request(`${SITE}/shop`, { method: 'HEAD' }))).text()).toBe('')
    const cached = await fetch(new Request(`${SITE}/shop`, { headers: { 'if-none-match': '"e"' } }))
    expect([cached.status, cached.body]).toEqual([304, null])
  })

  it('tells a browser what is wrong, without an address', async () => {
    const { fetch, server } = await start((_request, response) => response.socket?.destroy())
    const lost = await fetch(new Request(`${SITE}/shop`))
    expect(lost.status).toBe(502)
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    open.splice(0)
    expect((await fetch(new Request(`${SITE}/shop`))).status).toBe(502)
  })
})

describe('WebSockets', () => {
  it('reach Odoo’s in the visitor’s session, and no other path', async () => {
    const { odoo, proxy, server } = await start((_request, response) => {
      response.setHeader('set-cookie', `session_id=${idOf('a')}; HttpOnly`)
      response.end()
    })
    const upgrades: IncomingMessage[] = []
    server.on('upgrade', (request, socket) => {
      upgrades.push(request)
      const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}258EAFA5`).digest('base64')
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\nSet-Cookie: session_id=x\r\n\r\n`,
      )
      socket.on('data', (chunk: Buffer) => socket.write(`you said ${chunk}`))
      socket.on('end', () => socket.end())
    })
    const middleware = onNode(odoo, { proxy })
    const site = createServer((req, res) => void middleware(req, res, () => res.end()))
    site.on('upgrade', middleware.upgrade)
    const port = await listening(site)
    const browser = new Browser(`http://127.0.0.1:${port}`)
    browser.take(await fetch(browser.request('/shop')))
    const headers = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-key': 'k',
      'sec-websocket-version': '13',
      cookie: `ooor=${browser.cookies.ooor}`,
    }
    const ask = (path: string) =>
      new Promise<{ status: number | undefined; said?: string; setCookie?: unknown }>((resolve, reject) => {
        const request = httpRequest({ port, host: '127.0.0.1', path, headers })
        request.on('response', ({ statusCode: status }) => resolve({ status }))
        request.on('upgrade', (response, socket) => {
          socket.write('hello')
          socket.once('data', (chunk: Buffer) => {
            socket.destroy()
            resolve({ status: response.statusCode, said: String(chunk), setCookie: response.headers['set-cookie'] })
          })
        })
        request.on('error', reject)
        request.end()
      })
    expect(await ask('/websocket?version=1')).toEqual({ status: 101, said: 'you said hello', setCookie: undefined })
    expect(upgrades[0]?.headers).toMatchObject({ cookie: `session_id=${idOf('a')}`, 'sec-websocket-key': 'k' })
    expect(await ask('/web/other')).toEqual({ status: 404 })
  })
})
