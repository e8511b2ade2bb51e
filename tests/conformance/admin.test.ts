import {
  AccessDeniedError,
  AccessError,
  type Admin,
  type Connection,
  type ConnectionSettings,
  connect,
  InvalidValueError,
  MissingError,
  type ModuleProgress,
  ServerError,
  UnknownDatabaseError,
  UnsupportedError,
  UserError,
} from 'ooor'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { needs } from '../support/features.ts'
import { once } from './help.ts'
import { describeAdministered } from './targets.ts'

/** A real server takes seconds for each of them. */
const LONG = 180_000
const MASTER_PASSWORD = 'admin'
const PASSWORD = 'own-password'

describeAdministered('administration', (target) => {
  const connection = once(() => connectTo(target().database, 'admin'))
  // Within what the server's filter lets pass, and nobody else's.
  const prefix = once(() => `${target().database}_t${process.pid.toString(36)}${Date.now().toString(36)}`)
  const own = (name: string) => `${prefix()}_${name}`
  let admin: Admin

  function connectTo(database: string, password: string, settings: ConnectionSettings = {}): Connection {
    return connect({ url: target().url, database, username: 'admin', password, ...settings })
  }

  beforeAll(async () => {
    admin = await connection().admin({ masterPassword: MASTER_PASSWORD })
    await admin.databases.create(own('a'), { password: PASSWORD })
  }, LONG)

  afterAll(async () => {
    for (const name of await admin.databases.list()) {
      if (name.startsWith(prefix())) await admin.databases.drop(name, { confirm: name })
    }
    await connection().close()
  }, LONG)

  it('lists what there is, and what was made', async () => {
    const names = await admin.databases.list()
    expect(names).toEqual(expect.arrayContaining([target().database, own('a')]))
    const inside = connectTo(own('a'), PASSWORD)
    expect((await inside.whoami())?.database).toBe(own('a'))
    await inside.close()
  })

  it('makes none over another, and none under a name that is none', async () => {
    const { databases } = admin
    expect(await failure(databases.create(own('a'), { password: PASSWORD }))).toBeInstanceOf(UserError)
    for (const name of ['bad name', '../up', '-x', 'x', '']) {
      expect(await failure(databases.create(name, { password: PASSWORD }))).toBeInstanceOf(InvalidValueError)
    }
    expect(await failure(databases.create(own('b'), { password: '' }))).toBeInstanceOf(InvalidValueError)
    expect(await databases.list()).not.toContain(own('b'))
  })

  it(
    'copies and renames',
    async (context) => {
      needs(target(), 'copies of databases', context)
      const { databases } = admin
      await databases.duplicate(own('a'), own('copy'), {
        ...(target().has('neutralized copies') && { neutralize: true }),
      })
      expect(await failure(databases.duplicate(own('a'), own('copy')))).toBeInstanceOf(UserError)
      expect(await failure(databases.duplicate(own('nosuch'), own('b')))).toBeInstanceOf(UnknownDatabaseError)
      await databases.rename(own('copy'), own('renamed'))
      const names = await databases.list()
      expect(names).toContain(own('renamed'))
      expect(names).not.toContain(own('copy'))
      expect(await failure(databases.rename(own('copy'), own('b')))).toBeInstanceOf(UnknownDatabaseError)
      expect(await failure(databases.rename(own('renamed'), own('a')))).toBeInstanceOf(UserError)
      const inside = connectTo(own('renamed'), PASSWORD)
      expect((await inside.whoami())?.login).toBe('admin')
      await inside.close()
    },
    LONG,
  )

  it('says what a copy cannot be', async (context) => {
    if (target().has('neutralized copies')) context.skip('it can')
    const wish = failure(admin.databases.restore(own('b'), new Uint8Array([1]), { neutralize: true }))
    expect(await wish).toBeInstanceOf(UnsupportedError)
  })

  it(
    'backs up as a stream, and makes a database of that',
    async (context) => {
      const { databases } = admin
      const backup = await databases.backup(own('a')).catch((error: unknown) => {
        // The real 14 has a pg_dump that is older than the PostgreSQL it asks, and says so.
        if (!ServerError.is(error) || !/pg_dump/.test(error.message)) throw error
        return undefined
      })
      if (backup === undefined) return context.skip('the server’s pg_dump does not work')
      expect(backup.name).toContain(own('a'))
      const bytes = await backup.bytes()
      expect(String.fromCharCode(...bytes.subarray(0, 2))).toBe(target().has('backups as zip files') ? 'PK' : 'PG')
      const sent: number[] = []
      await databases.restore(own('restored'), new Blob([bytes]).stream(), {
        size: bytes.length,
        onProgress: (progress) => sent.push(progress.sent),
      })
      if (target().has('choice of a backup’s format')) expect(sent.at(-1)).toBe(bytes.length)
      expect(await failure(databases.restore(own('restored'), bytes))).toBeInstanceOf(UserError)
      // Twice is said by the name alone.
      const said = failure(databases.restore(own('restored'), bytes, { replace: own('a') }))
      expect(await said).toBeInstanceOf(InvalidValueError)
      const inside = connectTo(own('restored'), PASSWORD)
      await inside.call('res.partner', 'create', [{ name: 'only here' }])
      await inside.close()
      await databases.restore(own('restored'), bytes, { replace: own('restored') })
      const again = connectTo(own('restored'), PASSWORD)
      expect(await again.call('res.partner', 'search_count', [[['name', '=', 'only here']]])).toBe(0)
      await again.close()
      expect((await databases.list()).filter((name) => name.startsWith(own('restored')))).toEqual([own('restored')])
    },
    LONG,
  )

  it(
    'backs up in PostgreSQL’s own format, and never hands out an empty file',
    async (context) => {
      needs(target(), 'choice of a backup’s format', context)
      const answer = await admin.databases.backup(own('a'), { format: 'dump' }).catch((error: unknown) => error)
      if (ServerError.is(answer)) {
        expect(answer.message).toContain('pg_dump failed')
        return
      }
      const bytes = await (answer as Awaited<ReturnType<Admin['databases']['backup']>>).bytes()
      expect(String.fromCharCode(...bytes.subarray(0, 5))).toBe('PGDMP')
    },
    LONG,
  )

  it(
    'says what is no backup, and that a database is left of it',
    async () => {
      const error = await failure(admin.databases.restore(own('bad'), new TextEncoder().encode('no dump at all')))
      expect(error).toBeInstanceOf(ServerError)
      const isLeft = (await admin.databases.list()).includes(own('bad'))
      expect([isLeft, error.message.includes(`'${own('bad')}' is left`)]).toEqual([isLeft, isLeft])
    },
    LONG,
  )

  it('says what is not there', async () => {
    const { databases } = admin
    expect(await failure(databases.drop(own('nosuch'), { confirm: own('nosuch') }))).toBeInstanceOf(
      UnknownDatabaseError,
    )
    expect(await failure(databases.backup(own('nosuch')))).toBeInstanceOf(UnknownDatabaseError)
  })

  it('drops what is named twice', async () => {
    const { databases } = admin
    const error = await failure(databases.drop(own('a'), { confirm: own('b') }))
    expect(error).toBeInstanceOf(InvalidValueError)
    expect(error.message).toContain(own('a'))
    expect(await databases.list()).toContain(own('a'))
  })

  // A form with a wrong one would set it, on a server that has the default one: none is sent.
  it('refuses a wrong master password, which it shows nowhere', async () => {
    const wrong = await connection().admin({ masterPassword: 'hunter2-wrong' })
    for (const attempt of [
      () => wrong.databases.drop(own('a'), { confirm: own('a') }),
      () => wrong.databases.backup(own('a')),
      () => wrong.databases.restore(own('b'), new Uint8Array([1])),
    ]) {
      const error = await failure(attempt())
      expect(error).toBeInstanceOf(AccessDeniedError)
      expect(`${error.message} ${JSON.stringify(error)} ${error.stack}`).not.toContain('hunter2')
    }
    expect(await admin.databases.list()).toContain(own('a'))
  })

  it('knows that the default master password protects nothing', async (context) => {
    needs(target(), 'a page that tells of the master password', context)
    expect(await admin.databases.isProtected()).toBe(false)
  })

  it(
    'installs, upgrades and uninstalls a module',
    async () => {
      const inside = connectTo(own('a'), PASSWORD)
      const { modules } = await inside.admin()
      const offered = await modules.list({ installed: false, name: ['auth_password_policy', 'note', 'survey'] })
      const name = offered[0]?.name ?? ''
      expect(offered[0]).toMatchObject({ state: 'uninstalled', version: null, available: expect.any(String) })
      const upstream = await modules.upstream(name)
      const told: ModuleProgress[] = []
      const changes = await modules.install(name, { onProgress: (progress) => told.push(progress) })
      expect(changes).toContainEqual({ name, before: 'uninstalled', after: 'installed' })
      expect(changes.map((change) => change.name)).toEqual(expect.arrayContaining(upstream))
      expect(told.at(-1)).toEqual({ done: 1, total: 1, pending: [] })
      expect(await modules.list({ installed: true, name: [name] })).toMatchObject([
        { name, state: 'installed', version: expect.any(String) },
      ])
      expect(await modules.install(name)).toEqual([])
      expect(await modules.upgrade(name)).toEqual([])
      const gone = [name, ...(await modules.downstream(name))]
      expect(await modules.uninstall(name, { confirm: gone })).toContainEqual({
        name,
        before: 'installed',
        after: 'uninstalled',
      })
      expect(await failure(modules.upgrade(name))).toBeInstanceOf(UserError)
      await inside.close()
    },
    LONG,
  )

  it('tells which modules go too, and wants all of them named', async () => {
    const { modules } = await connection().admin()
    const dependents = await modules.downstream('product')
    expect(dependents).toContain('sale')
    const error = await failure(modules.uninstall('product', { confirm: ['product'] }))
    expect(error).toBeInstanceOf(InvalidValueError)
    for (const name of dependents) expect(error.message).toContain(`'${name}'`)
    expect((await modules.list({ installed: true, name: ['product'] })).map(({ name }) => name)).toEqual(['product'])
    expect(await failure(modules.install('nosuch_module'))).toBeInstanceOf(MissingError)
  })

  it(
    'asks the schemas of the connection anew',
    async () => {
      const paths: string[] = []
      const inside = connectTo(own('a'), PASSWORD)
      inside.on('request', ({ call }) => paths.push(`${call?.model}.${call?.method}`))
      const { modules } = await inside.admin()
      const asked = () => paths.filter((path) => path === 'res.partner.fields_get').length
      await inside.model('res.partner').schema()
      await inside.model('res.partner').schema()
      const before = asked()
      // What is refused may have changed something too.
      await failure(modules.upgrade('base_import_nosuch'))
      const [module] = await modules.list({ installed: false, name: ['auth_password_policy', 'note', 'survey'] })
      await modules.install(module?.name ?? '')
      await inside.model('res.partner').schema()
      expect([before > 0, asked()]).toEqual([true, before * 2])
      await inside.close()
    },
    LONG,
  )

  it('lets the server look for new modules', async () => {
    const { modules } = await connection().admin()
    expect(await modules.updateList()).toEqual({ updated: expect.any(Number), added: 0 })
  })

  it('leaves modules to administrators', async () => {
    const demo = connection().session({ username: 'demo', password: 'demo' })
    const { modules } = await connection().admin({ session: demo })
    expect(await failure(modules.install('auth_password_policy'))).toBeInstanceOf(AccessError)
  })
})
