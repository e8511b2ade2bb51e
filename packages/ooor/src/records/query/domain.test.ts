import { InvalidDomainError, InvalidValueError, UnknownFieldError, UnsupportedError } from 'ooor'
import { describe, expect, test } from 'vitest'
import { Schema } from '../schema/schema.ts'
import { toDomain } from './domain.ts'
import { and, any, between, childOf, gt, ilike, ne, noneOf, not, oneOf, or } from './operators.ts'

const country = new Schema('res.country', { name: { type: 'char' }, code: { type: 'char' } })
const schema = new Schema('res.partner', {
  name: { type: 'char' },
  color: { type: 'integer' },
  active: { type: 'boolean' },
  type: { type: 'selection', selection: [['contact', 'Contact']] },
  create_date: { type: 'datetime' },
  date: { type: 'date' },
  country_id: { type: 'many2one', relation: 'res.country' },
  parent_id: { type: 'many2one', relation: 'res.partner' },
  child_ids: { type: 'one2many', relation: 'res.partner' },
})
const domain = (condition: unknown, { knows = true, major = 19 } = {}) =>
  toDomain({ schema, known: (name) => (!knows ? undefined : name === 'res.country' ? country : schema), major }, [
    condition,
  ])

describe('objects', () => {
  test.each<[string, unknown, unknown]>([
    ['a value is =', { name: 'x' }, [['name', '=', 'x']]],
    ['a list is in', { color: [1, 2] }, [['color', 'in', [1, 2]]]],
    ['null is empty', { name: null }, [['name', '=', false]]],
    ['null in a list too', { name: ['x', null] }, [['name', 'in', ['x', false]]]],
    ['an empty list matches nothing', { color: [] }, [['color', 'in', []]]],
    ['fields are joined by and', { name: 'x', color: 1 }, ['&', ['name', '=', 'x'], ['color', '=', 1]]],
    ['operators', { color: gt(1), name: ilike('x') }, ['&', ['color', '>', 1], ['name', 'ilike', 'x']]],
    ['several operators', { color: between(1, 5) }, ['&', ['color', '>=', 1], ['color', '<=', 5]]],
    ['an id', { country_id: 5 }, [['country_id', '=', 5]]],
    ['a row', { country_id: { id: 5, display_name: 'x' } }, [['country_id', '=', 5]]],
    ['a name', { country_id: 'France' }, [['country_id', '=', 'France']]],
    ['a path', { 'parent_id.country_id.code': 'FR' }, [['parent_id.country_id.code', '=', 'FR']]],
    ['ids', { id: oneOf([1, 2]) }, [['id', 'in', [1, 2]]]],
    ['none of', { country_id: noneOf([1, null]) }, [['country_id', 'not in', [1, false]]]],
    ['not', { active: ne(true) }, [['active', '!=', true]]],
    ['below', { parent_id: childOf([3]) }, [['parent_id', 'child_of', [3]]]],
    ['a moment', { create_date: gt(new Date('2026-01-31T10:20:30Z')) }, [['create_date', '>', '2026-01-31 10:20:30']]],
    [
      'days for moments',
      { create_date: between('2026-01-31', '2026-01-31') },
      ['&', ['create_date', '>=', '2026-01-31 00:00:00'], ['create_date', '<=', '2026-01-31 23:59:59']],
    ],
    ['days as the server has them', [['create_date', '>', '2026-01-31']], [['create_date', '>', '2026-01-31']]],
    ['ISO text', { create_date: '2026-01-31T10:20:30+02:00' }, [['create_date', '=', '2026-01-31 08:20:30']]],
    ['nothing', {}, []],
  ])('%s', (_, condition, expected) => {
    expect(domain(condition)).toEqual(expected)
  })
})

describe('combinations', () => {
  const a = ['name', '=', 'a']
  const b = ['name', '=', 'b']
  const c = ['color', '=', 1]
  test.each<[string, unknown, unknown]>([
    ['or', or({ name: 'a' }, { name: 'b' }), ['|', a, b]],
    ['or of three', or({ name: 'a' }, { name: 'b' }, { color: 1 }), ['|', '|', a, b, c]],
    ['or of an and', or({ name: 'a', color: 1 }, { name: 'b' }), ['|', '&', a, c, b]],
    ['not of an and', not({ name: 'a', color: 1 }), ['!', '&', a, c]],
    ['and in an or', or(and({ name: 'a' }, { color: 1 }), { name: 'b' }), ['|', '&', a, c, b]],
    ['a domain in an or', or([a, c], { name: 'b' }), ['|', '&', a, c, b]],
    ['or of nothing matches nothing', or(), [['id', '=', 0]]],
    ['or with everything', or({}, { name: 'a' }), []],
    ['and of nothing', and(), []],
    ['not of nothing', not({}), [['id', '=', 0]]],
    ['a domain', ['|', a, b, c], ['&', '|', a, b, c]],
    ['a bare leaf', ['name', '=', 'a'], [a]],
    ['always and never', [[1, '=', 1], '!', [0, '=', 1]], ['&', ['id', '!=', 0], '!', ['id', '=', 0]]],
    ['any', { child_ids: any({ name: 'a', color: 1 }) }, [['child_ids', 'any', ['&', a, c]]]],
  ])('%s', (_, condition, expected) => {
    expect(domain(condition)).toEqual(expected)
  })

  test('any of one condition is a path before 17', () => {
    expect(domain({ child_ids: any({ name: 'a' }) }, { major: 14 })).toEqual([['child_ids.name', '=', 'a']])
    expect(() => domain({ child_ids: any({ name: 'a', color: 1 }) }, { major: 14 })).toThrow(UnsupportedError)
  })
})

describe('what cannot be is named with its remedy', () => {
  test.each<[string, unknown, { readonly kind: string }, string]>([
    ['a field', { nmae: 'x' }, UnknownFieldError, "no field 'nmae' for this user: did you mean 'name'?"],
    ['a field beyond', { 'country_id.cdoe': 'x' }, UnknownFieldError, "res.country has no field 'cdoe'"],
    ['an operator', [['name', '~', 'x']], InvalidDomainError, "'~' is not an operator of Odoo's domains"],
    ['a wrong value', { color: 'x' }, InvalidValueError, 'res.partner.color is an integer and does not take "x"'],
    ['a wrong selection', { type: true }, InvalidValueError, "'contact'"],
    ['undefined', { name: undefined }, InvalidDomainError, 'pass null for empty'],
    ['a promise', { country_id: Promise.resolve(5) }, InvalidDomainError, 'await it first'],
    ['a promise as a condition', Promise.resolve({}), InvalidDomainError, 'await it first'],
    ['text', 'name = x', InvalidDomainError, '"name = x" is not a condition'],
    ['a short leaf', [['name', '=']], InvalidDomainError, '["name","="] is not a term of a domain'],
    ['a dangling or', ['|', ['name', '=', 'x']], InvalidDomainError, "'|' has too few operands"],
    ['a list for =', [['color', '=', [1, 2]]], InvalidDomainError, "use 'in' or 'not in'"],
    ['a number for a pattern', [['name', 'ilike', 5]], InvalidDomainError, 'compares with text, not with 5'],
    ['a day for a day field', { date: new Date(0) }, InvalidValueError, "pass a day as text, '2026-01-31'"],
  ])('%s', (_, condition, kind, message) => {
    const attempt = () => domain(condition)
    expect(attempt).toThrow(message)
    expect(attempt).toThrow(expect.objectContaining({ name: kind.kind }))
  })

  test('a 0 in a list is a number to older series too', () => {
    expect(domain({ color: [0, 1] })).toEqual([['color', 'in', [0, 1]]])
    expect(domain({ color: [0, 1] }, { major: 14 })).toEqual(['|', ['color', 'in', [0, 1]], ['color', '=', 0]])
    expect(domain({ color: noneOf([0]) }, { major: 14 })).toEqual(['&', ['color', 'not in', [0]], ['color', '!=', 0]])
    expect(domain({ color: [1] }, { major: 14 })).toEqual([['color', 'in', [1]]])
  })

  test('paths through models that are not known yet are left to the server', () => {
    expect(domain({ 'country_id.cdoe': 'x' }, { knows: false })).toEqual([['country_id.cdoe', '=', 'x']])
  })
})

describe('what is not', () => {
  const deep = new Schema('res.partner', {
    name: { type: 'char', store: true },
    color: { type: 'integer', store: true },
    date: { type: 'date', store: true },
    country_id: { type: 'many2one', relation: 'res.country', store: true },
    child_ids: { type: 'one2many', relation: 'res.partner', store: true },
    tag_ids: { type: 'many2many', relation: 'res.country', store: true },
    total: { type: 'float', store: false },
  })
  const on = (major: number, condition: unknown) =>
    toDomain({ schema: deep, known: (name) => (name === 'res.country' ? country : deep), major }, [condition])
  const there = ['country_id', '!=', false]

  test.each<[string, unknown, number, unknown]>([
    ['beyond a link', { 'country_id.code': 'FR' }, 16, ['&', there, ['country_id.code', '=', 'FR']]],
    ['beyond a link, by any', { country_id: any({ code: 'FR' }) }, 16, ['&', there, ['country_id.code', '=', 'FR']]],
    ['beyond a link, since 17', { 'country_id.code': 'FR' }, 17, [['country_id.code', '=', 'FR']]],
    ['more', { date: gt('2026-01-01') }, 18, ['&', ['date', '!=', false], ['date', '>', '2026-01-01']]],
    ['more, since 19', { date: gt('2026-01-01') }, 19, [['date', '>', '2026-01-01']]],
    ['a number that is more', { color: gt(1) }, 17, ['&', ['color', '!=', false], ['color', '>', 1]]],
    ['a number that is more, since 18', { color: gt(1) }, 18, [['color', '>', 1]]],
    ['what is computed', { total: gt(1) }, 14, [['total', '>', 1]]],
    ['an id', { id: gt(1) }, 14, [['id', '>', 1]]],
    ['the same', { name: 'x' }, 14, [['name', '=', 'x']]],
    ['like', { name: ilike('x') }, 14, [['name', 'ilike', 'x']]],
  ])('finds what is empty: %s', (_, condition, major, expected) => {
    expect(on(major, not(condition))).toEqual(['!', ...(expected as unknown[])])
  })

  test('beyond lists cannot be said up to 16', () => {
    const none = not({ 'child_ids.name': 'x' })
    expect(() => on(16, none)).toThrow(UnsupportedError)
    expect(on(17, none)).toEqual(['!', ['child_ids.name', '=', 'x']])
  })

  test('several things beyond a list are asked of one record', () => {
    const colors = { 'child_ids.color': between(2, 4) }
    const terms = ['&', ['color', '>=', 2], ['color', '<=', 4]]
    expect(on(17, colors)).toEqual([['child_ids', 'any', terms]])
    expect(() => on(16, colors)).toThrow(UnsupportedError)
    expect(() => on(14, { 'child_ids.color': noneOf([0, 1]) })).toThrow(UnsupportedError)
    expect(on(14, { 'country_id.name': between('a', 'b') })).toHaveLength(3)
  })

  test('lists of none and some are both, up to 18', () => {
    const some = { tag_ids: [1, null] }
    expect(on(18, some)).toEqual(['|', ['tag_ids', 'in', [1]], ['tag_ids', '=', false]])
    expect(on(18, { tag_ids: [null] })).toEqual([['tag_ids', '=', false]])
    expect(on(18, { tag_ids: noneOf([1, null]) })).toEqual(['&', ['tag_ids', 'not in', [1]], ['tag_ids', '!=', false]])
    expect(on(19, some)).toEqual([['tag_ids', 'in', [1, false]]])
  })
})
