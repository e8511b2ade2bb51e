import { beforeEach, expect, it } from 'vitest'
import { demoUsers, ofSeries, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

/** What groups go by and what is summed up in them, as 14 and 19 tell it. */
describeTargets('keys of groups', (target) => {
  const { admin, make } = demoUsers(target)
  beforeEach(({ skip }) => skip(![14, 18, 19].includes(target().major), 'tried on 14.0, 18.0 and 19.0'))

  const asked = (model: string, domain: unknown[], key: string, sums: string[] = [], options = {}) => {
    const is14 = target().major < 19
    const args = is14 ? [domain, sums, [key]] : [domain, [key], sums]
    return raised(admin().call(model, is14 ? 'read_group' : 'formatted_read_group', args, options))
  }

  // Weeks of 14 begin on Monday.
  it.each([
    ['2030-06-12', 'W24 2030', 'W24 2030'],
    ['2030-12-29', 'W52 2030', 'W1 2031'],
    ['2030-12-31', 'W53 2030', 'W1 2031'],
    ['2031-01-06', 'W2 2031', 'W2 2031'],
  ])('weeks at the turn of the year: %s', async (day, on14, on19) => {
    const customer = await make('res.partner', { name: uniqueName('customer') })
    const order = await make('sale.order', { partner_id: customer, validity_date: day })
    const key = 'validity_date:week'
    const [group] = (await asked('sale.order', [['id', '=', order]], key, ['id:count'])) as [Record<string, unknown>]
    expect([group[key]].flat().at(-1)).toBe(ofSeries(target(), { 14: on14, 18: on19 }))
  })

  it('no files', async () => {
    const mine = [['id', '=', 1]]
    const refusal = ofSeries(target(), { 14: 'AssertionError', 18: 'ValueError' })
    expect(await asked('res.partner', mine, 'image_128')).toBe(refusal)
    for (const sum of ['image_128:max', 'image_128:count']) {
      const refusal = ofSeries(target(), { 14: 'UserError', 18: 'ValueError' })
      expect(await asked('res.partner', mine, 'color', [sum])).toBe(refusal)
    }
  })

  it('links by no span of time', async () => {
    const customer = await make('res.partner', { name: uniqueName('customer') })
    const order = await make('sale.order', { partner_id: customer })
    const mine = [['id', '=', order]]
    expect(await asked('sale.order', mine, 'partner_id:month')).toBe('ValueError')
    if (target().major >= 19) return
    expect(await asked('sale.order', mine, 'partner_id:month', [], { orderby: 'state' })).toBe(
      ofSeries(target(), { 14: 'KeyError', 18: 'ValueError' }),
    )
  })

  it('sums of ids that another field tells the model of', async () => {
    const text = uniqueName('text')
    const contacts = [
      await make('res.partner', { name: uniqueName('contact') }),
      await make('res.partner', { name: uniqueName('contact') }),
    ]
    for (const id of contacts) await make('ir.attachment', { name: text, res_model: 'res.partner', res_id: id })
    const mine = [['name', '=', text]]
    const [group] = (await asked('ir.attachment', mine, 'res_model', ['res_id:sum'])) as [Record<string, unknown>]
    const sum = group[ofSeries(target(), { 14: 'res_id', 19: 'res_id:sum' }) as string]
    expect(sum).toBe(contacts.reduce((total, id) => total + id, 0))
  })
})
