/**
 * # Order, confirm, invoice, payment
 *
 * What a sale goes through, by the buttons and wizards that Odoo's own client has. Each step looks whether it is done:
 * after a crash, start it again with the same reference.
 *
 *   OOOR_URL=https://user:password@erp.example.com/prod npx tsx order-to-payment.ts WEB-1001 CONSULTING ada@example.com
 *
 * It needs the modules Sales and Invoicing, and a chart of accounts. More: [wizards and buttons](../../docs/wizards.md).
 * Without a server it runs on a sandbox with [invoices](stand-ins/invoices.ts).
 */
import { connect } from 'ooor'
import type { Odoo } from './odoo.d.ts'

const [reference = 'WEB-1001', code = 'CONSULTING', email = 'ada@example.com'] = process.argv.slice(2)
const odoo = connect<Odoo>()
const orders = odoo.model('sale.order')
const invoices = odoo.model('account.move')

const customer = await odoo.model('res.partner').findOrCreate({ email }, { name: 'Ada Lovelace' })
// Something that may be invoiced as soon as it is ordered.
const product = await odoo.model('product.product').find({ default_code: code, invoice_policy: 'order' })

const order = await orders.findOrCreate(
  { client_order_ref: reference },
  { partner_id: customer, order_line: [{ product_id: product, product_uom_qty: 2 }] },
)
if (order.state === 'draft' || order.state === 'sent') {
  await orders.press('action_confirm', { on: order })
  await order.reload()
}
console.log(order.name, order.state, order.amount_total)

let [invoice] = await order.invoice_ids
if (invoice === undefined) {
  const wizard = await orders.wizard('sale.advance.payment.inv', { on: order })
  await wizard.set({ advance_payment_method: 'delivered' })
  await wizard.run('create_invoices')
  await order.reload()
  invoice = (await order.invoice_ids)[0]
}
if (invoice === undefined) throw new Error(`${order.name} has nothing to invoice`)
if (invoice.state === 'draft') {
  await invoices.press('action_post', { on: invoice })
  await invoice.reload()
}
console.log(invoice.name, invoice.state, invoice.amount_total)

if (invoice.payment_state === 'not_paid') {
  const action = await invoices.press('action_register_payment', { on: invoice })
  if (action.type !== 'wizard') throw new Error(`a payment was to be registered, and ${action.type} came`)
  const payment = await action.wizard()
  console.log('to pay', payment.values.amount)
  await payment.run('action_create_payments')
  await invoice.reload()
}
console.log(invoice.name, invoice.payment_state)
await order.reload()
console.log(order.name, order.invoice_status)
await odoo.close()
