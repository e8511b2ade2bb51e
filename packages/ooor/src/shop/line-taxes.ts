import { plainRows } from '../belongings/plain-rows.ts'
import type { CallOptions } from '../wires/index.ts'
import type { CartLine } from './cart-lines.ts'
import type { ShopSession } from './shop-session.ts'

/** The lines with their taxes, for a user: the model knows what the page does not show. */
export async function taxesOfLines(
  session: ShopSession,
  lines: readonly CartLine[],
  options: CallOptions,
): Promise<readonly CartLine[]> {
  if (session.isVisitor || lines.every(({ tax }) => tax !== undefined)) return lines
  const args = [lines.map(({ id }) => id), ['price_tax']]
  const answer = await session.call('sale.order.line', 'read', args, {}, options)
  const rows = plainRows(answer, { model: 'sale.order.line', method: 'read' })
  const taxes = new Map(rows.map(({ id, price_tax }) => [id, price_tax]))
  return lines.map((line) => {
    const tax = taxes.get(line.id)
    return typeof tax === 'number' ? { ...line, tax } : line
  })
}
