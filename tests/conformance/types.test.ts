import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runOoor } from '../../packages/cli/src/run.test-help.ts'
import { IS_ALL, IS_ONLY_REAL } from '../support/chosen-series.ts'
import { describeTargets, type Target } from './targets.ts'

const MODELS = 'res.partner,res.country,sale.order,sale.order.line'
/** Of each app and of the framework: a real 19 has 475 models. */
const WITH_METHODS = 'account.move*,ir.actions.*,mail.message*,payment.*,product.*,res.*,sale.*,stock.picking*,website'
const execute = promisify(execFile)
const path = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** Without types of its own: what `Models` knows comes from the declarations. */
const GLOBAL_PROGRAM = `import { connect } from 'ooor'
import type {} from './odoo.d.ts'
const order = await connect('https://host/database').model('sale.order').find(1)
export const customer: string = order.partner_id.display_name
export const done: unknown = await order.action_confirm()
// @ts-expect-error no such model
connect('https://host/database').model('res.partnre')
// @ts-expect-error no such field
order.nmae
`

/** As docs/cli/types.md says it. */
const TWO_SERVERS = `import { connect } from 'ooor'
import type { Archive } from './archive.d.ts'
import type { Shop } from './shop.d.ts'
const shop = connect<Shop>('https://shop/database')
const archive = connect<Archive>('https://archive/database')
export const names: readonly (string | null)[] = [
  (await shop.model('res.partner').find(1)).display_name,
  (await archive.model('res.partner').find(1)).display_name,
]
// @ts-expect-error the other server's
archive.model('res.country')
`

describeTargets(
  'ooor types',
  (target) => {
    let folder: string

    beforeAll(async () => {
      const parent = path('../types/.generated')
      await mkdir(parent, { recursive: true })
      folder = await mkdtemp(join(parent, 'target-'))
    })
    afterAll(() => rm(folder, { recursive: true }))

    const types = (...args: readonly string[]) => ooorTypes(target(), args)

    it('writes declarations that a program compiles with', async ({ skip }) => {
      skip(!isNewestOrReal(target()), 'models that were not written are declared alike for all series')
      const out = join(folder, 'odoo.d.ts')
      expect(await types('--out', out, '--models', MODELS)).toMatchObject({ code: 0, out: '' })
      await cp(path('../types/program.ts'), join(folder, 'program.ts'))
      await writeFile(join(folder, 'global.ts'), withMethods(GLOBAL_PROGRAM, await readFile(out, 'utf8')))
      expect(await compile(folder, ['program.ts', 'global.ts'])).toBe('')
    })

    it('writes two servers for one program, each for its own connections', async ({ skip }) => {
      skip(IS_ONLY_REAL || target().major !== 19, 'how two are told apart is the same for all servers')
      const two = join(folder, 'two')
      await mkdir(two)
      const write = (file: string, models: string, ...args: readonly string[]) =>
        types('--out', join(two, file), '--models', models, '--no-methods', ...args)
      await write('shop.d.ts', 'res.partner,res.country', '--no-global', '--name', 'Shop')
      await write('archive.d.ts', 'res.partner', '--no-global', '--name', 'Archive')
      await writeFile(join(two, 'two.ts'), TWO_SERVERS)
      expect(await compile(two, ['two.ts'])).toBe('')
      // Models of all connections are those of one server: the other's partners are others.
      await write('shop.d.ts', 'res.partner,res.country', '--name', 'Shop')
      await write('archive.d.ts', 'res.partner', '--name', 'Archive')
      expect(await compile(two, ['two.ts'])).toContain("TS2320: Interface 'Models' cannot simultaneously extend")
    })

    it('writes the same again, and says so', async () => {
      const [first, second] = [join(folder, 'first.d.ts'), join(folder, 'second.d.ts')]
      const [firstSchema, secondSchema] = [join(folder, 'first.json'), join(folder, 'second.json')]
      const models = isTelling(target()) ? 'res.country,sale.order.line' : MODELS
      await types('--out', first, '--schema', firstSchema, '--models', models)
      await types('--out', second, '--schema', secondSchema, '--models', models.split(',').reverse().join(','))
      expect(await readFile(second, 'utf8')).toBe(await readFile(first, 'utf8'))
      expect(await readFile(secondSchema, 'utf8')).toBe(await readFile(firstSchema, 'utf8'))
      const files = ['--out', first, '--schema', firstSchema]
      expect(await types(...files, '--models', models, '--check')).toMatchObject({ code: 0, out: '' })
      const fewer = await types(...files, '--models', 'res.country', '--check')
      expect(fewer.code).toBe(1)
      expect(fewer.out).toContain('  - sale.order.line\n')
    })

    it('tells drift of fields', async () => {
      const out = join(folder, 'drifted.d.ts')
      await types('--out', out, '--models', MODELS, '--no-methods')
      const text = await readFile(out, 'utf8')
      await writeFile(out, text.replace(/^ {4}is_company: .*\n/m, '    is_firm: field.Boolean\n'))
      const { code, out: shown } = await types('--out', out, '--models', MODELS, '--no-methods', '--check')
      expect(code).toBe(1)
      expect(shown).toContain('  ~ res.partner: +is_company, -is_firm\n')
      expect(await readFile(out, 'utf8')).toContain('is_firm')
    })

    it('writes what each server has for a schema to start with', async () => {
      const schema = join(folder, 'odoo.schema.json')
      await types('--schema', schema, '--models', MODELS)
      const file = JSON.parse(await readFile(schema, 'utf8'))
      expect(file).toMatchObject({
        version: 1,
        series: expect.stringContaining(`${target().major}.`),
        models: {
          'res.partner': {
            fields: {
              country_id: { type: 'many2one', relation: 'res.country', store: true },
              child_ids: { type: 'one2many', relation: 'res.partner', relation_field: 'parent_id' },
            },
          },
          'sale.order': { fields: { partner_id: { type: 'many2one', required: true } } },
        },
      })
    })

    it('declares computed binaries that may hold data as unknown', async () => {
      const [out, schema] = [join(folder, 'binaries.d.ts'), join(folder, 'binaries.json')]
      await types('--out', out, '--schema', schema, '--models', 'sale.order', '--no-methods')
      const { fields } = JSON.parse(await readFile(schema, 'utf8')).models['sale.order']
      const text = await readFile(out, 'utf8')
      for (const name of ['tax_totals', 'amount_by_group']) {
        if (fields[name]?.type === 'binary') expect(text).toMatch(new RegExp(`${name}: field\\.Unknown\\b`))
      }
    })

    it('is refused with a wrong password, which it does not tell', async () => {
      const environment = { OOOR_PASSWORD: 'not-the-secret' }
      const { code, out, error } = await ooorTypes(target(), ['--out', join(folder, 'x.d.ts')], environment)
      expect(code).toBe(2)
      expect(error).toMatch(/^ooor types: /)
      expect(out + error).not.toContain('not-the-secret')
    })

    it('writes all models, which compile', { timeout: 600_000 }, async ({ skip }) => {
      skip(!compiles(target()), COMPILED_ELSEWHERE)
      const all = join(folder, 'all')
      await mkdir(all)
      const telling = isTelling(target())
      const { code, error } = await types('--out', join(all, 'odoo.d.ts'), ...(telling ? ['--no-methods'] : []))
      expect({ code, error }).toMatchObject({ code: 0 })
      const some = join(all, 'some.d.ts')
      if (telling) await types('--out', some, '--models', WITH_METHODS, '--no-global', '--name', 'Some')
      await cp(path('../types/program.ts'), join(all, 'program.ts'))
      const program = (await readFile(join(all, 'program.ts'), 'utf8')).replace("{ 'company_id.anything': 5 }", '{}')
      await writeFile(join(all, 'program.ts'), program)
      await writeFile(
        join(all, 'global.ts'),
        withMethods(GLOBAL_PROGRAM, await readFile(join(all, 'odoo.d.ts'), 'utf8')),
      )
      expect(await compile(all, ['program.ts', 'global.ts', ...(telling ? ['some.d.ts'] : [])])).toBe('')
      if (telling) expect(await readFile(some, 'utf8')).toContain(' action_confirm(')
    })
  },
  'search_read and load',
)

const COMPILED_ELSEWHERE = 'npm run test:all compiles those of every series'

/** Compiling is slow: in `npm test` for one series, the newest, and for real servers. */
const compiles = (target: Target) => IS_ALL || isNewestOrReal(target)

/** A real 19, which takes a second to tell of a model's methods. */
const isTelling = (target: Target) => IS_ONLY_REAL && target.has('documentation of methods')

const isNewestOrReal = ({ major }: Target) => IS_ONLY_REAL || major === 19

/** Runs `ooor types` on a target as its admin. */
function ooorTypes(
  { url, database }: Target,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = { OOOR_PASSWORD: 'admin' },
) {
  return runOoor(['types', '--username', 'admin', ...args, `${url}/${database}`], environment)
}

/** Without the method where the server cannot tell of it. */
function withMethods(program: string, declarations: string): string {
  const lines = program.split('\n')
  return declarations.includes(' action_confirm(')
    ? program
    : lines.filter((line) => !line.includes('action_confirm')).join('\n')
}

/** What the compiler has to say. */
async function compile(folder: string, files: readonly string[]): Promise<string> {
  const config = join(folder, 'tsconfig.json')
  // The declarations too are checked.
  const compilerOptions = { skipLibCheck: false, noUnusedLocals: false }
  await writeFile(config, JSON.stringify({ extends: path('../../tsconfig.json'), compilerOptions, include: [], files }))
  try {
    await execute(process.execPath, [path('../../node_modules/typescript/bin/tsc'), '--noEmit', '-p', config])
    return ''
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}
