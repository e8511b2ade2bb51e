import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeTargets, type Target } from '../conformance/targets.ts'
import { IS_ONLY_REAL } from '../support/chosen-series.ts'
import { Tmux } from './tmux.ts'

const OOOR = fileURLToPath(new URL('../../packages/cli/dist/main.js', import.meta.url))
const PROMPT = /\S+ \S+@\S+(?: \([^)]*\))?>/

let folder: string
let terminal: Tmux | undefined

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ooor-console-'))
})
afterEach(async () => {
  await terminal?.stop()
  terminal = undefined
  await rm(folder, { recursive: true })
})

function environment({ url, database }: Pick<Target, 'url' | 'database'>): Record<string, string> {
  const { PATH = '' } = process.env
  const server = { OOOR_URL: `${url}/${database}`, OOOR_USERNAME: 'admin', OOOR_PASSWORD: 'admin' }
  return { PATH, HOME: folder, XDG_STATE_HOME: folder, TERM: 'screen-256color', LANG: 'C.UTF-8', ...server }
}

async function open(env: Record<string, string>, ...args: readonly string[]): Promise<Tmux> {
  terminal = await Tmux.start([process.execPath, OOOR, 'console', ...args], PROMPT, { env })
  return terminal
}

describeTargets('the console in a terminal', (target) => {
  it('answers what is asked of the data', async () => {
    const at = await open(environment(target()))
    expect(await at.screen()).toMatch(/^Odoo \d+\.\d at http\S+, \d+ models\. Tab completes/)

    const rows = await at.enter("partners.select('name', 'country_id').order('id').limit(3)")
    expect(rows).toMatch(/^id │ name +│ country_id\n─+┼─+┼─+\n +\d+ │ /)
    expect(rows).toMatch(/\(3 rows of res\.partner\)\n\d+ calls?, \d+ ms$/)

    await at.enter("const french = await countries.where({ code: ['FR', 'US'] }).order('code')")
    expect(await at.enter('french.length')).toMatch(/^2\b/)
    expect(await at.enter('french[0].code')).toMatch(/^'FR'/)
    expect(await at.enter('const french = await countries.count()')).toMatch(/^1 call, \d+ ms$/)
    expect(await at.enter('typeof french')).toMatch(/^'number'/)

    expect(await at.enter("partners.groupBy('active')")).toMatch(/^active │ \$count\n[\s\S]*\(1 row\)/)
    expect(await at.enter('partners.order("id")')).toMatch(/the first 20: await the query for all/)
    expect(await at.enter('const lazy = partners.limit(2)')).toContain('lazy is a query')
    expect(await at.enter('(await partners.first()).id')).toMatch(/^\d+\n/)
  })

  it('completes models, fields through relations and methods', async () => {
    const at = await open(environment(target()))
    await at.type('resPartn')
    await at.completes('> resPartner')
    await at.type('s.wher')
    await at.completes('resPartners.where')
    await at.type("({ 'country_id.cod")
    await at.completes('country_id.code')
    await at.type("': 'US' }).sele")
    await at.completes(').select')
    await at.type("('nam")
    await at.completes("select('name")
    expect(await at.enter("').limit(1)")).toContain('(1 row of res.partner)')
    await at.enter('const someone = await partners.where({ country_id: ne(null) }).first()')
    await at.type('someone.country_id.cod')
    await at.completes('country_id.code')
    expect(await at.enter('')).toMatch(/^'[A-Z]{2}'/)
    await at.type('.schema res.partne')
    await at.completes('.schema res.partner')
    const schema = await at.enter('')
    expect(schema).toMatch(/^field +│ kind/)
    expect(schema).toMatch(/\nname +│ char +│/)
    expect(schema).toMatch(/\ncountry_id +│ many2one → res\.country/)
  })

  it('tells what went wrong in two lines, and goes on', async () => {
    const at = await open(environment(target()))
    // On a machine that does other things too, a line may be told to have taken long.
    const linesOf = async (line: string) =>
      (await at.enter(line)).split('\n').filter((text) => !/^\d+ calls?, \d+ ms$/.test(text))
    expect(await linesOf('partnes')).toEqual(['ReferenceError: partnes is not defined', 'did you mean partners?'])
    const [what, where, ...more] = await linesOf("await partners.where({ nme: 'x' })")
    expect(what).toMatch(/^UnknownFieldError: res\.partner has no field 'nme' for this user: did you mean 'name'/)
    expect(where).toMatch(/_error has all of it$/)
    expect(more).toEqual([])
    expect(await at.enter('_error.name')).toMatch(/^'UnknownFieldError'/)
    await at.type('function twice(n) {')
    await at.press('Enter')
    await at.shows(/\n\.\.\.$/)
    await at.type('  return n * 2 }')
    await at.press('Enter')
    await at.ready()
    expect(await at.enter('twice(21)')).toMatch(/^42\b/)
    expect((await linesOf('.modles'))[0]).toBe('UsageError: there is no command .modles: did you mean .models?')
    // A line of several may begin with a dot.
    await at.type('([1, 2]')
    await at.press('Enter')
    await at.shows(/\n\.\.\.$/)
    await at.type('.map((n) => n * 3))')
    await at.press('Enter')
    await at.ready()
    expect(await at.screen()).toContain('[ 3, 6 ]')
  })

  it('is somebody else, in another language, and looks behind', async () => {
    const at = await open(environment(target()))
    await at.type('.as demo')
    await at.press('Enter')
    await at.shows('password of demo:')
    await at.type('demo')
    await at.press('Enter')
    await at.shows('you are demo')
    expect(await at.ready()).toMatch(/ demo@\S+>$/)
    expect(await at.enter('(await session.info()).login')).toMatch(/^'demo'/)
    expect(await at.enter('.as')).toContain('you are admin')
    expect(await at.enter('.lang en_US')).toContain('texts are in en_US')
    expect(await at.ready()).toMatch(/ admin@\S+ \(en_US\)>$/)
    expect(await at.enter('.wire on')).toContain('calls are told')
    expect(await at.enter('await partners.count()')).toMatch(/res\.partner\.search_count 200 \d+ ms/)
    expect(await at.enter('.wire off')).toContain('no longer told')
    expect(await at.enter('.explain partners.limit(3)')).toMatch(/^res\.partner\.(web_)?search/)
    expect(await at.enter('.time off')).toContain('no longer told')
    expect(await at.enter('await partners.count()')).toMatch(/^\d+$/)
  })
})

describe.skipIf(IS_ONLY_REAL)('the console', () => {
  const withoutServer = () => {
    const { OOOR_URL: _, ...env } = environment({ url: '', database: '' })
    return env
  }
  it('ends what runs by Ctrl-C, and stays', async () => {
    const at = await open(withoutServer(), '--sandbox')
    for (const [before, endless] of ['await new Promise(() => {})', 'while (true) {}'].entries()) {
      await at.type(endless)
      await at.press('Enter')
      await at.shows(new RegExp(`${endless.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\n?$`))
      await at.pressUntil('C-c', new RegExp(`(?:interrupted\\ncalls under way[\\s\\S]*){${before + 1}}`))
      expect(await at.enter('1 + 1')).toMatch(/^2\b/)
    }
    await at.type('function half(')
    await at.press('Enter')
    await at.shows('...')
    await at.press('C-c')
    await at.ready()
    expect(await at.enter('2 + 2')).toMatch(/^4\b/)
  })

  it('keeps a history of its own, without secrets, for the user alone', async () => {
    const env = withoutServer()
    const first = await open(env, '--sandbox')
    await first.enter('const kept = 40 + 2')
    await first.enter("const secret = { password: 'hush' }")
    await first.press('C-d')
    await first.ended()
    await first.stop()
    const [file = ''] = await readdir(join(folder, 'ooor', 'history'))
    const path = join(folder, 'ooor', 'history', file)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect((await readFile(path, 'utf8')).trim()).toBe('const kept = 40 + 2')
    const second = await open(env, '--sandbox')
    await second.press('Up')
    await second.shows('const kept = 40 + 2')
  })

  it('writes what was done as a program that runs', async () => {
    const at = await open(withoutServer(), '--sandbox')
    const file = join(folder, 'session.ts')
    await at.enter("const some = await partners.select('name').order('id').limit(2)")
    await at.enter('.time off')
    const shown = await at.enter('some')
    await at.enter('const some = await saleOrders.where({ amount_total: gt(1) }).count()')
    const counted = await at.enter('some')
    expect(await at.enter(`.save ${file}`)).toContain('4 lines')
    const { stdout } = await promisify(execFile)(process.execPath, [OOOR, 'run', file, '--sandbox'], {
      env: withoutServer(),
    })
    expect(stdout.trim()).toBe(`${shown}\n${counted}`)
  })
})

describe.skipIf(IS_ONLY_REAL)('a program', () => {
  const run = async (program: string, ...args: readonly string[]) => {
    await writeFile(join(folder, 'program.ts'), program)
    const { OOOR_URL: _, ...env } = environment({ url: '', database: '' })
    const command = [OOOR, '--sandbox', 'run', 'program.ts', ...args]
    return promisify(execFile)(process.execPath, command, { cwd: folder, env }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
    )
  }

  it('has the names of the console, awaits at its top, and gets its arguments', async () => {
    const program = `import { gt, type Model } from 'ooor'
declare const partners: Model
const least: number = Number(process.argv[2])
console.log(await partners.where({ id: gt(least) }).count() > 0, process.argv.length)
await ooor.show(partners.select('name').limit(1))
`
    const { code, stdout } = await run(program, '3', 'more')
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringMatching(/^true 4\nid │ name\n/) })
  })

  it('ends with two lines, the place in it and 2, when it throws', async () => {
    const own = await run(`interface Unused {\n  a: 1\n}\nconst nothing: any = null\nnothing.foo()\n`)
    expect(own.code).toBe(2)
    expect(own.stderr).toBe("TypeError: Cannot read properties of null (reading 'foo')\nat program.ts:5:9\n")
    const ofServer = await run("await partners.where({ nme: 'x' })")
    expect(ofServer.stderr).toMatch(/^UnknownFieldError: res\.partner has no field 'nme'.*\n.*\n$/)
  })
})
