import type { Series } from 'ooor/protocol'
import type { FieldDefinition, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { userError } from '../python/exceptions.ts'
import { withAttribute } from '../python/eyes.ts'
import { EMPLOYEES_READ } from './access-rights.ts'
import { searchedFullName } from './group-names.ts'
import { categoryRows, groupRows, privilegeRows } from './group-rows.ts'
import { GROUPS, impliedIds, spreadImplied, usersOfGroup } from './memberships.ts'

/** Groups of users, and what they are listed under: rights follow who is in them (tried on 14.0 and 19.0). */
export function groupModels(series: Series): ModelDefinition[] {
  const { major } = series
  const isNew = major >= 19
  const within = isNew ? 'privilege_id' : 'category_id'
  return [
    {
      name: GROUPS,
      description: 'Access Groups',
      access: EMPLOYEES_READ,
      order: isNew ? 'privilege_id, sequence, name, id' : 'name',
      searchedByName: ['full_name'],
      ...(isNew && { sortedBy: byFullName }),
      displayName: (row, env) => fullName(row, env, within),
      // A name would be the full one, which nobody sets (tried on 14.0 and 19.0).
      ...(major >= 14 && { valuesOfName: () => ({}) }),
      fields: {
        name: { type: 'char', string: 'Name', required: true, translate: true },
        full_name: {
          type: 'char',
          string: 'Group Name',
          readonly: true,
          store: false,
          searchable: true,
          since: 7,
          ...(major >= 13 && major < 19 && { searchedAs: searchedFullName }),
          compute: (row, env) => fullName(row, env, within) || (major >= 19 ? false : ''),
        },
        comment: { type: 'text', string: 'Comment', translate: true },
        share: {
          type: 'boolean',
          string: 'Share Group',
          help: 'Group created to set access rights for sharing data with some users.',
          since: 7,
        },
        implied_ids: {
          type: 'many2many',
          string: isNew ? 'Implied Groups' : 'Inherits',
          relation: GROUPS,
          help: isNew
            ? 'Users of this group are also implicitly part of those groups'
            : 'Users of this group automatically inherit those groups',
        },
        ...(isNew ? fieldsSince19 : fieldsUpTo18(major)),
      },
      unique: {
        [`name,${within}`]: {
          words: `The name of the group must be unique within ${isNew ? 'a group privilege' : 'an application'}!`,
          constraint: 'res_groups_name_uniq',
        },
      },
      ...(major >= 16 && !isNew && { inspects: lookAtGroupName }),
      marksCopies: true,
      created: (row, env) => env.table(GROUPS).update(row, { code: `group.${row.id}` }),
      written: (rows, values, env) => {
        if ('implied_ids' in values && rows.length > 0) spreadImplied(env)
      },
      removed: keepNeeded,
      records: groupRows(series),
    },
    categories(major),
    ...(isNew ? [privileges] : []),
  ]
}

/** Names that begin like a group that is taken away, before anybody asks who may change them (tried on 16.0 to 18.0). */
const lookAtGroupName: NonNullable<ModelDefinition['inspects']> = (values, _, operation) => {
  if (operation !== 'write' || !('name' in values)) return
  withAttribute(values.name, 'startswith')
  if (String(values.name).startsWith('-')) throw userError('The name of the group can not start with "-"')
}

/** Groups to whom only what the sandbox has no model of gives rights (each tried on 14.0 or 19.0; those between as 19). */
const NEEDED: ReadonlySet<unknown> = new Set([
  ...['base.group_allow_export', 'base.group_erp_manager', 'base.group_partner_manager'],
  ...['sales_team.group_sale_manager', 'account.group_account_basic', 'account.group_account_manager'],
  ...['account.group_account_readonly', 'account.group_account_user', 'analytic.group_analytic_accounting'],
  ...['mail.group_mail_template_editor', 'spreadsheet_dashboard.group_dashboard_manager'],
  ...['stock.group_stock_manager', 'stock.group_stock_user', 'website.group_website_designer'],
  ...['website.group_website_restricted_editor', 'website.website_page_controller_expose'],
])

function keepNeeded(rows: readonly Readonly<Stored>[], env: Environment): void {
  if (env.dialect.series.major < 14 || !rows.some(({ code }) => NEEDED.has(code))) return
  const { definition, fields } = env.table('ir.model.access')
  throw env.dialect.exceptions.stillReferenced(definition, 'group_id', fields.group_id as FieldDefinition)
}

/** An order that begins with the whole name goes by it alone, backwards where it ends in capitals (tried on 19.0). */
const byFullName: NonNullable<ModelDefinition['sortedBy']> = (order, env) =>
  order.startsWith('full_name')
    ? { key: (row) => fullName(row, env, 'privilege_id'), isDescending: order.endsWith('DESC') }
    : undefined

function fullName(row: Readonly<Stored>, env: Environment, within: string): string {
  const name = String(env.raw(env.table(GROUPS), row, 'name') || '')
  const [model, id] = [within === 'category_id' ? 'ir.module.category' : 'res.groups.privilege', row[within]]
  return typeof id === 'number' ? `${env.sudo().displayName(model, id)} / ${name}` : name
}

const fieldsUpTo18 = (major: number): Record<string, FieldDefinition> => ({
  users: { type: 'many2many', string: 'Users', relation: 'res.users', store: true, copy: true, ...usersOfGroup(false) },
  category_id: { type: 'many2one', string: 'Application', relation: 'ir.module.category' },
  ...(major >= 7 && {
    trans_implied_ids: {
      type: 'many2many',
      string: 'Transitively inherits',
      relation: GROUPS,
      readonly: true,
      store: false,
      compute: (row, env) => impliedIds(env, row),
    },
  }),
})

const fieldsSince19: Record<string, FieldDefinition> = {
  user_ids: {
    type: 'many2many',
    string: 'User',
    relation: 'res.users',
    help: 'Users explicitly in this group',
    store: true,
    copy: true,
    ...usersOfGroup(false),
  },
  all_user_ids: {
    type: 'many2many',
    string: 'Users and implied users',
    relation: 'res.users',
    store: false,
    searchable: true,
    told: { readonly: false },
    ...usersOfGroup(true),
  },
  privilege_id: { type: 'many2one', string: 'Privilege', relation: 'res.groups.privilege' },
  sequence: { type: 'integer', string: 'Sequence' },
  all_implied_ids: {
    type: 'many2many',
    string: 'Transitively Implied Groups',
    relation: GROUPS,
    readonly: true,
    store: false,
    searchable: true,
    compute: (row, env) => [row.id, ...impliedIds(env, row).toSorted((one, other) => one - other)],
  },
}

/** They come with modules: nobody makes them, and employees read them since 15 (tried on 14.0 and 16.0 to 19.0). */
const categories = (major: number): ModelDefinition => ({
  name: 'ir.module.category',
  description: 'Application',
  access: major < 13 ? { system: 'rwcd' } : { system: 'r', ...(major >= 15 && { user: 'r' }) },
  order: major < 19 ? 'name' : 'sequence, name, id',
  fields: {
    name: { type: 'char', string: 'Name', required: true, translate: true },
    description: { type: 'text', string: 'Description', translate: true },
    sequence: { type: 'integer', string: 'Sequence' },
    parent_id: { type: 'many2one', string: 'Parent Application', relation: 'ir.module.category' },
  },
  ...(major < 19 && { records: categoryRows() }),
})

const privileges: ModelDefinition = {
  name: 'res.groups.privilege',
  description: 'Privileges',
  access: EMPLOYEES_READ,
  order: 'sequence, name, id',
  fields: {
    name: { type: 'char', string: 'Name', required: true, translate: true },
    description: { type: 'text', string: 'Description' },
    placeholder: { type: 'char', string: 'Placeholder', default: 'No' },
    sequence: { type: 'integer', string: 'Sequence', default: 100 },
    category_id: { type: 'many2one', string: 'Category', relation: 'ir.module.category' },
    group_ids: { type: 'one2many', string: 'Groups', relation: GROUPS, inverse: 'privilege_id' },
  },
  records: privilegeRows(),
}
