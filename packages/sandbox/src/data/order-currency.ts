import type { ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { currencyOf } from './order-values.ts'

type Row = Readonly<Stored>

const ORDER = 'sale.order'

/**
 * An order's currency is what its pricelist's was when the order got that: it stays when the pricelist gets another (tried
 * on 14.0 and 16.0 to 19.0).
 */
export function keptCurrency(row: Row, env: Environment): unknown {
  if (!row.priced_in) return currencyOf(row, env)
  const [list, currency] = String(row.priced_in).split(':')
  return list === String(row.pricelist_id) && currency ? Number(currency) : currencyOf(row, env)
}

/** Orders of pricelists that get another currency keep theirs. */
export const keepOrderCurrencies: NonNullable<ModelDefinition['refuses']> = (rows, values, env) => {
  if (!('currency_id' in values)) return
  const orders = env.table(ORDER)
  for (const { id } of rows) {
    for (const order of orders.referring('pricelist_id', id)) {
      const currency = keptCurrency(order, env)
      if (currency) orders.update(order, { priced_in: `${id}:${currency}` })
    }
  }
}

/** What an order is priced by is told anew. */
export function priceAnew(rows: readonly Row[], values: Readonly<Record<string, unknown>>, env: Environment): void {
  const isOfCompany = env.dialect.series.major >= 16 && 'company_id' in values
  if (!('pricelist_id' in values) && !isOfCompany) return
  for (const row of rows) if (row.priced_in) env.table(ORDER).update(row, { priced_in: false })
}
