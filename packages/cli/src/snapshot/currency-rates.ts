import type { FieldsAnswer } from 'ooor/schema'
import type { ServerReader } from '../codegen/server-reader.ts'
import { searchIds } from './read-rows.ts'

export const CURRENCIES = 'res.currency'
export const RATES = 'res.currency.rate'

/**
 * What each currency is worth to each company today: its own rate before one for all, the latest of them, as Odoo looks it
 * up. Rates of former days would be a row a day and currency.
 */
export async function currentRates(
  server: ServerReader,
  fields: FieldsAnswer,
  currencies: readonly number[],
  companies: readonly number[],
): Promise<number[]> {
  const found = new Set<number>()
  const today = new Date().toISOString().slice(0, 'yyyy-mm-dd'.length)
  // Up to 6.1 rates are of a kind in the place of a company.
  const ofCompanies = 'company_id' in fields ? companies : [undefined]
  for (const currency of currencies) {
    for (const company of ofCompanies) {
      const own =
        company === undefined ? [] : (['|', ['company_id', '=', company], ['company_id', '=', false]] as const)
      const order = company === undefined ? 'name desc' : 'company_id, name desc'
      const domain = [['currency_id', '=', currency], ['name', '<=', today], ...own] as const
      for (const id of await searchIds(server, RATES, domain, { order, limit: 1 })) found.add(id)
    }
  }
  return [...found]
}
