import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../caller.test-help.ts'

/** As 13's source has it (addons/web/models/models.py); there is no real one to ask. */
describe('search panels of 13', () => {
  const call = callerOn('13.0')

  it('tell all records, counted under another name', () => {
    const one = call('res.partner', 'search_panel_select_range', ['parent_id']) as Record<string, unknown>
    expect(one.parent_field).toBe('parent_id')
    const tags = call('res.partner', 'search_panel_select_multi_range', ['category_id'], {
      group_by: 'parent_id',
      comodel_domain: [['id', 'in', [1, 6]]],
      search_domain: [['id', '=', 0]],
    })
    expect(tags).toEqual([
      { id: 6, name: 'Vendor / Office Supplies', count: 0, group_id: 1, group_name: 'Vendor' },
      { id: 1, name: 'Vendor', count: 0, group_id: false, group_name: 'Not Set' },
    ])
    const types = call('res.partner', 'search_panel_select_multi_range', ['type'], { disable_counters: true })
    expect((types as { id: string; count: number }[])[0]).toEqual({ id: 'contact', name: 'Contact', count: 0 })
  })

  it('take no options for one value, and no selections', () => {
    expect(raised(() => call('res.partner', 'search_panel_select_range', ['parent_id'], { limit: 5 }))).toMatch(
      /^TypeError/,
    )
    expect(raised(() => call('res.partner', 'search_panel_select_range', ['type']))).toBe(
      "UserError: Only types ['many2one'] are supported for category (found type selection)",
    )
  })
})
