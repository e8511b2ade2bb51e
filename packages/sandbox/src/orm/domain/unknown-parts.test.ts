import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../caller.test-help.ts'

// Each tried on 19.0.
describe('what 19 minds in a domain once rows are asked for', () => {
  const call = callerOn('19.0')
  const found = (model: string, ...domain: unknown[]) => call(model, 'search', [domain])
  const told = (model: string, ...domain: unknown[]) => raised(() => found(model, ...domain))

  it('parts that a field has not', () => {
    expect(told('res.partner', ['name.x', '=', 1])).toBe("ValueError: Invalid field property 'x' on res.partner.name")
    expect(told('res.partner', ['color.x', '=', 'y'])).toBe(
      "ValueError: Invalid field property 'x' on res.partner.color",
    )
    expect(told('res.partner', ['create_date.x', '<', false])).toMatch(/^ValueError/)
  })

  it('but not where nothing can be found', () => {
    expect(found('res.partner', ['name.x', 'in', []])).toEqual([])
    expect(found('res.partner', ['name.x', '=', 1], ['id', 'in', []])).toEqual([])
    expect(found('res.partner', ['id', 'in', [1]], ['id', '!=', 1], ['active.x', '=', 1])).toEqual([])
    expect(found('res.partner', ['name.x', 'child_of', false])).toEqual([])
  })

  it('what they are compared with is looked at before', () => {
    expect(told('res.partner', ['name.x', 'any', []])).toMatch(/^ValueError: Cannot use 'any'/)
    expect(told('res.partner', ['create_date.x', '=', {}])).toBe("TypeError: unhashable type: 'dict'")
    expect(told('res.partner', ['create_date.x', '=like', 5])).toMatch(/^TypeError: The pattern to match/)
    expect(told('res.partner', ['active.x', 'like', 'y'], ['id', 'in', []])).toMatch(/^ValueError: Cannot compare/)
  })

  it.each([
    ['sale.order', 'partner_id'],
    ['sale.order', 'date_order'],
    ['sale.order', 'id'],
    ['account.tax', 'type_tax_use'],
    ['res.currency.rate', 'currency_id'],
  ])('%s.%s is never nothing, and nobody looks at the order', (model, field) => {
    expect(call(model, 'search', [[[field, '=', false]]], { order: 'nosuch' })).toEqual([])
    expect(call(model, 'search', [[[field, 'in', [false]]]], { order: 'nosuch' })).toEqual([])
    expect(raised(() => call(model, 'search', [[[field, '!=', false]]], { order: 'nosuch' }))).toMatch(/^ValueError/)
  })

  it.each([
    ['sale.order', 'name'],
    ['sale.order', 'pricelist_id'],
    ['uom.uom', 'relative_uom_id'],
  ])('%s.%s may be nothing', (model, field) => {
    const unknown = `ValueError: Invalid field 'nosuch' on model '${model}'`
    expect(raised(() => call(model, 'search', [[[field, '=', false]]], { order: 'nosuch' }))).toBe(unknown)
  })
})
