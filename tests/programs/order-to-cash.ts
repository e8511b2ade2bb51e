import type { Connection, UntypedModel } from 'ooor'

/** What has become of an order. */
export interface Sold {
  readonly order: string
  /** As the order tells it behind each step. */
  readonly statuses: readonly string[]
  readonly invoice: string
  readonly lines: readonly string[]
  readonly untaxed: number
  readonly tax: number
  readonly total: number
  readonly residual: number
  readonly paymentState: string
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
  const statuses: string[] = []
  const tellStatus = async () => {
    await order.reload()
    statuses.push(String(await order.get('invoice_status')))
  }
  await orders.press('action_confirm', { on: order.id })
  await tellStatus()
  const wizard = await orders.wizard<UntypedModel>('sale.advance.payment.inv', { on: order.id })
  await wizard.set({ advance_payment_method: 'delivered' })
  const invoices = await wizard.run('create_invoices', { context: { open_invoices: true } })
  if (invoices.type !== 'window' || typeof invoices.id !== 'number') throw new Error('there is no invoice')
  await tellStatus()
  await moves.press('action_post', { on: invoices.id })
  const register = await moves.press('action_register_payment', { on: invoices.id })
  if (register.type !== 'wizard') throw new Error('the invoice takes no payment')
  await (await register.wizard()).run('action_create_payments')
  await tellStatus()
  const amounts = { amount_untaxed: true, amount_tax: true, amount_total: true, amount_residual: true } as const
  const line = { product_id: true, quantity: true, price_unit: true, price_subtotal: true } as const
  const [invoice] = await moves
    .where({ id: invoices.id })
    .select({ name: true, payment_state: true, ...amounts, invoice_line_ids: line })
    .rows()
  if (invoice === undefined) throw new Error(`the invoice of ${order.id} is gone`)
  const lines = invoice.invoice_line_ids as readonly Readonly<Record<string, unknown>>[]
  return {
    order: String(await order.get('name')),
    statuses,
    invoice: String(invoice.name),
    lines: lines.map(({ quantity, price_unit, price_subtotal }) => `${quantity} × ${price_unit} = ${price_subtotal}`),
    untaxed: Number(invoice.amount_untaxed),
    tax: Number(invoice.amount_tax),
    total: Number(invoice.amount_total),
    residual: Number(invoice.amount_residual),
    paymentState: String(invoice.payment_state),
  }
}
