import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../caller.test-help.ts'

const DEMO = 6
const kindOf = (run: () => unknown) => raised(run).replace(/:.*/s, '')

// Each tried on a real 14.0, as the administrator and as demo.
describe('what a create of 14 is given in the place of values', () => {
  const call = callerOn('14.0')

  it.each([
    ['sale.order', null, "TypeError: object of type 'NoneType' has no len()"],
    ['sale.order', [null], "TypeError: argument of type 'NoneType' is not iterable"],
    ['sale.order', [[5]], "TypeError: argument of type 'int' is not iterable"],
    ['sale.order', ['a'], "AttributeError: 'str' object has no attribute 'get'"],
    ['sale.order.line', [5], "AttributeError: 'int' object has no attribute 'get'"],
    ['sale.order.line', 5, "TypeError: 'int' object is not iterable"],
    ['product.template', false, "TypeError: 'bool' object is not iterable"],
    ['product.product', [5], "TypeError: argument of type 'int' is not iterable"],
    ['product.product', ['a'], 'ValueError: dictionary update sequence element #0 has length 1; 2 is required'],
    ['product.product', { a: 1 }, "ValueError: Invalid field 'a' on model 'product.product'"],
    ['res.company', { a: 1 }, "ValueError: Invalid field 'a' on model 'res.company'"],
    ['res.company', [[5]], "TypeError: object of type 'int' has no len()"],
    ['res.country', ['abc'], "AttributeError: 'str' object has no attribute 'get'"],
    ['res.lang', { name: 'x' }, 'KeyError: code'],
    ['ir.attachment', [5], "TypeError: 'int' object is not iterable"],
    ['ir.attachment', [['a']], "AttributeError: 'str' object has no attribute 'pop'"],
    ['ir.model', [null], "AttributeError: 'NoneType' object has no attribute 'get'"],
    ['ir.config_parameter', [[5]], "AttributeError: 'list' object has no attribute 'get'"],
    ['mail.message', [5], "TypeError: argument of type 'int' is not iterable"],
    ['uom.uom', 0, "TypeError: 'int' object is not iterable"],
  ])('%s: %j', (model, values, told) => {
    expect(raised(() => call(model, 'create', [values]))).toBe(told)
  })

  it('is looked at before anybody asks for rights where the model has a create of its own, and after elsewhere', () => {
    expect(kindOf(() => call('res.country', 'create', [['a']], {}, DEMO))).toBe('AttributeError')
    expect(kindOf(() => call('res.users', 'create', [[{ name: 'x' }]], {}, DEMO))).toBe('RedirectWarning')
    expect(kindOf(() => call('product.template', 'create', [['a']], {}, DEMO))).toBe('AccessError')
    expect(kindOf(() => call('product.category', 'create', [[5]], {}, DEMO))).toBe('AccessError')
    expect(call('product.category', 'create', [null], {}, DEMO)).toEqual([])
  })
})
