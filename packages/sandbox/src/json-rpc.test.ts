import { describe, expect, it } from 'vitest'
import { Sandbox, type SandboxOptions } from './index.ts'

/** A browser: JSON-RPC with the cookies it was given. */
function browser(options: SandboxOptions) {
  const sandbox = new Sandbox(options)
  let cookie: string | undefined
  return {
    sandbox,
    get cookie() {
      return cookie
    },
    async post(path: string, params: object, headers: Record<string, string> = {}) {
      const response = await sandbox.handle({
        method: 'POST',
        path,
        headers: { 'content-type': 'application/json', ...(cookie !== undefined && { cookie }), ...headers },
        body: JSON.stringify({ jsonrpc: '2.0', method: 'call', params, id: 1 }),
      })
      const set = response.headers
        .filter(([name]) => name === 'set-cookie')
        .map(([, value]) => value.split(';')[0] ?? '')
      cookie = set.find((value) => /^s(ession_?)?id=/.test(value)) ?? cookie
      return { ...response, json: response.body.startsWith('{') ? JSON.parse(response.body) : undefined }
    },
  }
}

const service = (name: string, method: string, ...args: unknown[]) => ({ service: name, method, args })

describe('/jsonrpc', () => {
  it.each(['8.0', '14.0', '19.0'])('answers services on %s', async (series) => {
    const { post, sandbox } = browser({ series })
    const admin = sandbox.series.major < 12 ? 1 : 2
    const result = async (...call: Parameters<typeof service>) => (await post('/jsonrpc', service(...call))).json.result
    expect(await result('common', 'login', 'sandbox', 'admin', 'admin')).toBe(admin)
    expect(await result('common', 'login', 'sandbox', 'admin', 'nope')).toBe(false)
    expect(await result('db', 'list')).toEqual(['sandbox'])
    const search = ['sandbox', admin, 'admin', 'res.partner', 'search', [[['id', '=', 9]]], { limit: 2 }]
    expect(await result('object', 'execute_kw', ...search)).toEqual([9])
  })

  // As Python reads and writes it (tried on 14.0 and 19.0).
  it.each(['14.0', '19.0'])('reads and writes numbers that JSON has none for on %s', async (series) => {
    const call = service('object', 'execute_kw', 'sandbox', 2, 'admin', 'res.partner', 'read_group')
    const args = [[['id', 'in', [9, '<Infinity>']]], ['id:max'], ['type'], 0, null, '', false]
    const params = { ...call, args: [...call.args, args] }
    const body = JSON.stringify({ jsonrpc: '2.0', id: '<NaN>', params }).replace(/"<(\w+)>"/g, '$1')
    const headers = { 'content-type': 'application/json' }
    const answer = await browser({ series }).sandbox.handle({ method: 'POST', path: '/jsonrpc', headers, body })
    expect(answer.body).toMatch(/"id":NaN/)
    expect(answer.body).toMatch(/\["id","in",\[9,Infinity\]\]/)
  })

  // Tried on 14.0 and 19.0.
  it.each(['14.0', '19.0'])('refuses methods of services that are no text on %s', async (series) => {
    const { post } = browser({ series })
    const told = async (name: string, method: unknown) => {
      const { data } = (await post('/jsonrpc', { service: name, method, args: [] })).json.error
      return `${data.name}: ${data.message}`
    }
    const refused = (type: string) => `builtins.TypeError: can only concatenate str (not "${type}") to str`
    for (const name of ['common', 'db']) {
      expect(await told(name, 1)).toBe(refused('int'))
      expect(await told(name, null)).toBe(refused('NoneType'))
      expect(await told(name, [])).toBe(refused('list'))
    }
    expect(await told('nope', 1)).not.toBe(refused('int'))
  })

  it('sets a cookie on 8 only', async () => {
    const version = service('common', 'version')
    const has = async (series: string) =>
      (await browser({ series }).post('/jsonrpc', version)).headers.some(([name]) => name === 'set-cookie')
    expect([await has('8.0'), await has('14.0'), await has('19.0')]).toEqual([true, false, false])
  })

  it('names exceptions as each series does', async () => {
    const error = async (series: string, ...args: unknown[]) =>
      (await browser({ series }).post('/jsonrpc', service('object', 'execute', 'sandbox', ...args))).json.error
    expect(await error('8.0', 1, 'admin', 'no.such', 'search', [])).toMatchObject({
      code: 200,
      message: 'Odoo Server Error',
      data: {
        name: 'openerp.exceptions.except_orm',
        message: "Object Error\nObject no.such doesn't exist",
        arguments: ['Object Error', "Object no.such doesn't exist"],
        exception_type: 'except_osv',
      },
    })
    expect(await error('8.0', 1, 'nope', 'res.partner', 'search', [])).toMatchObject({
      data: { name: 'openerp.exceptions.AccessDenied', message: 'Access denied.', exception_type: 'access_denied' },
    })
    expect(await error('8.0', 1, 'admin', 'res.partner', 'search', [['nosuch', '=', 1]])).toMatchObject({
      data: {
        name: 'exceptions.ValueError',
        message: `Invalid field u'nosuch' in leaf "<osv.ExtendedLeaf: (u'nosuch', u'=', 1) on res_partner (ctx: )>"`,
      },
    })
    expect(await error('19.0', 2, 'admin', 'no.such', 'search', [])).toMatchObject({
      code: 0,
      data: { name: 'odoo.exceptions.UserError', arguments: ["Object no.such doesn't exist"], context: {} },
    })
    expect(await error('19.0', 2)).toMatchObject({
      data: { name: 'builtins.ValueError', message: 'not enough values to unpack (expected at least 5, got 2)' },
    })
  })

  it('is not there up to 7.0', async () => {
    expect((await browser({ series: '7.0' }).post('/jsonrpc', {})).status).toBe(404)
  })
})

// wire/6.1/web-*, session-* and wire/7.0/web-*, session-*
describe.each([
  ['6.1', 'sessionid', 'context', 'login'],
  ['7.0', 'sid', 'user_context', 'username'],
])('the web client of %s', (series, cookieName, contextName, loginName) => {
  async function loggedIn(login = 'admin') {
    const web = browser({ series })
    const { json } = await web.post('/web/session/authenticate', { db: 'sandbox', login, password: login })
    const { session_id } = json.result
    const call = (model: string, method: string, args: unknown[], kwargs = {}) =>
      web.post('/web/dataset/call_kw', { model, method, args, kwargs, session_id })
    return { ...web, web, session_id, info: json.result, call }
  }

  it('logs in', async () => {
    const { info, web } = await loggedIn()
    expect(info).toMatchObject({
      uid: 1,
      db: 'sandbox',
      session_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      [loginName]: 'admin',
      [contextName]: { lang: 'en_US', tz: 'Europe/Brussels', uid: 1 },
    })
    expect(web.cookie).toMatch(new RegExp(`^${cookieName}=[0-9a-f]{40}$`))
  })

  it('answers a wrong password without a user', async () => {
    const { json } = await browser({ series }).post('/web/session/authenticate', {
      db: 'sandbox',
      login: 'admin',
      password: 'nope',
    })
    expect(json.result).toMatchObject({ uid: false, db: 'sandbox', [loginName]: 'admin', [contextName]: {} })
  })

  it('wants both the cookie and the session within', async () => {
    const { web, session_id, sandbox } = await loggedIn()
    const params = { model: 'res.partner', method: 'search_count', args: [[]], kwargs: {} }
    const { json } = await web.post('/web/dataset/call_kw', { ...params, session_id })
    expect(json.result).toBeGreaterThan(5)
    const expired =
      series === '6.1'
        ? { code: 100, message: 'OpenERP Session Invalid', data: { type: 'session_invalid' } }
        : {
            code: 300,
            message: 'OpenERP WebClient Error',
            data: { type: 'client_exception', debug: expect.stringContaining('SessionExpiredException') },
          }
    expect((await web.post('/web/dataset/call_kw', params)).json.error).toMatchObject(expired)
    const other = { ...params, session_id: '0'.repeat(32) }
    expect((await web.post('/web/dataset/call_kw', other)).json.error).toMatchObject(expired)
    const headers = { cookie: '' }
    const alone = await web.post('/web/dataset/call_kw', { ...params, session_id }, headers)
    expect(alone.json.error).toMatchObject(expired)
    expect(sandbox.forgetSession('nobody')).toBe(false)
  })

  it('keeps both through a second login, and ends with destroy', async () => {
    const { web, session_id, call } = await loggedIn()
    const before = web.cookie
    const again = await web.post('/web/session/authenticate', {
      db: 'sandbox',
      login: 'admin',
      password: 'admin',
      base_location: 'http://host',
      session_id,
    })
    expect([again.json.result.session_id, web.cookie]).toEqual([session_id, before])
    const destroyed = await web.post('/web/session/destroy', { session_id })
    expect(destroyed.json).toEqual({ jsonrpc: '2.0', id: 1, result: null })
    expect((await call('res.partner', 'search', [[]])).json.error.code).toBe(series === '6.1' ? 100 : 300)
  })

  it('has errors of its own', async () => {
    const { call, web, session_id } = await loggedIn()
    const fault = async (...args: Parameters<typeof call>) => (await call(...args)).json.error
    expect(await fault('no.such', 'search', [[]])).toMatchObject({
      code: 200,
      message: 'OpenERP Server Error',
      data: { type: 'server_exception', fault_code: "warning -- Object Error\n\nObject no.such doesn't exist" },
    })
    expect(await fault('res.partner', 'search', [])).toMatchObject({
      data: {
        fault_code: 'search() takes at least 4 arguments (3 given)',
        debug: expect.stringContaining('TypeError: search() takes at least 4 arguments (3 given)\n'),
      },
    })
    expect((await fault('res.partner', 'search', [[['nosuch', '=', 1]]])).data.fault_code).toContain("u'nosuch'")
    const missing = await web.post('/web/session/authenticate', { db: 'sandbox', session_id })
    expect(missing.json.error).toMatchObject({
      code: 300,
      data: {
        type: 'client_exception',
        debug: expect.stringContaining('authenticate() takes at least 5 arguments (3 given)'),
      },
    })
  })

  it('has shortcuts', async () => {
    const { web, session_id } = await loggedIn()
    const found = await web.post('/web/dataset/search_read', {
      model: 'res.partner',
      fields: ['name'],
      domain: [['id', '<', 10]],
      offset: 0,
      limit: 2,
      sort: 'id desc',
      context: {},
      session_id,
    })
    expect(found.json.result).toMatchObject({ records: [{ id: 9, name: 'Wood Corner' }, { id: 8 }] })
    expect('ids' in found.json.result).toBe(series === '6.1')
    const list = await web.post('/web/database/get_list', {})
    expect(list.json.result).toEqual(series === '6.1' ? { db_list: ['sandbox'] } : ['sandbox'])
    const version = await web.post('/web/webclient/version_info', {})
    expect(version.json.result).toEqual(
      series === '6.1'
        ? { version: '6.1.1' }
        : {
            server_serie: '7.0',
            server_version: '7.0',
            server_version_info: [7, 0, 0, 'final', 0],
            protocol_version: 1,
          },
    )
  })

  it('has no website, and may be left out', async () => {
    expect((await browser({ series }).post('/shop/cart/update_json', {})).status).toBe(404)
    expect((await browser({ series, web: false }).post('/web/webclient/version_info', {})).status).toBe(404)
  })

  it('says of broken JSON that it is', async () => {
    const response = await new Sandbox({ series }).handle({
      method: 'POST',
      path: '/web/dataset/call_kw',
      headers: { 'content-type': 'application/json' },
      body: '{"jsonrpc": ',
    })
    expect(JSON.parse(response.body)).toMatchObject({ jsonrpc: '2.0', error: { code: 300 } })
    expect(JSON.parse(response.body)).not.toHaveProperty('id')
  })
})

it('takes the session of 7.0 from the query too', async () => {
  const web = browser({ series: '7.0' })
  const { json } = await web.post('/web/session/authenticate', { db: 'sandbox', login: 'demo', password: 'demo' })
  const response = await web.sandbox.handle({
    method: 'POST',
    path: `/web/dataset/call_kw?${web.cookie}`,
    headers: {},
    body: JSON.stringify({
      id: 1,
      params: { model: 'res.partner', method: 'search', args: [[]], kwargs: {}, session_id: json.result.session_id },
    }),
  })
  expect(JSON.parse(response.body).result).toContain(9)
})

it('breaks over params.session_id on 8 only', async () => {
  const authenticate = async (series: string) => {
    const params = { db: 'sandbox', login: 'admin', password: 'admin', session_id: 'x' }
    return (await browser({ series }).post('/web/session/authenticate', params)).json
  }
  expect((await authenticate('8.0')).error.data).toMatchObject({
    name: 'exceptions.TypeError',
    message: "authenticate() got an unexpected keyword argument 'session_id'",
  })
  expect((await authenticate('14.0')).result.uid).toBe(2)
})

it('lets an API key open no web session', async () => {
  const params = { db: 'sandbox', login: 'admin', password: 'sandbox-admin-key' }
  const { json } = await browser({}).post('/web/session/authenticate', params)
  expect(json.error.data.name).toBe('odoo.exceptions.AccessDenied')
})

describe('a failed call', () => {
  it('leaves nothing half written', async () => {
    const web = browser({})
    await web.post('/web/session/authenticate', { db: 'sandbox', login: 'admin', password: 'admin' })
    const call = async (model: string, method: string, args: unknown[]) =>
      (await web.post('/web/dataset/call_kw', { model, method, args, kwargs: {} })).json
    const read = async () => (await call('res.partner', 'read', [[14], ['name', 'child_ids', 'category_id']])).result
    const before = await read()
    const values = {
      name: 'changed',
      category_id: [[6, 0, []]],
      child_ids: [
        [2, 26, 0],
        [0, 0, { name: 'new' }],
      ],
    }
    const failed = await call('res.partner', 'write', [[14], { ...values, country_id: 987654 }])
    expect(failed.error.data.name).toBe('odoo.exceptions.MissingError')
    expect(await read()).toEqual(before)
    const gone = await call('res.partner', 'search', [[['name', 'in', ['new', 'changed']]]])
    expect(gone.result).toEqual([])
    // Also what another record needs: nothing of the deletion stays.
    expect((await call('res.partner', 'unlink', [[9, 3]])).error.data.name).toBe('odoo.exceptions.RedirectWarning')
    expect((await call('res.partner', 'search_count', [[['id', 'in', [9, 3]]]])).result).toBe(2)
  })

  it('makes no cart and, since 16, no session', async () => {
    const web = browser({})
    const failed = await web.post('/shop/cart/add', { product_id: 987654, product_template_id: 1, quantity: 1 })
    expect(failed.json.error.data.name).toBe('odoo.exceptions.UserError')
    expect(web.cookie).toBeUndefined()
    await web.post('/web/session/authenticate', { db: 'sandbox', login: 'admin', password: 'admin' })
    const orders = { model: 'sale.order', method: 'search', args: [[['website_id', '=', 1]]], kwargs: {} }
    expect((await web.post('/web/dataset/call_kw', orders)).json.result).toEqual([])
  })
})

// Each line tried on 14.0.
describe('what is of another type, on 14', () => {
  const admin = async () => {
    const web = browser({ series: '14.0' })
    await web.post('/web/session/authenticate', { db: 'sandbox', login: 'admin', password: 'admin' })
    return web
  }

  it.each([
    [{}, 'TypeError'],
    [{ fields: 'x' }, 'TypeError'],
    [{ fields: null }, 'TypeError'],
    [{ fields: [] }, 'KeyError'],
    [{ fields: [{}] }, 'KeyError'],
    [{ fields: { a: 1 } }, 'TypeError'],
  ])('as the form of a new password: %j', async (params, name) => {
    const { post } = await admin()
    expect((await post('/web/session/change_password', params)).json.error.data.name).toBe(`builtins.${name}`)
  })

  it('as the order of rows', async () => {
    const { post } = await admin()
    const read = async (sort: unknown) => (await post('/web/dataset/search_read', { model: 'res.bank', sort })).json
    expect((await read(5)).error.data.name).toBe('builtins.AttributeError')
    expect((await read({})).result).toEqual({ length: 0, records: [] })
  })

  it.each(['[]', '5', 'null', '"x"'])('as the body: %s', async (body) => {
    const sandbox = new Sandbox({ series: '14.0' })
    const headers = { 'content-type': 'application/json' }
    expect((await sandbox.handle({ method: 'POST', path: '/jsonrpc', headers, body })).status).toBe(500)
  })

  it('as a parameter of the server, it is kept as Python shows it', async () => {
    const { post } = await admin()
    const ask = async (method: string, ...args: unknown[]) =>
      (await post('/web/dataset/call_kw', { model: 'ir.config_parameter', method, args, kwargs: {} })).json.result
    await ask('set_param', 'odd', [[1, 2]])
    expect(await ask('get_param', 'odd')).toBe('[[1, 2]]')
  })
})
