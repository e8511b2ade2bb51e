/**
 * # Wizards
 *
 * "Send by email" of a quotation: the button answers a dialog, the dialog is filled in, and its own button is pressed.
 * Every wizard goes so: what a button answers is data, told apart by `type`.
 *
 *   OOOR_URL=https://user:password@erp.example.com/prod npx tsx send-quotation.ts S00042
 *
 * More: [wizards and buttons](../../docs/wizards.md).
 */
import { connect } from 'ooor'
import type { Odoo } from './odoo.d.ts'

const [name = 'S00042'] = process.argv.slice(2)
const odoo = connect<Odoo>()
const orders = odoo.model('sale.order')
const order = await orders.find({ name })

const action = await orders.press('action_quotation_send', { on: order })
if (action.type !== 'wizard') throw new Error(`a dialog was expected, and ${action.type} came`)
console.log('opened', action.model)

// The template would print a PDF, for which not every server has the tool.
const dialog = await action.wizard({ context: { default_template_id: false } })
await dialog.set({ subject: `Your quotation ${name}`, body: '<p>Please have a look.</p>' })
await dialog.run('action_send_mail')

await order.reload()
const [message] = await order.messages({ limit: 1 })
console.log(order.name, order.state, message?.subject)
await odoo.close()
