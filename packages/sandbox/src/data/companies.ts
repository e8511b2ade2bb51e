import type { Series } from 'ooor/protocol'
import type { FieldDefinition, ModelDefinition, RecordRule, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { userError } from '../python/exceptions.ts'
import { accountantsOf16, EVERYBODY_READS } from './access-rights.ts'
import { CURRENCY_METHODS } from './currency-methods.ts'
import { rateFields } from './currency-rates.ts'
import { currencyIds, currencyRows } from './currency-rows.ts'
import { MADE_BY_NOBODY } from './made-by-nobody.ts'
import { noCircle } from './no-ancestor-circle.ts'

export const companyName = ({ major }: Series) => (major < 13 ? 'YourCompany' : 'My Company (San Francisco)')

const NAME: FieldDefinition = { type: 'char', string: 'Company Name', required: true }

/** Companies are called what their contacts are (tried on 14.0 and 19.0). */
export function renameCompanies(rows: readonly Readonly<Stored>[], env: Environment): void {
  for (const { id, name } of rows) {
    const companies = env.table('res.company').referring('partner_id', id)
    rename(
      env,
      'res.company',
      companies.map((company) => company.id),
      name,
    )
  }
}

function rename(env: Environment, model: string, ids: readonly number[], name: unknown): void {
  const others = ids.filter((id) => env.table(model).rows.get(id)?.name !== name)
  if (others.length > 0) env.sudo().write(model, others, { name })
}

/** One pixel. */
export const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const isOwn: RecordRule = (row, env, operation) => operation !== 'read' || env.companyIds.includes(row.id)

/** Who does not administer reads the companies that they work for (tried on 16.0 to 19.0). */
const OF_THEIR_USERS: Partial<ModelDefinition> = { rules: { user: isOwn, portal: isOwn, public: isOwn } }
const KEPT_WHEN_GONE: Partial<ModelDefinition> = { isRuledByIds: true, keepsGone: true }

export function companyModels(series: Series): ModelDefinition[] {
  const { usd, eur } = currencyIds(series)
  // The company of older demo data pays in euros.
  const own = series.major < 13 ? eur : usd
  return [
    {
      name: 'res.company',
      description: 'Companies',
      access: EVERYBODY_READS,
      order: series.major < 8 ? 'id' : 'sequence, name',
      ...(series.major >= 16 && OF_THEIR_USERS),
      ...(series.major >= 19 && KEPT_WHEN_GONE),
      fields: {
        name: NAME,
        partner_id: { type: 'many2one', string: 'Partner', relation: 'res.partner', required: true },
        currency_id: {
          type: 'many2one',
          string: 'Currency',
          relation: 'res.currency',
          required: true,
          default: own,
        },
        parent_id: { type: 'many2one', string: 'Parent Company', relation: 'res.company' },
        child_ids: { type: 'one2many', string: 'Child Companies', relation: 'res.company', inverse: 'parent_id' },
        user_ids: {
          type: 'many2many',
          string: 'Accepted Users',
          relation: 'res.users',
          store: true,
          told: { readonly: false },
          compute: (row, env) =>
            [...env.table('res.users').rows.values()]
              .filter((user) => (user.company_ids as number[]).includes(row.id))
              .map(({ id }) => id),
        },
        sequence: { type: 'integer', string: 'Sequence', default: 10 },
        active: { type: 'boolean', string: 'Active', default: true, since: 16 },
        logo: { type: 'binary', string: 'Company Logo', isImage: true, store: false, default: DOT },
        email: { type: 'char', string: 'Email', related: 'partner_id.email', store: true, readonly: false },
        phone: { type: 'char', string: 'Phone', related: 'partner_id.phone', store: true, readonly: false },
      },
      constrain: noCircle('res.company'),
      unique: { name: { words: 'The company name must be unique!', constraint: 'res_company_name_uniq' } },
      // A company is a partner, and who makes it works for it (odoo/addons/base/models/res_company.py).
      prepare: (values, env) => {
        if (!values.name) {
          const { exceptions } = env.dialect
          throw exceptions.missingRequired(env.table('res.company').definition, 'name', NAME)
        }
        if (values.partner_id) return values
        return { ...values, partner_id: env.create('res.partner', { name: values.name, is_company: true }) }
      },
      // Its name is that of its contact (tried on 14.0 and 19.0).
      written: (rows, values, env) => {
        if (!('name' in values)) return
        for (const { partner_id, name } of rows) rename(env, 'res.partner', [partner_id as number], name)
      },
      created: (row, env) => {
        const ids = env.user.company_ids as number[]
        env.table('res.users').update(env.user, { company_ids: [...ids, row.id] })
      },
      records: [
        {
          id: 1,
          name: companyName(series),
          partner_id: 1,
          currency_id: own,
          sequence: 0,
          logo: DOT,
          active: true,
          ...(series.major >= 14 && MADE_BY_NOBODY),
        },
      ],
    },
    {
      name: 'res.currency',
      description: 'Currency',
      access: { ...EVERYBODY_READS, ...accountantsOf16(series.major) },
      order: series.major < 11 ? 'name' : 'active desc, name',
      fields: {
        name: { type: 'char', string: 'Currency', required: true, size: 3, help: 'Currency Code (ISO 4217)' },
        full_name: { type: 'char', string: 'Name', since: 15 },
        symbol: { type: 'char', string: 'Symbol' },
        active: { type: 'boolean', string: 'Active', default: true },
        rounding: { type: 'float', string: 'Rounding Factor', digits: [12, 6], default: 0.01 },
        accuracy: { type: 'integer', string: 'Computational Accuracy', default: 4, until: 8 },
        decimal_places: {
          type: 'integer',
          string: 'Decimal Places',
          readonly: true,
          since: 9,
          depends: ['rounding'],
          compute: placesOf,
        },
        position: {
          type: 'selection',
          string: 'Symbol Position',
          selection: [
            ['after', 'After Amount'],
            ['before', 'Before Amount'],
          ],
          default: 'after',
        },
        ...(series.major >= 14 && labels(series)),
        ...rateFields(series),
        company_id: { type: 'many2one', string: 'Company', relation: 'res.company', until: 8 },
      },
      ...(series.major >= 14 && { methods: CURRENCY_METHODS, constrain: checkCurrency }),
      ...(series.major >= 15 && { searchedByName: ['name', 'full_name'] }),
      unique: { name: { words: 'The currency code must be unique!', constraint: 'res_currency_unique_name' } },
      records: currencyRows(series),
    },
  ]
}

/** What amounts in words are called by. */
function labels({ major }: Series): ModelDefinition['fields'] {
  const label = { type: 'char', ...(major >= 18 && { translate: true }) } as const
  return {
    currency_unit_label: { ...label, string: 'Currency Unit', ...(major < 17 && { help: 'Currency Unit Name' }) },
    currency_subunit_label: {
      ...label,
      string: 'Currency Subunit',
      ...(major < 17 && { help: 'Currency Subunit Name' }),
    },
  }
}

/** How many digits an amount has, rounded so (tried on 14.0; `_compute_decimal_places` of odoo's res_currency.py). */
function placesOf({ rounding }: Readonly<Stored>): number {
  const step = Number(rounding)
  return step > 0 && step < 1 ? Math.ceil(Math.log10(1 / step)) : 0
}

/** One that a company counts in stays awake since 16 (tried on 14.0 and 16.0 to 19.0; 15 is taken for 16). */
const checkCurrency: NonNullable<ModelDefinition['constrain']> = ({ id, rounding, active }, env) => {
  const told = { words: 'The rounding factor must be greater than 0!', constraint: 'res_currency_rounding_gt_zero' }
  if (typeof rounding === 'number' && rounding <= 0) throw env.dialect.exceptions.constraint(told, {}, env.context)
  const isNeeded = env.dialect.series.major >= 15 && env.table('res.company').referring('currency_id', id).length > 0
  if (active === false && isNeeded) {
    throw userError('This currency is set on a company and therefore cannot be deactivated.')
  }
}
