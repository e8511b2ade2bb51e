import type { Series } from 'ooor/protocol'
import { isTable } from '../is-table.ts'
import type { FieldDefinition, ModelDefinition, RecordRule, Selection, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { singleton } from '../orm/singleton.ts'
import { validationError } from '../python/exceptions.ts'
import { isTrue } from '../python/eyes.ts'
import { EMPLOYEES_WRITE } from './access-rights.ts'
import { addressGet } from './addresses.ts'
import { companyName, renameCompanies } from './companies.ts'
import { customerProperties } from './customer-properties.ts'
import { drawnColor } from './drawn-color.ts'
import { findOrCreate } from './find-or-create.ts'
import { languages } from './language-selection.ts'
import { checkEmployees, keepsCompany, keepsContacts, keepsUsersContacts } from './linked-users.ts'
import { partnerTries } from './name-tries.ts'
import { fullName, noCircle } from './no-ancestor-circle.ts'
import { parsedContact } from './parsed-contact.ts'
import { COMPOSED_FIELDS, nameGot, partnerName, shownName } from './partner-names.ts'
import { PARTNER_ONCHANGES } from './partner-onchanges.ts'
import { partnerRows } from './partner-rows.ts'
import { commercialPartner, giveAddressToCompany, stampContacts, syncPartner, writeContactsOf } from './partner-sync.ts'
import { propertiesTold } from './properties-of-copies.ts'
import { timeZones } from './time-zone-selection.ts'

export function partnerModels(series: Series): ModelDefinition[] {
  const { major } = series
  return [
    {
      ...partners,
      description: major < 11 ? 'Partner' : 'Contact',
      order: major < 7 ? 'name' : major < 17 ? 'display_name' : 'complete_name, id desc',
      ...(major >= 13 && major < 16 && { rules: { ...partners.rules, user: noPrivateAddress } }),
      fields: { ...partners.fields, ...seriesFields(series), ...customerProperties(series) },
      ...((major === 17 || major === 18) && { removed: takesOpenOrders }),
      ...propertiesTold(series, 'properties'),
      displayName: shownName,
      ...(major >= 13 && major < 17 && { nameGot }),
      searchedByName: major < 17 ? ['display_name', 'email', 'ref', 'vat'] : ['complete_name', 'email', 'ref', 'vat'],
      nameTries: partnerTries,
      records: partnerRows(companyName(series), major),
    },
    { ...categories, description: major < 8 ? 'Partner Categories' : 'Partner Tags' },
  ]
}

/** Whose contacts are left alone is written into them. */
function leavesContacts(rows: readonly Readonly<Stored>[], env: Environment): void {
  keepsUsersContacts(rows, env)
  for (const row of rows) stampContacts(row, env)
}

/** On 17 and 18 drafts and cancelled orders go with their customers, whoever deletes these (tried on 17.0 and 18.0). */
function takesOpenOrders(rows: readonly Readonly<Stored>[], env: Environment): void {
  const gone = new Set<unknown>(rows.map(({ id }) => id))
  const names = ['partner_id', 'partner_invoice_id', 'partner_shipping_id']
  const isTaken = (order: Readonly<Stored>) =>
    (order.state === 'draft' || order.state === 'cancel') && names.some((name) => gone.has(order[name]))
  if (env.hasModel('sale.order')) {
    const orders = [...env.table('sale.order').rows.values()].filter(isTaken)
    env.sudo().unlink(
      'sale.order',
      orders.map(({ id }) => id),
    )
  }
  leavesContacts(rows, env)
}

/** Who does not work here reads of contacts their own alone; of other things that are done to them no rule is, since 13 (tried on 14.0; wire/8.0/svc-message_post-no-rights). */
const ownContact: RecordRule = (row, env, operation) =>
  (operation !== 'read' && env.dialect.series.major >= 13) || row.id === env.user.partner_id

/** Where somebody lives is the administrators' to know (tried on 14.0; 13 and 15 by source); employees of 16 are in the group that may (tried on 16.0). */
const noPrivateAddress: RecordRule = (row) => row.type !== 'private'

/** That of the call; up to 7 English where it has none, on 6.1 none at all (tried on 6.1, 7.0 and 8.0). */
function languageOfNew({ context, dialect }: Environment): unknown {
  const { major } = dialect.series
  if (major >= 9) return 'en_US'
  if (major < 7) return false
  return context.lang || (major < 8 && 'en_US')
}

const partners: ModelDefinition = {
  name: 'res.partner',
  description: 'Contact',
  access: EMPLOYEES_WRITE,
  rules: { portal: ownContact, public: ownContact },
  isRuledByIds: true,
  companyField: 'company_id',
  fields: {
    name: { type: 'char', string: 'Name' },
    active: { type: 'boolean', string: 'Active', default: true },
    ref: { type: 'char', string: 'Reference' },
    vat: { type: 'char', string: 'Tax ID' },
    email: { type: 'char', string: 'Email' },
    phone: { type: 'char', string: 'Phone' },
    mobile: { type: 'char', string: 'Mobile', since: 7, until: 18 },
    website: { type: 'char', string: 'Website' },
    street: { type: 'char', string: 'Street' },
    street2: { type: 'char', string: 'Street2' },
    city: { type: 'char', string: 'City' },
    zip: { type: 'char', string: 'Zip' },
    function: { type: 'char', string: 'Job Position' },
    is_company: { type: 'boolean', string: 'Is a Company', default: false },
    use_parent_address: { type: 'boolean', string: 'Use Company Address', default: false, since: 7, until: 8 },
    color: { type: 'integer', string: 'Color Index', default: 0 },
    lang: {
      type: 'selection',
      string: 'Language',
      selection: languages,
      takesAny: true,
      default: languageOfNew,
      help: 'All the emails and documents sent to this contact will be translated in this language.',
    },
    tz: {
      type: 'selection',
      string: 'Timezone',
      selection: timeZones,
      default: ({ context }: Environment) => context.tz || false,
    },
    image_1920: { type: 'binary', string: 'Image', isImage: true, since: 13 },
    // No picture is made smaller here.
    image: { type: 'binary', string: 'Image', isImage: true, since: 7, until: 12 },
    image_medium: smaller('Medium-sized image'),
    image_small: smaller('Small-sized image'),
    image_128: { type: 'binary', string: 'Image 128', readonly: true, since: 13, compute: (row) => row.image_1920 },
    parent_id: { type: 'many2one', string: 'Related Company', relation: 'res.partner' },
    child_ids: {
      type: 'one2many',
      string: 'Contact',
      relation: 'res.partner',
      inverse: 'parent_id',
      domain: [['active', '=', true]],
    },
    commercial_partner_id: {
      type: 'many2one',
      string: 'Commercial Entity',
      relation: 'res.partner',
      since: 8,
      store: true,
      readonly: true,
      depends: ['is_company', 'parent_id.commercial_partner_id'],
      compute: (row, env) => commercialPartner(row, env).id,
    },
    country_id: { type: 'many2one', string: 'Country', relation: 'res.country' },
    ...COMPOSED_FIELDS,
    barcode: { type: 'char', string: 'Barcode', companyDependent: true, copy: false, since: 13, default: noBarcode },
    state_id: {
      type: 'many2one',
      string: 'State',
      relation: 'res.country.state',
      domain: "[('country_id', '=?', country_id)]",
    },
    category_id: { type: 'many2many', string: 'Tags', relation: 'res.partner.category', default: () => [[6, 0, []]] },
    company_id: { type: 'many2one', string: 'Company', relation: 'res.company' },
    user_id: { type: 'many2one', string: 'Salesperson', relation: 'res.users' },
    // Of who belongs to no company that is there.
    company_name: { type: 'char', string: 'Company Name', since: 14 },
    date: { type: 'date', string: 'Date', until: 17 },
    credit_limit: { type: 'float', string: 'Credit Limit' },
    customer_rank: { type: 'integer', string: 'Customer Rank', default: 0, copy: false, since: 13 },
    supplier_rank: { type: 'integer', string: 'Supplier Rank', default: 0, copy: false, since: 13 },
    bank_ids: {
      type: 'one2many',
      string: 'Banks',
      relation: 'res.partner.bank',
      inverse: 'partner_id',
      since: 8,
      copy: false,
    },
    user_ids: { type: 'one2many', string: 'Users', relation: 'res.users', inverse: 'partner_id', since: 8 },
    // For those who may change rights only (addons/auth_signup).
    signup_type: { type: 'char', string: 'Signup Token Type', groups: ['system'], copy: false, since: 7 },
  },
  constrain: (row, env) => {
    if (row.name === false && row.type === 'contact') throw nameless(row, env)
    noCircle('res.partner')(row, env)
  },
  methods: { address_get: addressGet, find_or_create: findOrCreate },
  onchanges: PARTNER_ONCHANGES,
  // Contacts speak the language of their company.
  prepare: (values, env) => {
    const parent = env.table('res.partner').rows.get(values.parent_id as number)
    if (parent === undefined || env.dialect.series.major < 9) return values
    return { lang: parent.lang || 'en_US', ...values, ...(env.dialect.series.major >= 14 && { company_name: false }) }
  },
  // Who belongs to a company has it by its record alone (by source of 14 to 19).
  taken: (values, env) =>
    env.dialect.series.major >= 14 && isTable(values) && isTrue(values.parent_id)
      ? { ...values, company_name: false }
      : values,
  marksCopies: true,
  valuesOfName: (name, env) => {
    if (typeof name !== 'string' || env.dialect.series.major < 13) return undefined
    return { ...parsedContact(name) }
  },
  refuses: (rows, values, env) => {
    keepsCompany(rows, values, env)
    keepsContacts(rows, values, env)
  },
  removed: leavesContacts,
  created: giveAddressToCompany,
  written: (rows, values, env, operation, before) => {
    if (operation === 'write') {
      checkEmployees(rows, env)
      followCompany(rows, values, env)
    }
    if ('name' in values) renameCompanies(rows, env)
    if ('barcode' in values) keepBarcode(rows, values.barcode, env)
    for (const [index, row] of rows.entries()) {
      syncPartner(row, values, env)
      if (before[index] !== undefined) writeContactsOf(before[index], row, values, env)
    }
  },
}

/** Contacts are of the company that theirs is of, once that is changed (by source of 14 and 19). */
function followCompany(rows: readonly Readonly<Stored>[], values: Readonly<Record<string, unknown>>, env: Environment) {
  if (env.dialect.series.major < 14 || !('company_id' in values)) return
  const contacts = rows.flatMap(({ id }) =>
    env
      .table('res.partner')
      .referring('parent_id', id)
      .filter((row) => row.active),
  )
  const ids = contacts.map(({ id }) => id)
  if (ids.length > 0) env.write('res.partner', ids, { company_id: values.company_id })
}

/** Two contacts that the user sees have no code in common; up to 16 it is asked of one alone (tried on 14.0 and 16.0 to 19.0). */
function keepBarcode(rows: readonly Readonly<Stored>[], barcode: unknown, env: Environment): void {
  const { major } = env.dialect.series
  if (major < 14) return
  if (major < 17 && rows.length > 1) {
    singleton(
      'res.partner',
      rows.map(({ id }) => id),
    )
  }
  if (!isTrue(barcode) || env.search('res.partner', [['barcode', '=', barcode]]).length < 2) return
  const other = major === 14 ? 'An other user' : major < 17 ? 'Another user' : 'Another partner'
  throw validationError(`${other} already has this barcode`)
}

/** A property without a value: 16 and 17 tell it as None, 18 and later not at all (tried on 14.0 and 16.0 to 19.0). */
function noBarcode(env: Environment): false | null | undefined {
  const { major } = env.dialect.series
  return major < 16 ? false : major < 18 ? null : undefined
}

const PRIVATE = ['private', 'Private Address'] as const

/** Addresses of 7.0 and 8.0 (schemas of real ones). */
const TYPES_UNTIL_8: Selection = [
  ['default', 'Default'],
  ['invoice', 'Invoice'],
  ['delivery', 'Shipping'],
  ['contact', 'Contact'],
  ['other', 'Other'],
]

const companyType = (major: number): FieldDefinition => ({
  type: 'selection',
  string: 'Company Type',
  store: false,
  depends: ['is_company'],
  compute: ({ is_company }) => (is_company ? 'company' : 'person'),
  write: (row, value, env) => env.table('res.partner').update(row, { is_company: value === 'company' }),
  selection: [
    ['person', major < 19 ? 'Individual' : 'Person'],
    ['company', 'Company'],
  ],
})

function seriesFields({ major }: Series): ModelDefinition['fields'] {
  const label = (text: string) => (major < 19 ? `${text} Address` : text)
  return {
    type: {
      type: 'selection',
      string: 'Address Type',
      selection:
        major < 9
          ? TYPES_UNTIL_8
          : [
              ['contact', 'Contact'],
              ['invoice', label('Invoice')],
              ['delivery', label('Delivery')],
              ...(major > 14 && major < 17 ? [PRIVATE] : []),
              ['other', label('Other')],
              ...(major < 15 ? [PRIVATE] : []),
            ],
      default: 'contact',
    },
    ...(major >= 9 && { company_type: companyType(major) }),
    // Contacts were one or the other, or both, up to 12 (wire/8.0/xmlrpc-object-read, -default_get).
    customer: { type: 'boolean', string: 'Customer', default: true, until: 12 },
    supplier: { type: 'boolean', string: 'Supplier', default: false, until: 12 },
    comment: { type: major < 15 ? 'text' : 'html', string: 'Notes' },
    partner_latitude: { type: 'float', string: 'Geo Latitude', digits: major < 15 ? [16, 5] : [10, 7] },
    ...(major >= 17 && {
      complete_name: {
        type: 'char',
        string: 'Complete Name',
        readonly: true,
        store: true,
        depends: ['is_company', 'name', 'parent_id.name', 'type', 'company_name', 'commercial_company_name'],
        compute: (row, env) => partnerName(row, env).trim(),
      },
    }),
  }
}

/** A check of PostgreSQL's (tried on 14.0 and 19.0). */
const nameless = (row: Readonly<Stored>, env: Environment) =>
  env.dialect.exceptions.constraint(
    env.dialect.series.major < 13
      ? 'Contacts require a name.'
      : { words: 'Contacts require a name', constraint: 'res_partner_check_name' },
    row,
    env.context,
  )

/** Another size of the picture, up to 12: what is written to it is the picture (fields of real 7.0 and 8.0). */
function smaller(string: string): FieldDefinition {
  return {
    ...{ type: 'binary', string, since: 7, until: 12 },
    compute: ({ image }) => image,
    write: (row, image, env) => env.table('res.partner').update(row, { image }),
  }
}

const categories: ModelDefinition = {
  name: 'res.partner.category',
  description: 'Partner Tags',
  access: { system: 'rwcd', user: 'rwcd' },
  order: 'name, id',
  fields: {
    name: { type: 'char', string: 'Name', required: true, translate: true },
    color: {
      type: 'integer',
      string: 'Color',
      default: ({ dialect }: Environment) => (dialect.series.major < 14 ? 0 : drawnColor()),
    },
    active: { type: 'boolean', string: 'Active', default: true },
    parent_id: { type: 'many2one', string: 'Parent Category', relation: 'res.partner.category', onDelete: 'cascade' },
    child_ids: { type: 'one2many', string: 'Child Tags', relation: 'res.partner.category', inverse: 'parent_id' },
    partner_ids: {
      type: 'many2many',
      string: 'Partners',
      relation: 'res.partner',
      copy: false,
      mirrors: 'category_id',
    },
  },
  displayName: fullName('res.partner.category'),
  records: [
    [1, 'Vendor'],
    [2, 'Prospects'],
    [3, 'Employees'],
    [4, 'Consulting Services'],
    [5, 'Services'],
    [6, 'Office Supplies', 1],
    [7, 'Desk Manufacturers', 1],
  ].map(([id, name, parent_id = false]) => ({ id: Number(id), name, active: true, parent_id })),
  constrain: noCircle('res.partner.category'),
}
