import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOoor, type TestTerminal } from '../../packages/cli/src/run.test-help.ts'
import { needs } from '../support/features.ts'
import { uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

describeTargets('the command line', (target) => {
  let folder: string
  const made: string[] = []
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ooor-commands-'))
  })
  afterAll(async () => {
    if (made.length > 0) await ooor('delete', 'res.partner', made.join(','), '--yes')
    await rm(folder, { recursive: true })
  })

  const inTerminal = (terminal: TestTerminal, ...args: readonly string[]) => {
    const { url, database } = target()
    const environment = { OOOR_URL: `${url}/${database}`, OOOR_USERNAME: 'admin', OOOR_PASSWORD: 'admin' }
    return runOoor(args, environment, { directory: folder, ...terminal })
  }
  const ooor = (...args: readonly string[]) => inTerminal({}, ...args)

  /** What a command answers as JSON. */
  async function json<T>(...args: readonly string[]): Promise<T> {
    const { out, error, code } = await ooor(...args, '--json')
    expect(code, error).toBe(0)
    return JSON.parse(out)
  }

  async function partner(...values: readonly string[]): Promise<{ readonly id: string; readonly name: string }> {
    const name = uniqueName('Command')
    const { out, error } = await ooor('create', 'res.partner', `name=${name}`, ...values)
    expect(error).toBe('')
    made.push(out.trim())
    return { id: out.trim(), name }
  }

  describe('records', () => {
    it('are made, read, changed and deleted', async () => {
      const { id, name } = await partner('country_id=base.fr', 'email=alice@example.com', 'is_company=yes')
      const read = await json<object>('get', 'res.partner', id, '--select', 'name,country_id.code,is_company,email')
      expect(read).toEqual({
        id: Number(id),
        name,
        country_id: { id: expect.any(Number), code: 'FR' },
        is_company: true,
        email: 'alice@example.com',
      })
      const changed = await ooor(
        'set',
        'res.partner',
        id,
        'email=',
        'country_id=base.be',
        'comment=a=b',
        '--format',
        'csv',
      )
      expect(changed.out).toMatch(
        new RegExp(`^id,email,country_id,comment\n${id},,Belgium \\(\\d+\\),(<p>)?a=b(</p>)?\n$`),
      )
      // Any word may be a text's own; of a relation it means none.
      await ooor('set', 'res.partner', id, 'function=null', 'city=None', 'street=false', 'parent_id=null')
      expect(await json('get', 'res.partner', id, '--select', 'function,city,street,parent_id')).toMatchObject({
        ...{ function: 'null', city: 'None', street: 'false', parent_id: null },
      })
      const where = `name = "${name}" and country_id.code = BE and email is null`
      expect(await json('count', 'res.partner', '--where', where)).toEqual({ count: 1 })
      const kept = await inTerminal({ answers: ['n'] }, 'delete', 'res.partner', '--where', where)
      const asked = `Delete 1 of res.partner: ${name} (${id})? [y/N] n\nnothing is deleted\n`
      expect(kept).toMatchObject({ code: 1, error: asked })
      const refused = await ooor('delete', 'res.partner', id)
      expect(refused).toMatchObject({ code: 2, error: expect.stringContaining('there is nobody to ask') })
      for (const all of ['', '[]', '[["id", "not in", []]]', '["!", ["name", "in", []]]', 'name ilike "%"']) {
        const wide = await ooor('delete', 'res.partner', '--where', all, '--yes')
        expect(wide).toMatchObject({ code: 2, error: expect.stringContaining('--where narrows nothing') })
      }
      const gone = await inTerminal({ answers: ['y'] }, 'delete', 'res.partner', '--where', where)
      expect(gone).toMatchObject({ code: 0, error: expect.stringMatching(/1 deleted\n$/) })
      made.pop()
      const missing = await ooor('get', 'res.partner', id)
      expect(missing).toMatchObject({ code: 2, error: expect.stringMatching(new RegExp(`^ooor get: .*${id}`)) })
    })

    it('of many are read as table, JSON, JSON lines and CSV', async () => {
      const [first, second] = [await partner('country_id=base.fr'), await partner('ref="0012"')]
      const args = ['query', 'res.partner', '--where', `id in (${first.id}, ${second.id})`, '--order', 'id']
      const select = ['--select', 'id,name,ref,country_id,country_id.code']
      const [a, b] = [first.name, second.name]
      const country = expect.stringMatching(/^France \(\d+\)$/)
      const rows = await json<Record<string, { readonly id: number }>[]>(...args, ...select)
      const france = rows[0]?.country_id?.id
      expect(rows).toEqual([
        { id: Number(first.id), name: a, ref: null, country_id: { id: france, display_name: 'France', code: 'FR' } },
        { id: Number(second.id), name: b, ref: '0012', country_id: null },
      ])
      const lines = await ooor(...args, '--select', 'name', '--format', 'jsonl')
      expect(lines.out).toBe(`{"id":${first.id},"name":"${a}"}\n{"id":${second.id},"name":"${b}"}\n`)
      const csv = await ooor(...args, ...select, '--format', 'csv')
      const head = 'id,name,ref,country_id,country_id.code\n'
      expect(csv.out).toBe(`${head}${first.id},${a},,France (${france}),FR\n${second.id},${b},0012,,\n`)
      const table = await ooor(...args, ...select)
      expect(table.error).toBe('2 records\n')
      const cells = table.out.split('\n').map((line) => line.split('│').map((cell) => cell.trim()))
      expect(cells[2]).toEqual([first.id, a, '', country, 'FR'])
      for (const columns of [30, 60]) {
        const narrow = await inTerminal({ columns }, ...args, ...select)
        expect(Math.max(...narrow.out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(columns)
      }
    })

    it('are grouped', async (context) => {
      needs(target(), 'partners with a country', context)
      const { id } = await partner('country_id=base.fr')
      const args = ['group', 'res.partner', '--by', 'country_id', '--where', `id = ${id}`]
      expect(await json(...args, '--aggregate', 'color:sum')).toEqual([
        {
          country_id: { id: expect.any(Number), display_name: 'France' },
          count: 1,
          'color:sum': 0,
          domain: expect.any(Array),
        },
      ])
    })

    it('are found by what cannot be only with an error', async () => {
      const typo = await ooor('count', 'res.partner', '--where', 'country_id.cod=FR')
      expect(typo.code).toBe(2)
      expect(typo.error).toMatch(
        /^ooor count: res\.country has no field 'cod'.*did you mean 'code'\?\n {2}country_id\.cod=FR\n {13}\^\^\^\n/,
      )
      const kind = await ooor('set', 'res.partner', '1', 'color=red')
      expect(kind.error).toContain("'red' is no value for color, an integer: write a whole number\n`ooor set --help`")
      const model = await ooor('query', 'res.partnr')
      expect(model).toMatchObject({ code: 2, error: expect.stringContaining('res.partnr') })
      expect(model.error.trimEnd().split('\n')).toHaveLength(2)
    })
  })

  describe('tells', () => {
    it('who the user is, how the connection speaks, which databases there are, and that the server answers', async () => {
      expect(await json('whoami')).toMatchObject({ uid: expect.any(Number), database: target().database })
      expect((await ooor('whoami')).out).toMatch(/^uid +│ \d+$/m)
      expect(await json('explain')).toMatchObject({ database: target().database, auth: 'password' })
      expect((await json<string[]>('databases')).includes(target().database)).toBe(true)
      expect(await json('ping', '--count', '2')).toMatchObject({ times: [expect.any(Number), expect.any(Number)] })
    })

    it('what models there are, what they are made of and can do', async () => {
      const models = await json<object[]>('models', 'res.partner.cat')
      expect(models).toEqual([{ model: 'res.partner.category', name: expect.any(String) }])
      const fields = await json<{ name: string; kind: string; relation?: string }[]>('fields', 'res.partner', 'country')
      expect(fields).toContainEqual(
        expect.objectContaining({ name: 'country_id', kind: 'many2one', relation: 'res.country' }),
      )
      const table = await ooor('fields', 'res.partner', 'country_id')
      expect(table.out).toMatch(/^country_id +│ many2one +│ Country +│ res\.country +│/m)
      const methods = await ooor('methods', 'res.users', '--format', 'csv')
      expect(methods).toMatchObject({ code: 0, out: expect.stringMatching(/^method,on,what\n/) })
    })
  })

  it('calls methods', async () => {
    const { id, name } = await partner()
    const found = await ooor('call', 'res.partner', 'name_search', name)
    expect(JSON.parse(found.out)).toEqual([[Number(id), expect.stringContaining(name)]])
    await ooor('call', 'res.partner', 'write', '--ids', id, '{"ref": "called"}')
    expect(await json('get', 'res.partner', id, '--select', 'ref')).toMatchObject({ ref: 'called' })
  })

  it('exports what an expression finds, and imports it again', async () => {
    const { id, name } = await partner('country_id=base.fr')
    const args = ['--model', 'res.partner', '--fields', 'name,country_id/id']
    const out = await ooor('export', join(folder, 'out.csv'), ...args, '--where', `id = ${id} and country_id.code = FR`)
    expect(out).toMatchObject({ code: 0, error: expect.stringContaining('1 record') })
    const text = await readFile(join(folder, 'out.csv'), 'utf8')
    expect(text).toBe(`name,country_id/id\n${name},base.fr\n`)
    await writeFile(join(folder, 'in.csv'), text.replace('base.fr', 'base.be'))
    const back = await ooor('import', join(folder, 'in.csv'), '--model', 'res.partner', '--match', 'name')
    expect(back.error).toContain('0 made, 1 changed, 0 refused')
  })
})
