import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Sandbox, type SandboxServer } from '@ooor/sandbox'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runOoor, type TestTerminal } from '../run.test-help.ts'

let folder: string
let server: SandboxServer
let address: string

beforeAll(async () => {
  const sandbox = new Sandbox({ series: '19.0', database: 'shop' })
  server = await sandbox.listen()
  address = `${server.url}/shop`
})
afterAll(() => server.close())
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ooor-connections-'))
})
afterEach(() => rm(folder, { recursive: true }))

type Environment = Readonly<Record<string, string>>
const ooor = (args: readonly string[], environment: Environment = {}, terminal: TestTerminal = {}) =>
  runOoor(args, { XDG_CONFIG_HOME: folder, ...environment }, { directory: folder, ...terminal })

const login = (terminal: TestTerminal = {}, environment: Environment = { OOOR_PASSWORD: 'admin' }) =>
  ooor(['login', 'prod', address, '--username', 'admin'], environment, terminal)

describe('ooor login', () => {
  it('tries the secret, and keeps it where the system keeps secrets', async () => {
    const secrets = new Map<string, string>()
    const done = await login({ secrets, answers: ['admin'] }, {})
    expect(done.out).toBe(`prod: Mitchell Admin at ${server.url}/, database shop, Odoo 19.0\n`)
    expect(done.error).toBe(`Password or API key of admin at ${server.url}/: \n`)
    expect([...secrets]).toEqual([[`admin@${server.url}/#shop`, 'admin']])
    const file = join(folder, 'ooor/connections.json')
    const kept = { url: `${server.url}/`, username: 'admin', database: 'shop', auth: 'password' }
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ prod: kept })
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const who = await ooor(['whoami', '-c', 'prod', '--json'], {}, { secrets })
    expect(JSON.parse(who.out)).toMatchObject({ login: 'admin', database: 'shop' })
    expect(await ooor(['-c', 'prod', 'count', 'res.country'], {}, { secrets })).toMatchObject({ code: 0 })
    expect(await ooor(['ping', 'prod'], {}, { secrets })).toMatchObject({ code: 0 })
  })

  it('takes a key for what it is', async () => {
    const secrets = new Map<string, string>()
    const done = await login({ secrets }, { OOOR_API_KEY: 'sandbox-admin-key' })
    expect(done).toMatchObject({ code: 0, error: '' })
    const who = await ooor(['explain', 'prod', '--json'], {}, { secrets })
    expect(JSON.parse(who.out)).toMatchObject({ auth: 'API key', wire: 'json2' })
  })

  it('says where the secret comes from without a key store', async () => {
    const done = await login()
    expect(done.error).toBe(
      'this system has no key store: set OOOR_PROD_PASSWORD or OOOR_PROD_API_KEY, or be asked each time\n',
    )
    // That of another server is not tried.
    const refused = await ooor(['whoami', 'prod'], { OOOR_PASSWORD: 'admin' })
    expect(refused.error).toContain("the secret of 'prod' is not known: set OOOR_PROD_PASSWORD or OOOR_PROD_API_KEY")
    for (const environment of [{ OOOR_PROD_PASSWORD: 'admin' }, { OOOR_PROD_API_KEY: 'sandbox-admin-key' }]) {
      expect(await ooor(['whoami', 'prod'], environment)).toMatchObject({ code: 0 })
    }
    expect(await ooor(['whoami', 'prod'], {}, { answers: ['admin'] })).toMatchObject({ code: 0 })
  })

  it.each<[args: string[], environment: Environment, message: string]>([
    [['prod', 'https://admin:geheim@erp.example.com/x'], {}, 'leave the password out'],
    [['pr od', 'https://erp.example.com/x'], {}, "'pr od' cannot name a connection"],
    [['prod', 'https://erp.example.com/x'], {}, 'there is no user'],
    [['prod', 'https://admin@erp.example.com/x'], {}, 'there is nobody to ask for the secret'],
  ])('%j is refused', async (args, environment, message) => {
    const { code, error } = await ooor(['login', ...args], environment)
    expect({ code, error }).toEqual({ code: 2, error: expect.stringContaining(message) })
    expect(error).not.toContain('geheim')
  })

  it('keeps nothing of a secret that is wrong', async () => {
    const done = await login({}, { OOOR_PASSWORD: 'wrong-secret' })
    expect(done.code).toBe(2)
    expect(done.shown).not.toContain('wrong-secret')
    expect(await ooor(['connections', '--json'])).toMatchObject({ out: '[]\n' })
  })
})

describe('ooor connections', () => {
  it('lists them, and forgets one with its secret', async () => {
    expect(await ooor(['connections'])).toMatchObject({ code: 0, error: expect.stringContaining('there are none') })
    const secrets = new Map<string, string>()
    await login({ secrets })
    const list = await ooor(['connections', '--json'])
    expect(JSON.parse(list.out)).toEqual([
      { name: 'prod', url: `${server.url}/`, database: 'shop', username: 'admin', from: 'login', isDefault: false },
    ])
    const gone = await ooor(['connections', 'remove', 'prod'], {}, { secrets })
    expect(gone).toMatchObject({ code: 0, error: 'prod is forgotten\n' })
    expect(secrets.size).toBe(0)
    const unknown = await ooor(['-c', 'prod', 'whoami'])
    expect(unknown.error).toContain("no connection is named 'prod', there is none yet: `ooor login prod https://…`")
    expect(await ooor(['connections', 'remove', 'prod'])).toMatchObject({ code: 2 })
  })

  it('does not take two servers', async () => {
    const twice = await ooor(['whoami', 'https://a:geheim@b/c', '-c', 'prod', '--sandbox'])
    expect(twice.error).toContain(
      'there are two servers, the connection string and -c prod and --sandbox: leave one out',
    )
  })
})

describe('ooor.config.ts', () => {
  const config = (text: string, name = 'ooor.config.ts') => writeFile(join(folder, name), text)

  it('names connections, the default one, and models', async () => {
    await config(`import { defineConfig } from '@ooor/cli'
      const url: string = '${server.url}'
      export default defineConfig({
        connection: 'staging',
        connections: { staging: { url, database: 'shop', username: 'admin' } },
        aliases: { countries: 'res.country' },
      })`)
    const environment = { OOOR_STAGING_PASSWORD: 'admin' }
    const found = await ooor(
      ['query', 'countries', '--where', 'code = FR', '--select', 'name', '--format', 'csv'],
      environment,
    )
    expect(found).toMatchObject({ code: 0, out: 'name\nFrance\n' })
    const list = await ooor(['connections'])
    expect(list.out).toContain('staging *')
    // What is said on the spot goes before.
    const sandbox = await ooor(['whoami', '--sandbox', '17.0', '--json'])
    expect(JSON.parse(sandbox.out)).toMatchObject({ database: 'sandbox' })
  })

  it('has schemas of a file', async () => {
    const fields = { code: { type: 'char', string: 'Code of the file' } }
    await config(JSON.stringify({ version: 1, models: { 'res.country': { fields } } }), 'odoo.schema.json')
    await config("export default { connection: 'http://admin@127.0.0.1:1/x', schemas: './odoo.schema.json' }")
    const told = await ooor(['fields', 'res.country', '--format', 'csv', '--sandbox'])
    expect(told.out).toBe('field,kind,label,to,is\ncode,char,Code of the file,,\n')
  })

  it.each([
    ['export default {', 'ooor.config.ts fails: '],
    ["throw new Error('no such thing')", 'ooor.config.ts fails: no such thing'],
    ['export default 5', 'has no configuration: export default defineConfig'],
    ['export default { conection: 1 }', "has 'conection', which there is not: connection, connections"],
    ["export default { schemas: 'nowhere.json' }", 'names '],
  ])('%s is told of', async (text, message) => {
    await config(text)
    const { code, error } = await ooor(['whoami', '--sandbox'])
    expect({ code, error }).toEqual({ code: 2, error: expect.stringContaining(message) })
  })

  it('of others, above the project, is not run', async () => {
    const project = join(folder, 'project')
    const inside = join(project, 'src')
    await mkdir(inside, { recursive: true })
    await config("throw new Error('not mine')")
    expect(await ooor(['whoami', '--sandbox'], {}, { directory: inside })).toMatchObject({ code: 0 })
    await writeFile(join(project, 'package.json'), '{}')
    expect(await ooor(['whoami', '--sandbox'], {}, { directory: inside })).toMatchObject({ code: 0 })
    await writeFile(join(project, 'ooor.config.js'), "export default { connection: 'nowhere' }")
    const found = await ooor(['whoami'], {}, { directory: inside })
    expect(found.error).toContain("no connection is named 'nowhere'")
  })
})
