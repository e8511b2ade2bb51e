import { createServer, request as httpRequest, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect, HtmlResponseError } from 'ooor'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { connectAs, once, productsForSale } from './help.ts'
import { describeTargets } from './targets.ts'

const AUTHORIZATION = `Basic ${Buffer.from('proxy:secret').toString('base64')}`

/** A proxy that has Odoo under /odoo and asks for basic auth and a header of its own. */
function startProxy(to: string): Promise<Server> {
  const target = new URL(to)
  const server = createServer((incoming, outgoing) => {
    const { url = '', headers, method } = incoming
    if (!url.startsWith('/odoo/') || headers.authorization !== AUTHORIZATION || headers['x-tenant'] !== 'blue') {
      outgoing.writeHead(401, { 'content-type': 'text/html' }).end('<html><title>401 Who are you?</title></html>')
      return
    }
    const path = url.slice('/odoo'.length)
    const forwarded = { ...headers, host: target.host, authorization: undefined, connection: 'close' }
    const onward = httpRequest(
      { host: target.hostname, port: target.port, path, method, headers: JSON.parse(JSON.stringify(forwarded)) },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
      },
    )
    incoming.pipe(onward)
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

describeTargets(
  'under a base path, behind a proxy with basic auth',
  (target) => {
    let proxy: Server | undefined
    let port = 0
    beforeAll(async () => {
      proxy = await startProxy(target().url)
      port = (proxy.address() as AddressInfo).port
    })
    afterAll(() => proxy?.close())

    const url = () => `http://127.0.0.1:${port}/odoo`
    const settings = { basicAuth: { username: 'proxy', password: 'secret' }, headers: { 'X-Tenant': 'blue' } }
    const behind = once(() =>
      connect({ url: url(), database: target().database, username: 'demo', password: 'demo', ...settings }),
    )

    it('models, carts and logins work', async () => {
      const direct = connectAs(target())
      const [product] = (await productsForSale(direct, 1)) as [number]
      expect(await behind().model('res.partner').raw.searchCount()).toBeGreaterThan(0)
      const visitor = behind().visitor()
      await visitor.cart.add(product, 2)
      expect((await visitor.cart.lines()).map(({ quantity }) => quantity)).toEqual([2])
      await visitor.login('portal', 'portal')
      expect((await visitor.info())?.login).toBe('portal')
      await visitor.cart.clear()
    })

    it('says what stands in the way without them', async () => {
      const without = connect({ url: url(), database: target().database })
      const error = await failure(without.visitor().cart.add(1))
      expect(`${error.name} ${error.message}`).toContain('401')
      expect(HtmlResponseError.is(error) || HtmlResponseError.is(error.cause)).toBe(true)
    })
  },
  'a shop for visitors',
)
