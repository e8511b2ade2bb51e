import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'ooor'
import { expect, it } from 'vitest'

const file = new URL('./main.ts', import.meta.url).pathname
const tsconfig = new URL('../../../tsconfig.json', import.meta.url).pathname
const start = (...args: string[]) =>
  spawn(process.execPath, ['--import', 'tsx', file, ...args], { env: { ...process.env, TSX_TSCONFIG_PATH: tsconfig } })

it('serves a sandbox until it is stopped', async () => {
  const child = start('--series', '16.0', '--database', 'shop')
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer]
  const url = /^Odoo 16\.0, database shop: (http:\S+)$/m.exec(String(chunk))?.[1]
  await using odoo = connect({ url: url ?? '', database: 'shop', username: 'demo', password: 'demo' })
  expect(await odoo.model('res.partner').count()).toBeGreaterThan(0)
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([0, null])
})

it.each([
  [['--port', 'x'], '--port x is no port'],
  [['--series', '3.0'], "no series '3.0'"],
  [['--series', '17.9'], "no series '17.9'"],
  [['--schema', 'none.json'], '--schema none.json cannot be read'],
  [['--snapshot', 'none.json'], '--snapshot none.json cannot be read'],
  [['--snapshot', 'package.json'], '--snapshot package.json has no models'],
  [['--apps', 'sale,bakery'], "no app 'bakery'"],
  [['--apps', 'sale', '--series', '8.0'], 'no shape of Odoo 8.0'],
  [['--apps', 'sale', '--schema', 'none.json'], 'name one'],
  [['--what'], '--what'],
])('%j is refused with what is wrong', async (args, words) => {
  const child = start(...args)
  let told = ''
  child.stderr.on('data', (text: Buffer) => {
    told += String(text)
  })
  expect(await once(child, 'close')).toEqual([2, null])
  expect(told).toContain(words)
  expect(told).toMatch(/^ooor-sandbox: [\s\S]*\n`ooor-sandbox --help` tells how\.\n$/)
})

it('tells programs where it is as JSON, and its version', async () => {
  const child = start('--series', '16.0', '--json')
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer]
  expect(JSON.parse(String(chunk))).toEqual({ url: expect.any(String), series: '16.0', database: 'sandbox' })
  child.kill('SIGINT')
  await once(child, 'exit')
  const [version] = (await once(start('--version').stdout, 'data')) as [Buffer]
  expect(String(version)).toMatch(/^\d+\.\d+\.\d+/)
})
