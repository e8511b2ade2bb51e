import type { Series } from 'ooor/protocol'
import { changedLinks } from '../orm/commands.ts'
import type { FieldDefinition, ModelDefinition, Selection, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { timestamp } from '../orm/timestamp.ts'
import { accessError, keyError } from '../python/exceptions.ts'
import { isTrue } from '../python/eyes.ts'

export const NOTIFICATIONS = 'mail.notification'

type Row = Readonly<Stored>

const TYPES: Selection = [
  ['inbox', 'Inbox'],
  ['email', 'Email'],
  ['sms', 'SMS'],
  ['snail', 'Snailmail'],
]

/** As 14.0 and 19.0 tell them; between them by source. */
function states(major: number): Selection {
  if (major < 16) {
    return [
      ['ready', 'Ready to Send'],
      ['sent', 'Sent'],
      ['bounce', 'Bounced'],
      ['exception', 'Exception'],
      ['canceled', 'Canceled'],
    ]
  }
  return [
    ['ready', 'Ready to Send'],
    ['process', 'Processing'],
    ['pending', 'Sent'],
    ['sent', 'Delivered'],
    ['bounce', 'Bounced'],
    ['exception', 'Exception'],
    ['canceled', 'Cancelled'],
  ]
}

/** Who is told of which message, and how; 14 and later (tried on 14.0 and 19.0). */
export function notificationModel({ major }: Series): ModelDefinition[] {
  if (major < 14) return []
  const own = "[('res_partner_id', '=', user.partner_id.id)]"
  const stamp = (values: Readonly<Record<string, unknown>>, env: Environment) =>
    isTrue(values.is_read) ? { ...values, read_date: timestamp(env) } : values
  return [
    {
      name: NOTIFICATIONS,
      description: 'Message Notifications',
      access: { system: 'rwcd', user: 'rwc', portal: 'r' },
      domainRules: [
        {
          name: 'mail.notifications: group_user: write its own entries',
          groups: ['user', 'portal'],
          domain: own,
          operations: 'w',
        },
        ...(major >= 19 ? [PORTAL_RULE] : []),
      ],
      recName: 'res_partner_id',
      isUnlogged: true,
      displayName: ({ res_partner_id: partner }, env) =>
        partner ? env.sudo().displayName('res.partner', partner as number) : '',
      fields: notificationFields(major),
      inspects: (values, _, operation) => {
        // Who may read the message is asked before all else (tried on 14.0 and 19.0).
        if (operation === 'create' && !('mail_message_id' in values)) throw keyError('mail_message_id')
      },
      prepare: stamp,
      refuses: (_, values, env) => {
        const isMoved = 'mail_message_id' in values || 'res_partner_id' in values
        if (!isMoved || env.isSudo || env.groups.includes('system')) return
        throw accessError('Can not update the message or recipient of a notification.')
      },
      written: (rows, values, env, operation) => {
        if (operation === 'create' || !isTrue(values.is_read)) return
        for (const row of rows) env.table(NOTIFICATIONS).update(row, { read_date: timestamp(env) })
      },
    },
  ]
}

const PORTAL_RULE = {
  name: 'mail.notifications: group_portal: own entries',
  groups: ['portal'],
  domain: "['|', ('res_partner_id', '=', user.partner_id.id), ('author_id', '=', user.partner_id.id)]",
  operations: 'rwcd',
} as const

function notificationFields(major: number): Record<string, FieldDefinition> {
  return {
    // Kept since 15, by source.
    author_id: { type: 'many2one', string: 'Author', relation: 'res.partner', since: 15 },
    mail_message_id: {
      type: 'many2one',
      string: 'Message',
      relation: 'mail.message',
      required: true,
      onDelete: 'cascade',
    },
    res_partner_id: { type: 'many2one', string: 'Recipient', relation: 'res.partner', onDelete: 'cascade' },
    mail_email_address: {
      type: 'char',
      string: 'Mail Email Address',
      since: 19,
    },
    notification_type: {
      type: 'selection',
      string: 'Notification Type',
      selection: TYPES,
      required: true,
      default: 'inbox',
    },
    notification_status: {
      type: 'selection',
      string: 'Status',
      selection: states(major),
      default: 'ready',
    },
    is_read: { type: 'boolean', string: 'Is Read' },
    read_date: { type: 'datetime', string: 'Read Date', copy: false },
    failure_type: {
      type: 'selection',
      string: 'Failure type',
      selection: [[failure(major), 'Connection failed (outgoing mail server problem)']],
    },
    failure_reason: { type: 'text', string: 'Failure reason', copy: false },
  }
}

/** Why nobody gets a letter: no server takes it. */
export const failure = (major: number) => (major < 15 ? 'SMTP' : 'mail_smtp')

/** Each who is told has a row of their own, which says how: it is missing where partners are linked (tried on 14.0 and 19.0). */
function tellPartners(row: Row, commands: unknown, env: Environment): void {
  const before = toldPartners(row, env)
  const after = changedLinks(env, 'res.partner', before, commands, 'mail.message')
  const table = env.table(NOTIFICATIONS)
  const isNew = after.some((id) => !before.includes(id))
  const how = table.fields.notification_type
  if (isNew && how !== undefined)
    throw env.dialect.exceptions.missingRequired(table.definition, 'notification_type', how)
  const gone = notificationsOf(row, env).filter(({ res_partner_id: who }) => !after.includes(who as number))
  env.sudo().unlink(
    NOTIFICATIONS,
    gone.map(({ id }) => id),
  )
}

/** What a message has of who was told. */
export function notifiedFields(major: number): Record<string, FieldDefinition> {
  const asked = (operator: string, value: unknown) => {
    const isIn = operator === 'in' || operator === 'not in'
    const is = isTrue(isIn && Array.isArray(value) ? value[0] : value)
    return operator === '=' || operator === 'in' ? is : !is
  }
  const told = { type: 'boolean', readonly: true, store: false, searchable: true } as const
  return {
    notification_ids: {
      type: 'one2many',
      string: 'Notifications',
      relation: NOTIFICATIONS,
      inverse: 'mail_message_id',
      copy: false,
      depends: ['notified_partner_ids'],
    },
    notified_partner_ids: {
      type: 'many2many',
      string: 'Partners with Need Action',
      relation: 'res.partner',
      context: { active_test: false },
      depends: ['notification_ids'],
      copy: false,
      store: true,
      told: { readonly: false },
      compute: (row, env) => inOrder(env, toldPartners(row, env)),
      write: (row, value, env) => tellPartners(row, value, env),
    },
    needaction: {
      ...told,
      string: 'Need Action',
      compute: (row, env) => isAwaited(row, env),
      // What is not awaited was read, not: is none of theirs.
      searchedAs: (operator, value, env) => {
        const isRead = !asked(operator, value)
        const partner = env.user.partner_id
        const ids = [...env.table(NOTIFICATIONS).rows.values()]
          .filter((row) => row.res_partner_id === partner && row.is_read === isRead)
          .map((row) => row.mail_message_id)
        return [['id', 'in', ids]]
      },
    },
    has_error: {
      ...told,
      string: 'Has error',
      compute: (row, env) => notificationsOf(row, env).some(hasFailed),
      searchedAs: (operator, value, env) => {
        const ids = [...env.table(NOTIFICATIONS).rows.values()].filter(hasFailed).map((row) => row.mail_message_id)
        return [['id', asked(operator, value) ? 'in' : 'not in', ids]]
      },
    },
    starred_partner_ids: { type: 'many2many', string: 'Favorited By', relation: 'res.partner' },
    starred: {
      ...told,
      string: 'Starred',
      depends: ['starred_partner_ids'],
      compute: ({ starred_partner_ids: by }, env) => Array.isArray(by) && by.includes(env.user.partner_id),
      searchedAs: (operator, value, env) => [
        ['starred_partner_ids', asked(operator, value) ? 'in' : 'not in', [env.user.partner_id]],
      ],
    },
    record_name:
      major < 19
        ? { type: 'char', string: 'Message Record Name' }
        : {
            type: 'char',
            string: 'Message Record Name',
            readonly: true,
            store: false,
            depends: ['model', 'res_id'],
            compute: (row, env) => nameOfRecord(row, env),
          },
  }
}

/** The name of what a message is about. */
export function nameOfRecord({ model, res_id }: Readonly<Record<string, unknown>>, env: Environment): string | false {
  if (typeof model !== 'string' || !env.hasModel(model) || typeof res_id !== 'number') return false
  return env.table(model).rows.has(res_id) && env.sudo().displayName(model, res_id)
}

const notificationsOf = ({ id }: Row, env: Environment): readonly Row[] =>
  env.hasModel(NOTIFICATIONS) ? env.table(NOTIFICATIONS).referring('mail_message_id', id) : []

const hasFailed = ({ notification_status: status }: Row) => status === 'exception' || status === 'bounce'

function inOrder(env: Environment, partners: readonly number[]): number[] {
  const all = env.sudo().withContext({ active_test: false }).sudo()
  return partners.length < 2 ? [...partners] : all.search('res.partner', [['id', 'in', partners]])
}

/** Whom a message was told. */
export const toldPartners = (row: Row, env: Environment) =>
  notificationsOf(row, env).flatMap(({ res_partner_id: one }) => (typeof one === 'number' ? [one] : []))

/** Whether the user has still to read a message. */
export const isAwaited = (row: Row, env: Environment) =>
  notificationsOf(row, env).some((one) => one.res_partner_id === env.user.partner_id && one.is_read !== true)

/** How many of the user's messages failed to reach somebody. */
export const failuresOf = (row: Row, env: Environment) =>
  row.author_id === env.user.partner_id ? notificationsOf(row, env).filter(hasFailed).length : 0

/** Marks what the user was told in messages as read; the messages of which anything was. */
export function markRead(env: Environment, messages: readonly number[] | undefined): number[] {
  const among = messages && new Set(messages)
  const found = [...env.table(NOTIFICATIONS).rows.values()].filter(
    (row) =>
      row.res_partner_id === env.user.partner_id &&
      row.is_read !== true &&
      (among === undefined || among.has(row.mail_message_id as number)),
  )
  if (found.length > 0)
    env.sudo().write(
      NOTIFICATIONS,
      found.map((row) => row.id),
      { is_read: true },
    )
  return found.map((row) => row.mail_message_id as number)
}
