import type { Series } from 'ooor/protocol'
import type { FieldDefinition, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { counts } from '../orm/looks/eyes.ts'
import { validationError } from '../python/exceptions.ts'
import { isTrue } from '../python/eyes.ts'
import { accountantsOf16, EMPLOYEES_READ } from './access-rights.ts'
import { isDomestic, POSITIONS } from './fiscal-position-of.ts'

type Values = Readonly<Record<string, unknown>>
type Onchange = NonNullable<ModelDefinition['onchanges']>[string]

const MAPPINGS = 'account.fiscal.position.tax'

/**
 * Which taxes are others for customers of some countries, or with a tax number: up to 18 by lines from one tax to another,
 * since 19 by what the taxes themselves replace (schemas of 14.0 and 16.0 to 19.0, logic by source, tried on 14.0, 17.0 and 19.0).
 */
export function fiscalPositionModels({ major }: Series): ModelDefinition[] {
  if (major < 14) return []
  return [fiscalPositions(major), ...(major < 19 ? [taxMappings(major)] : [])]
}

const fiscalPositions = (major: number): ModelDefinition => ({
  name: POSITIONS,
  description: 'Fiscal Position',
  access: { ...EMPLOYEES_READ, portal: 'r', ...accountantsOf16(major) },
  companyField: 'company_id',
  order: 'sequence',
  prepare: withPaddedZips,
  taken: withPaddedZips,
  constrain: (row) => checkZips(row, major),
  onchanges: {
    country_id: forgetRegions('country_id', 'country_group_id', major),
    country_group_id: forgetRegions('country_group_id', 'country_id', major),
  },
  fields: {
    sequence: { type: 'integer', string: 'Sequence' },
    name: { type: 'char', string: 'Fiscal Position', required: true, translate: major >= 17 },
    active: { type: 'boolean', string: 'Active', default: true },
    company_id: {
      ...{ type: 'many2one', string: 'Company', relation: 'res.company', required: true, readonly: true },
      default: (env: Environment) => env.companyId,
    },
    tax_ids:
      major < 19
        ? { type: 'one2many', string: 'Tax Mapping', relation: MAPPINGS, inverse: 'position_id', copy: true }
        : { type: 'many2many', string: 'Taxes', relation: 'account.tax', mirrors: 'fiscal_position_ids' },
    note: { type: major < 15 ? 'text' : 'html', string: 'Notes', translate: true },
    auto_apply: { type: 'boolean', string: 'Detect Automatically' },
    vat_required: { type: 'boolean', string: 'VAT required' },
    country_id: { type: 'many2one', string: 'Country', relation: 'res.country' },
    // Where a snapshot has no groups of countries, nobody is in one.
    ...(major === 14 && {
      country_group_id: { type: 'many2one', string: 'Country Group', relation: 'res.country.group' },
    }),
    ...(major >= 19 && {
      is_domestic: {
        ...{ type: 'boolean', string: 'Is Domestic', readonly: true, store: true },
        depends: ['company_id.domestic_fiscal_position_id'],
        compute: isDomestic,
      } satisfies FieldDefinition,
    }),
    state_ids: { type: 'many2many', string: 'Federal States', relation: 'res.country.state' },
    zip_from: { type: 'char', string: 'Zip Range From' },
    zip_to: { type: 'char', string: 'Zip Range To' },
    states_count: {
      ...{ type: 'integer', string: 'States Count', readonly: true, store: false },
      compute: ({ country_id }, env) =>
        country_id ? env.sudo().table('res.country.state').referring('country_id', country_id).length : 0,
    },
    ...(major >= 16 && { foreign_vat: { type: 'char', string: 'Foreign Tax ID' } }),
  },
  // What a plain 19 has of its company (tried on 19.0).
  records: major < 19 ? [] : [DOMESTIC, FOREIGN],
})

const OF_COMPANY = { active: true, company_id: 1, auto_apply: true, vat_required: false, state_ids: [] }
const DOMESTIC = { ...OF_COMPANY, id: 1, name: 'Domestic', sequence: 10, country_id: 233 }
const FOREIGN = { ...OF_COMPANY, id: 2, name: 'Foreign Trade', sequence: 20, country_id: false }

const taxMappings = (major: number): ModelDefinition => ({
  name: MAPPINGS,
  description: 'Tax Mapping of Fiscal Position',
  access: { ...EMPLOYEES_READ, ...accountantsOf16(major) },
  recName: 'position_id',
  companyField: 'company_id',
  fields: {
    position_id: {
      ...{ type: 'many2one', string: 'Fiscal Position', relation: POSITIONS, required: true, onDelete: 'cascade' },
    },
    company_id: {
      ...{ type: 'many2one', string: 'Company', relation: 'res.company', related: 'position_id.company_id' },
      ...{ store: true, readonly: true },
    },
    tax_src_id: { type: 'many2one', string: 'Tax on Product', relation: 'account.tax', required: true },
    tax_dest_id: { type: 'many2one', string: 'Tax to Apply', relation: 'account.tax' },
    ...(major >= 16 && {
      tax_dest_active: {
        type: 'boolean',
        string: 'Active',
        related: 'tax_dest_id.active',
        readonly: true,
        store: false,
      },
    }),
  },
  unique: {
    'position_id,tax_src_id,tax_dest_id': {
      words: 'A tax fiscal position could be defined only one time on same taxes.',
      constraint: 'account_fiscal_position_tax_tax_src_dest_uniq',
    },
  },
})

/** Both ends of a range of zip codes are of one length, that they can be compared as texts. */
function withPaddedZips(values: Values): Values {
  const { zip_from: from, zip_to: to } = values ?? {}
  if (!isTrue(from) || !isTrue(to)) return values
  for (const end of [from, to]) counts(end)
  if (typeof from !== 'string' || typeof to !== 'string') return values
  const length = Math.max(from.length, to.length)
  const padded = (zip: string) => (/^\d+$/.test(zip) ? zip.padStart(length, '0') : zip)
  return { ...values, zip_from: padded(from), zip_to: padded(to) }
}

function checkZips({ zip_from: from, zip_to: to }: Readonly<Stored>, major: number): void {
  const isOrdered = !from || !to || String(from) <= String(to)
  if (major < 16 && !isOrdered) throw validationError('Invalid "Zip Range", please configure it properly.')
  if (major < 16 || (isOrdered && Boolean(from) === Boolean(to))) return
  throw validationError(
    'Invalid "Zip Range", You have to configure both "From" and "To" values for the zip range and "To" should be greater than "From".',
  )
}

/** Another country has other states and zip codes; up to 18 it is a country or a group of them. */
function forgetRegions(name: string, other: string, major: number): Onchange {
  return ({ values }) => {
    if (!values[name]) return undefined
    return { value: { zip_from: false, zip_to: false, state_ids: [[5]], ...(major < 19 && { [other]: false }) } }
  }
}
