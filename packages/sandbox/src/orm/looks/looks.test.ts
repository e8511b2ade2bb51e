import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../caller.test-help.ts'

const DEMO = 6

// Each tried on a real 14.0.
describe('what a model of 14 looks at before the ORM does', () => {
  const call = callerOn('14.0')

  it.each([
    ['res.partner', 'search', [null], "TypeError: object of type 'NoneType' has no len()"],
    ['res.partner', 'search', [{ a: 1 }], 'KeyError: 0'],
    ['res.users', 'search', [5], "TypeError: 'int' object is not iterable"],
    ['res.partner.bank', 'search', [[{ a: 1 }]], 'KeyError: 0'],
    ['ir.attachment', 'search', ['abc'], "AttributeError: 'str' object has no attribute 'insert'"],
    [
      'ir.attachment',
      'read_group',
      [[], [], ['name']],
      'AccessError: Sorry, you must provide fields to read on attachments',
    ],
    ['ir.attachment', 'read_group', [[], ['name'], [[5]]], "AttributeError: 'list' object has no attribute 'split'"],
    ['res.partner', 'read_group', [{}, [], ['name']], 'TypeError: can only concatenate list (not "dict") to list'],
    ['sale.order', 'read_group', [null, [], ['name']], "TypeError: 'NoneType' object is not iterable"],
    ['sale.order', 'read_group', [['a'], [], ['name']], 'ValueError: Invalid leaf a'],
    ['uom.uom', 'read_group', [[], '[]', ['name']], "UserError: Invalid field specification '['."],
    ['res.partner', 'name_search', ['a', [[5]]], 'ValueError: Invalid leaf (5,)'],
    ['res.partner.category', 'name_search', [5], "AttributeError: 'int' object has no attribute 'split'"],
    ['res.partner.category', 'name_search', ['a', 5], 'TypeError: can only concatenate list (not "int") to list'],
    ['product.product', 'name_search', [987654321], 'TypeError: expected string or bytes-like object'],
    ['account.tax', 'name_search', [5], "AttributeError: 'int' object has no attribute 'strip'"],
    [
      'res.users',
      'name_search',
      ['a', 'abc'],
      "AssertionError: Domains to normalize must have a 'domain' form: a list or tuple of domain components",
    ],
    ['res.country', 'name_search', [false], "TypeError: object of type 'bool' has no len()"],
    ['res.partner.bank', 'name_search', [false], 'TypeError: can only concatenate str (not "bool") to str'],
    ['product.category', 'name_search', ['a', 5], "TypeError: 'int' object is not iterable"],
  ])('%s.%s %j', (model, method, args, told) => {
    expect(raised(() => call(model, method, args))).toBe(told)
  })

  it('a domain of a search panel that is none', () => {
    const options = { search_domain: 5 }
    expect(raised(() => call('product.template', 'search_panel_select_range', ['categ_id'], options))).toMatch(
      /^AssertionError/,
    )
  })

  it('comes before the rights where it is the model’s own, and after elsewhere', () => {
    expect(raised(() => call('ir.config_parameter', 'search', [5], {}, DEMO))).toMatch(/^AccessError/)
    expect(raised(() => call('ir.config_parameter', 'search', [[], 0, 'x'], {}, DEMO))).toMatch(/^AccessError/)
  })

  it('finds out that nothing can be found before it looks at terms, order and limit', () => {
    const never = ['id', 'in', []]
    expect(call('res.partner', 'search', [[never, ['nosuch', '=', 1]], 0, 'x', 5])).toEqual([])
    expect(call('res.partner', 'search_count', [['&', never, '|', ['nosuch', '=', 1], ['name', '=']]])).toBe(0)
    expect(call('res.partner', 'search', [['!', '|', ['id', 'not in', []], ['nosuch', '=', 1]]])).toEqual([])
    expect(raised(() => call('res.partner', 'search', [['|', never, ['nosuch', '=', 1]]]))).toMatch(/^ValueError/)
    expect(raised(() => call('res.partner', 'search', [[never, ['id', 'in']]]))).toBe(
      'IndexError: tuple index out of range',
    )
  })
})
