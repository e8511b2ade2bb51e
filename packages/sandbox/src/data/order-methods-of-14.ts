import type { MethodDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { singleton } from '../orm/singleton.ts'
import { timestamp } from '../orm/timestamp.ts'
import { Recordset } from '../python/recordset.ts'
import { portalUrl, readOrders } from './order-methods.ts'

const ORDER = 'sale.order'

/** What 14's portal and its buttons ask of orders. */
export const ORDER_METHODS_OF_14: Readonly<Record<string, MethodDefinition>> = {
  has_to_be_signed: {
    params: ['include_draft'],
    run: (env, ids, { include_draft }) => {
      if (ids.length === 0) return false
      const order = only(env, ids)
      return isOpen(env, order, include_draft) && isAskedFor(env, order, 'signature')
    },
  },
  has_to_be_paid: {
    params: ['include_draft'],
    run: (env, ids, { include_draft }) => {
      const order = only(env, ids)
      // How much, as Python has it.
      if (!isOpen(env, order, include_draft) || !isAskedFor(env, order, 'payment')) return false
      return env.sudo().raw(env.table(ORDER), order, 'amount_total')
    },
  },
  preview_sale_order: {
    params: [],
    run: (env, ids) => {
      only(env, ids)
      return { type: 'ir.actions.act_url', target: 'self', url: portalUrl(env, ids, {}) }
    },
  },
  get_portal_last_transaction: {
    params: [],
    run: (env, ids) => {
      only(env, ids)
      return new Recordset('payment.transaction', [])
    },
  },
  get_access_action: {
    params: ['access_uid'],
    run: (env, ids) => ({
      ...{ type: 'ir.actions.act_window', res_model: ORDER, view_type: 'form', view_mode: 'form' },
      ...{ views: [[false, 'form']], target: 'current', res_id: only(env, ids).id, context: { ...env.context } },
    }),
  },
  // Of orders that nothing was invoiced of.
  action_view_invoice: {
    params: [],
    run: (env, ids) => {
      const orders = readOrders(env, ids)
      const [order] = orders
      const context = orders.length === 1 && order !== undefined ? invoiceOf(env, order) : {}
      return { type: 'ir.actions.act_window_close', context: { default_move_type: 'out_invoice', ...context } }
    },
  },
  onchange_user_id: { params: [], run: looked },
}

function looked(env: Environment, ids: readonly number[]): null {
  readOrders(env, ids)
  return null
}

function only(env: Environment, ids: readonly number[]): Readonly<Stored> {
  const id = singleton(ORDER, ids)
  const [order] = readOrders(env, ids)
  return order ?? { id }
}

/** The customer may still agree to it. */
function isOpen(env: Environment, { state, validity_date }: Readonly<Stored>, withDrafts: unknown): boolean {
  const isOver =
    state === 'sent' && validity_date && String(validity_date) < timestamp(env).slice(0, 'yyyy-mm-dd'.length)
  return (state === 'sent' || (state === 'draft' && Boolean(withDrafts))) && !isOver
}

function isAskedFor(env: Environment, order: Readonly<Stored>, what: 'signature' | 'payment'): boolean {
  const table = env.table(ORDER)
  const value = (name: string) => (Object.hasOwn(table.fields, name) ? env.sudo().raw(table, order, name) : undefined)
  if (what === 'signature') return Boolean(value('require_signature') ?? true) && !value('signature')
  return Boolean(value('require_payment')) && Boolean(value('amount_total'))
}

const invoiceOf = (env: Environment, order: Readonly<Stored>) => ({
  default_partner_id: order.partner_id,
  default_partner_shipping_id: order.partner_shipping_id,
  default_invoice_payment_term_id: order.payment_term_id || null,
  default_invoice_origin: [order.name],
  default_user_id: env.sudo().raw(env.table(ORDER), order, 'user_id'),
})
