import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'ooor'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runOoor, type TestTerminal } from '../../packages/cli/src/run.test-help.ts'
import { once } from './help.ts'
import { describeAdministered } from './targets.ts'

/** A real server takes seconds for each database. */
const LONG = 300_000

describeAdministered('databases from the command line', (target) => {
  const prefix = once(() => `${target().database}_c${process.pid.toString(36)}${Date.now().toString(36)}`)
  const own = (name: string) => `${prefix()}_${name}`
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ooor-databases-'))
  })
  afterAll(async () => {
    const { url, database } = target()
    const odoo = connect({ url, database, username: 'admin', password: 'admin' })
    const { databases } = await odoo.admin({ masterPassword: 'admin' })
    for (const name of await databases.list()) {
      if (name.startsWith(prefix())) await databases.drop(name, { confirm: name })
    }
    await odoo.close()
    await rm(folder, { recursive: true })
  }, LONG)

  const inTerminal = (terminal: TestTerminal, ...args: readonly string[]) => {
    const { url, database } = target()
    const environment = { OOOR_URL: `${url}/${database}`, OOOR_USERNAME: 'admin', OOOR_PASSWORD: 'admin' }
    return runOoor(['db', ...args], { ...environment, ...secrets }, { directory: folder, ...terminal })
  }
  let secrets: Record<string, string> = { OOOR_MASTER_PASSWORD: 'admin', OOOR_NEW_PASSWORD: 'own-password' }
  const db = (...args: readonly string[]) => inTerminal({}, ...args)
  const list = async () => JSON.parse((await db('list', '--json')).out) as string[]

  it('are made, listed, renamed and dropped', { timeout: LONG }, async () => {
    const made = await db('create', own('a'))
    expect(made).toMatchObject({ code: 0, out: '', error: `${own('a')} is made\n`, shown: `${own('a')} is made\n` })
    expect(await list()).toEqual(expect.arrayContaining([target().database, own('a')]))
    expect(await db('rename', own('a'), own('b'))).toMatchObject({ code: 0, error: `${own('a')} is ${own('b')} now\n` })
    expect(await db('drop', own('b'))).toMatchObject({
      code: 2,
      error: expect.stringContaining('there is nobody to ask'),
    })
    const no = await inTerminal({ answers: [''] }, 'drop', own('b'))
    expect(no).toMatchObject({ code: 1, error: expect.stringContaining('nothing was done') })
    expect(await list()).toContain(own('b'))
    const yes = await inTerminal({ answers: ['yes'] }, 'drop', own('b'))
    expect(yes).toMatchObject({ code: 0, error: expect.stringContaining(`${own('b')} is gone`) })
    expect(await list()).not.toContain(own('b'))
  })

  it('are copied, backed up and restored', { timeout: LONG }, async ({ skip }) => {
    if (!target().has('copies of databases')) skip('they came with 7.0')
    expect((await db('duplicate', target().database, own('copy'))).code).toBe(0)
    const backup = await db('backup', own('copy'), '--to', 'copy.zip')
    if (backup.code !== 0 && /pg_dump/.test(backup.error)) return skip('the server’s pg_dump does not work')
    expect([backup.code, backup.error]).toEqual([0, expect.stringMatching(/^copy\.zip: /)])
    const start = (await readFile(join(folder, 'copy.zip'))).subarray(0, 2).toString()
    expect(start).toBe(target().has('backups as zip files') ? 'PK' : 'PG')
    expect(await db('restore', own('restored'), 'copy.zip')).toMatchObject({ code: 0 })
    const there = await db('restore', own('restored'), 'copy.zip')
    expect(there.code).toBe(2)
    const replaced = await inTerminal({ answers: ['n'] }, 'restore', own('restored'), 'copy.zip', '--replace')
    expect(replaced).toMatchObject({ code: 1, error: expect.stringContaining(`in the place of ${own('restored')}`) })
    expect(await db('drop', own('restored'), '--yes')).toMatchObject({ code: 0 })
  })

  it('want the master password, and tell none', { timeout: LONG }, async () => {
    const { OOOR_MASTER_PASSWORD: _, ...rest } = secrets
    const all = secrets
    secrets = rest
    try {
      const missing = await db('drop', own('nosuch'), '--yes')
      expect(missing).toMatchObject({ code: 2, error: expect.stringContaining('set OOOR_MASTER_PASSWORD') })
      const wrong = await inTerminal({ answers: ['not-the-password'] }, 'create', own('w'))
      expect(wrong.code).toBe(2)
      expect(wrong.shown).not.toContain('not-the-password')
    } finally {
      secrets = all
    }
    expect(await list()).not.toContain(own('w'))
    const gone = await db('restore', own('x'), 'no-such-file.zip')
    expect(gone).toMatchObject({ code: 2, error: expect.stringContaining('no-such-file.zip') })
  })
})
