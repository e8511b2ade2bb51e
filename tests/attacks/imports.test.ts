/** An import that is killed at any moment, and goes on: nothing is made twice and nothing is missing. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Sandbox } from '@ooor/sandbox'
import { build } from 'esbuild'
import { connect } from 'ooor'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { namedServers } from '../support/named-servers.ts'
import { Random } from '../support/random.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const WORKER = join(ROOT, 'tests/support/import-worker.ts')
const KILLS = 20
/** Steps of a worker that gets about one batch done: the moments are chosen among them. */
const STEPS = 16
const ROWS = 400

/** Real servers that are named, or the sandbox. */
const NAMED = namedServers()

describe.each(NAMED.length > 0 ? NAMED : ['a sandbox'])('an import into %s, killed at random', (address) => {
  let url = ''
  let database = ''
  let stop = async () => {}
  let folder = ''
  let worker = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ooor-import-'))
    worker = await bundled()
    if (NAMED.length > 0) {
      url = new URL(address).origin
      database = new URL(address).pathname.slice(1)
      return
    }
    const box = new Sandbox({ series: '19.0' })
    const server = await box.listen()
    url = server.url
    database = box.database
    stop = () => server.close()
  })
  afterAll(async () => {
    await stop()
    await rm(worker)
    await rm(folder, { recursive: true })
  })

  it.each(['id', 'ref'])('makes nothing twice and loses nothing, by %s', { timeout: 300_000 }, async (by) => {
    const random = new Random(by === 'id' ? 14 : 19)
    const mark = `killed_${by}_${process.pid.toString(36)}${Date.now().toString(36)}`
    const journal = join(folder, `${by}.journal`)
    const args = [worker, url, database, journal, mark, String(ROWS), by]
    let killed = 0
    let report: string | undefined
    while (killed < KILLS && report === undefined) {
      // Late enough to be at it, early enough to be killed as often as it is to be.
      report = await run(args, 4 + random.below(STEPS))
      if (report === undefined) killed++
    }
    report ??= await run(args, Number.POSITIVE_INFINITY)
    const odoo = connect({ url, database, username: 'admin', password: 'admin' })
    const found = odoo.model('res.partner').raw
    const ids = await found.search([['ref', 'like', `${mark} %`]])
    const rows = await found.read(ids, ['ref'])
    const data = await odoo.model('ir.model.data').raw.searchCount([
      ['model', '=', 'res.partner'],
      ['res_id', 'in', ids],
    ])
    await found.unlink(ids)
    await odoo.close()
    expect(killed).toBe(KILLS)
    expect(rows.map(({ ref }) => ref).sort()).toEqual(Array.from({ length: ROWS }, (_, at) => `${mark} ${at}`).sort())
    expect(data).toBe(ROWS)
    expect(JSON.parse(report ?? '')).toMatchObject({ rows: ROWS, made: ROWS, changed: 0, rejected: 0 })
  })
})

/** The worker as one file: it starts 42 times, and each would compile the library. In the folder of its packages. */
async function bundled(): Promise<string> {
  const beside = join(ROOT, 'packages/ooor/node_modules')
  await mkdir(beside, { recursive: true })
  const outfile = join(beside, `.import-worker-${process.pid}.mjs`)
  await build({
    entryPoints: [WORKER],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    tsconfig: join(ROOT, 'tsconfig.json'),
  })
  return outfile
}

/** Starts the worker; kills it after so many steps. Answers its report, if it lived to give one. */
async function run(args: readonly string[], steps: number): Promise<string | undefined> {
  const child: ChildProcess = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = once(child, 'exit')
  let report: string | undefined
  let count = 0
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    if (line.startsWith('done ')) report = line.slice('done '.length)
    if (++count === steps) child.kill('SIGKILL')
  }
  await gone
  return report
}
