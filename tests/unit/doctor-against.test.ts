import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { declareServer } from '@ooor/cli'
import { plainOdoo } from '@ooor/sandbox/shapes'
import { Schema } from 'ooor/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOoor } from '../../packages/cli/src/run.test-help.ts'
import { type Program, writeProgram } from '../support/program.ts'

const MODELS = ['sale.order', 'sale.order.line', 'res.partner']

const PROGRAM = `import { connect } from 'ooor'
import './odoo.d.ts'

const odoo = connect('https://demo:demo@erp.example.com/prod')

export async function openOrders() {
  const orders = await odoo
    .model('sale.order')
    .where({ state: 'done', 'partner_id.mobile': '5' })
    .select({ name: true, order_line: { product_uom: true, tax_id: true } })
  const partner = await odoo.model('res.partner').create({ name: 'x' })
  await odoo.call('res.partner', 'name_get', [[partner.id]])
  return [orders, partner.mobile]
}
`

let program: Program

beforeAll(async () => {
  const [old, now] = await Promise.all([plainOdoo('14.0', { models: MODELS }), plainOdoo('19.0', { models: MODELS })])
  const models = Object.entries(old.models).map(([name, { fields }]) => {
    return { name, label: undefined, schema: new Schema(name, fields as never), methods: [] }
  })
  program = await writeProgram({
    'src/odoo.d.ts': declareServer({ series: '14.0', models, common: [] }),
    'src/main.ts': PROGRAM,
    'odoo-19.json': JSON.stringify({ version: 1, ...now }),
    'none.json': '{}',
    'tsconfig.other.json': JSON.stringify({ extends: './tsconfig.base.json', files: ['other/fine.ts'] }),
    'other/fine.ts': "export const fine = 'fields_view_get'\n",
  })
})
afterAll(() => program[Symbol.asyncDispose]())

const against = (...args: readonly string[]) =>
  runOoor(['doctor', '--against', ...args], {}, { directory: program.folder })

describe('ooor doctor --against a schema file', () => {
  it('tells by file and line what the program has to change', async () => {
    const { code, out } = await against('odoo-19.json')
    expect(out.split('\n')).toEqual([
      'src/main.ts',
      "  ✗ 9:12   sale.order.state is 'done' no more: draft, sent, sale, cancel",
      '  ? 9:30   res.partner.mobile is gone',
      expect.stringMatching(/^ {2}✗ 10:41 {2}sale\.order\.line\.product_uom is gone \(now product_uom_id/),
      expect.stringMatching(/^ {2}✗ 10:60 {2}sale\.order\.line\.tax_id is gone \(now tax_ids/),
      '  ? 11:30  res.partner must have autopost_bills now, unless the server has a default',
      '  ? 12:35  the method name_get is gone since 18.0: read display_name',
      '  ✗ 13:27  res.partner.mobile is gone',
      '',
      '4 places have to change for Odoo 19.0 (from 14.0); 3 more to look at (?), found by their text alone.',
      '',
    ])
    expect(code).toBe(1)
  }, 120_000)

  it('looks at names alone where there are no declarations', async () => {
    const { code, out } = await against('odoo-19.json', '--project', 'tsconfig.other.json', '--json')
    expect(JSON.parse(out)).toMatchObject({
      to: '19.0',
      places: [{ file: join(program.folder, 'other/fine.ts'), line: 1, column: 22, by: 'text' }],
    })
    expect(code).toBe(0)
    expect(await against('odoo-19.json', '--project', 'tsconfig.other.json', '--strict')).toMatchObject({ code: 1 })
  }, 120_000)

  it('tells what is wrong with what it was given', async () => {
    expect(await against('none.json')).toMatchObject({ code: 2, error: expect.stringContaining('is no schema file') })
    const missing = await against('odoo-19.json', '--project', 'nowhere.json')
    expect(missing).toMatchObject({ code: 2, error: expect.stringContaining('name the program, --project') })
    const two = await against('odoo-19.json', 'prod')
    expect(two).toMatchObject({ code: 2, error: expect.stringContaining("leave 'prod' out") })
    const types = await against('odoo-19.json', '--types', 'src/main.ts')
    expect(types).toMatchObject({ code: 2, error: expect.stringContaining('src/odoo.d.ts') })
    await writeFile(
      join(program.folder, 'tsconfig.bad.json'),
      '{ "extends": "./nowhere.json", "files": ["src/main.ts"] }',
    )
    const bad = await against('odoo-19.json', '--project', 'tsconfig.bad.json')
    expect(bad).toMatchObject({ code: 2, error: expect.stringMatching(/TS\d+/) })
  }, 120_000)
})
