import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Sandbox, type SandboxServer } from '@ooor/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOoor as ooor } from './run.test-help.ts'

let folder: string
let server: SandboxServer
let database: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ooor-cli-'))
  const sandbox = new Sandbox({ series: '19.0' })
  database = sandbox.database
  server = await sandbox.listen()
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

const types = (...args: readonly string[]) => {
  const url = `${server.url}/${database}`
  return ooor(['types', '--models', 'res.partner,res.country', ...args, url], { OOOR_API_KEY: 'sandbox-admin-key' })
}

describe('ooor', () => {
  it('tells what it can', async () => {
    expect(await ooor(['--help'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('\n  types [options] [target]'),
    })
    expect(await ooor([])).toMatchObject({ code: 2, error: expect.stringContaining('\n  types [options] [target]') })
    expect(await ooor(['typos'])).toMatchObject({
      code: 2,
      error: "ooor: there is no command 'typos' (Did you mean types?)\n`ooor --help` tells how.\n",
    })
    expect(await ooor(['--version'])).toMatchObject({ code: 0, out: expect.stringMatching(/^3\.\d+\.\d+/) })
    expect(await ooor(['types', '--help'])).toMatchObject({ code: 0, out: expect.stringContaining('--check') })
  })

  it.each([
    [['types'], 'say where to write to'],
    [['types', '--out', 'x.d.ts'], 'no server was named'],
    [['types', '--out', 'x.d.ts', '--typo'], "unknown option '--typo'"],
    [['types', '--out', 'x.d.ts', 'https://a/b', 'https://c/d'], 'Expected 1 argument but got 2'],
    [['types', '--out', 'x.d.ts', '--url', 'https://a/b', 'https://c/d'], 'there are two servers'],
    [['types', '--out', 'x.d.ts', '--name', 'a-b', 'https://c/d'], "'a-b' cannot name an interface"],
    [['types', '--out', 'x.d.ts', '--concurrency', '0', 'https://c/d'], "'0' is no --concurrency"],
    [['types', '--out', 'x.d.ts', '--schema', './x.d.ts', 'https://c/d'], '--out and --schema are both x.d.ts'],
    [['types', '--out', 'x.d.ts', '--models', 'res.partner,', 'https://c/d'], "'' is no model's name"],
  ])('%j is a wrong command line', async (args, message) => {
    const { code, error } = await ooor(args)
    expect(error).toContain(message)
    expect(code).toBe(2)
  })

  it('tells what went wrong, and no password', async () => {
    const url = `${server.url.replace('://', '://admin:wrong-secret@')}/${database}`
    const { code, error, out } = await ooor(['types', '--out', join(folder, 'x.d.ts'), url])
    expect(code).toBe(2)
    expect(error).toMatch(/^ooor types: .+/)
    expect(error + out).not.toContain('wrong-secret')
    const unknown = await types('--models', 'res.partnre', '--out', join(folder, 'x.d.ts'))
    expect(unknown).toMatchObject({ code: 2, error: expect.stringContaining('res.partnre') })
    const nowhere = await types('--out', join(folder, 'no/folder.d.ts'))
    expect(nowhere).toMatchObject({ code: 2, error: expect.stringContaining('ENOENT') })
  })
})

describe('an error', () => {
  const missing = ['get', 'res.partner', '9999', '--sandbox']

  it.each([
    ['run', ['nowhere.ts']],
    ['import', ['nowhere.csv', '--model', 'res.partner']],
    ['set', ['res.partner', '9', 'image_1920=@nowhere.png']],
    ['export', ['no/where.csv', '--model', 'res.partner', '--fields', 'id']],
  ])('of %s names a file that is not there, in words', async (command, args) => {
    const { code, error } = await ooor([command, ...args, '--sandbox'])
    expect(code).toBe(2)
    expect(error).toMatch(
      /^ooor \w+: there is no file \/.*where\.\w+, or no folder for it: look at its path \(ENOENT\)\n/,
    )
  })

  it('says that a folder is no file', async () => {
    await mkdir(join(folder, 'folder.csv'), { recursive: true })
    const written = await ooor([
      'export',
      join(folder, 'folder.csv'),
      '--model',
      'res.partner',
      '--fields',
      'id',
      '--sandbox',
    ])
    expect(written).toMatchObject({ code: 2, error: expect.stringContaining('folder.csv is a folder: name a file') })
  })

  it('is two lines, and all that it says of itself when that is wanted', async () => {
    const short = 'ooor get: res.partner has no record 9999, or it was deleted\n`--verbose` tells more.\n'
    expect(await ooor(missing)).toMatchObject({ code: 2, out: '', error: short })
    const { error } = await ooor([...missing, '--verbose'])
    expect(error).toMatch(/^ooor get: .+\n\{\n {2}name: 'MissingError',\n {2}model: 'res\.partner'/)
    expect(error).not.toMatch(/^ +at /m)
    const nobody = ['whoami', '--url', 'http://a:geheim@127.0.0.1:1/x', '--verbose']
    const refused = await ooor(nobody)
    expect(refused.error).toMatch(/code: 'ECONNREFUSED'[\s\S]*\ncaused by Error: /)
    expect(refused.error).not.toContain('geheim')
  })

  it('is none of ours when it was interrupted', async () => {
    const stopped = await ooor(missing, {}, { interrupted: AbortSignal.abort() })
    expect(stopped).toMatchObject({ code: 130, error: 'ooor get: interrupted\n' })
  })
})

describe('options of all commands', () => {
  it('stand before the command and behind it', async () => {
    for (const args of [
      ['--sandbox', '17.0', '--json', 'explain'],
      ['explain', '--json', '--sandbox=17.0'],
    ]) {
      expect(JSON.parse((await ooor(args)).out)).toMatchObject({ series: '17.0' })
    }
    // A word that is no series is none of the option's.
    expect(await ooor(['--sandbox', 'count', 'res.lang'])).toMatchObject({ code: 0 })
    const old = await ooor(['count', 'res.lang', '--sandbox', '5.0'])
    expect(old).toMatchObject({ code: 2, error: expect.stringContaining("the sandbox has no series '5.0'") })
  })
})

describe('ooor types', () => {
  it('writes, and finds what differs', async () => {
    const [out, schema] = [join(folder, 'odoo.d.ts'), join(folder, 'odoo.schema.json')]
    const files = ['--out', out, '--schema', schema]
    const missing = await types(...files, '--check')
    expect(missing).toMatchObject({ code: 1, out: `${out} is not there\n${schema} is not there\n` })

    const written = await types(...files)
    expect(written).toMatchObject({ code: 0, out: '', error: expect.stringContaining('2 models') })
    expect(JSON.parse((await types(...files, '--json')).out)).toMatchObject({ files: [out, schema], models: 2 })
    const text = await readFile(out, 'utf8')
    expect(text).toContain("  'res.partner': ResPartner\n")
    expect(text).toContain('country_id: field.Many2one<ResCountry>')
    expect(JSON.parse(await readFile(schema, 'utf8'))).toMatchObject({ version: 1, series: '19.0' })
    expect(await types(...files, '--check')).toMatchObject({ code: 0, out: '', error: '' })

    await writeFile(
      out,
      text.replace(/ {4}country_id: .*\n/, '').replace('\n    email: field.Char', '\n    email: field.Text'),
    )
    const differing = await types(...files, '--check')
    expect(differing).toMatchObject({
      code: 1,
      out: `${out} differs from the server:\n  ~ res.partner: +country_id, ~email\n`,
    })
    expect(JSON.parse((await types(...files, '--check', '--json')).out)).toEqual({
      differing: [{ file: out, differences: ['~ res.partner: +country_id, ~email'] }],
    })
    await writeFile(out, text.replace('/** Email */', '/** E-mail */'))
    expect((await types('--out', out, '--check')).out).toBe(`${out} differs from the server in comments only\n`)
    expect(await readFile(out, 'utf8')).toContain('E-mail')
  })

  it('shows how far it is to who is looking on, and leaves methods out on wish', async () => {
    const out = join(folder, 'watched.d.ts')
    const url = `${server.url}/${database}`
    const args = ['types', '--models', 'sale.order,res.country', '--out', out, url]
    const shown = await ooor(args, { OOOR_API_KEY: 'sandbox-admin-key' }, { isWatched: true })
    const lines = shown.error.split('\r\u001b[K')
    expect(lines.slice(1, 3)).toEqual(['reading the list of models', 'reading the index of methods'])
    expect(lines.at(-2)).toMatch(/^reading 2 of 2 models, /)
    expect(lines.at(-1)).toMatch(/watched\.d\.ts: 2 models, /)
    expect(await readFile(out, 'utf8')).toContain('action_confirm')
    const quiet = await ooor([...args, '--no-methods'], { OOOR_API_KEY: 'sandbox-admin-key' })
    expect(quiet.error).toBe(`${out}: 2 models, ${/(\d+) fields/.exec(shown.error)?.[1]} fields of Odoo 19.0\n`)
    const text = await readFile(out, 'utf8')
    expect(text).not.toContain('action_confirm')
    expect(text).toContain('order_line: field.')
  })

  it('writes for one of several servers', async () => {
    const out = join(folder, 'shop.d.ts')
    await types('--out', out, '--no-global', '--name', 'Shop')
    const text = await readFile(out, 'utf8')
    expect(text).toContain('export interface Shop {')
    expect(text).not.toContain('declare module')
  })
})
