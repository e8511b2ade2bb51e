import { importer } from 'ooor/transfer'
import { afterAll, expect, it } from 'vitest'
import { callsOf, connectAs, once, tidy, uniqueName } from '../conformance/help.ts'
import { describeTargets } from '../conformance/targets.ts'
import { failure } from '../support/failure.ts'
import { needs } from '../support/features.ts'

// odoo/odoo#26201, n8n-io/n8n#39189: servers up to 18 drop conditions on fields that they cannot search, so that what
// was to hit one record hits many.
describeTargets('conditions on fields that the server cannot search', (target) => {
  const admin = once(() => connectAs(target()))
  afterAll(() => admin().close())
  const keep = tidy(admin)

  it('are refused before anything is written or deleted', async (context) => {
    needs(target(), 'computed company_type', context)
    const ref = uniqueName('unsearchable')
    const partners = admin().model('res.partner')
    const made = keep(
      'res.partner',
      await partners.createMany([
        { name: 'One', ref },
        { name: 'Two', ref },
      ]),
    )
    const query = partners.where({ ref, company_type: 'nope' })
    for (const attempt of [
      () => query.unlink(),
      () => query.write({ ref: 'x' }),
      () => query.count(),
      () => query.rows(),
    ]) {
      const { calls, value } = await callsOf(admin(), () => failure(attempt()))
      expect(value.name).toBe('InvalidDomainError')
      expect(value.message).toContain('cannot search by it')
      expect(calls.filter((call) => !call.endsWith('.fields_get'))).toEqual([])
    }
    expect(await partners.where({ ref }).count()).toBe(made.length)
  })

  it('as keys of records too, which would all be made again', async (context) => {
    needs(target(), 'computed company_type', context)
    const ref = uniqueName('unsearchable')
    const partners = admin().model('res.partner')
    const values = { name: 'One', ref, company_type: 'company' } as never
    const match = ['ref', 'company_type'] as never
    for (const attempt of [
      () => partners.upsert(values, { match }),
      () => partners.upsertMany([values], { match }),
      () => partners.upsertMany([values], { match, onError: 'collect' }),
      () => importer(partners, { match }).run([values]),
    ]) {
      const { calls, value } = await callsOf(admin(), () => failure(attempt()))
      expect(value.name).toBe('InvalidValueError')
      expect(value.message).toBe('res.partner.company_type cannot be searched: records cannot be told by it')
      expect(calls.filter((call) => !call.endsWith('.fields_get'))).toEqual([])
    }
  })

  it('at the end of a path too', async (context) => {
    needs(target(), 'computed company_type', context)
    const orders = admin().model('sale.order').where({ origin: 'nothing', 'partner_id.company_type': 'nope' })
    for (const attempt of [() => orders.unlink(), () => orders.write({ note: 'x' })]) {
      const { name, message } = await failure(attempt())
      expect(name).toBe('InvalidDomainError')
      expect(message).toContain('res.partner.company_type')
    }
  })

  it('when reading too, along paths and inside any, before anything but schemas is asked for', async (context) => {
    needs(target(), 'computed company_type', context)
    const orders = admin().model('sale.order')
    const inner = [['partner_id', 'any', [['company_type', '=', 'nope']]]]
    for (const condition of [{ 'partner_id.company_type': 'nope' }, inner]) {
      const query = orders.where(condition as never)
      for (const attempt of [() => query.count(), () => query.ids(), () => query.rows(), () => query.first()]) {
        const { name, message } = await failure(attempt())
        expect(name).toBe('InvalidDomainError')
        expect(message).toContain('cannot search by it')
      }
    }
  })

  it('order and groups likewise', async (context) => {
    needs(target(), 'computed company_type', context)
    const partners = admin().model('res.partner')
    expect((await failure(partners.order('company_type').ids())).name).toBe('InvalidValueError')
    expect((await failure(partners.groupBy('company_type').all())).name).toBe('InvalidValueError')
  })
})
