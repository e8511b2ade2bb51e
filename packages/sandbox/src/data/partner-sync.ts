import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { storageKey } from '../orm/field-storage.ts'
import { isTrue, withAttribute } from '../python/eyes.ts'
import { customerPricelist, OWN_PRICELIST, ownPricelist } from './customer-pricelist.ts'
import { ADDRESS } from './partner-onchanges.ts'

type Row = Readonly<Stored>
type Values = Readonly<Record<string, unknown>>

/** What only the company has, and its contacts with it: since 19 what a contact is given is its company's too. */
const COMMERCIAL = ['vat', OWN_PRICELIST]
const PRICELIST = 'property_product_pricelist'

/**
 * Also how it is taxed, when it pays, and up to 15 how much it may owe (tried on 14.0 and 19.0; 13 and 15 are taken for
 * 14). Up to 18 a contact has the pricelist that the company has for its own, whether that is its own or not (tried on
 * 16.0 and 18.0; the others by source).
 */
function commercialOf({ dialect: { series } }: Environment): readonly string[] {
  const priced = series.major < 19 ? ['vat', PRICELIST] : COMMERCIAL
  if (series.major < 13) return priced
  const position = series.major < 14 ? [] : ['property_account_position_id']
  const owed = series.major < 16 ? ['credit_limit'] : []
  return [...priced, ...position, 'property_payment_term_id', ...owed]
}

/** Where a row has what is of each company. */
function keyOf(name: string, env: Environment): string {
  const field = env.table('res.partner').fields[name]
  return field === undefined ? name : storageKey(env, name, field)
}

/** The company that a contact belongs to, or the contact itself. */
export function commercialPartner(row: Row, env: Environment): Row {
  const seen = new Set<Row>()
  let current = row
  // In a form somebody may be their own company for a moment.
  while (!current.is_company && !seen.has(current)) {
    seen.add(current)
    const parent = env.table('res.partner').rows.get(current.parent_id as number)
    if (parent === undefined) break
    current = parent
  }
  return current
}

/** Keeps contacts and companies alike (`_fields_sync` of res.partner; tried on 14.0 and 19.0). */
export function syncPartner(row: Row, values: Values, env: Environment): void {
  if (env.dialect.series.major < 8) return
  // Up to 18 it is written as Python shows it.
  if (env.dialect.series.major >= 19 && isTrue(values.website)) withAttribute(values.website, 'strip')
  cleanWebsite(row, values, env)
  const partners = env.table('res.partner')
  const parent = partners.rows.get(row.parent_id as number)
  if (parent !== undefined && (values.parent_id || values.type === 'contact')) {
    if (values.parent_id) {
      takeCommercial(row, commercialOf(env), env, env.dialect.series.major >= 19)
      // What is below moves with it (tried on 14.0 and 19.0).
      for (const child of partners.referring('parent_id', row.id)) passOnCommercial(child, commercialOf(env), env)
    }
    if (row.type === 'contact' && ADDRESS.some((name) => parent[name])) {
      partners.update(row, Object.fromEntries(ADDRESS.map((name) => [name, parent[name]])))
    }
  }
  if (env.dialect.series.major >= 19) passUp(row, values, env)
  if (env.dialect.series.major >= 16) takeSalesperson(row, values, env)
  const children = partners.referring('parent_id', row.id)
  const changedOfCompany = commercialOf(env).filter((name) => name in values)
  if (commercialPartner(row, env) === row && changedOfCompany.length > 0) {
    // Up to 17 all of it, whatever has changed (tried on 14.0 and 19.0; 16 to 18 by source).
    const names = env.dialect.series.major < 18 ? commercialOf(env) : changedOfCompany
    for (const child of children) passOnCommercial(child, names, env)
  }
  const changed = ADDRESS.filter((name) => name in values)
  for (const child of children) {
    if (changed.length > 0 && child.type === 'contact' && child.active) {
      partners.update(child, { ...Object.fromEntries(changed.map((name) => [name, row[name]])), ...stamp(env) })
    }
  }
}

/** Since 19 what a contact says is its company's too (odoo/addons/base/models/res_partner.py; tried on 19.0). */
function passUp(row: Row, values: Values, env: Environment): void {
  const partners = env.table('res.partner')
  const parent = partners.rows.get(row.parent_id as number)
  if (parent === undefined) return
  const isMoved = 'parent_id' in values
  const at = (of: Row, name: string) => of[keyOf(name, env)]
  const differs = (names: readonly string[]) =>
    (isMoved || names.some((name) => name in values)) && names.some((name) => at(row, name) !== at(parent, name))
  const own = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, at(row, name)]))
  const hasOne = (names: readonly string[]) => names.some((name) => at(row, name))
  const sudo = env.sudo()
  if (row.type === 'contact' && differs(ADDRESS) && hasOne(ADDRESS))
    sudo.write('res.partner', [parent.id], own(ADDRESS))
  if (commercialPartner(row, env) !== row && differs(COMMERCIAL) && hasOne(COMMERCIAL)) {
    sudo.write('res.partner', [parent.id], own(COMMERCIAL))
  }
}

/** Since 16 a person without a salesperson has that of whom they belong to (source of 16 to 19; tried on 18.0 and 19.0). */
function takeSalesperson(row: Row, values: Values, env: Environment): void {
  const partners = env.table('res.partner')
  const isAsked = 'parent_id' in values && !('user_id' in values) && !row.user_id && !row.is_company
  const user_id = isAsked && partners.rows.get(row.parent_id as number)?.user_id
  if (user_id) partners.update(row, { user_id })
}

/** The address of a company's first contact is the company's, when it has none. */
export function giveAddressToCompany(row: Row, env: Environment): void {
  const partners = env.table('res.partner')
  const parent = partners.rows.get(row.parent_id as number)
  if (parent === undefined || env.dialect.series.major < 8 || env.dialect.series.major >= 19) return
  if (!ADDRESS.some((name) => row[name]) || ADDRESS.some((name) => parent[name])) return
  const give = () => {
    const isRoot = parent.is_company || !parent.parent_id
    if (!isRoot || partners.referring('parent_id', parent.id).length !== 1) return
    partners.update(parent, { ...Object.fromEntries(ADDRESS.map((name) => [name, row[name]])), ...stamp(env) })
  }
  // Of several that are made together none is the first (tried on 14.0).
  if (env.dialect.series.major < 13) give()
  else env.beforeEnd(`first contact of ${parent.id}`, () => give)
}

/** What a write leaves behind on a row. */
const stamp = (env: Environment) => ({ write_date: env.moment(), write_uid: env.uid })

/** What contacts keep of those above them: their own names, and their company's. */
const KEPT_BELOW = ['name', 'is_company', 'company_name', 'parent_id']

/**
 * A change of somebody writes their contacts too: what these keep of the names above them is made anew, and since 18 a
 * company writes all of them with any of its changes. Up to 15 names that are written again are changes (tried on 14.0
 * and 19.0; 18 by source).
 */
export function writeContactsOf(before: Row, row: Row, values: Values, env: Environment): void {
  const { major } = env.dialect.series
  const changed = Object.keys(values).filter((name) => major < 16 || before[name] !== row[name])
  const isCompany = major >= 18 && commercialPartner(row, env) === row
  if (isCompany ? changed.length > 0 : changed.some((name) => KEPT_BELOW.includes(name))) stampContacts(row, env)
}

/** The contacts of somebody, and theirs, are written. */
export function stampContacts(row: Row, env: Environment): void {
  if (env.dialect.series.major < 14) return
  const partners = env.table('res.partner')
  for (const child of partners.referring('parent_id', row.id)) {
    if (child.is_company) continue
    partners.update(child, stamp(env))
    stampContacts(child, env)
  }
}

function takeCommercial(row: Row, names: readonly string[], env: Environment, isOnlySet = false): void {
  const company = commercialPartner(row, env)
  if (company === row) return
  const list = names.includes(PRICELIST)
    ? ownPricelist(row, customerPricelist(env, company.id) ?? false, env)
    : undefined
  // An empty text and none give way to each other as well, up to 18 (tried on 14.0 and 16.0 to 19.0).
  const own = names
    .filter((name) => name !== PRICELIST)
    .map((name) => keyOf(name, env))
    .filter((name) => company[name] || (!isOnlySet && row[name] !== company[name]))
    .map((name) => [name, company[name]])
  env.table('res.partner').update(row, {
    ...Object.fromEntries(own),
    ...(list !== undefined && { [keyOf(OWN_PRICELIST, env)]: list }),
    ...stamp(env),
  })
}

function passOnCommercial(row: Row, names: readonly string[], env: Environment): void {
  if (row.is_company) return
  takeCommercial(row, names, env)
  for (const child of env.table('res.partner').referring('parent_id', row.id)) passOnCommercial(child, names, env)
}

/** An address without a scheme is one of the web. */
function cleanWebsite(row: Row, { website }: Values, env: Environment): void {
  if (typeof website !== 'string' || website === '' || /^[a-z][\w+.-]*:/i.test(website)) return
  env.table('res.partner').update(row, {
    website:
      website.startsWith('#') || website.startsWith('?') ? `http:${website}` : `http://${website.replace(/^\/\//, '')}`,
  })
}
