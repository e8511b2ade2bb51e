import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import express from 'express'
import fastify from 'fastify'
import { Hono } from 'hono'
import { type Connection, SessionMovedError, SessionStoreError } from 'ooor'
import { type OoorRequest, ooor as onWeb, type WebOptions } from 'ooor/web'
import { ooor as onExpress } from 'ooor/web/express'
import { ooor as onFastify } from 'ooor/web/fastify'
import { type OoorVariables, ooor as onHono } from 'ooor/web/hono'
import { ooor as onNext } from 'ooor/web/next'
import { ooor as onNode } from 'ooor/web/node'

/** The options that mean the same on every framework. */
export type SiteOptions = Omit<WebOptions, 'user' | 'public'>

export interface RunningSite {
  readonly port: number
  stop(): Promise<void>
}

type Start = (odoo: Connection, options: SiteOptions) => Promise<RunningSite>

/** What a site's own page answers. */
interface Own {
  readonly body: unknown
  /** Headers of the site's own. */
  readonly headers: Readonly<Record<string, string>>
}

/** The pages of each site: they use what they are asked for. */
async function ownPage(url: string, own: OoorRequest): Promise<Own> {
  const { pathname, searchParams } = new URL(url, 'http://site.invalid')
  const cached = searchParams.get('cache')
  const cookie = searchParams.get('cookie')
  const headers = {
    ...(cached !== null && { 'cache-control': cached }),
    ...(cookie !== null && { 'set-cookie': cookie }),
  }
  const chosen = searchParams.get('choose')
  if (chosen !== null) own.setLang(chosen)
  if (pathname === '/lang') return { body: own.lang, headers }
  if (pathname === '/look') return { body: own.hasCookie, headers }
  if (!['/session', '/add', '/login'].includes(pathname)) return { body: 'own', headers }
  const session = await own.session()
  if (pathname === '/add') await session.cart.add(5)
  if (pathname === '/login') await session.login('portal', 'portal')
  return { body: { uid: session.uid, quantity: await session.cart.quantity() }, headers }
}

async function listening(server: Server): Promise<RunningSite> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A server of `Request`s, as runtimes have it. */
function serving(fetch: (request: Request, env: HttpBindings) => Response | Promise<Response>): Promise<RunningSite> {
  return listening(createAdaptorServer({ fetch: (request, env) => fetch(request, env as HttpBindings) }) as Server)
}

const nodeSite: Start = async (odoo, options) => {
  const middleware = onNode(odoo, options)
  const server = createServer((req, res) =>
    middleware(req, res, async () => {
      const { body, headers } = await ownPage(req.url ?? '/', req.ooor)
      res.writeHead(200, headers).end(JSON.stringify(body))
    }),
  )
  server.on('upgrade', middleware.upgrade)
  return listening(server)
}

const expressSite: Start = async (odoo, options) => {
  const app = express()
  app.set('env', 'production')
  const middleware = onExpress(odoo, options)
  // As other middlewares do: a header is there before ours is asked.
  app.use((_req, res, next) => {
    res.setHeader('x-site', '1')
    next()
  })
  app.use(middleware)
  app.use(async (req, res) => {
    const { body, headers } = await ownPage(req.url, req.ooor)
    res.set(headers).json(body)
  })
  // Quiet about what the attacks bring about.
  app.use(((error, _req, res, _next) => {
    res.status((error as { status?: number }).status ?? 500).end()
  }) satisfies express.ErrorRequestHandler)
  const server = createServer(app)
  server.on('upgrade', middleware.upgrade)
  return listening(server)
}

const fastifySite: Start = async (odoo, options) => {
  const app = fastify({ forceCloseConnections: true })
  await app.register(onFastify(odoo, options))
  app.all('/*', async (request, reply) => {
    const { body, headers } = await ownPage(request.url, request.ooor)
    return reply.headers(headers).send(JSON.stringify(body))
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  return { port: (app.server.address() as AddressInfo).port, stop: () => app.close() }
}

const honoSite: Start = async (odoo, options) => {
  const app = new Hono<{ Variables: OoorVariables; Bindings: HttpBindings }>()
  app.use(onHono(odoo, options))
  app.all('*', async (c) => {
    const { body, headers } = await ownPage(c.req.url, c.var.ooor)
    return c.json(body as object, 200, headers)
  })
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  server.on('upgrade', onNode(odoo, options).upgrade)
  return listening(server)
}

const nextSite: Start = async (odoo, options) => {
  const route = onNext(odoo, options)
  const handler = route(async (request: Request, own) => {
    const { body, headers } = await ownPage(request.url, own)
    return Response.json(body, { headers })
  })
  return serving((request) => handler(request, {}))
}

const webSite: Start = async (odoo, options) => {
  const web = onWeb(odoo, options)
  return serving(async (request, { incoming }) => {
    try {
      return await web.handle(
        request,
        async (own) => {
          const { body, headers } = await ownPage(request.url, own)
          return Response.json(body, { headers })
        },
        { address: incoming.socket.remoteAddress },
      )
    } catch (error) {
      // As the document says: the error brings the answer.
      if (SessionStoreError.is(error) || SessionMovedError.is(error)) return error.getResponse()
      throw error
    }
  })
}

/** Each adapter of the middleware, behind a real socket. */
export const SITES: readonly (readonly [name: string, start: Start])[] = [
  ['node:http', nodeSite],
  ['Express', expressSite],
  ['Fastify', fastifySite],
  ['Hono', honoSite],
  ['Next', nextSite],
  ['Request and Response', webSite],
]

/** Those that let WebSockets through. */
export const SITES_WITH_UPGRADES = SITES.slice(0, 4)
