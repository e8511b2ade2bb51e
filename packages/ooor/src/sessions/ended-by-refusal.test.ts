import { describe, expect, it } from 'vitest'
import { failure } from '../../../../tests/support/failure.ts'
import { result, type ScriptedAnswer, scriptedOdoo } from '../../../../tests/support/scripted-adapter.ts'
import { AccessDeniedError, SessionExpiredError } from '../errors/index.ts'
import { connect } from '../index.ts'

/** What 6.1 and 7.0 say to a call in a session whose login is worth nothing (wire/7.0/svc-change_password-then-call). */
const DENIED = oldError({
  debug: 'Client Traceback (most recent call last):\n\n\nServer Access denied.',
  fault_code: 'AccessDenied',
  type: 'server_exception',
})
/** What 7.0 says to a session it does not have (wire/7.0/old-login-form-then-call). */
const EXPIRED = oldError(
  { debug: 'SessionExpiredException: Session expired\n', type: 'client_exception' },
  { message: 'OpenERP WebClient Error', code: 300 },
)

function oldError(data: object, { message, code } = { message: 'OpenERP Server Error', code: 200 }): ScriptedAnswer {
  return { body: JSON.stringify({ jsonrpc: '2.0', id: 1, error: { message, code, data } }) }
}

/** A server that forgets who a session was when another login in it is refused, and says `over` from then on. */
function serverOf(series: string, over: ScriptedAnswer, nobody: false | null = false) {
  const ended = new Set<string>()
  let sessions = 0
  const state = { password: 'admin' }
  const adapter = scriptedOdoo(series, (path, { body }) => {
    const { params } = JSON.parse(String(body)) as { params: Readonly<Record<string, unknown>> }
    if (path.endsWith('/authenticate')) {
      const isRight = params.password === state.password
      if (isRight) sessions++
      const inner = `inner${sessions}`
      if (!isRight) ended.add(inner)
      return result({
        username: params.login,
        user_context: isRight ? { lang: 'en_US' } : {},
        db: 'db',
        uid: isRight ? 1 : false,
        session_id: inner,
      })
    }
    const isOver = ended.has(String(params.session_id ?? `inner${sessions}`))
    if (path.endsWith('/get_session_info')) {
      return result({ username: 'admin', user_context: {}, db: 'db', uid: isOver ? nobody : 1 })
    }
    if (params.method === 'change_password') return DENIED
    return isOver ? over : result([3])
  })
  const logins = () => adapter.requests.filter(({ url }) => url.endsWith('/authenticate')).length
  return { adapter, logins, state }
}

describe.each([
  ['6.1', 'AccessDenied', DENIED],
  ['7.0', 'AccessDenied', DENIED],
  ['7.0', 'session expired', EXPIRED],
])('a refused login that ends the session of %s, which then says %s', (series, _, over) => {
  it('leaves a user who can log in again', async () => {
    const { adapter, logins } = serverOf(series, over)
    const session = connect('http://admin:admin@host/db', { adapter }).session()
    const search = () => session.call('res.partner', 'search', [[]])
    expect(await search()).toEqual([3])
    expect(await failure(session.login('demo', 'wrong'))).toBeInstanceOf(AccessDeniedError)
    expect(session.uid).toBe(1)
    expect(await search()).toEqual([3])
    expect([session.uid, logins()]).toEqual([1, 3])
  })

  it('is an expired session to whose password is another by now', async () => {
    const { adapter, state } = serverOf(series, over)
    const session = connect('http://admin:admin@host/db', { adapter }).session()
    const search = () => session.call('res.partner', 'search', [[]])
    await search()
    await failure(session.login('demo', 'wrong'))
    state.password = 'other'
    const error = await failure(search())
    expect(error).toBeInstanceOf(SessionExpiredError)
    expect(error.message).toContain('has the password changed?')
    expect(session.uid).toBe(1)
  })
})

it.each(['6.1', '7.0'])(
  'a method of %s that denies by itself has been denied, and nobody logs in again',
  async (series) => {
    const { adapter, logins } = serverOf(series, DENIED)
    const odoo = connect('http://admin:admin@host/db', { adapter })
    const error = await failure(odoo.call('res.users', 'change_password', ['wrong', 'new']))
    expect(error).toBeInstanceOf(AccessDeniedError)
    expect(logins()).toBe(1)
  },
)

it.each([
  ['7.0', false],
  ['7.0', null],
  ['8.0', false],
] as const)(
  'who has lost their session of %s, of whom it says uid %s, is asked for in a new one',
  async (series, nobody) => {
    const { adapter } = serverOf(series, DENIED, nobody)
    const session = connect('http://admin:admin@host/db', { adapter }).session()
    await session.call('res.partner', 'search', [[]])
    await failure(session.login('demo', 'wrong'))
    expect((await session.info())?.uid).toBe(1)
  },
)
