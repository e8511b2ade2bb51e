/**
 * The plugin for Fastify 5.
 *
 * @module ooor/web/fastify
 */
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Models } from '../records/index.ts'
import type { Connection } from '../sessions/index.ts'
import { exchangeOf, goneWith, incoming, send } from './node-exchange.ts'
import { upgradeThrough } from './node-upgrade.ts'
import type { OoorRequest } from './ooor-request.ts'
import type { WebOptions } from './options.ts'
import { type AnswerHeaders, completeHeaders } from './respond.ts'
import { Site } from './site.ts'
import type { SiteRequest } from './site-request.ts'

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
      if (!site.answers(own)) return
      const answer = await site.answer(own, exchangeOf(request.raw, goneWith(reply.raw)))
      reply.hijack()
      await send(request.raw, reply.raw, answer)
    })
    app.addHook('onSend', async (request, reply) => {
      // What fails before our hook is answered without it.
      const own = request.ooor as unknown as SiteRequest<FastifyRequest> | undefined
      if (own !== undefined) completeHeaders(headersOf(reply), own)
    })
    if (site.pages !== undefined) app.server.on('upgrade', upgradeThrough(site))
  }
  // For the whole application, not only for what is registered within (fastify-plugin does nothing else).
  return Object.assign(plugin, { [Symbol.for('skip-override')]: true, [Symbol.for('fastify.display-name')]: 'ooor' })
}

function headersOf(reply: FastifyReply): AnswerHeaders {
  return {
    get(name) {
      const value = reply.getHeader(name)
      return value === undefined ? null : String(value)
    },
    set: (name, value) => void reply.header(name, value),
    // Fastify gathers these, and no others.
    append: (name, value) => void reply.header(name, value),
    delete: (name) => void reply.removeHeader(name),
  }
}
