import { describe, expect, it } from 'vitest'
import { type Call, callerOn, raised } from '../caller.test-help.ts'

const SERIES = ['15.0', '16.0', '17.0', '18.0'] as const
const calls = Object.fromEntries(SERIES.map((name) => [name, callerOn(name)])) as Record<string, Call>
const on = (name: string) => calls[name] as Call

// Tried on 16.0, 17.0 and 18.0 where their builds have them; the rest by source (odoo/models.py).
describe('methods of every model from 15 to 18', () => {
  it.each(['15.0', '17.0'])('on %s records are asked as Python asks them', (name) => {
    const told = (method: string, args: unknown[]) => JSON.stringify(on(name)('res.partner', method, args))
    expect(told('ensure_one', [[1]])).toBe('"res.partner(1,)"')
    expect(told('filtered_domain', [[1, 3], [['id', '=', 3]]])).toBe('"res.partner(3,)"')
    expect(told('mapped', [[1], 'id'])).toBe('[1]')
  })

  it.each(['16.0', '18.0'])('on %s those are private', (name) => {
    for (const method of ['ensure_one', 'mapped', 'filtered_domain', 'with_context', 'new']) {
      expect(
        raised(() => on(name)('res.partner', method, [[1]])),
        method,
      ).toMatch(/^AccessError/)
    }
    // Marked on 18 alone (tried on 18.0-20250506).
    if (name === '18.0') expect(raised(() => on(name)('res.partner', 'sudo', [[1]]))).toMatch(/^AccessError/)
    else expect(JSON.stringify(on(name)('res.partner', 'sudo', [[1]]))).toBe('"res.partner(1,)"')
  })

  it('what came and what went', () => {
    const isThere = (method: string, args: unknown[]) =>
      SERIES.filter((name) => !raised(() => on(name)('res.partner', method, args)).startsWith('AttributeError'))
    expect(isThere('flush', [])).toEqual(['15.0', '16.0'])
    expect(isThere('user_has_groups', ['base.group_user'])).toEqual(['15.0', '16.0', '17.0'])
    expect(isThere('fetch', [[1], ['name']])).toEqual(['17.0', '18.0'])
    expect(isThere('load_views', [[[false, 'form']]])).toEqual(['15.0', '16.0'])
    expect(isThere('fields_view_get', [])).toEqual(['15.0', '16.0'])
    expect(isThere('web_override_translations', [[1], {}])).toEqual(['17.0', '18.0'])
    expect(isThere('get_property_definition', ['nosuch.x'])).toEqual(['17.0', '18.0'])
    expect(isThere('clear_caches', [[]])).toEqual([...SERIES])
  })

  it('a help is called otherwise since 16', () => {
    expect(on('15.0')('res.bank', 'get_empty_list_help', [], { help: 'x' })).toBe('x')
    expect(on('16.0')('res.bank', 'get_empty_list_help', [], { help_message: 'x' })).toBe('x')
    expect(raised(() => on('16.0')('res.bank', 'get_empty_list_help', [], { help: 'x' }))).toMatch(/^TypeError/)
  })

  it.each(['17.0', '18.0'])('what is found is fetched on %s', (name) => {
    const search = (fields: unknown) => on(name)('res.partner', 'search_fetch', [[['id', '=', 1]], fields])
    expect(search(['name'])).toEqual([1])
    expect(raised(() => search(['nosuch']))).toMatch(/^ValueError/)
    expect(on(name)('res.partner', 'fetch', [[1, 999_999], ['name']])).toBeNull()
  })

  it.each(['17.0', '18.0'])('properties are named by two parts on %s', (name) => {
    const error = (text: unknown) => raised(() => on(name)('res.partner', 'get_property_definition', [text]))
    expect(error('name')).toBe('ValueError: not enough values to unpack (expected 2, got 1)')
    expect(error('name.x.y')).toBe('ValueError: too many values to unpack (expected 2)')
    expect(error('name.X')).toBe("ValueError: Wrong property field value name 'X'.")
  })

  it.each([
    ['16.0', 'My Company (San Francisco)'],
    ['17.0', 'My Company (San Francisco)'],
    ['18.0', '1'],
  ])('progress bars of %s count groups', (name, parent) => {
    const call = on(name)
    const made = call('res.partner', 'create', [{ name: 'Below', parent_id: 1, type: 'invoice' }])
    const bar = { field: 'type', colors: { invoice: 'success', other: 'danger' } }
    const domain = [['id', '=', made]]
    expect(call('res.partner', 'read_progress_bar', [domain, 'parent_id', bar])).toEqual({
      [parent]: { invoice: 1, other: 0 },
    })
    const byType = call('res.partner', 'read_progress_bar', [domain, 'type', bar])
    expect(byType).toEqual({ [name === '18.0' ? 'invoice' : 'Invoice Address']: { invoice: 1, other: 0 } })
  })

  it('lists are called trees up to 17', () => {
    const kinds = (kind: string) =>
      SERIES.slice(1).map((name) => raised(() => on(name)('res.partner', 'get_view', [], { view_type: kind })))
    const refused = expect.stringMatching(/^UserError: No default view of type/)
    expect(kinds('list')).toEqual([refused, refused, 'nothing was raised'])
    expect(kinds('tree')).toEqual(['nothing was raised', 'nothing was raised', refused])
  })

  it.each(['17.0', '18.0'])('any of what is no relation on %s', (name) => {
    for (const field of ['name', 'id', 'active', 'parent_id.name']) {
      expect(raised(() => on(name)('res.partner', 'search', [[[field, 'any', [['id', '=', 1]]]]]))).toBe(
        'KeyError: None',
      )
    }
    const files = raised(() => on(name)('ir.attachment', 'search', [[['res_name', 'not any', []]]]))
    expect(files).toBe('KeyError: None')
  })

  it('what a company has of its own is no key on 17', () => {
    const group = (name: string) =>
      raised(() => on(name)('res.partner', 'read_group', [[['id', '<', 0]], [], ['barcode']]))
    expect(group('17.0')).toBe('ValueError: Cannot convert field res.partner.barcode to SQL')
    expect(group('18.0')).toBe('nothing was raised')
  })

  it.each(['17.0', '18.0'])('a form with a field that is none is nothing on %s, of what is gone too', (name) => {
    expect(on(name)('res.partner', 'onchange', [[999_999], {}, ['nosuch'], { name: {} }])).toEqual({})
  })

  it.each(['17.0', '18.0'])('what is asked beyond a link is looked at as Python does on %s', (name) => {
    const ask = (asked: object) => on(name)('res.company', 'web_read', [[1], { partner_id: asked }])
    const error = (asked: object) => raised(() => ask(asked))
    expect(error({ fields: null })).toBe("TypeError: 'NoneType' object is not iterable")
    expect(error({ fields: 5 })).toBe("TypeError: 'int' object is not iterable")
    expect(error({ fields: ['name'] })).toMatch(/^ValueError: dictionary update sequence element #0 has length 4/)
    expect(error({ fields: {}, context: null })).toMatch(/^TypeError: .* must be a mapping, not NoneType$/)
    expect(ask({ fields: [['name', {}]] })).toMatchObject([{ partner_id: { id: 1, name: expect.any(String) } }])
  })

  it('files are grouped by one key in a text', () => {
    const rows = on('16.0')('ir.attachment', 'read_group', [[['id', '<', 0]], ['res_id'], 'create_uid'])
    expect(rows).toEqual([])
  })

  it('a view that is none is missing', () => {
    expect(raised(() => on('16.0')('res.partner', 'get_views', [[[999_999, 'form']]]))).toMatch(/^MissingError/)
  })

  it('a barcode is a property without a value', () => {
    const told = SERIES.map((name) => on(name)('res.partner', 'default_get', [['barcode']]))
    expect(told).toEqual([{ barcode: false }, { barcode: null }, { barcode: null }, {}])
  })
})

// Tried on 16.0 and 17.0.
describe('methods of models from 15 to 18', () => {
  it.each(SERIES)('goods and orders on %s', (name) => {
    const call = on(name)
    const template = call('product.template', 'create', [{ name: 'Thing', list_price: 7 }]) as number
    const [product] = call('product.product', 'search', [[['product_tmpl_id', '=', template]]]) as number[]
    expect(call('product.template', 'get_single_product_variant', [[template]])).toEqual({
      ...{ product_id: product, product_name: 'Thing', has_optional_products: false },
      ...(name === '18.0' && { is_combo: false }),
    })
    expect(call('product.product', 'open_product_template', [[product]])).toMatchObject({ res_id: template })
    const order = call('sale.order', 'create', [{ partner_id: 1 }]) as number
    const line = call('sale.order.line', 'create', [{ order_id: order, product_id: product, price_unit: 1 }]) as number
    expect(call('sale.order', 'action_update_prices', [[order]])).toBeNull()
    expect(call('sale.order.line', 'read', [[line], ['price_unit']])).toMatchObject([{ price_unit: 7 }])
    expect(call('sale.order', 'action_update_taxes', [[order]])).toBeNull()
    expect(JSON.stringify(call('sale.order', 'get_portal_last_transaction', [[order]]))).toBe('"payment.transaction()"')
  })

  it.each(SERIES)('contacts on %s', (name) => {
    const call = on(name)
    const id = call('res.partner', 'create', [{ name: 'Ann', company_name: 'Ann & Co' }]) as number
    expect(call('res.partner', 'update_address', [[id], { city: 'Bern', name: 'Eve' }])).toBe(true)
    expect(call('res.partner', 'create_company', [[id]])).toBe(true)
    expect(call('res.partner', 'read', [[id], ['name', 'city', 'parent_id']])).toMatchObject([
      { name: 'Ann', city: 'Bern', parent_id: [expect.any(Number), 'Ann & Co'] },
    ])
    expect(call('res.users', 'preference_save', [[2]])).toMatchObject({ type: 'ir.actions.client' })
  })

  it.each(['17.0', '18.0'])('a message may be told what its record is called on %s', (name) => {
    const post = (values: object, ...args: unknown[]) =>
      raised(() => on(name)('res.partner', 'message_post', [[1], ...args], { body: 'x', ...values }))
    expect(post({ record_name: 'r', email_layout_xmlid: 'x' })).toBe('nothing was raised')
    expect(post({ nosuch: 1 })).toMatch(/^ValueError/)
    expect(post({ nosuch: 1 }, 'x')).toMatch(/^TypeError/)
  })

  it.each(SERIES)('files of %s', (name) => {
    const call = on(name)
    const [portal] = call('res.users', 'search', [[['login', '=', 'portal']]]) as number[]
    const file = call('ir.attachment', 'create', [{ name: 'x.txt', datas: 'aGk=' }])
    expect(call('ir.attachment', 'generate_access_token', [[file]])).toEqual([expect.any(String)])
    for (const [method, args] of [
      ['generate_access_token', [[file]]],
      ['check', ['read']],
    ] as const) {
      expect(
        raised(() => call('ir.attachment', method, args, {}, portal)),
        method,
      ).toMatch(/^AccessError/)
    }
    expect(call('ir.attachment', 'check', ['read'])).toBeNull()
  })

  it('prices by kind are private since 17', () => {
    const price = (name: string) => raised(() => on(name)('product.product', 'price_compute', [[], 'list_price']))
    expect(price('16.0')).toBe('nothing was raised')
    expect(price('17.0')).toMatch(/^AttributeError/)
  })

  it.each(SERIES)('windows and nothing on %s', (name) => {
    const call = on(name)
    expect(call('res.partner', 'onchange_email', [[]])).toBeNull()
    expect(raised(() => call('res.partner', 'onchange_email', [[1, 3]]))).toMatch(/^ValueError: Expected singleton/)
    expect(call('res.users', 'action_show_groups', [[2]])).toMatchObject({ res_model: 'res.groups' })
    const order = call('sale.order', 'create', [{ partner_id: 1 }])
    const paid = raised(() => call('sale.order', 'payment_action_void', [[order]]))
    expect(paid).toMatch(name < '17' ? /^nothing/ : /^NotImplementedError/)
    const invoices = raised(() => call('sale.order', 'action_view_invoice', [[order], false]))
    expect(invoices).toMatch(name < '17' ? /^TypeError/ : /^nothing/)
  })

  it.each(['16.0', '17.0'])('who follows by a text on %s', (name) => {
    const call = on(name)
    expect(call('res.partner', 'message_unsubscribe', [[1], 'x'])).toBeNull()
    const posted = raised(() => call('res.partner', 'message_post', [[1]], { body: 'x', partner_ids: 'x' }))
    expect(posted).not.toBe('nothing was raised')
  })

  it('a contact is found by a text', () => {
    expect(raised(() => on('17.0')('res.partner', 'find_or_create', [5]))).toMatch(/^AttributeError/)
  })

  it('an order that is done is answered with nothing on 16', () => {
    const order = on('16.0')('sale.order', 'create', [{ partner_id: 1 }])
    on('16.0')('sale.order', 'action_confirm', [[order]])
    expect(on('16.0')('sale.order', 'action_done', [[order]])).toBeNull()
  })

  it('mails are composed of one order up to 17', () => {
    const send = (name: string) => raised(() => on(name)('sale.order', 'action_quotation_send', [[]]))
    expect(send('17.0')).toMatch(/^ValueError: Expected singleton/)
    expect(send('18.0')).toBe('nothing was raised')
  })
})
