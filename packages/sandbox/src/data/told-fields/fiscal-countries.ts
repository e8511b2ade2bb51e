import type { Stored } from '../../orm/definition.ts'
import type { Environment } from '../../orm/environment.ts'

type Row = Readonly<Stored>

/** The country whose taxes a company pays: that of its address, where nobody says another. */
export function fiscalCountry(env: Environment, company: Row): number | false {
  const written = company.account_fiscal_country_id ?? company.account_tax_fiscal_country_id
  if (typeof written === 'number') return written
  const partner = env.table('res.partner').rows.get(company.partner_id as number)
  return typeof partner?.country_id === 'number' ? partner.country_id : false
}

/** The codes of the countries that a record's company pays taxes in, or those that the call works for. */
export function fiscalCodes(env: Environment, company: unknown): string[] {
  const ids = typeof company === 'number' ? [company] : env.companyIds
  const countries = ids.flatMap((id) => {
    const row = env.table('res.company').rows.get(id)
    return row === undefined ? [] : [fiscalCountry(env, row)]
  })
  return [...new Set(countries)].flatMap((id) => codeOf(env, id) ?? [])
}

export function codeOf(env: Environment, country: unknown): string | undefined {
  const code = env.table('res.country').rows.get(country as number)?.code
  return typeof code === 'string' ? code : undefined
}

/** The codes of the groups that a country is in, as `SEPA`; of 19. */
export function groupCodes(env: Environment, { id }: Row): string[] {
  if (!env.hasModel('res.country.group')) return ['']
  const groups = [...env.table('res.country.group').rows.values()]
  const codes = groups
    .filter(({ country_ids }) => Array.isArray(country_ids) && country_ids.includes(id))
    .map(({ code }) => String(code || ''))
  return codes.length > 0 ? codes : ['']
}

/** The codes of the groups of the countries of `fiscalCodes`. */
export function fiscalGroupCodes(env: Environment, company: unknown): string[] {
  const all = [...env.table('res.country').rows.values()]
  const countries = fiscalCodes(env, company).flatMap((code) => all.find((row) => row.code === code) ?? [])
  const codes = [...new Set(countries.flatMap((country) => groupCodes(env, country)))]
  return codes.length > 0 ? codes : ['']
}

/** The same as a text, which fields of records with a company have. */
export const fiscalCodesOf = ({ company_id }: Row, env: Environment): string => fiscalCodes(env, company_id).join()

/** The currency of a record's company, or of the one that the call works for. */
export function currencyOf({ company_id }: Row, env: Environment): unknown {
  const companies = env.table('res.company').rows
  return (companies.get(company_id as number) ?? companies.get(env.companyId))?.currency_id ?? false
}
