import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runOoor } from '../run.test-help.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ooor-out-'))
})
afterAll(() => rm(directory, { recursive: true }))

const WRITERS = {
  'order.html': ['report', 'sale.report_saleorder', '1', '--format', 'html'],
  'picture.png': ['files', 'get', 'res.company', '1', 'logo'],
  'back.zip': ['db', 'backup', 'sandbox'],
  'odoo.d.ts': ['types', '--models', 'res.country'],
  'models.mmd': ['diagram', 'models', 'res.country', '--depth', '1'],
  'modules.mmd': ['diagram', 'modules', 'sale'],
  'erp.json': ['sandbox', 'snapshot', '--models', 'res.country'],
  'lands.csv': ['export', '--model', 'res.country', '--fields', 'id,name'],
}
const ooor = (...args: readonly string[]) =>
  runOoor(['--sandbox=14.0', ...args], { OOOR_MASTER_PASSWORD: 'admin' }, { directory })

it.each(Object.entries(WRITERS))('%s is written by -o, and by what other tools call it', async (name, args) => {
  for (const word of ['-o', '--out', '--output', '--to']) {
    const { code, error } = await ooor(...args, word, name)
    expect({ word, code, error }).toMatchObject({ code: 0, error: expect.stringContaining(name) })
    expect((await readFile(join(directory, name))).byteLength).toBeGreaterThan(0)
    await rm(join(directory, name))
  }
  const [first = '', second = ''] = args
  const help = await ooor(first, ...(/^(get|backup|models|modules|snapshot)$/.test(second) ? [second] : []), '--help')
  expect(help.out).toContain('-o, --out <file>')
  expect(help.out).not.toMatch(/--output|--to </)
})

it.each([
  [WRITERS['order.html'], '<!DOCTYPE html>'],
  [WRITERS['odoo.d.ts'], "'res.country'"],
  [WRITERS['models.mmd'], 'res.country'],
  [WRITERS['erp.json'], '"version":'],
])('%j writes to standard output by -o -', async (args, text) => {
  const { code, out } = await ooor(...args, '-o', '-')
  expect(code).toBe(0)
  expect(out).toContain(text)
})

it('an export goes to one file, types are compared with one, and a snapshot wants to know where', async () => {
  const lands = WRITERS['lands.csv']
  expect((await ooor(...lands, '-o', '-', '--format', 'csv')).error).toContain('an export goes to a file: `ooor query')
  expect((await ooor(...lands, 'one.csv', '-o', 'two.csv')).error).toContain(
    'name one file to write to: one.csv, or -o two.csv',
  )
  expect((await ooor(...WRITERS['odoo.d.ts'], '-o', '-', '--check')).error).toContain(
    '--check compares a file: name it by -o',
  )
  expect((await ooor(...WRITERS['erp.json'])).error).toContain('say where to write to: -o erp.snapshot.json')
})

it('a snapshot answers JSON', async () => {
  const { out } = await ooor(...WRITERS['erp.json'], '-o', 'erp.json', '--json')
  expect(JSON.parse(out)).toMatchObject({
    file: 'erp.json',
    series: '14.0',
    models: expect.any(Number),
    records: expect.any(Number),
  })
})

it('a diagram that is answered as JSON is written, too, where it was given a file', async () => {
  const { out } = await ooor(...WRITERS['models.mmd'], '-o', 'both.mmd', '--json')
  expect(JSON.parse(out)).toMatchObject({ boxes: expect.any(Array) })
  expect(await readFile(join(directory, 'both.mmd'), 'utf8')).toContain('classDiagram')
})
