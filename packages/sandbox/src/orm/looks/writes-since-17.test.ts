import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../caller.test-help.ts'

const PORTAL = 7
const call = callerOn('19.0')

// Each as 19.0 answered it.
describe('values that are no dictionary', () => {
  const written = (model: string, values: unknown, uid?: number) =>
    raised(() => call(model, 'write', [[1], values], {}, uid))

  it.each([
    ['res.partner', ['x'], "AttributeError: 'list' object has no attribute 'get'"],
    ['res.partner', 1, "TypeError: argument of type 'int' is not iterable"],
    ['product.template', true, "AttributeError: 'bool' object has no attribute 'get'"],
    ['ir.attachment', '', "AttributeError: 'str' object has no attribute 'keys'"],
    ['account.tax', 'x', "AttributeError: 'str' object has no attribute 'copy'"],
    ['account.tax', [], "AttributeError: 'list' object has no attribute 'get'"],
    ['product.category', null, "TypeError: argument of type 'NoneType' is not iterable"],
    ['res.partner.bank', 'x', 'KeyError: x'],
  ])('are looked at by the model itself before its rights are: %s, %j', (model, values, words) => {
    expect(written(model, values)).toBe(words)
    expect(written(model, values, PORTAL)).toBe(words)
  })

  it('are looked at after the rights by models that only ask whether a name is in them', () => {
    expect(written('product.category', ['x'], PORTAL)).toMatch(/^AccessError/)
    expect(written('res.partner.category', 1, PORTAL)).toMatch(/^AccessError/)
  })

  it('are looked at likewise when a form saves them', () => {
    const saved = (model: string, values: unknown) =>
      raised(() => call(model, 'web_save', [[1], values], { specification: {} }))
    expect(saved('sale.order', '1')).toBe("AttributeError: 'str' object has no attribute 'get'")
    expect(saved('ir.attachment', [1, 'a'])).toBe("AttributeError: 'list' object has no attribute 'keys'")
  })
})

// Each as 17.0 answered it, as administrator and as customer.
describe('values that are no dictionary, on 17', () => {
  const on17 = callerOn('17.0')
  const written = (model: string, ids: readonly number[], values: unknown, uid?: number) =>
    raised(() => on17(model, 'write', [ids, values], {}, uid))

  it.each([
    ['product.pricelist', 5, "TypeError: argument of type 'int' is not iterable"],
    ['account.tax', 'x', "AttributeError: 'str' object has no attribute 'copy'"],
    ['res.lang', ['x'], "AttributeError: 'list' object has no attribute 'get'"],
    ['ir.cron', null, "TypeError: argument of type 'NoneType' is not iterable"],
    ['website', [], "AttributeError: 'list' object has no attribute 'get'"],
    ['delivery.carrier', false, "TypeError: argument of type 'bool' is not iterable"],
  ])('are looked at by the model itself, of records and of none: %s, %j', (model, values, words) => {
    for (const ids of [[], [1]]) {
      expect(written(model, ids, values)).toBe(words)
      expect(written(model, ids, values, PORTAL)).toBe(words)
    }
  })

  it.each([
    ['res.users', [], "AttributeError: 'list' object has no attribute 'get'"],
    ['res.groups', 'x', "AttributeError: 'str' object has no attribute 'get'"],
    ['mail.message', [null], "AttributeError: 'list' object has no attribute 'get'"],
    ['res.currency', 'x', "AttributeError: 'str' object has no attribute 'keys'"],
    ['ir.attachment', 5, "AttributeError: 'int' object has no attribute 'get'"],
    ['product.pricelist', ['x'], 'nothing was raised'],
  ])('are looked at once nothing was written: %s, %j', (model, values, words) => {
    expect(written(model, [], values)).toBe(words)
  })

  it('files of none are closed to customers', () => {
    expect(written('ir.attachment', [], {}, PORTAL)).toMatch(/^AccessError/)
  })
})
