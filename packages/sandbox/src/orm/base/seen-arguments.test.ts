import { describe, expect, it } from 'vitest'
import { ServerException } from '../../python/exceptions.ts'
import { callerOn, raised } from '../caller.test-help.ts'

/** The exception's name alone. */
const kind = (run: () => unknown) => raised(run).replace(/:[\s\S]*/, '')

const E = ['id', '=', -1]

// Each line tried on 14.0 and 19.0: what Odoo's code meets where it expected something else.
describe.each(['14.0', '19.0'])('arguments of other types on %s', (series) => {
  const call = callerOn(series)
  const is14 = series === '14.0'

  it.each([
    ['search', [null], 'AssertionError', 'TypeError'],
    ['search', [[[]]], 'IndexError', 'ValueError'],
    ['search', [[{ a: 1 }]], 'TypeError', 'ValueError'],
    ['search', [[E], 0, [5]], 'TypeError', 'DatatypeMismatch'],
    ['search', [[E], [[]], 1], 'TypeError', 'IndeterminateDatatype'],
    ['search', [[E], 0, { a: 1 }], 'TypeError', 'ProgrammingError'],
    ['search', [[['id', '<', 'abc']]], 'InvalidTextRepresentation', 'InvalidTextRepresentation'],
    ['search', [[['create_date', '>', 'soon']]], 'InvalidDatetimeFormat', 'ValueError'],
    ['search_count', [[['color', '<', [5]]]], 'TypeError', 'TypeError'],
    ['read', [[{ a: 1 }], ['name']], 'TypeError', 'TypeError'],
    ['read', [[true], ['name']], 'UndefinedFunction', 'UndefinedFunction'],
    ['read', [3.7, ['name']], 'TypeError', 'TypeError'],
    ['write', [['a'], { name: 'x' }], 'InvalidTextRepresentation', 'UndefinedFunction'],
    ['write', [[999], ['a']], 'AttributeError', 'ValueError'],
    ['copy', [[1], 'abc'], 'TypeError', 'ValueError'],
    ['create', ['abc'], 'ValueError', 'AssertionError'],
    ['create', [[null]], 'TypeError', 'TypeError'],
    ['read_group', [[E], [5], []], 'TypeError', 'TypeError'],
    ['read_group', [[E], [], [5]], 'AttributeError', 'TypeError'],
    ['load', [[5], []], 'TypeError', 'TypeError'],
    ['load', [['name'], { a: 1 }], 'KeyError', 'KeyError'],
    ['check_access_rights', ['nosuch'], 'AssertionError', 'AssertionError'],
  ] as const)('%s of %j', (method, args, on14, on19) => {
    const expected = is14 ? on14 : on19
    const found = kind(() => call('res.partner.category', method, args))
    // `copy` takes one record of 14 and several of 19.
    if (method === 'copy' && is14) expect(found).toMatch(/TypeError|ValueError/)
    else expect(found.replace(/^.*\./, '')).toBe(expected)
  })

  it('nothing is what is false: no domain, no page, no fields', () => {
    expect(call('res.partner.category', 'search_read', [0, '', null, false], { order: {} })).toHaveLength(7)
    expect(call('res.partner.category', 'fields_get', [{}, []])).toHaveProperty('color')
  })

  it('a context is what makes a dictionary', () => {
    expect(kind(() => call('res.partner', 'search', [[E]], { context: 5 }))).toBe('TypeError')
    expect(kind(() => call('res.partner', 'search', [[E]], { context: 'abc' }))).toBe('ValueError')
    expect(call('res.partner', 'search', [[E]], { context: [['lang', 'en_US']] })).toEqual([])
  })

  it('nobody looks at the page of what cannot be', () => {
    expect(call('res.partner', 'search', [[['id', 'in', []]]], { order: 'nosuch', limit: -1 })).toEqual([])
  })

  it('a number that nobody gave is no zero to PostgreSQL, and reads as one', () => {
    const id = call('res.partner', 'create', [{ name: 'far' }])
    const found = (value: unknown) =>
      call('res.partner', 'search_count', [
        [
          ['id', '=', id],
          ['partner_latitude', '=', value],
        ],
      ])
    expect(call('res.partner', 'read', [[id], ['partner_latitude']])).toEqual([{ id, partner_latitude: 0 }])
    expect(found(false)).toBe(1)
    expect(found(0)).toBe(is14 ? 0 : 1)
  })
})

it('nothing but Odoo’s exceptions leaves a method that every model has', () => {
  const strangers = [null, true, false, 0, -1, 3.7, '', 'abc', [], [null], [5], ['a'], [[]], {}, { a: 1 }, [{ a: 1 }]]
  const methods = ['search', 'search_read', 'search_count', 'read', 'write', 'unlink', 'copy', 'create', 'fields_get']
  const others = ['default_get', 'name_search', 'name_create', 'load', 'export_data', 'check_access_rights', 'onchange']
  for (const series of ['14.0', '17.0', '19.0']) {
    const call = callerOn(series)
    for (const method of [...methods, ...others]) {
      for (const first of strangers) {
        for (const second of strangers) {
          try {
            call('res.partner.category', method, [first, second])
          } catch (error) {
            // A stack is dear to tell, and there are ten thousand.
            if (error instanceof ServerException) continue
            throw new Error(`${series} ${method} ${JSON.stringify([first, second])}`, { cause: error })
          }
        }
      }
    }
  }
})
