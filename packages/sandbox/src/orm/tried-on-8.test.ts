import { parseSeries, type Series } from 'ooor/protocol'
import { expect, it } from 'vitest'
import { dialectOf } from '../dialect/index.ts'
import { postgresError } from '../python/eyes.ts'
import { callerOn, raised } from './caller.test-help.ts'

const OLD = ['7.0', '8.0']

it.each([
  ['6.1', {}],
  ['7.0', { lang: 'en_US' }],
  ['8.0', { lang: false }],
])('who is new on %s speaks what the call does, else %j', (series, expected) => {
  const call = callerOn(series)
  expect(call('res.partner', 'default_get', [['lang']])).toMatchObject(expected)
  if (series === '8.0') {
    expect(call('res.partner', 'default_get', [['lang']], { context: { lang: 'en_US' } })).toEqual({ lang: 'en_US' })
  }
})

it.each(['6.1', '7.0', '8.0'])('a copied contact of %s is one by its name, whatever it is to be called', (series) => {
  const call = callerOn(series)
  const id = call('res.partner', 'create', [{ name: 'Somebody' }])
  const copy = call('res.partner', 'copy', [id, { name: 'Else' }]) as number
  expect(call('res.partner', 'read', [[copy], ['name']])).toEqual([{ id: copy, name: 'Somebody (copy)' }])
})

it.each(OLD)('what a file of %s holds is not taken away by nothing, and nobody looks what it is', (series) => {
  const call = callerOn(series)
  const read = (id: unknown) => (call('ir.attachment', 'read', [[id], ['datas', 'mimetype']]) as object[])[0]
  const empty = call('ir.attachment', 'create', [{ name: 'a.txt' }])
  expect(read(empty)).toMatchObject({ datas: false })
  const id = call('ir.attachment', 'create', [{ name: 'a.txt', datas: 'aGVsbG8=' }])
  call('ir.attachment', 'write', [[id], { datas: false }])
  expect(read(id)).toMatchObject({ datas: expect.stringContaining('aGVsbG8=') })
  if (series === '8.0') expect(read(id)).toMatchObject({ mimetype: false })
})

it.each(OLD)('an order of %s is confirmed with a line, and by no button made a draft', (series) => {
  const call = callerOn(series)
  const id = call('sale.order', 'create', [{ partner_id: 9 }])
  expect(raised(() => call('sale.order', 'action_button_confirm', [[id]]))).toBe(
    'UserError: You cannot confirm a sales order which has no line.',
  )
  expect(raised(() => call('sale.order', 'action_draft', [[id]]))).toMatch(/^AttributeError/)
})

it.each(OLD)('new values of %s that are no dictionary become one, where nobody looks into them', (series) => {
  const call = callerOn(series)
  const create = (model: string, values: unknown) => raised(() => call(model, 'create', [values]))
  expect(create('res.partner', [{ name: 'One' }])).toBe("AttributeError: 'list' object has no attribute 'get'")
  expect(create('res.partner.category', [{ name: 'One' }])).toBe(
    'ValueError: dictionary update sequence element #0 has length 1; 2 is required',
  )
  expect(create('res.partner.category', 5)).toBe("TypeError: argument of type 'int' is not iterable")
})

it.each(OLD)('conditions of %s are looked up before anybody looks what they are', (series) => {
  const call = callerOn(series)
  const search = (domain: unknown) => raised(() => call('res.partner', 'search', [domain]))
  expect(search(5)).toMatch(/^TypeError/)
  expect(search([5])).toMatch(/^TypeError/)
  expect(search([['name', '=']])).toBe("TypeError: unhashable type: 'list'")
  expect(search([['name', 'nosuch', 1]])).toBe("TypeError: unhashable type: 'list'")
  expect(search([[]])).toBe('IndexError: list index out of range')
})

it.each(OLD)('addresses of %s are for all purposes as the default', (series) => {
  const call = callerOn(series)
  expect(call('res.partner', 'address_get', [[9], ['invoice']])).toEqual({ default: 9, invoice: 9 })
})

it('who may do everything on 8.0 is not asked what, and an id is answered by itself', () => {
  const call = callerOn('8.0')
  expect(call('res.partner', 'check_access_rights', ['nosuch'])).toBe(true)
  expect(call('res.partner', 'check_access_rule', [[9], 'nosuch'])).toBeNull()
  expect(call('res.partner', 'read', [[987_654], ['id']])).toEqual([{ id: 987_654 }])
  expect(call('res.partner', 'read', [[987_654], ['name']])).toEqual([])
  expect(call('account.tax', 'default_get', [['type_tax_use']])).toEqual({ type_tax_use: 'all' })
})

it('rewritten methods of 8.0 take the context last, and nothing behind it', () => {
  const call = callerOn('8.0')
  expect(call('res.partner', 'write', [[9], {}, {}, 5, 6])).toBe(true)
  expect(call('sale.order', 'name_search', ['nosuch', [], 'ilike', 2])).toEqual([])
  expect(raised(() => call('res.partner', 'write', [[9]]))).toBe(
    'TypeError: write() takes exactly 2 arguments (1 given)',
  )
  expect(raised(() => call('res.partner', 'exists', [[9], 5]))).toBe("TypeError: 'int' object is not iterable")
  expect(raised(() => call('res.partner', 'message_post', [[]], { body: 'x' }))).toBe(
    'IndexError: list index out of range',
  )
  expect(raised(() => call('res.partner', 'create', [{ name: 'Pictured', image: 'aGVsbG8=' }]))).toBe(
    'IOError: cannot identify image file',
  )
})

it('what a text of 8.0 names has to be sent, and the form above to be named', () => {
  const call = callerOn('8.0')
  const spec = { pricelist_id: 'onchange_pricelist_id(pricelist_id,order_line)', order_line: '1' }
  const order = (values: object) => call('sale.order', 'onchange', [[], values, 'pricelist_id', spec])
  expect(raised(() => order({ pricelist_id: 1 }))).toContain("name 'order_line' is not defined")
  expect(order({ pricelist_id: 1, order_line: [] })).toHaveProperty('value')
  const line = (context: object) =>
    call('sale.order.line', 'onchange', [[], { product_id: 1, order_id: {} }, 'product_id', LINE], { context })
  expect(raised(() => line({}))).toContain("name 'parent' is not defined")
  expect(line({ field_parent: 'order_id' })).toHaveProperty('value')
})

const LINE = { product_id: 'product_id_change(parent.pricelist_id, product_id, context)' }

it.each([
  ['8.0', 'InvalidDatetimeFormat', 'psycopg2.DataError'],
  ['8.0', 'SyntaxError', 'psycopg2.ProgrammingError'],
  ['14.0', 'InvalidDatetimeFormat', 'psycopg2.errors.InvalidDatetimeFormat'],
])('PostgreSQL’s errors go by their families until 13: on %s %s', (series, condition, expected) => {
  const { faults } = dialectOf(parseSeries(series) as Series)
  expect(faults.pythonName(postgresError(condition, 'x'))).toBe(expected)
})
