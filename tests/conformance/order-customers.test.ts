import { expect, it } from 'vitest'
import { ofSeries, raised, uniqueName } from './help.ts'
import { orderDesk } from './orders.ts'
import { describeTargets } from './targets.ts'

/** What another customer does to an order (each tried on 14.0, 16.0, 17.0 and 19.0). */
describeTargets('orders of other customers', (target) => {
  const desk = orderDesk(target)
  const { admin, make, read } = desk
  const subtypeOf = async (xmlid: string) => {
    const [module, name] = xmlid.split('.')
    const domain = [
      ['module', '=', module],
      ['name', '=', name],
    ]
    const [row] = (await admin().call('ir.model.data', 'search_read', [domain, ['res_id']])) as { res_id: number }[]
    return row?.res_id
  }
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

  it('hold anew once a company is written, since 17', async ({ skip }) => {
    skip(target().major < 14, 'nobody has asked a real one')
    const order = await desk.order([], { validity_date: false })
    const { company_id } = await read('sale.order', order, ['company_id'])
    const validity = async () => (await read('sale.order', order, ['validity_date'])).validity_date
    expect(await validity()).toBe(false)
    await write(order, { company_id: (company_id as [number, string])[0] })
    expect(await validity()).toEqual(target().major < 17 ? false : expect.stringMatching(/^\d{4}-\d\d-\d\d$/))
    await write(order, { company_id: (company_id as [number, string])[0], validity_date: '2031-01-01' })
    expect(await validity()).toBe('2031-01-01')
  })

  it('are told of by subtypes of their own', async ({ skip }) => {
    skip(target().major < 14, 'nobody has asked a real one')
    const order = await desk.order([{}])
    await admin().call('sale.order', 'action_quotation_sent', [[order]])
    await desk.sell(order)
    const domain = [
      ['model', '=', 'sale.order'],
      ['res_id', '=', order],
    ]
    const names = ['subtype_id', 'is_internal', 'message_type', 'body']
    const messages = (await admin().call('mail.message', 'search_read', [domain, names], { order: 'id' })) as object[]
    const posted = (id: string) => ({
      ...{ subtype_id: [expect.any(Number), id], is_internal: false, message_type: 'notification', body: '' },
    })
    expect(messages.slice(1)).toMatchObject([posted('Quotation sent'), posted('Sales Order Confirmed')])
    const [subtype] = (await admin().call('mail.message.subtype', 'search_read', [
      [['id', '=', await subtypeOf('sale.mt_order_confirmed')]],
      ['name', 'description', 'res_model', 'default', 'internal', 'sequence', 'hidden'],
    ])) as object[]
    expect(subtype).toMatchObject({
      ...{ name: 'Sales Order Confirmed', description: 'Quotation confirmed', res_model: 'sale.order' },
      ...{ default: false, internal: false, sequence: 1, hidden: false },
    })
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

  it('keep their pricelist once they are confirmed, since 17', async () => {
    const order = await desk.order([{}])
    const [list] = (await read('sale.order', order, ['pricelist_id'])).pricelist_id as [number]
    await desk.sell(order)
    const same = await raised(write(order, { pricelist_id: list }))
    expect(same).toBe(ofSeries(target(), { 14: true, 17: 'UserError' }))
    const none = await raised(write(order, { pricelist_id: false }))
    expect(none).toBe(ofSeries(target(), { 14: 'ValidationError', 17: 'UserError' }))
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
