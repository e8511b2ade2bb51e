import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Sandbox } from '@ooor/sandbox'
import express from 'express'
import fastify from 'fastify'
import { Hono } from 'hono'
import { type Connection, connect } from 'ooor'
import { type OoorRequest, ooor as onWeb } from 'ooor/web'
import { ooor as onExpress } from 'ooor/web/express'
import { ooor as onFastify } from 'ooor/web/fastify'
import { type OoorVariables, ooor as onHono } from 'ooor/web/hono'
import { ooor as onNext } from 'ooor/web/next'
import { ooor as onNode } from 'ooor/web/node'
import { afterEach, describe, expect, it } from 'vitest'
import { Browser } from '../../../../tests/support/browser.ts'

type Fetch = (request: Request) => Promise<Response>

const OPTIONS = { languages: ['en_US', 'fr_FR'], proxy: { paths: ['/shop/cart'] } } as const

let closing: (() => Promise<unknown>) | undefined
afterEach(() => closing?.())

/** What each site does: adds to the cart, logs in, tells. */
async function site(path: string, { session, lang, setLang }: OoorRequest): Promise<unknown> {
  if (path === '/lang') return setLang('fr_FR')
  if (path === '/nothing') return { lang }
  const own = await session()
  if (path === '/add') await own.cart.add(5)
  if (path === '/login') await own.login('portal', 'portal')
  return { quantity: await own.cart.quantity(), uid: own.uid }
}

async function listening(server: Server): Promise<Fetch> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return fetchAt((server.address() as AddressInfo).port)
}

function fetchAt(port: number): Fetch {
  return async (request) => {
    const { pathname, search } = new URL(request.url)
    const body = request.method === 'POST' ? await request.text() : undefined
    const { method, headers } = request
    return fetch(`http://127.0.0.1:${port}${pathname}${search}`, {
      method,
      headers,
      redirect: 'manual',
      ...(body !== undefined && { body }),
    })
  }
}

const pathOf = (url: string | undefined) => new URL(url ?? '/', 'http://site').pathname

const frameworks: [string, (odoo: Connection) => Promise<Fetch>][] = [
  [
    'Request and Response',
    async (odoo) => {
      const web = onWeb(odoo, OPTIONS)
      return (request) =>
        web.handle(request, async (own) => Response.json((await site(pathOf(request.url), own)) ?? null))
    },
  ],
  [
    'Hono',
    async (odoo) => {
      const app = new Hono<{ Variables: OoorVariables }>()
      app.use(onHono(odoo, OPTIONS))
      app.get('*', async (c) => c.json(((await site(c.req.path, c.var.ooor)) ?? null) as object))
      return async (request) => app.fetch(request)
    },
  ],
  [
    'Express',
    async (odoo) => {
      const app = express()
      app.use(onExpress(odoo, OPTIONS))
      app.get('/{*path}', async (req, res) => void res.json((await site(req.path, req.ooor)) ?? null))
      return listening(createServer(app))
    },
  ],
  [
    'Fastify',
    async (odoo) => {
      const app = fastify()
      await app.register(onFastify(odoo, OPTIONS))
      app.get('/*', async (request, reply) =>
        reply.send(JSON.stringify((await site(pathOf(request.url), request.ooor)) ?? null)),
      )
      await app.listen({ port: 0, host: '127.0.0.1' })
      closing = () => app.close()
      return fetchAt((app.server.address() as AddressInfo).port)
    },
  ],
  [
    'Next',
    async (odoo) => {
      const route = onNext(odoo, OPTIONS)
      const GET = route(async (request: Request, own, context: { params: string }) =>
        Response.json(context.params === 'p' ? ((await site(pathOf(request.url), own)) ?? null) : 'no context'),
      )
      return (request) => GET(request, { params: 'p' })
    },
  ],
  [
    'node:http',
    async (odoo) => {
      const middleware = onNode(odoo, OPTIONS)
      return listening(
        createServer((req, res) => {
          void middleware(req, res, async () =>
            res.end(JSON.stringify((await site(pathOf(req.url), req.ooor)) ?? null)),
          )
        }),
      )
    },
  ],
]

describe.each(frameworks)('on %s', (_, start) => {
  it('each browser has its own session, on the site and on Odoo’s pages', async () => {
    const fetch = await start(connect('http://host/sandbox', { adapter: new Sandbox().adapter }))
    const [alice, bob] = [new Browser('http://localhost'), new Browser('http://localhost')]
    expect(await alice.visit(fetch, '/nothing')).toEqual({ lang: 'en_US' })
    expect(await alice.visit(fetch, '/look')).toEqual({ quantity: 0, uid: null })
    expect(alice.cookies).toEqual({})
    await alice.visit(fetch, '/lang')
    expect(await alice.visit(fetch, '/nothing')).toEqual({ lang: 'fr_FR' })

    expect(await alice.visit(fetch, '/add')).toEqual({ quantity: 1, uid: null })
    expect(await alice.visit(fetch, '/add')).toEqual({ quantity: 2, uid: null })
    expect(await bob.visit(fetch, '/add')).toEqual({ quantity: 1, uid: null })
    const before = alice.cookies.ooor
    expect(await alice.visit(fetch, '/login')).toMatchObject({ quantity: 2, uid: expect.any(Number) })
    expect(alice.cookies.ooor).not.toBe(before)
    expect(await alice.visit(fetch, '/look')).toMatchObject({ quantity: 2, uid: expect.any(Number) })
    expect(Object.keys(alice.cookies).sort()).toEqual(['frontend_lang', 'ooor'])

    const page = await fetch(alice.request('/shop/cart'))
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(await page.text()).toContain('value="2"')
    expect(await (await fetch(bob.request('/shop/cart'))).text()).toContain('value="1"')
  })
})
