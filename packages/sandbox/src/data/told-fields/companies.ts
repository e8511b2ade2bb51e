import { ancestors } from '../../orm/ancestors.ts'
import type { Stored, ToldField } from '../../orm/definition.ts'
import type { Environment } from '../../orm/environment.ts'
import { DOT } from '../companies.ts'
import { fiscalCountry, fiscalGroupCodes } from './fiscal-countries.ts'
import { parentPath } from './parent-path.ts'
import { toldOfThreads } from './threads.ts'

type Row = Readonly<Stored>

const [COMPANY, PARTNER] = ['res.company', 'res.partner'] as const

const partnerOf = (row: Row, env: Environment) => env.table(PARTNER).rows.get(row.partner_id as number)

/** What a company has as the partner that it is. */
const ofPartner = (name: string): ToldField => ({
  depends: [`partner_id.${name}`],
  compute: (row, env) => partnerOf(row, env)?.[name] ?? false,
  write: ({ partner_id }, value, env) => env.sudo().write(PARTNER, [partner_id as number], { [name]: value }),
})

/** Nothing without a domain that mail of the company comes from. */
const NO_DOMAIN: ToldField = { depends: [], compute: () => '' }

/** No day before which the books are closed. */
const NEVER: ToldField = { depends: [], compute: () => '0001-01-01' }

const countryOfTaxes = (name: string): ToldField => ({
  depends: ['country_id'],
  compute: (row, env) => fiscalCountry(env, row),
  write: (row, value, env) => env.table(COMPANY).update(row, { [name]: value }),
})

/** Of companies (`res.company`; each tried on 14.0 and 16.0 to 19.0 where nothing else is said, and where the field is). */
export const TOLD_FIELDS_OF_COMPANIES: Readonly<Record<string, ToldField>> = {
  ...toldOfThreads(COMPANY),
  street: ofPartner('street'),
  street2: ofPartner('street2'),
  zip: ofPartner('zip'),
  city: ofPartner('city'),
  state_id: ofPartner('state_id'),
  country_id: ofPartner('country_id'),
  email_formatted: {
    depends: ['partner_id.email_formatted'],
    compute: (row, env) => {
      const partner = partnerOf(row, env)
      return (partner && env.sudo().raw(env.table(PARTNER), partner, 'email_formatted')) || ''
    },
  },
  bounce_email: NO_DOMAIN,
  bounce_formatted: NO_DOMAIN,
  catchall_email: NO_DOMAIN,
  catchall_formatted: NO_DOMAIN,
  is_company_details_empty: {
    depends: ['company_details'],
    compute: ({ company_details }) =>
      String(company_details || '')
        .replace(/<[^>]*>|&nbsp;/g, '')
        .trim() === '',
  },
  uses_default_logo: { depends: ['logo'], compute: ({ logo }) => !logo || logo === DOT },
  parent_path: parentPath(COMPANY),
  parent_ids: { depends: ['parent_path'], compute: (row, env) => ancestors(env, COMPANY, 'parent_id', row.id) },
  root_id: { depends: ['parent_path'], compute: rootOf },
  color: {
    depends: [],
    compute: (row, env) => {
      const root = rootOf(row, env)
      const company = env.table(COMPANY).rows.get(root)
      return (company && partnerOf(company, env)?.color) || root % 12
    },
    write: (row, color, env) => {
      const company = env.table(COMPANY).rows.get(rootOf(row, env))
      if (company !== undefined) env.sudo().write(PARTNER, [company.partner_id as number], { color })
    },
  },
  account_fiscal_country_id: countryOfTaxes('account_fiscal_country_id'),
  account_tax_fiscal_country_id: countryOfTaxes('account_tax_fiscal_country_id'),
  account_enabled_tax_country_ids: {
    depends: [],
    compute: (row, env) => {
      const country = fiscalCountry(env, row)
      return country === false ? [] : [country]
    },
  },
  // Of 17 alone, and of 18 and 19.
  max_tax_lock_date: NEVER,
  user_fiscalyear_lock_date: NEVER,
  user_hard_lock_date: NEVER,
  user_purchase_lock_date: NEVER,
  user_sale_lock_date: NEVER,
  user_tax_lock_date: NEVER,
  company_registry_placeholder: { depends: [], compute: (_, env) => (env.dialect.series.major < 19 ? '' : false) },
  account_fiscal_country_group_codes: {
    depends: ['account_fiscal_country_id'],
    compute: ({ id }, env) => fiscalGroupCodes(env, id),
  },
}

function rootOf(row: Row, env: Environment): number {
  return ancestors(env, COMPANY, 'parent_id', row.id)[0] ?? row.id
}
