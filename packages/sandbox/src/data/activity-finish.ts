import { countedId } from '../orm/asked-ids.ts'
import { askedRecords } from '../orm/asked-records.ts'
import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { timestamp } from '../orm/timestamp.ts'
import { keyError, userError } from '../python/exceptions.ts'
import { isTrue } from '../python/eyes.ts'
import { postMessage } from './new-message.ts'
import { doneWords } from './notice-words.ts'
import { parentMessage } from './parent-message.ts'
import { takenFiles } from './post-effects.ts'
import { ACTIVITIES } from './record-activities.ts'

type Row = Readonly<Stored>

const isOpen = ({ active }: Row) => active !== false
const idsOfRows = (rows: readonly Row[]) => rows.map(({ id }) => id)

/** Those that are not done, which 19's button is about alone; who asks must be able to read them (tried on 19.0). */
export const activeOf = (env: Environment, ids: readonly number[]): number[] =>
  idsOfRows(askedRecords(env, ACTIVITIES, ids.filter(isTrue)).filter(isOpen))

/** Files of them are looked for first, by numbers; what is nothing is a new one, about nothing (tried on 19.0). */
function askedActivities(env: Environment, ids: readonly number[]): readonly Row[] {
  for (const id of ids) countedId(id)
  return askedRecords(env, ACTIVITIES, ids.filter(isTrue))
}

/** The day on which it was put away, by whichever way (tried on 19.0). */
export function dateWhenDone(env: Environment, rows: readonly Row[]): void {
  const today = timestamp(env).slice(0, 'yyyy-mm-dd'.length)
  for (const row of rows) {
    const date_done = isOpen(row) ? false : row.date_done || today
    if (row.date_done !== date_done) env.table(ACTIVITIES).update(row, { date_done })
  }
}

/** Tells in the threads what was done; the first message's id since 14, before the last one's. */
export function finish(
  env: Environment,
  ids: readonly number[],
  feedback: unknown = false,
  files: readonly unknown[] = [],
): number | false {
  const { major } = env.dialect.series
  const table = env.table(ACTIVITIES)
  // Files of them are looked for first, by numbers (tried on 14.0).
  if (major === 14) {
    env.checkAccess(env.table('ir.attachment'), 'read')
    for (const id of ids) countedId(id)
    // What is nothing is about nothing.
    if (ids.some((id) => !isTrue(id))) throw keyError(false)
  }
  const rows = major < 19 ? ids.map((id) => env.existing(table, id, 'write')) : askedActivities(env, ids)
  const made = rows.flatMap((row) => (row.res_model ? [tellDone(env, row, feedback, files)] : []))
  if (major < 19) env.unlink(ACTIVITIES, ids)
  else if (rows.length > 0) env.write(ACTIVITIES, idsOfRows(rows.filter(isOpen)), { active: false })
  return made.at(major < 14 ? -1 : 0) ?? false
}

function tellDone(env: Environment, activity: Readonly<Stored>, feedback: unknown, files: readonly unknown[]): number {
  const { major } = env.dialect.series
  const { res_model, res_id, summary, activity_type_id } = activity
  // The words go through a template, which takes text alone (tried on 19.0).
  if (major >= 19 && isTrue(feedback) && typeof feedback !== 'string') {
    throw userError('Failed to render template: mail.message_activity_done')
  }
  const told = isTrue(feedback) ? String(feedback) : ''
  if (major < 14) {
    const body = `<p>${summary || 'To-Do'} done</p>${told && `<p>${told}</p>`}`
    return postMessage(env, String(res_model), Number(res_id), { body, subtype: 3 })
  }
  return postMessage(env, String(res_model), Number(res_id), {
    body: doneWords(env, activity, told),
    subtype: 3,
    attachments: takenFiles(env, String(res_model), Number(res_id), files),
    activityType: activity_type_id,
    parent: parentMessage(env, String(res_model), Number(res_id), false),
  })
}
