import { AccessError, type Session } from 'ooor'
import type { Odoo } from './models.ts'
import type { Money } from './money.ts'

/** What makes of a price the one that is paid. */
export type WithTax = (price: Money, taxes: readonly number[]) => Money

/** The taxes of the website's company; without them, where the shop's user may not read them. */
export async function taxesOf(odoo: Session<Odoo>): Promise<WithTax> {
  const rates = new Map<number, { readonly rate: number; readonly fixed: number }>()
  try {
    const [site] = await odoo.model('website').select('company_id').order('id').limit(1).rows()
    const taxes = odoo.model('account.tax')
    const kind = (await taxes.schema()).fields.has('amount_type') ? 'amount_type' : 'type'
    const whole = kind === 'type' ? 1 : 100
    const rows = await taxes
      .where({ type_tax_use: 'sale' })
      .select('amount', kind, 'price_include', 'company_id')
      .rows()
    for (const { id, amount, [kind]: how, price_include, company_id } of rows) {
      // Those of other companies are not paid here, and what the price holds is in it already.
      if (price_include || company_id.id !== site?.company_id.id) continue
      rates.set(id, how === 'fixed' ? { rate: 0, fixed: amount } : { rate: amount / whole, fixed: 0 })
    }
  } catch (error) {
    if (!AccessError.is(error)) throw error
  }
  return (price, taxes) => {
    const own = taxes.flatMap((id) => rates.get(id) ?? [])
    const tax = own.reduce((sum, { rate, fixed }) => sum + price.amount * rate + fixed, 0)
    return { ...price, amount: Math.round((price.amount + tax) * 100) / 100 }
  }
}
