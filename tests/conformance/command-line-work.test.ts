import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOoor, type TestTerminal } from '../../packages/cli/src/run.test-help.ts'
import { connectAs, firstOf, once, tidy, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

describeTargets('the command line’s work', (target) => {
  const admin = once(() => connectAs(target()))
  afterAll(() => admin().close())
  const keep = tidy(admin)
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ooor-work-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  const inTerminal = (terminal: TestTerminal, ...args: readonly string[]) => {
    const { url, database } = target()
    const environment = { OOOR_URL: `${url}/${database}`, OOOR_USERNAME: 'admin', OOOR_PASSWORD: 'admin' }
    return runOoor(args, environment, { directory: folder, ...terminal })
  }
  const ooor = (...args: readonly string[]) => inTerminal({}, ...args)
  const partner = async () => {
    const name = uniqueName('Work')
    const [id] = [await admin().call('res.partner', 'create', [{ name }])].flat()
    keep('res.partner', { id: Number(id) })
    return { id: String(id), name }
  }

  describe('files', () => {
    it('are attached, listed and read', async ({ skip }) => {
      if (!target().has('files over the web')) skip('6.1 and 7.0 upload by sessions of their own kind')
      const { id } = await partner()
      await writeFile(join(folder, 'note.txt'), 'ring twice')
      expect(await ooor('files', 'list', 'res.partner', id)).toMatchObject({
        out: '',
        error: 'there are none\n',
        code: 0,
      })
      const put = await ooor('files', 'put', 'note.txt', 'res.partner', id)
      expect(put).toMatchObject({ error: '', code: 0, out: expect.stringMatching(/^\d+\n$/) })
      const attachment = put.out.trim()
      keep('ir.attachment', { id: Number(attachment) })
      const listed = await ooor('files', 'list', 'res.partner', id, '--json')
      expect(JSON.parse(listed.out)).toMatchObject([{ id: Number(attachment), name: 'note.txt', size: 10 }])
      const table = await ooor('files', 'list', 'res.partner', id)
      expect(table.out).toContain('note.txt')
      expect(await ooor('files', 'get', attachment, '--to', 'copy.txt')).toMatchObject({
        error: 'copy.txt: 10 B\n',
        code: 0,
      })
      expect(await readFile(join(folder, 'copy.txt'), 'utf8')).toBe('ring twice')
      expect(await ooor('files', 'get', attachment, '--to', '-')).toMatchObject({ out: 'ring twice', code: 0 })
      const again = await ooor('files', 'get', attachment)
      expect(again).toMatchObject({ code: 2, error: expect.stringContaining('note.txt is there already') })
      await rm(join(folder, 'note.txt'))
      expect(await ooor('files', 'get', attachment)).toMatchObject({ code: 0, error: 'note.txt: 10 B\n' })
      expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
    })

    it('are what fields hold, too', async ({ skip }) => {
      if (!target().has('image_128')) skip('it came with 13')
      const { id } = await partner()
      const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='
      await writeFile(join(folder, 'logo.png'), Buffer.from(png, 'base64'))
      const put = await ooor('files', 'put', 'logo.png', 'res.partner', id, 'image_1920')
      expect(put).toMatchObject({ out: '', code: 0, error: `image_1920 of res.partner ${id}: 70 B\n` })
      const got = await ooor('files', 'get', 'res.partner', id, 'image_1920', '--to', 'back.png')
      expect(got.code, got.error).toBe(0)
      expect((await readFile(join(folder, 'back.png'))).subarray(1, 4).toString()).toBe('PNG')
    })

    it('say what is wrong', async () => {
      for (const [args, words] of [
        [['files', 'get', 'x'], "'x' is no attachment's id"],
        [['files', 'get', 'res.partner', '1'], 'say what to read'],
        [['files', 'put', 'nothing.txt', 'res.partner', '1'], 'nothing.txt'],
        [['files', 'list', 'res.partner', '1,2'], "'1,2' is not one record"],
        [['files', 'list', 'no.model', '1'], 'no.model'],
      ] as const) {
        const { code, error } = await ooor(...args)
        expect([code, error]).toEqual([2, expect.stringContaining(words)])
      }
    })
  })

  it('reports are printed', async ({ skip }) => {
    if (!target().has('files over the web')) skip('up to 7.0 there is PDF alone')
    const order = await firstOf(admin(), 'sale.order')
    const name = 'sale.report_saleorder'
    const { code, error } = await ooor('report', name, String(order), '--format', 'html', '--to', 'order.html')
    expect([code, error]).toEqual([0, expect.stringMatching(/^order\.html: /)])
    expect(await readFile(join(folder, 'order.html'), 'utf8')).toContain('<')
    expect(await ooor('report', name, 'x')).toMatchObject({ code: 2, error: expect.stringContaining("'x' is no id") })
    const format = await ooor('report', name, String(order), '--format', 'doc')
    expect(format).toMatchObject({ code: 2, error: expect.stringContaining("'doc' is no --format") })
  })

  it('what is watched enters, changes and leaves', async () => {
    const { id, name } = await partner()
    const change = (values: object) => void admin().call('res.partner', 'write', [[Number(id)], values])
    const next = [{ color: 5 }, { active: false }]
    const heard = () => {
      const values = next.shift()
      if (values !== undefined) change(values)
    }
    const args = ['watch', 'res.partner', '--where', `name = '${name}'`, '--select', 'name,color', '--interval', '0.1']
    const { code, out, error } = await inTerminal({ heard }, ...args, '--count', '3', '--json')
    expect([code, error]).toEqual([0, ''])
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { kind: 'entered', id: Number(id), row: { id: Number(id), name, color: 0 } },
      { kind: 'changed', id: Number(id), row: { id: Number(id), name, color: 5 } },
      { kind: 'left', id: Number(id) },
    ])
  })

  it('what is watched ends with Ctrl-C', async () => {
    const { id, name } = await partner()
    const stop = new AbortController()
    const args = ['watch', 'res.partner', '--where', `name = '${name}'`, '--select', 'name,country_id.code']
    const watched = await inTerminal({ interrupted: stop.signal, heard: () => stop.abort() }, ...args)
    expect(watched).toMatchObject({ code: 0, error: '', out: `entered │ ${id} │ ${name} │ \n` })
  })

  it('modules are listed', async () => {
    const { out, code } = await ooor('modules', 'list', 'base', '--installed', '--json')
    expect(code).toBe(0)
    const rows = JSON.parse(out) as { name: string; state: string }[]
    expect(rows.find(({ name }) => name === 'base')).toMatchObject({ state: 'installed' })
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['installed']))
    expect(await ooor('modules', 'list', 'no such module')).toMatchObject({
      out: '',
      error: 'there are none\n',
      code: 0,
    })
    const nobody = await ooor('modules', 'uninstall', 'sale')
    expect(nobody).toMatchObject({ code: 2, error: expect.stringContaining('there is nobody to ask') })
    const no = await inTerminal({ answers: ['n'] }, 'modules', 'uninstall', 'sale')
    expect(no).toMatchObject({ code: 1, error: expect.stringContaining('nothing was done') })
    expect(no.error).toMatch(/Uninstall sale,.* and delete all that they hold\?/)
  })

  it('keys are made, listed and ended', async ({ skip }) => {
    if (!target().has('second factors')) skip('keys came with 14')
    const name = uniqueName('key')
    const made = await ooor('keys', 'create', name, '--days', '2')
    expect([made.code, made.out]).toEqual([0, expect.stringMatching(/^\S{20,}\n$/)])
    const key = made.out.trim()
    const listed = JSON.parse((await ooor('keys', 'list', '--json')).out) as { id: number; name: string }[]
    const one = listed.find((row) => row.name === name)
    expect(made.error).toContain(`${one?.id}: `)
    expect(JSON.stringify(listed)).not.toContain(key)
    const no = await inTerminal({ answers: ['no'] }, 'keys', 'remove', name)
    expect(no).toMatchObject({ code: 1, out: '' })
    const yes = await inTerminal({ answers: ['y'] }, 'keys', 'remove', String(one?.id))
    expect([yes.code, yes.error]).toEqual([0, expect.stringContaining(`${one?.id} has ended`)])
    const gone = await ooor('keys', 'remove', name, '--yes')
    expect(gone).toMatchObject({ code: 2, error: expect.stringContaining(`you have no key '${name}'`) })
  })
})
