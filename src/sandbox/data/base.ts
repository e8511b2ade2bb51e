import type { ModelDefinition, Stored } from '../orm/definition.ts'
import { validationError } from '../orm/exceptions.ts'

const EVERYBODY_READS = { system: 'rwcd', user: 'r', portal: 'r', public: 'r' } as const

/** Users, partners and what they point to. */
export function baseModels(): ModelDefinition[] {
  return [users, partners, categories, countries, companies, mailServers]
}

const users: ModelDefinition = {
  name: 'res.users',
  description: 'User',
  access: { system: 'rwcd', user: 'r', portal: 'r', public: 'r' },
  rules: { portal: (row, env) => row.id === env.uid, public: (row, env) => row.id === env.uid },
  order: 'id',
  fields: {
    name: {
      type: 'char',
      string: 'Name',
      compute: (row, env) => env.sudo().displayName('res.partner', row.partner_id as number),
    },
    login: { type: 'char', string: 'Login', required: true },
    active: { type: 'boolean', string: 'Active', default: true },
    lang: { type: 'char', string: 'Language', default: 'en_US' },
    tz: { type: 'char', string: 'Timezone' },
    partner_id: { type: 'many2one', string: 'Related Partner', relation: 'res.partner', required: true },
    company_id: { type: 'many2one', string: 'Company', relation: 'res.company', required: true, default: 1 },
  },
  // `password` and `groups` are no fields: they cannot be read.
  records: [
    {
      id: 2,
      login: 'admin',
      password: 'admin',
      active: true,
      partner_id: 3,
      lang: 'en_US',
      tz: 'Europe/Brussels',
      company_id: 1,
      groups: ['system', 'user'],
    },
    {
      id: 4,
      login: 'public',
      password: false,
      active: false,
      partner_id: 4,
      lang: 'en_US',
      company_id: 1,
      groups: ['public'],
    },
    {
      id: 6,
      login: 'demo',
      password: 'demo',
      active: true,
      partner_id: 7,
      lang: 'en_US',
      tz: 'Europe/Brussels',
      company_id: 1,
      groups: ['user'],
    },
    {
      id: 7,
      login: 'portal',
      password: 'portal',
      active: true,
      partner_id: 8,
      lang: 'en_US',
      company_id: 1,
      groups: ['portal'],
    },
  ],
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
  records: [
    partner(1, 'YourCompany', { is_company: true, country_id: 233 }),
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
  constrain: (row, env) => {
    const rows = env.table('res.partner.category').rows
    const seen = new Set<unknown>()
    for (let at: Stored | undefined = row; at !== undefined; at = rows.get(at.parent_id as number)) {
      if (seen.has(at.id)) throw validationError('Recursion Detected.')
      seen.add(at.id)
    }
  },
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
  },
  records: [{ id: 1, name: 'YourCompany', partner_id: 1 }],
}

const mailServers: ModelDefinition = {
  name: 'ir.mail_server',
  description: 'Mail Server',
  access: { system: 'rwcd' },
  fields: { name: { type: 'char', string: 'Name', required: true } },
}
