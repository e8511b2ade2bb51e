import { inspect } from 'node:util'
import { Sandbox } from '@ooor/sandbox'
import { connect } from 'ooor'
import { describe, expect, it } from 'vitest'
import { failure } from '../../../../tests/support/failure.ts'
import { fault, result, scriptedOdoo } from '../../../../tests/support/scripted-adapter.ts'
import { ConfigError, SessionExpiredError, UnknownDatabaseError } from '../errors/index.ts'

const SESSION = 'session_id=0123456789abcdef0123456789abcdef01234567; Path=/'
const LOGGED_IN = result({ uid: 2, db: 'db', user_context: { lang: 'fr_FR', tz: 'Europe/Paris', uid: 2 } }, SESSION)

describe('a session', () => {
  it('shows nothing secret to a console', async () => {
    const sandbox = new Sandbox()
    const odoo = connect('http://admin:admin-secret@sandbox/sandbox', { adapter: sandbox.adapter })
    const visitor = odoo.visitor()
    await visitor.request('/shop/cart/quantity')
    const shown = inspect([odoo, odoo.defaultSession, visitor], { depth: 10, showHidden: true })
    expect(shown).not.toContain('admin-secret')
    expect(shown).not.toContain(visitor.id ?? 'no id')
    expect(shown).toContain('Session { visitor, http://sandbox }')
  })

  it('merges contexts: the user’s, the connection’s, the view’s, the call’s', async () => {
    const adapter = scriptedOdoo('17.0', (path) => (path.endsWith('authenticate') ? LOGGED_IN : result([])))
    const odoo = connect('https://a:b@host/db', { adapter, context: { active_test: false } })
    const german = odoo.defaultSession.withLang('de_DE').withTimeZone('Europe/Berlin').withCompany(3, 1)
    const contextOf = async (call: Promise<unknown>) => {
      await call
      return JSON.parse(adapter.requests.at(-1)?.body ?? '').params.kwargs.context
    }
    const user = { lang: 'fr_FR', tz: 'Europe/Paris', uid: 2, active_test: false }
    expect(await contextOf(odoo.model('res.partner').raw.search())).toEqual(user)
    const companies = { ...user, lang: 'de_DE', tz: 'Europe/Berlin', allowed_company_ids: [3, 1] }
    expect(await contextOf(german.model('res.partner').raw.search())).toEqual(companies)
    expect(await contextOf(german.call('res.partner', 'search', [[]], { context: { lang: 'en_US' } }))).toEqual({
      ...companies,
      lang: 'en_US',
    })
    const { tz: _, ...withoutZone } = user
    expect(await contextOf(odoo.model('res.partner').raw.search([], { context: { tz: undefined } }))).toEqual(
      withoutZone,
    )
    const bare = odoo.defaultSession.withContext({ tz: undefined, active_test: undefined })
    expect(await contextOf(bare.model('res.partner').raw.search())).toEqual({ lang: 'fr_FR', uid: 2 })
    expect(await contextOf(bare.withTimeZone('UTC').call('res.partner', 'search', [[]]))).toEqual({
      lang: 'fr_FR',
      uid: 2,
      tz: 'UTC',
    })
    expect(odoo.defaultSession.context).toEqual({})
  })

  it('has one object for a model, whatever is told to it, and keeps no more of them than are of use', () => {
    const odoo = connect('https://a:b@host/db', { adapter: scriptedOdoo('17.0', () => result([])) })
    const partners = odoo.model('res.partner')
    expect(odoo.model('res.partner')).toBe(partners)
    expect(partners.limit(5)).not.toBe(partners)
    expect(odoo.defaultSession.withLang('fr_FR').model('res.partner')).not.toBe(partners)
    for (let name = 0; name < 1000; name++) odoo.model(`x_from.outside.${name}`)
    expect(odoo.model('res.partner')).not.toBe(partners)
    expect(odoo.model('res.partner').name).toBe('res.partner')
  })

  it('logs in again once, tries once more, then gives up', async () => {
    const expired = fault('odoo.http.SessionExpiredException', 'Session expired', 100)
    const adapter = scriptedOdoo('17.0', (path) => (path.endsWith('authenticate') ? LOGGED_IN : expired))
    const odoo = connect('https://a:b@host/db', { adapter })
    expect(await failure(odoo.model('res.partner').raw.search())).toBeInstanceOf(SessionExpiredError)
    const times = (part: string) => adapter.requests.filter(({ url }) => url.includes(part)).length
    expect([times('authenticate'), times('call_kw')]).toEqual([2, 2])
  })

  it('says so when the password has changed meanwhile', async () => {
    let logins = 0
    const adapter = scriptedOdoo('17.0', (path) => {
      if (!path.endsWith('authenticate')) return fault('odoo.http.SessionExpiredException', 'Session expired', 100)
      return logins++ === 0 ? LOGGED_IN : fault('odoo.exceptions.AccessDenied', 'Access Denied')
    })
    const error = await failure(connect('https://a:b@host/db', { adapter }).model('res.partner').raw.search())
    expect(error).toBeInstanceOf(SessionExpiredError)
    expect(error.message).toContain('has the password changed')
  })

  it('lets a login wait for the calls under way, and later calls wait for the login', async () => {
    const seen: string[] = []
    let release!: () => void
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const adapter = scriptedOdoo('14.0', async (path) => {
      seen.push(path)
      if (path === '/slow') await held
      if (path === '/web/database/list') return result(['db'])
      return path.endsWith('authenticate') ? LOGGED_IN : result(null, SESSION)
    })
    const visitor = connect('https://host', { adapter }).visitor()
    await visitor.request('/first')
    const slow = visitor.request('/slow')
    const login = visitor.login('a', 'b')
    const after = visitor.request('/after')
    release()
    await Promise.all([slow, login, after])
    expect(seen.filter((path) => path !== '/web/database/list')).toEqual([
      '/first',
      '/slow',
      '/web/session/authenticate',
      '/after',
    ])
  })

  it('lets one caller go when aborted, and the login that others wait for go on', async () => {
    let release!: () => void
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const adapter = scriptedOdoo('17.0', async (path) => {
      if (!path.endsWith('authenticate')) return result(7)
      await held
      return LOGGED_IN
    })
    const partners = connect('https://a:b@host/db', { adapter }).model('res.partner').raw
    const controller = new AbortController()
    const reason = new Error('enough')
    const aborted = failure(partners.searchCount([], { signal: controller.signal }))
    const patient = partners.searchCount()
    controller.abort(reason)
    expect(await aborted).toBe(reason)
    release()
    expect(await patient).toBe(7)
    expect(await failure(partners.searchCount([], { signal: AbortSignal.abort(reason) }))).toBe(reason)
  })

  it('never sends a visitor’s cookies elsewhere', async () => {
    const odoo = connect('https://host/sandbox', { adapter: new Sandbox().adapter })
    for (const path of ['https://evil.example/', '//evil.example/', 'shop']) {
      expect(await failure(odoo.visitor().request(path))).toBeInstanceOf(ConfigError)
    }
  })
})

describe('a connection', () => {
  it('lets nobody shop in another database than the named one', async () => {
    const odoo = connect('https://host/nodb', { adapter: new Sandbox().adapter })
    const error = await failure(odoo.visitor().cart.add(5))
    expect(error).toBeInstanceOf(UnknownDatabaseError)
    expect(error.message).toContain('lists: sandbox')
    expect(await failure(odoo.explain())).toBeInstanceOf(UnknownDatabaseError)
  })

  it('says that it is closed', async () => {
    const odoo = connect('http://sandbox', { adapter: new Sandbox().adapter })
    await odoo.close()
    await odoo.close()
    const error = await failure(odoo.visitor().cart.add(5))
    expect(error).toBeInstanceOf(ConfigError)
    expect(error.message).toContain('has been closed')
  })

  it('finds the only database, and asks for a name among several', async () => {
    const listing = (names: string[]) =>
      scriptedOdoo('17.0', (path) => (path === '/web/database/list' ? result(names) : result(null)))
    expect(await connect('https://a:b@host', { adapter: listing(['one']) }).database()).toBe('one')
    const error = await failure(connect('https://a:b@host', { adapter: listing(['one', 'two']) }).database())
    expect(error).toBeInstanceOf(UnknownDatabaseError)
    expect(error.message).toContain('one, two')
  })

  it('asks the series again after a failure', async () => {
    const sandbox = new Sandbox({ series: '16.0' })
    let down = true
    const send: typeof sandbox.adapter.send = async (request) => {
      if (down) throw new Error('down')
      return sandbox.adapter.send(request)
    }
    const odoo = connect('https://host', { adapter: { send, close: async () => {} } })
    await failure(odoo.series())
    down = false
    expect((await odoo.series()).name).toBe('16.0')
  })

  it('refuses what is no session id, and a session without a credential', () => {
    const odoo = connect('https://host')
    for (const id of ['', 'short', 'a b'.repeat(20), 'x'.repeat(500)])
      expect(() => odoo.resume(id)).toThrow(ConfigError)
    expect(() => odoo.session()).toThrow(ConfigError)
  })

  it('sends extra headers and basic auth with every request', async () => {
    const adapter = scriptedOdoo('17.0', () => result(0))
    const settings = { adapter, headers: { 'X-Tenant': 'a' }, basicAuth: { username: 'u', password: 'p' } }
    await connect('https://host/odoo/', settings).visitor().request('/shop/cart/quantity')
    for (const { headers, url } of adapter.requests) {
      expect(headers).toMatchObject({ authorization: 'Basic dTpw', 'x-tenant': 'a' })
      expect(url.startsWith('https://host/odoo/')).toBe(true)
    }
  })
})
