import type { Series } from 'ooor/protocol'
import type { Operation } from '../dialect/index.ts'
import { askedId } from '../orm/asked-ids.ts'
import type { FieldDefinition, Group, MethodDefinition, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { recordNamed } from '../orm/external-ids.ts'
import { looksWithin, wantsLogin } from '../orm/looks/eyes.ts'
import { ServerException, validationError, valueError } from '../python/exceptions.ts'
import { hashed, isTrue, withAttribute } from '../python/eyes.ts'
import { apiKeyWizard } from './api-keys.ts'
import { closureOf } from './group-rows.ts'
import { keepsSuperuser, keepsUsers, wakeContacts } from './linked-users.ts'
import { MADE_BY_NOBODY } from './made-by-nobody.ts'
import { codeOf, GROUPS, groupsOfUser, idOf, joinInbox } from './memberships.ts'
import { userTries } from './name-tries.ts'
import { propertiesTold } from './properties-of-copies.ts'
import {
  checkAsked,
  checkCompany,
  checkInvited,
  checkNewCompany,
  checkSecret,
  copyUser,
  hashable,
  newPassword,
  withPassword,
} from './user-changes.ts'
import { userOnchanges } from './user-onchanges.ts'
import { signatureOf } from './user-signature.ts'

/** What users may write of themselves (tried on 14.0 and 19.0). */
const PREFERENCES: ReadonlySet<string> = new Set([
  ...['signature', 'notification_type', 'company_id', 'email', 'name', 'image_1920', 'image', 'lang', 'tz'],
  ...['context_lang', 'context_tz'],
])

/** With one other value the ordinary rights apply to all; to another's company nobody moves this way (tried on 14.0 and 16.0 to 19.0). */
function ownPreferences(
  ids: readonly number[],
  values: Readonly<Record<string, unknown>>,
  env: Environment,
): Readonly<Record<string, unknown>> | undefined {
  if (ids.length !== 1 || ids[0] !== env.uid || values === null || typeof values !== 'object') return undefined
  if (!Object.keys(values).every((name) => PREFERENCES.has(name))) return undefined
  const { company_id: company, ...others } = values
  const isTheirs = company === undefined || (env.user.company_ids as unknown[]).includes(company)
  return isTheirs ? values : others
}

const SAME_LOGIN = 'You can not have two users with the same login!'

function checkUser(row: Readonly<Stored>, env: Environment): void {
  checkLogin(row, env)
  checkCompany(row, env)
}

/** Websites have users of their own, and look for themselves (tried on 14.0 and 19.0). */
function checkLogin(row: Readonly<Stored>, env: Environment): void {
  for (const other of env.table('res.users').rows.values()) {
    if (other.id !== row.id && other.login === row.login) throw validationError(SAME_LOGIN)
  }
}

/** Whoever makes a user without a login is led elsewhere, whatever they may (tried on 14.0, gone by 16.0). */
const lookForLogin: NonNullable<ModelDefinition['inspects']> = (values, env, operation) => {
  if (operation === 'create' && !env.isSudo) wantsLogin(values)
}

/** Whoever is given groups is drafted before anybody asks for rights, from 16 to 18 (tried on all three). */
const lookForFields: NonNullable<ModelDefinition['inspects']> = (values, env, operation) => {
  if (operation !== 'create' || !('groups_id' in values)) return
  const { fields } = env.table('res.users')
  const unknown = Object.keys(values).find((name) => !Object.hasOwn(fields, name))
  if (unknown !== undefined) throw env.dialect.exceptions.unknownField(operation, unknown, 'res.users')
}

/** Only employees have an inbox: others are written to (tried on 16.0 to 18.0; 19 by source). */
function notifyInsiders(
  rows: readonly Readonly<Stored>[],
  values: Readonly<Record<string, unknown>>,
  env: Environment,
): void {
  const table = env.table('res.users')
  for (const row of rows) {
    if (row.notification_type !== 'inbox' || !env.sudo().raw(table, row, 'share')) continue
    if (!('notification_type' in values)) table.update(row, { notification_type: 'email' })
    else {
      const words = 'Only internal user can receive notifications in Odoo'
      throw env.dialect.exceptions.constraint({ words, constraint: 'res_users_notification_type' }, {}, env.context)
    }
  }
}

/** Others are kept from customers by their contacts’ rule, which 17 asks of who reads them alone (tried on 17.0). */
const isOwnOrPassed = (row: Readonly<Stored>, env: Environment, operation: Operation) =>
  row.id === env.uid || (env.dialect.series.major === 17 && operation !== 'read')

/** The users of the demo data. */
export function usersModel(series: Series): ModelDefinition {
  const isOldWeb = series.major === 7 || series.major === 8
  return {
    name: 'res.users',
    description: series.major < 15 ? 'Users' : 'User',
    access: { system: 'rwcd', user: 'r', portal: 'r', public: 'r' },
    rules: { portal: isOwnOrPassed, public: isOwnOrPassed },
    takenOfOwn: ownPreferences,
    ...propertiesTold(series, 'properties'),
    ...(series.major >= 13 && series.major < 16 && { inspects: lookForLogin }),
    ...(series.major >= 16 && series.major < 19 && { inspects: lookForFields }),
    order: 'name, login',
    inherits: { partner_id: 'res.partner' },
    nameTries: userTries,
    ...(series.major >= 13 && { onchanges: userOnchanges(series) }),
    ...(series.major < 12 ? { unique: { login: SAME_LOGIN } } : { constrain: checkUser }),
    fields: {
      login: { type: 'char', string: 'Login', required: true, help: 'Used to log into the system' },
      active: { type: 'boolean', string: 'Active', default: true },
      ...localeFields(series),
      signature: { type: 'html', string: 'Email Signature', since: 8 },
      notification_type: {
        type: 'selection',
        string: 'Notification',
        required: true,
        selection: [
          ['email', series.major < 19 ? 'Handle by Emails' : 'By Emails'],
          ['inbox', series.major < 19 ? 'Handle in Odoo' : 'In Odoo'],
        ],
        default: 'email',
        since: 11,
      },
      // What it is nobody is told; it can be set.
      password: {
        type: 'char',
        string: 'Password',
        store: false,
        depends: [],
        compute: () => '',
        write: (row, value, env) => env.table('res.users').update(row, withPassword(row, hashable(value, env))),
        copy: false,
      },
      partner_id: { type: 'many2one', string: 'Related Partner', relation: 'res.partner', required: true },
      company_id: {
        type: 'many2one',
        string: 'Company',
        relation: 'res.company',
        required: true,
        help: 'The default company for this user.',
        default: (env: Environment) => env.companyId,
      },
      company_ids: {
        type: 'many2many',
        string: 'Companies',
        relation: 'res.company',
        default: (env: Environment) => [[6, 0, [env.companyId]]],
      },
      api_key_ids: {
        type: 'one2many',
        string: 'API Keys',
        relation: 'res.users.apikeys',
        inverse: 'user_id',
        copy: false,
        since: 14,
      },
      action_id: { type: 'many2one', string: 'Home Action', relation: 'ir.actions.actions', since: 8 },
      login_date: {
        ...(series.major < 9
          ? { type: 'date', string: 'Latest connection' }
          : { type: 'datetime', string: series.major < 19 ? 'Latest authentication' : 'Latest Login' }),
        since: 7,
        store: false,
        searchable: true,
        readonly: false,
        compute: ({ logged_in }) =>
          typeof logged_in === 'string' && logged_in.slice(0, series.major < 9 ? 10 : undefined),
      },
      state: {
        type: 'selection',
        string: 'Status',
        selection: [
          ['new', series.major < 19 ? 'Never Connected' : 'Invited'],
          ['active', series.major < 9 ? 'Activated' : 'Confirmed'],
        ],
        since: 7,
        store: false,
        readonly: true,
        compute: ({ logged_in }) => (logged_in === undefined ? 'new' : 'active'),
      },
      ...groupFields(series),
      share: {
        type: 'boolean',
        string: 'Share User',
        store: true,
        since: 8,
        readonly: true,
        compute: ({ groups, share_given }) => share_given ?? !(groups as string[] | undefined)?.includes('user'),
        // What somebody writes stands until the groups change (tried on 14.0 and 19.0; those between as these).
        ...(series.major >= 14 && {
          write: (row: Readonly<Stored>, value: unknown, env: Environment) =>
            env.table('res.users').update(row, { share_given: isTrue(value) }),
        }),
      },
    },
    ...(series.major >= 16 && { follows: signatureOf }),
    refuses: (rows, values, env) => {
      keepsUsers(rows, values, env)
      checkNewCompany(rows, values, env)
    },
    ...(series.major >= 14 && { copied: copyUser }),
    removed: keepsSuperuser,
    written: (rows, values, env, operation) => {
      checkInbox(rows, env)
      if ('notification_type' in values) joinInbox(env, rows)
      const isCounted = operation === 'create' || 'group_ids' in values || 'groups_id' in values
      if (isCounted) for (const row of rows) env.table('res.users').update(row, { share_given: undefined })
      wakeContacts(rows, values, env, operation)
      if (series.major >= 16) notifyInsiders(rows, values, env)
    },
    unsaid: { groups: closureOf(series, ['user']), api_keys: [] },
    created: (row, env, values) => {
      // New users are employees where nobody says otherwise. What is no field is not set by callers.
      env.table('res.users').update(row, { groups: row.groups ?? closureOf(series, ['user']), api_keys: [] })
      if (series.major >= 16) env.table('res.users').update(row, signatureOf(row, values, env))
      checkInvited(row, env)
    },
    methods: {
      ...(series.major >= 14 && { api_key_wizard: apiKeyWizard }),
      // wire/14.0 and wire/19.0/svc-users-change_password*
      change_password: {
        params: ['old_passwd', 'new_passwd'],
        required: 2,
        model: true,
        run: (env, _ids, { old_passwd, new_passwd }) => {
          const isKnown = old_passwd === env.user.password
          const isAsked = isTrue(new_passwd) || series.major !== 14
          if (isTrue(old_passwd) && isAsked) checkSecret(old_passwd, env)
          // 14 asks whether it is the password once there is a new one (tried on 14.0; 17 and 18 before, by source).
          if (!old_passwd || (!isKnown && isAsked)) throw env.dialect.exceptions.accessDenied()
          env.table('res.users').update(env.user, withPassword(env.user, newPassword(new_passwd, env)))
          return true
        },
      },
      context_get: {
        params: series.major < 9 ? ['context'] : [],
        model: true,
        takesNoContext: series.major === 7,
        // The web client of 7 and 8 puts the user into what is cached (wire/7.0 and wire/8.0/old-context_get).
        // Frozen, as a frozendict is; the user's id came late (wire/14.0 and wire/16.0/xmlrpc-object-execute_kw-read-ctx).
        run: (env) => {
          const { lang, tz } = localeOf(env)
          return Object.freeze({
            lang,
            tz,
            ...((series.major >= 16 || (isOldWeb && env.textPrefix !== '')) && { uid: env.uid }),
          })
        },
      },
      ...(series.major >= 18 && { has_groups: hasGroups }),
      // Since 18 a method of the user's record (wire/18.0/web-session-has_group), and not there on 6.1.
      ...(series.major >= 7 && {
        has_group: {
          params: ['group_ext_id'],
          required: 1,
          model: series.major < 18,
          takesNoContext: true,
          run: (env, ids, { group_ext_id }) => {
            if (series.major >= 19) ids.forEach(hashed)
            if (series.major >= 18) checkAsked(env, ids)
            // 14 to 17 look for a dot in it (tried on 14.0, 16.0 and 17.0).
            if (series.major < 14 || series.major > 17) hashed(group_ext_id)
            else if (isTrue(group_ext_id)) looksWithin(group_ext_id)
            // Who does not look behind the scenes is not in it (tried on 19.0).
            if (series.major >= 19 && group_ext_id === 'base.group_no_one') return false
            const [user = env.uid] = series.major < 18 ? [] : ids
            // A user who is being made is an employee (tried on 19.0).
            if (series.major >= 19 && !isTrue(user)) {
              const groups: readonly string[] = closureOf(series, ['user'])
              return groups.includes(groupNamed(env, group_ext_id))
            }
            const isOne = (user as unknown) === true
            const id = series.major < 19 ? user : isOne ? 1 : askedId(user, series.major)
            const groups = env.table('res.users').rows.get(id)?.groups as readonly string[] | undefined
            return groups?.includes(groupNamed(env, group_ext_id)) ?? false
          },
        },
      }),
    },
    // `groups`, the password, `api_keys`, `totp_secret` and `logged_in` are no fields: they cannot be read.
    records: signed(series, [
      ...(series.major < 12
        ? []
        : [
            user(1, '__system__', 2, {
              ...(series.major >= 14 && MADE_BY_NOBODY),
              ...inGroups(series, administrator(series)),
              password: false,
              api_keys: [],
              active: false,
            }),
          ]),
      user(series.major < 12 ? 1 : 2, 'admin', 3, {
        ...inGroups(series, administrator(series)),
        tz: 'Europe/Brussels',
      }),
      user(4, 'public', 4, { ...inGroups(series, ['public']), password: false, api_keys: [], active: false }),
      user(6, 'demo', 7, { ...inGroups(series, salesperson(series)), tz: 'Europe/Brussels' }),
      user(7, 'portal', 8, inGroups(series, ['portal'])),
      user(8, 'mfa', 28, {
        ...inGroups(series, series.major < 19 ? salesperson(series) : GROUPS_OF_NEW_USERS),
        api_keys: [],
        totp_secret: 'JBSWY3DPEHPK3PXP',
      }),
    ]),
  }
}

const isMember = (env: Environment, user: number, externalId: string): boolean => {
  const groups = env.table('res.users').rows.get(user)?.groups as readonly string[] | undefined
  return groups?.includes(groupNamed(env, externalId)) ?? false
}

/** Whether a user is in one of some groups, and in none of those with an exclamation mark (tried on 19.0; 18 by source). */
const hasGroups: MethodDefinition = {
  params: ['group_spec'],
  required: 1,
  takesNoContext: true,
  run: (env, ids, { group_spec: spec }) => {
    if (spec === '.') return false
    const names = (withAttribute(spec, 'split') as string).split(',').map((name) => name.trim())
    const has = (name: string) => {
      checkAsked(env, ids)
      // Who does not look behind the scenes is not in it.
      return name !== 'base.group_no_one' && isMember(env, ids[0] as number, name)
    }
    if (names.some((name) => name.startsWith('!') && has(name.slice(1)))) return false
    const wanted = names.filter((name) => !name.startsWith('!'))
    return wanted.length === 0 || wanted.some(has)
  },
}

/** A group by its external id. */
export function groupNamed(env: Environment, externalId: unknown): string {
  const text = String(externalId)
  // Tried on 14.0 and 19.0.
  if (!text.includes('.') && env.dialect.series.major < 18) {
    throw new ServerException('builtins.AssertionError', `External ID '${text}' must be fully qualified`)
  }
  // A module and a name it is split into (tried on 14.0; of 16 and 17 by source).
  const isOdd = text.split('.').length > 2 && env.dialect.series.major >= 14 && env.dialect.series.major < 18
  if (isOdd) throw valueError('too many values to unpack (expected 2)')
  const row = recordNamed(env, text)
  return (row?.model === GROUPS ? codeOf(env, Number(row.res_id)) : undefined) ?? text
}

function groupFields(series: Series): Record<string, FieldDefinition> {
  const { major } = series
  const groups = { type: 'many2many', relation: GROUPS, string: 'Groups', copy: true } as const
  if (major < 19) {
    // Of 13 and before nobody has asked.
    const told = {
      default: (env: Environment) => [[6, 0, closureOf(series, ['user']).flatMap((code) => idOf(env, code) ?? [])]],
    }
    return { groups_id: { ...groups, store: true, ...(major >= 14 && told), ...groupsOfUser(false) } }
  }
  return {
    group_ids: {
      ...{ ...groups, store: true, help: 'Groups explicitly assigned to the user' },
      default: (env: Environment) => [[6, 0, GROUPS_OF_NEW_USERS.flatMap((code) => idOf(env, code) ?? [])]],
      ...groupsOfUser(false),
    },
    all_group_ids: {
      ...{ ...groups, string: 'Groups and implied groups', readonly: true, store: false, searchable: true },
      ...groupsOfUser(true),
    },
  }
}

/** The language and time zone of the caller: their partner's, on 6.1 their own. */
export function localeOf(env: Environment): { readonly lang: unknown; readonly tz: unknown } {
  const { user } = env
  const table = env.table('res.users')
  const isOld = env.dialect.series.major < 7
  const value = (name: string) => env.sudo().raw(table, user, isOld ? `context_${name}` : name)
  return { lang: value('lang'), tz: value('tz') || false }
}

/** What new users are in since 19, in the order that `default_get` tells: the groups of the default for new users. */
const GROUPS_OF_NEW_USERS: readonly Group[] = [
  ...(['user', 'sales_team.group_sale_manager', 'account.group_account_manager'] as const),
  ...(['product.group_product_manager', 'website.group_website_designer', 'stock.group_stock_manager'] as const),
]

const ADMINISTRATOR: readonly Group[] = ['system', 'user', 'doc', 'sales_team.group_sale_manager']
const ADMINISTRATOR_OF_APPS: readonly Group[] = [
  ...(['system', 'sales_team.group_sale_manager', 'account.group_account_manager'] as const),
  ...(['product.group_product_manager', 'website.group_website_designer', 'stock.group_stock_manager'] as const),
  'spreadsheet_dashboard.group_dashboard_manager',
]
const administrator = ({ major }: Series) => (major < 19 ? ADMINISTRATOR : ADMINISTRATOR_OF_APPS)
const salesperson = ({ major }: Series): readonly Group[] => [
  ...(['user', 'base.group_partner_manager', 'base.group_allow_export'] as const),
  // 16 gives employees what its modules give those to come, and its demo data do not take it back as 17's (tried there).
  ...(major === 16
    ? (['sales_team.group_sale_manager', 'account.group_account_manager'] as const)
    : (['sales_team.group_sale_salesman'] as const)),
  ...(major >= 16 && major < 19 ? (['website.group_website_designer'] as const) : []),
  // What 18 gives those that it makes; 19 no more (tried on 16.0 to 19.0).
  ...(major === 18 ? (['product.group_product_manager'] as const) : []),
  ...(major >= 19 ? (['stock.group_stock_user'] as const) : []),
]

/** Who is in groups is in all that come with them. */
function inGroups(series: Series, chosen: readonly Group[]) {
  return { groups: closureOf(series, chosen), ...(series.major >= 19 && { chosen_groups: chosen }) }
}

/** Since 19 whom a database begins with signs with the name that they had (tried on 19.0). */
function signed({ major }: Series, users: readonly Stored[]): Stored[] {
  if (major < 19) return [...users]
  return users.map((row) => ({ ...row, signature: SIGNATURES[String(row.login)] ?? false }))
}

const SIGNATURES: Readonly<Record<string, string>> = {
  __system__: '<div>System</div>',
  public: '<div>Public user</div>',
  admin: '<div>Mitchell Admin</div>',
  demo: '<div>Mr Demo</div>',
  portal: '<div>Mr Demo Portal</div>',
}

function user(id: number, login: string, partner: number, values: Readonly<Record<string, unknown>>): Stored {
  const own = { login, password: login, api_keys: [`sandbox-${login}-key`], partner_id: partner }
  const tz = values.tz ?? false
  return {
    id,
    active: true,
    notification_type: 'email',
    signature: false,
    context_lang: 'en_US',
    context_tz: tz,
    company_id: 1,
    company_ids: [1],
    ...own,
    ...values,
  }
}

/** 6.1 has other names for them, and keeps them itself. */
function localeFields({ major }: Series): Record<string, FieldDefinition> {
  if (major >= 7) return {}
  return {
    context_lang: { type: 'char', string: 'Language', default: 'en_US' },
    context_tz: { type: 'char', string: 'Timezone' },
  }
}

/** A check of PostgreSQL's (tried on 19.0, and not there on 14.0; 16 to 18 by source). */
function checkInbox(rows: readonly Readonly<Stored>[], env: Environment): void {
  if (env.dialect.series.major < 16) return
  const users = env.table('res.users')
  const isOutside = (row: Readonly<Stored>) => env.sudo().raw(users, row, 'share') === true
  if (!rows.some((row) => row.notification_type === 'inbox' && isOutside(row))) return
  const told = {
    words: 'Only internal user can receive notifications in Odoo',
    constraint: 'res_users_notification_type',
  }
  throw env.dialect.exceptions.constraint(told, {}, env.context)
}
