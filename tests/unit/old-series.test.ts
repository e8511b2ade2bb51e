import { Sandbox } from '@ooor/sandbox'
import { connect } from 'ooor'
import { describe, expect, it } from 'vitest'

/** What was dead or wrong on real servers of these series, on a sandbox that refuses what they refuse. */
describe.each(['6.1', '7.0', '8.0', '9.0'])('an old server, on sandbox %s', (series) => {
  const admin = () => connect('http://admin:admin@sandbox/sandbox', { adapter: new Sandbox({ series }).adapter })

  it.each([
    ['state', undefined],
    ['create_date:year', undefined],
    ['create_date:day', undefined],
    ['partner_id', 'total desc'],
    ['partner_id', '$count desc'],
  ])('groups by %s in the order %s hold what their records hold', async (key, order) => {
    const orders = admin().model('sale.order')
    const query = orders.groupBy(key).aggregate({ total: 'amount_total:sum' })
    const groups = await (order === undefined ? query : query.order(order))
    expect(groups.length).toBeGreaterThan(0)
    for (const { total, $count, $domain } of groups) {
      const rows = await orders.raw.searchRead($domain, ['amount_total'])
      expect($count).toBe(rows.length)
      expect(total).toBeCloseTo(rows.reduce((sum, row) => sum + Number(row.amount_total), 0))
    }
    const all = await orders.count()
    expect(groups.reduce((sum, { $count }) => sum + $count, 0)).toBe(all)
    if (order === undefined) return
    const name = order.split(' ')[0] === '$count' ? '$count' : 'total'
    const numbers = groups.map((group) => Number(group[name]))
    expect(numbers).toEqual(numbers.toSorted((one, other) => other - one))
  })

  it('two keys and none', async () => {
    const orders = admin().model('sale.order')
    const groups = await orders
      .groupBy('state', 'partner_id')
      .aggregate({ total: 'amount_total:sum' })
      .order('total desc')
      .limit(3)
    expect(groups).toHaveLength(3)
    for (const { $count, $domain } of groups) expect(await orders.raw.searchCount($domain)).toBe($count)
    const [one] = await orders.groupBy().aggregate({ total: 'amount_total:sum' })
    expect(one?.$count).toBe(await orders.count())
  })

  it('methods without a context, and copies', async () => {
    const odoo = admin()
    expect(await odoo.call('res.partner', 'check_access_rights', ['write'])).toBe(true)
    expect(await odoo.call('ir.model.data', 'get_object_reference', ['base', 'main_company'])).toEqual([
      'res.company',
      1,
    ])
    expect(await odoo.call('res.users', 'context_get')).toMatchObject({ lang: 'en_US' })
    if (series !== '6.1') expect(await odoo.call('res.users', 'has_group', ['base.group_user'])).toBe(true)
    const [order] = await odoo.model('sale.order').limit(1)
    const copy = await order?.copy()
    expect(copy?.id).not.toBe(order?.id)
  })
})
