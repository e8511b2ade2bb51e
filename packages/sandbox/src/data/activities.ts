import type { Series } from 'ooor/protocol'
import type { ModelDefinition } from '../orm/definition.ts'
import { timestamp } from '../orm/timestamp.ts'
import { postMessage } from './new-message.ts'

/** What is to be done about records, 11 and later (wire/*\/svc-activity*). */
export function activityModels({ major }: Series): ModelDefinition[] {
  if (major < 11) return []
  return [
    {
      name: 'mail.activity.type',
      description: 'Activity Type',
      access: { system: 'rwcd', user: 'r' },
      fields: { name: { type: 'char', string: 'Name', required: true, translate: true } },
      records: [
        { id: 1, name: 'Email' },
        { id: 2, name: 'Call' },
        { id: 3, name: 'Meeting' },
        { id: 4, name: 'To-Do' },
      ],
    },
    {
      name: 'mail.activity',
      description: 'Activity',
      access: { system: 'rwcd', user: 'rwcd' },
      order: 'date_deadline, id',
      recName: 'summary',
      fields: {
        res_model: { type: 'char', string: 'Related Document Model', required: true },
        res_id: { type: 'integer', string: 'Related Document ID' },
        activity_type_id: { type: 'many2one', string: 'Activity Type', relation: 'mail.activity.type' },
        summary: { type: 'char', string: 'Summary' },
        note: { type: 'html', string: 'Note' },
        date_deadline: { type: 'date', string: 'Due Date', required: true },
        user_id: { type: 'many2one', string: 'Assigned to', relation: 'res.users', required: true },
        state: {
          type: 'selection',
          string: 'State',
          readonly: true,
          selection: [
            ['overdue', 'Overdue'],
            ['today', 'Today'],
            ['planned', 'Planned'],
          ],
          compute: ({ date_deadline }, env) => {
            const today = timestamp(env).slice(0, 10)
            return String(date_deadline) === today ? 'today' : String(date_deadline) < today ? 'overdue' : 'planned'
          },
        },
      },
      methods: {
        action_feedback: {
          params: ['feedback', 'attachment_ids'],
          run: (env, ids, { feedback }) => {
            let made: unknown = false
            for (const activity of env.read('mail.activity', ids)) {
              const what = `<p>${activity.summary || 'To-Do'} done</p>${feedback ? `<p>${feedback}</p>` : ''}`
              made = postMessage(env, String(activity.res_model), Number(activity.res_id), { body: what, subtype: 2 })
            }
            env.unlink('mail.activity', ids)
            return made
          },
        },
      },
    },
  ]
}
