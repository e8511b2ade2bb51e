import { afterAll, expect, it } from 'vitest'
import { connectAs, once } from '../conformance/help.ts'
import { describeTargets } from '../conformance/targets.ts'

// Intechnity-com/OdooJsonRpcClient#95, odoo/odoo#129494: binary fields that the server computes may hold data.
describeTargets('binary fields that hold data', (target) => {
  const admin = once(() => connectAs(target()))
  afterAll(() => admin().close())

  it('are read as they are', async (context) => {
    const orders = admin().model('sale.order')
    const { fields } = await orders.schema()
    const name = ['tax_totals', 'amount_by_group'].find((one) => fields.get(one)?.kind === 'binary')
    if (name === undefined) return context.skip('no such field here')
    const [row] = await orders
      .where([['amount_tax', '>', 0]])
      .order('id')
      .limit(1)
      .select(name, 'amount_total')
      .rows()
    if (row === undefined) return context.skip('no order with taxes')
    const value = row[name] as object
    expect(value).not.toBeInstanceOf(Uint8Array)
    if (name === 'tax_totals') expect(value).toHaveProperty('subtotals')
    else
      expect(value).toEqual(expect.arrayContaining([expect.arrayContaining([expect.any(String), expect.any(Number)])]))
  })
})
