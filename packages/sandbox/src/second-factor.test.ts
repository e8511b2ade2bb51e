import { describe, expect, it } from 'vitest'
import { Sandbox, type SandboxRequest } from './index.ts'
import { isTotp, totp } from './totp.ts'

const SECRET = 'JBSWY3DPEHPK3PXP'
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

/** A browser at the door: the password of `mfa` was given. */
async function atTheDoor(series = '19.0') {
  const sandbox = new Sandbox({ series })
  const cookies = new Map<string, string>()
  const send = async (method: string, path: string, init: Partial<SandboxRequest> = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...(cookie !== '' && { cookie }), ...init.headers }
    const response = await sandbox.handle({ method, path, body: '', ...init, headers })
    for (const [name, line] of response.headers) {
      const match = /^([^=]+)=([^;]*)/.exec(line)
      if (name === 'set-cookie' && match !== null) cookies.set(match[1] as string, match[2] as string)
    }
    return { ...response, location: response.headers.find(([name]) => name === 'location')?.[1] }
  }
  const json = async (path: string, params: object) => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, params })
    return JSON.parse((await send('POST', path, { headers: { 'content-type': 'application/json' }, body })).body)
  }
  const token = async () => /name="csrf_token" value="([^"]+)"/.exec((await send('GET', '/web/login/totp')).body)?.[1]
  const answer = (form: Record<string, string>) =>
    send('POST', '/web/login/totp', { headers: FORM, body: new URLSearchParams(form).toString() })
  const first = await json('/web/session/authenticate', { db: 'sandbox', login: 'mfa', password: 'mfa' })
  return { send, json, token, answer, cookies, first }
}

const now = () => totp(SECRET, Date.now() / 1000)

describe('a second factor', () => {
  it('is owed after the password', async () => {
    const { first, json, send } = await atTheDoor()
    expect(first.result).toEqual({ uid: null })
    expect((await json('/web/session/get_session_info', {})).error.code).toBe(100)
    expect((await send('GET', '/web/login/totp')).body).toContain('name="totp_token"')
  })

  it.each(['14.0', '17.0', '19.0'])('logs in on %s, with a new session id', async (series) => {
    const { token, answer, json, cookies } = await atTheDoor(series)
    const csrf_token = (await token()) ?? ''
    const before = cookies.get('session_id')
    const done = await answer({ csrf_token, totp_token: await now() })
    expect([done.status, done.location]).toEqual([303, series === '19.0' ? '/odoo' : '/web'])
    expect(cookies.get('session_id')).not.toBe(before)
    expect((await json('/web/session/get_session_info', {})).result).toMatchObject({ username: 'mfa' })
  })

  it('asks again when the code is wrong', async () => {
    const { token, answer, json } = await atTheDoor()
    const csrf_token = (await token()) ?? ''
    const code = String((Number(await now()) + 1) % 1_000_000)
    const wrong = await answer({ csrf_token, totp_token: code })
    expect(wrong.status).toBe(200)
    expect(wrong.body).toContain('Verification failed, please double-check the 6-digit code')
    expect((await answer({ csrf_token, totp_token: 'abc' })).body).toContain('Invalid authentication code format.')
    expect((await json('/web/session/get_session_info', {})).error.code).toBe(100)
  })

  it('wants the token of its own form', async () => {
    const { token, answer } = await atTheDoor()
    const other = await (await atTheDoor()).token()
    expect((await answer({ totp_token: await now() })).status).toBe(400)
    expect((await answer({ totp_token: await now(), csrf_token: other ?? '' })).status).toBe(400)
    expect((await answer({ totp_token: await now(), csrf_token: (await token()) ?? '' })).status).toBe(303)
  })

  it('is remembered by a browser that asks for it', async () => {
    const { token, answer, cookies, json, send } = await atTheDoor()
    const remembered = await answer({ csrf_token: (await token()) ?? '', totp_token: await now(), remember: '1' })
    const line = remembered.headers.find(([name, value]) => name === 'set-cookie' && value.startsWith('td_id='))?.[1]
    expect(line).toMatch(/Max-Age=7776000; HttpOnly/)
    cookies.delete('session_id')
    await json('/web/session/authenticate', { db: 'sandbox', login: 'mfa', password: 'mfa' })
    expect((await send('GET', '/web/login/totp')).status).toBe(303)
    expect((await json('/web/session/get_session_info', {})).result).toMatchObject({ username: 'mfa' })
  })

  it('is no matter before 14, nor for visitors', async () => {
    const { first } = await atTheDoor('13.0')
    expect(first.result.uid).toBe(8)
    const visitor = await new Sandbox().handle({ method: 'GET', path: '/web/login/totp', headers: {}, body: '' })
    expect(visitor.headers).toContainEqual(['location', '/web/login'])
  })

  it('also follows the form of a page', async () => {
    const { send, answer } = await atTheDoor()
    const page = await send('GET', '/web/login')
    const csrf_token = /name="csrf_token" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
    const login = (values: Record<string, string>) =>
      send('POST', '/web/login', { headers: FORM, body: new URLSearchParams(values).toString() })
    expect((await login({ login: 'demo', password: 'demo' })).status).toBe(400)
    expect((await login({ csrf_token, login: 'demo', password: 'no' })).body).toContain('Wrong login/password')
    expect((await login({ csrf_token, login: 'mfa', password: 'mfa' })).location).toBe('/web/login/totp')
    expect((await answer({ csrf_token, totp_token: await now() })).status).toBe(303)
  })
})

describe('the codes', () => {
  // RFC 6238, appendix B, in six digits; the secret is `12345678901234567890` in base32.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [20_000_000_000, '353130'],
  ])('at %i', async (seconds, code) => {
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
    expect(await totp(secret, seconds)).toBe(code)
    expect(await isTotp(secret, Number(code), seconds + 30)).toBe(true)
    expect(await isTotp(secret, Number(code), seconds + 90)).toBe(false)
  })
})
