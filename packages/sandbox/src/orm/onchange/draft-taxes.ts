import type { Stored } from '../definition.ts'
import type { Table } from '../environment.ts'
import { idsOf } from '../ids.ts'
import type { Specification } from '../web-read.ts'
import { hasOldForms } from './old-form.ts'
import type { Stage } from './stage.ts'

const isAmount = (name: string) => name.startsWith('amount_') || name.startsWith('price_')

/** What lines come to in a form of 13 to 16 is computed as the user, who must be allowed to read their taxes (tried on 14.0). */
export function lookAtDraftTaxes({ env }: Stage, table: Table, row: Readonly<Stored>, spec: Specification): void {
  const { name } = table.definition
  if (!hasOldForms(env) || (name !== 'sale.order' && name !== 'sale.order.line')) return
  const shown = [...Object.keys(spec), ...Object.keys(spec.order_line?.fields ?? {})]
  if (!shown.some(isAmount)) return
  const lines = name === 'sale.order.line' ? [row] : env.table('sale.order.line').referring('order_id', row.id)
  // Stored lines are computed already.
  const isTaxed = lines.some((line) => line.id < 0 && idsOf(line.tax_id).length > 0)
  if (isTaxed) env.checkAccess(env.table('account.tax'), 'read')
}
