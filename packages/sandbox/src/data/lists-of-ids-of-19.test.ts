import { describe, expect, it } from 'vitest'
import { type Call, callerOn, raised } from '../orm/caller.test-help.ts'

const GONE = 888_888

// Each line tried on 19.0.
describe('lists of ids, some of which are nothing, gone or others’', () => {
  const call = callerOn('19.0')
  const demo = (call('res.users', 'search', [[['login', '=', 'demo']]]) as number[])[0] as number
  const asDemo: Call = (model, method, args, kwargs = {}) => call(model, method, args, kwargs, demo)
  const partner = call('res.partner', 'create', [{ name: 'Ada' }]) as number
  const order = call('sale.order', 'create', [{ partner_id: partner }]) as number

  it('what is gone is missed in its place, before or after what somebody is kept from', () => {
    for (const method of ['action_lock', 'action_draft', 'copy_data']) {
      expect(raised(() => asDemo('sale.order', method, [[order, GONE]]))).toContain('AccessError')
      expect(raised(() => asDemo('sale.order', method, [[GONE, order]]))).toContain('MissingError')
    }
    expect(raised(() => asDemo('sale.order', 'write', [[order, GONE], { note: 'x' }]))).toContain('AccessError')
    expect(raised(() => asDemo('sale.order', 'write', [[GONE, order], { note: 'x' }]))).toContain('MissingError')
  })

  it('text among ids is minded before all, also by who may not', () => {
    for (const method of ['copy', 'has_access', 'write', 'onchange'] as const) {
      const more = { copy: [], has_access: ['write'], write: [{ note: 'x' }], onchange: [{}, [], { note: {} }] }[method]
      expect(raised(() => asDemo('sale.order', method, [[order, 'x'], ...more]))).toContain('InvalidTextRepresentation')
    }
  })

  it('all are read before one is copied', () => {
    const line = call('sale.order.line', 'create', [
      { order_id: order, name: 'x', display_type: 'line_note' },
    ]) as number
    expect(raised(() => call('sale.order.line', 'copy', [[line, GONE]]))).toContain('MissingError')
  })

  it('of what is nothing a copy is told as of a new record', () => {
    expect(call('res.partner.category', 'copy_data', [[false]])).toMatchObject([{ active: true }])
    expect(call('res.partner', 'copy_data', [[partner, 0]])).toHaveLength(2)
    expect(call('product.template', 'copy_data', [[null]])).toMatchObject([{ name: 'False (copy)' }])
  })

  it('a form is one record’s, which is there and has such fields', () => {
    const form = (ids: readonly unknown[], values = {}) =>
      raised(() => call('res.partner', 'onchange', [ids, values, [], { name: {} }]))
    expect(form([partner, GONE])).toContain('MissingError')
    expect(form([partner, 0])).toBe(`ValueError: Expected singleton: res.partner(${partner}, 0)`)
    expect(form([], { nope: 1 })).toBe("ValueError: Invalid field 'nope' on model 'res.partner'")
    const lacking = [[partner], { name: 'x' }, ['name'], { nope: {} }]
    expect(raised(() => call('res.partner', 'onchange', lacking))).toBe(
      "ValueError: Invalid field 'nope' on 'res.partner'",
    )
    expect(raised(() => asDemo('sale.order', 'onchange', [[order, GONE], {}, [], { note: {} }]))).toContain('Missing')
  })

  it('companies that are none are minded before ids that are none', () => {
    const context = { allowed_company_ids: [GONE] }
    expect(raised(() => call('res.users', 'read', [['x'], ['name']], { context }))).toContain('AccessError')
    expect(raised(() => call('res.partner', 'write', [['x'], { name: 'x' }], { context }))).toContain('AccessError')
    expect(raised(() => call('res.country', 'create', [{ nope: 1 }], { context }))).toContain('Invalid field')
  })

  it('fields of all new rows are looked up before the first is made', () => {
    const rows = [{ name: 'x', parent_id: GONE }, { nope: 1 }]
    expect(raised(() => call('res.partner.category', 'create', [rows]))).toBe(
      "ValueError: Invalid field 'nope' in 'res.partner.category'",
    )
  })

  it('rules of a pricelist have no names that could be searched', () => {
    const found = () => call('product.pricelist', 'search', [[['item_ids', 'ilike', 'x']]])
    expect(raised(found)).toBe('ValueError: Cannot convert product.pricelist.item.name to SQL because it is not stored')
  })
})
