import { describe, expect, it } from 'vitest'
import { callerOn, raised } from './caller.test-help.ts'

const callers = { '14.0': callerOn('14.0'), '19.0': callerOn('19.0') }
type Name = keyof typeof callers

const PORTAL = 7
const NUL = 'ValueError: A string literal cannot contain NUL (0x00) characters.'
const NO_SURROGATE = /^UnicodeEncodeError: utf-8\n/

const search = (series: Name, leaf: unknown) => raised(() => callers[series]('res.partner', 'search', [[leaf]]))

// Each as 14.0 and 19.0 answered it.
describe('what an id is compared with', () => {
  it.each<[Name, unknown, string]>([
    ['14.0', [true], 'UndefinedFunction: operator does not exist: integer = boolean'],
    ['14.0', [[null]], 'InvalidTextRepresentation: invalid input syntax for type integer: "{NULL}"'],
    ['14.0', [[]], 'InvalidTextRepresentation: invalid input syntax for type integer: "{}"'],
    ['14.0', [[[]]], 'IndeterminateDatatype: cannot determine type of empty array'],
    ['14.0', [['x', 1]], 'InvalidTextRepresentation: invalid input syntax for type integer: "x"'],
    ['14.0', [[1, true]], 'DatatypeMismatch: ARRAY types integer and boolean cannot be matched'],
    ['14.0', [1, [1, [2]]], 'DatatypeMismatch: ARRAY types integer and integer[] cannot be matched'],
    ['14.0', [[1]], 'UndefinedFunction: operator does not exist: integer = integer[]'],
    ['14.0', [[1.5]], 'UndefinedFunction: operator does not exist: integer = numeric[]'],
    ['14.0', [['x']], 'UndefinedFunction: operator does not exist: integer = text[]'],
    ['14.0', [1, { a: 1 }], "ProgrammingError: can't adapt type 'dict'"],
    ['14.0', [1.5], 'nothing was raised'],
    ['19.0', [true], 'UndefinedFunction: operator does not exist: integer = boolean'],
    ['19.0', [1, true], 'nothing was raised'],
    ['19.0', ['x'], 'InvalidTextRepresentation: invalid input syntax for type integer: "x"'],
    ['19.0', [''], 'InvalidTextRepresentation: invalid input syntax for type integer: ""'],
  ])('on %s is minded in the list %j', (series, list, words) => {
    expect(search(series, ['id', 'in', list]).trim()).toBe(words)
  })

  it('is its text where it stands alone, on 14', () => {
    const invalid = (text: string) => `InvalidTextRepresentation: invalid input syntax for type integer: "${text}"\n`
    expect(search('14.0', ['id', '=', {}])).toBe(invalid('{}'))
    expect(search('14.0', ['id', '=', true])).toBe(invalid('True'))
    expect(search('14.0', ['id', '>', [1]])).toBe(invalid('[1]'))
  })
})

describe('texts that PostgreSQL is not sent', () => {
  it.each<[Name, unknown]>([
    ['14.0', ['name', '=', 'a\0b']],
    ['19.0', ['name', 'ilike', 'a\0b']],
    ['19.0', ['name', 'in', ['a\0b']]],
    ['19.0', ['country_id.name', '=', 'a\0b']],
    ['19.0', ['id', '=', 'a\0b']],
  ])('on %s hold a NUL in %j', (series, leaf) => {
    expect(search(series, leaf)).toBe(NUL)
  })

  it('hold half a character', () => {
    for (const leaf of [
      ['name', '=', '\ud800'],
      ['name', 'ilike', '\ud800'],
      ['id', '=', '\ud800'],
    ]) {
      expect(search('14.0', leaf)).toMatch(NO_SURROGATE)
    }
    expect(raised(() => callers['14.0']('res.partner', 'create', [{ name: '\ud800' }]))).toMatch(NO_SURROGATE)
    expect(raised(() => callers['14.0']('res.partner', 'read', [['\ud800'], ['name']]))).toMatch(NO_SURROGATE)
  })
})

describe('arguments of another kind', () => {
  it.each<[Name, string, string, unknown[], object, string]>([
    ['14.0', 'res.partner', 'search', [[]], { limit: 1e20 }, 'NumericValueOutOfRange: bigint out of range\n'],
    ['19.0', 'res.partner', 'search', [[]], { offset: 1e20 }, 'NumericValueOutOfRange: bigint out of range\n'],
    [
      '14.0',
      'res.partner',
      'read_group',
      [[], ['id'], ['type']],
      { limit: 1e20 },
      'NumericValueOutOfRange: bigint out of range\n',
    ],
    ['14.0', 'res.partner', 'check_field_access_rights', ['read', [[false]]], {}, "TypeError: unhashable type: 'list'"],
    ['19.0', 'res.partner', 'check_field_access_rights', ['read', [{}]], {}, "TypeError: unhashable type: 'dict'"],
    [
      '19.0',
      'res.partner',
      'formatted_read_group',
      [[], ['name']],
      { having: null },
      "TypeError: 'NoneType' object is not iterable",
    ],
    ['19.0', 'res.country', 'name_search', ['a'], { operator: [1] }, "TypeError: unhashable type: 'list'"],
    [
      '19.0',
      'res.partner',
      'name_search',
      ['a'],
      { operator: [1] },
      "AttributeError: 'list' object has no attribute 'lower'",
    ],
    ['19.0', 'res.partner', 'get_view', [[]], {}, "TypeError: unhashable type: 'list'"],
    [
      '19.0',
      'res.partner',
      'get_view',
      [null, 'nope'],
      {},
      "UserError: No default view of type 'nope' could be found!",
    ],
    [
      '19.0',
      'res.users',
      'has_group',
      [[2, 1], 'base.group_user'],
      {},
      'ValueError: Expected singleton: res.users(2, 1)',
    ],
    ['19.0', 'res.users', 'has_group', [[2], [1]], {}, "TypeError: unhashable type: 'list'"],
    [
      '19.0',
      'res.groups',
      'web_read',
      [[1], { implied_ids: { fields: {}, order: ['id'] } }],
      {},
      "AttributeError: 'list' object has no attribute 'startswith'",
    ],
    ['14.0', 'sale.order', 'search', [['name']], {}, 'ValueError: Invalid leaf name'],
    ['14.0', 'res.partner', 'search', [[['id', 'in', 'x']]], {}, "ValueError: Invalid domain term ('id', 'in', 'x')"],
    ['14.0', 'res.partner', 'search', [[['\x07', '=']]], {}, "ValueError: Invalid leaf ('\\x07', '=')"],
  ])('on %s %s.%s %j %j', (series, model, method, args, kwargs, words) => {
    expect(raised(() => callers[series](model, method, args, kwargs as never))).toBe(words)
  })

  it('of what is asked of nothing are passed over', () => {
    const none = [['id', '=', 0]]
    expect(callers['14.0']('res.partner', 'search_read', [none, [[false]]])).toEqual([])
    expect(
      callers['19.0']('res.partner', 'formatted_read_group', [none, [], ['__count']], { having: null }),
    ).toHaveLength(1)
  })

  it('of who does not work here are about their own groups alone', () => {
    const ask = (id: number) =>
      raised(() => callers['19.0']('res.users', 'has_group', [[id], 'base.group_user'], {}, PORTAL))
    expect(ask(2)).toBe('AccessError: You can ony call user.has_group() with your current user.')
    expect(ask(PORTAL)).toBe('nothing was raised')
  })

  it('of a view are its kind', () => {
    const { arch, models } = callers['19.0']('res.country', 'get_view', []) as { arch: string; models: object }
    expect(arch).toMatch(/^<form>/)
    expect(models).toHaveProperty(['res.country'])
  })
})
