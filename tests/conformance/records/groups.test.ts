import { UnsupportedError } from 'ooor'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { failure } from '../../support/failure.ts'
import { needs } from '../../support/features.ts'
import { callsOf, connectAs, once, productsForSale, tidy, uniqueName } from '../help.ts'
import { describeTargets } from '../targets.ts'
import type { Odoo } from './models.ts'

describeTargets(
  'groups',
  (target) => {
    const admin = once(() => connectAs<Odoo>(target()))
    afterAll(() => admin().close())
    const keep = tidy(admin)
    const origin = uniqueName('groups')
    const orders = () => admin().model('sale.order').where({ origin })
    let [anna, bert] = [0, 0]
    beforeAll(async () => {
      const made = await admin()
        .model('res.partner')
        .createMany([
          { name: 'Anna', ref: origin, color: 3 },
          { name: 'Bert', ref: origin, color: 4 },
        ])
      ;[anna, bert] = keep('res.partner', made).map(({ id }) => id) as [number, number]
      const [product_id = 0] = await productsForSale(admin(), 1)
      const line = (price_unit: number) => ({ product_id, product_uom_qty: 1, price_unit })
      keep(
        'sale.order',
        await admin()
          .model('sale.order')
          .createMany([
            { origin, partner_id: anna, date_order: '2026-01-31 22:00:00', order_line: [line(10)] },
            { origin, partner_id: anna, date_order: '2026-01-02 10:00:00', order_line: [line(20)] },
            {
              origin,
              partner_id: bert,
              date_order: '2026-03-01 00:00:00',
              client_order_ref: 'b',
              order_line: [line(5)],
            },
          ]),
      )
    })

    it('by a many2one', async () => {
      const { calls, value } = await callsOf(admin(), () =>
        orders().groupBy('partner_id').order('partner_id').aggregate({ total: 'amount_total:sum' }),
      )
      expect(value.map(({ $domain, ...group }) => group).sort((a, b) => b.$count - a.$count)).toEqual([
        { partner_id: { id: anna, display_name: 'Anna' }, total: expect.any(Number), $count: 2 },
        { partner_id: { id: bert, display_name: 'Bert' }, total: expect.any(Number), $count: 1 },
      ])
      expect(calls.filter((call) => call.includes('group'))).toEqual([
        target().has('formatted_read_group') ? 'sale.order.formatted_read_group' : 'sale.order.read_group',
      ])
    })

    it('by a selection, with sums', async () => {
      const [group, ...others] = await orders().groupBy('state').aggregate({ total: 'amount_total:sum' })
      expect(others).toEqual([])
      expect(group).toMatchObject({ state: 'draft', $count: 3 })
      const totals = (await orders().select('amount_total').rows()).map(({ amount_total }) => amount_total)
      expect(group?.total).toBeCloseTo(totals.reduce((sum, total) => sum + total, 0))
    })

    it('by a part of time: spans', async () => {
      const utc = admin().withTimeZone('UTC').model('sale.order').where({ origin })
      const months = await utc.groupBy('date_order:month').order('date_order:month')
      expect(months.map(({ $count, 'date_order:month': month }) => [$count, month?.from, month?.to])).toEqual([
        [2, new Date('2026-01-01T00:00:00Z'), new Date('2026-02-01T00:00:00Z')],
        [1, new Date('2026-03-01T00:00:00Z'), new Date('2026-04-01T00:00:00Z')],
      ])
      expect(months[0]?.['date_order:month']?.label).toBe('January 2026')
    })

    it.each(['day', 'week', 'month', 'quarter', 'year'] as const)('by %s', async (granularity) => {
      const key = `date_order:${granularity}` as const
      const groups = await orders().groupBy(key).order(key)
      expect(groups.reduce((sum, { $count }) => sum + $count, 0)).toBe(3)
      for (const { [key]: span, $count, $domain } of groups) {
        expect(span?.from).toBeInstanceOf(Date)
        expect(span?.to.getTime()).toBeGreaterThan(span?.from.getTime() ?? 0)
        expect(await admin().model('sale.order').where($domain).count()).toBe($count)
      }
    })

    it('by a day in the time zone of the session', async () => {
      const paris = admin().withTimeZone('Europe/Paris').model('sale.order').where({ origin })
      const days = await paris.groupBy('date_order:month').order('date_order:month')
      // 22:00 on the 31st in UTC is 23:00 in Paris: January still, and months begin at 23:00 UTC.
      expect(days.map(({ $count }) => $count)).toEqual([2, 1])
      expect(days[0]?.['date_order:month']?.from).toEqual(new Date('2025-12-31T23:00:00Z'))
    })

    it('by several keys', async () => {
      const groups = await orders().groupBy('partner_id', 'date_order:month').order('partner_id', 'date_order:month')
      expect(
        groups.map(({ partner_id, 'date_order:month': month, $count }) => [partner_id?.id, month?.label, $count]),
      ).toEqual(
        expect.arrayContaining([
          [anna, 'January 2026', 2],
          [bert, 'March 2026', 1],
        ]),
      )
      expect(groups).toHaveLength(2)
    })

    it('where the key is empty', async () => {
      const groups = await orders().groupBy('client_order_ref').order('client_order_ref')
      expect(groups.map(({ client_order_ref, $count }) => [client_order_ref, $count])).toEqual([
        ['b', 1],
        [null, 2],
      ])
    })

    it('has domains that find the records', async () => {
      for (const { $domain, $count } of await orders().groupBy('partner_id')) {
        expect(await admin().model('sale.order').where($domain).count()).toBe($count)
      }
    })

    it('with other aggregates, since 12', async (context) => {
      needs(target(), 'chosen aggregates', context)
      const [group] = await admin().model('res.partner').where({ ref: origin }).groupBy('is_company').aggregate({
        least: 'color:min',
        most: 'color:max',
        mean: 'color:avg',
        both: 'color:sum',
        names: 'name:count',
        distinct: 'name:count_distinct',
        list: 'color:array_agg',
      })
      expect(group).toMatchObject({ is_company: false, least: 3, most: 4, mean: 3.5, both: 7, names: 2, distinct: 2 })
      expect(group?.list).toEqual(expect.arrayContaining([3, 4]))
    })

    it('makes something of what it groups by, or says that the server cannot', async () => {
      const { major } = await admin().series()
      const people = admin().model('res.partner').where({ ref: origin })
      const sums = people.groupBy('color').aggregate({ sum: 'color:sum' }).order('color')
      // Servers in between leave it out without a word.
      if (major >= 8 && major < 17) {
        const error = await failure(sums.all())
        expect(error).toBeInstanceOf(UnsupportedError)
        expect(error.message).toContain(`Odoo ${major} makes nothing of a field that it groups by, as 'color:sum'`)
        return
      }
      expect(await sums).toMatchObject([
        { color: 3, sum: 3, $count: 1 },
        { color: 4, sum: 4, $count: 1 },
      ])
    })

    it('orders by count and by aggregates, limits and leaves out', async () => {
      const byCount = orders().groupBy('partner_id').aggregate({ total: 'amount_total:sum' })
      const ids = async (query: PromiseLike<{ partner_id: { id: number } | null }[]>) =>
        (await query).map(({ partner_id }) => partner_id?.id)
      expect(await ids(byCount.order('$count desc'))).toEqual([anna, bert])
      expect(await ids(byCount.order('$count'))).toEqual([bert, anna])
      expect(await ids(byCount.order('total'))).toEqual([bert, anna])
      expect(await ids(byCount.order('total desc'))).toEqual([anna, bert])
      const limited = orders().limit(1).groupBy('partner_id')
      expect(await ids(limited.order('$count desc'))).toEqual([anna])
      expect(await ids(orders().offset(1).groupBy('partner_id').order('$count desc'))).toEqual([bert])
      expect(await orders().limit(0).groupBy('partner_id')).toEqual([])
    })

    it('all in one, without keys', async () => {
      const [all, ...others] = await orders().groupBy().aggregate({ total: 'amount_total:sum' })
      expect(others).toEqual([])
      expect(all?.$count).toBe(3)
      expect(all?.total).toBeGreaterThanOrEqual(35)
    })

    it('of nothing', async () => {
      expect(await orders().where({ client_order_ref: 'none' }).groupBy('partner_id')).toEqual([])
    })

    it('says what cannot be', async () => {
      const wrong = async (query: PromiseLike<unknown>) => (await failure(Promise.resolve(query))).message
      expect(await wrong(orders().groupBy('partner' as never))).toContain("did you mean 'partner_id'")
      expect(await wrong(orders().groupBy('state:month' as never))).toContain('only date and datetime')
      expect(
        await wrong(
          orders()
            .groupBy('state')
            .aggregate({ x: 'amount' as never }),
        ),
      ).toContain('amount')
      expect(await wrong(orders().groupBy('state').order('name'))).toMatch(
        /ordered by 'name': there are state, \$count/,
      )
    })
  },
  'moments on orders',
)
