import { describe, expect, it } from 'vitest'
import { Sandbox } from './index.ts'

const ADMIN = 'sandbox-admin-key'

function client(sandbox: Sandbox, key: string | undefined = ADMIN) {
  return async (verb: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await sandbox.handle({
      method: verb,
      path,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(key !== '' && { authorization: `bearer ${key}` }),
        ...headers,
      },
      body: body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body),
    })
    const isJson = response.headers.some(([name, value]) => name === 'content-type' && value.includes('json'))
    return { ...response, json: isJson ? JSON.parse(response.body) : undefined }
  }
}

const post = (sandbox: Sandbox, path: string, body: unknown, key?: string) =>
  client(sandbox, key)('POST', `/json/2/${path}`, body)

describe('JSON-2', () => {
  const sandbox = new Sandbox()

  it('answers bare values', async () => {
    expect((await post(sandbox, 'res.partner/search', { domain: [['id', '=', 3]] })).json).toEqual([3])
    const read = await post(sandbox, 'res.partner/read', { ids: [14], fields: ['name', 'country_id'] })
    expect(read.json).toEqual([{ id: 14, name: 'Azure Interior', country_id: [233, 'United States'] }])
    expect((await post(sandbox, 'res.partner/read', { ids: [987654], fields: ['name'] })).json).toEqual([])
    expect((await post(sandbox, 'res.users/context_get', {})).json).toEqual({
      lang: 'en_US',
      tz: 'Europe/Brussels',
      uid: 2,
    })
  })

  it('makes records, always as a list', async () => {
    const one = await post(sandbox, 'res.partner/create', { vals_list: { name: 'one' } })
    const two = await post(sandbox, 'res.partner/create', { vals_list: [{ name: 'two' }] })
    expect([one.json, two.json]).toEqual([[expect.any(Number)], [expect.any(Number)]])
    const archived = await post(sandbox, 'res.partner/action_archive', { ids: one.json })
    expect([archived.status, archived.json]).toEqual([200, null])
  })

  it('reads beyond relations', async () => {
    const specification = {
      name: {},
      country_id: { fields: { code: {}, display_name: {} } },
      child_ids: { limit: 1, fields: { name: {} } },
    }
    const answer = await post(sandbox, 'res.partner/web_search_read', { domain: [['id', '=', 14]], specification })
    expect(answer.json).toEqual({
      length: 1,
      records: [
        {
          id: 14,
          name: 'Azure Interior',
          country_id: { id: 233, code: 'US', display_name: 'United States' },
          child_ids: [{ id: 26, name: 'Brandon Freeman' }, { id: 27 }],
        },
      ],
    })
  })

  // wire/19.0/json2-*
  it.each([
    [
      'no.such.model/read',
      { ids: [1] },
      404,
      'werkzeug.exceptions.NotFound',
      "the model 'no.such.model' does not exist",
    ],
    [
      'res.partner/frobnicate',
      {},
      404,
      'werkzeug.exceptions.NotFound',
      "The method 'res.partner.frobnicate' does not exist",
    ],
    [
      'res.partner/_compute_display_name',
      { ids: [3] },
      403,
      'odoo.exceptions.AccessError',
      "Private methods (such as 'res.partner._compute_display_name') cannot be called remotely.",
    ],
    [
      'res.partner/search',
      { domain: [], bad: 1 },
      422,
      'werkzeug.exceptions.UnprocessableEntity',
      "got an unexpected keyword argument 'bad'",
    ],
    ['res.partner/search', {}, 422, 'werkzeug.exceptions.UnprocessableEntity', "missing a required argument: 'domain'"],
    [
      'res.partner/search',
      { ids: [3], domain: [] },
      422,
      'werkzeug.exceptions.UnprocessableEntity',
      'cannot call res.partner.search with ids',
    ],
    [
      'res.partner/search',
      'notjson',
      400,
      'werkzeug.exceptions.BadRequest',
      'could not parse the body as json: Expecting value: line 1 column 1 (char 0)',
    ],
    [
      'res.partner/search',
      { domain: [['nosuch', '=', 1]] },
      500,
      'builtins.ValueError',
      "Invalid field res.partner.nosuch in condition ('nosuch', '=', 1)",
    ],
    [
      'res.partner/create',
      { vals_list: [{ name: 'x', nosuch: 1 }] },
      500,
      'builtins.ValueError',
      "Invalid field 'nosuch' in 'res.partner'",
    ],
    ['res.partner/write', { ids: [1], vals: { nosuch: 1 } }, 500, 'builtins.KeyError', 'nosuch'],
    [
      'res.partner/write',
      { ids: [987654], vals: { name: 'x' } },
      404,
      'odoo.exceptions.MissingError',
      'Record does not exist or has been deleted.\n(Record: res.partner(987654,), User: 2)',
    ],
    [
      'res.partner/write',
      { ids: [9], vals: { parent_id: 9 } },
      422,
      'odoo.exceptions.ValidationError',
      'You cannot create recursive Partner hierarchies.',
    ],
    [
      'res.partner/read',
      { ids: [3], context: { lang: 'fr_FR' } },
      422,
      'odoo.exceptions.UserError',
      'Invalid language code: fr_FR',
    ],
    ['res.partner', {}, 404, 'werkzeug.exceptions.NotFound', 'Did you mean POST /json/2/<model>/<method>?'],
  ])('%s %j is %i', async (path, body, status, name, message) => {
    const answer = await post(sandbox, path, body)
    const args = name.startsWith('werkzeug') ? [message, status] : [message]
    expect([answer.status, answer.json]).toEqual([
      status,
      { name, message, arguments: args, context: {}, debug: expect.stringContaining('Traceback') },
    ])
  })

  it('wants a key that is known', async () => {
    const none = await post(sandbox, 'res.partner/search', { domain: [] }, '')
    expect([none.status, none.json.message]).toEqual([
      401,
      'User not authenticated, use an API Key with a Bearer Authorization header.',
    ])
    expect(none.headers).toContainEqual(['www-authenticate', 'Bearer '])
    const unknown = await post(sandbox, 'res.partner/search', { domain: [] }, '0000')
    expect([unknown.status, unknown.json.message]).toEqual([401, 'Invalid apikey'])
  })

  it('takes a session where somebody opens the address by hand', async () => {
    const said = async (headers: Record<string, string>, key = '') => {
      const ask = client(sandbox, key)
      const credentials = { db: sandbox.database, login: 'demo', password: 'demo' }
      const login = await ask('POST', '/web/session/authenticate', { jsonrpc: '2.0', params: credentials })
      const [, cookie = ''] = login.headers.find(([name]) => name === 'set-cookie') ?? []
      const answer = await ask(
        'POST',
        '/json/2/res.users/context_get',
        {},
        { cookie: cookie.split(';')[0] ?? '', ...headers },
      )
      return answer.status === 200 ? answer.json.uid : answer.json.message
    }
    const opened = { 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate', 'sec-fetch-user': '?1' }
    expect(await said({ ...opened, 'sec-fetch-site': 'none' })).toBe(6)
    // Each tried on 19.0.
    const missing = 'Missing "Authorization" or Sec-headers for interactive usage.'
    expect(await said({})).toBe(missing)
    expect(await said({ ...opened, 'sec-fetch-site': 'cross-site' })).toBe(missing)
    expect(await said({}, ADMIN)).toBe('Session user does not match the used apikey.')
  })

  it('sees the world as the key’s user', async () => {
    const refused = await post(sandbox, 'ir.mail_server/search', { domain: [] }, 'sandbox-demo-key')
    expect([refused.status, refused.json.name]).toEqual([403, 'odoo.exceptions.AccessError'])
  })

  it('wants POST and JSON', async () => {
    const get = await client(sandbox)('GET', '/json/2/res.partner/search')
    expect([get.status, get.json.message]).toEqual([404, 'Did you mean POST /json/2/<model>/<method>?'])
    const text = await client(sandbox)('POST', '/json/2/res.partner/search', '{}', { 'content-type': 'text/plain' })
    expect(text.status).toBe(415)
  })

  it('is not there up to 18', async () => {
    expect((await post(new Sandbox({ series: '18.0' }), 'res.partner/search', {})).status).toBe(404)
  })

  it('leaves nothing of a call that failed', async () => {
    const values = [{ name: 'half written' }, { name: 'x', nosuch: 1 }]
    expect((await post(sandbox, 'res.partner/create', { vals_list: values })).status).toBe(500)
    expect((await post(sandbox, 'res.partner/search', { domain: [['name', '=', 'half written']] })).json).toEqual([])
  })
})

describe('the server’s documentation of itself', () => {
  const sandbox = new Sandbox()

  it('tells parameters, and what may be asked twice', async () => {
    const { json } = await client(sandbox)('GET', '/doc-bearer/res.country.json')
    expect(json).toMatchObject({
      model: 'res.country',
      name: 'Country',
      doc: null,
      fields: { code: { type: 'char', string: 'Country Code', required: true, module: 'base' } },
      methods: {
        search: {
          signature: '(domain, offset=0, limit=None, order=None)',
          parameters: { domain: {}, offset: { default: 0 }, limit: { default: null }, order: { default: null } },
          api: ['model', 'readonly'],
          module: 'core',
        },
        name_search: { parameters: { name: { default: '' }, operator: { default: 'ilike' }, limit: { default: 100 } } },
        search_read: { parameters: { read_kwargs: { kind: 'VAR_KEYWORD' } } },
        create: { api: ['model'] },
      },
    })
    expect(json.methods.write).not.toHaveProperty('api')
  })

  it('lists models and methods', async () => {
    const { json } = await client(sandbox)('GET', '/doc-bearer/index.json')
    const users = json.models.find(({ model }: { model: string }) => model === 'res.users')
    expect(users.fields.login).toEqual({ string: 'Login' })
    expect(users.methods).toContain('context_get')
  })

  it('is for its group only', async () => {
    const demo = await client(sandbox, 'sandbox-demo-key')('GET', '/doc-bearer/index.json')
    expect([demo.status, demo.json.message]).toEqual([
      403,
      'This page is only accessible to Technical Documentation users.',
    ])
    expect((await client(sandbox)('GET', '/doc-bearer/no.such.json')).status).toBe(404)
    const visitor = await client(sandbox, '')('GET', '/doc/index.json')
    expect([visitor.status, visitor.json.name]).toEqual([403, 'odoo.http.SessionExpiredException'])
    const page = await client(sandbox, '')('GET', '/doc')
    expect(page.headers).toContainEqual(['location', '/web/login?redirect=%2Fdoc%3F'])
  })
})

it('tells its version to whoever asks, since 19', async () => {
  const version = { version_info: [19, 0, 0, 'final', 0, ''], version: '19.0' }
  expect((await client(new Sandbox(), '')('GET', '/web/version')).json).toEqual(version)
  expect((await client(new Sandbox(), '')('GET', '/json/version')).json).toEqual(version)
  expect((await client(new Sandbox({ series: '18.0' }), '')('GET', '/web/version')).status).toBe(404)
})
