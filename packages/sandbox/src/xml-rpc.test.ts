import { connect } from 'ooor'
import { decodeMethodResponse, encodeMethodCall } from 'ooor/protocol'
import { describe, expect, it } from 'vitest'
import { Sandbox } from './index.ts'
import type { ModelDefinition } from './orm/definition.ts'

/** Calls a service over `/xmlrpc` or `/xmlrpc/2`: the value, or the fault with its last line. */
async function call(sandbox: Sandbox, path: string, method: string, ...params: unknown[]): Promise<unknown> {
  const body = encodeMethodCall(method, params)
  const response = await sandbox.handle({ method: 'POST', path, headers: { 'content-type': 'text/xml' }, body })
  expect(response.status).toBe(200)
  const answer = decodeMethodResponse(response.body)
  if ('value' in answer) return answer.value
  const { code, message } = answer.fault
  return { code, message: message.startsWith('Traceback') ? message.trim().split('\n').at(-1) : message }
}

const execute = (sandbox: Sandbox, uid: number, password: string, path = '/xmlrpc/object') => {
  return (...args: unknown[]) => call(sandbox, path, 'execute', sandbox.database, uid, password, ...args)
}

describe('/xmlrpc, with string fault codes', () => {
  // As in wire/<series>/xmlrpc-common-*: no fault for a wrong password.
  it.each(['6.1', '7.0', '8.0', '14.0', '19.0'])('logs in on %s', async (series) => {
    const sandbox = new Sandbox({ series })
    const admin = sandbox.series.major < 12 ? 1 : 2
    expect(await call(sandbox, '/xmlrpc/common', 'login', 'sandbox', 'admin', 'admin')).toBe(admin)
    expect(await call(sandbox, '/xmlrpc/common', 'authenticate', 'sandbox', 'admin', 'admin', {})).toBe(admin)
    expect(await call(sandbox, '/xmlrpc/common', 'login', 'sandbox', 'admin', 'nope')).toBe(false)
    expect(await call(sandbox, '/xmlrpc/common', 'login', 'sandbox', 'nobody', 'nope')).toBe(false)
    expect(await call(sandbox, '/xmlrpc/db', 'list')).toEqual(['sandbox'])
    expect(await call(sandbox, '/xmlrpc/db', 'db_exist', 'sandbox')).toBe(true)
    expect(await call(sandbox, '/xmlrpc/db', 'db_exist', 'nosuch')).toBe(false)
    expect(await call(sandbox, '/xmlrpc/db', 'server_version')).toBe(series)
  })

  it.each([
    ['6.1', { protocol_version: 1, server_version: '6.1' }],
    [
      '8.0',
      {
        server_serie: '8.0',
        server_version: '8.0',
        server_version_info: [8, 0, 0, 'final', 0],
        protocol_version: 1,
      },
    ],
  ])('tells the version of %s', async (series, version) => {
    expect(await call(new Sandbox({ series }), '/xmlrpc/common', 'version')).toEqual(version)
  })

  const cases: readonly [series: string, what: string, args: unknown[], code: string, message: string][] = [
    ['6.1', 'unknown model', ['no.such', 'search', []], "warning -- Object Error\n\nObject no.such doesn't exist", ''],
    ['8.0', 'unknown model', ['no.such', 'search', []], "warning -- Object Error\n\nObject no.such doesn't exist", ''],
    ['14.0', 'unknown model', ['no.such', 'search', []], "warning -- UserError\n\nObject no.such doesn't exist", ''],
    [
      '7.0',
      'unknown method',
      ['res.partner', 'search_read', []],
      "'res.partner' object has no attribute 'search_read'",
      "AttributeError: 'res.partner' object has no attribute 'search_read'",
    ],
    [
      '19.0',
      'unknown method',
      ['res.partner', 'frobnicate', [1]],
      "The method 'res.partner.frobnicate' does not exist",
      "AttributeError: The method 'res.partner.frobnicate' does not exist",
    ],
    [
      '7.0',
      'private method',
      ['res.partner', '_get', [1]],
      'warning -- Access Denied\n\nPrivate methods (such as _get) cannot be called remotely.',
      '',
    ],
    [
      '7.0',
      'missing argument',
      ['res.partner', 'search'],
      'search() takes at least 4 arguments (3 given)',
      'TypeError: search() takes at least 4 arguments (3 given)',
    ],
    [
      '19.0',
      'missing argument',
      ['res.partner', 'search'],
      "BaseModel.search() missing 1 required positional argument: 'domain'",
      "TypeError: BaseModel.search() missing 1 required positional argument: 'domain'",
    ],
    [
      '19.0',
      'argument too many',
      ['res.partner', 'search', [], 2, 3, 'name asc', {}],
      'BaseModel.search() takes from 2 to 5 positional arguments but 6 were given',
      'TypeError: BaseModel.search() takes from 2 to 5 positional arguments but 6 were given',
    ],
    [
      '6.1',
      'unknown field in a domain',
      ['res.partner', 'search', [['nosuch', '=', 1]]],
      "Invalid field 'nosuch' in domain expression ['&', ('active', '=', 1), ('nosuch', '=', 1)]",
      "ValueError: Invalid field 'nosuch' in domain expression ['&', ('active', '=', 1), ('nosuch', '=', 1)]",
    ],
    [
      '8.0',
      'record that is gone',
      ['res.partner', 'write', [987654], { name: 'x' }],
      'warning -- MissingError\n\nOne of the records you are trying to modify has already been deleted (Document type: Partner).',
      '',
    ],
    [
      '7.0',
      'recursion',
      ['res.partner.category', 'write', [1], { parent_id: 1 }],
      'warning -- ValidateError\n\nError occurred while validating the field(s) parent_id: Error ! You can not create recursive categories.',
      '',
    ],
    [
      '14.0',
      'recursion',
      ['res.partner.category', 'write', [1], { parent_id: 1 }],
      'warning -- UserError\n\nRecursion Detected.',
      '',
    ],
    [
      '7.0',
      'record that another needs',
      ['res.currency', 'unlink', [1]],
      'warning -- Integrity Error\n\nThe operation cannot be completed, probably due to the following:\n- deletion: you may be trying to delete a record while other records still reference it\n- creation/update: a mandatory field is not correctly set\n\n[object with reference: Companies - res.company]',
      '',
    ],
    [
      '8.0',
      'login that is taken',
      ['res.users', 'create', { name: 'x', login: 'admin' }],
      'warning -- Constraint Error\n\nYou can not have two users with the same login !',
      '',
    ],
    [
      '14.0',
      'login that is taken',
      ['res.users', 'create', { name: 'x', login: 'admin' }],
      'warning -- UserError\n\nYou can not have two users with the same login!',
      '',
    ],
    [
      '14.0',
      'None result',
      ['ir.rule', 'clear_cache'],
      'cannot marshal None unless allow_none is enabled',
      'TypeError: cannot marshal None unless allow_none is enabled',
    ],
    [
      '14.0',
      'frozendict',
      ['res.users', 'context_get'],
      "cannot marshal <class 'odoo.tools.misc.frozendict'> objects",
      "TypeError: cannot marshal <class 'odoo.tools.misc.frozendict'> objects",
    ],
  ]
  it.each(cases)('on %s: %s', async (series, _, args, code, message) => {
    const sandbox = new Sandbox({ series })
    const admin = sandbox.series.major < 12 ? 1 : 2
    expect(await execute(sandbox, admin, 'admin')(...args)).toEqual({ code, message })
  })

  it('refuses in the words of the series', async () => {
    const oldest = new Sandbox({ series: '6.1' })
    const newest = new Sandbox()
    const denied = (message: string) => ({ code: 'AccessDenied', message })
    expect(await execute(oldest, 1, 'nope')('res.partner', 'search', [])).toEqual(denied('Access denied.'))
    expect(await execute(newest, 2, 'nope')('res.partner', 'search', [])).toEqual(denied('Access Denied'))
    expect(await execute(newest, 99_999, 'admin')('res.partner', 'search', [])).toEqual({
      code: 'warning -- MissingError\n\nRecord does not exist or has been deleted.\n(Record: res.users(99999,), User: 99999)',
      message: '',
    })
    expect(await execute(oldest, 6, 'demo')('ir.mail_server', 'search', [])).toEqual({
      code: 'warning -- AccessError\n\nYou can not read this document (ir.mail_server) ! Be sure your user belongs to one of these groups: Configuration.',
      message: '',
    })
  })

  it('passes over unknown fields up to 8, and answers one struct for one id', async () => {
    const old = execute(new Sandbox({ series: '8.0' }), 1, 'admin')
    expect(await old('res.partner', 'read', 1, ['name', 'nosuch'])).toEqual({ id: 1, name: 'YourCompany' })
    const young = execute(new Sandbox({ series: '14.0' }), 2, 'admin')
    expect(await young('res.partner', 'read', 1, ['name'])).toEqual([{ id: 1, name: 'My Company (San Francisco)' }])
    expect(await young('res.partner', 'read', 1, ['nosuch'])).toMatchObject({
      message: "ValueError: Invalid field 'nosuch' on model 'res.partner'",
    })
  })

  it('takes the context by position up to 9', async () => {
    const search = execute(new Sandbox({ series: '7.0' }), 1, 'admin')
    expect(await search('res.partner', 'search', [], 2, 3, 'name asc', { lang: 'en_US' })).toHaveLength(3)
    expect(await search('res.partner', 'name_search', 'a', [], 'ilike', {}, 3)).toHaveLength(3)
    expect(await search('res.partner', 'name_search', 'a', [], 'ilike', 3)).toMatchObject({
      code: "'int' object has no attribute 'get'",
    })
  })

  it('sends workflow signals up to 10', async () => {
    const sandbox = new Sandbox({ series: '7.0' })
    const admin = execute(sandbox, 1, 'admin')
    const order_line = [[0, 0, { product_id: 4, name: 'One', product_uom: 1 }]]
    const id = await admin('sale.order', 'create', { partner_id: 9, order_line })
    const signal = ['sandbox', 1, 'admin', 'sale.order', 'order_confirm', id]
    expect(await call(sandbox, '/xmlrpc/object', 'exec_workflow', ...signal)).toBe(false)
    expect(await admin('sale.order', 'read', id, ['state'])).toEqual({ id, state: 'manual' })
    expect(await call(new Sandbox(), '/xmlrpc/object', 'exec_workflow', ...signal)).toEqual({
      code: 'Method not available exec_workflow',
      message: 'NameError: Method not available exec_workflow',
    })
  })

  it.each([
    ['7.0', "KeyError: 'nosuch'"],
    ['8.0', "TypeError: 'NoneType' object is not callable"],
    ['14.0', "UnboundLocalError: local variable 'dispatch' referenced before assignment"],
    ['19.0', "KeyError: 'nosuch'"],
  ])('stumbles over unknown services as %s does', async (series, message) => {
    expect(await call(new Sandbox({ series }), '/xmlrpc/nosuch', 'version')).toMatchObject({ message })
  })

  it.each([
    ['8.0', 500, 404],
    ['19.0', 200, 405],
  ])('answers broken bodies and GET as %s does', async (series, malformed, get) => {
    const sandbox = new Sandbox({ series })
    const request = { method: 'POST', path: '/xmlrpc/common', headers: {}, body: '<?xml version="1.0"?><methodCall>' }
    const broken = await sandbox.handle(request)
    expect(broken.status).toBe(malformed)
    if (malformed === 200) {
      expect(broken.body).toContain('no element found: line 1, column 33')
    }
    expect((await sandbox.handle({ ...request, method: 'GET', body: '' })).status).toBe(get)
  })
})

describe('/xmlrpc/2, with numbers', () => {
  it.each([
    ['8.0', 2],
    ['14.0', 4],
    ['19.0', 4],
  ])('an access error on %s is %s', async (series, code) => {
    const demo = execute(new Sandbox({ series }), 6, 'demo', '/xmlrpc/2/object')
    expect(await demo('ir.mail_server', 'search', [])).toMatchObject({ code })
  })

  it('knows applications, warnings and refusals', async () => {
    const sandbox = new Sandbox()
    const admin = execute(sandbox, 2, 'admin', '/xmlrpc/2/object')
    expect(await admin('res.partner', 'search', [['nosuch', '=', 1]])).toEqual({
      code: 1,
      message: "ValueError: Invalid field res.partner.nosuch in condition ('nosuch', '=', 1)",
    })
    expect(await admin('no.such', 'search', [])).toEqual({ code: 2, message: "Object no.such doesn't exist" })
    expect(await admin('res.partner', 'write', [987654], { name: 'x' })).toEqual({
      code: 2,
      message: 'Record does not exist or has been deleted.\n(Record: res.partner(987654,), User: 2)',
    })
    const refused = execute(sandbox, 2, 'nope', '/xmlrpc/2/object')
    expect(await refused('res.partner', 'search', [])).toEqual({ code: 3, message: 'Access Denied' })
  })

  it('is not there up to 7.0', async () => {
    const answer = await call(new Sandbox({ series: '7.0' }), '/xmlrpc/2/common', 'version')
    expect(answer).toMatchObject({ code: '2/common' })
  })
})

describe('a method that answers None', () => {
  const counter: ModelDefinition = {
    name: 'x.counter',
    description: 'Counter',
    access: { system: 'rwcd' },
    fields: { name: { type: 'char' }, count: { type: 'integer', default: 0 } },
    records: [{ id: 1, name: 'one', count: 0 }],
    methods: { count_up: { params: [], run: (env, ids) => env.write('x.counter', ids, { count: 1 }) } },
  }

  it('has run all the same', async () => {
    const users: ModelDefinition = {
      name: 'res.users',
      description: 'User',
      access: { system: 'r' },
      fields: { login: { type: 'char' } },
      records: [
        { id: 2, login: 'admin', password: 'admin', active: true, groups: ['system'] },
        { id: 4, login: 'public', active: false, groups: ['public'] },
      ],
    }
    const admin = execute(new Sandbox({ models: [counter, users] }), 2, 'admin')
    expect(await admin('x.counter', 'count_up', [1])).toMatchObject({
      code: 'cannot marshal None unless allow_none is enabled',
    })
    expect(await admin('x.counter', 'read', [1], ['count'])).toEqual([{ id: 1, count: 1 }])
  })
})

it('tells by a traceback that None is inside of an answer, and not the whole of it', async () => {
  const { adapter } = new Sandbox({ series: '16.0' })
  const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter, wire: 'xmlrpc' })
  expect(await odoo.call('res.partner', 'default_get', [['barcode']])).toEqual({ barcode: null })
})

describe('API keys', () => {
  it('stand in the place of the password since 14', async () => {
    const login = (series: string, key: string) =>
      call(new Sandbox({ series }), '/xmlrpc/2/common', 'authenticate', 'sandbox', 'demo', key, {})
    expect(await login('14.0', 'sandbox-demo-key')).toBe(6)
    expect(await login('19.0', 'sandbox-demo-key')).toBe(6)
    expect(await login('19.0', 'sandbox-admin-key')).toBe(false)
    expect(await login('13.0', 'sandbox-demo-key')).toBe(false)
    const demo = execute(new Sandbox(), 6, 'sandbox-demo-key')
    expect(await demo('res.users', 'context_get')).toEqual({ lang: 'en_US', tz: 'Europe/Brussels', uid: 6 })
    expect(await demo('res.users', 'read', [6], ['api_keys'])).toMatchObject({
      code: "Invalid field 'api_keys' on 'res.users'",
    })
  })

  it('are the only secret for programs of a user with a second factor', async () => {
    const login = (series: string) => call(new Sandbox({ series }), '/xmlrpc/common', 'login', 'sandbox', 'mfa', 'mfa')
    expect(await login('19.0')).toBe(false)
    expect(await login('13.0')).toBe(8)
  })
})

it.each(['6.1', '7.0'])('OERPLib calls %s by paths of their own, with numbers for faults', async (series) => {
  const sandbox = new Sandbox({ series })
  const ask = (path: string, method: string, ...args: unknown[]) =>
    call(sandbox, `/openerp/xmlrpc/1${path}`, method, ...args)
  expect(await ask('/db', 'server_version')).toBe(series)
  expect(await ask('/common', 'server_version')).toBe(series)
  expect(await ask('/common', 'login', 'sandbox', 'admin', 'admin')).toBe(1)
  const search = ['search', [['login', '=', 'demo']]]
  const found = await ask('/object', 'execute', 'sandbox', 1, 'admin', 'res.users', ...search)
  expect(found).toEqual([expect.any(Number)])
  // A database and a model in the path are no arguments.
  expect(await ask('/object/sandbox', 'execute', 1, 'admin', 'res.users', ...search)).toEqual(found)
  expect(await ask('/model/sandbox/res.users', 'execute', 1, 'admin', ...search)).toEqual(found)
  expect(sandbox.calls.map(({ name }) => name)).toContain('res.users.search')
  expect(await ask('/common', 'login', 'nowhere', 'admin', 'admin')).toMatchObject({ code: 1 })
  expect(await ask('/a/b/c/d', 'execute')).toEqual({ code: 1, message: '' })
})

it('later servers know no such paths', async () => {
  const request = {
    method: 'POST',
    path: '/openerp/xmlrpc/1/common',
    headers: {},
    body: encodeMethodCall('version', []),
  }
  expect((await new Sandbox({ series: '8.0' }).handle(request)).status).toBe(404)
})
