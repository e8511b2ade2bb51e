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
    // Drafts go with their customers on 17 and 18.
    const write = (state: string) => admin().model('sale.order').raw.write([order.id], { state })
    if (target().major >= 17) await write('sent')
    const error = await failure(admin().model('res.partner').browse(customer.id).unlink())
    expect(ServerError.is(error)).toBe(true)
    expect(UnlinkBlockedError.is(error)).toBe(target().has('web_unlink'))
    if (UnlinkBlockedError.is(error)) {
      expect(error.blockedIds).toEqual([customer.id])
      expect(error.neededBy).toMatch(/order/i)
      expect(error.isArchivable).toBe(true)
    }
    expect(await admin().model('res.partner').where({ id: customer.id }).count()).toBe(1)
    if (target().major >= 17) await write('draft')
    await order.destroy()
    await customer.destroy()
    expect(await admin().model('res.partner').where({ id: customer.id }).count()).toBe(0)
  })

  it.for<[string, readonly number[]]>([
    ['draft', [17, 18]],
    ['cancel', [17, 18]],
    ['sent', []],
    ['sale', []],
  ])('an order that is %s goes with its customer on 17 and 18, or keeps them', async ([state, series], { skip }) => {
    const { major } = target()
    skip(![14, 16, 17, 18, 19].includes(major), 'tried on 14.0 and 16.0 to 19.0')
    const made = { name: uniqueName('customer') }
    const id = (await admin().call('res.partner', 'create', [made])) as number
    const order = (await admin().call('sale.order', 'create', [{ partner_id: id }])) as number
    await admin().call('sale.order', 'write', [[order], { state }])
    const gone = await admin()
      .call('res.partner', 'unlink', [[id]])
      .then(
        () => true,
        () => false,
      )
    const left = await admin().call('sale.order', 'search_count', [[['id', '=', order]]])
    expect({ gone, left }).toEqual(series.includes(major) ? { gone: true, left: 0 } : { gone: false, left: 1 })
    if (gone) return
    await admin().call('sale.order', 'write', [[order], { state: 'cancel' }])
    await admin().call('sale.order', 'unlink', [[order]])
    await admin().call('res.partner', 'unlink', [[id]])
  })
})
