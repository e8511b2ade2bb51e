import { describe, expect, it } from 'vitest'
import { Sandbox, type SandboxOptions } from './index.ts'
import { callerOn, raised } from './orm/caller.test-help.ts'

// Facts of 20.0 by its source (odoo/http, odoo/orm, addons/web, addons/website_sale): no real one was tried.

/** A browser with a cookie and a name of its own. */
function browser(options: SandboxOptions = {}) {
  const sandbox = new Sandbox({ series: '20.0', ...options })
  let cookie: string | undefined
  const send = async (method: string, path: string, type: string, body: string, headers: Record<string, string>) => {
    const sent = { 'content-type': type, ...(cookie !== undefined && { cookie }), ...headers }
    const response = await sandbox.handle({ method, path, headers: sent, body })
    const set = response.headers.find(([name, value]) => name === 'set-cookie' && value.startsWith('session_id='))
    cookie = set?.[1].split(';')[0] ?? cookie
    return response
  }
  return {
    cookie: () => cookie ?? '',
    get: (path: string) => send('GET', path, 'text/html', '', {}),
    form: (path: string, fields: Record<string, string>) =>
      send('POST', path, 'application/x-www-form-urlencoded', String(new URLSearchParams(fields)), {}),
    async post(path: string, params: object, headers: Record<string, string> = {}) {
      const body = JSON.stringify({ jsonrpc: '2.0', method: 'call', params, id: 7 })
      const response = await send('POST', path, 'application/json', body, headers)
      return { status: response.status, json: response.body.startsWith('{') ? JSON.parse(response.body) : undefined }
    },
  }
}

const LOGIN = { db: 'sandbox', login: 'demo', password: 'demo' }
const read = (model: string, ids: number[], fields: string[]) => ({
  model,
  method: 'read',
  args: [ids, fields],
  kwargs: {},
})

describe('the web of 20', () => {
  it('has ids of 86 characters and takes those of 84', async () => {
    const { post, cookie } = browser()
    await post('/web/session/authenticate', LOGIN)
    expect(cookie()).toMatch(/^session_id=[\w-]{86}$/)
  })

  it('answers null for nothing, and the id and the time with every error', async () => {
    const { post } = browser()
    const expired = await post('/web/dataset/call_kw', read('res.partner', [3], ['name']))
    expect(expired.json).toMatchObject({
      id: 7,
      error: { code: 100, data: { name: 'odoo.http.session.SessionExpiredException', timestamp: expect.any(Number) } },
    })
    await post('/web/session/authenticate', LOGIN)
    expect((await post('/web/session/check', {})).json).toEqual({ jsonrpc: '2.0', id: 7, result: null })
  })

  it('tells its version without a protocol', async () => {
    const { json } = await browser().post('/web/webclient/version_info', {})
    expect(Object.keys(json.result)).toEqual(['server_version', 'server_version_info', 'server_serie'])
  })

  it('has no service db', async () => {
    const { json } = await browser().post('/jsonrpc', { service: 'db', method: 'list', args: [] })
    expect(json.error.data).toMatchObject({ name: 'builtins.ValueError', message: 'Invalid service name: db' })
  })

  it('logs out by a form with a token, and by no link', async () => {
    const { get, form, post } = browser()
    await post('/web/session/authenticate', LOGIN)
    expect((await get('/web/session/logout')).status).toBe(405)
    expect((await form('/web/session/logout', {})).status).toBe(400)
    const token = /name="csrf_token" value="([^"]+)"/.exec((await get('/web/login')).body)?.[1] ?? ''
    expect((await form('/web/session/logout', { csrf_token: token })).status).toBe(303)
    expect((await post('/web/session/check', {})).json.error.code).toBe(100)
  })

  it('asks employees on another device who they are, until they have told', async () => {
    const { post } = browser({ checksDevices: true })
    const [home, away] = [{ 'user-agent': 'home' }, { 'user-agent': 'away' }]
    const call = read('res.partner', [3], ['name'])
    await post('/web/session/authenticate', LOGIN, home)
    expect((await post('/web/dataset/call_kw', call, home)).json.result).toHaveLength(1)
    const refused = await post('/web/dataset/call_kw', call, away)
    expect(refused.json.error).toMatchObject({
      code: 100,
      data: {
        name: 'odoo.http.session.CheckIdentityException',
        message: 'User 6 needs to confirm his identity',
      },
    })
    const check = async (credential: object) => (await post('/web/session/identity/check', credential, away)).json
    expect((await check({})).result).toEqual({ auth_methods: ['password'] })
    expect((await check({ type: 'password', password: 'wrong' })).error.data.name).toBe('odoo.exceptions.AccessDenied')
    expect((await check({ type: 'password', password: 'demo' })).result).toBeNull()
    expect((await post('/web/dataset/call_kw', call, away)).json.result).toHaveLength(1)
    // Customers are never asked.
    await post('/web/session/authenticate', { ...LOGIN, login: 'portal', password: 'portal' }, home)
    expect((await post('/web/session/check', {}, away)).json.result).toBeNull()
  })

  it('tells of the cart in notifications, and has no routes for its number', async () => {
    const { post } = browser()
    const { result } = (await post('/shop/cart/add', { product_id: 5, product_template_id: null, quantity: 0 })).json
    expect(result).toMatchObject({ cart_quantity: 1, quantity: 1, notifications: [{ type: 'item_added' }] })
    expect(result.notifications[0].data.lines[0]).toMatchObject({ id: expect.any(Number), quantity: 1 })
    expect(result).not.toHaveProperty('notification_info')
    for (const route of ['quantity', 'clear']) expect((await post(`/shop/cart/${route}`, {})).status).toBe(404)
  })
})

describe('the records of 20', () => {
  const call = callerOn('20.0')

  it('have files with a size and perhaps a name', () => {
    const readBack = (id: number) =>
      (call('res.partner', 'read', [[id], ['image_1920']]) as { image_1920: unknown }[])[0]
    const id = call('res.partner', 'create', [{ name: 'P', image_1920: 'AAEC' }]) as number
    expect(readBack(id)?.image_1920).toEqual({ content: 'AAEC', size: 3 })
    call('res.partner', 'write', [[id], { image_1920: { filename: 'a.png' } }])
    expect(readBack(id)?.image_1920).toEqual({ content: 'AAEC', size: 3, filename: 'a.png' })
    call('res.partner', 'write', [[id], { image_1920: { content: 'AAECAw==', filename: 'image_1920' } }])
    expect(readBack(id)?.image_1920).toEqual({ content: 'AAECAw==', size: 4 })
    // Sizes alone are not to be had any more.
    const sized = call('res.partner', 'read', [[id], ['image_1920']], { context: { bin_size: true } })
    expect(sized).toEqual([{ id, image_1920: { content: 'AAECAw==', size: 4 } }])
    call('res.partner', 'write', [[id], { image_1920: false }])
    expect(readBack(id)?.image_1920).toBe(false)
    const bad = () => call('res.partner', 'write', [[id], { image_1920: 'no base64!' }])
    expect(raised(bad)).toBe('Error: Only base64 data is allowed')
    expect(raised(() => call('res.partner', 'write', [[id], { image_1920: { filename: 'b' } }]))).toContain('rename')
  })

  it('are grouped as tuples under the old name', () => {
    const groups = call('sale.order', 'read_group', [[], ['state'], ['__count', 'amount_total:sum']]) as unknown[][]
    const formatted = call('sale.order', 'formatted_read_group', [[], ['state'], ['__count', 'amount_total:sum']])
    expect(groups).toEqual(
      (formatted as Record<string, unknown>[]).map((row) => [row.state, row.__count, row['amount_total:sum']]),
    )
    const byPartner = call('sale.order', 'read_group', [[], ['partner_id']]) as unknown[][]
    expect(byPartner.every(([partner]) => typeof partner === 'number')).toBe(true)
    const byMonth = call('sale.order', 'read_group', [[], ['date_order:month']]) as unknown[][]
    expect(byMonth[0]?.[0]).toMatch(/^\d{4}-\d\d-01/)
    const old = () => call('sale.order', 'read_group', [[], ['state'], ['state']], { lazy: false })
    expect(raised(old)).toContain("unexpected keyword argument 'lazy'")
  })

  it('say what keeps them from going', () => {
    const order = call('sale.order', 'create', [{ partner_id: 14 }]) as number
    const free = call('res.partner', 'create', [{ name: 'P' }]) as number
    const run = () => call('res.partner', 'web_unlink', [[14, free]])
    expect(raised(run)).toBe(
      'UnlinkBlockedError: Not possible to delete all the records because some are used in Sales Order',
    )
    expect(call('res.partner', 'search', [[['id', '=', free]]])).toEqual([free])
    expect(call('sale.order', 'web_unlink', [[order]])).toBe(true)
    expect(call('res.partner', 'web_unlink', [[free]])).toBe(true)
  })

  it('take a value for each of several languages', () => {
    const asleep = { context: { active_test: false } }
    const french = call('res.lang', 'search', [[['code', '=', 'fr_FR']]], asleep)
    call('res.lang', 'write', [french, { active: true }])
    const name = { en_US: 'Chair', fr_FR: 'Chaise' }
    const id = call('product.template', 'create', [{ name }]) as number
    const nameIn = (lang: string) =>
      (call('product.template', 'read', [[id], ['name']], { context: { lang } }) as { name: string }[])[0]?.name
    expect([nameIn('en_US'), nameIn('fr_FR')]).toEqual(['Chair', 'Chaise'])
    call('product.template', 'write', [[id], { name: { fr_FR: 'Siège' } }])
    expect([nameIn('en_US'), nameIn('fr_FR')]).toEqual(['Chair', 'Siège'])
    expect(raised(() => call('product.template', 'write', [[id], { name: { xx_XX: 'x' } }]))).toContain('xx_XX')
    const bench = call('product.template', 'create', [{ name: { fr_FR: 'Banc' } }]) as number
    expect(call('product.template', 'read', [[bench], ['name']])).toEqual([{ id: bench, name: 'Banc' }])
  })

  it('have one model for who may do what, and no toggle_active', () => {
    const [model] = call('ir.model', 'search', [[['model', '=', 'res.partner']]]) as number[]
    const id = call('ir.access', 'create', [{ name: 'x', model_id: model, operation: 'r', domain: '[]' }])
    expect(call('ir.access', 'search', [[['operation', '=', 'r']]])).toEqual([id])
    expect(() => call('ir.rule', 'search', [[]])).toThrow()
    expect(() => call('ir.model.access', 'search', [[]])).toThrow()
    expect(raised(() => call('res.partner', 'toggle_active', [[14]]))).toContain('AttributeError')
  })

  it('make keys for programs, with a scope and an end', () => {
    const keys = (method: string, args: unknown[], uid?: number) => call('res.users.apikeys', method, args, {}, uid)
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
    const made = keys('generate', ['sandbox-admin-key', 'rpc', 'a program', `${inDays(30)} 00:00:00`]) as string
    expect(made).toMatch(/^[0-9a-f]{40}$/)
    expect(raised(() => keys('generate', ['nobody’s', 'rpc', 'x', false]))).toContain('AccessDenied')
    expect(raised(() => keys('generate', ['sandbox-admin-key', 'mcp', 'x', false]))).toContain('AccessDenied')
    expect(keys('revoke', [made])).toBe(true)
    expect(raised(() => keys('revoke', [made]))).toContain('AccessDenied')
    const demo = (end: string | false) => raised(() => keys('generate', ['sandbox-demo-key', 'rpc', 'x', end], 6))
    expect(demo(inDays(30))).toContain('Programmatic API keys are not enabled')
    call('ir.config_parameter', 'create', [{ key: 'base.enable_programmatic_api_keys', value: 'True' }])
    expect(demo(false)).toContain('must have an expiration date')
    expect(demo(`${inDays(200)} 00:00:00`)).toContain('You cannot exceed 90.0 days.')
    for (let count = 0; count < 10; count++) expect(demo(`${inDays(30)} 00:00:00`)).toBe('nothing was raised')
    expect(demo(`${inDays(30)} 00:00:00`)).toContain('Limit of 10 API keys')
  })
})
