import type { Environment } from '../orm/environment.ts'
import { isTrue } from '../python/eyes.ts'
import { checkReadable, isLost } from './file-access.ts'
import { follow } from './followers.ts'
import { subscribe } from './subscriptions.ts'

const FILES = 'ir.attachment'

/** No answer is awaited to these on 19. */
const UNANSWERED: ReadonlySet<unknown> = new Set(['notification', 'user_notification', 'auto_comment', 'out_of_office'])

/**
 * The files that a message takes: what its author uploaded for it belongs to the record from then on, customers have
 * nothing else, and all must be open to who posts (`_message_post_process_attachments`; tried on 14.0 and 19.0).
 */
export function takenFiles(env: Environment, model: string, id: number, given: readonly unknown[]): readonly unknown[] {
  if (env.dialect.series.major < 14 || given.length === 0) return given
  const table = env.table(FILES)
  const rows = given.flatMap((one) => table.rows.get(one as number) ?? [])
  const pending = rows.filter((row) => row.res_model === 'mail.compose.message' && row.create_uid === env.uid)
  const own = pending.map((row) => row.id)
  if (own.length > 0) env.sudo().write(FILES, own, { res_model: model, res_id: id })
  const taken = env.isSudo || env.groups.includes('user') ? rows : pending
  // Since 19 a file of a record without a model becomes one of the message's (tried on 19.0).
  checkReadable(env.dialect.series.major < 19 ? taken : taken.filter((row) => !isLost(row)), env)
  return taken.map((row) => row.id)
}

/**
 * Lets those who are told of a message follow, where the context asks for it, and up to 18 on orders (`message_post` of
 * mail and sale; tried on 14.0, 16.0, 17.0 and 19.0).
 */
export function followAsRecipients(env: Environment, model: string, id: number, partners: readonly unknown[]): void {
  const { major } = env.dialect.series
  if (major < 14 || partners.length === 0) return
  const { mail_post_autofollow: asked } = env.context
  const isOrder = model === 'sale.order' && (major < 16 || (major < 19 && asked === undefined))
  if (isOrder || isTrue(asked)) subscribe(env, model, [id], partners)
}

/** Lets who says something hear the answers (`message_post`; tried on 14.0, 16.0, 17.0 and 19.0). */
export function followAsAuthor(
  env: Environment,
  model: string,
  id: number,
  { type = 'notification', subtype, author }: { type?: unknown; subtype: unknown; author: unknown },
): void {
  const { major } = env.dialect.series
  if (major < 14) return
  const { mail_create_nosubscribe: isQuiet, mail_post_autofollow_author_skip: isSkipped } = env.context
  const isHeard =
    major < 19
      ? type !== 'notification' && !isTrue(isQuiet)
      : !UNANSWERED.has(type) && subtype === 1 && !isTrue(isSkipped)
  const isInternal = env.isSudo || env.groups.includes('user')
  if (!isHeard || (major >= 19 && !isInternal)) return
  const who = major < 17 && author !== undefined ? author : env.user.partner_id
  if (env.table('res.partner').rows.get(who as number)?.active === true) follow(env, model, id, [who])
}
