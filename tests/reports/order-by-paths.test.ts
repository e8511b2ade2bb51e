import { afterAll, expect, it } from 'vitest'
import { callsOf, connectAs, once } from '../conformance/help.ts'
import { describeTargets } from '../conformance/targets.ts'
import { failure } from '../support/failure.ts'

// odoo/odoo#12016, odoo/odoo#25433: no server orders by a path, and each series says so in other words, or not at all.
describeTargets('orders by paths', (target) => {
  const admin = once(() => connectAs(target()))
  afterAll(() => admin().close())

  it.each(['partner_id.name', 'partner_id.country_id.code desc', 'order_line.id', 'name.x', 'date_order:month'])(
    '%s is refused by name before anything is sent',
    async (order) => {
      const orders = admin().model('sale.order')
      for (const query of [orders.order(order as never), orders.order('id', `${order}` as never)]) {
        const { calls, value } = await callsOf(admin(), () => failure(query.ids()))
        expect(value.name).toBe('InvalidValueError')
        expect(value.message).toContain(`'${order.replace(' desc', '')}'`)
        expect(calls.filter((call) => !call.endsWith('.fields_get'))).toEqual([])
      }
    },
  )

  it('by the id of what a many2one leads to since 18', async () => {
    const query = admin().model('sale.order').order('partner_id.id desc', 'id').limit(5).select('partner_id')
    if (target().major < 18) {
      expect((await failure(query.rows())).name).toBe('UnsupportedError')
      return
    }
    const ids = (await query.rows()).map(({ partner_id }) => (partner_id as { id: number }).id)
    expect(ids).toEqual(ids.toSorted((one, other) => other - one))
  })

  it('in a selection likewise', async () => {
    const select = (order: string) =>
      admin()
        .model('sale.order')
        .select({ order_line: { name: true, $order: order } })
    expect((await failure(select('product_id.name').limit(1).rows())).name).toBe('InvalidValueError')
    expect((await failure(select('naem').limit(1).rows())).name).toBe('UnknownFieldError')
  })
})
