import { strFromU8, unzipSync } from 'fflate'
import { connect } from 'ooor'
import { describe, expect, it } from 'vitest'
import { Sandbox, type SandboxOptions } from './index.ts'

function manager(options: SandboxOptions = {}) {
  const sandbox = new Sandbox({ databases: ['first', 'second'], ...options })
  const form = async (name: string, fields: Record<string, string>, file?: Uint8Array) => {
    const body = new FormData()
    for (const [key, value] of Object.entries({ master_pwd: 'admin', ...fields })) body.append(key, value)
    if (file !== undefined) body.append('backup_file', new Blob([file as BlobPart]), 'd.zip')
    const encoded = new Response(body)
    const bytes = new Uint8Array(await encoded.arrayBuffer())
    const headers = { 'content-type': encoded.headers.get('content-type') ?? '', host: 'odoo.example.com' }
    const path = `/web/database/${name}`
    const answer = await sandbox.handle({ method: 'POST', path, headers, body: '', bytes })
    const header = (wanted: string) => answer.headers.find(([one]) => one === wanted)?.[1]
    const alert = /<div class="alert alert-danger">(.*?)<\/div>/s.exec(answer.body)?.[1]
    return {
      status: answer.status,
      location: header('location'),
      alert,
      bytes: answer.bytes ?? new Uint8Array(),
      header,
    }
  }
  const service = async (method: string, ...args: unknown[]) => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, params: { service: 'db', method, args } })
    const headers = { 'content-type': 'application/json' }
    const answer = await sandbox.handle({ method: 'POST', path: '/jsonrpc', headers, body })
    return { status: answer.status, ...(answer.status === 200 && JSON.parse(answer.body)) }
  }
  return { sandbox, form, service }
}

// wire/14.0, wire/19.0/svc-db-form-*; 20: odoo/http/dispatcher.py.
it.each([
  ['14.0', 'http://odoo.example.com/web/database/manager', 200, 200],
  ['19.0', '/web/database/manager', 200, 200],
  ['20.0', '/web/database/manager', 403, 422],
])('the forms of %s lead on, or say why not', async (series, location, denied, failed) => {
  const { form } = manager({ series, masterPassword: 'secret' })
  const secret = { master_pwd: 'secret' }
  expect(await form('drop', { name: 'second' })).toMatchObject({
    status: denied,
    alert: 'Database deletion error: Access Denied',
  })
  expect(await form('duplicate', { ...secret, name: 'first', new_name: 'second' })).toMatchObject({
    status: failed,
    alert: expect.stringContaining('already exists'),
  })
  expect(await form('drop', { ...secret, name: 'second' })).toMatchObject({ status: 303, location })
  // Of one that is not there too.
  expect(await form('drop', { ...secret, name: 'second' })).toMatchObject({ status: 303, location })
})

it('the first form sets the master password that nobody has set', async () => {
  const { form } = manager({ series: '19.0' })
  expect((await form('drop', { master_pwd: 'whatever', name: 'second' })).status).toBe(303)
  expect((await form('drop', { name: 'first' })).alert).toBe('Database deletion error: Access Denied')
})

it('a backup is a zip file that can be restored', async () => {
  const { form, sandbox } = manager({ series: '19.0' })
  sandbox.environment('admin', 'first').create('res.partner', { name: 'Ada' })
  const backup = await form('backup', { name: 'first', backup_format: 'zip' })
  expect(backup.header('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''first_[\d-]+_[\d-]+\.zip$/)
  const { 'manifest.json': manifest, 'dump.sql': sql } = unzipSync(backup.bytes)
  // Clients look for it.
  expect(strFromU8(sql ?? new Uint8Array())).toMatch(/^-- /)
  expect(JSON.parse(strFromU8(manifest ?? new Uint8Array()))).toMatchObject({ odoo_dump: '1', db_name: 'first' })
  expect((await form('restore', { name: 'third', copy: 'true' }, backup.bytes)).status).toBe(303)
  const named = [['name', '=', 'Ada']]
  expect(sandbox.environment('admin', 'third').search('res.partner', named)).toHaveLength(1)
  expect(sandbox.environment('admin', 'second').search('res.partner', named)).toHaveLength(0)
  const bad = await form('restore', { name: 'fourth' }, new Uint8Array([1, 2, 3]))
  expect(bad.alert).toBe('Database restore error: Couldn&#39;t restore database')
})

it('up to 15 the services fail without words while several databases pass the filter', async () => {
  const several = manager({ series: '14.0' })
  expect((await several.service('rename', 'admin', 'nosuch', 'other')).status).toBe(500)
  const one = manager({ series: '14.0', databases: ['first'] })
  const answer = await one.service('rename', 'admin', 'nosuch', 'other')
  expect(answer.error.data).toMatchObject({
    name: 'builtins.Exception',
    message: expect.stringContaining('database "nosuch" does not exist'),
  })
})

it('snapshots know which databases there were, and forks have the same', async () => {
  const { sandbox, service } = manager({ series: '19.0' })
  const before = sandbox.snapshot()
  sandbox.environment('admin', 'second').create('res.partner', { name: 'Ada' })
  await service('drop', 'admin', 'second')
  await service('create_database', 'admin', 'third', false, 'en_US', 'pw')
  await service('change_admin_password', 'admin', 'other')
  const fork = sandbox.fork()
  expect(fork.environment('admin', 'third').search('res.partner', [])).not.toEqual([])
  sandbox.restore(before)
  expect((await service('list')).result).toEqual(['first', 'second'])
  expect(sandbox.environment('admin', 'second').search('res.partner', [['name', '=', 'Ada']])).toEqual([])
  expect((await service('drop', 'admin', 'second')).result).toBe(true)
})

describe.each(['8.0', '14.0', '19.0'])('a backup of %s', (series) => {
  async function madeByPrograms() {
    const sandbox = new Sandbox({ series })
    const as = (database: string, login = 'admin') =>
      connect(`https://${login}:${login}@sandbox/${database}`, { adapter: sandbox.adapter })
    const odoo = as('sandbox')
    const env = sandbox.environment()
    for (const model of ['x_visit', 'x_stop']) {
      const id = await odoo.call('ir.model', 'create', [{ name: model, model }])
      // Up to 13 no name comes with a model.
      if (
        env.search('ir.model.fields', [
          ['model', '=', model],
          ['name', '=', 'x_name'],
        ]).length === 0
      )
        await field(id, 'x_name')
      await field(id, 'x_note')
    }
    async function field(model_id: unknown, name: string, more: object = {}) {
      const values = { model_id, name, ttype: 'char', field_description: name, state: 'manual', ...more }
      return odoo.call('ir.model.fields', 'create', [values])
    }
    const modelOf = (model: string) => env.search('ir.model', [['model', '=', model]])[0]
    await field(modelOf('res.partner'), 'x_tier', {
      ttype: 'selection',
      selection: "[('gold', 'Gold'), ('lead', 'Lead')]",
    })
    const employees = [
      ['module', '=', 'base'],
      ['name', '=', 'group_user'],
    ]
    const [group] = env.read('ir.model.data', env.search('ir.model.data', employees), ['res_id'])
    const rights = {
      perm_read: true,
      perm_write: true,
      perm_create: true,
      perm_unlink: true,
      group_id: group?.res_id,
    }
    // On 19 rights of one's own begin with the next change.
    for (const name of ['visits', 'again']) {
      await odoo.call('ir.model.access', 'create', [{ ...rights, name, model_id: modelOf('x_visit') }])
    }
    const visit = await odoo.call('x_visit', 'create', [{ x_name: 'Monday', x_note: 'nobody there' }])
    await odoo.call('res.partner', 'write', [[9], { x_tier: 'gold' }])
    const gone = await odoo.call('res.partner', 'create', [{ name: 'Gone' }])
    await odoo.call('res.partner', 'unlink', [[gone]])
    return { odoo, as, sandbox, visit, gone }
  }

  it('has what programs have made of the database, and goes on counting', async () => {
    const { odoo, as, sandbox, visit, gone } = await madeByPrograms()
    const { databases } = await odoo.admin({ masterPassword: 'admin' })
    const restore = async (from: string, to: string) => {
      const bytes = await new Response((await databases.backup(from)).stream() as BodyInit).arrayBuffer()
      await databases.restore(to, new Uint8Array(bytes))
    }
    await restore('sandbox', 'copy')
    // What was restored is as good as what it is of.
    await restore('copy', 'again')
    for (const name of ['copy', 'again']) {
      const copy = as(name)
      expect(await copy.call('x_visit', 'read', [[visit], ['x_name', 'x_note']])).toEqual([
        { id: visit, x_name: 'Monday', x_note: 'nobody there' },
      ])
      expect(await copy.call('res.partner', 'read', [[9], ['x_tier']])).toEqual([{ id: 9, x_tier: 'gold' }])
      const told = (await copy.call('res.partner', 'fields_get', [['x_tier']])) as { x_tier: { selection: unknown } }
      expect(told.x_tier.selection).toEqual([
        ['gold', 'Gold'],
        ['lead', 'Lead'],
      ])
      await expect(copy.call('res.partner', 'write', [[9], { x_tier: 'none' }])).rejects.toThrow()
      // Who may use them, may there too; and of the other nobody but who may do all.
      expect(await as(name, 'demo').call('x_visit', 'search_count', [[]])).toBe(1)
      await expect(as(name, 'portal').call('x_visit', 'search_count', [[]])).rejects.toThrow()
      await expect(as(name, 'demo').call('x_stop', 'search_count', [[]])).rejects.toThrow()
      const lists = (database: string) =>
        ['ir.model', 'ir.model.fields', 'ir.model.access'].map((list) => {
          const env = sandbox.environment('admin', database)
          return env.read(list, env.search(list, []), ['display_name'])
        })
      expect(lists(name)).toEqual(lists('sandbox'))
      expect(await copy.call('res.partner', 'create', [{ name: 'Next' }])).toBe(Number(gone) + 1)
    }
  })

  it('and a copy are told from what they are of', async () => {
    const { odoo, as } = await madeByPrograms()
    const { databases } = await odoo.admin({ masterPassword: 'admin' })
    const backup = new Uint8Array(
      await new Response((await databases.backup('sandbox')).stream() as BodyInit).arrayBuffer(),
    )
    await databases.duplicate('sandbox', 'twin')
    await databases.restore('copy', backup)
    await databases.restore('moved', backup, { copy: false })
    await databases.create('fresh', { password: 'admin' })
    const all = ['sandbox', 'twin', 'copy', 'fresh', 'moved']
    const ids = await Promise.all(
      all.map((name) => as(name).call('ir.config_parameter', 'get_param', ['database.uuid'])),
    )
    expect(new Set(ids.slice(0, 4)).size).toBe(4)
    expect(ids[4]).toBe(ids[0])
  })
})

it.each(['6.1', '7.0', '20.0'])('a database of %s is made of its backup, too', async (series) => {
  const sandbox = new Sandbox({ series })
  const odoo = connect('https://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })
  sandbox.environment().create('res.partner', { name: 'Ada' })
  const { databases } = await odoo.admin({ masterPassword: 'admin' })
  const backup = await new Response((await databases.backup('sandbox')).stream() as BodyInit).arrayBuffer()
  await databases.restore('copy', new Uint8Array(backup))
  expect(sandbox.environment('admin', 'copy').search('res.partner', [['name', '=', 'Ada']])).toHaveLength(1)
})
