import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'ooor'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../../../../tests/support/process.ts'
import { runOoor as ooor } from '../run.test-help.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ooor-sandbox-'))
})
afterAll(() => rm(directory, { recursive: true }))

/** Serves until `work` with what it tells is done. */
async function served(args: readonly string[], work: (told: string) => Promise<void>, command = ['sandbox', 'serve']) {
  const stop = new AbortController()
  let outcome: Promise<void> = Promise.resolve()
  const heard = (told: string) => {
    outcome = work(told).finally(() => stop.abort())
  }
  const result = await ooor([...command, ...args], {}, { directory, heard, interrupted: stop.signal })
  await outcome
  return result
}

describe('ooor sandbox serve', () => {
  it('serves until Ctrl-C, where and what it is told to', async () => {
    const port = await freePort()
    const args = ['--port', String(port), '--series', '16.0', '--database', 'shop']
    const url = `http://127.0.0.1:${port}`
    const result = await served(args, async () => {
      await using odoo = connect({ url, database: 'shop', username: 'demo', password: 'demo' })
      expect(await odoo.model('res.partner').count()).toBeGreaterThan(0)
    })
    expect(result).toMatchObject({ code: 0, error: '', out: `Odoo 16.0, database shop: ${url}\n` })
  })

  it('is what `ooor sandbox` does by itself', async () => {
    const options = ['--port', String(await freePort()), '--series', '17.0']
    const result = await served(options, async () => {}, ['sandbox'])
    expect(result).toMatchObject({ code: 0, out: expect.stringContaining('Odoo 17.0, database sandbox: ') })
    expect(await ooor(['sandbox', 'snpashot'])).toMatchObject({
      code: 2,
      error: expect.stringContaining("there is no 'ooor sandbox snpashot': it is serve, or snapshot"),
    })
  })

  it.each([
    [['--sandbox', '17.0', 'sandbox', '--port', '0'], '--sandbox is for commands that ask one: name the series by'],
    [['sandbox', 'serve', '--url', 'http://erp.example.com'], '--url names a server'],
    [['sandbox', '-c', 'prod'], '--connection names a server'],
    [['sandbox', '--series', '17.0', 'snapshot', 'prod'], 'options stand behind the command that they are of'],
    [['sandbox', '--port', '0', 'serve'], 'ooor sandbox serve …'],
    [['sandbox', '--port', '0', 'snpashot'], "there is no 'ooor sandbox snpashot': it is serve, or snapshot"],
    [['sandbox', ''], "there is no 'ooor sandbox '"],
  ])('%j is refused rather than passed over', async (args, words) => {
    expect(await ooor(args)).toMatchObject({ code: 2, error: expect.stringContaining(words) })
  })

  it('tells of a sample that has no records', async () => {
    const samples = ['--sample', 'uom.uom:2', '--sample', 'res.partner.bank:2', '--sample', 'mail.message:5']
    const args = ['sandbox', 'snapshot', '-o', 'empty.json', '--models', 'uom.uom', ...samples]
    const told = await ooor([...args, '--sandbox', '17.0'], {}, { directory })
    expect(told.error).toContain('the sample has no records of mail.message: no sample has any\n')
    expect(told.error).toContain('the sample has no records of res.partner.bank: this user finds none there\n')
    expect(told.error).not.toContain('uom.uom')
  })

  it('serves what `ooor sandbox snapshot` wrote', async () => {
    const options = ['--models', 'res.partner', '--sample', 'res.partner:3', '--sandbox', '17.0']
    const written = await ooor(['sandbox', 'snapshot', '-o', 'erp.json', ...options], {}, { directory })
    expect(written).toMatchObject({ code: 0, error: expect.stringMatching(/^erp\.json: \d+ models/m) })
    await served(['--snapshot', 'erp.json', '--json'], async (told) => {
      const { url, series, database } = JSON.parse(told)
      expect([series, database]).toEqual(['17.0', 'sandbox'])
      await using odoo = connect({ url, database, username: 'admin', password: 'admin' })
      const names = (await odoo.model('res.partner').select('name').rows()).map(({ name }) => name)
      expect(names).not.toContain('Azure Interior')
    })
  })

  it('refuses to keep a field that is not there', async () => {
    const options = ['--models', 'res.partner', '--keep', 'res.partner.nam', '--sandbox', '17.0']
    expect(await ooor(['sandbox', 'snapshot', '-o', 'kept.json', ...options], {}, { directory })).toMatchObject({
      code: 2,
      error: expect.stringContaining("there is no field 'res.partner.nam' to keep: did you mean 'res.partner.name'?"),
    })
  })

  it("has the models of a plain Odoo's apps", async () => {
    await served(['--apps', 'sale,account', '--json'], async (told) => {
      const { url, database } = JSON.parse(told)
      await using odoo = connect({ url, database, username: 'demo', password: 'demo' })
      expect(await odoo.model('account.move').count()).toBe(0)
    })
  })

  it.each([
    [['--port', '70000'], '--port 70000 is no port'],
    [['--series', '3.0'], "no series '3.0'"],
    [['--series', '17.9'], "no series '17.9'"],
    [['--snapshot', 'none.json'], '--snapshot none.json cannot be read'],
    [['--apps', 'bakery'], "no app 'bakery'"],
    [['--apps', 'sale', '--snapshot', 'erp.json'], 'name one'],
  ])('%j is refused with what is wrong', async (args, words) => {
    const { code, error } = await ooor(['sandbox', 'serve', ...args], {}, { directory })
    expect(code).toBe(2)
    expect(error).toContain(words)
  })

  it('tells of a port that is taken', async () => {
    const other = createServer()
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
    const { port } = other.address() as { port: number }
    const { code, error } = await ooor(['sandbox', 'serve', '--port', String(port)], {}, { directory })
    expect({ code, error }).toMatchObject({
      code: 2,
      error: expect.stringContaining(`the port ${port} of 127.0.0.1 is taken`),
    })
    await new Promise((done) => other.close(done))
  })
})
