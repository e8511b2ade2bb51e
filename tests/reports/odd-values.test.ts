import { afterAll, expect, it } from 'vitest'
import { connectAs, once, tidy } from '../conformance/help.ts'
import { describeTargets, describeWires } from '../conformance/targets.ts'
import { failure } from '../support/failure.ts'

describeWires('half a character', (wireCase) => {
  const admin = once(() => wireCase().connectAs('admin'))
  afterAll(() => admin().close())

  it('is refused by name before anything is sent', async () => {
    const { name, message } = await failure(admin().call('res.partner', 'name_search', ['cut \ud83d']))
    expect(name).toBe('ConfigError')
    expect(message).toContain('half a character')
    expect(message).toContain('cut text between characters')
  })

  it('an argument that is given twice is an ArgumentsError', async () => {
    const twice = admin().call('res.partner', 'search', [[['id', '=', 1]]], { domain: [] })
    expect((await failure(twice)).name).toBe('ArgumentsError')
  })
})

describeTargets('odd values', (target) => {
  const admin = once(() => connectAs(target()))
  afterAll(() => admin().close())
  const keep = tidy(admin)

  it('years below 1000 are read as they were written', async () => {
    const [partner] = await admin().model('res.partner').limit(1).ids()
    const moment = new Date('0900-01-02T03:04:05Z')
    const orders = admin().model('sale.order')
    const made = keep('sale.order', await orders.create({ partner_id: partner, date_order: moment }))
    const [row] = await orders.where({ id: made.id }).select('date_order').rows()
    expect(row?.date_order).toEqual(moment)
  })

  it('negative ids, as of reports, are found', async (context) => {
    for (const model of ['sale.report', 'report.stock.quantity']) {
      const [id] = await admin()
        .model(model)
        .where([['id', '<', 0]])
        .limit(1)
        .ids()
        .catch(() => [])
      if (id === undefined) continue
      const found = await admin().model(model).select('product_id').find(id)
      expect(found.id).toBe(id)
      expect((await admin().model(model).select('product_id').find(String(id))).id).toBe(id)
      return
    }
    context.skip('no model with negative ids here')
  })
})
