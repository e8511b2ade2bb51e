import type { Series } from '../../wires/index.ts'
import type { ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { usersModel } from './users.ts'

const EVERYBODY_READS = { system: 'rwcd', user: 'r', portal: 'r', public: 'r' } as const

/** Users, partners and what they point to. */
export function baseModels(series: Series): ModelDefinition[] {
  const { major } = series
  return [
    usersModel(series),
    { ...partners, description: major < 11 ? 'Partner' : 'Contact' },
    { ...categories, description: major < 8 ? 'Partner Categories' : 'Partner Tags' },
    countries,
    currencies,
    companies,
    mailServers,
    attachments,
    // Its `clear_cache` answers None (wire/14.0/xmlrpc-object-none-result), and is gone from 19.
    major < 17
      ? { ...recordRules, methods: { clear_cache: { params: [], model: true, run: () => null } } }
      : recordRules,
  ]
}

const partners: ModelDefinition = {
  name: 'res.partner',
  description: 'Contact',
  access: { system: 'rwcd', user: 'rwcd', portal: 'r', public: 'r' },
  rules: {
    portal: (row, env) => row.id === env.user.partner_id,
    public: (row, env) => row.id === env.user.partner_id,
  },
  order: 'name, id desc',
  fields: {
    name: { type: 'char', string: 'Name', required: true },
    active: { type: 'boolean', string: 'Active', default: true },
    email: { type: 'char', string: 'Email' },
    phone: { type: 'char', string: 'Phone' },
    street: { type: 'char', string: 'Street' },
    city: { type: 'char', string: 'City' },
    zip: { type: 'char', string: 'Zip' },
    comment: { type: 'html', string: 'Notes' },
    is_company: { type: 'boolean', string: 'Is a Company', default: false },
    color: { type: 'integer', string: 'Color Index', default: 0 },
    lang: { type: 'char', string: 'Language', default: 'en_US' },
    type: {
      type: 'selection',
      string: 'Address Type',
      selection: [
        ['contact', 'Contact'],
        ['invoice', 'Invoice Address'],
        ['delivery', 'Delivery Address'],
        ['other', 'Other Address'],
      ],
      default: 'contact',
    },
    partner_latitude: { type: 'float', string: 'Geo Latitude' },
    image_1920: { type: 'binary', string: 'Image' },
    parent_id: { type: 'many2one', string: 'Related Company', relation: 'res.partner' },
    child_ids: { type: 'one2many', string: 'Contact', relation: 'res.partner', inverse: 'parent_id' },
    country_id: { type: 'many2one', string: 'Country', relation: 'res.country' },
    category_id: { type: 'many2many', string: 'Tags', relation: 'res.partner.category' },
    company_id: { type: 'many2one', string: 'Company', relation: 'res.company' },
  },
  constrain: noCircle('res.partner'),
  records: [
    partner(1, 'YourCompany', { is_company: true, country_id: 233 }),
    partner(2, 'OdooBot', { active: false }),
    partner(3, 'Mitchell Admin', { parent_id: 1, email: 'admin@yourcompany.example.com' }),
    partner(4, 'Public user', { active: false }),
    partner(7, 'Marc Demo', { parent_id: 1, email: 'mark.brown23@example.com' }),
    partner(8, 'Joel Willis', { parent_id: 1, email: 'joel.willis63@example.com' }),
    partner(9, 'Wood Corner', { is_company: true, country_id: 233 }),
    partner(10, 'Deco Addict', { is_company: true, country_id: 233, category_id: [1] }),
    partner(14, 'Azure Interior', { is_company: true, country_id: 233, city: 'Fremont', category_id: [1, 2] }),
    partner(15, 'Ready Mat', { is_company: true, country_id: 75 }),
    partner(26, 'Brandon Freeman', { parent_id: 14, email: 'brandon.freeman55@example.com' }),
    partner(27, 'Nicole Ford', { parent_id: 14, email: 'nicole.ford75@example.com' }),
    partner(28, 'Mia Factor', { parent_id: 1, email: 'mia.factor@example.com' }),
  ],
}

function partner(id: number, name: string, values: Record<string, unknown>): Stored {
  return { id, name, active: true, type: 'contact', create_date: '2026-01-05 08:00:00', ...values }
}

const categories: ModelDefinition = {
  name: 'res.partner.category',
  description: 'Partner Tags',
  access: { system: 'rwcd', user: 'rwcd', portal: 'r', public: 'r' },
  order: 'name, id',
  fields: {
    name: { type: 'char', string: 'Name', required: true },
    color: { type: 'integer', string: 'Color', default: 0 },
    active: { type: 'boolean', string: 'Active', default: true },
    parent_id: { type: 'many2one', string: 'Parent Category', relation: 'res.partner.category' },
    child_ids: { type: 'one2many', string: 'Child Tags', relation: 'res.partner.category', inverse: 'parent_id' },
  },
  records: [
    { id: 1, name: 'Vendor', active: true },
    { id: 2, name: 'Prospects', active: true },
  ],
  constrain: noCircle('res.partner.category'),
}

/** Raises for a row that is its own ancestor. */
function noCircle(model: string) {
  return (row: Readonly<Stored>, env: Environment): void => {
    const { rows } = env.table(model)
    const seen = new Set<unknown>()
    for (let at: Readonly<Stored> | undefined = row; at !== undefined; at = rows.get(at.parent_id as number)) {
      if (seen.has(at.id)) throw env.dialect.exceptions.recursion(model, 'parent_id')
      seen.add(at.id)
    }
  }
}

const countries: ModelDefinition = {
  name: 'res.country',
  description: 'Country',
  access: EVERYBODY_READS,
  order: 'name',
  fields: {
    name: { type: 'char', string: 'Country Name', required: true },
    code: { type: 'char', string: 'Country Code', required: true },
  },
  records: [
    { id: 20, name: 'Belgium', code: 'BE' },
    { id: 57, name: 'Germany', code: 'DE' },
    { id: 75, name: 'France', code: 'FR' },
    { id: 233, name: 'United States', code: 'US' },
  ],
}

const companies: ModelDefinition = {
  name: 'res.company',
  description: 'Companies',
  access: EVERYBODY_READS,
  fields: {
    name: { type: 'char', string: 'Company Name', required: true },
    partner_id: { type: 'many2one', string: 'Partner', relation: 'res.partner', required: true },
    currency_id: { type: 'many2one', string: 'Currency', relation: 'res.currency', required: true },
  },
  records: [{ id: 1, name: 'YourCompany', partner_id: 1, currency_id: 1 }],
}

const currencies: ModelDefinition = {
  name: 'res.currency',
  description: 'Currency',
  access: EVERYBODY_READS,
  fields: {
    name: { type: 'char', string: 'Currency', required: true, help: 'Currency Code (ISO 4217)' },
    rate: { type: 'float', string: 'Current Rate', readonly: true },
    company_id: { type: 'many2one', string: 'Company', relation: 'res.company' },
  },
  records: [
    { id: 1, name: 'USD', rate: 1 },
    { id: 2, name: 'EUR', rate: 0.9 },
  ],
}

const mailServers: ModelDefinition = {
  name: 'ir.mail_server',
  description: 'Mail Server',
  access: { system: 'rwcd' },
  fields: { name: { type: 'char', string: 'Name', required: true } },
}

const recordRules: ModelDefinition = {
  name: 'ir.rule',
  description: 'Record Rule',
  access: { system: 'rwcd' },
  fields: { name: { type: 'char', string: 'Name' } },
}

const attachments: ModelDefinition = {
  name: 'ir.attachment',
  description: 'Attachment',
  access: { system: 'rwcd', user: 'rwcd' },
  order: 'id desc',
  fields: {
    name: { type: 'char', string: 'Name', required: true },
    datas: { type: 'binary', string: 'File Content (base64)' },
    mimetype: { type: 'char', string: 'Mime Type', readonly: true },
    res_model: { type: 'char', string: 'Resource Model' },
    res_id: { type: 'integer', string: 'Resource ID' },
  },
}
