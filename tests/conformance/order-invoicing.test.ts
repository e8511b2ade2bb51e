import { expect, it } from 'vitest'
import { ofSeries, raised, uniqueName } from './help.ts'
import { orderDesk } from './orders.ts'
import { describeTargets } from './targets.ts'

const OF_LINES = ['invoice_status', 'qty_delivered', 'qty_invoiced', 'qty_to_invoice', 'product_updatable']

/** What is to be invoiced of orders (each tried on 14.0, 16.0, 17.0 and 19.0). */
describeTargets('what orders are invoiced by', (target) => {
  const desk = orderDesk(target)
  const { admin, make, read } = desk

  /** The order's status, then what is told of each of its lines. */
  const told = async (order: number) => {
    const lines = (await admin().call('sale.order.line', 'read', [await desk.linesOf(order), OF_LINES])) as Record<
      string,
      unknown
    >[]
    return [
      (await read('sale.order', order, ['invoice_status'])).invoice_status,
      ...lines.map((line) => OF_LINES.map((name) => line[name])),
    ]
  }
  const deliver = async (order: number, qty_delivered: number) => {
    await admin().call('sale.order.line', 'write', [await desk.linesOf(order), { qty_delivered }])
    return told(order)
  }

  it('is what was ordered', async () => {
    const order = await desk.order([{ product_uom_qty: 3 }])
    expect(await told(order)).toEqual(['no', ['no', 0, 0, 0, true]])
    await desk.sell(order)
    expect(await told(order)).toEqual(['to invoice', ['to invoice', 0, 0, 3, true]])
    expect(await deliver(order, 5)).toEqual(['to invoice', ['to invoice', 5, 0, 3, false]])
    await admin().call('sale.order', 'action_cancel', [[order]], { context: { disable_cancel_warning: true } })
    expect(await told(order)).toEqual(['no', ['no', 5, 0, 0, false]])
    const copy = (await admin().call('sale.order', 'copy', [[order]])) as number | number[]
    expect(await told(desk.keepOrder([copy].flat()[0] as number))).toEqual(['no', ['no', 0, 0, 0, true]])
  })

  it('or what was delivered', async () => {
    const service = await desk.product({ invoice_policy: 'delivery' })
    const order = await desk.order([{ product_id: service, product_uom_qty: 3 }])
    await desk.sell(order)
    expect(await told(order)).toEqual(['no', ['no', 0, 0, 0, true]])
    expect(await deliver(order, 2)).toEqual(['to invoice', ['to invoice', 2, 0, 2, false]])
    await desk.lock(order)
    expect(await told(order)).toEqual(['to invoice', ['to invoice', 2, 0, 2, false]])
  })

  it('does not ask notes, and nothing that is not there', async () => {
    const order = await desk.order([{ display_type: 'line_note', name: 'note' }])
    await desk.sell(order)
    expect(await told(order)).toEqual(['no', ['invoiced', 0, 0, 0, true]])
    const nothing = await desk.order([{ product_uom_qty: 0 }])
    await desk.sell(nothing)
    expect(await told(nothing)).toEqual(['invoiced', ['invoiced', 0, 0, 0, true]])
    expect(await deliver(nothing, 2)).toEqual(['upselling', ['upselling', 2, 0, 0, false]])
  })

  it('is searched and grouped by', async () => {
    const order = await desk.order([{}])
    await desk.sell(order)
    const found = (status: string) =>
      admin().call('sale.order', 'search_count', [
        [
          ['id', '=', order],
          ['invoice_status', '=', status],
        ],
      ])
    expect([await found('to invoice'), await found('no')]).toEqual([1, 0])
  })

  it('sums up to zero where nobody wrote anything', async ({ skip }) => {
    skip(target().major < 14, 'nobody has asked a real one')
    const order = await desk.order([{}])
    const sums = async (model: string, domain: unknown[], key: string, names: string[]) => {
      const args = [domain, [...names, key], [key]]
      const [row] = (await admin().call(model, 'read_group', args)) as Record<string, unknown>[]
      return names.map((name) => row?.[name])
    }
    const names = ['qty_invoiced', 'discount']
    expect(await sums('sale.order.line', [['order_id', '=', order]], 'order_id', names)).toEqual([0, 0])
    const template = await make('product.template', { name: uniqueName('light') })
    const [variant] = (await admin().call('product.product', 'search', [
      [['product_tmpl_id', '=', template]],
    ])) as number[]
    const measures = ['weight', 'volume']
    expect(await sums('product.template', [['id', '=', template]], 'uom_id', measures)).toEqual([0, 0])
    expect(await sums('product.product', [['id', '=', variant]], 'uom_id', measures)).toEqual([false, false])
    const light = [
      ['id', '=', template],
      ['volume', '>', -1],
    ]
    expect(await admin().call('product.template', 'search_count', [light])).toBe(1)
  })

  it('leaves out down payments, which may go', async () => {
    const order = await desk.order([
      { product_uom_qty: 3, price_unit: 10, discount: 5, is_downpayment: true, customer_lead: 4 },
    ])
    await desk.sell(order)
    const [id = 0] = await desk.linesOf(order)
    const fields = ['customer_lead', 'is_downpayment', 'price_reduce_taxexcl', 'price_reduce_taxinc']
    expect(await read('sale.order.line', id, fields)).toMatchObject({
      ...{ customer_lead: 4, is_downpayment: true, price_reduce_taxexcl: 9.5, price_reduce_taxinc: 9.5 },
    })
    expect(await told(order)).toEqual(['no', ['to invoice', 0, 0, 3, target().major < 18]])
    expect(await raised(admin().call('sale.order.line', 'unlink', [[id]]))).toBe(true)
  })

  it('has tags beside it, which copies have too', async () => {
    const name = uniqueName('tag')
    const tag = await make('crm.tag', { name })
    const order = await desk.order([], { tag_ids: [[6, 0, [tag]]] })
    const copy = (await admin().call('sale.order', 'copy', [[order]])) as number | number[]
    expect((await read('sale.order', desk.keepOrder([copy].flat()[0] as number), ['tag_ids'])).tag_ids).toEqual([tag])
  })

  it('is told of products by default, with what they weigh', async () => {
    const names = ['invoice_policy', 'purchase_ok', 'weight', 'volume']
    const defaults = await admin().call('product.template', 'default_get', [names])
    expect(defaults).toEqual({ purchase_ok: true, ...(target().major < 16 && { invoice_policy: 'delivery' }) })
    const template = await make('product.template', { name: uniqueName('product'), weight: 2.5, volume: 0.25 })
    const [variant = 0] = (await read('product.template', template, ['product_variant_ids']))
      .product_variant_ids as number[]
    const policy = ofSeries(target(), { 14: 'delivery', 16: 'order' })
    expect(await read('product.product', variant, names)).toMatchObject({
      invoice_policy: policy,
      purchase_ok: true,
      weight: 2.5,
      volume: 0.25,
    })
    await admin().call('product.product', 'write', [[variant], { weight: 3 }])
    expect(await read('product.template', template, names)).toMatchObject({ weight: 3, volume: 0.25 })
  })

  it('asks customers for a signature or a payment, as the company says', async () => {
    const given = await read('sale.order', await desk.order([], { require_signature: false, require_payment: true }), [
      'require_signature',
      'require_payment',
    ])
    expect(given).toMatchObject({ require_signature: false, require_payment: true })
  })

  it('is told by fields of the same kinds', async () => {
    const kinds = async (model: string, names: string[]) => {
      const all = (await admin().call(model, 'fields_get', [
        names,
        ['type', 'store', 'readonly', 'required'],
      ])) as Record<string, Record<string, unknown>>
      return Object.fromEntries(
        names.map((name) => [
          name,
          ['store', 'readonly', 'required']
            .filter((flag) => all[name]?.[flag])
            .concat(String(all[name]?.type))
            .join(' '),
        ]),
      )
    }
    expect(
      await kinds('sale.order.line', [...OF_LINES, 'customer_lead', 'is_downpayment', 'price_reduce_taxexcl']),
    ).toEqual({
      invoice_status: 'store readonly selection',
      qty_delivered: 'store float',
      qty_invoiced: 'store readonly float',
      qty_to_invoice: 'store readonly float',
      product_updatable: 'readonly boolean',
      customer_lead: 'store required float',
      is_downpayment: 'store boolean',
      price_reduce_taxexcl: 'store readonly monetary',
    })
    expect(await kinds('sale.order', ['invoice_status', 'require_signature', 'tag_ids'])).toEqual({
      invoice_status: 'store readonly selection',
      require_signature: target().major < 16 ? 'store readonly boolean' : 'store boolean',
      tag_ids: 'store many2many',
    })
    expect(await kinds('product.template', ['invoice_policy', 'purchase_ok', 'weight', 'volume'])).toEqual({
      ...{
        invoice_policy: 'store selection',
        purchase_ok: 'store boolean',
        weight: 'store float',
        volume: 'store float',
      },
    })
  })
})
