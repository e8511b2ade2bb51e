import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Admin, connect } from 'ooor'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeAdministered } from '../targets.ts'
import { runRecipe } from './run-recipe.ts'

/** A real server takes seconds for each of them. */
const LONG = 180_000
const PASSWORD = 'own-password'

describeAdministered('recipes of administrators', (target) => {
  const environment = { ODOO_MASTER_PASSWORD: 'admin' }
  let [database, folder, admin] = ['', '', undefined as unknown as Admin]
  let close = async () => {}
  // In a database of their own: others are not to be changed.
  const place = () => ({ url: target().url, database, password: PASSWORD })

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ooor-recipes-'))
    const odoo = connect({ url: target().url, database: target().database, username: 'admin', password: 'admin' })
    close = () => odoo.close()
    admin = await odoo.admin({ masterPassword: environment.ODOO_MASTER_PASSWORD })
    database = `${target().database}_r${process.pid.toString(36)}${Date.now().toString(36)}`
    await admin.databases.create(database, { password: PASSWORD })
  }, LONG)
  afterAll(async () => {
    await admin.databases.drop(database, { confirm: database })
    await close()
    await rm(folder, { recursive: true })
  }, LONG)

  it(
    'back-up-database writes a whole file, or none',
    async (context) => {
      const run = await runRecipe('back-up-database', place(), { args: [folder], environment }).catch(
        (error: Error) => error,
      )
      // The real 14 has a pg_dump that is older than the PostgreSQL it asks, and says so.
      if (run instanceof Error) {
        if (!run.message.includes('pg_dump')) throw run
        return context.skip('the server’s pg_dump does not work')
      }
      const [, path = '', size] = /^(.+) (\d+)$/.exec(run.lines.at(-1) ?? '') ?? []
      const bytes = await readFile(path)
      expect(bytes.length).toBe(Number(size))
      expect(bytes.subarray(0, 2).toString()).toBe(target().has('backups as zip files') ? 'PK' : 'PG')
    },
    LONG,
  )

  it(
    'install-module installs, and says what was there',
    async () => {
      const { modules } = await connect({ ...place(), username: 'admin' }).admin()
      const offered = await modules.list({ installed: false, name: ['auth_password_policy', 'note', 'survey'] })
      const name = offered[0]?.name ?? ''
      const first = await runRecipe('install-module', place(), { args: [name] })
      expect(first.lines).toContain(`${name}: uninstalled, now installed`)
      expect((await runRecipe('install-module', place(), { args: [name] })).lines.at(-1)).toBe(`${name} was there`)
    },
    LONG,
  )
})
