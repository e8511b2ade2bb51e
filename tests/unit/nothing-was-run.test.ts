import { Sandbox } from '@ooor/sandbox'
import { ConfigError, connect, DatabaseUnavailableError, PartialWriteError } from 'ooor'
import { describe, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'

/** What goes wrong between calls, which no real server does when it is asked to. */
describe.each(['14.0', '19.0'])('on sandbox %s', (series) => {
  const started = () => {
    const sandbox = new Sandbox({ series })
    return { sandbox, odoo: connect('http://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter }) }
  }

  it('a database that is away is no row’s fault', async () => {
    const { sandbox, odoo } = started()
    const partners = odoo.model('res.partner')
    await partners.count()
    const rows = [
      { name: 'A', ref: 'a' },
      { name: 'B', ref: 'b' },
      { name: 'C', ref: 'c' },
    ]
    await partners.upsertMany(rows, { match: ['ref'] })
    sandbox.fault({ as: 'database away', times: 100 })
    for (const list of [rows, rows.slice(0, 1)]) {
      const error = await failure(partners.createMany(list))
      expect(error).toBeInstanceOf(DatabaseUnavailableError)
      expect(error.message).not.toContain('row 1')
    }
    const told = await failure(partners.upsertMany(rows, { match: ['ref'], onError: 'collect' }))
    expect(told).toBeInstanceOf(DatabaseUnavailableError)
  })

  it('a name that could not be given is told with the record’s id', async () => {
    const { sandbox, odoo } = started()
    const partners = odoo.model('res.partner')
    const values = { name: 'Named', child_ids: [{ name: 'Child' }] }
    sandbox.fault({
      as: { exception: 'odoo.exceptions.UserError', message: 'no names today' },
      on: 'ir.model.data.create',
    })
    const error = await failure(partners.upsert(values, { externalId: 'unit.named' }))
    const [id] = await partners.where({ name: 'Named' }).ids()
    expect(error).toBeInstanceOf(PartialWriteError)
    expect((error as PartialWriteError).done).toEqual([id])
    expect(error.message).toContain("but not its external id 'unit.named': ")
    expect(error.message).toContain('the same call again makes another record')
  })

  it('a header with a line break is refused by name', async () => {
    const { odoo } = started()
    const error = await failure(odoo.defaultSession.fetch('/web/login', { headers: { 'x-a': 'a\r\nb: c' } }))
    expect(error).toBeInstanceOf(ConfigError)
    expect(error.message).toContain("headers of fetch: 'x-a' has a line break")
  })
})

it.each([true, false])('a database that is away is told to who has a key, asked before: %s', async (wasAsked) => {
  const sandbox = new Sandbox({ series: '19.0' })
  const credential = { url: 'http://sandbox/sandbox', username: 'admin', apiKey: 'sandbox-admin-key' }
  const partners = connect({ ...credential, adapter: sandbox.adapter }).model('res.partner')
  if (wasAsked) await partners.count()
  sandbox.fault({ as: 'database away', times: 100 })
  expect(await failure(partners.count())).toBeInstanceOf(DatabaseUnavailableError)
  expect(await failure(partners.browse(7).write({ ref: 'x' }))).toBeInstanceOf(DatabaseUnavailableError)
})
