import { describe, expect, it } from 'vitest'
import { callerOn, raised } from './caller.test-help.ts'

const call = callerOn('19.0')
const refused = (...[model, method, args, kwargs]: [string, string, unknown[], Record<string, unknown>?]) =>
  raised(() => call(model, method, args, kwargs))

// Tried on 19.0; what is minded besides a domain that PostgreSQL refuses, in searches, is by its source.
describe('what is minded first, on 19', () => {
  it('Python goes through all of a call before PostgreSQL is asked', () => {
    const stored = /not stored/
    const sums = ['name:sum', 'tax_ids:array_agg_distinct']
    expect(refused('sale.order.line', 'formatted_read_group', [[], [], sums])).toMatch(stored)
    expect(refused('sale.order.line', 'formatted_read_group', [[], [], ['name:sum']])).toMatch(/UndefinedFunction/)
    const domain = [['id', 'not in', [true]]]
    expect(refused('res.partner', 'formatted_read_group', [domain, [], ['display_name:count']])).toMatch(stored)
    expect(refused('res.partner', 'search', [domain], { order: 'nope' })).toMatch(/ValueError/)
    expect(refused('res.partner', 'search', [domain], { limit: -1 })).toMatch(/UndefinedFunction/)
  })

  it('a search is made before what is read of it is looked at', () => {
    const names = (fields: unknown) => refused('res.partner', 'search_read', [], { fields, nope: 1 })
    expect(names(['nope'])).toMatch(/ValueError/)
    expect(names(['name'])).toMatch(/TypeError.*unexpected keyword/)
  })

  it('relations that are computed are not searched beyond', () => {
    const beyond = [['product_variant_id.weight', '!=', 0.3]]
    expect(refused('product.template', 'search', [beyond])).toMatch(/not stored/)
  })

  it('who asks beyond records of which some are gone misses those', () => {
    const asked = (ids: number[], specification: object) =>
      raised(() => call('res.partner', 'web_read', [ids, specification]))
    const beyond = { fields: { name: {} } }
    expect(asked([1, 999_999], { parent_id: beyond })).toMatch(/MissingError/)
    expect(asked([1, 999_999], { child_ids: beyond })).toMatch(/MissingError/)
    expect(asked([1, 999_999], { parent_id: {}, child_ids: {} })).toMatch(/nothing/)
    expect(asked([999_999], { parent_id: beyond })).toMatch(/nothing/)
    expect(asked([1, 0], { parent_id: beyond })).toMatch(/nothing/)
  })

  it('languages and keys are looked up in caches', () => {
    const lists = { context: { lang: ['en_US'] } }
    expect(refused('res.partner', 'read', [[1], ['name']], lists)).toMatch(/TypeError: unhashable/)
    expect(refused('res.partner', 'create', [{ name: 'x' }], lists)).toMatch(/TypeError: unhashable/)
    expect(call('res.partner', 'read', [[], ['name']], lists)).toEqual([])
    expect(refused('ir.config_parameter', 'get_param', [['x']])).toMatch(/TypeError: unhashable/)
    expect(raised(() => call('ir.config_parameter', 'get_param', [['x']], {}, 7))).toMatch(/AccessError/)
  })
})
