import type { Connection, UntypedModel } from 'ooor'

/** What has become of an order. */
export interface Sold {
  readonly order: string
  readonly invoice: string
  readonly paymentState: string
  readonly total: number
}

/** Sells what was agreed on at a visit: order, invoice, payment. */
export async function orderToCash(odoo: Connection<object>, visitId: number, quantity: number): Promise<Sold> {
  const visits = odoo.model<UntypedModel<'x_visit'>>('x_visit')
  const orders = odoo.model<UntypedModel<'sale.order'>>('sale.order')
  const moves = odoo.model<UntypedModel<'account.move'>>('account.move')
  const [visit] = await visits.where({ id: visitId }).select({ x_partner_id: true, x_product_id: true }).rows()
  if (visit === undefined) throw new Error(`there is no visit ${visitId}`)
  const order = await orders.create({
    ...{ partner_id: visit.x_partner_id, x_visit_id: visitId },
    order_line: [{ product_id: visit.x_product_id, product_uom_qty: quantity }],
  })
  await orders.press('action_confirm', { on: order.id })
  const wizard = await orders.wizard<UntypedModel>('sale.advance.payment.inv', { on: order.id })
  await wizard.set({ advance_payment_method: 'delivered' })
  const invoices = await wizard.run('create_invoices')
  if (invoices.type !== 'window' || typeof invoices.id !== 'number') throw new Error('there is no invoice')
  await moves.press('action_post', { on: invoices.id })
  const register = await moves.press('action_register_payment', { on: invoices.id })
  if (register.type !== 'wizard') throw new Error('the invoice takes no payment')
  await (await register.wizard()).run('action_create_payments')
  const invoice = await moves.find(invoices.id)
  const { name } = await orders.find(order.id)
  return {
    order: String(name),
    invoice: String(await invoice.get('name')),
    paymentState: String(await invoice.get('payment_state')),
    total: Number(await invoice.get('amount_total')),
  }
}
