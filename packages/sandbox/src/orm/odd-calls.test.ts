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

describe('a pattern as a whole, on 14', () => {
  const noLike = (left: string, right: string) => `UndefinedFunction: operator does not exist: ${left} ~~ ${right}\n`

  it.each<[string, string, unknown, string]>([
    ['res.partner', 'color', 2, noLike('text', 'integer')],
    ['res.partner', 'color', null, noLike('text', 'integer')],
    ['res.partner', 'color', 'a', "ValueError: invalid literal for int() with base 10: 'a'"],
    ['sale.order', 'amount_total', 5, noLike('text', 'numeric')],
    ['res.currency', 'active', 'a', noLike('text', 'boolean')],
    ['res.country', 'name', 5, noLike('character varying', 'integer')],
    ['res.currency', 'rounding', 5, 'nothing was raised'],
    ['res.partner', 'name', 5, 'nothing was raised'],
  ])('is like %s.%s = %j', (model, name, value, words) => {
    expect(raised(() => callers['14.0'](model, 'search', [[[name, '=like', value]]]))).toBe(words)
  })

  it('compares truths and texts as Python writes them', () => {
    const count = (leaf: unknown) => callers['14.0']('res.partner', 'search_count', [[leaf]])
    expect(count(['active', 'like', true])).toBe(0)
    expect(count(['name', '>', 5])).toBe(callers['14.0']('res.partner', 'search_count', [[]]))
  })
})

describe('files kept as attachments', () => {
  it.each<Name>(['14.0', '19.0'])('on %s are there or not, and no more is asked', (series) => {
    const count = (...leaf: unknown[]) => callers[series]('res.partner', 'search_count', [[leaf]]) as number
    const all = callers[series]('res.partner', 'search_count', [[]])
    expect(count('image_1920', '=', 'aGV')).toBe(all)
    expect(count('image_1920', 'ilike', 'a')).toBe(all)
    expect(count('image_1920', '=', false) + count('image_1920', '!=', false)).toBe(all)
    expect(callers[series]('res.company', 'search', [[['logo', '!=', 'aGV']]])).toEqual(series === '14.0' ? [1] : [])
  })

  it('are no text on 19', () => {
    expect(raised(() => callers['19.0']('res.company', 'search', [[['logo', 'ilike', 'a']]]))).toBe(
      "NotImplementedError: Cannot use like operators with binary fields in condition ('logo', 'ilike', 'a')",
    )
  })
})

describe('an odd form', () => {
  it.each<[Name, unknown[], string]>([
    [
      '19.0',
      [[], '2024', ['name'], { name: {} }],
      'ValueError: dictionary update sequence element #0 has length 1; 2 is required',
    ],
    ['19.0', [[], '2024', [], { name: {} }], "TypeError: 'str' object does not support item assignment"],
    ['19.0', [[], [], [], { name: {} }], 'TypeError: list indices must be integers or slices, not str'],
    ['19.0', [[], null, ['name'], { name: {} }], "TypeError: 'NoneType' object is not iterable"],
    ['19.0', [[], {}, [], 'a.b'], 'KeyError: a'],
    ['19.0', [[], {}, [], { child_ids: [4, 1] }], "AttributeError: 'list' object has no attribute 'get'"],
    ['19.0', [[], {}, [], { category_id: { fields: 5 } }], "AttributeError: 'int' object has no attribute 'keys'"],
    ['19.0', [[], {}, [], { country_id: 5 }], "TypeError: argument of type 'int' is not iterable"],
    ['14.0', [[], 'x', [], {}], 'TypeError: string indices must be integers'],
    ['14.0', [[], ['name'], [], { name: '1' }], 'TypeError: list indices must be integers or slices, not str'],
    ['14.0', [[], { name: 'x' }, 'name', 5], "TypeError: 'int' object is not iterable"],
    ['14.0', [[], { name: 'x' }, 'name', null], "AttributeError: 'NoneType' object has no attribute 'get'"],
    [
      '14.0',
      [[999999], { name: 'x' }, 'name', { name: '1', street: '1' }],
      'MissingError: Record does not exist or has been deleted.\n(Record: res.partner(999999,), User: 2)',
    ],
  ])('on %s %j is refused', (series, args, words) => {
    expect(raised(() => callers[series]('res.partner', 'onchange', args))).toBe(words)
  })

  it('on 14 asks for no more than it shows', () => {
    const onchange = (...args: unknown[]) => callers['14.0']('res.country', 'onchange', args)
    for (const view of [[], 'x', null, false]) expect(onchange([], {}, [], view)).toEqual({ value: {} })
    expect(onchange([999999], { name: 'q' }, 'name', { name: '1' })).toEqual({ value: {} })
  })
})

describe('what comes first', () => {
  it('is the order, then the page, on 14 PostgreSQL last', () => {
    const search = (...args: unknown[]) => raised(() => callers['14.0']('res.country', 'search', args))
    expect(search([['id', '=', 'x']], 0, 'x', '%')).toMatch(/^UserError: Invalid "order" specified \(%\)/)
    expect(search([['id', '=', 'x']], 0, 'x', 'id')).toMatch(/^TypeError: %d format/)
    expect(search([['id', '=', 'x']], 0, 1, 'id')).toMatch(/^InvalidTextRepresentation/)
  })

  it('of copies of the same record is that it was told', () => {
    const call = callers['19.0']
    expect(call('res.country', 'copy_data', [[7, 7]])).toEqual([expect.anything(), null])
    expect(raised(() => call('res.partner', 'copy', [[7, 7]]))).toBe("TypeError: 'NoneType' object is not iterable")
    expect(raised(() => call('res.groups', 'copy_data', [[['a']]]))).toBe("TypeError: unhashable type: 'list'")
    expect(raised(() => call('res.users', 'copy_data', [['id']]))).toMatch(/^InvalidTextRepresentation/)
  })
})

describe('texts among ids', () => {
  it.each<[Name, string, string, unknown[], RegExp]>([
    ['14.0', 'res.country', 'read', [['2', '-'], ['name']], /^InvalidTextRepresentation: .* "-"/],
    ['14.0', 'res.partner', 'read', [['7'], ['name']], /^AccessError/],
    ['14.0', 'mail.message', 'write', [['x'], { is_internal: true }], /^UndefinedFunction: .* integer = text/],
    ['14.0', 'mail.message', 'unlink', [['x']], /^UndefinedFunction: .* integer = text/],
    ['14.0', 'mail.message', 'read', [[5, 'x'], ['body']], /^InvalidTextRepresentation: .* "x"/],
    ['19.0', 'mail.message', 'read', [['x'], ['body']], /^UndefinedFunction: .* integer = text/],
    ['19.0', 'res.country', 'export_data', [['2', '-'], ['name']], /^InvalidTextRepresentation: .* "-"/],
  ])('on %s end %s.%s %j as its query does', (series, model, method, args, words) => {
    expect(raised(() => callers[series](model, method, args))).toMatch(words)
  })

  it('and lists are minded before rights where they are counted, on 19', () => {
    expect(raised(() => callers['19.0']('res.partner', 'unlink', [[[2]]], {}, PORTAL))).toBe(
      "TypeError: unhashable type: 'list'",
    )
  })

  it('of nothing name a record that is being made, on 14', () => {
    const call = callers['14.0']
    expect(call('res.country', 'name_get', [[false]])).toEqual([[false, 'False']])
    expect(call('sale.order', 'name_get', [[false]])).toEqual([[false, 'New']])
    expect(call('res.country', 'exists', [[[1.5]]])).toHaveLength(1)
  })
})

describe('groups', () => {
  it('are looked at before PostgreSQL is asked for rows, on 19', () => {
    const group = (options: object) =>
      raised(() =>
        callers['19.0']('res.partner', 'formatted_read_group', [[['id', 'in', ['x']]], ['name']], options as never),
      )
    expect(group({ order: 'id' })).toMatch(/^ValueError: Order term 'id'/)
    expect(group({ having: [['nope', '>', 1]] })).toMatch(/^ValueError/)
    expect(group({ order: 'name' })).toMatch(/^InvalidTextRepresentation/)
  })

  it('have no parents above nothing, on 14', () => {
    const search = (value: unknown) => callers['14.0']('product.template', 'search', [[['uom_id', 'parent_of', value]]])
    expect(search(false)).toEqual([])
    expect(search('zzzz')).toEqual([])
  })
})
