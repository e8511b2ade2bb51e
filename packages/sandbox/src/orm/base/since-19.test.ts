import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../caller.test-help.ts'

const PORTAL = 7
const call = callerOn('19.0')
const kindOf = (run: () => unknown) => raised(run).split(':')[0]

// Each as 19.0 answered it.
describe('web_resequence', () => {
  it('numbers records in their order and reads them', () => {
    const [first, second] = ['a', 'b'].map((name) => call('product.attribute', 'create', [{ name }]))
    const rows = call('product.attribute', 'web_resequence', [[second, first], { sequence: {} }], { offset: 4 })
    expect(rows).toEqual([
      { id: second, sequence: 4 },
      { id: first, sequence: 5 },
    ])
  })

  it('does nothing by a field that is not there', () => {
    expect(call('res.partner', 'web_resequence', [[1], { name: {} }, 'nosuch'])).toEqual([])
  })
})

describe('web_override_translations', () => {
  it('writes one text for all languages, and passes over what has none', () => {
    const id = call('product.template', 'create', [{ name: 'a', list_price: 3 }])
    expect(call('product.template', 'web_override_translations', [[id], { name: 'b', list_price: 4 }])).toBeNull()
    expect(call('product.template', 'read', [[id], ['name', 'list_price']])).toEqual([{ id, name: 'b', list_price: 3 }])
  })

  it('takes one record', () => {
    expect(raised(() => call('res.country', 'web_override_translations', [[1, 2], {}]))).toBe(
      'ValueError: Expected singleton: res.country(1, 2)',
    )
  })
})

describe('what is looked at first', () => {
  it('is the domain, then the page', () => {
    const domain = [
      ['message_has_error_counter', 'not ilike', 1],
      ['id', '=', 1],
    ]
    expect(kindOf(() => call('sale.order', 'search', [domain], { limit: 'name' }))).toBe('ValueError')
    expect(kindOf(() => call('sale.order', 'search', [[['id', '=', 1]]], { limit: 'name' }))).toBe(
      'InvalidTextRepresentation',
    )
  })

  it('is whether the form has what is said to have changed', () => {
    expect(raised(() => call('res.bank', 'onchange', [[], { name: 'x' }, ['bic'], { bic: {} }]))).toBe('KeyError: bic')
  })

  it('of a progress bar are the rights, then the domain, then the groups', () => {
    const bar = { field: 'type', colors: {} }
    const asked = (domain: unknown, uid?: number) =>
      kindOf(() => call('res.partner.category', 'read_progress_bar', [domain, ['x'], bar], {}, uid))
    expect(asked([], PORTAL)).toBe('AccessError')
    expect(asked([])).toBe('TypeError')
    expect(call('res.partner.category', 'read_progress_bar', [[['id', 'in', []]], ['x'], bar])).toEqual({})
  })

  it('takes any nothing for no options of views', () => {
    expect(call('sale.order', 'get_views', [[[false, 'list']]], { options: [] })).toHaveProperty('views')
  })
})
