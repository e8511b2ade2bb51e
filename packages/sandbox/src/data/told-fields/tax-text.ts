import type { Stored } from '../../orm/definition.ts'
import type { Environment } from '../../orm/environment.ts'
import { idsOf } from '../../orm/ids.ts'
import { amountText } from '../language-format.ts'
import { amountsWith, taxesOfCompany } from '../taxes.ts'

/**
 * As `(= $ 115.00 Incl. Taxes)`: what a template costs with its taxes and without, where that is another amount than its
 * price; a space where it is none (tried on 16.0 to 19.0).
 */
export function taxText(template: Readonly<Stored>, price: number, env: Environment): string {
  const sudo = env.sudo()
  const currency = sudo.raw(sudo.table('product.template'), template, 'currency_id')
  const all = idsOf(template.taxes_id)
  const taxes = env.dialect.series.major < 18 ? all : taxesOfCompany(all, env.companyId, sudo)
  const { total, subtotal } = amountsWith(taxes, price, 1, currency, sudo)
  const told = [
    ...(differ(total, price) ? [`${amountText(total, currency, env)} Incl. Taxes`] : []),
    ...(differ(subtotal, price) ? [`${amountText(subtotal, currency, env)} Excl. Taxes`] : []),
  ]
  return told.length === 0 ? ' ' : `(= ${told.join(', ')})`
}

const differ = (one: number, other: number) => Math.abs(one - other) >= 0.005
