import type { ToldField } from '../../orm/definition.ts'
import { userDay } from '../../orm/user-zone.ts'
import { currencyOf, fiscalCodesOf, fiscalCountry } from './fiscal-countries.ts'

/** Of taxes (`account.tax`; tried on 14.0 and 16.0 to 19.0, where the field is). */
export const TOLD_FIELDS_OF_TAXES: Readonly<Record<string, ToldField>> = {
  country_id: {
    depends: ['company_id.account_fiscal_country_id'],
    compute: ({ country_id, company_id }, env) => {
      const company = env.table('res.company').rows.get((company_id as number) || env.companyId)
      return country_id || (company !== undefined && fiscalCountry(env, company))
    },
    write: (row, value, env) => env.table('account.tax').update(row, { country_id: value }),
  },
  // Of 16 alone: what of it is kept for the state, which is all where nothing else is said.
  real_amount: { depends: ['amount'], compute: ({ amount }) => amount },
  repartition_lines_str: { depends: [], compute: () => '' },
  // Of 19 alone.
  tax_label: {
    depends: ['name', 'invoice_label'],
    compute: (row, env) => row.invoice_label || env.raw(env.table('account.tax'), row, 'name'),
  },
}

/** Of terms of payment (`account.payment.term`; tried on 16.0 to 19.0, where the field is). */
export const TOLD_FIELDS_OF_TERMS: Readonly<Record<string, ToldField>> = {
  currency_id: { depends: ['company_id'], compute: currencyOf },
  fiscal_country_codes: { depends: ['company_id'], compute: fiscalCodesOf },
  example_amount: {
    depends: [],
    compute: (_, env) => (env.dialect.series.major < 17 ? env.context.example_amount || 100 : 1000),
  },
  example_date: { depends: [], compute: (_, env) => env.context.example_date || userDay(env) },
  example_preview_discount: { depends: [], compute: () => '' },
}
