import { Sandbox } from '@ooor/sandbox'
import { binaryInfo, connect, IdentityCheckError, type NamedFile, RouteNotFoundError, UnsupportedError } from 'ooor'
import { describe, expect, it } from 'vitest'
import { failure } from '../../../../tests/support/failure.ts'
import { fault, result, scriptedOdoo } from '../../../../tests/support/scripted-adapter.ts'

const NOT_FOUND = `<!doctype html><title>404 Not Found</title><h1>Not Found</h1>
<p>The requested URL was not found on the server. If you entered the URL manually please check your spelling.</p>`

describe('services that are gone', () => {
  const gone = (series: string, answer: () => object) => {
    const adapter = scriptedOdoo(series, answer)
    const settings = { url: 'http://host', database: 'db', username: 'admin', password: 'secret' }
    return (wire: 'jsonrpc' | 'xmlrpc' | 'xmlrpc2') => connect({ ...settings, wire }, { adapter })
  }

  it.each(['jsonrpc', 'xmlrpc', 'xmlrpc2'] as const)('name JSON-2 where /%s is a 404', async (wire) => {
    const odoo = gone('20.0', () => ({ status: 404, body: NOT_FOUND }))(wire)
    const error = await failure(odoo.call('res.partner', 'search', [[]]))
    expect(error).toBeInstanceOf(RouteNotFoundError)
    expect(error.message).toContain('Use JSON-2: connect with an apiKey')
    expect(error.message).not.toContain('secret')
  })

  it('do so where a parameter has switched them off', async () => {
    const odoo = gone('20.0', () => fault('werkzeug.exceptions.NotFound', '404: Not Found', 404))('jsonrpc')
    expect((await failure(odoo.call('res.partner', 'search', [[]]))).message).toContain('Use JSON-2')
    expect((await failure(odoo.service('common', 'version'))).message).toContain('Use JSON-2')
  })

  it('are only not there before 19', async () => {
    const odoo = gone('17.0', () => ({ status: 404, body: NOT_FOUND }))('jsonrpc')
    expect((await failure(odoo.call('res.partner', 'search', [[]]))).message).not.toContain('JSON-2')
  })

  it('are refused by name: db since 19.1', async () => {
    const service = (series: string) => gone(series, () => result([]))('jsonrpc').service('db', 'list')
    expect(await service('19.0')).toEqual([])
    for (const series of ['saas~19.1', '20.0']) {
      expect(await failure(service(series))).toBeInstanceOf(UnsupportedError)
    }
  })
})

describe('a session on another device', () => {
  it('is asked who it is, and told how to go on', async () => {
    const sandbox = new Sandbox({ series: '20.0', checksDevices: true })
    let agent: string | undefined
    const odoo = connect('http://admin:admin@sandbox/sandbox', {
      adapter: sandbox.adapter,
      middleware: [
        (request, next) =>
          next(agent === undefined ? request : { ...request, headers: { ...request.headers, 'user-agent': agent } }),
      ],
    })
    const session = odoo.session()
    const ask = () => session.call('res.partner', 'search_count', [[]])
    // One constant name, from whatever program.
    expect(await ask()).toBeGreaterThan(0)
    agent = 'a browser'
    const error = await failure(ask())
    expect(error).toBeInstanceOf(IdentityCheckError)
    expect(error.message).toContain("session.request('/web/session/identity/check'")
    expect(await session.request('/web/session/identity/check', { type: 'password', password: 'admin' })).toBeNull()
    expect(await ask()).toBeGreaterThan(0)
  })

  it('logs out by a form with a token', async () => {
    const sandbox = new Sandbox({ series: '20.0' })
    const session = connect('http://demo:demo@sandbox/sandbox', { adapter: sandbox.adapter }).session()
    expect(await session.call('res.partner', 'search_count', [[]])).toBeGreaterThan(0)
    expect(session.id).toMatch(/^[\w-]{86}$/)
    expect((await session.submit('/web/session/logout', {})).path).not.toBe('/web/session/logout')
  })
})

describe('binary fields', () => {
  it.each(['web', 'xmlrpc', 'xmlrpc2', 'jsonrpc'] as const)(
    'are bytes with a size and a name, over %s',
    async (wire) => {
      const sandbox = new Sandbox({ series: '20.0' })
      const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter, wire })
      const partners = odoo.model('res.partner')
      const content = new Uint8Array([1, 2, 3, 255])
      const file: NamedFile = { content, filename: 'photo.png' }
      const id = (await odoo.call('res.partner', 'create', [{ name: 'P', image_1920: file }])) as number
      const image = async () => (await partners.select('image_1920').find(id)).image_1920 as Uint8Array
      const stored = await image()
      expect([...stored]).toEqual([...content])
      expect(binaryInfo(stored)).toEqual({ size: 4, filename: 'photo.png' })
      const partner = await partners.select('image_1920').find(id)
      await partner.update({ image_1920: { filename: 'other.png' } }, { reload: true })
      expect([...(partner.image_1920 as Uint8Array)]).toEqual([...content])
      expect(binaryInfo(partner.image_1920 as Uint8Array).filename).toBe('other.png')
      await partner.update({ image_1920: new Uint8Array([7]) })
      expect(binaryInfo(await image())).toEqual({ size: 1 })
      expect(binaryInfo(content)).toEqual({ size: 4 })
    },
  )
})
