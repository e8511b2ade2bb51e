/**
 * # Sales by month and country
 *
 * The server adds up by month and customer; the customers' countries come with one more call, and what is left is a
 * small sum. Since 19 the server could group by `partner_id.country_id` itself; this runs on all.
 *
 *   OOOR_URL=https://user:password@erp.example.com/prod npx tsx sales-by-month-and-country.ts 2026-01-01
 *
 * More: [groups](../../docs/records.md#groups).
 */
import { connect, gte, noneOf } from 'ooor'
import type { Odoo } from './odoo.d.ts'

const [since = '2000-01-01'] = process.argv.slice(2)
const odoo = connect<Odoo>()

const groups = await odoo
  .model('sale.order')
  .where({ state: noneOf(['draft', 'sent', 'cancel']), date_order: gte(new Date(since)) })
  .groupBy('date_order:month', 'partner_id')
  .aggregate({ total: 'amount_total:sum' })
  .order('date_order:month')

const partners = [...new Set(groups.map(({ partner_id }) => partner_id?.id ?? 0))]
const rows = await odoo
  .model('res.partner')
  .where({ id: partners })
  .context({ active_test: false })
  .select({ country_id: { code: true } })
  .rows()
const countries = new Map(rows.map(({ id, country_id }) => [id, country_id?.code ?? '–']))

const totals = new Map<string, number>()
for (const { 'date_order:month': month, partner_id, total } of groups) {
  const key = `${month?.label} ${countries.get(partner_id?.id ?? 0)}`
  totals.set(key, (totals.get(key) ?? 0) + (total ?? 0))
}
for (const [key, total] of totals) console.log(key, total.toFixed(2))
await odoo.close()
