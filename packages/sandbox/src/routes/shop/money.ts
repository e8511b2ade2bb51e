import { localDigits, withSymbol } from '../../data/language-format.ts'
import { roundingOf } from '../../orm/currency-rounding.ts'
import type { Environment } from '../../orm/environment.ts'
import type { Row } from './carts.ts'

/** An amount as the shop's pages show it: a sign, and digits between marks of their own. */
export function moneyMark(amount: number, env: Environment, currencyId?: unknown): string {
  const { id } = currencyOf(env, currencyId)
  const digits = localDigits(amount, roundingOf(id, env).decimals, env)
  return withSymbol(`<span class="oe_currency_value">${digits}</span>`, id, env)
}

/** The currency of that id, or of the visitor's pricelist, or the company's. */
export function currencyOf(env: Environment, id?: unknown): Row {
  const currencies = env.sudo().table('res.currency').rows
  const own = env.sudo().table('res.company').rows.get(1)?.currency_id
  const listed = env
    .sudo()
    .table('product.pricelist')
    .rows.get(env.context.pricelist as number)?.currency_id
  return (currencies.get(id as number) ?? currencies.get(listed as number) ?? currencies.get(own as number)) as Row
}
