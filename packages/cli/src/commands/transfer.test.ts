import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Sandbox, type SandboxServer } from '@ooor/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOoor } from '../run.test-help.ts'

let folder: string
let server: SandboxServer
let url: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ooor-transfer-'))
  const sandbox = new Sandbox({ series: '19.0' })
  server = await sandbox.listen()
  url = `${server.url}/${sandbox.database}`.replace('://', '://admin:admin@')
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

const ooor = (...args: readonly string[]) => runOoor(args, { OOOR_URL: url })

const file = async (name: string, text?: string | Uint8Array) => {
  const path = join(folder, name)
  if (text !== undefined) await writeFile(path, text)
  return path
}

describe('ooor import and export', () => {
  it('takes CSV in, writes rejects beside their reason, and goes on by its journal', async () => {
    const text = [
      '\ufeffid,name,country_id/code,comment',
      'shop.c1,Alice,FR,"two\nlines, ""quoted"""',
      'shop.c2,Bob,QQ,',
      'shop.c3,Carol,BE,',
    ].join('\r\n')
    const path = await file('partners.csv', text)
    const [journal, rejects] = [await file('partners.journal'), await file('rejects.csv')]
    const args = ['import', path, '--model', 'res.partner', '--journal', journal, '--rejects', rejects]
    expect(await ooor(...args)).toMatchObject({ code: 1, error: '3 rows: 2 made, 0 changed, 1 refused\n' })
    const reason = "no record of res.country has the code 'QQ': it has to be there before the row"
    expect(await readFile(rejects, 'utf8')).toBe(`id,name,country_id/code,comment,reason\nshop.c2,Bob,QQ,,${reason}\n`)
    expect(await ooor(...args)).toMatchObject({ code: 1, error: '3 rows: 2 made, 0 changed, 1 refused\n' })
    const out = await file('out.csv')
    const where = '[["name", "in", ["Alice", "Carol"]]]'
    const fields = 'id,name,country_id/code,is_company'
    const written = await ooor('export', out, '--model', 'res.partner', '--fields', fields, '--where', where)
    expect(written).toMatchObject({ code: 0, error: `${out}: 2 records\n` })
    const lines = (await readFile(out, 'utf8')).trim().split('\n')
    expect(lines[0]).toBe(fields)
    expect(lines.slice(1).sort()).toEqual(['shop.c1,Alice,FR,false', 'shop.c3,Carol,BE,false'])
    const back = await ooor('import', out, '--model', 'res.partner')
    expect(back).toMatchObject({ code: 0, error: '2 rows: 0 made, 2 changed, 0 refused\n' })
  })

  it('takes what was refused once it is mended, with the reason beside it', async () => {
    for (const [name, text] of [
      ['mended.csv', 'id,name,country_id/code,reason\nshop.c4,Dan,FR,"no record of res.country has the code \'QQ\'"\n'],
      ['mended.jsonl', '{"id":"shop.c5","name":"Eve","reason":"no record"}\n'],
    ] as const) {
      const told = await ooor('import', await file(name, text), '--model', 'res.partner')
      expect(told).toMatchObject({ code: 0, error: '1 row: 1 made, 0 changed, 0 refused\n' })
    }
  })

  it('takes JSON lines, dry and then for good', async () => {
    const path = await file('tags.jsonl', '{"name":"Gold","color":3}\n\n{"name":"Silver","color":"4"}\n')
    const args = ['import', path, '--model', 'res.partner.category', '--match', 'name', '--batch', '1']
    const dry = await ooor(...args, '--dry-run')
    expect(dry.error).toBe('2 rows: 2 made, 0 changed, 0 refused, and nothing is kept: checked by the server\n')
    const report = await ooor(...args, '--json')
    expect(report).toMatchObject({ code: 0, error: '2 rows: 2 made, 0 changed, 0 refused\n' })
    expect(JSON.parse(report.out)).toMatchObject({ rows: 2, made: 2, rejected: 0, isInterrupted: false })
    const out = await file('tags.ndjson')
    const where = '[["name", "in", ["Gold", "Silver"]]]'
    const fields = ['--fields', 'name,color,create_date']
    const told = await ooor('export', out, '--model', 'res.partner.category', ...fields, '--where', where, '--json')
    expect(JSON.parse(told.out)).toEqual({ file: out, model: 'res.partner.category', records: 2 })
    const rows = (await readFile(out, 'utf8')).trim().split('\n')
    expect(rows.map((row) => JSON.parse(row))).toEqual([
      { name: 'Gold', color: 3, create_date: expect.stringMatching(/^\d{4}-/) },
      { name: 'Silver', color: 4, create_date: expect.stringMatching(/^\d{4}-/) },
    ])
    const refused = await ooor('import', await file('bad.jsonl', '{"name":"X","color":"red"}'), ...args.slice(2))
    expect(refused).toMatchObject({ code: 1, error: expect.stringContaining('row 1: res.partner.category.color') })
  })

  it('refuses a row that tells the record of another, unless the last is to hold', async () => {
    const path = await file('twice.csv', 'id,name\nshop.d1,First\nshop.d1,Second\n')
    const args = ['import', path, '--model', 'res.partner']
    const why = 'row 2: row 1 has the same external id, shop.d1\n2 rows: 1 made, 0 changed, 1 refused'
    for (const dry of [['--dry-run'], []]) {
      expect(await ooor(...args, ...dry)).toMatchObject({ code: 1, error: expect.stringContaining(why) })
    }
    const last = await ooor(...args, '--duplicates', 'last')
    expect(last).toMatchObject({ code: 0, error: '2 rows: 0 made, 2 changed, 0 refused\n' })
    expect(await ooor(...args, '--duplicates', 'first')).toMatchObject({ code: 2 })
  })

  it.each([
    [['import'], 'name one file'],
    [['import', 'x.csv'], 'name the model'],
    [['import', 'x.txt', '--model', 'res.partner'], 'Say --format csv or jsonl'],
    [['import', 'x.csv', '--model', 'res.partner', '--format', 'xml'], "'xml' is no format"],
    [['import', 'x.csv', '--model', 'a', '--match', 'a', '--external-id', 'b'], 'leave one out'],
    [['import', 'x.csv', '--model', 'a', '--batch', '0'], "'0' is no --batch"],
    [['import', '/nowhere/x.csv', '--model', 'res.partner'], 'ENOENT'],
    [['export', 'x.csv', '--model', 'res.partner'], 'say what to write'],
    [['export', 'x.csv', '--fields', 'id'], 'name the model'],
    [['export', '--model', 'res.partner', '--fields', 'id'], 'name one file'],
    [['export', 'x.csv', '--model', 'res.partner', '--fields', 'id', '--where', '['], 'is no domain'],
    [['export', '/nowhere/x.csv', '--model', 'res.partner', '--fields', 'id'], 'ENOENT'],
  ])('%j is refused', async (args, message) => {
    expect(await ooor(...args)).toMatchObject({ code: 2, error: expect.stringContaining(message) })
  })

  it('takes the encoding that a file has, and none for another', async () => {
    const latin = Buffer.from('ref;name\r\ne1;Zoé Müller\r\ne2;10 \x80\r\n', 'latin1')
    const path = await file('excel.csv', latin)
    const args = ['import', path, '--model', 'res.partner', '--match', 'ref', '--delimiter', ';']
    const refused = await ooor(...args)
    expect(refused).toMatchObject({ code: 2, error: expect.stringContaining('excel.csv, line 2 is no utf-8') })
    expect((await ooor('count', 'res.partner', '--where', '[["ref", "in", ["e1", "e2"]]]')).out).toBe('0\n')
    const taken = await ooor(...args, '--encoding', 'windows-1252')
    expect(taken).toMatchObject({ code: 0, error: '2 rows: 2 made, 0 changed, 0 refused\n' })
    const made = await ooor('query', 'res.partner', '--where', '[["ref", "in", ["e1", "e2"]]]', '--json')
    expect(made.out).toContain('Zoé Müller')
    expect(made.out).toContain('10 €')
    const wide = await file('wide.csv', Buffer.from('\ufeffref\tname\ne3\tŁódź\n', 'utf16le'))
    const tabs = ['import', wide, '--model', 'res.partner', '--match', 'ref', '--delimiter', 'tab']
    expect(await ooor(...tabs)).toMatchObject({ code: 2, error: expect.stringContaining('line 1 is no utf-8') })
    expect(await ooor(...tabs, '--encoding', 'utf-16le')).toMatchObject({ code: 0 })
  })

  it('refuses letters of another encoding at the end of a file before it sends the beginning', async () => {
    const many = Array.from({ length: 20_000 }, (_, at) => `late${at},Name ${at}`).join('\n')
    const path = await file('late.csv', Buffer.from(`ref,name\n${many}\nlate,Zo\xe9\n`, 'latin1'))
    const refused = await ooor('import', path, '--model', 'res.partner', '--match', 'ref')
    expect(refused).toMatchObject({ code: 2, error: expect.stringContaining('late.csv, line 20002 is no utf-8') })
    expect((await ooor('count', 'res.partner', '--where', '[["ref", "like", "late"]]')).out).toBe('0\n')
  })

  it.each([
    ['name,ref,name\nA,r1,B\n', [], 'has the column name twice'],
    ['name,,ref\nA,,r1\n', [], 'column 2 has no name'],
    ['name,phone\nA,1\n', [], 'has no column id'],
    ['name,phone\nA,1\n', ['--external-id', 'key'], 'has no column key'],
    ['name,phone\nA,1\n', ['--match', 'name,ref'], 'has no column ref'],
    ['id;name\na;A\n', [], "say --delimiter ';'"],
    ['id,nmae\na,A\n', [], "res.partner has no field 'nmae'"],
    ['id,name,cuontry_id/code\na,A,FR\n', [], "res.partner has no field 'cuontry_id'"],
    ['key,name,nothing\na,A,1\n', ['--external-id', 'key'], "res.partner has no field 'nothing'"],
    ['id\tname\na\tA\n', [], 'say --delimiter tab'],
    ['id,name\na,A\n', ['--delimiter', ';'], "say --delimiter ','"],
    ['id,name\na,A\n', ['--delimiter', ';;'], "';;' is no --delimiter"],
    ['id,name\na,A\n', ['--encoding', 'latin-42'], "'latin-42' is no encoding"],
    ['id,name\na,27" screen\n', [], 'odd.csv is no CSV: Invalid Opening Quote'],
  ])('%j %j is refused before anything is sent', async (text, args, message) => {
    const path = await file('odd.csv', text)
    const told = await ooor('import', path, '--model', 'res.partner', ...args)
    expect(told).toMatchObject({ code: 2, error: expect.stringContaining(message) })
  })

  it('is written over by nothing of its own', async () => {
    const path = await file('own.csv', 'id,name\nown.one,One\nno id at all!,Two\n')
    for (const name of ['--rejects', '--journal']) {
      const told = await ooor('import', path, '--model', 'res.partner', name, path)
      expect(told).toMatchObject({ code: 2, error: expect.stringContaining(`${name} is the file with the rows`) })
    }
    expect(await readFile(path, 'utf8')).toContain('own.one,One')
  })

  it('refuses what cannot be meant, with what to write', async () => {
    const [path, empty] = [await file('meant.csv', 'id,name\nmeant.one,One\n'), await file('empty.csv', '')]
    const both = await file('both.csv')
    for (const [args, message] of [
      [['import', empty, '--model', 'res.partner'], `${empty} is empty: the first line of CSV names its columns`],
      [['import', path, '--model', 'res.partner', '--match', ''], '--match names no field: write --match ref'],
      [
        ['import', path, '--model', 'res.partner', '--journal', both, '--rejects', both],
        '--journal and --rejects are both',
      ],
      [
        ['export', both, '--model', 'res.partner', '--fields', 'name,country_id.code'],
        "'country_id.code': a path of an export goes by '/', as 'country_id/code'",
      ],
    ] as const) {
      expect(await ooor(...args)).toMatchObject({ code: 2, error: expect.stringContaining(message) })
    }
  })

  it('tells wide encodings by their mark', async () => {
    const path = await file('big.csv', Buffer.from('\ufeffid,name\na.b,A\n', 'utf16le').swap16())
    const told = await ooor('import', path, '--model', 'res.partner')
    expect(told).toMatchObject({
      code: 2,
      error: expect.stringContaining('say which --encoding the file has, as utf-16be'),
    })
    expect(await ooor('import', path, '--model', 'res.partner', '--encoding', 'utf-16be')).toMatchObject({ code: 0 })
  })

  it('names the line that cannot be read', async () => {
    const json = await ooor(
      'import',
      await file('x.jsonl', '{"name":"A"}\n[1]\n'),
      '--model',
      'res.partner',
      '--match',
      'name',
    )
    expect(json).toMatchObject({ code: 2, error: expect.stringContaining('line 2 is no JSON object') })
    const csv = await ooor(
      'import',
      await file('x.csv', 'name,ref\nA,B,C\n'),
      '--model',
      'res.partner',
      '--match',
      'name',
    )
    expect(csv).toMatchObject({ code: 2, error: expect.stringContaining('is no CSV') })
  })

  it('tells how', async () => {
    expect(await ooor('import', '--help')).toMatchObject({ code: 0, out: expect.stringContaining('--journal') })
    expect(await ooor('export', '--help')).toMatchObject({ code: 0, out: expect.stringContaining('--fields') })
  })
})
