import type { Series } from 'ooor/protocol'
import { changedLinks } from '../orm/commands.ts'
import type { FieldDefinition, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { assertionError, validationError } from '../python/exceptions.ts'
import { failuresOf, isAwaited } from './notifications.ts'

const FOLLOWERS = 'mail.followers'

type Row = Readonly<Stored>

/** Who follows which record: what `message_partner_ids` is made of, 9 and later (tried on 14.0 and 19.0). */
export function followersModel({ major }: Series): ModelDefinition[] {
  if (major < 9) return []
  return [
    {
      name: FOLLOWERS,
      description: 'Document Followers',
      access: { system: 'rwcd', user: 'r' },
      recName: 'partner_id',
      isUnlogged: true,
      displayName: ({ partner_id }, env) => env.sudo().displayName('res.partner', partner_id as number),
      fields: {
        res_model: { type: 'char', string: 'Related Document Model Name', required: true },
        res_id:
          major < 14
            ? { type: 'integer', string: 'Related Document ID' }
            : { type: 'many2one_reference', string: 'Related Document ID', modelField: 'res_model' },
        partner_id: {
          type: 'many2one',
          string: 'Related Partner',
          relation: 'res.partner',
          required: major >= 15,
          onDelete: 'cascade',
        },
        subtype_ids: { type: 'many2many', string: 'Subtype', relation: 'mail.message.subtype' },
        name: { type: 'char', string: 'Name', readonly: true, ...ofPartner('name', major) },
        email: { type: 'char', string: 'Email', readonly: true, ...ofPartner('email', major) },
        is_active: { type: 'boolean', string: 'Is Active', readonly: true, ...ofPartner('active', major) },
      },
      ...(major >= 13 && major < 15 && { constrain: isSomebody }),
      unique: {
        'res_id,res_model,partner_id': {
          words: 'Error, a partner cannot follow twice the same object.',
          constraint: 'mail_followers_mail_followers_res_partner_res_model_id_uniq',
        },
      },
    },
  ]
}

/** Up to 14 a channel may follow too, so that what a follower is called is worked out (tried on 14.0; 13 by source). */
const ofPartner = (name: string, major: number): Pick<FieldDefinition, 'compute' | 'related'> =>
  major < 13 || major > 14
    ? { related: `partner_id.${name}` }
    : {
        compute: ({ partner_id }, env) =>
          env
            .sudo()
            .table('res.partner')
            .rows.get(partner_id as number)?.[name] ?? false,
      }

function isSomebody({ partner_id }: Row): void {
  if (!partner_id) throw validationError('Error: A follower must be either a partner or a channel (but not both).')
}

function followersOf(env: Environment, model: string, id: number): Row[] {
  return env
    .table(FOLLOWERS)
    .referring('res_id', id)
    .filter(({ res_model }) => res_model === model)
}

/** Who follows a record. */
export const partnersOf = (env: Environment, model: string, id: number) =>
  followersOf(env, model, id).map(({ partner_id }) => partner_id as number)

/** Who follows a record and hears of a subtype. */
export function hearersOf(env: Environment, model: string, id: number, subtype: number): readonly number[] {
  return followersOf(env, model, id)
    .filter(({ subtype_ids }) => Array.isArray(subtype_ids) && subtype_ids.includes(subtype))
    .map(({ partner_id }) => partner_id as number)
}

/** The rows of those who follow a record, by partner. */
export const followedBy = (env: Environment, model: string, id: number): ReadonlyMap<unknown, number> =>
  new Map(followersOf(env, model, id).map((row) => [row.partner_id, row.id]))

/** Lets partners follow a record; those who do keep what they chose to hear, where nothing else is said. */
export function follow(
  env: Environment,
  model: string,
  id: number,
  partners: readonly unknown[],
  subtypes?: readonly unknown[],
  known: ReadonlyMap<unknown, number> = followedBy(env, model, id),
): void {
  for (const partner of new Set(partners)) {
    const old = known.get(partner)
    const subtype_ids = [[6, 0, subtypes ?? heardByDefault(env, model, partner)]]
    if (old === undefined) {
      env.sudo().create(FOLLOWERS, { res_model: model, res_id: id, partner_id: partner, subtype_ids })
    } else if (subtypes !== undefined) env.sudo().write(FOLLOWERS, [old], { subtype_ids })
  }
}

/** What followers of a model hear without choosing; what is among colleagues alone is none of others'. */
function heardByDefault(env: Environment, model: string, partner: unknown): readonly number[] {
  if (env.dialect.series.major < 14) return [1]
  const found = [...env.table('mail.message.subtype').rows.values()].filter(
    (row) => row.default === true && (!row.res_model || row.res_model === model),
  )
  const isColleague = () => employeeOf(env, partner as number) !== undefined
  const heard =
    found.some((row) => row.internal === true) && !isColleague() ? found.filter((row) => !row.internal) : found
  return heard.map((row) => row.id)
}

/** The user of an employee. */
export function employeeOf(env: Environment, partner: number): Row | undefined {
  const users = env.table('res.users')
  return users
    .referring('partner_id', partner)
    .find((row) => row.active === true && env.sudo().raw(users, row, 'share') !== true)
}

export function unfollow(env: Environment, model: string, id: number, partners: readonly unknown[]): void {
  const gone = followersOf(env, model, id).filter(({ partner_id }) => partners.includes(partner_id))
  if (gone.length > 0)
    env.sudo().unlink(
      FOLLOWERS,
      gone.map((row) => row.id),
    )
}

/** Followers, messages and activities of records go with them. */
export function forgetThreads(env: Environment, model: string, rows: readonly Row[]): void {
  const sudo = env.sudo()
  for (const { id } of rows) {
    const beside = [
      [FOLLOWERS, followersOf(env, model, id)],
      ['mail.message', beneath(env, 'mail.message', 'model', model, id)],
      ['mail.activity', beneath(env, 'mail.activity', 'res_model', model, id)],
    ] as const
    for (const [other, found] of beside) {
      const ids = found.map((row) => row.id)
      if (ids.length > 0) sudo.unlink(other, ids)
    }
  }
}

/** What was to be done about records is forgotten. */
export function forgetActivities(env: Environment, model: string, rows: readonly Row[]): void {
  const found = rows.flatMap(({ id }) => beneath(env, 'mail.activity', 'res_model', model, id))
  const ids = found.map(({ id }) => id)
  if (ids.length > 0) env.sudo().unlink('mail.activity', ids)
}

export function beneath(env: Environment, other: string, field: string, model: string, id: number): Row[] {
  if (!env.hasModel(other)) return []
  return env
    .table(other)
    .referring('res_id', id)
    .filter((row) => row[field] === model)
}

/** True where the user's company, or the user without one, or somebody of theirs follows the record. */
export function isFollowedFor(env: Environment, model: string, id: number): boolean {
  const { rows } = env.table('res.partner')
  const own = rows.get(env.user.partner_id as number)
  const company = own?.commercial_partner_id || own?.id
  const isTheirs = (partner: unknown) => {
    for (let at = partner; typeof at === 'number'; at = rows.get(at)?.parent_id) if (at === company) return true
    return false
  }
  return partnersOf(env, model, id).some(isTheirs)
}

/** Records that have some follower of whom it is so: who nobody follows is never found (tried on 14.0). */
function followedBySome(env: Environment, model: string, operator: string, value: unknown): readonly unknown[] {
  if (operator === 'not in') throw assertionError("Do not search message_follower_ids with 'not in'")
  const found = env.sudo().search(FOLLOWERS, [
    ['res_model', '=', model],
    ['partner_id', operator, value],
  ])
  const { rows } = env.table(FOLLOWERS)
  return [['id', 'in', found.flatMap((id) => rows.get(id)?.res_id ?? [])]]
}

/** What a model with a thread has of it. */
export function threadFields(model: string, { major }: Series): Record<string, FieldDefinition> {
  const counted = { type: 'integer', readonly: true, store: false, compute: () => 0 } as const
  const ofThread = ({ id }: Row, env: Environment) =>
    major < 14
      ? []
      : beneath(env, 'mail.message', 'model', model, id).filter((row) => row.message_type !== 'user_notification')
  const never = { type: 'boolean', readonly: true, store: false, searchable: true, compute: () => false } as const
  const list = (other: string, string: string, field: string, isNewest = false): FieldDefinition => ({
    type: 'one2many',
    string,
    relation: other,
    store: true,
    copy: false,
    told: { readonly: false, relation_field: 'res_id' },
    // Tried on 19.0.
    ...(major >= 19 && { about: ['res_id', field] as const }),
    compute: ({ id }, env) => {
      // What is told to one alone is none of the thread (tried on 14.0 and 19.0).
      const isOfThread = (row: Row) => major < 14 || row.message_type !== 'user_notification'
      const ids = beneath(env, other, field, model, id)
        .filter(isOfThread)
        .map((row) => row.id)
      return isNewest ? ids.reverse() : ids
    },
  })
  return {
    message_ids: list('mail.message', 'Messages', 'model', true),
    message_follower_ids: { ...list(FOLLOWERS, 'Followers', 'res_model'), groups: ['user'] },
    message_partner_ids: {
      type: 'many2many',
      string: 'Followers (Partners)',
      relation: 'res.partner',
      copy: false,
      store: false,
      searchable: true,
      readonly: major < 15,
      groups: ['user'],
      depends: ['message_follower_ids'],
      compute: ({ id }, env) => partnersOf(env, model, id),
      ...(major === 14 && { searchedAs: (operator, value, env) => followedBySome(env, model, operator, value) }),
      write: ({ id }, value, env) => {
        const before = partnersOf(env, model, id)
        const after = changedLinks(env.sudo(), 'res.partner', before, value)
        unfollow(
          env,
          model,
          id,
          before.filter((one) => !after.includes(one)),
        )
        follow(env, model, id, after)
      },
    },
    message_is_follower: {
      type: 'boolean',
      string: 'Is Follower',
      readonly: true,
      store: false,
      searchable: true,
      depends: ['message_follower_ids'],
      compute: ({ id }, env) => partnersOf(env, model, id).includes(env.user.partner_id as number),
    },
    message_needaction: {
      ...never,
      string: 'Action Needed',
      depends: [],
      compute: (row, env) => ofThread(row, env).some((one) => isAwaited(one, env)),
      ...(major >= 14 && { searchedAs: (operator, value) => [['message_ids.needaction', operator, value]] }),
    },
    message_needaction_counter: {
      ...counted,
      string: 'Number of Actions',
      depends: [],
      compute: (row, env) => ofThread(row, env).filter((one) => isAwaited(one, env)).length,
    },
    ...(major >= 12 && {
      message_has_error: {
        ...never,
        string: 'Message Delivery error',
        depends: [],
        compute: (row, env) => ofThread(row, env).some((one) => failuresOf(one, env) > 0),
      },
      message_has_error_counter: {
        ...counted,
        string: 'Number of errors',
        depends: [],
        compute: (row, env) => ofThread(row, env).reduce((sum, one) => sum + failuresOf(one, env), 0),
      },
      message_attachment_count: {
        ...counted,
        string: 'Attachment Count',
        depends: [],
        groups: ['user'],
        compute: ({ id }, env) =>
          beneath(env, 'ir.attachment', 'res_model', model, id).filter((row) => !row.res_field).length,
      },
    }),
    ...(major >= 17 && {
      has_message: {
        ...never,
        string: 'Has Message',
        compute: ({ id }, env) => beneath(env, 'mail.message', 'model', model, id).length > 0,
      },
    }),
  }
}
