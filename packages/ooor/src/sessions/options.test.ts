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
      /^connect has no option 'timeOut': did you mean .*There are url, /,
    )
    expect(() => resolve({ url: 'https://host/db', pasword: 'x' })).toThrow("no option 'pasword'")
    expect(resolve({ url: 'https://host/db', timeout: undefined }).database).toBe('db')
  })

  it('take null as nothing, as what is read from a file has it', () => {
    const url = 'https://a:b@host/db'
    const groups = { sessions: null, retry: null, schemas: null, basicAuth: null, limit: null }
    for (const settings of [groups, { database: null, apiKey: null, headers: null }, { schemas: { file: null } }]) {
      expect(resolve(url, settings as never, {})).toEqual(
        expect.objectContaining({ ...resolve(url), credential: expect.objectContaining({ login: 'a' }) }),
      )
    }
  })

  it.each([
    { retry: 3 },
    { sessions: 'x' },
    { schemas: true },
    { basicAuth: 5 },
    { headers: 5 },
    { aliases: 'x' },
    { context: 5 },
  ])('refuse %j, which has no options', (settings) => {
    const [name] = Object.keys(settings)
    expect(() => resolve('https://host/db', settings as never, {})).toThrow(`options of ${name} are an object, not `)
  })

  it.each([{}, [5], () => {}, 'x'])('take as middleware a list of functions, not %j', (middleware) => {
    expect(() => resolve('https://host/db', { middleware } as never, {})).toThrow('middleware is a list of functions')
  })

  it.each([0, -1, Number.NaN, '10MB'])('take as bound of an answer a number above 0, not %j', (maxResponseBytes) => {
    expect(() => resolve('https://host/db', { maxResponseBytes } as never, {})).toThrow('maxResponseBytes must be more')
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
    ['a retry of no name', { url: 'https://host', retry: { limt: 1 } }],
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

  it.each([
    [{ sessions: { lifetme: 100 } }, "sessions has no option 'lifetme': did you mean 'lifetime'?"],
    [{ retry: { limt: 1 } }, "retry has no option 'limt': did you mean 'limit'?"],
    [{ schemas: { fil: {} } }, "schemas has no option 'fil': did you mean 'file'?"],
    [{ basicAuth: { user: 'a', password: 'hunter2' } }, "basicAuth has no option 'user'"],
    [{ timeot: 1 }, "connect has no option 'timeot': did you mean 'timeout'? There are url, database"],
  ])('refuse what is not there within an option, with the nearest: %j', (options, message) => {
    expect(() => resolveOptions('https://host', options as never, {})).toThrow(message)
  })
})
