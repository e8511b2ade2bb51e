import { readFileSync } from 'node:fs'
import { Sandbox } from '@ooor/sandbox'
import { type ConnectOptions, connect, type HttpAdapter, type WireName } from 'ooor'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { serving } from '../../../../../tests/support/http-server.ts'
import { fetchAdapter } from './fetch.ts'
import { undiciAdapter } from './undici.ts'

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))
// The major alone: where sessions belong to devices, an update within it is none.
const USER_AGENT = `ooor/${version.split('.')[0]}`

const WIRES: readonly (readonly [WireName, ConnectOptions])[] = [
  ['web', { url: 'http://sandbox', username: 'admin', password: 'admin' }],
  ['jsonrpc', { url: 'http://sandbox', username: 'admin', password: 'admin' }],
  ['xmlrpc', { url: 'http://sandbox', username: 'admin', password: 'admin' }],
  ['json2', { url: 'http://sandbox', apiKey: 'sandbox-admin-key' }],
]

const { serve } = serving()

describe('User-Agent and Accept', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.resetModules()
  })

  it.each(WIRES)('are sent over %s, whatever is asked', async (wire, options) => {
    const { adapter: inner, database } = new Sandbox({ series: '19.0' })
    const asked: (readonly [string | undefined, string | undefined])[] = []
    const adapter: HttpAdapter = {
      ...inner,
      send: (request) => {
        asked.push([request.headers['user-agent'], request.headers.accept])
        return inner.send(request)
      },
    }
    const odoo = connect({ ...options, database, wire, adapter })
    await odoo.call('res.partner', 'write', [[7], { comment: 'x' }])
    await odoo.series()
    expect(new Set(asked.map(([agent]) => agent))).toEqual(new Set([USER_AGENT]))
    const formats = wire === 'xmlrpc' ? /^(text\/xml|application\/json), / : /^application\/json, |^\*\/\*$/
    for (const [, accept] of asked) expect(accept).toMatch(formats)
    const own = connect({ ...options, database, wire, adapter, headers: { 'User-Agent': 'shop/1', Accept: 'x/y' } })
    asked.length = 0
    await own.call('res.partner', 'write', [[7], { comment: 'x' }])
    expect(new Set(asked.map(String))).toEqual(new Set(['shop/1,x/y']))
  })

  it.each([
    ['undici', undiciAdapter],
    ['fetch', fetchAdapter],
  ])('are sent by the %s adapter', async (_, make) => {
    const agents: (string | undefined)[] = []
    const url = await serve((request, response) => {
      agents.push(request.headers['user-agent'])
      response.end('{"jsonrpc":"2.0","result":5}')
    })
    await using odoo = connect({ url, database: 'db' }, { adapter: make(), series: '17.0' })
    await odoo.request('/route')
    expect(new Set(agents)).toEqual(new Set([USER_AGENT]))
  })

  it('are left to browsers in browsers', async () => {
    vi.stubGlobal('document', {})
    vi.resetModules()
    const { fetchAdapter: inBrowser } = await import('./fetch.ts')
    const sent: unknown[] = []
    const fetch = async (_url: unknown, init?: RequestInit) => {
      sent.push(init?.headers)
      return new Response('{}')
    }
    const request = { method: 'POST', url: 'http://host/', headers: { 'user-agent': 'x', accept: '*/*' } } as const
    await inBrowser({ fetch: fetch as typeof globalThis.fetch }).send(request)
    expect(sent).toEqual([{ accept: '*/*' }])
  })
})
