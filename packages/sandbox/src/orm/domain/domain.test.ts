import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../caller.test-help.ts'

const NAMES = ['oosbxb', 'OoSbxA', 'oosbx c', 'OOSBXC', 'oosbxé', 'oosbxf']

// Each line tried on 14.0 and 19.0, with the same names.
describe.each(['14.0', '19.0'])('domains on %s', (series) => {
  const call = callerOn(series)
  const ids = NAMES.map((name) => call('res.partner.category', 'create', [{ name }]) as number)
  const found = (operator: string, value: unknown) => {
    const domain = [
      ['id', 'in', ids],
      ['name', operator, value],
    ]
    return (call('res.partner.category', 'search', [domain], { order: 'id' }) as number[]).map((id) => ids.indexOf(id))
  }
  const is19 = series === '19.0'

  it.each([
    ['ilike', 'oosbxÉ', [4]],
    ['like', 'OoSbx', [1]],
    ['=like', 'oosbx_', [0, 4, 5]],
    ['=ilike', 'OOSBX_', [0, 1, 3, 4, 5]],
    ['not ilike', 'c', [0, 1, 4, 5]],
    ['ilike', 'oosbx%b', [0]],
    ['ilike', 'oosbx\\_', []],
    ['in', ['OoSbxA', 'OOSBXC'], [1, 3]],
    ['in', [], []],
    ['not in', [], [0, 1, 2, 3, 4, 5]],
    ['=', ['OoSbxA'], [1]],
    ['<>', 'OoSbxA', [0, 2, 3, 4, 5]],
    ['=?', false, [0, 1, 2, 3, 4, 5]],
    ['>', 'oosbxc', [4, 5]],
    ['ilike', false, [0, 1, 2, 3, 4, 5]],
    ['in', 'OoSbxA', is19 ? [1] : []],
  ])('%s %j', (operator, value, expected) => {
    expect(found(operator, value)).toEqual(expected)
  })

  it('orders as PostgreSQL does, by code points', () => {
    const rows = call('res.partner.category', 'search_read', [[['id', 'in', ids]], ['name']], { order: 'name' })
    expect((rows as { name: string }[]).map(({ name }) => name)).toEqual([
      'OOSBXC',
      'OoSbxA',
      'oosbx c',
      'oosbxb',
      'oosbxf',
      'oosbxé',
    ])
  })

  it.each([
    [
      [['name', 'foo', 'x']],
      is19
        ? "ValueError: Invalid operator in condition ('name', 'foo', 'x')"
        : "ValueError: Invalid leaf ('name', 'foo', 'x')",
    ],
    [
      ['|', ['id', '=', 1]],
      is19
        ? "ValueError: Domain() malformed domain ['|', ['id', '=', 1]]"
        : "AssertionError: This domain is syntactically not correct: ['|', ['id', '=', 1]]",
    ],
    [
      [['id', '=']],
      is19 ? "ValueError: Domain() invalid item in domain: ['id', '=']" : "ValueError: Invalid leaf ('id', '=')",
    ],
    [
      [[1, '=', 0]],
      is19 ? "TypeError: Domain() invalid arguments: (1, '=', 0)" : "ValueError: Invalid leaf (1, '=', 0)",
    ],
    [
      [['name.x', '=', 1]],
      is19
        ? "ValueError: Invalid field property 'x' on res.partner.name"
        : "AttributeError: 'Char' object has no attribute 'auto_join'",
    ],
    [
      [['country_id.nosuch', '=', 1]],
      is19
        ? "ValueError: Invalid field res.country.nosuch in condition ('nosuch', '=', 1)"
        : "ValueError: Invalid field res.country.nosuch in leaf ('nosuch', '=', 1)",
    ],
    [
      [['name', 'any', []]],
      is19
        ? "ValueError: Cannot use 'any' with non-relational fields in condition ('name', 'any', [])"
        : "TypeError: unhashable type: 'list'",
    ],
  ])('refuses %j', (domain, words) => {
    expect(raised(() => call('res.partner', 'search', [domain]))).toBe(words)
  })

  it('follows relations up, down and along', () => {
    const count = (...domain: unknown[]) => call('res.partner', 'search_count', [domain])
    expect(count(['id', 'child_of', [14, 10]])).toBe(6)
    expect(count(['id', 'parent_of', 26])).toBe(2)
    // On the field that makes the hierarchy the one at the top counts too.
    expect(count(['parent_id', 'child_of', 14])).toBe(3)
    expect(count(['country_id', 'in', ['France', 'United States']], ['is_company', '=', true])).toBe(8)
    expect(count(['child_ids', '!=', false], ['child_ids.name', 'like', 'Nicole'])).toBe(1)
    expect(count(['child_ids', '=', false], ['is_company', '=', true])).toBe(0)
    expect(count(['create_date', '<=', '2026-01-05'], ['create_date', '>', '2026-01-05'])).toBe(0)
    expect(count(['active', '=', false])).toBe(2)
    expect(count('|', ['active', '=', false], ['id', '=', 14])).toBe(3)
  })

  it('`!` along a path asks the opposite up to 16, and denies since', () => {
    const others = [['id', 'in', [14, 10, 26]]]
    const domain = [...others, '!', ['child_ids.name', '=', 'Nicole Ford']]
    expect(call('res.partner', 'search', [domain], { order: 'id' })).toEqual(is19 ? [10, 26] : [10, 14])
  })

  it('zeros are nothing since 18', () => {
    expect(
      call('res.partner', 'search_count', [
        [
          ['id', '=', 14],
          ['color', '=', false],
        ],
      ]),
    ).toBe(is19 ? 1 : 0)
  })
})

it('19 asks any of what is related, and parts of dates', () => {
  const count = (...domain: unknown[]) => callerOn('19.0')('res.partner', 'search_count', [domain])
  expect(count(['country_id', 'any', [['code', '=', 'FR']]])).toBe(4)
  expect(count(['id', 'in', [14, 15]], ['country_id', 'not any', [['code', '=', 'FR']]])).toBe(1)
  expect(count(['create_date.month_number', '=', 1], ['id', '=', 14])).toBe(1)
  expect(count(['name', 'not =like', 'Azure%'], ['id', 'in', [14, 15]])).toBe(1)
})

// Tried on 14.0 and 19.0: by `call_kw` of `search`, in `res.partner`.
describe.each(['14.0', '19.0'])('depth on %s', (series) => {
  const call = callerOn(series)
  const LEAF = ['id', '=', 1]
  const search = (domain: readonly unknown[]) => call('res.partner', 'search', [domain])
  const row = (operator: string, length: number) => [...Array(length).fill(operator), ...Array(length + 1).fill(LEAF)]
  const changing = (length: number) =>
    Array.from({ length }, (_, index) => [index % 2 ? '|' : '&', LEAF])
      .flat(1)
      .concat([LEAF] as never)
  const is19 = series === '19.0'
  const tooDeep = is19
    ? 'RecursionError: maximum recursion depth exceeded'
    : 'SyntaxError: memory exhausted at or near "("\n'

  it.each([1, 2, 3, 4, 5, 300, 20_001])('%i times not', (times) => {
    const domain = [...Array(times).fill('!'), LEAF, ['id', 'in', [1, 14]]]
    expect(search(domain)).toEqual(times % 2 === 0 ? [1] : [14])
  })

  it.each(['&', '|'])('a long row of %s is one condition since 19', (operator) => {
    expect(search(row(operator, 9000))).toEqual([1])
    if (is19) expect(search(row(operator, 20_000))).toEqual([1])
    else expect(raised(() => search(row(operator, 20_000)))).toBe(tooDeep)
  })

  it('conditions within each other end where the stack does', () => {
    expect(search(changing(is19 ? 242 : 2000))).toEqual([1])
    expect(raised(() => search(changing(is19 ? 243 : 3329)))).toBe(tooDeep)
    expect(raised(() => search(changing(20_000)))).toBe(tooDeep)
  })
})

it('what is nested more deeply than a call can follow is so for Python (tried on 19.0)', () => {
  let domain: readonly unknown[] = [['id', '=', 1]]
  for (let depth = 0; depth < 20_000; depth++) domain = [['parent_id', 'any', domain]]
  expect(raised(() => callerOn('19.0')('res.partner', 'search', [domain]))).toBe(
    'RecursionError: maximum recursion depth exceeded',
  )
})

// Tried on 14.0 and 19.0.
describe('order', () => {
  const search = (series: string, order: string) =>
    callerOn(series)('res.partner', 'search', [[['id', 'in', [14, 15, 4]]]], { order, context: { active_test: false } })

  it('goes by the order of the other model, nothing last or first', () => {
    expect(search('19.0', 'country_id, id')).toEqual([15, 14, 4])
    expect(search('19.0', 'country_id desc, id')).toEqual([4, 14, 15])
    expect(search('19.0', 'country_id desc nulls last, id')).toEqual([14, 15, 4])
    expect(search('19.0', 'country_id.id, id')).toEqual([15, 14, 4])
  })

  it.each([
    ['14.0', 'nosuch', "ValueError: Invalid field 'nosuch' on model 'res.partner'"],
    ['19.0', 'child_ids', 'ValueError: Cannot convert res.partner.child_ids to SQL because it is not stored'],
    ['19.0', 'country_id.code', "ValueError: Invalid field property 'code' on res.partner.country_id"],
    [
      '14.0',
      'name desc nulls last',
      'UserError: Invalid "order" specified (name desc nulls last). A valid "order" specification is a comma-separated list of valid field names (optionally followed by asc/desc for the direction)',
    ],
  ])('on %s refuses %s', (series, order, words) => {
    expect(raised(() => search(series, order))).toBe(words)
  })
})
