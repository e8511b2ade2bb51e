import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

const PORTAL = 7

// Each tried on 14.0.
describe('answers of 14 that follow from the records', () => {
  const call = callerOn('14.0')
  const made = (model: string, values: object) => [call(model, 'create', [values])].flat()[0] as number

  it.each([
    [0, 'Zero Dollars'],
    [13, 'Thirteen Dollars'],
    [110.25, 'One Hundred And Ten Dollars and Twenty-Five Cents'],
    [1001, 'One Thousand And One Dollars'],
    [1100, 'One Thousand, One Hundred Dollars'],
    [
      1_234_567.891,
      'One Million, Two Hundred And Thirty-Four Thousand, Five Hundred And Sixty-Seven Dollars and Eighty-Nine Cents',
    ],
    [-3.5, 'Minus Three Dollars and Fifty Cents'],
    [-0.25, 'Zero Dollars and Twenty-Five Cents'],
    [1e12, 'One Trillion Dollars'],
    [99.999, 'One Hundred Dollars'],
    // A half is rounded to what is even, as Python formats it.
    [0.125, 'Zero Dollars and Twelve Cents'],
    [0.375, 'Zero Dollars and Thirty-Eight Cents'],
  ])('%d is %s', (amount, words) => {
    expect(call('res.currency', 'amount_to_text', [[2], amount])).toBe(words)
  })

  it('amounts are numbers', () => {
    for (const amount of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(raised(() => call('res.currency', 'amount_to_text', [[2], amount]))).toMatch(
        /^ValueError: invalid literal for int/,
      )
    }
    expect(raised(() => call('res.currency', 'amount_to_text', [[2], 'x']))).toBe(
      'TypeError: must be real number, not str',
    )
  })

  it('activities are told by record and kind', () => {
    const id = made('res.partner', { name: 'Ann' })
    const model = (call('ir.model', 'search', [[['model', '=', 'res.partner']]]) as number[])[0]
    const values = { res_model_id: model, res_id: id, activity_type_id: 4, date_deadline: '2024-01-01' }
    const activity = made('mail.activity', values)
    const told = call('mail.activity', 'get_activity_data', ['res.partner', [['id', '=', id]]])
    expect(told).toMatchObject({
      activity_res_ids: [id],
      grouped_activities: {
        [id]: { 4: { count: 1, ids: [activity], state: 'overdue', o_closest_deadline: '2024-01-01' } },
      },
    })
    const names = (of: string) =>
      (call('mail.activity', 'get_activity_data', [of, []]) as { activity_types: unknown[][] }).activity_types.map(
        ([, name]) => name,
      )
    expect(names('res.partner')).toEqual(['Email', 'Call', 'Meeting', 'To Do', 'Upload Document'])
    expect(names('sale.order')).toContain('Order Upsell')
    expect(raised(() => call('mail.activity', 'get_activity_data', ['nope', []]))).toContain('KeyError')
  })

  it('variants are found by their values', () => {
    const template = made('product.template', { name: 'Desk' })
    const [variant] = call('product.product', 'search', [[['product_tmpl_id', '=', template]]]) as number[]
    const chosen = (values: unknown, id = template) =>
      call('product.template', 'create_product_variant', [[id].flat(), values])
    expect(chosen('[]')).toBe(variant)
    expect(raised(() => chosen('x'))).toContain('JSONDecodeError')
    expect(raised(() => chosen(5))).toContain('the JSON object must be str, bytes or bytearray, not int')
    expect(raised(() => chosen('[999999]'))).toContain('MissingError')
    const attribute = made('product.attribute', { name: 'Legs', create_variant: 'dynamic' })
    const value = made('product.attribute.value', { name: 'Steel', attribute_id: attribute })
    const other = made('product.attribute.value', { name: 'Wood', attribute_id: attribute })
    const line = [0, 0, { attribute_id: attribute, value_ids: [[6, 0, [value, other]]] }]
    const dynamic = made('product.template', { name: 'Table', attribute_line_ids: [line] })
    const values = call('product.template.attribute.value', 'search', [[['product_tmpl_id', '=', dynamic]]]) as number[]
    const first = chosen(JSON.stringify([values[0]]), dynamic)
    expect(first).toBeGreaterThan(0)
    expect(chosen(JSON.stringify([values[0]]), dynamic)).toBe(first)
    expect(chosen('[]', dynamic)).toBe(0)
  })

  it('addresses are changed alone, and told by the country’s format', () => {
    const id = made('res.partner', { name: 'Ben' })
    expect(call('res.partner', 'update_address', [[id], { city: 'Gent', name: 'No' }])).toBe(true)
    expect(call('res.partner', 'read', [[id], ['city', 'name']])).toEqual([{ id, city: 'Gent', name: 'Ben' }])
    expect(call('res.partner', 'update_address', [[id], { name: 'No' }])).toBeNull()
    expect(raised(() => call('res.partner', 'update_address', [[id], ['city']]))).toContain('list indices')
    const country = made('res.country', { name: 'Nowhere', code: 'QX' })
    expect(call('res.country', 'get_address_fields', [[country]])).toEqual([
      ...['street', 'street2', 'city', 'state_code', 'zip', 'country_name'],
    ])
  })

  it('groups are asked for by the list of rights', () => {
    expect(call('ir.model.access', 'check_groups', ['base.group_user'])).toBe(true)
    expect(call('ir.model.access', 'check_groups', ['base.group_portal'])).toBe(false)
    expect(raised(() => call('ir.model.access', 'check_groups', ['base']))).toContain('IndexError')
    expect(call('ir.model.access', 'call_cache_clearing_methods', [], {}, PORTAL)).toBeNull()
  })

  it('gateways make and change records', () => {
    const [, id] = /^res\.partner\((\d+),\)$/.exec(
      JSON.parse(JSON.stringify(call('res.partner', 'message_new', [{ subject: 'Cleo' }, { city: 'Gent' }]))),
    ) as RegExpExecArray
    expect(call('res.partner', 'read', [[Number(id)], ['name', 'city']])).toMatchObject([
      { name: 'Cleo', city: 'Gent' },
    ])
    expect(call('res.partner', 'message_update', [[Number(id)], {}, { city: 'Brugge' }])).toBe(true)
    expect(call('res.partner', 'message_update', [[99_999_999], 5])).toBe(true)
    expect(raised(() => call('res.partner', 'message_new', [5]))).toContain("'int' object has no attribute 'get'")
    expect(call('res.partner', 'message_track', [[3], [], {}])).toBe(true)
    expect(raised(() => call('res.partner', 'message_track', [[3], ['name'], { 3: {} }]))).toBe('KeyError: 3')
    expect(call('res.partner', 'message_post_with_view', [[], 5])).toBeNull()
    expect(raised(() => call('res.partner', 'message_post_with_view', [[3], 5]))).toContain("no attribute '_render'")
    expect(raised(() => call('res.partner', 'message_post_with_view', [[3], 'base.us']))).toContain("'res.country'")
  })

  it('rules of prices have a window, and costs are told of what is gone', () => {
    const template = made('product.template', { name: 'Lamp' })
    const window = call('product.template', 'open_pricelist_rules', [[template]]) as Record<string, unknown>
    expect(window).toMatchObject({
      res_model: 'product.pricelist.item',
      context: { default_product_tmpl_id: template },
    })
    const [variant] = call('product.product', 'search', [[['product_tmpl_id', '=', template]]]) as number[]
    const own = call('product.product', 'open_pricelist_rules', [[variant]]) as Record<string, unknown>
    expect(own).toMatchObject({ context: { default_product_id: variant, default_applied_on: '0_product_variant' } })
    expect(JSON.stringify(call('product.product', 'price_compute', [[99_999_999], 'standard_price']))).toContain(
      '99999999',
    )
    expect(raised(() => call('product.product', 'price_compute', [[99_999_999], 'list_price']))).toContain(
      'MissingError',
    )
  })

  it('customers are told what products are called', () => {
    const template = made('product.template', { name: 'Vase', description_sale: 'of glass' })
    const variants = call('product.product', 'search', [[['product_tmpl_id', '=', template]]])
    const told = (ids: unknown) => call('product.product', 'get_product_multiline_description_sale', [ids], {}, PORTAL)
    expect(told(variants)).toBe('Vase\nof glass')
    expect(told([0])).toBe(false)
    expect(raised(() => told([99_999_999]))).toContain('MissingError')
  })

  it('a line misses customers and taxes that are gone', () => {
    const order_id = made('sale.order', { partner_id: made('res.partner', { name: 'Dora' }) })
    const product_id = made('product.product', { name: 'Bowl' })
    const line = (values: object) =>
      raised(() => call('sale.order.line', 'create', [{ order_id, product_id, ...values }]))
    expect(line({ order_partner_id: 99_999_999 })).toContain('MissingError')
    expect(line({ tax_id: [[6, 0, [99_999_999]]] })).toContain('MissingError')
    expect(line({ tax_id: [[4, 99_999_999]] })).toContain('MissingError')
    expect(line({ tax_id: [[6, 0, []]] })).toBe('nothing was raised')
  })
})
