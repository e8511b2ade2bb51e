import { describe, expect, it } from 'vitest'
import { failure } from '../../../../tests/support/failure.ts'
import { fault, result, type ScriptedAnswer, scriptedOdoo } from '../../../../tests/support/scripted-adapter.ts'
import {
  AccessDeniedError,
  ConnectionLostError,
  type ConnectionSettings,
  connect,
  HtmlResponseError,
  type HttpRequest,
  OutcomeUnknownError,
  RedirectError,
  ServerError,
  UnknownDatabaseError,
  UserError,
} from '../index.ts'

const SECRET = 'correct-horse'

describe('a server that answers otherwise', () => {
  const LIST = result(['first', 'second'])
  const PROTECTED = { body: '<html><ul class="o_database_list"></ul></html>' }
  const page = (alert: string, status = 200): ScriptedAnswer => ({
    status,
    headers: [['content-type', 'text/html; charset=utf-8']],
    body: `<html><body><div class="alert alert-danger">${alert}</div></body></html>`,
  })
  /** Of 14, whose forms are answered by the script. */
  async function admin(
    answer: (path: string, request: HttpRequest) => ScriptedAnswer,
    settings: ConnectionSettings = {},
  ) {
    const adapter = scriptedOdoo('14.0', (path, request) => {
      if (path === '/jsonrpc') return LIST
      return path === '/web/database/manager' ? PROTECTED : answer(path, request)
    })
    const odoo = connect('https://admin:admin@erp.example.com/first', { adapter, ...settings })
    return { adapter, ...(await odoo.admin({ masterPassword: SECRET })) }
  }
  const dropping = { confirm: 'second' }

  it.each([
    ['Database deletion error: Access Denied', AccessDeniedError],
    ['Database duplication error: database &#34;third&#34; already exists\n', UserError],
    ['Database backup error: Database &#39;third&#39; is not known', UnknownDatabaseError],
    ['Database deletion error: <b>no</b> &lt;luck&gt;', ServerError],
  ])('says %s under HTTP 200', async (alert, kind) => {
    const { databases } = await admin(() => page(alert))
    const error = await failure(databases.drop('second', dropping))
    expect(error.constructor).toBe(kind)
    expect(error.message).not.toContain('&')
  })

  it('leads to a login page of a proxy, which is no yes', async () => {
    const location = 'https://login.example.com/?next=%2Fweb%2Fdatabase%2Fdrop'
    const { databases } = await admin(() => ({ status: 302, headers: [['location', location]] }))
    expect(await failure(databases.drop('second', dropping))).toBeInstanceOf(RedirectError)
  })

  it('is told by a proxy to be elsewhere, which is a yes', async () => {
    const location = 'http://10.0.0.7:8069/web/database/manager'
    const { databases } = await admin(() => ({ status: 303, headers: [['location', location]] }))
    await databases.drop('second', dropping)
  })

  it('says neither yes nor no: nobody knows what has run', async () => {
    const { databases } = await admin(() => ({ body: '<html><body>Thanks</body></html>' }))
    expect(await failure(databases.drop('second', dropping))).toBeInstanceOf(OutcomeUnknownError)
    const hidden = await admin(() => ({ status: 404, body: '<html><title>404 Not Found</title></html>' }))
    expect(await failure(hidden.databases.drop('second', dropping))).not.toBeInstanceOf(OutcomeUnknownError)
    const proxy = await admin(() => ({ status: 504, body: '<html><title>Gateway Time-out</title></html>' }))
    expect(await failure(proxy.databases.drop('second', dropping))).toBeInstanceOf(OutcomeUnknownError)
  })

  it.each([
    ['drop', (it: Awaited<ReturnType<typeof admin>>) => it.databases.drop('second', dropping)],
    ['restore', (it: Awaited<ReturnType<typeof admin>>) => it.databases.restore('third', new Uint8Array([1]))],
  ])('hangs up before it has answered: %s may have run', async (_, work) => {
    const lost = await admin(() => {
      throw new ConnectionLostError('the connection broke')
    })
    const error = await failure(work(lost))
    expect([error.name, error.message]).toEqual(['OutcomeUnknownError', expect.stringContaining('may have run')])
  })

  it('sends a backup that is none', async () => {
    const file = (body: string) => ({ headers: [['content-type', 'application/octet-stream'] as const], body })
    const bytes = async (body: string, format: 'zip' | 'dump' = 'zip') =>
      (await (await admin(() => file(body))).databases.backup('second', { format })).bytes()
    expect((await failure(bytes(''))).message).toContain('empty backup')
    expect((await failure(bytes('', 'dump'))).message).toContain('empty backup')
    expect(await failure(bytes('<!doctype'))).toBeInstanceOf(ConnectionLostError)
    // Hung up in the middle, which HTTP/1.0 does not tell from the end.
    expect((await failure(bytes('PK\u0003\u0004 and no end'))).message).toContain('ends too early')
    const whole = `PK\u0003\u0004 files PK\u0005\u0006${'\0'.repeat(18)}`
    expect((await bytes(whole)).length).toBe(whole.length)
    expect((await bytes('PGDMP and more', 'dump')).length).toBe(14)
    const refused = await admin(() => page('Database backup error: Access Denied'))
    expect(await failure(refused.databases.backup('second'))).toBeInstanceOf(AccessDeniedError)
    const proxy = await admin(() => ({ status: 502, headers: [['content-type', 'text/html']], body: '<html></html>' }))
    expect(await failure(proxy.databases.backup('second'))).toBeInstanceOf(HtmlResponseError)
  })

  it('may take its time, unless a bound is given', async () => {
    const yes = { status: 303, headers: [['location', '/web/database/manager'] as const] }
    const { adapter, databases } = await admin(() => yes, { timeout: 5000 })
    await databases.drop('second', dropping)
    await databases.drop('second', { ...dropping, timeout: 60_000 })
    const forms = adapter.requests.filter(({ url }) => url.endsWith('/drop'))
    expect(forms.map(({ timeout }) => timeout)).toEqual([undefined, 60_000])
  })

  it('is given up by a signal', async () => {
    const reason = new Error('enough')
    const { databases } = await admin((_, { signal }) => {
      throw signal?.reason
    })
    const given = databases.drop('second', { ...dropping, signal: AbortSignal.abort(reason) })
    expect(await failure(given)).toBe(reason)
  })

  it('fails on 16 with words that are understood', async () => {
    const adapter = scriptedOdoo('16.0', (_, { body }) =>
      body?.includes('"list"') ? LIST : fault('odoo.service.db.DatabaseExists', "database 'third' already exists!"),
    )
    const odoo = connect('https://admin:admin@erp.example.com/first', { adapter })
    const { databases } = await odoo.admin({ masterPassword: SECRET })
    expect(await failure(databases.create('third', { password: 'x' }))).toBeInstanceOf(UserError)
  })
})
