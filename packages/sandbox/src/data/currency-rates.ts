import type { Series } from 'ooor/protocol'
import type { FieldDefinition, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { timestamp } from '../orm/timestamp.ts'
import { userDay } from '../orm/user-zone.ts'
import { cannotAdapt, userError } from '../python/exceptions.ts'
import { pythonType } from '../python/eyes.ts'
import { accountantsOf16, EVERYBODY_READS } from './access-rights.ts'
import { rateRows } from './currency-rows.ts'
import { rateTries } from './name-tries.ts'

const RATES = 'res.currency.rate'

type Row = Readonly<Stored>

/** What currencies are worth by day: administrators write it (tried on 14.0 and 19.0). */
export function currencyRates(series: Series): ModelDefinition {
  const { major } = series
  const isMoment = major >= 8 && major < 11
  const momentOf = (date: string) => (isMoment ? `${date} 00:00:00` : date)
  return {
    name: RATES,
    description: 'Currency Rate',
    access: { ...EVERYBODY_READS, ...accountantsOf16(major) },
    order: 'name desc',
    nameTries: rateTries,
    companyField: 'company_id',
    fields: {
      // A moment from 8 to 10 (schema of a real 8.0).
      name: isMoment
        ? { type: 'datetime', string: 'Date', required: true, default: timestamp }
        : {
            type: 'date',
            string: 'Date',
            required: true,
            default: major < 17 ? today : (env: Environment) => userDay(env),
          },
      rate: {
        type: 'float',
        string: major < 15 ? 'Rate' : 'Technical Rate',
        help: 'The rate of the currency to the currency of rate 1',
        digits: 0,
        ...(major < 15 && { default: 1 }),
      },
      ...(major >= 15 && ratesOfCompany),
      currency_id: {
        type: 'many2one',
        string: 'Currency',
        relation: 'res.currency',
        required: true,
        readonly: true,
        onDelete: 'cascade',
      },
      company_id: {
        type: 'many2one',
        string: 'Company',
        relation: 'res.company',
        default: (env: Environment) => env.companyId,
      },
    },
    unique: {
      'currency_id,name,company_id': {
        words: 'Only one currency rate per day allowed!',
        constraint: 'res_currency_rate_unique_name_per_day',
      },
    },
    prepare: sanitized,
    taken: sanitized,
    constrain: ({ rate }, env) => {
      const told = {
        words: 'The currency rate must be strictly positive.',
        constraint: 'res_currency_rate_currency_rate_check',
      }
      if (typeof rate === 'number' && rate <= 0) throw env.dialect.exceptions.constraint(told, {}, env.context)
    },
    records: rateRows(series).map(({ id, currency, day, rate }) => ({
      ...{ id, name: momentOf(day), currency_id: currency, rate, company_id: 1 },
    })),
  }
}

/** Of several ways to say a rate the plainest counts (tried on 19.0; 15 to 18 as 19). */
function sanitized(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (pythonType(values) !== 'dict') return values
  const { inverse_company_rate: inverse, company_rate: ofCompanys, ...others } = values
  const own = 'rate' in values || ofCompanys === undefined ? {} : { company_rate: ofCompanys }
  const isLeft = inverse !== undefined && !('rate' in values) && ofCompanys === undefined
  return { ...others, ...own, ...(isLeft && { inverse_company_rate: inverse }) }
}

/** A rate, or else the last one before its day; 19 wants to know the day then (tried on 19.0). */
function rateToday({ rate, currency_id, name }: Row, env: Environment): number {
  if (!rate && !name && env.dialect.series.major >= 19) {
    throw userError('The name for the current rate is empty.\nPlease set it.')
  }
  return Number(rate) || rateOf(env, currency_id, name)
}

/** The same seen from the company's currency; each can be written. */
const ratesOfCompany: Record<string, FieldDefinition> = {
  company_rate: {
    type: 'float',
    string: 'Company Rate',
    help: 'The currency of rate 1 to the rate of the currency.',
    digits: 0,
    store: false,
    compute: (row, env) => rateToday(row, env) / ofCompany(row, env),
    write: (row, value, env) => setRate(row, Number(value) * ofCompany(row, env), env),
  },
  inverse_company_rate: {
    type: 'float',
    string: 'Inverse Company Rate',
    help: 'The rate of the currency to the currency of rate 1 ',
    digits: 0,
    store: false,
    compute: (row, env) => ofCompany(row, env) / rateToday(row, env),
    write: (row, value, env) => setRate(row, ofCompany(row, env) / (Number(value) || 1), env),
  },
}

const setRate = (row: Row, rate: number, env: Environment) => env.table(RATES).update(row, { rate })

/** Its latest, whatever the day is. */
const ofCompany = ({ company_id }: Row, env: Environment) => lastRateOf(env, company_id || env.companyId)

const today = (env: Environment) => env.moment().slice(0, 'yyyy-mm-dd'.length)

/** What a company counts in: the caller's, where none is named. */
export const companyCurrency = (env: Environment, company: unknown = env.companyId) =>
  env.table('res.company').rows.get(company as number)?.currency_id

/** A currency's rates for a company, the latest first. */
function ratesFor(env: Environment, currency: unknown, company: unknown): readonly Row[] {
  return env
    .table(RATES)
    .referring('currency_id', currency as number)
    .filter(({ company_id }) => company_id === false || company_id === undefined || company_id === company)
    .toSorted((a, b) => (String(a.name) < String(b.name) ? 1 : -1))
}

const lastRateOf = (env: Environment, company: unknown): number =>
  Number(ratesFor(env, companyCurrency(env, company), company)[0]?.rate) || 1

/** A currency's rate on a day: the last that was said until then; since 17 the first where none was, else 1. */
function rateOf(env: Environment, currency: unknown, day: unknown): number {
  const rows = ratesFor(env, currency, env.companyId)
  const until = rows.find(({ name }) => String(name) <= String(day))
  // What was before the first: early builds of 18 have no rate then (tried on one, and on 14.0, 16.0, 17.0 and 19.0).
  const first = env.dialect.series.major < 18 ? undefined : rows.at(-1)
  return Number(until?.rate) || Number(first?.rate) || 1
}

/**
 * An amount in another currency as of a day; nobody rounds it. Since 17 it is one by the rate from the other side, with what
 * floats lose by that (14 and 17 by source; tried on 19.0).
 */
export function converted(env: Environment, amount: number, from: unknown, to: unknown, day = today(env)): number {
  if (from === to || typeof from !== 'number' || typeof to !== 'number') return amount
  return amount * rateFrom(env, from, to, day)
}

function rateFrom(env: Environment, from: unknown, to: unknown, day: unknown): number {
  if (from === to) return 1
  const [one, other] = [rateOf(env, from, day), rateOf(env, to, day)]
  return env.dialect.series.major < 17 ? other / one : 1 / (one / other)
}

/** How much of a currency one of the company's is. */
export const companyRate = (env: Environment, currency: unknown, company: unknown, day: unknown): number =>
  rateFrom(env, companyCurrency(env, company), currency, day)

/** What a currency has of its rates. */
export function rateFields({ major }: Series): Record<string, FieldDefinition> {
  const dayOf = (env: Environment) => String(env.context.date || today(env)).slice(0, 'yyyy-mm-dd'.length)
  // By the company's latest on 16 (15 is taken from there), by its of the day since 17 (tried on 16.0 and 19.0).
  const ofItsCompany = (env: Environment) =>
    major < 17 ? lastRateOf(env, env.companyId) : rateOf(env, companyCurrency(env, env.companyId), dayOf(env))
  const rate = (row: Row, env: Environment) => {
    // PostgreSQL is asked for the rates of what is no record yet (tried on 19.0).
    if (row.id < 0 && major >= 19) throw cannotAdapt('NewId')
    return rateOf(env, row.id, dayOf(env)) / (major < 15 ? 1 : ofItsCompany(env))
  }
  return {
    // Computed of the rates by date, and neither searched nor sorted by (wire/8.0 and wire/14.0/xmlrpc-object-fields_get).
    rate: {
      type: 'float',
      string: 'Current Rate',
      help: 'The rate of the currency to the currency of rate 1.',
      digits: major < 9 ? [12, 6] : 0,
      readonly: true,
      store: false,
      ...(major >= 9 && { depends: ['rate_ids.rate'] }),
      compute: rate,
    },
    rate_ids: { type: 'one2many', string: 'Rates', relation: RATES, inverse: 'currency_id' },
    date: {
      type: 'date',
      string: 'Date',
      readonly: true,
      store: false,
      compute: ({ id }, env) => {
        const names = env
          .table(RATES)
          .referring('currency_id', id)
          .map(({ name }) => String(name))
        return names.toSorted().at(-1) ?? false
      },
    },
    ...(major >= 15 && {
      inverse_rate: {
        type: 'float',
        string: 'Inverse Rate',
        digits: 0,
        readonly: true,
        store: false,
        compute: (row, env) => 1 / rate(row, env),
      },
      rate_string: {
        type: 'char',
        string: 'Rate String',
        readonly: true,
        store: false,
        compute: (row, env) => {
          const own = companyCurrency(env, env.companyId)
          if (own === row.id) return ''
          return `1 ${env.sudo().displayName('res.currency', own as number)} = ${rate(row, env).toFixed(6)} ${String(row.name)}`
        },
      },
    }),
  }
}
