import type { Series } from 'ooor/protocol'
import type { ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { validationError, valueError } from '../python/exceptions.ts'
import { hashed, isTrue, iterated, pythonType } from '../python/eyes.ts'
import { GUARDED_ACTIVITIES } from './activity-access.ts'
import { activeOf, dateWhenDone, finish } from './activity-finish.ts'
import { tellResponsibles } from './activity-notices.ts'
import { activityTypes } from './activity-types.ts'
import { ACTIVITIES, ACTIVITY_STATES, stateOf, today } from './record-activities.ts'

/** What is to be done about records, 11 and later (wire/*\/svc-activity*; fields as 14.0 and 19.0 tell them). */
export function activityModels(series: Series): ModelDefinition[] {
  const { major } = series
  if (major < 11) return []
  return [
    activityTypes(major),
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
          ...(major >= 14 && { default: modelOfContext }),
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
            res_model && res_id ? env.sudo().displayName(String(res_model), Number(res_id)) : res_model === '' && '',
        },
        activity_type_id: {
          type: 'many2one',
          string: 'Activity Type',
          relation: 'mail.activity.type',
          ...(major >= 14 && { default: typeOfContext }),
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
          compute: (row, env) => (row.active === false ? 'done' : stateOf(dated(row), env)),
        },
        ...(major >= 14 && {
          automated: {
            type: 'boolean',
            string: 'Automated activity',
            readonly: true,
          } as const,
        }),
        // Done ones stay since 19 (wire/19.0/svc-activity-action_done-again).
        active: { type: 'boolean', string: 'Active', default: true, since: 19 },
        date_done: { type: 'date', string: 'Done Date', readonly: true, since: 19 },
      },
      prepare: (values, env) => {
        if (major >= 19) lookForModel(values, env)
        return { ...values, res_model: modelOf(values.res_model_id, env) }
      },
      ...(major >= 14 && {
        onchanges: {
          activity_type_id: ofType,
          res_model_id: ({ values }, env) => ({ value: { res_model: modelOf(values.res_model_id, env) } }),
        },
      }),
      constrain: (row, env) => {
        if (env.dialect.series.major >= 19) checkDocument(row)
      },
      follows: ({ res_model_id }, values, env) =>
        'res_model_id' in values ? { res_model: modelOf(res_model_id, env) } : {},
      ...(major >= 19 && { refuses: (_rows, values, env) => lookForLinked(values, env) }),
      written: (rows, values, env, operation) => {
        if (major >= 14 && operation === 'write') lookAtDocuments(rows, values, env)
        if (major >= 19) dateWhenDone(env, rows)
        if (major >= 14) tellResponsibles(env, rows, values, operation)
      },
      ...(major >= 14 && GUARDED_ACTIVITIES),
      methods: {
        action_feedback: {
          params: ['feedback', 'attachment_ids'],
          run: (env, ids, { feedback, attachment_ids: files }) =>
            finish(env, ids, feedback, Array.isArray(files) ? files : []),
        },
        ...(major >= 14 && {
          action_feedback_schedule_next: {
            params: ['feedback', ...(major < 15 ? [] : ['attachment_ids'])],
            run: finishForNext,
          },
        }),
        // The button of the web client.
        action_done: { params: [], run: (env, ids) => finish(env, major < 19 ? ids : activeOf(env, ids)) },
      },
    },
  ]
}

/** Without a date there is no state, which a form cannot show then (tried on 14.0 and 16.0 to 19.0). */
function dated(row: Readonly<Stored>): Readonly<Stored> {
  if (row.date_deadline) return row
  const id = row.id < 0 ? '0x7f0000000000' : `origin=${row.id}`
  throw valueError(`Compute method failed to assign mail.activity(<NewId ${id}>,).state`)
}

/** What a kind of activity brings along in a form (tried on 14.0 and 16.0 to 19.0). */
const ofType: NonNullable<ModelDefinition['onchanges']>[string] = ({ values: { activity_type_id } }, env) => {
  const type = env.table('mail.activity.type').rows.get(activity_type_id as number)
  if (type === undefined) return undefined
  const due = new Date(`${today(env)}T00:00:00Z`)
  due.setUTCDate(due.getUTCDate() + Number(type.delay_count))
  return {
    value: {
      ...(type.summary ? { summary: type.summary } : {}),
      date_deadline: due.toISOString().slice(0, 'yyyy-mm-dd'.length),
      user_id: env.uid,
    },
  }
}

/** Since 19 there may be none, for somebody's own (tried on 19.0). */
function checkDocument({ res_id, res_model, user_id }: Readonly<Stored>): void {
  const refused = (words: string) => validationError(`The operation cannot be completed: ${words}`)
  if (Boolean(res_id) !== Boolean(res_model)) {
    throw refused('Activities have to be linked to records with a not null res_id.')
  }
  if (!res_id && !user_id) throw refused('Activities must be assigned if not attached to a document.')
}

/** Of the model that the context names (tried on 14.0 and 19.0). */
function modelOfContext(env: Environment): number | undefined {
  const { default_res_model: model } = env.context
  return isTrue(model) ? env.sudo().search('ir.model', [['model', '=', model]])[0] : undefined
}

/** Something to do, up to 18 about a record alone: for who may look at types (tried on 14.0 and 19.0). */
function typeOfContext(env: Environment): number | false {
  if (env.dialect.series.major < 19 && !isTrue(env.context.default_res_model)) return false
  env.checkAccess(env.table('mail.activity.type'), 'read')
  return 4
}

/** What is asked for next, once one thing is done: the dialog for another (tried on 14.0 and 19.0). */
function finishForNext(env: Environment, ids: readonly number[], args: Readonly<Record<string, unknown>>): object {
  const table = env.table(ACTIVITIES)
  const asked = env.dialect.series.major === 14 ? ids.filter(isTrue) : ids
  if (asked !== ids && asked.length > 0) env.checkAccess(table, 'read')
  const [first] = asked.map((id) => env.existing(table, id, 'read'))
  finish(env, ids, args.feedback, Array.isArray(args.attachment_ids) ? args.attachment_ids : [])
  return {
    name: 'Schedule an Activity',
    context: {
      ...env.context,
      default_previous_activity_type_id: first?.activity_type_id ?? false,
      activity_previous_deadline: first?.date_deadline ?? false,
      default_res_id: first?.res_id ?? false,
      default_res_model: first?.res_model ?? false,
    },
    view_mode: 'form',
    res_model: ACTIVITIES,
    views: [[false, 'form']],
    type: 'ir.actions.act_window',
    target: 'new',
  }
}

/** What an activity is about from now on is called by its name, and missed where it is gone (tried on 14.0 and 19.0). */
function lookAtDocuments(
  rows: readonly Readonly<Stored>[],
  values: Readonly<Record<string, unknown>>,
  env: Environment,
) {
  if (!['res_id', 'res_model', 'res_model_id'].some((name) => name in values)) return
  const sudo = env.sudo()
  for (const { res_model: model, res_id: id } of rows) {
    if (model && id) sudo.existing(sudo.table(String(model)), Number(id), 'read')
  }
}

const modelOf = (id: unknown, env: Environment) => {
  const isId = env.dialect.series.major < 19 || typeof id === 'number'
  return (isId && env.sudo().table('ir.model').rows.get(Number(id))?.model) || false
}

/** The model of a document is read, and missed where it is gone (tried on 19.0). */
function lookForModel({ res_model_id: id }: Readonly<Record<string, unknown>>, env: Environment): void {
  if (pythonType(id) === 'int' && id !== 0) env.existing(env.table('ir.model'), id as number, 'read')
}

/** Who has to do it is told so: they are looked up by what was given (tried on 19.0). */
function lookForLinked(values: Readonly<Record<string, unknown>>, env: Environment): void {
  lookForModel(values, env)
  const { user_id: user } = values
  if (!isTrue(user)) return
  const ids = typeof user === 'string' || pythonType(user) === 'int' ? [user] : iterated(user)
  for (const id of ids) env.existing(env.table('res.users'), hashed(id) as number, 'read')
}
