/**
 * # Several companies
 *
 * The same user, seen as each of their companies: what they see, and for whom they write, goes by the companies that
 * the view names; the first one is who new records belong to.
 *
 *   OOOR_URL=https://user:password@erp.example.com/prod npx tsx companies.ts
 *
 * More: [other contexts](../../docs/records.md#other-sessions-other-contexts).
 */
import { connect } from 'ooor'
import type { Odoo } from './odoo.d.ts'

const odoo = connect<Odoo>()
const me = await odoo.whoami()
if (me === null) throw new Error('nobody is logged in')
const user = await odoo
  .model('res.users')
  .select({ company_id: { name: true }, company_ids: { name: true } })
  .find(me.uid)
console.log(`${me.login} works for ${user.company_id?.name}`)

for (const { id, name } of user.company_ids) {
  const company = odoo.withCompany(id)
  const orders = await company.model('sale.order').where({ company_id: id }).count()
  const { values } = await company.model('sale.order').form() // what a new one begins with
  console.log(`${name}: ${orders} orders; new ones are of ${values.company_id?.display_name}`)
}
await odoo.close()
