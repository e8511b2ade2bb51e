import { describe, expect, it } from 'vitest'
import { failure } from '../../../../../tests/support/failure.ts'
import { result, type ScriptedAnswer, scriptedOdoo } from '../../../../../tests/support/scripted-adapter.ts'
import { DatabaseUnavailableError, ResponseError, RouteNotFoundError, SessionLostError } from '../../errors/index.ts'
import { connect } from '../../index.ts'

const GOOD = 'g'.repeat(84)
const OTHER = 'o'.repeat(84)
const cookie = (id: string): [string, string] => ['set-cookie', `session_id=${id}; Path=/; HttpOnly`]

const PAGE_404: ScriptedAnswer = {
  status: 404,
  body: '<!doctype html><title>404 Not Found</title><p>The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.</p>',
}
const NO_DATABASE_404: ScriptedAnswer = {
  status: 404,
  body: '<!DOCTYPE html><title>404 Not Found</title><p>No database is selected and the requested URL was not found in the server-wide controllers.</p>',
}
const TO_SELECTOR: ScriptedAnswer = {
  status: 303,
  headers: [['location', '/web/database/selector'], cookie(OTHER)],
  body: '<title>Redirecting...</title>',
}
const LOGIN: ScriptedAnswer = { body: '<form><input name="password" type="password"></form>' }

function jsonError(status: number, data: object, ...headers: [string, string][]): ScriptedAnswer {
  return { status, headers, body: JSON.stringify({ jsonrpc: '2.0', id: 1, error: { code: 200, message: 'x', data } }) }
}

/** 14 starts another session with each answer that it gives without a database, and 8.0 once it has been restarted. */
const NO_DATABASE_JSON = (status: number, frame: string) =>
  jsonError(
    status,
    {
      name: 'werkzeug.exceptions.NotFound',
      message: 'Not Found',
      debug: `Traceback:\n  File "http.py", line 1436, in ${frame}\nNotFound: 404\n`,
    },
    cookie(OTHER),
  )

const OPERATIONAL = jsonError(200, {
  name: 'psycopg2.OperationalError',
  message: 'FATAL:  database "shop" is not currently accepting connections\n',
  debug: 'Traceback',
})

/** What each series says while PostgreSQL takes no connections. */
const CLOSED: Readonly<Record<string, ScriptedAnswer>> = {
  '8.0': NO_DATABASE_JSON(200, '_dispatch_nodb'),
  '14.0': NO_DATABASE_JSON(404, '_dispatch_nodb'),
  '16.0': PAGE_404,
  '17.0': PAGE_404,
  '18.0': PAGE_404,
  '19.0': NO_DATABASE_404,
}

function shopOf(series: string) {
  const state = { isOpen: true, lost: false }
  const seen: (string | undefined)[] = []
  const adapter = scriptedOdoo(series, (path, { headers }) => {
    if (path === '/web/session/authenticate') {
      return state.isOpen
        ? { ...result({ uid: 2, db: 'shop', user_context: {} }), headers: [cookie(GOOD)] }
        : OPERATIONAL
    }
    if (path.startsWith('/web/login')) {
      expect(headers.cookie ?? '').not.toContain(GOOD)
      return state.isOpen ? LOGIN : TO_SELECTOR
    }
    seen.push(headers.cookie)
    if (!state.isOpen) return CLOSED[series] as ScriptedAnswer
    if (state.lost) return { ...result(0), headers: [cookie(OTHER)] }
    return headers.cookie === undefined ? { ...result(1), headers: [cookie(GOOD)] } : result(1)
  })
  return { state, seen, adapter }
}

describe.each(Object.keys(CLOSED))('while %s cannot open its database', (series) => {
  it.each(['http://host', 'http://host/shop'])('a visitor’s session is kept, with %s', async (address) => {
    const { state, seen, adapter } = shopOf(series)
    const url = new URL(address)
    const database = url.pathname.slice(1)
    const visitor = connect({ url: url.origin, ...(database && { database }), adapter }).visitor()
    await visitor.request('/shop/cart/x')
    expect(visitor.id).toBe(GOOD)
    state.isOpen = false
    expect(await failure(visitor.request('/shop/cart/x'))).toBeInstanceOf(DatabaseUnavailableError)
    expect(await failure(visitor.request('/shop/cart/x'))).toBeInstanceOf(DatabaseUnavailableError)
    state.isOpen = true
    expect(await visitor.request('/shop/cart/x')).toBe(1)
    expect(visitor.id).toBe(GOOD)
    expect(seen.at(-1)).toBe(`session_id=${GOOD}`)
  })

  it('a user’s is kept, and nobody logs in again', async () => {
    const { state, seen, adapter } = shopOf(series)
    const odoo = connect('http://admin:admin@host/shop', { adapter, retry: { delay: 0 } })
    const count = () => odoo.model('res.partner').raw.searchCount()
    await count()
    state.isOpen = false
    const error = await failure(count())
    expect(error).toBeInstanceOf(DatabaseUnavailableError)
    expect(error.message).toMatch(/cannot open its database now.*kept/)
    state.isOpen = true
    expect(await count()).toBe(1)
    expect(seen.at(-1)).toBe(`session_id=${GOOD}`)
    const logins = adapter.requests.filter(({ url }) => url.endsWith('/authenticate'))
    expect(logins).toHaveLength(1)
  })

  it('a newcomer gets no session of the database selector', async () => {
    const { state, adapter } = shopOf(series)
    state.isOpen = false
    const visitor = connect({ url: 'http://host', database: 'shop', adapter }).visitor()
    expect(await failure(visitor.request('/shop/cart/x'))).toBeInstanceOf(DatabaseUnavailableError)
    state.isOpen = true
    expect(await visitor.request('/shop/cart/x')).toBe(1)
  })
})

it.each(['14.0'])('a session that %s has lost meanwhile is lost, and no other takes its place', async (series) => {
  const { state, adapter } = shopOf(series)
  const visitor = connect({ url: 'http://host', database: 'shop', adapter }).visitor()
  await visitor.request('/shop/cart/x')
  state.isOpen = false
  await failure(visitor.request('/shop/cart/x'))
  Object.assign(state, { isOpen: true, lost: true })
  expect(await failure(visitor.request('/shop/cart/x'))).toBeInstanceOf(SessionLostError)
})

it.each(['16.0', '18.0', '19.0'])(
  'the session of the selector, to which %s leads from the login page, is left',
  async (series) => {
    const state = { isOpen: true }
    const adapter = scriptedOdoo(series, (path) => {
      if (path.startsWith('/web/login')) return state.isOpen ? LOGIN : TO_SELECTOR
      if (path.startsWith('/web/database')) return { body: '<div class="o_database_list"></div>' }
      return result(1, `session_id=${GOOD}; Path=/`)
    })
    const visitor = connect({ url: 'http://host', database: 'shop', adapter, retry: false }).visitor()
    await visitor.request('/shop/cart/x')
    state.isOpen = false
    await visitor.csrfToken().catch(() => {})
    expect(visitor.id).toBe(GOOD)
  },
)

it('a route that is not there is still that, when the database is', async () => {
  const adapter = scriptedOdoo('18.0', (path) => (path.startsWith('/web/login') ? LOGIN : PAGE_404))
  const visitor = connect({ url: 'http://host', adapter }).visitor()
  expect(await failure(visitor.request('/no/such'))).toBeInstanceOf(RouteNotFoundError)
})

it.each(['7.0', '8.0'])('who is asked for on %s is not taken for a visitor', async (series) => {
  const nobody = result({ username: 'admin', user_context: {}, db: 'shop', uid: null })
  const state = { isOpen: true }
  const adapter = scriptedOdoo(series, (path) => {
    // 7.0 ends the session by it, and says the same of a login (wire/7.0/svc-outage-closed-authenticate).
    if (path.endsWith('/authenticate')) {
      return state.isOpen ? result({ uid: 1, db: 'shop', session_id: 'inner', user_context: {} }) : OPERATIONAL
    }
    return path.endsWith('/get_session_info') ? nobody : result(3)
  })
  const odoo = connect('http://admin:admin@host/shop', { adapter })
  await odoo.model('res.partner').raw.searchCount()
  state.isOpen = series === '8.0'
  expect(await failure(odoo.info())).toBeInstanceOf(DatabaseUnavailableError)
})

describe('the bare 403 of 8.0 to a page', () => {
  const FORBIDDEN: ScriptedAnswer = {
    status: 403,
    body: '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">\n<title>403 Forbidden</title>\n<h1>Forbidden</h1>\n<p>You don\'t have the permission to access the requested resource. It is either read-protected or not readable by the server.</p>\n',
  }
  const serverOf = (series: string, isOpen: boolean) =>
    scriptedOdoo(series, (path) => {
      if (path === '/jsonrpc') return isOpen ? result(false) : OPERATIONAL
      return path === '/shop/cart' ? FORBIDDEN : result(1, `session_id=${GOOD}; Path=/`)
    })
  const lines = async (series: string, isOpen: boolean) => {
    const adapter = serverOf(series, isOpen)
    const visitor = connect({ url: 'http://host', database: 'shop', adapter, retry: false }).visitor()
    await visitor.request('/shop/cart/x')
    const error = await failure(visitor.cart.lines())
    return { error, asked: adapter.requests.map(({ url }) => new URL(url).pathname), id: visitor.id }
  }

  it('is a database that cannot be opened, where it says so elsewhere', async () => {
    const { error, id, asked } = await lines('8.0', false)
    expect(error).toBeInstanceOf(DatabaseUnavailableError)
    expect(error.message).toContain('/shop/cart')
    expect([id, asked.filter((path) => path === '/jsonrpc')]).toEqual([GOOD, ['/jsonrpc']])
  })

  it('is a 403 where the database is open, and on later ones, which are not asked', async () => {
    expect((await lines('8.0', true)).error).toBeInstanceOf(ResponseError)
    const { error, asked } = await lines('14.0', false)
    expect(error).toBeInstanceOf(ResponseError)
    expect(asked).not.toContain('/jsonrpc')
  })
})
