import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { isTrue } from '../python/eyes.ts'
import { employeeOf, hearersOf } from './followers.ts'
import { failure, NOTIFICATIONS } from './notifications.ts'

type Row = Readonly<Stored>

/** A message that is told. */
interface ToldMessage {
  readonly id: number
  readonly model: string
  readonly record: number
  readonly subtype: number | false
  readonly author: unknown
  readonly partners: readonly unknown[]
  readonly type: unknown
}

/**
 * Tells a message to who was named and to who follows: colleagues find it where they want it, others get a letter, which
 * no server takes here (`_notify_thread` of 14 and 19; tried on both). True where there was a letter.
 */
export function notify(env: Environment, message: ToldMessage): boolean {
  const { major } = env.dialect.series
  if (!env.hasModel(NOTIFICATIONS)) return false
  const { author } = message
  const isMinded = (partner: unknown) =>
    partner !== author ||
    (major >= 19 && message.type === 'user_notification') ||
    isTrue(env.context.mail_notify_author)
  const recipients = recipientsOf(env, message).filter(isMinded)
  const colleagues = recipients.map((partner) => [partner, employeeOf(env, partner)] as const)
  const sorted = [...colleagues.filter(([, user]) => user), ...colleagues.filter(([, user]) => !user)]
  const isInbox = (user: Row | undefined) => user?.notification_type === 'inbox'
  for (const [partner, user] of [
    ...sorted.filter(([, one]) => isInbox(one)),
    ...sorted.filter(([, one]) => !isInbox(one)),
  ]) {
    env.sudo().create(NOTIFICATIONS, {
      ...(major >= 15 && { author_id: author }),
      mail_message_id: message.id,
      res_partner_id: partner,
      ...(isInbox(user)
        ? { notification_type: 'inbox', notification_status: 'sent' }
        : {
            notification_type: 'email',
            notification_status: 'exception',
            is_read: true,
            failure_type: failure(major),
          }),
    })
  }
  return sorted.some(([, user]) => !isInbox(user))
}

/** The active ones of who was named, and of who follows and hears of it; logs are none of customers'. */
function recipientsOf(env: Environment, { model, record, subtype, partners, type }: ToldMessage): number[] {
  const followers = type === 'user_notification' || !subtype ? [] : hearersOf(env, model, record, subtype)
  const isInternal = subtype && env.table('mail.message.subtype').rows.get(subtype)?.internal === true
  const hearing = followers.filter((one) => !isInternal || employeeOf(env, one) !== undefined)
  const { rows } = env.table('res.partner')
  return [...new Set([...hearing, ...(partners as number[])])]
    .filter((one) => rows.get(one)?.active === true)
    .sort((one, other) => one - other)
}
