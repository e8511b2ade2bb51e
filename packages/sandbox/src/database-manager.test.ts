import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
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
