import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Sandbox, type SandboxServer } from '@ooor/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOoor } from './run.test-help.ts'

let folder: string
let server: SandboxServer
let environment: Record<string, string>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ooor-private-'))
  const sandbox = new Sandbox({ series: '19.0', masterPassword: 'master' })
  server = await sandbox.listen()
  environment = {
    OOOR_URL: `${server.url}/${sandbox.database}`,
    OOOR_USERNAME: 'admin',
    OOOR_PASSWORD: 'admin',
    OOOR_MASTER_PASSWORD: 'master',
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_CACHE_HOME: join(folder, 'cache'),
  }
  await writeFile(join(folder, 'rows.csv'), 'id,name,country_id/code\nshop.a,Alice,FR\nshop.b,Bob,QQ\n')
  await writeFile(join(folder, 'scan.txt'), 'scanned')
  await ooor('files', 'put', 'scan.txt', 'res.partner', '1')
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

const ooor = (...args: readonly string[]) => runOoor(args, environment, { directory: folder })
const modeOf = async (file: string) => ((await stat(join(folder, file))).mode & 0o777).toString(8)

const OF_MODEL = ['--model', 'res.partner', '--fields', 'id,name']

describe('files with data or secrets', () => {
  it.each([
    ['out.csv', ['export', 'out.csv', ...OF_MODEL]],
    ['out.jsonl', ['export', 'out.jsonl', ...OF_MODEL]],
    ['rejects.csv', ['import', 'rows.csv', '--model', 'res.partner', '--rejects', 'rejects.csv']],
    ['journal', ['import', 'rows.csv', '--model', 'res.partner', '--journal', 'journal']],
    ['erp.json', ['sandbox', 'snapshot', '-o', 'erp.json', '--models', 'res.partner']],
    ['back.zip', ['db', 'backup', 'sandbox', '--to', 'back.zip']],
    ['back.txt', ['files', 'get', '1', '--to', 'back.txt']],
    ['config/ooor/connections.json', ['login', 'shop', '$URL']],
  ])('%s is its user’s alone', async (file, args) => {
    const { code, error } = await ooor(...args.map((arg) => (arg === '$URL' ? String(environment.OOOR_URL) : arg)))
    expect(code, error).toBeLessThan(2)
    expect(await modeOf(file)).toBe('600')
  })

  it('keep the mode of a file that was there', async () => {
    for (const [file, args] of [
      ['shared.csv', ['export', 'shared.csv', ...OF_MODEL]],
      ['shared.zip', ['db', 'backup', 'sandbox', '--to', 'shared.zip']],
    ] as const) {
      await writeFile(join(folder, file), 'before')
      await chmod(join(folder, file), 0o640)
      expect(await ooor(...args)).toMatchObject({ code: 0 })
      expect(await modeOf(file)).toBe('640')
    }
  })

  it('are not written into what a run has left that was ended', async () => {
    await writeFile(join(folder, 'late.zip.part'), 'half of it', { mode: 0o644 })
    expect(await ooor('db', 'backup', 'sandbox', '--to', 'late.zip')).toMatchObject({ code: 0 })
    expect(await modeOf('late.zip')).toBe('600')
  })

  it('a console’s lines are too', async () => {
    const input = "const count = await odoo.model('res.partner').count()\n.save lines.ts\n"
    expect(await runOoor(['console'], environment, { directory: folder, input })).toMatchObject({ code: 0 })
    expect(await modeOf('lines.ts')).toBe('600')
  })
})
