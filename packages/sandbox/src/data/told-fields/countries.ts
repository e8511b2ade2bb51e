import type { Series } from 'ooor/protocol'
import type { ToldField } from '../../orm/definition.ts'
import { addressFormat } from '../address-formats.ts'
import { needsState, needsZip, vatLabel } from './country-facts.ts'
import { fiscalCodes, groupCodes } from './fiscal-countries.ts'

/** Countries that fly the flag of another, and those that fly none. */
const FLAGS: Readonly<Record<string, string | false>> = {
  ...{ AQ: false, SJ: false, BQ: 'nl', BV: 'no', GF: 'fr', GP: 'fr', HM: 'au', MF: 'fr', RE: 'fr', UM: 'us', YT: 'fr' },
  XI: 'uk',
}

const flag = (code: string) => `/base/static/img/country_flags/${code}.png`

/** As it stands in the database: `%(zip)s %(city)s`. */
const asPython = (format: string) =>
  format.replace(
    /%(\w+)/g,
    (_, name: string) => `%(${name === 'state' || name === 'country' ? `${name}_name` : name})s`,
  )

/** What base data says of a country until somebody writes something else. */
const fact = (name: string, told: (code: string, series: Series) => unknown): ToldField => ({
  compute: (row, env) => row[name] ?? told(String(row.code), env.dialect.series),
  write: (row, value, env) => env.table('res.country').update(row, { [name]: value }),
})

/** Of countries (`res.country`; tried on 14.0 and 16.0 to 19.0). */
export const TOLD_FIELDS_OF_COUNTRIES: Readonly<Record<string, ToldField>> = {
  image_url: {
    depends: ['code'],
    compute: ({ code }) => {
      const shown = FLAGS[String(code)] ?? String(code || '').toLowerCase()
      return shown ? flag(shown) : false
    },
  },
  address_format: fact('address_format', (code, series) => asPython(addressFormat(code, series))),
  name_position: fact('name_position', (code) => (code === 'JP' ? 'after' : 'before')),
  zip_required: fact('zip_required', (code, { major }) => needsZip(code, major)),
  state_required: fact('state_required', (code, { major }) => needsState(code, major)),
  vat_label: fact('vat_label', (code, { major }) => vatLabel(code, major)),
  // Of 19 alone.
  country_group_codes: { depends: ['country_group_ids'], compute: (row, env) => groupCodes(env, row) },
}

/** Of currencies (`res.currency`; tried on 16.0 to 19.0). */
export const TOLD_FIELDS_OF_CURRENCIES: Readonly<Record<string, ToldField>> = {
  fiscal_country_codes: {
    depends: [],
    compute: (_, env) => {
      // 17 takes the companies that the call names alone.
      const isOfNone = env.dialect.series.major === 17 && env.context.allowed_company_ids === undefined
      return isOfNone ? '' : fiscalCodes(env, undefined).join()
    },
  },
  is_current_company_currency: {
    depends: [],
    compute: ({ id }, env) => env.table('res.company').rows.get(env.companyId)?.currency_id === id,
  },
}

/** Of languages (`res.lang`; tried on 14.0 and 16.0 to 19.0). */
export const TOLD_FIELDS_OF_LANGUAGES: Readonly<Record<string, ToldField>> = {
  flag_image_url: {
    depends: ['code', 'flag_image'],
    compute: ({ id, code, flag_image }) =>
      flag_image ? `/web/image/res.lang/${id}/flag_image` : flag(String(code).toLowerCase().split('_').at(-1) ?? ''),
  },
}
