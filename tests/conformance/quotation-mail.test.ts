import { expect, it } from 'vitest'
import { needs } from '../support/features.ts'
import { demoUsers, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

describeTargets('the button that sends a quotation', (target) => {
  const { admin, make } = demoUsers(target)

  it('opens the window that writes to the customer', async (context) => {
    needs(target(), 'mails of quotations', context)
    const { major } = target()
    const layout = 'mail.mail_notification_layout_with_responsible_signature'
    const partner_id = await make('res.partner', { name: uniqueName('Customer') })
    const order = await make('sale.order', { partner_id })
    const action = await admin().call('sale.order', 'action_quotation_send', [[order]])
    expect(action).toMatchObject({
      ...{ type: 'ir.actions.act_window', res_model: 'mail.compose.message', view_mode: 'form' },
      ...{ views: [[false, 'form']], view_id: false, target: 'new' },
      context: {
        ...{ default_model: 'sale.order', default_composition_mode: 'comment', mark_so_as_sent: true },
        ...{ proforma: false, force_email: true, default_template_id: expect.any(Number) },
        ...(major < 17 ? { default_res_id: order } : { default_res_ids: [order] }),
        ...(major < 19 ? { model_description: 'Quotation' } : { hide_mail_template_management_options: true }),
        ...(major < 16 && { default_use_template: true, custom_layout: 'mail.mail_notification_paynow' }),
        // Builds of 17 differ in whether they name one.
        ...(major >= 16 && major !== 17 && { default_email_layout_xmlid: layout }),
      },
    })
  })
})
