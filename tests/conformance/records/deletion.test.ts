import { ServerError, UnlinkBlockedError } from 'ooor'
import { afterAll, expect, it } from 'vitest'
import { failure } from '../../support/failure.ts'
import { connectAs, once, tidy, uniqueName } from '../help.ts'
import { describeTargets } from '../targets.ts'

describeTargets('records that others need', (target) => {
  const admin = once(() => connectAs(target()))
  afterAll(() => admin().close())
  const keep = tidy(admin)

  it('stay, and the error says what it knows', async () => {
    const customer = await admin()
      .model('res.partner')
      .create({ name: uniqueName('kept') })
    keep('res.partner', { id: customer.id })
    const order = await admin().model('sale.order').create({ partner_id: customer.id })
    keep('sale.order', { id: order.id })
    const error = await failure(admin().model('res.partner').browse(customer.id).unlink())
    expect(ServerError.is(error)).toBe(true)
    expect(UnlinkBlockedError.is(error)).toBe(target().has('web_unlink'))
    if (UnlinkBlockedError.is(error)) {
      expect(error.blockedIds).toEqual([customer.id])
      expect(error.neededBy).toMatch(/order/i)
      expect(error.isArchivable).toBe(true)
    }
    expect(await admin().model('res.partner').where({ id: customer.id }).count()).toBe(1)
    await order.destroy()
    await customer.destroy()
    expect(await admin().model('res.partner').where({ id: customer.id }).count()).toBe(0)
  })
})
