import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../caller.test-help.ts'

const DEMO = 6
const PORTAL = 7
const GONE = 999_999_999
const kindOf = (run: () => unknown) => raised(run).replace(/:.*/s, '')

// Each tried on a real 14.0.
describe('what a model of 14 looks at before it changes records', () => {
  const call = callerOn('14.0')

  it.each([
    ['res.partner', 'write', [[14], 5], "TypeError: argument of type 'int' is not iterable"],
    ['sale.order.line', 'write', [[1], null], "TypeError: argument of type 'NoneType' is not iterable"],
    ['ir.attachment', 'write', [[0], { name: 'x' }], 'SyntaxError: syntax error at or near ")"\n'],
    ['ir.attachment', 'unlink', [[[]]], 'SyntaxError: syntax error at or near ")"\n'],
    ['res.partner', 'unlink', [['abc']], "ValueError: invalid literal for int() with base 10: 'abc'"],
    ['res.partner', 'copy', [14, [['id', '=', 5]]], "AttributeError: 'list' object has no attribute 'get'"],
    ['account.tax', 'default_get', ['abc'], "TypeError: unsupported operand type(s) for +: 'str' and 'list'"],
    [
      'res.partner',
      'message_post',
      [[[]]],
      'ValueError: message_post should only be call to post message on record. Use message_notify instead',
    ],
    ['uom.uom', 'fields_view_get', [false, 5], "TypeError: unsupported operand type(s) for +: 'int' and 'str'"],
    ['uom.uom', 'fields_view_get', [['id', '=', 5]], 'ValueError: Expected singleton: ir.ui.view(id, =, 5)'],
  ])('%s.%s %j', (model, method, args, told) => {
    expect(raised(() => call(model, method, args))).toBe(told)
  })

  it('reads records as the user before it asks whether they may be changed', () => {
    expect(kindOf(() => call('product.template', 'write', [[GONE], { list_price: 1 }], {}, DEMO))).toBe('MissingError')
    expect(kindOf(() => call('sale.order', 'unlink', [[GONE]], {}, PORTAL))).toBe('MissingError')
    expect(kindOf(() => call('res.partner.category', 'write', [[GONE], { name: 'x' }], {}, PORTAL))).toBe('AccessError')
    expect(kindOf(() => call('ir.attachment', 'write', [[], { name: 'x' }], {}, PORTAL))).toBe('AccessError')
  })

  it('passes over variants that are gone, whoever deletes them', () => {
    expect(call('product.product', 'unlink', [[GONE]], {}, PORTAL)).toBe(true)
  })

  it('minds names and views of what is gone', () => {
    expect(kindOf(() => call('uom.uom', 'name_get', [[GONE]]))).toBe('MissingError')
    expect(kindOf(() => call('uom.uom', 'fields_view_get', [GONE, 'form']))).toBe('MissingError')
  })

  it('hands on what message_post does not know, and refuses it since 17', () => {
    expect(call('res.partner', 'message_post', [[14]], { body: 'x', nosuch: 1 })).toEqual(expect.any(Number))
    expect(kindOf(() => call('res.partner', 'message_post', [[14]], { body: 'x', model: 'a' }))).toBe('ValueError')
    const young = callerOn('17.0')
    expect(kindOf(() => young('res.partner', 'message_post', [[14]], { body: 'x', nosuch: 1 }))).toBe('ValueError')
  })

  it('never changes the kind of an order’s line, and wants a unit of what is to be paid', () => {
    const [line] = call('sale.order.line', 'search', [[['display_type', '=', false]], 0, 1]) as number[]
    expect(kindOf(() => call('sale.order.line', 'write', [[line], { display_type: 'line_note' }]))).toBe('UserError')
    expect(call('sale.order.line', 'write', [[line], { display_type: false }])).toBe(true)
    expect(kindOf(() => call('sale.order.line', 'write', [[line], { product_uom: false }]))).toBe('ValidationError')
  })

  it('asks for what must be there before other constraints', () => {
    const [id] = call('product.category', 'create', [[{ name: 'x' }]]) as number[]
    expect(raised(() => call('product.category', 'write', [[id], { parent_id: id, name: false }]))).toMatch(
      /^ValidationError: .*mandatory field/s,
    )
  })
})
