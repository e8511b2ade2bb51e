/** What logs, events and errors give away. */
import { channel } from 'node:diagnostics_channel'
import { inspect } from 'node:util'
import { ConfigError, connect, isOoorError, log, parseConnectionString } from 'ooor'
import { describe, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { result, scriptedOdoo } from '../support/scripted-adapter.ts'

const SECRET = 'Zx9qL0vT7sKdR2mWbY4u'
const PATHS = [
  ...[
    'access_token',
    'token',
    'csrf_token',
    'hash',
    'api_key',
    'apikey',
    'secret',
    'client_secret',
    'password',
    'key',
  ].map((name) => `/my/orders/5?${name}=${SECRET}&page=2`),
  `/my/orders/5?a=1&access%5Ftoken=${SECRET}&page=2`,
  `/my/orders/5?Access-Token=${SECRET}&page=2`,
  `/my/orders/5?%74oken=${SECRET}&page=2`,
  `/survey/start/${SECRET}?page=2`,
  `/survey/${SECRET.slice(0, 10)}-${SECRET}/x?page=2`,
  `/web/reset/0f8fad5b-d9cb-469f-a165-70867728950e?page=2`,
  `/x?page=2#token=${SECRET}`,
]

describe('logs and events', () => {
  it('tell of no secret in a query or a path, however it is written', async () => {
    const lines: string[] = []
    const odoo = connect('http://host/db', {
      adapter: scriptedOdoo('19.0', () => result({})),
      middleware: [log((line) => lines.push(line))],
    })
    const listen = (event: unknown) => lines.push(JSON.stringify(event))
    for (const name of ['request', 'response', 'failure', 'retry'] as const) {
      odoo.on(name, listen)
      channel(`ooor:${name}`).subscribe(listen)
    }
    for (const path of PATHS) await odoo.defaultSession.request(path).catch(() => {})
    for (const name of ['request', 'response', 'failure', 'retry']) channel(`ooor:${name}`).unsubscribe(listen)
    expect(lines.length).toBeGreaterThan(PATHS.length * 4)
    const told = lines.join('\n')
    expect(told).not.toContain(SECRET)
    expect(told).not.toContain('0f8fad5b')
    expect(told).toContain('page=2')
    expect(told).toContain('/my/orders/5')
  })

  it('show what is no secret', async () => {
    const lines: string[] = []
    const odoo = connect('http://host/db', {
      adapter: scriptedOdoo('19.0', () => result({})),
      middleware: [log((line) => lines.push(line))],
    })
    const plain = [
      '/shop/conference-chair-with-arms-aluminium-25',
      '/web/image/product.template/12345678901234567890/image_1920',
      '/web/dataset/call_kw/res.partner/web_search_read',
      '/shop?search=customizable+desk&order=list_price+asc',
      '/web/static/src/legacy/js/public/lazyloader.js',
    ]
    for (const path of plain) await odoo.defaultSession.request(path)
    for (const path of plain) expect(lines.join('\n')).toContain(path)
  })
})

describe('errors', () => {
  it('name a path without its secrets', async () => {
    for (const answer of [
      { body: 'nonsense' },
      { body: '{}' },
      { status: 404, body: '<html>not here' },
      { status: 303, headers: [['location', `https://elsewhere.example/x/${SECRET}?token=${SECRET}`]] as const },
      { body: JSON.stringify({ error: { data: { name: 'UserError', message: 'no' } } }) },
    ]) {
      const odoo = connect('http://host/db', { adapter: scriptedOdoo('19.0', () => answer), retry: false })
      for (const path of PATHS.filter((one) => !one.includes('0f8fad5b'))) {
        const asked = [odoo.defaultSession.request(path), odoo.defaultSession.submit(path, {})]
        for (const error of await Promise.all(asked.map((one) => one.catch((caught: unknown) => caught)))) {
          if (isOoorError(error)) expect([error.message, error.path].join(' ')).not.toContain(SECRET)
        }
      }
    }
  })

  it('show what came without the secrets in it, also to who looks at all of them', async () => {
    const bodies = [
      JSON.stringify({ access_token: SECRET, expires: 5 }),
      JSON.stringify({ jsonrpc: '2.0', result: { api_key: SECRET, password: SECRET } }),
      JSON.stringify({ jsonrpc: '2.0', result: [{ id: 'x', access_token: SECRET }] }),
      JSON.stringify([{ session_id: SECRET }]),
      `token=${SECRET}`,
      `{"password": "${SECRET}", `,
      `https://user:${SECRET.slice(0, 8)}@host/`,
      `Authorization: Bearer ${SECRET}`,
      `<?xml version='1.0'?><methodResponse>${SECRET}`,
      `<html><a href="/x?access_token=${SECRET}">`,
    ]
    const headers = [['location', `https://elsewhere.example/x?token=${SECRET}`]] as const
    let told = 0
    for (const wire of ['web', 'jsonrpc', 'xmlrpc', 'json2'] as const) {
      for (const answer of [
        ...bodies.flatMap((body) => [200, 404, 429, 500].map((status) => ({ status, body }))),
        { status: 303, headers },
      ]) {
        const adapter = scriptedOdoo('19.0', (path, { body }) => {
          if (path.endsWith('authenticate')) return result({ uid: 2, db: 'db', user_context: {} }, 'session_id=x')
          if (path.endsWith('context_get')) return { body: '{"uid":2}' }
          const isLogin = /login/.test(String(body))
          const isUser = /res.users/.test(`${path}${body}`)
          if (wire === 'jsonrpc' && (isLogin || isUser)) return result(isLogin ? 2 : [])
          return answer
        })
        const credential = wire === 'json2' ? { apiKey: SECRET } : { username: 'admin', password: SECRET }
        const to = { url: 'http://host', database: 'db', ...credential, basicAuth: { username: 'p', password: SECRET } }
        const odoo = connect(
          { ...to, ...(wire === 'json2' && { basicAuth: undefined }) },
          { adapter, retry: false, wire },
        )
        const partners = odoo.model('res.partner').raw
        for (const asked of [
          partners.search(),
          partners.read([1]),
          partners.create({ name: 'x' }),
          odoo.call('res.partner', 'write', [[1], {}]),
        ]) {
          const error = await asked.catch((caught: unknown) => caught)
          if (!(error instanceof Error)) continue
          told++
          expect([answer, inspect(error, { depth: 10 })]).toEqual([
            answer,
            expect.not.stringContaining(SECRET.slice(0, 8)),
          ])
        }
      }
    }
    expect(told).toBeGreaterThan(400)
  })

  it('show no part of a password that does not belong into a URL as it is', () => {
    for (const url of [
      'https://u:12\\34PW@h/db',
      'https://u:12/34PW@h/db',
      'https://u:12#34PW@h/db',
      'https://u:12?34PW@h/db',
      'ooor://u:12\\34PW@h/db',
      'https://u:12\\34PW\n@h/db',
    ]) {
      let message = ''
      try {
        parseConnectionString(url)
      } catch (error) {
        expect(ConfigError.is(error)).toBe(true)
        message = (error as Error).message
      }
      expect([url, message]).toEqual([url, expect.stringContaining('percent-encode')])
      expect(message).not.toMatch(/34PW|12/)
    }
  })

  it('name a key or header that cannot be sent, and not what it is', async () => {
    const adapter = scriptedOdoo('19.0', () => result({}))
    for (const bad of [`${SECRET}\n`, `${SECRET}\r\nX: 1`, `${SECRET}\0`, `${SECRET}€`]) {
      for (const options of [
        { apiKey: bad },
        { headers: { 'x-proxy': bad } },
        { headers: { [`x${bad}`]: 'v' } },
        { headers: { 'x-proxy': 5 as unknown as string } },
      ]) {
        let caught: unknown
        try {
          connect({ url: 'http://host', database: 'db' }, { adapter, ...options })
        } catch (error) {
          caught = error
        }
        expect(ConfigError.is(caught)).toBe(true)
        if (!('headers' in options && Object.keys(options.headers)[0] !== 'x-proxy')) {
          expect((caught as Error).message).not.toContain(SECRET)
        }
      }
      const late = connect({ url: 'http://host', database: 'db', apiKey: () => bad }, { adapter })
      const error = await failure(late.call('res.partner', 'read', [[1]]))
      expect([error.name, error.message.includes(SECRET)]).toEqual(['ConfigError', false])
    }
    const other = connect({ url: 'http://host', database: 'd\nb', apiKey: 'k' }, { adapter })
    expect((await failure(other.call('res.partner', 'read', [[1]]))).name).toMatch(/Error$/)
  })
})
