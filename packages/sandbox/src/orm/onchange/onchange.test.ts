import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../caller.test-help.ts'

const NAMED = { fields: { display_name: {} } }

// Shapes tried on 19.0.
describe('onchange on 19', () => {
  const call = callerOn('19.0')
  const change = (model: string, ids: number[], values: object, names: string[], spec: object) =>
    call(model, 'onchange', [ids, values, names, spec])

  it('tells all defaults when a form is opened, but no empty lines', () => {
    const spec = {
      partner_id: NAMED,
      name: {},
      state: {},
      order_line: { fields: { name: {} } },
      amount_total: {},
      company_id: NAMED,
    }
    expect(change('sale.order', [], {}, [], spec)).toEqual({
      value: {
        partner_id: false,
        name: 'New',
        state: 'draft',
        amount_total: 0,
        company_id: { id: 1, display_name: 'My Company (San Francisco)' },
      },
    })
  })

  it('tells what a customer brings along', () => {
    const spec = { partner_id: {}, partner_invoice_id: {}, pricelist_id: NAMED, amount_total: {} }
    expect(change('sale.order', [], { partner_id: 10 }, ['partner_id'], spec)).toEqual({
      value: { partner_invoice_id: 10, pricelist_id: { id: 1, display_name: 'Public Pricelist (USD)' } },
    })
  })

  it('computes from lines that are not stored', () => {
    const lines = [[0, 'virtual_1', { product_id: 14, product_uom_qty: 2 }]]
    const spec = { amount_total: {}, order_line: { fields: { name: {}, price_unit: {} } } }
    expect(change('sale.order', [], { order_line: lines }, ['order_line'], spec)).toEqual({
      value: { amount_total: 294 },
    })
    expect(
      change('sale.order', [2], { order_line: [[2, 3, 0]] }, ['order_line'], { amount_total: {}, order_line: {} }),
    ).toEqual({
      value: { amount_total: 308.5 },
    })
    // Nothing of it stays.
    expect(call('sale.order', 'read', [[2], ['order_line', 'amount_total']])).toEqual([
      { id: 2, order_line: [3, 4, 5], amount_total: 1658.5 },
    ])
    expect(call('sale.order.line', 'search_count', [[['id', '<', 0]]])).toBe(0)
  })

  it('tells what a product brings along, in the form of its order', () => {
    const values = { product_id: 14, product_uom_qty: 2, order_id: { partner_id: 10 } }
    const spec = { product_id: {}, name: {}, price_unit: {}, price_subtotal: {}, product_uom_id: NAMED }
    expect(change('sale.order.line', [], values, ['product_id'], spec)).toEqual({
      value: {
        name: '[E-COM06] Corner Desk Right Sit',
        price_unit: 147,
        price_subtotal: 294,
        product_uom_id: { id: 1, display_name: 'Units' },
      },
    })
  })

  it('follows one field to the next', () => {
    expect(change('res.partner', [], { state_id: 13 }, ['state_id'], { state_id: {}, country_id: NAMED })).toEqual({
      value: { country_id: { id: 233, display_name: 'United States' } },
    })
    expect(change('res.partner', [], { country_id: 75, state_id: 13 }, ['country_id'], { state_id: {} })).toEqual({
      value: { state_id: false },
    })
  })

  it('answers nothing for a field that is not there, and stumbles over a specification of one', () => {
    expect(change('res.partner', [], { nosuch: 1 }, ['nosuch'], { name: {} })).toEqual({})
    expect(raised(() => change('res.partner', [], {}, [], { nosuch: {} }))).toBe('KeyError: nosuch')
  })

  it('stumbles over changes of a line that are none', () => {
    const lines = { child_ids: [[1, 15, null]] }
    expect(raised(() => change('res.partner', [], lines, ['child_ids'], { child_ids: {} }))).toBe(
      "AttributeError: 'NoneType' object has no attribute 'items'",
    )
  })

  it('takes defaults of the context, lines too', () => {
    const context = { default_name: 'x', default_parent_id: 9, default_child_ids: [[0, 0, { name: 'k' }]] }
    const spec = { name: {}, parent_id: NAMED, child_ids: { fields: { name: {} } } }
    expect(call('res.partner', 'onchange', [[], {}, [], spec], { context })).toEqual({
      value: { name: 'x', parent_id: { id: 9, display_name: 'Wood Corner' }, child_ids: [[0, 0, { name: 'k' }]] },
    })
  })
})

// Shapes tried on 14.0.
describe('onchange on 14', () => {
  const call = callerOn('14.0')
  const change = (model: string, ids: number[], values: object, name: string | string[], fields: object) =>
    call(model, 'onchange', [ids, values, name, fields])

  it('tells names beside ids, and lines from scratch', () => {
    const fields = { partner_id: '1', name: '', order_line: '1', 'order_line.name': '', company_id: '1' }
    expect(change('sale.order', [], {}, [], fields)).toEqual({
      value: { partner_id: false, name: 'New', order_line: [[5]], company_id: [1, 'My Company (San Francisco)'] },
    })
    const brought = { partner_id: '1', partner_invoice_id: '' }
    expect(change('sale.order', [], { partner_id: 10 }, 'partner_id', brought)).toEqual({
      value: { partner_invoice_id: [10, 'Deco Addict'] },
    })
  })

  it('tells all lines when one of them has changed', () => {
    const fields = {
      amount_total: '',
      order_line: '1',
      'order_line.price_subtotal': '1',
      'order_line.product_uom_qty': '1',
    }
    const lines = [
      [1, 3, { product_uom_qty: 7 }],
      [4, 4, false],
      [4, 5, false],
    ]
    expect(change('sale.order', [2], { order_line: lines }, 'order_line', fields)).toEqual({
      value: {
        amount_total: 3458.5,
        order_line: [[5], [1, 3, { price_subtotal: 3150, product_uom_qty: 7 }], [4, 4], [4, 5]],
      },
    })
  })

  it('warns', () => {
    const answer = change('res.partner', [18], { parent_id: 9 }, 'parent_id', { parent_id: '1', street: '' })
    expect(answer).toMatchObject({
      value: { street: '1839 Arbor Way' },
      warning: { title: 'Warning', message: expect.stringMatching(/^Changing the company/), type: 'dialog' },
    })
  })

  it('passes over names that are not there', () => {
    expect(change('res.partner', [], {}, [], { nosuch: '' })).toEqual({ value: {} })
  })

  it('tells links back that are to be made', () => {
    const made = [[0, 'v1', { name: 'p' }]]
    const fields = { name: '1', category_id: '1' }
    expect(change('res.partner', [], { name: 'x', category_id: made }, [], fields)).toEqual({
      value: { name: 'x', category_id: [[5], [0, 'v1', {}]] },
    })
    expect(change('res.partner', [], { name: 'x', category_id: made }, 'category_id', fields)).toEqual({ value: {} })
  })

  it('misses what a name is made of', () => {
    const form = { attribute_id: 999_999, name: 'x' }
    const open = (fields: object) => change('product.attribute.value', [], form, [], fields)
    expect(raised(() => open({ attribute_id: '1', name: '1', display_name: '' }))).toMatch(/^MissingError/)
    expect(open({ attribute_id: '1', name: '1' })).toEqual({ value: { attribute_id: false, name: 'x' } })
  })

  it('tells what is to be done as it is given', () => {
    const fields = { activity_summary: '1', name: '1' }
    expect(change('res.partner', [], { activity_summary: '5' }, [], fields)).toMatchObject({
      value: { activity_summary: '5' },
    })
  })
})

// Each tried on 14.0.
describe("a form of 14 of somebody else's order", () => {
  const call = callerOn('14.0')
  const DEMO = 6
  const form = (values: object, changed: readonly string[], shown: readonly string[]) => {
    const partner_id = call('res.partner', 'create', [{ name: 'q' }])
    const order = call('sale.order', 'create', [{ partner_id, user_id: 2 }])
    const fields = Object.fromEntries(shown.map((name) => [name, '1']))
    return call('sale.order', 'onchange', [[order], values, changed, fields], {}, DEMO)
  }

  it('is read for what its customer and salesperson bring along', () => {
    expect(raised(() => form({ partner_id: 1 }, [], ['display_name', 'partner_id']))).toMatch(/^AccessError/)
    expect(raised(() => form({ user_id: 2 }, ['user_id'], ['type_name', 'user_id']))).toMatch(/^AccessError/)
  })

  it('is not read for what it does not show', () => {
    const shown = ['message_needaction', 'name', 'amount_tax', 'client_order_ref']
    const value = { message_needaction: false, name: 'New', amount_tax: 0, client_order_ref: 'x' }
    expect(form({ client_order_ref: 'x' }, [], shown)).toEqual({ value })
  })
})
