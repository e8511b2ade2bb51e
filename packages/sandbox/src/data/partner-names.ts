import type { FieldDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { selectionOf } from '../orm/selection.ts'
import { addressFormat } from './address-formats.ts'
import { addressesIn } from './parsed-contact.ts'
import { commercialPartner } from './partner-sync.ts'

type Row = Readonly<Stored>

const PARTNER = 'res.partner'

/** A contact is called after its company (odoo/addons/base/models/res_partner.py). */
export function partnerName(row: Row, env: Environment): string {
  const parent = env.table(PARTNER).rows.get(row.parent_id as number)
  const name = String(row.name || '')
  const commercial = env.dialect.series.major >= 14 && companyNameOf(row, env)
  const company = commercial || parent?.name || row.company_name || ''
  const isOfNone = parent === undefined && !row.company_name
  if (isOfNone || row.is_company || env.dialect.series.major < 7) return name
  return `${String(company)}, ${name || kindOf(row, env)}`
}

/** An address without a name is called after what it is for. */
function kindOf({ type }: Row, env: Environment): string {
  const field = env.table(PARTNER).fields.type
  const options = field === undefined || type === 'contact' ? [] : selectionOf(env, field)
  return options.find(([key]) => key === type)?.[1] ?? ''
}

/** The name with what the context asks for, as 17 and later tell it everywhere (tried on 17.0 and 19.0; 18 by source). */
export function shownName(row: Row, env: Environment): string {
  const { context, dialect } = env
  const plain = partnerName(row, env)
  if (dialect.series.major < 17) return stripped(plain, env)
  return (dialect.series.major < 19 ? shownOn17(plain, row, context, env) : shownOn19(plain, row, context, env)).trim()
}

type Context = Environment['context']

function shownOn17(plain: string, row: Row, context: Context, env: Environment): string {
  let name = (context.show_address ? `${plain}\n${addressOf(row, env)}` : plain).replace(/\s+\n/g, '\n')
  if (context.partner_show_db_id) name = `${name} (${row.id})`
  if (context.address_inline) name = inOneLine(name)
  if (context.show_email && row.email) name = `${name} <${String(row.email)}>`
  return context.show_vat && row.vat ? `${name} ‒ ${String(row.vat)}` : name
}

const inOneLine = (name: string) =>
  name
    .split('\n')
    .filter((line) => line.trim())
    .join(', ')

function shownOn19(plain: string, row: Row, context: Context, env: Environment): string {
  if (context.formatted_display_name) return formatted(row, context, env)
  let name = context.partner_show_db_id ? `${plain} (${row.id})` : plain
  if (context.show_email && row.email) name = `${name} <${String(row.email)}>`
  if (context.show_address) name = `${name}\n${addressOf(row, env)}`
  if (context.show_vat && row.vat) name = `${name}${context.show_address ? ' \n' : ' -'} ${String(row.vat)}`
  return name.replace(/\s+\n/g, '\n')
}

/** As 19's lists of choices draw it. */
function formatted(row: Row, context: Context, env: Environment): string {
  const parent = env.table(PARTNER).rows.get(row.parent_id as number)
  const own = String(row.name || '')
  const name = parent === undefined ? own : `${String(parent.name || '')} \t --${own || kindOf(row, env)}--`
  if (context.show_email && row.email) return `${name} \t --${String(row.email)}--`
  return context.partner_show_db_id ? `${name} \t --${row.id}--` : name
}

/** What `name_get` and `name_search` make of the context up to 16, where the field passes over it (tried on 14.0; 16 by source). */
export function nameGot(row: Row, env: Environment): string {
  const { context } = env
  let name = partnerName(row, env)
  if (context.show_address_only) name = addressOf(row, env)
  if (context.show_address) name = `${name}\n${addressOf(row, env)}`
  name = name.replaceAll('\n\n', '\n').replaceAll('\n\n', '\n')
  if (context.address_inline) name = name.replaceAll('\n', ', ')
  if (context.show_email && row.email) name = `${name} <${String(row.email)}>`
  if (context.html_format) name = name.replaceAll('\n', '<br/>')
  return stripped(context.show_vat && row.vat ? `${name} ‒ ${String(row.vat)}` : name, env)
}

/** 16 leaves out the blanks around it (tried on 16.0; 14 keeps them, by source). */
const stripped = (name: string, { dialect: { series } }: Environment) => (series.major < 16 ? name : name.trim())

/** The address in the form of its country. */
function addressOf(row: Row, env: Environment): string {
  const sudo = env.sudo()
  const country = sudo.table('res.country').rows.get(row.country_id as number)
  const state = sudo.table('res.country.state').rows.get(row.state_id as number)
  const parts: Readonly<Record<string, unknown>> = {
    ...row,
    country: country && sudo.raw(sudo.table('res.country'), country, 'name'),
    state: state?.name,
    state_code: state?.code,
  }
  return addressFormat(country?.code, env.dialect.series).replace(/%(\w+)/g, (_, name: string) =>
    String(parts[name] || ''),
  )
}

/** The name of the company that a contact belongs to, or is. */
function companyNameOf(row: Row, env: Environment): string | false {
  const company = commercialPartner(row, env)
  const name = company.is_company && company.name ? company.name : row.company_name
  return name ? String(name) : false
}

/** Names and addresses that are made of other fields (tried on 14.0 and 19.0). */
export const COMPOSED_FIELDS: Readonly<Record<string, FieldDefinition>> = {
  contact_address: {
    ...{ type: 'char', string: 'Complete Address', readonly: true, store: false, since: 13 },
    depends: ['street', 'street2', 'zip', 'city', 'state_id', 'country_id', 'commercial_company_name'],
    compute: (row, env) => {
      const company = companyNameOf(row, env)
      return `${company === false ? '' : `${company}\n`}${addressOf(row, env)}`
    },
  },
  // Tried on 19.0.
  contact_address_inline: {
    ...{ type: 'char', string: 'Inlined Complete Address', readonly: true, store: false, since: 19 },
    depends: ['contact_address'],
    compute: (row, env) => {
      const company = companyNameOf(row, env)
      const address = `${company === false ? '' : `${company}\n`}${addressOf(row, env)}`
      return address
        .replace(/\n\s*/g, ', ')
        .trim()
        .replace(/^,+|,+$/g, '')
    },
  },
  commercial_company_name: {
    ...{ type: 'char', string: 'Company Name Entity', readonly: true, store: true, since: 13 },
    depends: ['commercial_partner_id.name', 'commercial_partner_id.is_company'],
    compute: companyNameOf,
  },
  same_vat_partner_id: {
    ...{ type: 'many2one', string: 'Partner with same Tax ID', relation: PARTNER },
    ...{ readonly: true, store: false, since: 13 },
    depends: ['vat', 'company_id'],
    compute: (row, env) => {
      // One character is none since 16, as `/` (tried on 16.0 to 19.0).
      const isOne = String(row.vat).length === 1 && env.dialect.series.major >= 16
      if (!row.vat || isOne || row.parent_id) return false
      const { company_id } = row
      const domain = [['vat', '=', row.vat], ['id', '!=', row.id], '!', ['id', 'child_of', row.id]]
      const near = company_id ? [['company_id', 'in', [false, company_id]]] : []
      const all = env.withContext({ ...env.context, active_test: false }).sudo()
      return all.search(PARTNER, [...domain, ...near], { limit: 1 })[0] ?? false
    },
  },
  email_formatted: {
    ...{ type: 'char', string: 'Formatted Email', readonly: true, store: false, since: 13 },
    depends: ['name', 'email'],
    compute: ({ name, email }, env) => {
      const { major } = env.dialect.series
      if (!email) return major < 16 ? '' : false
      const address = (major < 16 ? [] : addressesIn(String(email))).join() || String(email)
      return `"${String(name || 'False').replace(/["\\]/g, '\\$&')}" <${address.includes('@') ? '' : '@'}${address}>`
    },
  },
}
