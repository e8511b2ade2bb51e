import { baseUrl } from '../../orm/base-url.ts'
import type { Stored, ToldField } from '../../orm/definition.ts'
import type { Environment } from '../../orm/environment.ts'
import { activeLanguages } from '../language-selection.ts'
import { addressesIn } from '../parsed-contact.ts'
import { codeOf, currencyOf, fiscalCodes, fiscalGroupCodes } from './fiscal-countries.ts'
import { toldOfThreads } from './threads.ts'
import { timeZoneOffset } from './time-zone-offset.ts'

type Row = Readonly<Stored>

const PARTNER = 'res.partner'

/** Its picture, in all sizes; who has none is shown one that Odoo brings, or draws. */
const PICTURE: ToldField = { depends: ['image_1920'], compute: ({ image_1920 }) => image_1920 || false }

const NOWHERE: ToldField = { depends: [], compute: () => '#' }

/** Of contacts (`res.partner`; each tried on 14.0 and 16.0 to 19.0 where nothing else is said, and where the field is). */
export const TOLD_FIELDS_OF_PARTNERS: Readonly<Record<string, ToldField>> = {
  ...toldOfThreads(PARTNER),
  self: { compute: ({ id }) => id },
  active_lang_count: {
    depends: ['lang'],
    compute: (_, env) => activeLanguages(env).length,
  },
  currency_id: { depends: [], compute: currencyOf },
  email_normalized: { depends: ['email'], compute: normalizedEmail },
  partner_share: { depends: ['user_ids.share', 'user_ids.active'], compute: isShared },
  tz_offset: timeZoneOffset(PARTNER),
  // Nobody is seen to be there who only calls by a program.
  im_status: {
    depends: [],
    compute: ({ id }, env) => (id === robot(env) ? 'bot' : usersOf(id, env).length > 0 ? 'offline' : 'im_partner'),
  },
  can_publish: { depends: [], compute: () => true },
  website_url: NOWHERE,
  website_absolute_url: NOWHERE,
  bank_account_count: { depends: [], compute: ({ id }, env) => banksOf(id, env).length },
  fiscal_country_codes: {
    depends: ['company_id', 'country_code'],
    compute: ({ company_id, country_id }, env) => {
      const own = codeOf(env, country_id)
      return [...new Set([...fiscalCodes(env, company_id), ...(own === undefined ? [] : [own])])].join()
    },
  },
  fiscal_country_group_codes: {
    depends: ['company_id'],
    compute: ({ company_id }, env) => fiscalGroupCodes(env, company_id),
  },
  vat_label: {
    depends: [],
    compute: (_, env) => {
      const company = env.table('res.company').rows.get(env.companyId)
      const partner = env.table(PARTNER).rows.get(company?.partner_id as number)
      const countries = env.table('res.country')
      const country = countries.rows.get(partner?.country_id as number)
      return (country && env.sudo().raw(countries, country, 'vat_label')) || 'Tax ID'
    },
  },
  company_registry_label: { depends: ['country_id'], compute: () => 'Company ID' },
  partner_company_registry_placeholder: { depends: ['country_id'], compute: () => '' },
  type_address_label: { depends: ['parent_id', 'type'], compute: addressLabel },
  // Of 16 alone.
  translated_display_name: {
    depends: ['display_name'],
    compute: ({ id }, env) => env.sudo().displayName(PARTNER, id),
  },
  display_invoice_edi_format: { depends: [], compute: () => true },
  // Of 19 alone.
  properties: {
    depends: [],
    compute: ({ properties }) => properties || [],
    write: (row, value, env) => env.table(PARTNER).update(row, { properties: value }),
  },
  main_user_id: { depends: [], compute: mainUser },
  signup_url: { depends: [], compute: signupUrl },
  avatar_1920: PICTURE,
  avatar_1024: PICTURE,
  avatar_512: PICTURE,
  avatar_256: PICTURE,
  avatar_128: PICTURE,
}

/** On 14 of one address alone, since 16 of the first. */
function normalizedEmail({ email }: Row, { dialect }: Environment): string | false {
  const addresses = email ? addressesIn(String(email)) : []
  if (dialect.series.major < 16 && addresses.length !== 1) return false
  return addresses[0]?.toLowerCase() ?? false
}

const usersOf = (partner: number, env: Environment): Row[] =>
  env
    .table('res.users')
    .referring('partner_id', partner)
    .filter(({ active }) => active === true)

const isShareOf = (user: Row, env: Environment) => env.sudo().raw(env.table('res.users'), user, 'share') === true

const isOfPortal = ({ groups }: Row) => Array.isArray(groups) && groups.includes('portal')

/** The partner of the user who is the system itself. */
const robot = (env: Environment) => env.table('res.users').rows.get(1)?.partner_id

/** Who does not work here. */
function isShared({ id }: Row, env: Environment): boolean {
  return id !== robot(env) && usersOf(id, env).every((user) => isShareOf(user, env))
}

const banksOf = (partner: number, env: Environment) =>
  env
    .table('res.partner.bank')
    .referring('partner_id', partner)
    .filter(({ active }) => active !== false)

function addressLabel({ type, parent_id }: Row): string {
  if (type === 'invoice') return 'Invoice Address'
  if (type === 'delivery') return 'Delivery Address'
  return type === 'contact' && parent_id ? 'Company Address' : 'Address'
}

/** The caller, where they are it; or who works here before who does not, and the first of them. */
function mainUser({ id }: Row, env: Environment): number | false {
  if (env.user.partner_id === id) return env.uid
  const users = usersOf(id, env)
  return (users.find((user) => !isShareOf(user, env)) ?? users[0])?.id ?? (id === robot(env) && 1)
}

/** Where somebody who has a user signs in; up to 17. It is told to who may change that user, or since 16 a portal's contact. */
function signupUrl({ id, signup_type }: Row, env: Environment): string | false {
  const users = usersOf(id, env)
  const others = users.filter((user) => user.id !== env.uid)
  if (others.some((user) => !isShareOf(user, env))) env.checkAccess(env.table('res.users'), 'write')
  if (env.dialect.series.major >= 16 && others.some(isOfPortal)) env.checkAccess(env.table(PARTNER), 'write')
  const [user] = users
  if (user === undefined) return false
  const query = new URLSearchParams({ db: env.databaseName, login: String(user.login) })
  const route = signup_type === 'reset' ? 'reset_password' : String(signup_type || 'login')
  return `${String(baseUrl(env))}/web/${route}?${query}`
}
