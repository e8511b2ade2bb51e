import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

const CODED = { name: 'Chair', default_code: 'C1' }

describe('names in lists of choices of 19.0', () => {
  const call = callerOn('19.0')
  const named = (model: string, id: unknown, context: object) =>
    (call(model, 'read', [[id], ['display_name']], { context }) as [{ display_name: string }])[0].display_name

  // Each tried on 19.0.
  it('products show their code behind their name, or not at all', () => {
    const id = call('product.template', 'create', [CODED])
    expect(named('product.template', id, { formatted_display_name: true })).toBe('Chair\t--C1--')
    expect(named('product.template', id, { display_default_code: false })).toBe('Chair')
    expect(named('product.template', id, {})).toBe('[C1] Chair')
  })

  it('states show their country', () => {
    const [id] = call('res.country.state', 'search', [[['name', '=', 'Alabama']]]) as number[]
    expect(named('res.country.state', id, { formatted_display_name: true })).toBe('Alabama \t --US--')
  })
})

describe('what is refused or put aside', () => {
  // Tried on 14.0 and 19.0.
  it.each([
    ['14.0', 'groups_id', 'nothing was raised'],
    ['19.0', 'group_ids', 'Only internal user can receive notifications in Odoo'],
  ])('an inbox of who does not work here on %s', (series, groups, words) => {
    const call = callerOn(series)
    const [portal] = call('ir.model.data', 'search_read', [[['name', '=', 'group_portal']], ['res_id']]) as [
      { res_id: number },
    ]
    const values = { name: 'x', login: 'x', [groups]: [[6, 0, [portal.res_id]]], notification_type: 'inbox' }
    expect(raised(() => call('res.users', 'create', [values]))).toContain(words)
  })

  // Tried on 19.0.
  it('an account that its contact gives up is archived', () => {
    const call = callerOn('19.0')
    const partner = call('res.partner', 'create', [{ name: 'P' }])
    const id = call('res.partner.bank', 'create', [{ acc_number: '1', partner_id: partner }])
    call('res.partner', 'write', [[partner], { bank_ids: [[2, id]] }])
    expect(call('res.partner.bank', 'read', [[id], ['active']])).toEqual([{ id, active: false }])
  })

  // Tried on 14.0 and 19.0.
  it.each(['14.0', '19.0'])('groups that come with apps on %s', (series) => {
    const call = callerOn(series)
    const [group] = call('ir.model.data', 'search_read', [[['name', '=', 'group_erp_manager']], ['res_id']]) as [
      { res_id: number },
    ]
    expect(raised(() => call('res.groups', 'unlink', [[group.res_id]]))).toContain('ValidationError')
  })

  // Tried on 14.0.
  it.each([
    [{ number_next: 0 }, 'START value (0)'],
    [{ number_next: -3 }, 'START value (-3)'],
    [{ number_increment: -1 }, 'START value (1)'],
    [{ number_increment: -1, number_next: -2 }, 'nothing was raised'],
    [{ number_next: 0, implementation: 'no_gap' }, 'nothing was raised'],
  ])('a sequence of 14.0 that begins with %o', (values, words) => {
    const call = callerOn('14.0')
    expect(raised(() => call('ir.sequence', 'create', [{ name: 'q', ...values }]))).toContain(words)
  })

  // Tried on 14.0.
  it('a sequence of 14.0 goes on where it is told to begin with nothing', () => {
    const call = callerOn('14.0')
    const id = call('ir.sequence', 'create', [{ name: 'q' }])
    call('ir.sequence', 'write', [[id], { number_next: 0 }])
    expect(call('ir.sequence', 'next_by_id', [[id]])).toBe('1')
    expect(raised(() => call('ir.sequence', 'write', [[id], { number_next: -3 }]))).toContain('RESTART value (-3)')
  })

  // Tried on 19.0.
  it.each([
    [['order_id'], ['name'], 'Expected singleton: sale.order()'],
    [['order_id'], ['price_tax'], 'Expected singleton: sale.order()'],
    [['order_id'], ['price_unit'], 'nothing was raised'],
    [['order_id', 'product_id'], ['name'], 'nothing was raised'],
    [['order_id', 'name'], ['name'], 'nothing was raised'],
  ])('a new line in whose form %j changed, of %j', (changed, asked, words) => {
    const call = callerOn('19.0')
    const [order] = call('sale.order', 'search', [[]], { limit: 1 }) as number[]
    const [product] = call('product.product', 'search', [[]], { limit: 1 }) as number[]
    const spec = Object.fromEntries(asked.map((name) => [name, {}]))
    const form = { product_id: product, order_id: order, ...(changed.includes('name') && { name: 'y' }) }
    expect(raised(() => call('sale.order.line', 'onchange', [[], form, changed, spec]))).toContain(words)
  })
})
