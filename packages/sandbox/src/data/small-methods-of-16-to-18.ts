import { askedRecord, askedRecords } from '../orm/asked-records.ts'
import type { MethodDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { typeError } from '../python/exceptions.ts'
import { isTrue, iterated, lacksAttribute, pythonType } from '../python/eyes.ts'
import { Recordset } from '../python/recordset.ts'
import { activityMethodsOf16To18 } from './activity-methods-of-16-to-18.ts'
import { addressFormat } from './address-formats.ts'
import { companyCurrency } from './currency-rates.ts'
import { GROUPS } from './memberships.ts'
import { systrayActivities } from './systray-activities.ts'
import { computedTaxes } from './tax-methods-of-19.ts'

const TAXES = 'account.tax'

/** What a quantity at its price comes to with taxes (tried on 16.0, 17.0 and 18.0). */
const compute_all = (major: number): MethodDefinition => ({
  params: [
    ...['price_unit', 'currency', 'quantity', 'product', 'partner', 'is_refund', 'handle_price_include'],
    ...['include_caba_tags', major < 18 ? 'fixed_multiplicator' : 'rounding_method'],
  ],
  required: 1,
  run: (env, ids, { price_unit, quantity = 1, currency }) => {
    const rows = askedRecords(env, TAXES, ids)
    // Nobody can send a record.
    if (isTrue(currency)) throw lacksAttribute(currency, 'rounding')
    const answer = computedTaxes(env, rows, factor(price_unit, major), factor(quantity, major))
    const taxes = answer.taxes.map(({ use_in_tax_closing, is_reverse_charge, group, ...tax }) => ({
      ...tax,
      use_in_tax_closing: major < 17 || use_in_tax_closing,
      ...(major >= 18 && { is_reverse_charge }),
      group: major < 18 ? null : group,
      // Each tax is booked in one part.
      tax_repartition_line_id: tax.id,
    }))
    return { ...answer, taxes, total_void: answer.total_included }
  },
})

/** One side of a product: up to 17 None is none. */
function factor(value: unknown, major: number): number {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return Number(value)
  if (major >= 18 && !isTrue(value)) return 0
  const type = pythonType(value)
  throw typeError(
    type === 'str' || type === 'list'
      ? "can't multiply sequence by non-int of type 'float'"
      : `unsupported operand type(s) for *: '${type}' and 'float'`,
  )
}

const addressFields: MethodDefinition = {
  params: [],
  run: (env, ids) => {
    const { code } = askedRecord(env, 'res.country', ids)
    return [...addressFormat(code, env.dialect.series).matchAll(/%(\w+)/g)].map(([, name]) =>
      name === 'country' ? 'country_name' : name === 'state' ? 'state_name' : name,
    )
  },
}

/** Groups that are not made for shares alone. */
const applicationGroups: MethodDefinition = {
  params: ['domain'],
  required: 1,
  model: true,
  run: (env, _, { domain }) => new Recordset(GROUPS, env.search(GROUPS, [...iterated(domain), ['share', '=', false]])),
}

/** Small public methods of 16 to 18, by model (tried on each). */
export const smallMethodsOf16To18 = (
  major: number,
): Readonly<Record<string, Readonly<Record<string, MethodDefinition>>>> => ({
  [TAXES]: { compute_all: compute_all(major) },
  'res.users': {
    ...(major < 18 && { systray_get_activities: systrayActivities }),
    get_company_currency_id: { params: [], model: true, run: (env: Environment) => companyCurrency(env) ?? false },
  },
  'res.country': { get_address_fields: addressFields },
  'res.partner.bank': {
    get_supported_account_types: { params: [], model: true, run: () => [['bank', 'Normal']] },
    retrieve_acc_type: { params: ['acc_number'], required: 1, model: true, run: () => 'bank' },
  },
  'mail.activity': activityMethodsOf16To18(major),
  'res.groups': { get_application_groups: applicationGroups },
})
