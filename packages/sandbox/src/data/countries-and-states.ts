import type { Series } from 'ooor/protocol'
import type { ModelDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { EMPLOYEES_WRITE, EVERYBODY_READS } from './access-rights.ts'
import { countryCurrencies } from './country-currencies.ts'
import { countryRows } from './country-rows.ts'
import { countryTries, stateTries } from './name-tries.ts'
import { STATE_ROWS } from './state-rows.ts'

type Values = Readonly<Record<string, unknown>>

/** Of countries with states, the same on all series. */
const idByCode = new Map(countryRows(18).map(({ id, code }) => [code, id]))

export function countriesModel(series: Series): ModelDefinition {
  const currencies = countryCurrencies(series)
  return {
    ...countries,
    records: countryRows(series.major).map((row) => ({
      ...row,
      currency_id: currencies.get(String(row.code)) ?? false,
    })),
  }
}

/** Codes are in capitals (`create` and `write` of odoo's res_country.py; tried on 14.0, of 16 to 19 by source). */
function withCapitals(values: Values, { dialect }: Environment): Values {
  const { code } = values
  return dialect.series.major >= 14 && typeof code === 'string' ? { ...values, code: code.toUpperCase() } : values
}

const countries: ModelDefinition = {
  name: 'res.country',
  description: 'Country',
  access: EVERYBODY_READS,
  order: 'name',
  fields: {
    name: { type: 'char', string: 'Country Name', required: true, translate: true },
    code: { type: 'char', string: 'Country Code', required: true, size: 2 },
    phone_code: { type: 'integer', string: 'Country Calling Code', since: 9 },
    currency_id: { type: 'many2one', string: 'Currency', relation: 'res.currency', since: 7 },
    state_ids: {
      type: 'one2many',
      string: 'States',
      relation: 'res.country.state',
      inverse: 'country_id',
      since: 9,
    },
  },
  nameTries: countryTries,
  prepare: withCapitals,
  taken: withCapitals,
  unique: { code: { words: 'The code of the country must be unique!', constraint: 'res_country_code_uniq' } },
}

export const countryStates: ModelDefinition = {
  name: 'res.country.state',
  description: 'Country state',
  access: EMPLOYEES_WRITE,
  order: 'code',
  fields: {
    // What a state lacks first (tried on 14.0).
    country_id: { type: 'many2one', string: 'Country', relation: 'res.country', required: true },
    name: { type: 'char', string: 'State Name', required: true },
    code: { type: 'char', string: 'State Code', required: true },
  },
  displayName: ({ name, country_id }, env) => {
    const code = env.table('res.country').rows.get(country_id as number)?.code
    const { major } = env.dialect.series
    // As 19's lists of choices draw it (tried on 19.0).
    if (major >= 19 && env.context.formatted_display_name) return `${name || 'False'} \t --${code || 'False'}--`
    return major >= 9 ? `${name || 'False'} (${code || 'False'})` : String(name)
  },
  nameTries: stateTries,
  unique: {
    'code,country_id': {
      words: 'The code of the state must be unique by country !',
      constraint: 'res_country_state_name_code_uniq',
    },
  },
  records: STATE_ROWS.map(({ id, name, code, country }) => ({ id, name, code, country_id: idByCode.get(country) })),
}
