import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { isTrue } from '../python/eyes.ts'
import { follow } from './followers.ts'
import { notifyPartners } from './new-message.ts'
import { assignedWords } from './notice-words.ts'

/**
 * Whose a record is from now on follows it, and is told so, but by themselves (`_message_auto_subscribe` of mail_thread.py
 * of 14 and 19; tried on both).
 */
export function assign(
  env: Environment,
  model: string,
  rows: readonly Readonly<Stored>[],
  { user_id: id }: Readonly<Record<string, unknown>>,
): void {
  const user = env.table('res.users').rows.get(id as number)
  if (user?.active !== true || env.isSudo || isTrue(env.context.tracking_disable)) return
  const partner = user.partner_id as number
  for (const row of rows) {
    follow(env, model, row.id, [partner])
    if (env.dialect.series.major < 14 || user.id === env.uid || isTrue(env.context.mail_auto_subscribe_no_notify))
      continue
    const record = env.sudo().displayName(model, row.id)
    notifyPartners(env, model, row.id, {
      body: assignedWords(env, model, row.id, user),
      subject: `You have been assigned to ${record}`,
      partners: [partner],
      recordName: record,
    })
  }
}
