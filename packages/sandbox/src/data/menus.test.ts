import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

// Each tried on 14.0 and 19.0; OCA/odoorpc's own suite asks for all of it.
describe.each(['14.0', '19.0'])('what programs look for on %s', (series) => {
  const call = callerOn(series)
  const byName = (name: string) => call('ir.model.data', 'check_object_reference', name.split('.'))

  it('menus lead to actions and stand below others', () => {
    const [id] = [
      call('ir.ui.menu', 'create', [{ name: 'Lists', parent_id: 2, action: 'ir.actions.act_window,55' }]),
    ].flat()
    expect(call('ir.ui.menu', 'read', [[id], ['complete_name', 'action']])).toEqual([
      { id, complete_name: 'Sales/Lists', action: 'ir.actions.act_window,55' },
    ])
    expect(raised(() => call('ir.ui.menu', 'write', [[2], { parent_id: id }]))).toContain('Error')
    expect(raised(() => call('ir.ui.menu', 'search', [[]], {}, 7))).toContain('AccessError')
  })

  it('modules, rates and the daily clean-up have external ids', () => {
    expect(byName('base.module_sale')).toEqual(['ir.module.module', expect.any(Number)])
    expect(byName('base.rateUSD')).toEqual(['res.currency.rate', expect.any(Number)])
    expect(byName('base.autovacuum_job')).toEqual(['ir.cron', 1])
    expect(call('ir.cron', 'read', [[1], ['name', 'interval_type']])).toEqual([
      { id: 1, name: 'Base: Auto-vacuum internal data', interval_type: 'days' },
    ])
  })

  it('users have no action that they begin with', () => {
    expect(call('res.users', 'read', [[2], ['action_id']])).toEqual([{ id: 2, action_id: false }])
  })

  it('customers are ranked', () => {
    expect(call('res.partner', 'default_get', [['customer_rank', 'supplier_rank']])).toEqual({
      customer_rank: 0,
      supplier_rank: 0,
    })
  })
})

// OCA/odoorpc's own suite sets it as a user's home action on each of them.
it.each(['8.0', '10.0', '11.0', '14.0', '19.0'])('there is a first action on %s', (series) => {
  const call = callerOn(series)
  const [first] = [call('ir.actions.actions', 'read', [[1], ['type']])].flat() as { type: string }[]
  expect(first?.type).toBe(series === '8.0' || series === '10.0' ? 'ir.actions.act_window' : 'ir.actions.server')
})
