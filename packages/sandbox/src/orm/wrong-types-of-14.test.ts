import { describe, expect, it } from 'vitest'
import { callerOn, raised } from './caller.test-help.ts'

// Each line tried on 14.0.
describe('wrong types in any place of 14', () => {
  const call = callerOn('14.0')
  const refused = (model: string, method: string, args: unknown[]) => raised(() => call(model, method, args))

  it.each([
    ['name', 'ilike', 'a\0'],
    ['name', 'in', ['a', '\0']],
    ['id', '=', '\0'],
    ['create_date', '>', '\0'],
    ['parent_id', '=', '\0'],
    ['parent_id', 'ilike', '\0'],
    ['parent_id.name', '=', '\0'],
    ['is_company', 'ilike', '\0'],
  ])('no text has a NUL in it: %j', (...term) => {
    const words = 'ValueError: A string literal cannot contain NUL (0x00) characters.'
    expect(refused('res.partner', 'search', [[['id', '>', 0], term]])).toBe(words)
  })

  it('none in a row either', () => {
    const words = 'ValueError: A string literal cannot contain NUL (0x00) characters.'
    expect(refused('res.partner', 'create', [{ name: 'a\0b' }])).toBe(words)
    expect(refused('res.partner', 'create', [{ name: 'a', comment: 'a\0b' }])).toBe(words)
  })

  it.each([
    ['=', '\0', [1, 3]],
    ['=', 'false', [1, 3]],
    ['!=', 'x', [2, 4]],
    ['=', { a: 1 }, [1, 3]],
    ['=?', [], [2, 4]],
    ['=?', [0], [1, 3]],
    ['in', ['x'], []],
    ['not in', ['x'], [1, 2, 3, 4]],
    ['in', [null, true], [1, 3]],
    ['in', [5], []],
    ['=', [0], [2, 4]],
  ])('a truth is %s %j', (operator, value, found) => {
    const ids = call('res.partner', 'search', [
      [
        ['id', 'in', [1, 2, 3, 4]],
        ['active', operator, value],
      ],
    ]) as number[]
    expect(ids.toSorted()).toEqual(found)
  })

  it.each([
    ['res.bank', { nosuch: 1 }, "Invalid field 'nosuch' on model 'res.bank'"],
    ['mail.message', { name: 5 }, "Invalid field 'name' on model 'mail.message'"],
    ['res.partner.category', { color: 'x' }, "invalid literal for int() with base 10: 'x'"],
  ])('values of records of %s that are gone are looked at', (model, values, words) => {
    expect(refused(model, 'write', [[99_999_999], values])).toBe(`ValueError: ${words}`)
    expect(call(model, 'write', [[99_999_999], {}])).toBe(true)
  })

  it.each(['round', 'is_zero'])('amounts are divided as they are: %s', (method) => {
    const words = (type: string) => `TypeError: unsupported operand type(s) for /: '${type}' and 'float'`
    expect(refused('res.currency', method, [[1], null])).toBe(words('NoneType'))
    expect(refused('res.currency', method, [[1], ''])).toBe(words('str'))
    expect(refused('res.currency', method, [[1], []])).toBe(words('list'))
  })

  it('nothing stands in for the missing addresses of several contacts', () => {
    expect(refused('res.partner', 'address_get', [[1, 3], ['invoice']])).toBe(
      'ValueError: Expected singleton: res.partner(1, 3)',
    )
    expect(call('res.partner', 'address_get', [[3, 1], []])).toEqual({ contact: 3 })
    expect(call('res.partner', 'address_get', [[1], 'x'])).toEqual({ contact: 1, x: 1 })
  })

  it('fields of views have None', () => {
    const view = call('res.bank', 'fields_view_get', [false, 'form']) as { fields: Record<string, object> }
    expect(view.fields.name).toMatchObject({ id: null, select: null, views: {}, type: 'char', required: true })
  })
})
