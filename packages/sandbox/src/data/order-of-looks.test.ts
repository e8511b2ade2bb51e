import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

const DEMO = 6

// Each tried on 19.0.
describe('on 19', () => {
  const call = callerOn('19.0')
  const one = (ids: unknown) => (ids as number[])[0] as number

  it('the order is taken apart before the fields of a search are looked at, and those before the page', () => {
    const search = (fields: string[], kwargs: object) =>
      raised(() => call('res.partner', 'search_read', [[], fields], { ...kwargs }, DEMO))
    expect(search(['credit_limit'], { order: '[]' })).toMatch(/^UserError: Invalid "order" specified/)
    expect(search(['nosuch'], { order: 'other' })).toBe("ValueError: Invalid field 'other' on model 'res.partner'")
    expect(search(['nosuch'], { limit: 'x' })).toBe("ValueError: Invalid field 'nosuch' on 'res.partner'")
  })

  it('descriptions of taxes without a tag are put into a block', () => {
    const tax = one(call('account.tax', 'create', [[{ name: 'described', amount: 3, description: 'x_y' }]]))
    const told = () => call('account.tax', 'read', [[tax], ['description']])
    expect(told()).toEqual([{ id: tax, description: '<div>x_y</div>' }])
    call('account.tax', 'write', [[tax], { description: 'x<b' }])
    expect(told()).toEqual([{ id: tax, description: '<div>x<b></b></div>' }])
    call('account.tax', 'write', [[tax], { description: '<i>x</i>' }])
    expect(told()).toEqual([{ id: tax, description: '<i>x</i>' }])
    const refused = "TypeError: expected string or bytes-like object, got 'int'"
    expect(raised(() => call('account.tax', 'write', [[], { description: 5 }], {}, DEMO))).toBe(refused)
    expect(raised(() => call('account.tax', 'create', [{ description: 5 }], {}, DEMO))).toBe(refused)
  })

  it('nobody makes the followers that a new record is given as new ones', () => {
    const follower = (name: string) => [0, 0, { name }]
    const values = { name: 'followed', message_partner_ids: [follower('never made')] }
    const id = one(call('product.category', 'create', [[values]]))
    const followers = () => call('product.category', 'read', [[id], ['message_partner_ids']])
    expect(followers()).toEqual([{ id, message_partner_ids: [3] }])
    call('product.category', 'write', [[id], { message_partner_ids: [follower('made')] }])
    const [made] = call('res.partner', 'search', [[['name', 'like', 'made']]]) as number[]
    expect(followers()).toEqual([{ id, message_partner_ids: [3, made] }])
  })

  it('what a file is, is told from its values also where there is none', () => {
    const write = (values: object) => raised(() => call('ir.attachment', 'write', [[], values]))
    const noPath = 'TypeError: expected str, bytes or os.PathLike object, not float'
    expect(write({ datas: 'eA==', name: 3.7 })).toBe(noPath)
    expect(write({ name: 3.7 })).toBe('nothing was raised')
    expect(write({ datas: 'eA==', url: 5 })).toBe("AttributeError: 'int' object has no attribute 'split'")
  })

  it('rights on a new file are asked for before its address', () => {
    const create = (values: object) =>
      raised(() => call('ir.attachment', 'create', [{ name: 'x', url: '/x', ...values }], {}, DEMO))
    expect(create({ res_field: 'alpha' })).toMatch(/^AccessError/)
    expect(create({})).toBe('ValidationError: Sorry, you are not allowed to write on this document')
  })

  it('conditions on templates are looked through for ids before they are a domain', () => {
    const search = (domain: unknown) => raised(() => call('product.template', 'name_search', ['q', domain]))
    expect(search([{ 0: 'id' }])).toBe('KeyError: 0')
    expect(search([5])).toBe("TypeError: 'int' object is not subscriptable")
    expect(search([['id', '=', 5], 5])).toBe('ValueError: Domain() invalid item in domain: 5')
  })
})

// Each tried on 14.0.
describe('on 14', () => {
  const call = callerOn('14.0')
  const lineOfAdmin = () => {
    const [product_id] = call('product.product', 'search', [[]], { limit: 1 }) as number[]
    const order_line = [[0, 0, { product_id, name: 'of the administrator' }]]
    const order = call('sale.order', 'create', [{ partner_id: 14, order_line }])
    return (call('sale.order.line', 'search', [[['order_id', '=', order]]]) as number[])[0] as number
  }

  it('a form is read as the user where what it shows first is no copy that nobody writes', () => {
    const line = lineOfAdmin()
    const change = (...fields: string[]) =>
      raised(() => {
        const view = Object.fromEntries([...fields, 'sequence'].map((name) => [name, '1']))
        call('sale.order.line', 'onchange', [[line], { sequence: 2 }, ['sequence'], view], {}, DEMO)
      })
    expect(change('currency_id')).toBe('nothing was raised')
    expect(change('price_subtotal', 'discount')).toBe('nothing was raised')
    expect(change('discount', 'price_subtotal')).toMatch(/^AccessError: .*Sales Order Line/s)
    expect(change('order_partner_id')).toMatch(/^AccessError: .*Sales Order Line/s)
  })

  it('a form that is opened is read as the user where something that it shows is computed as the user', () => {
    const hidden = call('res.partner', 'create', [{ name: 'hidden' }])
    const open = (...fields: string[]) =>
      call('res.partner', 'onchange', [[hidden], {}, [], Object.fromEntries(fields.map((name) => [name, '1']))], {}, 7)
    expect(open('type', 'display_name')).toEqual({ value: { type: 'contact', display_name: 'hidden' } })
    expect(open('name', 'display_name')).toEqual({ value: { name: false, display_name: '' } })
  })

  it('names that there are not are told before anything is written', () => {
    const values = { barcode: '5', nosuch: 1 }
    expect(raised(() => call('res.partner', 'write', [[14], values], {}, DEMO))).toBe(
      "ValueError: Invalid field 'nosuch' on model 'res.partner'",
    )
  })

  it.each(['product_uom_qty', 'price_unit', 'tax_id'])('%s of a line asks for its order', (name) => {
    const line = lineOfAdmin()
    const values = { product_uom_qty: 2, price_unit: 5, tax_id: [[6, 0, []]] }
    const view = { product_uom_qty: '1', price_unit: '1', tax_id: '1' }
    const change = () => call('sale.order.line', 'onchange', [[line], values, [name], view], {}, DEMO)
    expect(raised(change)).toMatch(/^AccessError: .*Sales Order'/s)
  })

  it('a line begins as a quotation', () => {
    expect(call('sale.order.line', 'default_get', [['state']])).toEqual({ state: 'draft' })
    const open = call('sale.order.line', 'onchange', [[], {}, [], { tax_id: '1', state: '1' }])
    expect(open).toEqual({ value: { state: 'draft', tax_id: [[5]] } })
  })

  it('content that is taken back tells the kind of a file', () => {
    const id = call('ir.attachment', 'create', [{ name: 'x', raw: false, datas: 'JVBERi0xLjQK' }])
    expect(call('ir.attachment', 'read', [[id], ['datas', 'mimetype']])).toEqual([
      { id, datas: '', mimetype: 'application/pdf' },
    ])
  })
})

// Each tried on 14.0 and 19.0.
describe.each(['14.0', '19.0'])('on %s', (series) => {
  const call = callerOn(series)
  const make = (model: string, values: object) => {
    const made = call(model, 'create', [[values]])
    return (made as number[])[0] as number
  }

  it('followers that are archived are not read', () => {
    const [followed, follower] = [make('res.partner', { name: 'followed' }), make('res.partner', { name: 'follower' })]
    call('res.partner', 'message_subscribe', [[followed], [follower]])
    call('res.partner', 'write', [[follower], { active: false }])
    const read = (context: object) => call('res.partner', 'read', [[followed], ['message_partner_ids']], { context })
    expect(read({})).toEqual([{ id: followed, message_partner_ids: [3] }])
    expect(read({ active_test: false })).toEqual([{ id: followed, message_partner_ids: [3, follower] }])
  })

  it('a number for taxes that is empty is handed on', () => {
    const company = make('res.partner', { name: 'company', vat: '' })
    const contact = make('res.partner', { name: 'contact', parent_id: company })
    const told = () => call('res.partner', 'read', [[contact], ['vat']])
    expect(told()).toEqual([{ id: contact, vat: series === '14.0' ? '' : false }])
    call('res.partner', 'write', [[company], { vat: false }])
    expect(told()).toEqual([{ id: contact, vat: false }])
    call('res.partner', 'write', [[company], { vat: '' }])
    expect(told()).toEqual([{ id: contact, vat: '' }])
  })

  it('who may read a message is asked before what of it', () => {
    const PORTAL = 7
    const id = make('mail.message', { body: 'x', model: 'res.partner', res_id: 14 })
    const read = (ids: unknown[], fields: unknown) =>
      raised(() => call('mail.message', 'read', [ids, fields], {}, PORTAL))
    expect(read([id], ['nosuch'])).toMatch(/^AccessError/)
    expect(read([id, 999_999], 5)).toMatch(/^AccessError/)
    expect(read([999_999], ['nosuch'])).toMatch(/^ValueError: Invalid field 'nosuch'/)
    expect(read(['x'], ['nosuch'])).toMatch(/^UndefinedFunction/)
  })

  it('a cell that is nothing to Python is an empty one', () => {
    const load = (fields: string[], row: unknown[]) => call('res.partner', 'load', [fields, [row]]) as { ids: unknown }
    expect(load(['name'], [0]).ids).toBe(false)
    expect(load(['name', 'parent_id'], ['loaded', 0]).ids).toEqual([expect.any(Number)])
    expect(load(['name', 'type'], ['loaded', 0]).ids).toEqual([expect.any(Number)])
    expect(load(['name', '.id'], ['loaded', 0]).ids).toEqual(series === '14.0' ? false : [expect.any(Number)])
  })

  it('what was said of a record that is gone is not found', () => {
    const id = make('mail.message', { body: 'gone', model: 'res.partner', res_id: 14 })
    call('mail.message', 'write', [[id], { res_id: 999_999 }])
    expect(call('mail.message', 'search', [[['id', '=', id]]], {}, DEMO)).toEqual([])
  })
})
