import { inspect } from 'node:util'
import { Sandbox, type SandboxOptions } from '@ooor/sandbox'
import { describe, expect, it } from 'vitest'
import { failure } from '../../../../tests/support/failure.ts'
import { fault, result, type ScriptedAnswer, scriptedOdoo } from '../../../../tests/support/scripted-adapter.ts'
import {
  AccessDeniedError,
  ConfigError,
  ConnectionLostError,
  type ConnectionSettings,
  connect,
  HtmlResponseError,
  type HttpAdapter,
  type HttpRequest,
  InvalidValueError,
  log,
  OutcomeUnknownError,
  RedirectError,
  ServerError,
  UnknownDatabaseError,
  UnsupportedError,
  UserError,
} from '../index.ts'

/** As the others differ from them in nothing here: the service alone, 500s without words, both, forms alone. */
const SERIES = ['6.1', '8.0', '14.0', '19.0', '20.0']
const SECRET = 'correct-horse'

function inSandbox(options: SandboxOptions, settings: ConnectionSettings = {}) {
  const sandbox = new Sandbox({ databases: ['first', 'second'], ...options })
  const odoo = connect('https://admin:admin@sandbox/first', { adapter: sandbox.adapter, ...settings })
  return { sandbox, odoo }
}

/** Hands requests on and remembers them. */
function watched(adapter: HttpAdapter): HttpAdapter & { readonly sent: HttpRequest[] } {
  const sent: HttpRequest[] = []
  const send: HttpAdapter['send'] = (request) => {
    sent.push(request)
    return adapter.send(request)
  }
  return { ...adapter, sent, send }
}

const pathsOf = (requests: readonly HttpRequest[]) => requests.map(({ url }) => new URL(url).pathname)

describe.each(SERIES)('the master password on %s', (series) => {
  it('is asked for, and a wrong one refused', async () => {
    const { odoo } = inSandbox({ series, masterPassword: SECRET })
    const without = (await odoo.admin()).databases
    expect(await without.list()).toEqual(['first', 'second'])
    expect(await failure(without.drop('second', { confirm: 'second' }))).toBeInstanceOf(ConfigError)
    const wrong = (await odoo.admin({ masterPassword: 'no' })).databases
    // 14 says nothing of why it cannot rename.
    const renaming = series === '14.0' ? ServerError : AccessDeniedError
    expect(await failure(wrong.rename('second', 'third'))).toBeInstanceOf(renaming)
    for (const attempt of [
      () => wrong.create('third', { password: 'x' }),
      () => wrong.drop('second', { confirm: 'second' }),
      () => wrong.backup('second'),
      () => wrong.restore('third', new Uint8Array([1, 2])),
    ]) {
      const error = await failure(attempt())
      expect([error.constructor, error.message]).toEqual([
        AccessDeniedError,
        expect.stringContaining('refuses the master'),
      ])
    }
    expect(await without.list()).toEqual(['first', 'second'])
  })

  it('can be changed, and is the new one from then on', async () => {
    const { odoo } = inSandbox({ series })
    const admin = await odoo.admin({ masterPassword: 'admin' })
    expect(await failure(admin.changeMasterPassword(''))).toBeInstanceOf(InvalidValueError)
    await admin.changeMasterPassword(SECRET)
    await admin.databases.drop('second', { confirm: 'second' })
    const old = await odoo.admin({ masterPassword: 'admin' })
    expect(await failure(old.databases.drop('first', { confirm: 'first' }))).toBeInstanceOf(AccessDeniedError)
  })

  it('is seen nowhere', async () => {
    const seen: unknown[] = []
    const { odoo } = inSandbox({ series, masterPassword: SECRET }, { middleware: [log((line) => seen.push(line))] })
    for (const event of ['request', 'response', 'failure', 'retry', 'defaultMasterPassword'] as const) {
      odoo.on(event, (told: unknown) => seen.push(told))
    }
    const admin = await odoo.admin({ masterPassword: SECRET })
    seen.push(admin, admin.databases)
    await admin.databases.create('third', { password: 'owner-secret' })
    seen.push(await failure(admin.databases.restore('fourth', new TextEncoder().encode('none'))))
    seen.push(await failure(admin.databases.create('third', { password: 'owner-secret' })))
    const text = seen.map((one) => inspect(one, { depth: 8, showHidden: true }) + JSON.stringify(one)).join('\n')
    expect(text).toContain('/')
    expect(text).not.toContain(SECRET)
    expect(text).not.toContain('owner-secret')
  })

  it('is told to be the default one, once', async () => {
    const { odoo } = inSandbox({ series })
    const told: unknown[] = []
    odoo.on('defaultMasterPassword', (event) => told.push(event))
    const { databases } = await odoo.admin({ masterPassword: 'admin' })
    await databases.create('third', { password: 'x' })
    await databases.drop('third', { confirm: 'third' })
    expect(told).toEqual([{ url: 'https://sandbox' }])
  })
})

describe.each(['14.0', '19.0', '20.0'])('a server of %s with the default master password', (series) => {
  it('is sent no form that would set it', async () => {
    const sandbox = new Sandbox({ series, databases: ['first', 'second'] })
    const adapter = watched(sandbox.adapter)
    const odoo = connect('https://admin:admin@sandbox/first', { adapter })
    const { databases } = await odoo.admin({ masterPassword: SECRET })
    expect(await databases.isProtected()).toBe(false)
    const error = await failure(databases.backup('first'))
    expect([error.name, error.message]).toEqual(['AccessDeniedError', expect.stringContaining('nothing was sent')])
    expect(pathsOf(adapter.sent)).not.toContain('/web/database/backup')
    const backup = await (await odoo.admin({ masterPassword: 'admin' })).databases.backup('first')
    expect((await backup.bytes()).length).toBeGreaterThan(100)
  })
})

describe('a database manager that is switched off', () => {
  it.each(['9.0', '14.0', '19.0', '20.0'])('is named on %s, whatever is asked of it', async (series) => {
    const { odoo } = inSandbox({ series, listDatabases: false })
    const { databases } = await odoo.admin({ masterPassword: 'admin' })
    for (const attempt of [
      () => databases.list(),
      () => databases.create('third', { password: 'x' }),
      () => databases.drop('second', { confirm: 'second' }),
      () => databases.backup('second'),
      () => databases.restore('third', new Uint8Array([1])),
    ]) {
      const error = await failure(attempt())
      expect([error.name, error.message]).toEqual(['UnsupportedError', expect.stringContaining('list_db = False')])
    }
  })

  it('hides the list alone up to 8.0', async () => {
    const { odoo } = inSandbox({ series: '8.0', listDatabases: false })
    const { databases } = await odoo.admin({ masterPassword: 'admin' })
    expect(await failure(databases.list())).toBeInstanceOf(UnsupportedError)
    await databases.create('third', { password: 'x' })
    expect(await failure(databases.drop('fourth', { confirm: 'fourth' }))).toBeInstanceOf(UnknownDatabaseError)
    await databases.drop('third', { confirm: 'third' })
  })
})

it.each(['16.0', '19.0'])('goes by the forms on %s where the services are hidden', async (series) => {
  const { sandbox } = inSandbox({ series })
  const adapter: HttpAdapter = {
    ...sandbox.adapter,
    send: async (request) =>
      request.url.endsWith('/jsonrpc')
        ? sandbox.adapter.send({ ...request, url: 'https://sandbox/not-there' })
        : sandbox.adapter.send(request),
  }
  const odoo = connect('https://admin:admin@sandbox/first', { adapter, retry: false })
  const { databases } = await odoo.admin({ masterPassword: 'admin' })
  await databases.create('third', { password: 'x' })
  expect(await databases.list()).toEqual(['first', 'second', 'third'])
})

it('copies no database on 6.1, and chooses no format up to 8.0', async () => {
  const old = await inSandbox({ series: '6.1' }).odoo.admin({ masterPassword: 'admin' })
  expect(await failure(old.databases.duplicate('first', 'third'))).toBeInstanceOf(UnsupportedError)
  expect(await failure(old.databases.backup('first', { format: 'zip' }))).toBeInstanceOf(UnsupportedError)
  const later = await inSandbox({ series: '8.0' }).odoo.admin({ masterPassword: 'admin' })
  expect(await failure(later.databases.backup('first', { format: 'dump' }))).toBeInstanceOf(UnsupportedError)
})

it('keeps the old database until the new one is whole', async () => {
  const { odoo } = inSandbox({ series: '19.0' })
  const { databases } = await odoo.admin({ masterPassword: 'admin' })
  const broken = databases.restore('second', new TextEncoder().encode('none'), { replace: 'second' })
  expect(await failure(broken)).toBeInstanceOf(ServerError)
  expect(await databases.list()).toContain('second')
  await databases.duplicate('first', 'second', { replace: 'second' })
  expect((await databases.list()).filter((name) => name === 'second')).toEqual(['second'])
  expect(await failure(databases.duplicate('first', 'third', { replace: 'third' }))).toBeInstanceOf(
    UnknownDatabaseError,
  )
})

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
