import { askedRecords } from '../orm/asked-records.ts'
import { roundedAmount, roundingOf } from '../orm/currency-rounding.ts'
import type { MethodDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { withFloatsOf } from '../orm/floats.ts'
import { typeError } from '../python/exceptions.ts'
import { isTrue, lacksAttribute, pythonType } from '../python/eyes.ts'
import { companyCurrency } from './currency-rates.ts'
import { checkMixedTaxes, taxed } from './taxes.ts'

const TAX = 'account.tax'

/** What a price comes to with taxes: what 14's orders and invoices, and other programs, ask of them. */
const compute_all: MethodDefinition = {
  params: ['price_unit', 'currency', 'quantity', 'product', 'partner', 'is_refund', 'handle_price_include'],
  required: 1,
  run: (env, ids, { price_unit, currency, quantity = 1, partner }) => {
    const rows = askedRecords(env, TAX, ids)
    checkMixedTaxes(ids, env)
    // No wire carries records, which they are asked for as.
    if (isTrue(currency)) throw lacksAttribute(currency, 'rounding')
    const price = factor(price_unit, quantity)
    const count = factor(quantity, price_unit)
    if (isTrue(partner) && ids.length > 0) throw lacksAttribute(partner, 'lang')
    return answered(
      env,
      rows.map(({ id }) => id),
      price,
      count,
    )
  },
}

/** One side of a product of two values. */
function factor(value: unknown, other: unknown): number {
  if (typeof value === 'number' || typeof value === 'boolean') return Number(value)
  if (typeof value === 'string' || Array.isArray(value)) {
    throw typeError(`can't multiply sequence by non-int of type '${pythonType(other)}'`)
  }
  throw typeError(`unsupported operand type(s) for *: '${pythonType(value)}' and '${pythonType(other)}'`)
}

function answered(env: Environment, ids: readonly number[], price: number, quantity: number) {
  const rounding = roundingOf(companyCurrency(env), env)
  const { net, parts } = taxed(ids, price, quantity, rounding, env)
  const { rows } = env.sudo().table(TAX)
  const sum = parts.reduce((total, { amount }) => total + amount, 0)
  const taxes = parts.map(({ id, amount, base, isIncluded }) => {
    const { name, sequence } = rows.get(id) as Readonly<Stored>
    const tax = {
      ...{ id, name, amount, base, sequence, account_id: false, analytic: false, price_include: isIncluded },
      ...{ tax_exigibility: 'on_invoice', tax_repartition_line_id: id, tag_ids: [], tax_ids: [] },
    }
    return withFloatsOf(tax, new Set(['amount', 'base']))
  })
  const total_included = roundedAmount(net + sum, rounding)
  // Nothing is booked on an account here.
  const answer = { base_tags: [], taxes, total_excluded: net, total_included, total_void: total_included }
  return withFloatsOf(answer, new Set(['total_excluded', 'total_included', 'total_void']))
}

export const TAX_METHODS_OF_14: Readonly<Record<string, MethodDefinition>> = {
  compute_all,
  json_friendly_compute_all: {
    ...compute_all,
    params: ['price_unit', 'currency_id', 'quantity', 'product_id', 'partner_id', 'is_refund'],
    run: (env, ids, { price_unit, quantity }) => compute_all.run(env, ids, { price_unit, quantity }),
  },
}
