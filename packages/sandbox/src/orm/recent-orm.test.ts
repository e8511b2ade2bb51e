import { describe, expect, it } from 'vitest'
import { callerOn, raised } from './caller.test-help.ts'

const DEMO = 6
const PORTAL = 7
const call = callerOn('19.0')
const kindOf = (run: () => unknown) => raised(run).split(':')[0]

type Row = Record<string, unknown>

// Each as 19.0 answered it.
describe('who may do what', () => {
  it('is named by the groups that may', () => {
    const create = () => call('product.template', 'create', [{ name: 'x' }], {}, DEMO)
    expect(raised(create)).toBe(
      "AccessError: You are not allowed to create 'Product' (product.template) records.\n\nThis operation is allowed for the following groups:\n\t- Products/Create\n\nContact your administrator to request access if necessary.",
    )
    const old = () => callerOn('14.0')('product.template', 'create', [{ name: 'x' }], {}, DEMO)
    expect(raised(old)).toContain(
      'groups:\n\t- Administration/Settings\n\t- Inventory/Administrator\n\t- Invoicing/Billing Administrator\n\t- Sales/Administrator\n\n',
    )
  })

  it('is asked before saving in a form, and by sums and conditions of closed fields', () => {
    expect(kindOf(() => call('product.attribute', 'onchange', [[], {}, [], { name: {} }], {}, DEMO))).toBe(
      'AccessError',
    )
    const conditions = [[['signup_type', '=', 'x']]]
    expect(kindOf(() => call('res.partner', 'search', conditions, {}, DEMO))).toBe('AccessError')
  })

  it('lets portal users search files and find none, and nobody read what belongs to no model', () => {
    expect(call('ir.attachment', 'search', [[]], {}, PORTAL)).toEqual([])
    const id = call('ir.attachment', 'create', [{ name: 'x', res_id: 5 }])
    expect(kindOf(() => call('ir.attachment', 'read', [[id], ['name']]))).toBe('AccessError')
    expect(kindOf(() => call('ir.attachment', 'create', [{ name: 'x', res_model: 'a.b', res_id: 5 }]))).toBe(
      'AccessError',
    )
  })
})

describe('domains', () => {
  const count = (model: string, ...domain: unknown[]) => call(model, 'search_count', [domain])

  it('end where what they say is known', () => {
    expect(count('res.partner', ['id', 'in', []], ['nosuch', '=', 1])).toBe(0)
    expect(kindOf(() => count('res.partner', ['nosuch', '=', 1], ['id', 'in', []]))).toBe('ValueError')
    expect(kindOf(() => count('res.partner', ['id', 'in', []], ['name', 'nosuch', 1]))).toBe('ValueError')
  })

  it('take a text that is NULL for one that is empty', () => {
    const id = call('res.partner', 'create', [{ name: 'x' }])
    expect(count('res.partner', ['id', '=', id], ['street2', '<', 'a'])).toBe(1)
    expect(count('res.partner', ['id', '=', id], ['street2', '>=', 'a'])).toBe(0)
    expect(count('res.partner', ['id', '=', id], ['street2', '=ilike', ''])).toBe(1)
  })

  it('look for children where there can be none', () => {
    expect(kindOf(() => count('res.partner', ['country_id', 'child_of', 1]))).toBe('ValueError')
    expect(count('res.partner', ['id', '=', 0], ['country_id', 'parent_of', false])).toBe(0)
  })

  it('know records by all that they are called', () => {
    const parent = call('res.partner', 'create', [{ name: 'x', email: 'only@example.org' }])
    const id = call('res.partner', 'create', [{ name: 'y', parent_id: parent }])
    expect(call('res.partner', 'search', [[['parent_id', 'ilike', 'only@']]])).toEqual([id])
    expect(call('res.partner.category', 'name_search', ['', [], 'not ilike'])).toEqual([])
    expect(call('res.partner.category', 'name_search', ['', [['id', '=', 1]], 'ilike'])).toEqual([[1, 'Vendor']])
  })
})

describe('orders', () => {
  const tax = (values: Row) => call('account.tax', 'create', [{ name: `t${Object.values(values).join()}`, ...values }])
  const lineOf = (values: Row, taxes: unknown[]) => {
    const product = call('product.product', 'create', [{ name: 'x', taxes_id: [[6, 0, taxes]] }])
    const order = call('sale.order', 'create', [{ partner_id: 14 }])
    const id = call('sale.order.line', 'create', [{ order_id: order, product_id: product, ...values }])
    const names = ['tax_ids', 'price_subtotal', 'price_tax', 'price_total']
    return (call('sale.order.line', 'read', [[id], names]) as Row[])[0]
  }

  it('bring along taxes of sales that are there', () => {
    const [kept, asleep, bought] = [
      tax({ amount: 9, amount_type: 'fixed' }),
      tax({ amount: 2, active: false }),
      tax({ amount: 99.99, type_tax_use: 'purchase' }),
    ]
    expect(lineOf({ price_unit: 10 }, [kept, asleep, bought])).toMatchObject({ tax_ids: [kept], price_tax: 9 })
  })

  it('round amounts when all of them are there', () => {
    const percent = tax({ amount: 99.99, amount_type: 'percent' })
    expect(lineOf({ price_unit: 1234.5678, product_uom_qty: 12.5 }, [percent])).toMatchObject({
      ...{ price_subtotal: 15432.1, price_tax: 30862.65 - 15432.1, price_total: 30862.65 },
    })
    const fixed = tax({ amount: 2, amount_type: 'fixed' })
    expect(lineOf({ price_unit: -3 }, [fixed])).toMatchObject({ price_tax: -2, price_total: -5 })
  })
})

it('tells a company what its contact says, and a contact who sells to its company', () => {
  const [salesperson] = call('res.users', 'search', [[['login', '=', 'admin']]]) as number[]
  const company = call('res.partner', 'create', [{ name: 'a', user_id: salesperson }])
  const contact = call('res.partner', 'create', [{ name: 'b', parent_id: company }])
  const other = call('res.partner', 'create', [{ name: 'c', parent_id: company, type: 'other', city: 'elsewhere' }])
  call('res.partner', 'write', [[contact], { city: 'here' }])
  const names = ['city', 'user_id']
  expect(call('res.partner', 'read', [[company, contact, other], names], { load: '_classic_write' })).toEqual([
    { id: company, city: 'here', user_id: salesperson },
    { id: contact, city: 'here', user_id: salesperson },
    { id: other, city: 'elsewhere', user_id: salesperson },
  ])
})

describe('create', () => {
  it.each([
    ['res.partner.category', 5, 'AssertionError'],
    ['res.partner.category', '', 'AssertionError'],
    ['account.tax', 5, 'TypeError'],
    ['account.tax', [5], 'AttributeError'],
    ['product.template', [['a']], 'TypeError'],
    ['product.product', ['a'], 'ValueError'],
    ['res.users', [5], 'TypeError'],
  ])('of %s: %j', (model, values, kind) => {
    expect(kindOf(() => call(model, 'create', [values]))).toBe(kind)
  })
  it('of nothing asks nobody', () => {
    expect(call('res.country', 'create', [[]], {}, DEMO)).toEqual([])
    expect(call('account.tax', 'create', [''], {}, DEMO)).toEqual([])
    expect(kindOf(() => call('res.partner', 'web_save', [[], null, {}]))).toBe('TypeError')
  })
})

describe('forms and groups', () => {
  it('of a record that is opened begin anew', () => {
    const spec = { name: {}, create_date: {}, active: {} }
    expect(call('res.partner.category', 'onchange', [[1], {}, [], spec])).toEqual({
      value: { name: false, create_date: false, active: true },
    })
    expect(call('product.category', 'onchange', [[1], { parent_id: 987654321 }, ['parent_id'], { name: {} }])).toEqual({
      value: {},
    })
    expect(call('res.partner', 'onchange', [[14], { parent_id: 14 }, ['parent_id'], { ref: {} }])).toEqual({
      value: {},
    })
    const own = [[1], { parent_id: 1 }, ['parent_id'], { display_name: {} }]
    expect(call('res.partner.category', 'onchange', own)).toMatchObject({ value: {} })
    expect(kindOf(() => call('res.partner', 'onchange', [[], {}, [], 5]))).toBe('TypeError')
  })

  it('of several keys are told one level at a time, each with its number of rows', () => {
    const answer = call('sale.order', 'web_read_group', [[['id', '=', 2]], ['state', 'partner_id'], []]) as Row
    expect(answer).toMatchObject({ groups: [{ state: expect.any(String), __count: 1 }], length: 1 })
    expect(Object.keys((answer.groups as Row[])[0] as Row)).not.toContain('partner_id')
    expect(kindOf(() => call('sale.order', 'web_read_group', [[], [], []]))).toBe('AssertionError')
  })

  it('tell where a customer is to be written to', () => {
    expect(call('res.partner', 'address_get', [[14], ['invoice']])).toEqual({ contact: 14, invoice: 14 })
    expect(call('res.partner', 'address_get', [[], ['invoice']])).toEqual({ contact: false, invoice: false })
  })

  it('tell attributes of fields, none where none are asked for', () => {
    expect(call('res.country', 'fields_get', [['name', 'code']], { attributes: [] })).toEqual({ name: {}, code: {} })
    expect(
      call('res.partner', 'fields_get', [['country_id', 'parent_id']], { attributes: ['allow_hierachy_operators'] }),
    ).toEqual({
      country_id: { allow_hierachy_operators: false },
      parent_id: { allow_hierachy_operators: true },
    })
    expect(call('res.partner', 'default_get', [['tz', 'active']])).toEqual({ tz: false, active: true })
  })
})
