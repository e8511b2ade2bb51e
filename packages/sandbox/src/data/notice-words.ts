import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { escapeText } from './escape-text.ts'

type Row = Readonly<Stored>

/** Notices look otherwise since 16, as on 14.0 and 19.0; where between them they changed is by source. */
const isOld = (env: Environment) => env.dialect.series.major < 16

/** What one is told whose a record is from now on. */
export function assignedWords(env: Environment, model: string, id: number, user: Row): string {
  const name = escapeText(nameOf(env, 'res.users', user.id))
  const what = escapeText(env.table(model).definition.description)
  const record = escapeText(env.sudo().displayName(model, id))
  const told = `You have been assigned to the ${what} ${record}.`
  if (!isOld(env)) {
    return `<span><span>Dear ${name},</span>\n    <br><br>\n    <span style="margin-top:8px">${told}</span>\n    <br></span>`
  }
  const [base] = env.table('ir.config_parameter').referring('key', 'web.base.url')
  const link = `${String(base?.value ?? 'http://localhost:8069')}/mail/view?model=${model}&amp;res_id=${id}`
  const style = 'background-color:#875A7B; padding:10px; text-decoration:none; color:#fff; border-radius:5px'
  const button = `<a style="${style}" href="${link}" data-oe-model="${model}" data-oe-id="${id}">\n            View ${what}\n    </a>`
  return `<p style="margin:0px">\n    <span>Dear ${name},</span><br>\n    <span style="margin-top:8px">${told}</span>\n</p>\n<p style="margin-top:24px; margin-bottom:16px">\n    ${button}\n</p>\n        `
}

/** What one is told who has to do something. */
export function plannedWords(env: Environment, activity: Row): string {
  const { res_model: model, res_id: id } = activity as Row & { res_model: string; res_id: number }
  const what = escapeText(env.table(model).definition.description)
  const record = escapeText(env.sudo().displayName(model, id))
  const summary = activity.summary ? escapeText(String(activity.summary)) : ''
  const planner = escapeText(nameOf(env, 'res.users', activity.create_uid))
  const [year, month, day] = String(activity.date_deadline).split('-')
  const due = `${month}/${day}/${year}`
  if (!isOld(env)) {
    const user = escapeText(nameOf(env, 'res.users', activity.user_id))
    const items = [
      `            <li>Document: "${record}"\n                 (${what})\n            </li>`,
      ...(summary ? [`            <li>Summary: <span>${summary}</span></li>`] : ['']),
      `            <li>Deadline: <span>${due}</span></li>`,
    ].filter(Boolean)
    return `<div style="margin:0px; padding:0px; font-size:13px">\n    Dear <span>${user}</span>,\n    <br><br>\n    <p>\n        <span>${planner}</span> has just assigned you the following activity:\n        </p><ul>\n${items.join('\n')}\n        </ul>\n    \n</div>`
  }
  const type = escapeText(nameOf(env, 'mail.activity.type', activity.activity_type_id))
  const about = summary ? `(<span>${summary}</span>)` : ''
  const note = activity.note ? `<div style="margin-top:8px">${String(activity.note)}</div>` : ''
  const style =
    'background-color:#875A7B; padding:8px 16px 8px 16px; text-decoration:none; color:#fff; border-radius:5px'
  return `<div style="margin:0px; padding:0px; font-size:13px">\n    <span>${planner}</span> assigned you an activity <span>${type}</span>\n    ${about}\n    on <span>${record}</span>\n    to close for <span>${due}</span>.<br>\n    <p style="margin:16px 0px 16px 0px">\n        <a style="${style}" href="/mail/view?model=${model}&amp;res_id=${id}" data-oe-model="${model}" data-oe-id="${id}">\n            View ${what}\n        </a>\n    </p>\n    ${note}\n</div>\n        `
}

/** What a thread is told of something that was done. */
export function doneWords(env: Environment, activity: Row, feedback: string): string {
  const { activity_type_id: type, user_id: user, note } = activity
  const icon = env.table('mail.activity.type').rows.get(Number(type))?.icon
  const name = escapeText(nameOf(env, 'mail.activity.type', type))
  const other =
    user === env.uid ? '' : ` (originally assigned to <span>${escapeText(nameOf(env, 'res.users', user))}</span>)`
  const summary = activity.summary ? `<span>: </span><span>${escapeText(String(activity.summary))}</span>` : ''
  const lines = feedback === '' ? [] : feedback.split('\n').map(escapeText)
  const what = `<span class="fa ${String(icon || '')} fa-fw"></span><span>${name}</span> done`
  return isOld(env) ? doneAsOf14([what, other, summary], lines, note) : done([what, other, summary], lines, note)
}

/** A line for each that there is. */
function done(words: readonly string[], feedback: readonly string[], note: unknown): string {
  const head = `<div>\n    <p>\n        ${words.filter(Boolean).join('\n        ')}\n    </p>`
  const title = '<div class="o_mail_note_title fw-bold">Original note:</div>'
  const original = note ? `\n    \n        ${title}\n        <div>${String(note)}</div>` : ''
  const told = feedback.join('\n            <br>\n            ')
  const answer =
    told === '' ? '' : `\n    <div>\n        <div class="fw-bold">Feedback:</div>\n            ${told}\n    </div>`
  return `${head}${original}${answer}\n</div>`
}

function doneAsOf14(words: readonly string[], feedback: readonly string[], note: unknown): string {
  const head = `<div>\n    <p>\n        ${words.join('\n        ')}\n    </p>`
  const told = feedback.map((line, index) => {
    const end = index < feedback.length - 1 ? '<br>' : ''
    return `\n            ${line}\n            ${end}\n        `
  })
  const answer = told.length > 0 ? `<div>\n        ${told.join('')}\n    </div>` : ''
  const title = '<div class="o_mail_note_title"><strong>Original note:</strong></div>'
  const original = note ? `${title}\n        <div>${String(note)}</div>\n    ` : ''
  return `${head}\n    ${answer}\n    ${original}\n</div>\n        `
}

const nameOf = (env: Environment, model: string, id: unknown) =>
  typeof id === 'number' ? env.sudo().displayName(model, id) : ''
