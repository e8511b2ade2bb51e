import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Sandbox, type SandboxServer } from '@ooor/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const root = fileURLToPath(new URL('../../../', import.meta.url))
const tsx = createRequire(import.meta.url).resolve('tsx/cli')
let server: SandboxServer
let folder: string
let environment: NodeJS.ProcessEnv

beforeAll(async () => {
  const sandbox = new Sandbox({ series: '19.0' })
  server = await sandbox.listen()
  folder = await mkdtemp(join(tmpdir(), 'ooor-process-'))
  environment = {
    PATH: process.env.PATH,
    OOOR_URL: `${server.url}/${sandbox.database}`,
    OOOR_USERNAME: 'admin',
    OOOR_PASSWORD: 'admin',
    XDG_CONFIG_HOME: folder,
    XDG_CACHE_HOME: folder,
  }
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

/** The command as a process of its own, from its sources. */
function ooor(args: readonly string[]) {
  return new Promise<{ code: number; out: string; error: string }>((resolve) => {
    const options = { cwd: folder, env: environment }
    const tsconfig = ['--tsconfig', join(root, 'tsconfig.json')]
    const child = execFile(process.execPath, [tsx, ...tsconfig, main, ...args], options, (_, out, error) => {
      resolve({ code: child.exitCode ?? -1, out, error })
    })
    child.stdin?.end()
  })
}

describe('as a process', { timeout: 60_000 }, () => {
  it('writes what was asked for to one end, the rest to the other, and ends by a code', async () => {
    const args = ['query', 'res.country', '--where', 'code in (FR, BE)', '--select', 'code', '--order', 'code']
    expect(await ooor(args)).toEqual({ code: 0, out: 'code\n────\nBE\nFR\n', error: '2 records\n' })
    const wrong = await ooor(['query', 'res.country', '--where', 'cod = FR'])
    expect(wrong).toMatchObject({ code: 2, out: '', error: expect.stringContaining("did you mean 'code'?") })
  })

  it('ends without a word when nobody reads on', async () => {
    const child = spawn(
      'bash',
      [
        '-c',
        'set -o pipefail; "$0" "$@" | head -n 1',
        process.execPath,
        tsx,
        '--tsconfig',
        join(root, 'tsconfig.json'),
      ].concat(main, 'query', 'res.country', '--select', '*', '--format', 'jsonl'),
      { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] },
    )
    const told = { out: '', error: '' }
    child.stdout.on('data', (chunk) => {
      told.out += String(chunk)
    })
    child.stderr.on('data', (chunk) => {
      told.error += String(chunk)
    })
    const [code] = await once(child, 'close')
    expect({ code, error: told.error }).toEqual({ code: 0, error: '' })
    expect(told.out.trimEnd().split('\n')).toHaveLength(1)
  })
})
