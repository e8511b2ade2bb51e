import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { escapeText } from './escape-text.ts'

type Row = Readonly<Stored>

// In words of the sandbox's own: Odoo's are templates that each database may change.

/** What one is told whose a record is from now on. */
export function assignedWords(env: Environment, model: string, id: number, user: Row): string {
  return `<p>${nameOf(env, 'res.users', user.id)}: ${recordOf(env, model, id)}</p>`
}

/** What one is told who has to do something. */
export function plannedWords(env: Environment, activity: Row): string {
  const { res_model, res_id, summary, date_deadline } = activity
  const what = escapeText(String(summary || '')) || nameOf(env, 'mail.activity.type', activity.activity_type_id)
  const planner = nameOf(env, 'res.users', activity.create_uid)
  return `<p>${planner}: ${what}, ${recordOf(env, String(res_model), Number(res_id))}, ${String(date_deadline)}</p>`
}

/** What a thread is told of something that was done: what it was, whose, its note and what was said of it. */
export function doneWords(env: Environment, activity: Row, feedback: string): string {
  const { activity_type_id: type, user_id: user, summary, note } = activity
  const other = user === env.uid ? '' : ` (<span>${nameOf(env, 'res.users', user)}</span>)`
  const what = summary ? `<span>: </span><span>${escapeText(String(summary))}</span>` : ''
  const said = feedback === '' ? '' : `<div>${feedback.split('\n').map(escapeText).join('<br>')}</div>`
  const head = `<p><span>${nameOf(env, 'mail.activity.type', type)}</span> done${other}${what}</p>`
  return `<div>${head}${note ? `<div>${String(note)}</div>` : ''}${said}</div>`
}

function recordOf(env: Environment, model: string, id: number): string {
  return `${escapeText(env.table(model).definition.description)} ${nameOf(env, model, id)}`
}

const nameOf = (env: Environment, model: string, id: unknown) =>
  typeof id === 'number' ? escapeText(env.sudo().displayName(model, id)) : ''
