import type { Series } from 'ooor/protocol'
import type { FieldDefinition, ModelDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { singleton } from '../orm/singleton.ts'
import { userError } from '../python/exceptions.ts'

const MODEL = 'sale.order.cancel'

/** Whether an order that is no draft is cancelled by a dialog (wire/16.0, 17.0 and 18.0/svc-call_button-cancel; not 14.0, 19.0). */
export const asksBeforeCancelling = ({ major }: Series) => major >= 16 && major < 19

/** The dialog; the sandbox sends no mail. */
export function cancelWizard(series: Series): ModelDefinition[] {
  if (!asksBeforeCancelling(series)) return []
  const cancel = (env: Environment, ids: readonly number[]) => {
    const orders = env.read(MODEL, ids, ['order_id'], 'ids').map(({ order_id }) => Number(order_id))
    const { rows } = env.table('sale.order')
    if (orders.some((id) => rows.get(id)?.locked)) throw isLocked()
    env.write('sale.order', orders, { state: 'cancel' })
    return true
  }
  const never = (string: string): FieldDefinition => ({
    ...{ type: 'boolean', string, readonly: true, store: false },
    compute: () => false,
  })
  return [
    {
      name: MODEL,
      description: 'Sales Order Cancel',
      isTransient: true,
      access: { system: 'rwc', 'sales_team.group_sale_salesman': 'rwc' },
      recName: 'subject',
      fields: {
        order_id: {
          type: 'many2one',
          string: 'Sale Order',
          relation: 'sale.order',
          required: true,
          onDelete: 'cascade',
        },
        subject: { type: 'char', string: 'Subject' },
        body: { type: 'html', string: 'Contents' },
        recipient_ids: { type: 'many2many', string: 'Recipients', relation: 'res.partner' },
        display_delivery_alert: never('Delivery Alert'),
        display_invoice_alert: never('Invoice Alert'),
      },
      methods: {
        action_cancel: { params: [], run: cancel },
        action_send_mail_and_cancel: { params: [], run: cancel },
      },
    },
  ]
}

/** Tried on 19.0. */
export const isLocked = () => userError('You cannot cancel a locked order. Please unlock it first.')

/** What opens it. */
export function openCancelWizard(env: Environment, ids: readonly number[]): Record<string, unknown> {
  const id = singleton('sale.order', ids)
  const { major } = env.dialect.series
  const state = String(env.table('sale.order').rows.get(id)?.state)
  const kind = ['draft', 'sent', 'cancel'].includes(state) ? 'Quotation' : 'Sales Order'
  return {
    name: `Cancel ${kind}`,
    view_mode: 'form',
    res_model: MODEL,
    view_id: VIEW,
    type: 'ir.actions.act_window',
    context: {
      ...(major < 17 && { default_use_template: true }),
      ...{ default_template_id: 14, default_order_id: id, mark_so_as_canceled: true },
      default_email_layout_xmlid: 'mail.mail_notification_layout_with_responsible_signature',
      model_description: kind,
    },
    target: 'new',
  }
}

const VIEW = 1299
