import type { Connection } from 'ooor'

interface Sold {
  readonly orders: readonly number[]
  readonly invoices?: readonly number[]
}

/** Deletes orders, their invoices, and what was paid of them: each has to be taken back first. */
export async function removeSales(admin: Pick<Connection, 'call'>, { orders, invoices = [] }: Sold): Promise<void> {
  const context = { force_delete: true }
  for (const id of invoices) {
    const [row] = (await admin.call('account.move', 'read', [[id], ['name']])) as { name: string }[]
    const payments = await paymentsOf(admin, row?.name ?? '')
    await admin.call('account.payment', 'action_draft', [payments])
    await admin.call('account.payment', 'unlink', [payments], { context })
    await admin.call('account.move', 'button_draft', [[id]])
    await admin.call('account.move', 'unlink', [[id]], { context })
  }
  await admin.call('sale.order', 'action_cancel', [orders], { context: { disable_cancel_warning: true } })
  await admin.call('sale.order', 'unlink', [orders])
}

/** They name their invoice in `ref` up to 17, and in `memo` since. */
async function paymentsOf(admin: Pick<Connection, 'call'>, invoice: string): Promise<number[]> {
  const fields = (await admin.call('account.payment', 'fields_get', [['memo', 'ref']])) as object
  const field = 'memo' in fields ? 'memo' : 'ref'
  return (await admin.call('account.payment', 'search', [[[field, '=', invoice]]])) as number[]
}
