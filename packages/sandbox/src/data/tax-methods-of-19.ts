import { askedRecords } from '../orm/asked-records.ts'
import { keptAmount, roundingOf } from '../orm/currency-rounding.ts'
import type { MethodDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { typeError } from '../python/exceptions.ts'
import { isTrue, lacksAttribute, pythonType } from '../python/eyes.ts'
import { Recordset } from '../python/recordset.ts'
import { companyCurrency } from './currency-rates.ts'
import { flatTaxes, taxed } from './taxes.ts'

const TAXES = 'account.tax'

/** What programs have taxes count (tried on 19.0). */
export const TAX_METHODS_OF_19: Readonly<Record<string, MethodDefinition>> = {
  compute_all: {
    params: [
      ...['price_unit', 'currency', 'quantity', 'product', 'partner', 'is_refund', 'handle_price_include'],
      ...['include_caba_tags', 'rounding_method'],
    ],
    required: 1,
    run: (env, ids, { price_unit, quantity = 1, currency }) => {
      const rows = askedRecords(env, TAXES, ids)
      // Nobody can send a record.
      if (isTrue(currency)) throw lacksAttribute(currency, 'rounding')
      return computedTaxes(env, rows, numberOf(price_unit), numberOf(quantity))
    },
  },
  flatten_taxes_hierarchy: {
    params: [],
    run: (env, ids) => flatTaxes(askedRecords(env, TAXES, ids), env).map(({ id }) => id),
  },
  // No report tells of taxes here.
  get_tax_tags: {
    params: ['is_refund', 'repartition_type'],
    required: 2,
    run: (env, ids) => {
      askedRecords(env, TAXES, ids)
      return []
    },
  },
}

function numberOf(value: unknown): number {
  if (typeof value === 'number') return value
  if (!isTrue(value)) return 0
  if (value === true) return 1
  const type = pythonType(value)
  throw typeError(
    type === 'str' || type === 'list'
      ? "can't multiply sequence by non-int of type 'float'"
      : `unsupported operand type(s) for *: 'float' and '${type}'`,
  )
}

/** A quantity at its price: what it is without taxes and with them, and each tax, with what it is a part of. */
export function computedTaxes(env: Environment, rows: readonly Readonly<Stored>[], price: number, quantity: number) {
  const ids = rows.map(({ id }) => id)
  const rounding = roundingOf(companyCurrency(env), env)
  const kept = (amount: number) => keptAmount(amount, rounding)
  const { net, parts } = taxed(ids, price, quantity, rounding, env)
  const table = env.sudo().table(TAXES)
  const taxes = parts.map(({ id, amount, base, isIncluded }) => {
    const row = table.rows.get(id) as Readonly<Stored>
    return {
      ...{ id, name: env.sudo().raw(table, row, 'name'), amount: kept(amount), base },
      ...{ sequence: row.sequence, account_id: false, analytic: isTrue(row.analytic), use_in_tax_closing: false },
      ...{ is_reverse_charge: false, price_include: isIncluded, tax_exigibility: 'on_invoice' },
      ...{ tax_repartition_line_id: false, group: new Recordset(TAXES, []), tag_ids: [], tax_ids: [] },
    }
  })
  const rounded = taxes.reduce((sum, { amount }) => sum + amount, 0)
  return {
    ...{ base_tags: [], taxes, total_excluded: kept(net), total_included: kept(kept(net) + rounded) },
    // What no account is told for is added to what nobody has rounded.
    total_void: net + rounded,
  }
}
