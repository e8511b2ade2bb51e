import { afterAll, expect, it } from 'vitest'
import { callsOf, connectAs, once } from '../conformance/help.ts'
import { describeTargets } from '../conformance/targets.ts'
import { failure } from '../support/failure.ts'

// odoo/odoo#216665: Odoo 19 reckons days from the day of the call: `today -365d`, `=monday`.
describeTargets('relative dates in domains', (target) => {
  const admin = once(() => connectAs(target()))
  afterAll(() => admin().close())

  it.each(['today -365d', 'now', '=monday -1w', '-7d'])('%s passes where the series has it', async (when) => {
    // Orders come and go while this counts.
    const countries = admin().model('res.country')
    const query = countries.where([['create_date', '>=', when]])
    if (target().has('relative dates in domains')) {
      const later = countries.where({ create_date: null })
      expect(await query.count()).toBeLessThanOrEqual((await countries.count()) - (await later.count()))
      return
    }
    const { calls, value } = await callsOf(admin(), () => failure(query.count()))
    expect(value.name).toBe('InvalidValueError')
    expect(value.message).toContain(when)
    expect(calls.filter((call) => call.endsWith('.search_count'))).toEqual([])
  })

  it('what is no such text is refused on all', async () => {
    const query = admin()
      .model('sale.order')
      .where([['create_date', '>=', 'tomorrow']])
    expect((await failure(query.count())).name).toBe('InvalidValueError')
  })
})
