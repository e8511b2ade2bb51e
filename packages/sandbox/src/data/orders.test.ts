import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

// Words and states tried on 14.0 and 19.0.
describe.each(['14.0', '19.0'])('orders on %s', (series) => {
  const call = callerOn(series)
  const is19 = series === '19.0'
  const made = (line: object) =>
    call('sale.order', 'create', [{ partner_id: 10, order_line: [[0, 0, line]] }]) as number
  const stateOf = (id: number) => (call('sale.order', 'read', [[id], ['state']]) as [{ state: string }])[0].state

  it('fill in what follows from customer and product', () => {
    const id = made({ product_id: 14, product_uom_qty: 2 })
    const fields = [
      'state',
      'amount_total',
      'partner_invoice_id',
      'pricelist_id',
      'user_id',
      'company_id',
      'currency_id',
    ]
    expect(call('sale.order', 'read', [[id], fields])).toMatchObject([
      {
        state: 'draft',
        amount_total: 294,
        partner_invoice_id: [10, 'Deco Addict'],
        pricelist_id: [1, 'Public Pricelist (USD)'],
        user_id: [2, 'Mitchell Admin'],
        company_id: [1, 'My Company (San Francisco)'],
        currency_id: [is19 ? 1 : 2, 'USD'],
      },
    ])
    const [line] = call('sale.order.line', 'search_read', [
      [['order_id', '=', id]],
      ['name', 'price_unit', 'price_subtotal', 'state'],
    ]) as object[]
    expect(line).toMatchObject({
      name: '[E-COM06] Corner Desk Right Sit',
      price_unit: 147,
      price_subtotal: 294,
      state: 'draft',
    })
  })

  it('are confirmed, cancelled and drafted again', () => {
    const id = made({ product_id: 14 })
    expect(call('sale.order', 'action_confirm', [[id]])).toBe(true)
    expect(stateOf(id)).toBe('sale')
    expect(raised(() => call('sale.order', 'action_confirm', [[id]]))).toBe(
      is19 ? 'UserError: Some orders are not in a state requiring confirmation.' : 'nothing was raised',
    )
    expect(raised(() => call('sale.order', 'unlink', [[id]]))).toBe(
      'UserError: You can not delete a sent quotation or a confirmed sales order. You must first cancel it.',
    )
    const [{ order_line }] = call('sale.order', 'read', [[id], ['order_line']]) as [{ order_line: number[] }]
    expect(raised(() => call('sale.order', 'write', [[id], { order_line: [[2, order_line[0], 0]] }]))).toMatch(
      is19 ? /^UserError: Once a sales order is confirmed/ : /^UserError: You can not remove an order line/,
    )
    call('sale.order', 'action_cancel', [[id]])
    expect(stateOf(id)).toBe('cancel')
    expect(raised(() => call('sale.order', 'action_confirm', [[id]]))).toMatch(/^UserError: /)
    call('sale.order', 'action_draft', [[id]])
    expect(stateOf(id)).toBe('draft')
    expect(call('sale.order', 'unlink', [[id]])).toBe(true)
    expect(call('sale.order.line', 'search', [[['id', 'in', order_line]]])).toEqual([])
  })

  it('there are many of', () => {
    expect(call('sale.order', 'search_count', [[['id', '<=', 36]]])).toBe(36)
    expect(call('res.country.state', 'search_count', [[]])).toBeGreaterThan(300)
  })
})

// wire/7.0/xmlrpc-object-read-sale-after-confirm, -unlink-sale-confirmed
it('of 7.0 are to invoice once confirmed', () => {
  const call = callerOn('7.0')
  const order_line = [[0, 0, { product_id: 4, name: 'One', product_uom: 1 }]]
  const id = call('sale.order', 'create', [{ partner_id: 9, order_line }]) as number
  call('sale.order', 'action_button_confirm', [[id]])
  expect(call('sale.order', 'read', [[id], ['state', 'name']])).toEqual([{ id, state: 'manual', name: 'SO037' }])
  expect(raised(() => call('sale.order', 'unlink', [[id]]))).toBe(
    'UserError: In order to delete a confirmed sales order, you must cancel it before!',
  )
})
