import { command, connect, gt, ilike, or } from 'ooor'
import type { Odoo } from './odoo.d.ts'

const odoo = connect<Odoo>() // OOOR_URL; `npx ooor types` wrote the declarations of Odoo
const orders = odoo.model('sale.order')
const partners = odoo.model('res.partner')

// What is selected is typed, however deep: one call on 17 and later, one a level before.
const recent = await orders
  .where({ state: ['draft', 'sale'], amount_total: gt(10), 'partner_id.name': ilike('a') })
  .select({
    name: true,
    date_order: true,
    partner_id: { name: true, country_id: { code: true } },
    order_line: { name: true },
  })
  .order('date_order desc', 'id desc')
  .limit(5)
  .rows()
for (const { name, date_order, partner_id, order_line } of recent) {
  console.log(name, date_order.getFullYear(), partner_id.name, partner_id.country_id?.code, order_line.length)
}

// Records: relations are walked on, and read for all records of a result at once.
for (const order of await orders.order('id').limit(20)) {
  console.log(order.name, order.state, await order.partner_id.country_id.name)
}

// New ones, with what is nested in them, in one call.
const alice = await partners.create({
  name: 'Alice',
  email: 'alice@example.com',
  child_ids: [{ name: 'Alice, at work', type: 'invoice' }],
})
alice.email = 'alice@example.org'
console.log(alice.changes) // { email: { from: 'alice@example.com', to: 'alice@example.org' } }
await alice.save() // writes the email, nothing else

for (const contact of await alice.child_ids) {
  console.log(contact.name, contact.type, contact.parent_id?.display_name)
  alice.set({ child_ids: [command.update(contact, { phone: '555-0100' })] })
}
await alice.save()

// Groups, on all series alike.
const totals = await orders.groupBy('state').aggregate({ total: 'amount_total:sum' }).order('state')
for (const { state, total, $count } of totals) console.log(state, $count, total)

// Everything, in constant memory.
let letters = 0
for await (const { name } of partners.select('name').stream({ as: 'rows' })) letters += name?.length ?? 0
console.log(await partners.count(), 'partners', letters > 0)

// By conditions at once, by id, by external id.
const found = await partners.where(or({ email: 'alice@example.org' }, { parent_id: alice })).ids()
const company = await partners.find('base.main_partner')
console.log(found.length, company.isNew, (await partners.find(found)).length)

await partners.where({ id: found }).unlink()
await odoo.close()
