import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { mayUseOwner } from '../orm/looks/file-owners.ts'
import { userError } from '../python/exceptions.ts'
import { isTrue } from '../python/eyes.ts'
import { notifyPartners } from './new-message.ts'
import { plannedWords } from './notice-words.ts'
import { subscribe } from './subscriptions.ts'

type Row = Readonly<Stored>

/**
 * Who has to do something about a record follows it, and is told of what others plan for them (`create` and `write` of
 * mail_activity.py of 14 and 19; tried on both).
 */
export function tellResponsibles(
  env: Environment,
  rows: readonly Row[],
  values: Readonly<Record<string, unknown>>,
  operation: 'create' | 'write',
): void {
  if (operation === 'write' && !isTrue(values.user_id)) return
  const { major } = env.dialect.series
  for (const row of rows) {
    const { res_model: model, res_id: id, user_id: user } = row
    const partner = env.table('res.users').rows.get(user as number)?.partner_id
    if (typeof model !== 'string' || typeof id !== 'number' || typeof partner !== 'number') continue
    if (user !== env.uid) {
      if (major < 15 && row.automated !== true) checkAssigned(env, row)
      if (!isTrue(env.context.mail_activity_quick_update)) tellOf(env, row, partner)
    }
    subscribe(env, model, [id], [partner])
  }
}

function tellOf(env: Environment, row: Row, partner: number): void {
  const {
    res_model: model,
    res_id: id,
    summary,
    activity_type_id: type,
  } = row as Row & {
    res_model: string
    res_id: number
  }
  const { major } = env.dialect.series
  const record = env.sudo().displayName(model, id)
  const what = summary || (type ? env.sudo().displayName('mail.activity.type', type as number) : '')
  notifyPartners(env, model, id, {
    body: plannedWords(env, row),
    // Quoted on 19.0, plain on 14.0; which of those between is like which is by source.
    subject: major < 17 ? `${record}: ${what} assigned to you` : `"${record}: ${what}" assigned to you`,
    partners: [partner],
    recordName: record,
  })
}

/** Who has to do something may look at what it is about (`_check_access_assignation` of 14; tried on 14.0). */
function checkAssigned(env: Environment, { res_model, res_id, user_id }: Row): void {
  const other = env.withUser(user_id as number)
  if (mayUseOwner(other, String(res_model), res_id as number, 'read')) return
  const name = env.sudo().displayName('res.users', user_id as number)
  throw userError(`Assigned user ${name} has no access to the document and is not able to handle this activity.`)
}
