import { connect } from 'ooor'
import { describe, expect, it, vi } from 'vitest'
import { failure } from '../../../../../tests/support/failure.ts'
import {
  fault,
  result,
  type ScriptedAnswer,
  scriptedAdapter,
  scriptedOdoo,
} from '../../../../../tests/support/scripted-adapter.ts'
import {
  AccessDeniedError,
  HtmlResponseError,
  IdentityCheckError,
  MalformedResponseError,
  MfaRequiredError,
  OutcomeUnknownError,
  RedirectError,
  SessionLostError,
} from '../../errors/index.ts'

const SID = (part: string, rest: string) => part.repeat(42).slice(0, 42) + rest.repeat(42).slice(0, 42)
const cookie = (id: string) => `session_id=${id}; Path=/; HttpOnly`
const page = (status: number, body: string, headers: ScriptedAnswer['headers'] = []): ScriptedAnswer => ({
  status,
  body,
  headers,
})

function deferred() {
  let resolve!: () => void
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}

const ask = (answer: ScriptedAnswer) =>
  failure(connect('https://host/odoo/', { adapter: scriptedAdapter(() => answer) }).request('/shop/cart/quantity'))

describe('an answer that is not Odoo’s', () => {
  it.each([
    [
      'gateway',
      page(503, '<html><head><title>503 Service Unavailable</title></head><body>nginx</body></html>'),
      /503 '503 Service Unavailable'.*Odoo is down/,
    ],
    [
      'login page',
      page(200, '<!DOCTYPE html><title>Sign in</title><form><input name="p" type="password"/></form>'),
      /'Sign in'.*login page/,
    ],
    [
      'database selector',
      page(200, '<!DOCTYPE html><title>Odoo</title><div class="o_database_list">a</div>'),
      /database selector: name the database/,
    ],
    ['page', page(404, '<h1>It works!</h1>'), /404 'It works!'.*Check the URL/],
  ])('is named: %s', async (kind, answer, message) => {
    const error = await ask(answer)
    if (!HtmlResponseError.is(error)) throw error
    expect(error.page).toBe(kind)
    expect(error.message).toMatch(message)
    expect(error.message).toContain('https://host/odoo/shop/cart/quantity')
  })

  it.each([
    ['cut short', page(200, '{"jsonrpc": "2.0", "result": [1, 2'), /34 characters that are not whole JSON/],
    ['empty', page(200, ''), /an empty body/],
    ['another JSON', page(200, '{"hello": "world"}'), /not JSON-RPC/],
    ['a list', page(200, '[1]'), /not JSON-RPC/],
  ])('is malformed, and nobody knows what the route has done: %s', async (_, answer, message) => {
    const error = await ask(answer)
    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(error.cause).toBeInstanceOf(MalformedResponseError)
    expect(error.message).toMatch(message)
  })

  it('is a redirect that is not followed', async () => {
    const error = await ask(page(301, '<html></html>', [['location', 'https://www.host/odoo/shop?token=1']]))
    expect(error).toBeInstanceOf(RedirectError)
    expect(error.message).toContain('https://www.host/odoo/shop: use the address')
  })
})

describe('logging in', () => {
  const login = (series: string, answer: ScriptedAnswer) =>
    failure(connect('https://zoe:hunter2@host/db', { adapter: scriptedOdoo(series, () => answer) }).info())

  it('says that a second factor is wanted', async () => {
    const error = await login('18.0', result({ uid: null }))
    expect(error).toBeInstanceOf(MfaRequiredError)
    expect(error.message).not.toContain('hunter2')
  })

  it('takes an answer without a user for a wrong password up to 13', async () => {
    expect(await login('8.0', result({ uid: false, db: 'db', username: 'zoe' }))).toBeInstanceOf(AccessDeniedError)
  })

  it('is not repeated for an identity check, whatever its code', async () => {
    const adapter = scriptedOdoo('19.0', (path) =>
      path.endsWith('authenticate')
        ? result({ uid: 2, db: 'db', user_context: {} }, cookie(SID('a', '1')))
        : fault('odoo.addons.auth_timeout.CheckIdentityException', 'Check your identity', 100),
    )
    const odoo = connect('https://a:b@host/db', { adapter })
    expect(await failure(odoo.model('res.partner').raw.search())).toBeInstanceOf(IdentityCheckError)
    expect(adapter.requests.filter(({ url }) => url.endsWith('authenticate'))).toHaveLength(1)
  })
})

describe('the session’s id', () => {
  it('follows a rotation before the call resolves', async () => {
    const ids = [SID('a', '1'), SID('a', '2')]
    let asked = 0
    const adapter = scriptedOdoo('19.0', () => result(0, cookie(ids[asked++ === 0 ? 0 : 1] as string)))
    const visitor = connect('https://host', { adapter }).visitor()
    const rotations: unknown[] = []
    visitor.on('rotated', (change) => rotations.push(change))
    await visitor.request('/shop/a')
    expect(visitor.id).toBe(ids[0])
    await visitor.request('/shop/b')
    expect(visitor.id).toBe(ids[1])
    await visitor.request('/shop/c')
    expect(adapter.requests.map(({ headers }) => headers.cookie)).toEqual([
      undefined,
      `session_id=${ids[0]}`,
      `session_id=${ids[1]}`,
    ])
    expect(rotations).toEqual([
      { from: null, to: ids[0] },
      { from: ids[0], to: ids[1] },
    ])
  })

  it('is not put back by an answer that comes late', async () => {
    const ids = [SID('a', '1'), SID('a', '2')] as const
    const gate = deferred()
    const adapter = scriptedOdoo('19.0', async (path) => {
      if (path === '/late') {
        await gate.promise
        return result(0, cookie(ids[0]))
      }
      return result(0, cookie(path === '/first' ? ids[0] : ids[1]))
    })
    const visitor = connect('https://host', { adapter }).visitor()
    await visitor.request('/first')
    const late = visitor.request('/late')
    await visitor.request('/rotates')
    gate.resolve()
    await late
    expect(visitor.id).toBe(ids[1])
  })

  it('does not end by itself when its cookie would', async () => {
    const id = SID('a', '1')
    const adapter = scriptedOdoo('19.0', () => result(0, `session_id=${id}; Max-Age=1; Path=/`))
    const visitor = connect('https://host', { adapter }).visitor()
    vi.useFakeTimers()
    await visitor.request('/shop/a')
    vi.setSystemTime(Date.now() + 5000)
    expect(visitor.id).toBe(id)
    vi.useRealTimers()
  })

  it('of another session is never taken for a visitor', async () => {
    const ids = ['a'.repeat(40), 'b'.repeat(40)] as const
    let asked = 0
    const adapter = scriptedOdoo('14.0', () => result(0, cookie(ids[asked++ === 0 ? 0 : 1])))
    const visitor = connect('https://host', { adapter }).visitor()
    await visitor.request('/shop/a')
    expect(await failure(visitor.request('/shop/b'))).toBeInstanceOf(SessionLostError)
    expect(await failure(visitor.request('/shop/c'))).toBeInstanceOf(SessionLostError)
    expect(adapter.requests).toHaveLength(2)
  })
})
