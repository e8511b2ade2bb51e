/** Visitors who hold what others need: slow readers, drip uploads, requests without end. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'ooor'
import { describe, expect, it, vi } from 'vitest'
import { backendAndSite } from './support/backend-and-site.ts'
import { closeSockets, requestOf, sendRaw, socketTo } from './support/raw.ts'
import { SITES, type SiteOptions } from './support/sites.ts'

const here = backendAndSite()

describe.each(SITES)('on %s', (name, start) => {
  const begin = async (proxy: Partial<NonNullable<SiteOptions['proxy']>> = {}, more: Partial<SiteOptions> = {}) => {
    const odoo = connect({ url: here.backend.url, database: 'db' })
    here.site = await start(odoo, { proxy: { paths: ['/shop'], ...proxy }, ...more })
    return odoo
  }
  const get = (...headers: string[]) =>
    sendRaw(here.site.port, requestOf('GET /shop HTTP/1.1', ['Host: site', 'Connection: close', ...headers]))

  it('an upload that drips holds nobody’s place, and ends', async () => {
    await begin({ limits: { pages: 2 }, idleTimeout: 300 })
    const head = requestOf('POST /shop HTTP/1.1', ['Host: site', 'Content-Length: 90000'])
    const drips = Array.from({ length: 10 }, () => sendRaw(here.site.port, head, 'x'))
    expect((await get()).status).toBe(200)
    for (const { status } of await Promise.all(drips)) expect(status).toBe(408)
    // Never still for long, and still too slow.
    const steady = socketTo(here.site.port)
    steady.write(head)
    const timer = setInterval(() => steady.write('x'), 50)
    const [answer] = (await once(steady, 'data')) as [Buffer]
    clearInterval(timer)
    expect(String(answer)).toMatch(/^HTTP\/1\.1 408/)
    expect(here.backend.seen.map(({ method }) => method)).toEqual(['GET'])
  })

  it('who finds no place is told at once; places come back', async () => {
    await begin({ limits: { pages: 3, perVisitor: 2 } }, { trustedProxies: ['127.0.0.1'] })
    const waiting: (() => void)[] = []
    here.backend.answer = (_request, response) => {
      waiting.push(() => response.end())
      here.backend.server.emit('waiting')
    }
    const holding: Promise<number>[] = []
    const holdAnd = async (from: string) => {
      const came = once(here.backend.server, 'waiting')
      holding.push(get(`X-Forwarded-For: ${from}`).then(({ status }) => status))
      await came
    }
    // Where the framework does not tell who asks, there is the limit in all only.
    const tells = name !== 'Next'
    await holdAnd('6.6.6.6')
    await holdAnd('6.6.6.6')
    if (tells) {
      const third = await get('X-Forwarded-For: 6.6.6.6')
      expect([third.status, third.header('retry-after')]).toEqual([503, ['1']])
    }
    await holdAnd('7.7.7.7')
    expect((await get('X-Forwarded-For: 8.8.8.8')).status).toBe(503)
    for (const finish of waiting) finish()
    expect(await Promise.all(holding)).toEqual([200, 200, 200])
    here.backend.answer = (_request, response) => response.end()
    expect((await get('X-Forwarded-For: 6.6.6.6')).status).toBe(200)
  })

  it('who has a network of addresses, or a port for each connection, is one visitor', async () => {
    await begin({ limits: { pages: 9, perVisitor: 1 } }, { trustedProxies: ['127.0.0.1'] })
    // Where the framework does not tell who asks, there is the limit in all only.
    if (name === 'Next') return
    const waiting: (() => void)[] = []
    for (const [first, ...others] of [
      ['2001:db8:1:2::1', '2001:db8:1:2:ffff::2', '2001:0DB8:0001:0002:0:0:0:3', '[2001:db8:1:2::4]:5678'],
      ['::5', '::6:7'],
      ['203.0.113.5', '203.0.113.5:1111', '203.0.113.5:2222', '::ffff:203.0.113.5'],
    ] as const) {
      here.backend.answer = (_request, response) => {
        waiting.push(() => response.end())
        here.backend.server.emit('waiting')
      }
      const came = once(here.backend.server, 'waiting')
      const holding = get(`X-Forwarded-For: ${first}`)
      await came
      for (const other of others) {
        expect([other, (await get(`X-Forwarded-For: ${other}`)).status]).toEqual([other, 503])
      }
      here.backend.answer = (_request, response) => response.end()
      for (const stranger of ['2001:db8:1:3::1', '2001:db9::1', '203.0.113.6', '203.0.113.6:1111']) {
        expect([stranger, (await get(`X-Forwarded-For: ${stranger}`)).status]).toEqual([stranger, 200])
      }
      for (const finish of waiting.splice(0)) finish()
      await holding
    }
  })

  it('who does not read has their page here, and Odoo is free again', async () => {
    await begin({ limits: { pages: 2 } })
    here.backend.answer = (_request, response) => response.end(Buffer.alloc(200_000))
    for (let turn = 0; turn < 6; turn++) {
      const slow = socketTo(here.site.port)
      slow.pause()
      slow.write(requestOf('GET /shop HTTP/1.1', ['Host: site']))
      await once(slow, 'readable')
    }
    expect((await get()).status).toBe(200)
  })

  it('who stops reading amid a large answer is left', async () => {
    await begin({ limits: { pages: 1 }, idleTimeout: 200 })
    // The server of Hono tells the console of each answer that breaks off.
    vi.spyOn(console, 'error').mockImplementation(() => {})
    let closed: Promise<unknown> = Promise.resolve()
    here.backend.answer = (request, response) => {
      request.socket.on('error', () => {})
      closed = new Promise((resolve) => request.socket.once('close', resolve))
      response.write(Buffer.alloc(50_000_000))
    }
    const slow = socketTo(here.site.port)
    slow.write(requestOf('GET /shop HTTP/1.1', ['Host: site']))
    await once(slow, 'data')
    slow.pause()
    await closed
    here.backend.answer = (_request, response) => response.end()
    expect((await get()).status).toBe(200)
  })

  it('Odoo’s silence ends', async () => {
    await begin({ headTimeout: 100 })
    here.backend.answer = () => {}
    expect((await get()).status).toBe(504)
  })

  it('pages take nothing from calls', async () => {
    const odoo = await begin({ limits: { pages: 1000, perVisitor: 1000 } })
    let waiting = 0
    here.backend.answer = (request, response) => {
      if (request.url !== '/shop') response.end('{"jsonrpc":"2.0","id":1,"result":5}')
      else if (++waiting === 100) here.backend.server.emit('full')
    }
    const full = once(here.backend.server, 'full')
    const pages = Array.from({ length: 100 }, () => get())
    await full
    expect(await odoo.visitor().request('/some/route')).toBe(5)
    closeSockets()
    await Promise.all(pages)
  })
})

it('upgrades that Odoo does not answer take nothing from calls', async () => {
  const silent = createServer((_request, response) => {
    response.end('{"jsonrpc":"2.0","id":1,"result":{"server_serie":"19.0"}}')
  })
  silent.on('upgrade', () => {})
  silent.listen(0, '127.0.0.1')
  await once(silent, 'listening')
  here.site = { port: 0, stop: async () => silent.closeAllConnections() }
  const { undiciAdapter } = await import('ooor/http/undici')
  const adapter = undiciAdapter({ connections: 2 })
  const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`
  const abort = new AbortController()
  const wishes = Array.from({ length: 10 }, () =>
    adapter.upgrade?.({ method: 'GET', url, headers: {}, signal: abort.signal }),
  )
  expect((await adapter.send({ method: 'GET', url, headers: {} })).status).toBe(200)
  abort.abort(new Error('gone'))
  for (const outcome of await Promise.allSettled(wishes)) expect(outcome.status).toBe('rejected')
  silent.close()
})
