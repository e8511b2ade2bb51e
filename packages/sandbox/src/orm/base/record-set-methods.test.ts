import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../caller.test-help.ts'

// Each line tried on 14.0.
describe('methods that answer records', () => {
  const call = callerOn('14.0')
  const told = (...[model, method, args]: [string, string, unknown[]]) =>
    JSON.parse(JSON.stringify(call(model, method, args)))

  it.each([
    ['browse', [[1], [2, 3]], 'res.partner(2, 3)'],
    ['browse', [[1], {}], 'res.partner()'],
    ['with_context', [[1], {}], 'res.partner(1,)'],
    ['sudo', [[1], 5], 'res.partner(1,)'],
    ['with_user', [[1], null], 'res.partner(1,)'],
    ['concat', [[1, 1]], 'res.partner(1, 1)'],
    ['union', [[1, 1]], 'res.partner(1,)'],
    ['filtered', [[1, 3], 'name'], 'res.partner(1, 3)'],
    ['filtered', [[], 5], 'res.partner()'],
    ['filtered_domain', [[1, 3], [['id', '=', 1]]], 'res.partner(1,)'],
    [
      'filtered_domain',
      [
        [1, 3],
        ['|', ['id', '=', 3], ['id', '=', 1], ['id', '!=', 0]],
      ],
      'res.partner(3, 1)',
    ],
    ['filtered_domain', [[3, 1], [['create_date', '>', '2020-01-01']]], 'res.partner(3, 1)'],
    ['filtered_domain', [[3, 1], [['create_date', '=', false]]], 'res.partner()'],
    ['filtered_domain', [[3, 1], [['name', '=like', '%']]], 'res.partner(3, 1)'],
    ['filtered_domain', [[3, 1], [['name', 'like', '']]], 'res.partner()'],
    ['filtered_domain', [[3, 1], [['color', '<', true]]], 'res.partner(3, 1)'],
    ['filtered_domain', [[], [['color', '<', 'x']]], 'res.partner()'],
    ['filtered_domain', [[0], [['color', '=', 0]]], 'res.partner(0,)'],
    ['mapped', [[0], 'color'], [0]],
    ['sorted', [[3, 1], 'id'], 'res.partner(1, 3)'],
    ['sorted', [[1, 3], 'id', true], 'res.partner(3, 1)'],
    ['sorted', [[999_999]], 'res.partner()'],
    ['mapped', [[1], 'category_id'], 'res.partner.category()'],
    ['mapped', [[], 'parent_id'], 'res.partner()'],
    ['mapped', [[], 'parent_id.name'], []],
    ['modified', [[1], ['name']], null],
    ['flush', [], null],
    ['update', [[1], {}], null],
  ])('%s of %j', (method, args, answer) => {
    expect(told('res.partner', method, args)).toEqual(answer)
  })

  it.each([
    ['with_context', [[1], 5], 'TypeError'],
    ['sudo', [[1], 'x'], 'ValueError'],
    ['concat', [[1], [2]], 'TypeError: Mixing apples and oranges: res.partner(1,).concat([2])'],
    ['filtered', [[1], null], "TypeError: 'NoneType' object is not callable"],
    ['filtered', [[], 'nosuch'], 'KeyError'],
    ['filtered_domain', [[1], 'x'], 'ValueError: not enough values to unpack (expected 3, got 1)'],
    ['filtered_domain', [[1], ['|', ['id', '=', 1]]], 'IndexError: pop from empty list'],
    ['filtered_domain', [[1], [[1, '=', 1]]], "AttributeError: 'int' object has no attribute 'endswith'"],
    ['filtered_domain', [[], [['nosuch', '=', 1]]], 'KeyError: nosuch'],
    ['filtered_domain', [[], [['color.x', '=', 1]]], "AttributeError: 'int' object has no attribute '_fields'"],
    ['filtered_domain', [[], [['name', 'like', null]]], "AttributeError: 'NoneType' object has no attribute 'replace'"],
    ['filtered_domain', [[1], [['name', '<', 5]]], "TypeError: '<' not supported between instances of 'str' and 'int'"],
    ['filtered_domain', [[1], [['name', 'child_of', 1]]], "AttributeError: 'list' object has no attribute 'search'"],
    ['filtered_domain', [[1], [['name', '', 'x']]], 'UnboundLocalError'],
    ['filtered_domain', [[1], [['name', 'is', 'x']]], 'ValueError'],
    ['filtered_domain', [[1], [['create_date', '<', 'x']]], "ValueError: stray % in format '%Y-%m-%d %H:%M:%'"],
    ['filtered_domain', [[1], [['create_date', '<', '%s']]], 'ValueError: unconverted data remains: %s'],
    ['filtered_domain', [[[]], ['!', ['id', '=', 1]]], "TypeError: unhashable type: 'list'"],
    ['sorted', [[3, 1], 'nosuch'], 'KeyError'],
    ['sorted', [[3], 'name', 'x'], 'TypeError: an integer is required (got type str)'],
    ['mapped', [[1], 'name.x'], 'AttributeError'],
    ['modified', [[1], 'name'], 'KeyError: n'],
    ['recompute', [[1]], 'KeyError'],
    ['update', [[1], 5], "AttributeError: 'int' object has no attribute 'items'"],
  ])('%s of %j is refused', (method, args, words) => {
    expect(raised(() => call('res.partner', method, args))).toContain(words)
  })
})

// Each line tried on 14.0.
it('what is no method is taken for one of records until its name is asked for', () => {
  const call = callerOn('14.0')
  const refused = (name: string, args: unknown[]) => raised(() => call('res.partner', name, args))
  expect(refused('name', [])).toContain('IndexError: list index out of range')
  expect(refused('name', [[1]])).toContain("AttributeError: 'Char' object has no attribute '__name__'")
  expect(refused('ids', [[1]])).toContain("AttributeError: 'property' object has no attribute '__name__'")
  expect(refused('env', [[1]])).toContain("TypeError: 'member_descriptor' object is not callable")
})

// Each line tried on 14.0; of 16 to 18 by source.
describe.each(['14.0', '16.0', '18.0'])('on %s', (series) => {
  const call = callerOn(series)

  it('records are not taken by name', () => {
    expect(raised(() => call('res.partner', 'read', [], { ids: [1] }))).toContain('IndexError')
  })

  it('what has nothing to archive by is archived by None', () => {
    const refused = (model: string, method: string, ids: number[]) => raised(() => call(model, method, [ids]))
    // 18 says so (tried on it).
    const none = (words: string) => (series === '18.0' ? "AssertionError: No 'active' field on model" : words)
    expect(refused('sale.order.line', 'action_archive', [])).toContain(none('KeyError: None'))
    expect(refused('sale.order.line', 'action_archive', [1])).toContain(none('TypeError: tuple indices'))
    expect(refused('res.groups', 'toggle_active', [1])).toContain(none("TypeError: 'NoneType' object is not callable"))
    expect(refused('sale.order', 'toggle_active', [1])).toContain('TypeError: tuple indices')
  })
})

it('what is no number is there, on 14', () => {
  const call = callerOn('14.0')
  expect(call('res.partner', 'exists', [[1.5, 'a', null, 1, 999_999]])).toEqual([1.5, 'a', 1])
  expect(raised(() => call('res.partner', 'exists', [[true]]))).toContain('UndefinedFunction')
})
