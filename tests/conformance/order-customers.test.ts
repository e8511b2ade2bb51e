import { expect, it } from 'vitest'
import { ofSeries, raised, uniqueName } from './help.ts'
import { orderDesk } from './orders.ts'
import { describeTargets } from './targets.ts'

/** What another customer does to an order (each tried on 14.0, 16.0, 17.0 and 19.0). */
describeTargets('orders of other customers', (target) => {
  const desk = orderDesk(target)
  const { admin, make, read } = desk
  const isComputed = () => target().major >= 16
  const write = (id: number, values: object) => admin().call('sale.order', 'write', [[id], values])
  const addresses = async (id: number) => {
    const row = await read('sale.order', id, ['partner_id', 'partner_invoice_id', 'partner_shipping_id'])
    return Object.values(row).flatMap((value) => (Array.isArray(value) ? [value[0] as number] : []))
  }
  const company = async () => {
    const id = await make('res.partner', { name: uniqueName('company'), is_company: true })
    const address = (type: string) => make('res.partner', { name: uniqueName(type), type, parent_id: id })
    return { id, invoice: await address('invoice'), delivery: await address('delivery') }
  }

  it('have their addresses, since 16, and those that are given', async () => {
    const { customer } = desk.ids
    const { id, invoice, delivery } = await company()
    const order = await desk.order()
    await write(order, { partner_id: id })
    expect(await addresses(order)).toEqual(isComputed() ? [id, invoice, delivery] : [id, customer, customer])
    await write(order, { partner_id: customer, partner_invoice_id: invoice })
    expect(await addresses(order)).toEqual([customer, invoice, customer])
  })

  it('when they are confirmed, too, and not in a copy', async () => {
    const { customer } = desk.ids
    const { id, invoice, delivery } = await company()
    const order = await desk.order([{}])
    await desk.sell(order)
    await write(order, { partner_id: id })
    const after = isComputed() ? [invoice, delivery] : [customer, customer]
    expect(await addresses(order)).toEqual([id, ...after])
    const copy = (await admin().call('sale.order', 'copy', [[order], { partner_id: customer }])) as number | number[]
    expect(await addresses(desk.keepOrder([copy].flat()[0] as number))).toEqual([customer, ...after])
  })

  it('have a salesperson again, since 16, where they had none', async () => {
    const { id } = await company()
    const order = await desk.order()
    await write(order, { user_id: false })
    await write(order, { partner_id: id })
    expect((await read('sale.order', order, ['user_id'])).user_id !== false).toBe(isComputed())
  })

  it('keep their pricelist once they are confirmed, since 19', async () => {
    const order = await desk.order([{}])
    const [list] = (await read('sale.order', order, ['pricelist_id'])).pricelist_id as [number]
    await desk.sell(order)
    const same = await raised(write(order, { pricelist_id: list }))
    expect(same).toBe(ofSeries(target(), { 14: true, 19: 'UserError' }))
    const none = await raised(write(order, { pricelist_id: false }))
    expect(none).toBe(ofSeries(target(), { 14: 'ValidationError', 17: true, 19: 'UserError' }))
  })

  it('that are drafts have a pricelist of their customer again, since 17', async ({ skip }) => {
    skip(target().major < 17, 'an order needs one')
    const order = await desk.order()
    await write(order, { pricelist_id: false })
    await write(order, { partner_id: (await company()).id })
    expect((await read('sale.order', order, ['pricelist_id'])).pricelist_id).not.toBe(false)
  })

  it('count in a form what the form tells, up to 16', async ({ skip }) => {
    skip(target().major > 16, 'forms tell what has changed since 17')
    const order = await desk.order([{ price_unit: 1 }, { price_unit: 2 }])
    const [first = 0, second = 0] = await desk.linesOf(order)
    const names = [
      'partner_id',
      'amount_total',
      'order_line',
      ...['product_id', 'price_unit', 'name'].map((name) => `order_line.${name}`),
    ]
    const view = Object.fromEntries(names.map((name) => [name, '1']))
    const line = [0, 'virtual_1', { product_id: false, price_unit: 10, product_uom_qty: 1, name: 'v' }]
    const change = async (...order_line: unknown[]) =>
      (
        (await admin().call('sale.order', 'onchange', [[order], { order_line }, 'order_line', view])) as {
          value: object
        }
      ).value
    expect(await change(line)).toEqual({ amount_total: 10 })
    expect(await change([4, first, false], line)).toEqual({ amount_total: 11 })
    expect(await change([1, first, { price_unit: 7 }], [4, second, false])).toEqual({ amount_total: 9 })
    expect(await change([2, first, false], [4, second, false])).toEqual({ amount_total: 2 })
    expect(await change([6, false, [first]])).toEqual({ amount_total: 1 })
    expect(await change([5])).toEqual({})
  })
})
