import type { Selection } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { timestamp } from '../orm/timestamp.ts'
import { isTrue } from '../python/eyes.ts'
import { authorAddress } from './author-address.ts'
import { tellOfMessage } from './discuss.ts'
import { notify } from './notify.ts'

const TYPES: readonly (readonly [since: number, key: string, words: string, wordsSince17?: string])[] = [
  [8, 'email', 'Email', 'Incoming Email'],
  [8, 'comment', 'Comment'],
  [17, 'email_outgoing', 'Outgoing Email'],
  [8, 'notification', 'System notification'],
  [16, 'auto_comment', 'Automated Targeted Notification'],
  [19, 'out_of_office', 'Out-of-office Message'],
  [13, 'user_notification', 'User Specific Notification'],
  [13, 'sms', 'SMS'],
  [13, 'snailmail', 'Snailmail'],
]

const NOTE = 2

/** What kinds of messages there are (`fields_get` of 14.0 and 19.0). */
export function messageTypes(major: number): Selection {
  return TYPES.filter(([since]) => since <= major).map(([, key, words, newer]) => [
    key,
    major < 17 ? words : (newer ?? words),
  ])
}

/** What a message says. */
export interface NewMessage {
  readonly body: string
  readonly subtype: number | false
  readonly subject?: unknown
  readonly type?: unknown
  readonly attachments?: unknown
  /** Who says so, where it is not the user. */
  readonly author?: unknown
  /** The address that it comes from, where that is not the author's. */
  readonly address?: unknown
  /** Who is told, beside those who follow. */
  readonly partners?: readonly unknown[]
  /** The message that it answers. */
  readonly parent?: number | false
  /** What was done. */
  readonly activityType?: unknown
}

/** Posts a message on a record; its id. */
export function postMessage(env: Environment, model: string, id: number, message: NewMessage): number {
  const { body, type = 'notification' } = message
  const { major } = env.dialect.series
  const made = createMessage(env, model, id, { ...message, isPosted: true })
  const told = { id: made, model, record: id, author: message.author ?? env.user.partner_id }
  const isMailed = notify(env, { ...told, subtype: message.subtype, partners: message.partners ?? [], type })
  if (isMailed && !isTrue(message.subject)) nameMailed(env, made, env.sudo().displayName(model, id))
  const partner = Number(env.user.partner_id)
  tellOfMessage(env, model, id, {
    id: made,
    body: major >= 19 ? ['markup', body] : body,
    date: timestamp(env),
    message_type: type,
    author_id: major >= 18 ? partner : [partner, env.sudo().displayName('res.partner', partner)],
  })
  return made
}

/** Tells partners something about a record that is none of its thread; the message's id. */
export function notifyPartners(
  env: Environment,
  model: string,
  id: number,
  message: Pick<NewMessage, 'body' | 'subject' | 'author' | 'address' | 'attachments'> & {
    readonly partners: readonly number[]
    readonly subtype?: number
    readonly recordName?: string | false
  },
): number {
  const { partners, subtype = NOTE } = message
  const { major } = env.dialect.series
  const type = 'user_notification'
  const made = createMessage(env, model, id, { ...message, subtype, type })
  const author = message.author ?? env.user.partner_id
  const isMailed = notify(env, { id: made, model, record: id, author, subtype, partners, type })
  const name = model === '' || major < 16 ? message.recordName : env.sudo().displayName(model, id)
  if (isMailed && !isTrue(message.subject) && name) nameMailed(env, made, name)
  return made
}

/** A letter has a subject, which its message has from then on. */
function nameMailed(env: Environment, message: number, name: string): void {
  env.sudo().write('mail.message', [message], { subject: env.dialect.series.major < 17 ? `Re: ${name}` : name })
}

/** Makes a message, of which nobody is told. */
export function createMessage(
  env: Environment,
  model: string,
  id: number,
  message: NewMessage & { readonly isPosted?: boolean; readonly recordName?: string | false },
): number {
  const { body, subtype, subject = false, type = 'notification', attachments, author, isPosted = false } = message
  const { partners = [], parent = false, activityType = false, recordName = false } = message
  const { major } = env.dialect.series
  const by = author ?? env.user.partner_id
  return env.sudo().create('mail.message', {
    model: model || false,
    res_id: id || false,
    body,
    subject: subject || false,
    [major < 9 ? 'type' : 'message_type']: type,
    subtype_id: subtype,
    author_id: by,
    ...(major >= 14 && {
      email_from: message.address || authorAddress(env, by),
      is_internal: !isPosted,
      parent_id: parent,
      partner_ids: [[6, 0, partners]],
      mail_activity_type_id: activityType,
      // Logs have no name of their own.
      ...(major < 19 && { record_name: isPosted ? env.sudo().displayName(model, id) : recordName }),
    }),
    attachment_ids: [[6, 0, Array.isArray(attachments) ? attachments : []]],
  })
}
