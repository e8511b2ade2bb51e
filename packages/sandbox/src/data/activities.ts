import type { Series } from 'ooor/protocol'
import type { ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { validationError } from '../python/exceptions.ts'
import { follow } from './followers.ts'
import { postMessage } from './new-message.ts'
import { ACTIVITIES, ACTIVITY_STATES, stateOf, today } from './record-activities.ts'

/** What is to be done about records, 11 and later (wire/*\/svc-activity*; fields as 14.0 and 19.0 tell them). */
export function activityModels(series: Series): ModelDefinition[] {
  const { major } = series
  if (major < 11) return []
  return [
    {
      name: 'mail.activity.type',
      description: 'Activity Type',
      access: { system: 'rwcd', user: 'r' },
      fields: {
        name: { type: 'char', string: 'Name', required: true, translate: true },
        icon: { type: 'char', string: 'Icon' },
      },
      amended: { create_uid: { told: { readonly: false } } },
      records: [
        { id: 1, name: 'Email', icon: 'fa-envelope' },
        { id: 2, name: 'Call', icon: 'fa-phone' },
        { id: 3, name: 'Meeting', icon: 'fa-users' },
        major < 17 ? { id: 4, name: 'To Do', icon: 'fa-tasks' } : { id: 4, name: 'To-Do', icon: 'fa-check' },
      ],
    },
    {
      name: ACTIVITIES,
      description: 'Activity',
      access: { system: 'rwcd', user: 'rwcd' },
      order: 'date_deadline, id',
      recName: 'summary',
      // Tried on 14.0 and 19.0.
      displayName: ({ summary, activity_type_id }, env) =>
        String(summary || env.sudo().displayName('mail.activity.type', activity_type_id as number) || ''),
      fields: {
        res_model_id: {
          type: 'many2one',
          string: 'Document Model',
          relation: 'ir.model',
          required: major < 19,
          onDelete: 'cascade',
        },
        res_model: { type: 'char', string: 'Related Document Model', readonly: true },
        res_id:
          major < 12
            ? { type: 'integer', string: 'Related Document ID', required: true }
            : {
                type: 'many2one_reference',
                string: 'Related Document ID',
                modelField: 'res_model',
                required: major < 19,
              },
        res_name: {
          type: 'char',
          string: 'Document Name',
          readonly: true,
          store: true,
          compute: ({ res_model, res_id }, env) =>
            res_model && res_id ? env.sudo().displayName(String(res_model), Number(res_id)) : false,
        },
        activity_type_id: {
          type: 'many2one',
          string: 'Activity Type',
          relation: 'mail.activity.type',
          ...(major >= 19 && { default: 4 }),
        },
        icon: { type: 'char', string: 'Icon', related: 'activity_type_id.icon', readonly: true },
        summary: { type: 'char', string: 'Summary' },
        note: { type: 'html', string: 'Note' },
        date_deadline: { type: 'date', string: 'Due Date', required: true, default: today },
        // Since 19 it can be anybody's.
        user_id: {
          type: 'many2one',
          string: 'Assigned to',
          relation: 'res.users',
          required: major < 19,
          ...(major < 19 && { default: ({ uid }: Environment) => uid }),
        },
        state: {
          type: 'selection',
          string: 'State',
          readonly: true,
          selection: major < 17 ? ACTIVITY_STATES : [...ACTIVITY_STATES, ['done', 'Done']],
          compute: (row, env) => (row.active === false ? 'done' : stateOf(row, env)),
        },
        ...(major === 14 && { automated: { type: 'boolean', string: 'Automated activity', readonly: true } }),
        // Done ones stay since 19 (wire/19.0/svc-activity-action_done-again).
        active: { type: 'boolean', string: 'Active', default: true, since: 19 },
        date_done: { type: 'date', string: 'Done Date', readonly: true, since: 19 },
      },
      prepare: (values, env) => ({ ...values, res_model: modelOf(values.res_model_id, env) }),
      constrain: (row, env) => {
        if (env.dialect.series.major >= 19) checkDocument(row)
      },
      written: (rows, values, env) => {
        const who = env.table('res.users').rows.get(values.user_id as number)?.partner_id
        // Who is to do it follows (tried on 14.0 and 19.0).
        for (const { res_model, res_id } of who === undefined || major < 14 ? [] : rows) {
          if (res_model && res_id) follow(env, String(res_model), Number(res_id), [who])
        }
        if (!('res_model_id' in values)) return
        for (const row of rows) {
          env.table(ACTIVITIES).update(row, { res_model: modelOf(row.res_model_id, env) })
        }
      },
      methods: {
        action_feedback: {
          params: ['feedback', 'attachment_ids'],
          run: (env, ids, { feedback }) => finish(env, ids, feedback),
        },
        // The button of the web client.
        action_done: { params: [], run: (env, ids) => finish(env, major < 19 ? ids : activeOf(env, ids)) },
      },
    },
  ]
}

/** Since 19 there may be none, for somebody's own (tried on 19.0). */
function checkDocument({ res_id, res_model, user_id }: Readonly<Stored>): void {
  const refused = (words: string) => validationError(`The operation cannot be completed: ${words}`)
  if (Boolean(res_id) !== Boolean(res_model)) {
    throw refused('Activities have to be linked to records with a not null res_id.')
  }
  if (!res_id && !user_id) throw refused('Activities must be assigned if not attached to a document.')
}

const modelOf = (id: unknown, env: Environment) => env.sudo().table('ir.model').rows.get(Number(id))?.model ?? false

const activeOf = (env: Environment, ids: readonly number[]) =>
  ids.filter((id) => env.table(ACTIVITIES).rows.get(id)?.active)

/** Tells in the threads what was done; the last message's id. */
export function finish(env: Environment, ids: readonly number[], feedback: unknown = false): number | false {
  const { major } = env.dialect.series
  let made: number | false = false
  for (const id of ids) env.existing(env.table(ACTIVITIES), id, 'write')
  for (const activity of env.read(ACTIVITIES, ids)) {
    const what = `<p>${activity.summary || 'To-Do'} done</p>${feedback ? `<p>${feedback}</p>` : ''}`
    made = postMessage(env, String(activity.res_model), Number(activity.res_id), { body: what, subtype: 3 })
  }
  if (major < 19) env.unlink(ACTIVITIES, ids)
  else env.write(ACTIVITIES, ids, { active: false, date_done: today(env) })
  return made
}
