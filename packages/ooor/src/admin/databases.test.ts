import { inspect } from 'node:util'
import { Sandbox, type SandboxOptions } from '@ooor/sandbox'
import { describe, expect, it } from 'vitest'
import { failure } from '../../../../tests/support/failure.ts'
import {
  AccessDeniedError,
  ConfigError,
  type ConnectionSettings,
  connect,
  type HttpAdapter,
  type HttpRequest,
  InvalidValueError,
  log,
  ServerError,
  UnknownDatabaseError,
  UnsupportedError,
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
    if (['6.1', '8.0'].includes(series)) expect(await failure(without.isProtected())).toBeInstanceOf(UnsupportedError)
    else expect(await without.isProtected()).toBe(true)
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
