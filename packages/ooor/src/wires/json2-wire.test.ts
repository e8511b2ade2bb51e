import { connect } from 'ooor'
import { describe, expect, it } from 'vitest'
import { failure } from '../../../../tests/support/failure.ts'
import { result, type ScriptedAnswer, scriptedAdapter } from '../../../../tests/support/scripted-adapter.ts'
import { AccessDeniedError, ArgumentsError, ConfigError, UnknownDatabaseError } from '../errors/index.ts'

const json = (value: unknown, status = 200): ScriptedAnswer => ({ status, body: JSON.stringify(value) })
const fault = (status: number, name: string, message: string) =>
  json({ name, message, arguments: [message], context: {} }, status)
const DOC = {
  methods: {
    message_post: { parameters: { body: { kind: 'KEYWORD_ONLY' }, subject: { kind: 'KEYWORD_ONLY' } }, api: [] },
    find_or_create: { parameters: { email: {}, assert_valid_email: {} }, api: ['model'] },
    schedule: { parameters: { deadline: {}, note: {} }, api: ['readonly'] },
  },
}

/** A 19 that answers one row to every call; what was called is noted. */
function server(
  options: {
    doc?: ScriptedAnswer
    call?: (path: string, index: number, headers: Readonly<Record<string, string>>) => ScriptedAnswer | undefined
  } = {},
) {
  const calls: [path: string, body: Record<string, unknown>][] = []
  const adapter = scriptedAdapter((request) => {
    const path = new URL(request.url).pathname
    if (path.endsWith('/version_info')) return result({ server_serie: '19.0' })
    if (path === '/web/database/list') return result(['db'])
    if (path.startsWith('/doc-bearer/')) return options.doc ?? json(DOC)
    const special = options.call?.(path, calls.length, request.headers)
    calls.push([path.replace('/json/2/', ''), JSON.parse(request.body ?? '{}')])
    if (special !== undefined) return special
    if (path.endsWith('context_get')) return json({ uid: 2, lang: 'en_US', tz: false })
    if (path.endsWith('/search')) return json([2])
    if (path.endsWith('/name_search')) return json([[2, 'admin']])
    return json([{ id: 2, login: 'admin' }])
  })
  const odoo = connect({ url: 'https://host', database: 'db', apiKey: 'secret-key' }, { adapter })
  return { adapter, odoo, calls: () => calls.slice(2).map(([path, { context: _, ...body }]) => [path, body]) }
}

describe('JSON-2', () => {
  it('takes no key of another user’s than the one who is named, and asks nothing more for it', async () => {
    const { odoo, calls, adapter } = server()
    await odoo.session({ username: 'admin', apiKey: 'secret-key' }).call('res.partner', 'search', [[]])
    const sent = adapter.requests.length
    const refused = await failure(odoo.session({ username: 'demo', apiKey: 'secret-key' }).info())
    expect(refused).toBeInstanceOf(AccessDeniedError)
    const message = `the API key is "admin"'s, and the user is named "demo": bring that user's key, or leave the name out`
    expect(refused).toMatchObject({ message })
    expect(adapter.requests.slice(sent).map(({ url }) => new URL(url).pathname)).toEqual([
      '/json/2/res.users/context_get',
      '/json/2/res.users/read',
    ])
    expect(calls().filter(([path]) => path === 'res.partner/search')).toHaveLength(1)
  })

  it('names the arguments of the base methods', async () => {
    const { odoo, calls } = server()
    const partners = odoo.model('res.partner').raw
    await partners.search([['a', '=', 1]], { limit: 3 })
    await partners.read([1, 2], ['name'])
    await partners.write([1], { name: 'x' })
    await partners.unlink([1])
    await partners.nameSearch('x')
    await partners.call('read', [7, ['name']])
    expect(calls()).toEqual([
      ['res.partner/search', { domain: [['a', '=', 1]], limit: 3 }],
      ['res.partner/read', { ids: [1, 2], fields: ['name'] }],
      ['res.partner/write', { ids: [1], vals: { name: 'x' } }],
      ['res.partner/unlink', { ids: [1] }],
      ['res.partner/name_search', { name: 'x', domain: [], operator: 'ilike', limit: 100 }],
      ['res.partner/read', { ids: [7], fields: ['name'] }],
    ])
  })

  it('creates one as one and several as several', async () => {
    const { odoo, calls } = server({ call: (path) => (path.endsWith('/create') ? json([41, 42]) : undefined) })
    expect(await odoo.model('res.partner').raw.create({ name: 'a' })).toBe(41)
    expect(await odoo.model('res.partner').raw.create([{ name: 'a' }, { name: 'b' }])).toEqual([41, 42])
    expect(calls()).toEqual([
      ['res.partner/create', { vals_list: [{ name: 'a' }] }],
      ['res.partner/create', { vals_list: [{ name: 'a' }, { name: 'b' }] }],
    ])
  })

  it('asks /doc for the names of others, once per model', async () => {
    const { odoo, calls, adapter } = server()
    const partners = odoo.model('res.partner').raw
    await partners.call('find_or_create', ['a@example.com', true])
    await partners.call('schedule', [[5], '2024-01-01'], { note: 'x' })
    await partners.call('message_post', [[5]], { body: 'hi' })
    expect(calls()).toEqual([
      ['res.partner/find_or_create', { email: 'a@example.com', assert_valid_email: true }],
      ['res.partner/schedule', { ids: [5], deadline: '2024-01-01', note: 'x' }],
      ['res.partner/message_post', { ids: [5], body: 'hi' }],
    ])
    expect(adapter.requests.filter(({ url }) => url.includes('/doc-bearer/'))).toHaveLength(1)
    expect(adapter.requests.at(-2)?.isReadOnly).toBe(true)
  })

  it('says which names to pass when /doc is closed to the key', async () => {
    const { odoo, calls } = server({ doc: fault(403, 'odoo.exceptions.AccessError', 'You may not') })
    await odoo.model('sale.order').call('action_confirm', [[7]])
    expect(calls()).toEqual([['sale.order/action_confirm', { ids: [7] }]])
    const error = await failure(odoo.model('sale.order').call('schedule', [[7], 'x']))
    expect(error).toBeInstanceOf(ConfigError)
    expect(error.message).toMatch(/named arguments only.*\/doc.*pass them by name/)
  })

  it('asks /doc again for another key: what one may not read, another may', async () => {
    const { adapter, odoo } = server()
    const send: typeof adapter.send = (request) => {
      const isClosed = request.url.includes('/doc-bearer/') && request.headers.authorization === 'bearer secret-key'
      return isClosed
        ? scriptedAdapter(() => fault(403, 'odoo.exceptions.AccessError', 'You may not')).send(request)
        : adapter.send(request)
    }
    const both = connect({ url: 'https://host', apiKey: 'secret-key' }, { adapter: { send, close: odoo.close } })
    const args = ['a@example.com', true]
    expect(await failure(both.call('res.partner', 'find_or_create', args))).toBeInstanceOf(ConfigError)
    const other = both.session({ apiKey: 'other-key' })
    expect(await other.call('res.partner', 'find_or_create', args)).toBeDefined()
  })

  it('refuses more arguments than there are', async () => {
    const error = await failure(server().odoo.call('res.partner', 'read', [[1], [], '', 'x']))
    expect(error).toBeInstanceOf(ArgumentsError)
  })

  it('asks a key’s function again when the key is refused, once', async () => {
    let asked = 0
    const unauthorized = fault(401, 'werkzeug.exceptions.Unauthorized', 'Invalid apikey')
    const { adapter } = server({
      call: (_path, _index, { authorization }) => (authorization === 'bearer key-2' ? undefined : unauthorized),
    })
    const apiKey = () => `key-${++asked}`
    const odoo = connect({ url: 'https://host', apiKey }, { adapter })
    await odoo.whoami()
    await Promise.all([odoo.whoami(), odoo.whoami()])
    expect(asked).toBe(2)
    const broken = connect({ url: 'https://host', apiKey: async () => 'old' }, { adapter })
    const error = await failure(broken.whoami())
    expect(error).toBeInstanceOf(AccessDeniedError)
    expect(JSON.stringify(error) + error.message).not.toContain('old')
  })

  it('names the database only where the server cannot tell', async () => {
    const page = '<title>404 Not Found</title><p>No database is selected and the requested URL was not found</p>'
    const { odoo, adapter } = server({
      call: (_path, _index, headers) => (headers['x-odoo-database'] === 'db' ? undefined : { status: 404, body: page }),
    })
    await odoo.whoami()
    const sent = adapter.requests
      .filter(({ url }) => url.includes('/json/2/'))
      .map(({ headers }) => headers['x-odoo-database'])
    expect(sent).toEqual([undefined, 'db', 'db'])
  })

  it('refuses an argument that is given by its place and by its name, as Python does', async () => {
    const { odoo } = server()
    const error = await failure(odoo.call('res.partner', 'search', [[]], { domain: [] }))
    expect(error).toBeInstanceOf(ArgumentsError)
    expect(error.message).toContain("search() got multiple values for argument 'domain'")
  })

  it('does not name it for good after the database was away', async () => {
    const page = '<title>404 Not Found</title><p>No database is selected and the requested URL was not found</p>'
    let isAway = true
    const { odoo, adapter } = server({
      call: (_path, _index, headers) =>
        isAway || headers['x-odoo-database'] !== undefined ? { status: 404, body: page } : undefined,
    })
    await failure(odoo.whoami())
    isAway = false
    await odoo.whoami()
    const sent = adapter.requests
      .filter(({ url }) => url.includes('/json/2/'))
      .map(({ headers }) => headers['x-odoo-database'])
    expect(sent.slice(0, 2)).toEqual([undefined, 'db'])
    expect(sent.at(-1)).toBeUndefined()
  })

  it('notices a database that is not there', async () => {
    const { adapter } = server()
    const odoo = connect({ url: 'https://host', database: 'other', apiKey: 'k' }, { adapter })
    expect(await failure(odoo.whoami())).toBeInstanceOf(UnknownDatabaseError)
  })
})
