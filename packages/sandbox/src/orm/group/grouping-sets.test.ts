import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../caller.test-help.ts'

const FEW = [['id', '<=', 6]]

// Each as 19.0 answered it.
describe('formatted_read_grouping_sets', () => {
  const call = callerOn('19.0')
  const sets = (keys: unknown, aggregates: unknown = ['__count'], options = {}, domain: unknown = FEW) =>
    call('sale.order', 'formatted_read_grouping_sets', [domain, keys, aggregates], options)

  it('groups the same rows in each way', () => {
    const alone = (keys: string[], options = {}) =>
      call('sale.order', 'formatted_read_group', [FEW, keys, ['__count']], options)
    expect(sets([['state', 'partner_id'], ['state'], []])).toEqual([
      alone(['state', 'partner_id']),
      alone(['state']),
      [{ __extra_domain: [[1, '=', 1]], __count: 6 }],
    ])
    const order = 'partner_id, state desc'
    expect(sets([['state'], []], ['__count'], { order: 'state desc' })).toEqual([
      alone(['state'], { order: 'state desc' }),
      alone([]),
    ])
    expect(sets([['state'], ['partner_id']], ['__count'], { order })).toEqual([
      alone(['state'], { order: 'state desc' }),
      alone(['partner_id']),
    ])
  })

  it('tells nothing of what cannot be, and all as one of what is not', () => {
    expect(sets([['state'], []], ['__count'], {}, [['id', 'in', []]])).toEqual([[], []])
    expect(sets([['state'], []], ['__count'], {}, [['id', '<', 0]])).toEqual([
      [],
      [{ __extra_domain: [[1, '=', 1]], __count: 0 }],
    ])
    expect(sets([[]], [])).toEqual([[{ __extra_domain: [[1, '=', 1]] }]])
  })

  it.each([
    [[], [], {}, "ValueError: The 'grouping_sets' parameter cannot be empty."],
    [5, [], {}, "TypeError: 'int' object is not iterable"],
    [[5], [], {}, "TypeError: 'int' object is not iterable"],
    [[[['state']]], [], {}, "TypeError: unhashable type: 'list'"],
    [[[1]], [], {}, 'TypeError: sequence item 0: expected str instance, int found'],
    [[[1]], [], { order: 'id' }, "TypeError: expected string or bytes-like object, got 'int'"],
    [[['state'], []], [], { order: 5 }, "AttributeError: 'int' object has no attribute 'split'"],
    [
      [['state']],
      [],
      { order: 'nosuch' },
      "ValueError: Order term 'nosuch' is not a valid aggregate nor valid groupby",
    ],
    [[['nosuch'], []], [], {}, 'KeyError: nosuch'],
    [[['nosuch']], [], {}, "ValueError: Invalid field 'nosuch' on model 'sale.order'"],
    [[['no such'], []], [], {}, "ValueError: Invalid aggregate/groupby specification 'no such'."],
    ['state', [], {}, 'KeyError: s'],
  ])('refuses %j, %j, %j', (keys, aggregates, options, words) => {
    expect(raised(() => sets(keys, aggregates, options))).toBe(words)
  })

  it('takes an order by name alone', () => {
    expect(raised(() => call('sale.order', 'formatted_read_grouping_sets', [FEW, [[]], [], 'id']))).toMatch(
      /takes from 3 to 4 positional arguments but 5 were given$/,
    )
  })
})
