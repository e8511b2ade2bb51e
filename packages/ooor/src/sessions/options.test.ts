import { describe, expect, it } from 'vitest'
import { ConfigError } from '../errors/index.ts'
import { resolveOptions } from './options.ts'

const resolve = (...[input, settings = {}, environment = {}]: Parameters<typeof resolveOptions> | [unknown]) =>
  resolveOptions(input as never, settings as never, environment as never)

describe('the options of connect', () => {
  it('read the environment when told nothing', () => {
    const environment = {
      OOOR_URL: 'https://host/odoo',
      OOOR_DATABASE: 'prod',
      OOOR_USERNAME: 'admin',
      OOOR_PASSWORD: 'secret',
    }
    const options = resolveOptions(undefined, {}, environment)
    expect(options).toMatchObject({ database: 'prod', credential: { login: 'admin', password: 'secret' } })
    expect(String(options.base)).toBe('https://host/odoo')
    expect(resolveOptions(undefined, {}, { OOOR_URL: 'https://a:b@host/prod' })).toMatchObject({ database: 'prod' })
  })

  it('are refused by name where there is no such one', () => {
    expect(() => resolve('https://host/db', { timeOut: 5 } as never, {})).toThrow(
      /^connect has no option 'timeOut': there are url, /,
    )
    expect(() => resolve({ url: 'https://host/db', pasword: 'x' })).toThrow("no option 'pasword'")
    expect(resolve({ url: 'https://host/db', timeout: undefined }).database).toBe('db')
  })

  it.each([
    [{ retry: { limits: 3 } }, "retry has no option 'limits': there are limit, delay, maxDelay"],
    [{ retry: 3 }, 'retry is an object with limit, delay, maxDelay, not a number'],
    [{ retry: true }, 'retry is an object with limit, delay, maxDelay, not a boolean'],
    [{ limit: 4 }, 'limit is an object with concurrency, rate, not a number'],
    [{ limit: { concurency: 4 } }, "limit has no option 'concurency': there are concurrency, rate"],
    [{ limit: { rate: { request: 1, per: 1000 } } }, "limit.rate has no option 'request': there are requests, per"],
    [{ sessions: { stor: {} } }, "sessions has no option 'stor': there are store, keys, lifetime, live, storeTimeout"],
    [{ schemas: { fil: {} } }, "schemas has no option 'fil': there are file, store"],
    [{ basicAuth: 'user:secret' }, 'basicAuth is an object with username, password, not a string'],
    [{ basicAuth: { user: 'a' } }, "basicAuth has no option 'user': there are username, password"],
    [{ headers: 'x-tenant: secret' }, 'headers is an object, not a string'],
    [{ headers: [['x-tenant', 'secret']] }, 'headers is an object, not a list'],
    [{ context: 'fr_FR' }, 'context is an object, not a string'],
    [{ aliases: ['products'] }, 'aliases is an object, not a list'],
    [{ middleware: async () => {} }, 'middleware is a list: [middleware]'],
  ])('%j: what is in them is looked at too', (settings, message) => {
    const work = () => resolve({ url: 'https://host/db', ...settings })
    expect(work).toThrow(ConfigError)
    expect(work).toThrow(message)
    expect(work).not.toThrow('secret')
  })

  it('may be left undefined, and off', () => {
    const settings = { retry: false, limit: undefined, sessions: undefined, context: { lang: 'fr_FR' }, headers: {} }
    expect(resolve({ url: 'https://host/db', ...settings }).retry).toBe(false)
  })

  it('take no adapter that cannot send, as a sandbox itself', () => {
    expect(() => resolve('https://host/db', { adapter: {} } as never, {})).toThrow(
      'the adapter has no send: pass one, as sandbox.adapter',
    )
  })

  it('take the whole path as base path when the database is apart', () => {
    for (const url of ['https://host/odoo', 'https://host/odoo/']) {
      expect(String(resolveOptions({ url, database: 'prod' }, {}, {}).base)).toBe('https://host/odoo')
    }
  })

  it('prefer what is named apart over the URL', () => {
    const target = { url: 'https://a:b@host/one', database: 'two', username: 'c', password: 'd' }
    expect(resolveOptions(target, {}, {})).toMatchObject({ database: 'two', credential: { login: 'c', password: 'd' } })
  })

  it('take a URL object', () => {
    expect(resolve(new URL('https://a:b@host/prod'))).toMatchObject({ database: 'prod' })
    expect(String(resolve({ url: new URL('https://host/odoo'), database: 'prod' }).base)).toBe('https://host/odoo')
  })

  it('make headers for a proxy', () => {
    const settings = { basicAuth: { username: 'zoé', password: 'x' }, headers: { 'X-Tenant': 'a' } }
    const { headers } = resolveOptions('https://host/db', settings, {})
    expect(headers).toEqual({
      'user-agent': 'ooor/3',
      authorization: `Basic ${Buffer.from('zoé:x').toString('base64')}`,
      'x-tenant': 'a',
    })
  })

  it.each([
    ['no server at all', undefined],
    ['a user without password', 'https://admin@host/db'],
    ['a password without user', { url: 'https://host', password: 'hunter2' }],
    ['another protocol', { url: 'ftp://host' }],
    ['no text', { url: 42 }],
    ['nothing', null],
    ['a wire that is none', { url: 'https://host', wire: 'rpc' }],
    ['a series that is none', { url: 'https://host', series: 'latest' }],
    ['a series that Odoo never had', { url: 'https://host', series: '17.9' }],
    ['a time that is none', { url: 'https://host', timeout: -1 }],
    ['no request at a time', { url: 'https://host', limit: { concurrency: 0 } }],
    ['a rate of nothing', { url: 'https://host', limit: { rate: { requests: 0, per: 1000 } } }],
    ['less than no retries', { url: 'https://host', retry: { limit: -1 } }],
    ['an empty key', { url: 'https://host', apiKey: '' }],
    ['a key and a password', { url: 'https://host', username: 'a', password: 'hunter2', apiKey: 'k' }],
  ])('refuse %s', (_, input) => {
    let error: unknown
    try {
      resolve(input)
    } catch (caught) {
      error = caught
    }
    expect(error).toBeInstanceOf(ConfigError)
    expect(String(error)).not.toContain('hunter2')
  })
})
