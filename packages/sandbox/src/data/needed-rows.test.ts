import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

const DEMO = 6

describe('rows that others need', () => {
  // Tried on 14.0 and 19.0.
  it.each(['14.0', '19.0'])('groups that rights are given to stay on %s', (series) => {
    const call = callerOn(series)
    const [group] = call('ir.model.access', 'search_read', [[['group_id', '!=', false]], ['group_id']], {
      limit: 1,
    }) as [{ group_id: [number, string] }]
    expect(raised(() => call('res.groups', 'unlink', [[group.group_id[0]]]))).toContain('ValidationError')
  })

  // Tried on 14.0 and 19.0.
  it.each([
    ['14.0', 'nothing was raised'],
    ['19.0', 'UserError: This currency is set on a company and therefore cannot be deactivated.'],
  ])('the currency of a company on %s', (series, words) => {
    const call = callerOn(series)
    const [company] = call('res.company', 'read', [[1], ['currency_id']]) as [{ currency_id: [number, string] }]
    expect(raised(() => call('res.currency', 'write', [[company.currency_id[0]], { active: false }]))).toContain(words)
  })

  // Tried on 19.0.
  it('actions by the clock run after some time', () => {
    const call = callerOn('19.0')
    const values = { name: 'x', model_id: 1, code: '', interval_number: 0 }
    expect(raised(() => call('ir.cron', 'create', [values]))).toContain('must be a strictly positive number')
  })

  // Tried on 14.0.
  it('no sequence of PostgreSQL is that of id zero', () => {
    expect(raised(() => callerOn('14.0')('ir.sequence', 'next_by_id', [[0]]))).toContain('UndefinedTable')
  })

  // Tried on 19.0.
  it('lines of several orders are not changed at once', () => {
    const call = callerOn('19.0')
    const ids = call('sale.order', 'search', [[]], { limit: 2 })
    const values = { order_line: [[0, 0, { name: 'x', display_type: 'line_note' }]] }
    expect(raised(() => call('sale.order', 'write', [ids, values], {}, DEMO))).toContain('Expected singleton')
  })

  // Tried on 14.0 and 19.0.
  it.each(['14.0', '19.0'])('a company is called what its contact is on %s', (series) => {
    const call = callerOn(series)
    const id = call('res.company', 'create', [{ name: 'One' }])
    const read = (model: string, of: unknown, field: string) =>
      (call(model, 'read', [[of], [field]]) as [Record<string, unknown>])[0][field]
    const [partner] = read('res.company', id, 'partner_id') as [number]
    call('res.company', 'write', [[id], { name: 'Two' }])
    expect(read('res.partner', partner, 'name')).toBe('Two')
    call('res.partner', 'write', [[partner], { name: 'Three' }])
    expect(read('res.company', id, 'name')).toBe('Three')
  })
})
