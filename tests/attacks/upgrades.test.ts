/** WebSockets, and what else is asked for with `Upgrade`. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { connect } from 'ooor'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Backend, startBackend } from './support/backend.ts'
import { closeSockets, requestOf, sendRaw, socketTo } from './support/raw.ts'
import { type RunningSite, SITES_WITH_UPGRADES, type SiteOptions } from './support/sites.ts'

const PROXY = { paths: ['/shop', '/websocket'] } as const
const WISH = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Key: k', 'Sec-WebSocket-Version: 13']

let backend: Backend
let site: RunningSite
/** Upgrades that have reached Odoo. */
let reached: { request: IncomingMessage; socket: Duplex }[]
let agree: boolean

beforeEach(async () => {
  backend = await startBackend()
  reached = []
  agree = true
  backend.server.on('upgrade', (request, socket: Duplex) => {
    reached.push({ request, socket })
    socket.on('error', () => {})
    socket.resume()
    socket.on('end', () => socket.end())
    backend.server.emit('reached')
    if (!agree) return
    const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}258EAFA5`).digest('base64')
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    )
  })
})

afterEach(async () => {
  closeSockets()
  for (const { socket } of reached) socket.destroy()
  await site.stop()
  await backend.stop()
})

describe.each(SITES_WITH_UPGRADES)('on %s', (_, start) => {
  const begin = async (proxy: Partial<NonNullable<SiteOptions['proxy']>> = {}, more: Partial<SiteOptions> = {}) => {
    site = await start(connect({ url: backend.url, database: 'db' }), { proxy: { ...PROXY, ...proxy }, ...more })
  }
  const ask = (line: string, ...headers: string[]) => sendRaw(site.port, requestOf(line, headers))
  /** The status that a wish is answered with; the socket stays open. */
  const wish = async (...headers: string[]): Promise<{ status: number; socket: Socket }> => {
    const socket = socketTo(site.port)
    socket.write(requestOf('GET /websocket HTTP/1.1', ['Host: site', ...WISH, ...headers]))
    const [chunk] = (await once(socket, 'data')) as [Buffer]
    return { status: Number(String(chunk).slice(9, 12)), socket }
  }

  it('is answered when a function of the site fails, and ends no process', async () => {
    const trustedProxies = () => {
      throw new Error('no such table')
    }
    const rejected: unknown[] = []
    const onRejection = (reason: unknown) => void rejected.push(reason)
    process.on('unhandledRejection', onRejection)
    try {
      await begin({}, { trustedProxies })
      expect((await wish()).status).toBe(500)
      // Whoever is handed the error answers as they like.
      expect((await ask('GET /page HTTP/1.1', 'Host: site')).status).toBeGreaterThanOrEqual(200)
      await new Promise((resolve) => setImmediate(resolve))
      expect([rejected, reached]).toEqual([[], []])
    } finally {
      process.off('unhandledRejection', onRejection)
    }
  })

  it('goes where it was looked at, whatever Host says', async () => {
    await begin()
    for (const host of ['x/jsonrpc?', '', 'a b']) {
      expect((await ask('GET /websocket HTTP/1.1', `Host: ${host}`, ...WISH)).status).toBe(400)
    }
    expect(reached.length).toBe(0)
  })

  it('a script of another site gets no WebSocket', async () => {
    await begin({ origins: ['https://app.example.com'] })
    for (const origin of ['https://evil.example', 'null', 'http://site.evil.example', 'http://site:81']) {
      expect([origin, (await wish(`Origin: ${origin}`)).status]).toEqual([origin, 403])
    }
    expect(reached.length).toBe(0)
    for (const origin of ['http://site', 'https://site', 'https://app.example.com']) {
      expect([origin, (await wish(`Origin: ${origin}`)).status]).toEqual([origin, 101])
    }
    expect((await wish()).status).toBe(101)
  })

  it('a wish for a protocol that nobody speaks changes nothing', async () => {
    await begin()
    const h2c = ['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQAAP__']
    const own = await ask('GET /own HTTP/1.1', 'Host: site', ...h2c)
    expect([own.status, own.body]).toEqual([200, expect.stringContaining('own')])
    let body = ''
    backend.answer = (request, response) => {
      request.on('data', (chunk: Buffer) => {
        body += chunk
      })
      request.on('end', () => response.end('proxied'))
    }
    const head = requestOf('POST /shop HTTP/1.1', ['Host: site', 'Content-Length: 5', ...h2c])
    const proxied = await sendRaw(site.port, `${head}hello`)
    expect([proxied.status, proxied.body, body]).toEqual([200, expect.stringContaining('proxied'), 'hello'])
    expect(backend.seen.at(-1)?.headers.upgrade).toBeUndefined()
    expect((await ask('GET /other HTTP/1.1', 'Host: site', ...WISH)).status).toBe(404)
  })

  it('who leaves before Odoo has answered, leaves Odoo too', async () => {
    await begin()
    agree = false
    const socket = socketTo(site.port)
    socket.write(requestOf('GET /websocket HTTP/1.1', ['Host: site', ...WISH]))
    await once(backend.server, 'reached')
    const closed = once(reached[0]?.socket as Duplex, 'close')
    socket.destroy()
    await closed
  })

  it('Odoo’s silence ends, and holds nobody else up', async () => {
    await begin({ headTimeout: 1000, limits: { upgrades: 80 } })
    agree = false
    const silent = Array.from({ length: 80 }, () => wish())
    // Each is answered: by the timeout, or because there is no place.
    const page = await ask('GET /shop HTTP/1.1', 'Host: site')
    expect(page.status).toBe(200)
    for (const { status } of await Promise.all(silent)) expect(status).toBe(504)
    agree = true
    expect((await wish()).status).toBe(101)
  })

  it('for each visitor there are so many, and in all; the next is told at once', async () => {
    await begin({ limits: { upgrades: 3, perVisitor: 2 } }, { trustedProxies: ['127.0.0.1'] })
    const one = 'X-Forwarded-For: 6.6.6.6'
    const sockets = [await wish(one), await wish(one)]
    expect(sockets.map(({ status }) => status)).toEqual([101, 101])
    expect((await wish(one)).status).toBe(503)
    expect((await wish('X-Forwarded-For: 7.7.7.7')).status).toBe(101)
    expect((await wish('X-Forwarded-For: 8.8.8.8')).status).toBe(503)
    const closed = once(reached[0]?.socket as Duplex, 'close')
    sockets[0]?.socket.destroy()
    await closed
    expect((await wish('X-Forwarded-For: 8.8.8.8')).status).toBe(101)
  })

  it('a WebSocket is asked for by GET: other methods go their own way, with their bodies', async () => {
    await begin()
    const { seen } = backend
    const post = requestOf('POST /shop HTTP/1.1', ['Host: site', ...WISH, 'Content-Length: 5'])
    expect((await sendRaw(site.port, `${post}hello`)).status).toBe(200)
    expect(seen.map(({ method, headers }) => [method, headers.upgrade])).toEqual([['POST', undefined]])
    expect((await ask('TRACE /shop HTTP/1.1', 'Host: site', ...WISH)).status).toBe(405)
    expect([seen.length, reached.length]).toEqual([1, 0])
  })

  it('a page that Odoo answers in the place of a WebSocket is no empty page for caches', async () => {
    await begin()
    backend.server.removeAllListeners('upgrade')
    const { status, header } = await ask('GET /shop HTTP/1.1', 'Host: site', ...WISH)
    expect([status, header('cache-control')]).toEqual([400, ['no-store']])
  })
})
