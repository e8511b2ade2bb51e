/**
 * The plugin for Fastify 5.
 *
 * @module
 */
import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { Models } from '../records/index.ts'
import type { Connection } from '../sessions/index.ts'
import { incoming, pathOf, send, webRequest } from './node-exchange.ts'
import { upgradeThrough } from './node-upgrade.ts'
import type { WebOptions } from './options.ts'
import { withCookies } from './respond.ts'
import { Site } from './site.ts'
import type { OoorRequest, SiteRequest } from './site-request.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** This request's part of the connection: put there by the plugin of `ooor/web/fastify`. */
    ooor: OoorRequest
  }
}

/**
 * Binds each browser's session to one of Odoo's. With `proxy`, WebSockets to proxied paths are let through too.
 *
 * ```ts
 * await app.register(ooor(odoo, { proxy: { paths: ['/web/image'] } }))
 * app.get('/cart', async (request) => (await request.ooor.session()).cart.lines())
 * ```
 *
 * @throws ConfigError for options that cannot be meant
 */
export function ooor<O = Models>(odoo: Connection<O>, options: WebOptions<FastifyRequest, O> = {}): FastifyPluginAsync {
  const site = new Site(odoo, options)
  const plugin = async (app: FastifyInstance): Promise<void> => {
    app.decorateRequest('ooor')
    // Before bodies are parsed, so that proxied ones can stream.
    app.addHook('onRequest', async (request, reply) => {
      const own = site.request(incoming(request, request.raw))
      // Declared once, for the connections of all models.
      request.ooor = own as unknown as OoorRequest
      if (!site.pages?.matches(pathOf(request.raw))) return
      const answer = await site.pages.answer(own, webRequest(request.raw, reply.raw), { address: request.ip })
      reply.hijack()
      await send(reply.raw, withCookies(answer, own.setCookies()))
    })
    app.addHook('onSend', async (request, reply) => {
      for (const line of (request.ooor as unknown as SiteRequest<FastifyRequest>).setCookies())
        reply.header('set-cookie', line)
    })
    if (site.pages !== undefined) app.server.on('upgrade', upgradeThrough(site))
  }
  // For the whole application, not only for what is registered within (fastify-plugin does nothing else).
  return Object.assign(plugin, { [Symbol.for('skip-override')]: true, [Symbol.for('fastify.display-name')]: 'ooor' })
}
