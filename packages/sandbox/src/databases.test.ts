import { describe, expect, it } from 'vitest'
import { Sandbox, type SandboxOptions, type SandboxRequest } from './index.ts'

function browser(options: SandboxOptions) {
  const sandbox = new Sandbox(options)
  let cookie: string | undefined
  return async (method: string, path: string, init: Partial<SandboxRequest> = {}) => {
    const headers = { ...(cookie !== undefined && { cookie }), ...init.headers }
    const response = await sandbox.handle({ method, path, body: '', ...init, headers })
    const set = response.headers.filter(([name]) => name === 'set-cookie').map(([, value]) => value.split(';')[0] ?? '')
    cookie = set.find((value) => value.startsWith('session_id=')) ?? cookie
    const location = response.headers.find(([name]) => name === 'location')?.[1]
    return { ...response, location, json: response.body.startsWith('{') ? JSON.parse(response.body) : undefined }
  }
}

const rpc = (params: object) => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ jsonrpc: '2.0', id: 1, params }),
})

const SEVERAL = { databases: ['first', 'second'] }

describe('several databases', () => {
  it('are listed, and the first is the sandbox’s', async () => {
    expect(new Sandbox(SEVERAL).database).toBe('first')
    expect((await browser(SEVERAL)('POST', '/web/database/list', rpc({}))).json.result).toEqual(['first', 'second'])
    expect(() => new Sandbox({ database: 'other', ...SEVERAL })).toThrow("database 'other' is not the first")
  })

  it('hide the website from sessions without one', async () => {
    const visit = browser(SEVERAL)
    const page = await visit('GET', '/shop/cart')
    expect(page.status).toBe(404)
    expect(page.body).toContain('No database is selected')
    expect((await visit('POST', '/shop/cart/quantity', rpc({}))).status).toBe(404)
    // wire/8.0/session-no-cookie-no-param
    const old = await browser({ ...SEVERAL, series: '8.0' })('POST', '/web/dataset/call_kw', rpc({}))
    expect([old.status, old.json.error.data]).toMatchObject([
      200,
      { name: 'werkzeug.exceptions.NotFound', message: '' },
    ])
    const young = await browser({ ...SEVERAL, series: '14.0' })('POST', '/web/dataset/call_kw', rpc({}))
    expect([young.status, young.json.error]).toMatchObject([404, { code: 404, http_status: 404 }])
  })

  it.each(['14.0', '19.0'])('bind a session of %s by ?db=', async (series) => {
    const visit = browser({ ...SEVERAL, series })
    expect((await visit('GET', '/web')).location).toBe('/web/database/selector')
    const bound = await visit('GET', '/web/login?db=second')
    expect([bound.status, bound.location]).toEqual([302, '/web/login?db=second'])
    expect((await visit('GET', '/web/login?db=second')).status).toBe(200)
    expect((await visit('GET', '/shop/cart')).status).toBe(200)
    expect((await visit('GET', '/web?db=second')).location).toMatch(/^\/web\/login/)
    expect((await visit('GET', '/web?db=first')).location).toBe('/web?db=first')
  })

  it('bind a session by logging in, and keep their rows apart', async () => {
    const sandbox = new Sandbox(SEVERAL)
    const inDatabase = async (db: string) => {
      const login = await sandbox.handle({
        method: 'POST',
        path: '/web/session/authenticate',
        ...rpc({ db, login: 'admin', password: 'admin' }),
      })
      const cookie = login.headers.find(([name]) => name === 'set-cookie')?.[1].split(';')[0] ?? ''
      return async (method: string, ...args: unknown[]) => {
        const request = rpc({ model: 'res.country', method, args, kwargs: {} })
        const path = '/web/dataset/call_kw'
        const headers = { ...request.headers, cookie }
        return JSON.parse((await sandbox.handle({ method: 'POST', path, ...request, headers })).body).result
      }
    }
    const [first, second] = [await inDatabase('first'), await inDatabase('second')]
    await first('create', { name: 'Utopia', code: 'UT' })
    expect(await first('search_count', [['code', '=', 'UT']])).toBe(1)
    expect(await second('search_count', [['code', '=', 'UT']])).toBe(0)
  })

  it('are named by a header for JSON-2', async () => {
    const visit = browser(SEVERAL)
    const headers = { authorization: 'bearer sandbox-admin-key', 'content-type': 'application/json' }
    const search = (more: Record<string, string>) =>
      visit('POST', '/json/2/res.partner/search_count', { headers: { ...headers, ...more }, body: '{"domain": []}' })
    const without = await search({})
    expect([without.status, without.body]).toEqual([404, expect.stringContaining('X-Odoo-Database header')])
    expect((await search({ 'x-odoo-database': 'nosuch' })).status).toBe(404)
    const named = await search({ 'x-odoo-database': 'second' })
    expect(named.status).toBe(200)
    expect(Number(named.body)).toBeGreaterThan(5)
  })

  it.each([
    ['14.0', 200],
    ['19.0', 404],
  ])('on %s the page for a second factor is %i', async (series, status) => {
    const visit = browser({ ...SEVERAL, series })
    await visit('POST', '/web/session/authenticate', rpc({ db: 'first', login: 'mfa', password: 'mfa' }))
    expect((await visit('GET', '/web/login/totp')).status).toBe(status)
    // Bound to its database first, it is there on both.
    const bound = browser({ ...SEVERAL, series })
    await bound('GET', '/web/login?db=first')
    await bound('POST', '/web/session/authenticate', rpc({ db: 'first', login: 'mfa', password: 'mfa' }))
    expect((await bound('GET', '/web/login/totp')).status).toBe(200)
  })

  it('contradict the session’s own', async () => {
    const visit = browser(SEVERAL)
    await visit('POST', '/web/session/authenticate', rpc({ db: 'first', login: 'demo', password: 'demo' }))
    const probe = await visit('GET', '/web/version', { headers: { 'x-odoo-database': 'second' } })
    expect([probe.status, probe.body]).toEqual([403, expect.stringContaining('Cannot use both')])
    expect((await visit('GET', '/web/version', { headers: { 'x-odoo-database': 'first' } })).status).toBe(200)
  })

  it('that are not there say so', async () => {
    const authenticate = async (series: string) => {
      const params = rpc({ db: 'nosuch', login: 'admin', password: 'admin' })
      return (await browser({ series })('POST', '/web/session/authenticate', params)).json.error.data
    }
    expect(await authenticate('14.0')).toMatchObject({
      name: 'psycopg2.OperationalError',
      message: 'FATAL:  database "nosuch" does not exist\n',
    })
    expect(await authenticate('19.0')).toMatchObject({
      name: 'odoo.exceptions.AccessError',
      message: 'Database not found.',
    })
  })
})

describe('what a server may hide', () => {
  it('is its version, behind a proxy', async () => {
    const hidden = await browser({ hideVersion: true })('POST', '/web/webclient/version_info', rpc({}))
    expect([hidden.status, hidden.body]).toEqual([404, expect.stringContaining('nginx')])
  })

  it('is its list of databases', async () => {
    const visit = browser({ listDatabases: false })
    const list = await visit('POST', '/web/database/list', rpc({}))
    expect(list.json.error.data.name).toBe('odoo.exceptions.AccessDenied')
    const service = await visit('POST', '/jsonrpc', rpc({ service: 'db', method: 'list', args: [] }))
    expect(service.json.error.data.name).toBe('odoo.exceptions.AccessDenied')
    const login = rpc({ db: 'sandbox', login: 'admin', password: 'admin' })
    expect((await visit('POST', '/web/session/authenticate', login)).json.result.uid).toBe(2)
  })
})
