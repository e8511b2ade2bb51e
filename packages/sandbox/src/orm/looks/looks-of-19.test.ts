import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../caller.test-help.ts'

const PORTAL = 7

// Each tried on 19.0, as customer and as administrator.
describe('what a model of 19 looks at before anybody asks for rights', () => {
  const call = callerOn('19.0')
  const told = (model: string, method: string, ...args: unknown[]) =>
    raised(() => call(model, method, args, {}, PORTAL))

  it.each([
    ['res.currency.rate', [null], "TypeError: argument of type 'NoneType' is not iterable"],
    ['res.currency.rate', 5, "TypeError: 'int' object is not iterable"],
    ['res.country', { code: 5 }, "AttributeError: 'int' object has no attribute 'upper'"],
    ['product.pricelist.item', [5], "AttributeError: 'int' object has no attribute 'get'"],
    ['product.template.attribute.line', 'abc', "AttributeError: 'str' object has no attribute 'get'"],
    ['product.template.attribute.line', { product_tmpl_id: [[1]] }, "TypeError: unhashable type: 'list'"],
    ['product.template.attribute.value', [null], "TypeError: argument of type 'NoneType' is not iterable"],
    ['account.fiscal.position', [5], "AttributeError: 'int' object has no attribute 'get'"],
    ['mail.notification', [5], "TypeError: 'int' object is not subscriptable"],
    ['ir.cron', [5], "TypeError: 'int' object does not support item assignment"],
    ['ir.ui.menu', null, "TypeError: 'NoneType' object is not iterable"],
  ])('%s.create %j', (model, values, words) => {
    expect(told(model, 'create', values)).toBe(words)
  })

  it.each([
    ['res.currency.rate', 'abc'],
    ['product.pricelist.item', {}],
    ['ir.model.access', [[]]],
  ])('%s.create %j is for nobody then', (model, values) => {
    expect(told(model, 'create', values)).toMatch(/^AccessError/)
  })

  it('a list that a model makes by itself may be empty', () => {
    expect(call('res.currency.rate', 'create', [''], {}, PORTAL)).toEqual([])
    expect(told('product.pricelist.item', 'create', '')).toMatch(/^AssertionError/)
  })

  it.each([
    ['res.country', null, "AttributeError: 'NoneType' object has no attribute 'get'"],
    ['res.country', { code: 5 }, "AttributeError: 'int' object has no attribute 'upper'"],
    ['res.currency', 5, "TypeError: argument of type 'int' is not iterable"],
    ['res.users', [], "AttributeError: 'list' object has no attribute 'get'"],
    ['uom.uom', true, "TypeError: argument of type 'bool' is not iterable"],
    ['product.supplierinfo', null, "AttributeError: 'NoneType' object has no attribute 'get'"],
    ['ir.cron', 'x', "AttributeError: 'str' object has no attribute 'get'"],
  ])('%s.write %j', (model, values, words) => {
    expect(told(model, 'write', [1], values)).toBe(words)
    expect(told(model, 'write', [], values)).toBe(words)
  })

  it('some are asked once nothing was written to', () => {
    expect(told('res.currency', 'write', [], [])).toBe("AttributeError: 'list' object has no attribute 'keys'")
    expect(told('res.currency', 'write', [1], [])).toMatch(/^AccessError/)
    expect(told('product.pricelist', 'write', [], 5)).toBe("TypeError: argument of type 'int' is not iterable")
    expect(told('product.pricelist', 'write', [1], 5)).toMatch(/^AccessError/)
    expect(told('ir.default', 'write', [], {})).toMatch(/^AccessError/)
  })

  it('kinds of views are parts of a key, and of a text', () => {
    const view = (kind: unknown) => raised(() => call('product.tag', 'get_views', [[[false, kind]]]))
    expect(view(null)).toBe("TypeError: unsupported operand type(s) for +: 'NoneType' and 'str'")
    expect(view({})).toBe("TypeError: unhashable type: 'dict'")
    expect(view('nosuch')).toBe("UserError: No default view of type 'nosuch' could be found!")
  })
})
