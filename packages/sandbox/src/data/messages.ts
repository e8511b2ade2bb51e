import type { Series } from 'ooor/protocol'
import { discussModel } from '../bus/channels.ts'
import { checkLanguage } from '../orm/check-language.ts'
import type { FieldDefinition, MethodDefinition, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { timestamp } from '../orm/timestamp.ts'
import { isTrue } from '../python/eyes.ts'
import { Recordset } from '../python/recordset.ts'
import { activityMethods } from './activity-methods.ts'
import { assign } from './assignments.ts'
import { authorAddress } from './author-address.ts'
import { follow, forgetActivities, forgetThreads, threadFields } from './followers.ts'
import { GUARDED_MESSAGES } from './message-access.ts'
import { messageMethods } from './message-methods.ts'
import { messageNotify } from './message-notify.ts'
import { messagePost } from './message-post.ts'
import { createMessage, messageTypes, postMessage } from './new-message.ts'
import { nameOfRecord, notifiedFields } from './notifications.ts'
import { activityFields, schedule } from './record-activities.ts'
import { subscribing } from './subscriptions.ts'
import { threadMethodsOf14 } from './thread-methods-of-14.ts'
import { trackedFields } from './tracked-fields.ts'
import { keepTracked } from './tracking.ts'

/** Messages and their subtypes, 8 and later (wire/*\/svc-message_post*). */
export function messageModels({ major }: Series): ModelDefinition[] {
  if (major < 8) return []
  const everybody = { system: 'rwcd', user: 'rwcd', portal: 'rwcd' } as const
  const type = major < 9 ? 'type' : 'message_type'
  return [
    {
      name: 'mail.message.subtype',
      description: 'Message subtypes',
      access: { system: 'rwcd', user: major < 15 ? 'rwcd' : 'r', portal: 'r' },
      ...(major >= 14 && { order: 'sequence, id', domainRules: [PUBLIC_SUBTYPES] }),
      fields: {
        name: { type: 'char', string: 'Message Type', required: true, translate: true },
        ...(major >= 14 && SUBTYPE_FIELDS),
        parent_id: { type: 'many2one', string: 'Parent', relation: 'mail.message.subtype', since: 8 },
      },
      records: [
        { id: 1, name: 'Discussions', default: true, sequence: 0 },
        { id: 2, name: 'Note', internal: true, default: false, sequence: 100 },
        ...(major >= 11 ? [{ id: 3, name: 'Activities', internal: true, default: false, sequence: 90 }] : []),
        ...(major >= 14 ? SUBTYPES_OF_ORDERS : []),
        ...(major >= 19 ? [VIEWED] : []),
      ].map(({ id, name, ...more }) => (major >= 14 ? { id, name, ...more } : { id, name })),
    },
    {
      name: 'mail.message',
      description: 'Message',
      access: everybody,
      order: 'id desc',
      recName: major >= 14 && major < 19 ? 'record_name' : 'subject',
      ...(major >= 14 && GUARDED_MESSAGES),
      ...(major > 14 && { methods: messageMethods(major) }),
      // The guards of 14 stand in its `_search` and `read` alone (tried on 14.0; 15 as 14).
      isOpenBeside: major === 14 || major === 15,
      // Up to 18 the name of what it is about (tried on 14.0, 17.0 and 18.0).
      ...(major < 19 && { displayName: nameOfDocument }),
      // Whom to answer is made up in words where nobody says it (tried on 19.0).
      ...(major >= 19 && {
        inspects: (values, env, operation) => {
          GUARDED_MESSAGES.inspects?.(values, env, operation)
          if (operation === 'create' && !isTrue(values.reply_to)) checkLanguage(env)
        },
      }),
      fields: {
        subject: { type: 'char', string: 'Subject' },
        date: { type: 'datetime', string: 'Date', default: timestamp },
        body: { type: 'html', string: 'Contents', default: '' },
        model: { type: 'char', string: 'Related Document Model' },
        // An integer before it could tell its model, as those of attachments (schemas of real 8.0 and 14.0).
        res_id: {
          ...(major < 13 ? { type: 'integer' } : { type: 'many2one_reference', modelField: 'model' }),
          string: 'Related Document ID',
        },
        [type]: {
          type: 'selection',
          string: 'Type',
          selection: messageTypes(major),
          required: major >= 9,
          // Of 17 and 18 by their sources; tried on 14.0 and 19.0.
          default: major < 17 ? 'email' : 'comment',
        },
        subtype_id: { type: 'many2one', string: 'Subtype', relation: 'mail.message.subtype' },
        author_id: { type: 'many2one', string: 'Author', relation: 'res.partner' },
        // Since 14 as the author is written to (tried on 14.0 and 19.0).
        ...(major >= 14 && { email_from: SENDER }),
        attachment_ids: { type: 'many2many', string: 'Attachments', relation: 'ir.attachment' },
        ...(major >= 14 && {
          partner_ids: {
            type: 'many2many',
            string: 'Recipients',
            relation: 'res.partner',
            context: { active_test: false },
          },
          parent_id: { type: 'many2one', string: 'Parent Message', relation: 'mail.message' },
          is_internal: { type: 'boolean', string: 'Employee Only' },
          child_ids: { type: 'one2many', string: 'Child Messages', relation: 'mail.message', inverse: 'parent_id' },
          mail_activity_type_id: { type: 'many2one', string: 'Mail Activity Type', relation: 'mail.activity.type' },
          ...notifiedFields(major),
        }),
      },
    },
  ]
}

const SENDER: FieldDefinition = {
  ...{ type: 'char', string: 'From' },
  default: (env: Environment) => authorAddress(env),
}

const PUBLIC_SUBTYPES = {
  name: 'mail.message.subtype: portal/public: read public subtypes',
  groups: ['portal', 'public'],
  domain: "[('internal', '=', False)]",
  operations: 'rwcd',
} as const

/** What an order's followers hear of it since 19 by themselves (tried on 14.0 and 19.0). */
const VIEWED = {
  id: 9,
  name: 'Quotation Viewed',
  description: false,
  res_model: 'sale.order',
  internal: true,
  default: true,
  sequence: 1,
}

/** Tried on 14.0, 16.0 and 19.0. */
const SUBTYPE_FIELDS: ModelDefinition['fields'] = {
  internal: { type: 'boolean', string: 'Internal Only' },
  description: { type: 'text', string: 'Description', translate: true },
  res_model: { type: 'char', string: 'Model' },
  default: { type: 'boolean', string: 'Default', default: true },
  sequence: { type: 'integer', string: 'Sequence', default: 1 },
  hidden: { type: 'boolean', string: 'Hidden' },
}

/** What becomes of an order is told as one of these, by its state. */
const SUBTYPE_OF_STATE: Readonly<Record<string, number>> = { sent: 7, sale: 8 }

const SUBTYPES_OF_ORDERS = [
  {
    id: 7,
    name: 'Quotation sent',
    description: 'Quotation sent',
    res_model: 'sale.order',
    default: false,
    sequence: 1,
  },
  {
    id: 8,
    name: 'Sales Order Confirmed',
    description: 'Quotation confirmed',
    res_model: 'sale.order',
    default: false,
    sequence: 1,
  },
]

/** Posted where it has a subtype of its own, and else a note. */
function tellChanges(env: Environment, model: string, row: Readonly<Stored>, before: ReadonlyMap<string, unknown>) {
  const isMoved = model === 'sale.order' && before.has('state') && env.dialect.series.major >= 14
  const subtype = isMoved ? SUBTYPE_OF_STATE[String(row.state)] : undefined
  if (subtype === undefined) return createMessage(env, model, row.id, { body: '', subtype: 2 })
  return postMessage(env, model, row.id, { body: '', subtype })
}

function nameOfDocument(row: Readonly<Stored>, env: Environment): string {
  const { subject, record_name } = row
  const { major } = env.dialect.series
  if (record_name) return String(record_name)
  if (major < 14) return nameOfRecord(row, env) || String(subject || '')
  // Python's word for no name (tried on 14.0).
  if (major === 14) return 'False'
  return major < 17 ? String(subject || '') : ''
}

/** Channels have no activities, nor have these (tried on 19.0). */
const UNPLANNED: ReadonlySet<string> = new Set(['res.company', 'product.category', 'account.tax'])

/** A model with a thread beside its records, and activities where some are planned. */
export function withThread(
  model: ModelDefinition,
  series: Series,
  plans = model.name !== discussModel(series.major) && !UNPLANNED.has(model.name),
): ModelDefinition {
  const { major } = series
  if (major < 8) return model
  const { name } = model
  const isPlanned = major >= 11 && plans
  const isAssigned = major >= 9 && trackedFields(name, major).includes('user_id')
  // What was to be done about records that are put to sleep is forgotten (tried on 14.0 and 16.0 to 18.0, and not so on 19.0).
  const isForgotten = major >= 14 && major < 19 && isPlanned
  const fields = {
    ...(major < 9 ? PARTNERS_OF_8 : threadFields(name, series)),
    ...(isPlanned && activityFields(name, series)),
  }
  return {
    ...model,
    fields: { ...model.fields, ...fields },
    // Who makes a record follows it, and the thread begins with that.
    created: (row, env, values, given) => {
      // Nobody is told of new taxes (tried on 19.0).
      if (name === 'account.tax') {
        model.created?.(row, env, values, given)
        return
      }
      // Since 19 customers do not.
      const isStranger = major >= 19 && !env.groups.includes('user')
      // Variants are made for their template, by whoever makes that (tried on 14.0 and 19.0).
      const isMaker = !env.isSudo || (name === 'product.product' && major >= 13)
      // Who wants nothing of it tracked follows nothing either, from 14 on (tried on 14.0 and 19.0).
      const isUnfollowed =
        env.context.mail_create_nosubscribe === true || (major >= 14 && isTrue(env.context.tracking_disable))
      const isFollowed = isMaker && !isStranger && !isUnfollowed
      if (isFollowed && major < 9) env.table(name).update(row, { message_follower_ids: [env.user.partner_id] })
      else if (isFollowed) follow(env, name, row.id, [env.user.partner_id])
      // Since 16 where somebody has said who it is (tried on 14.0 and 19.0).
      if (isAssigned) assign(env, name, [row], major < 16 ? row : given)
      const isTold = major >= 9 && !env.context.mail_create_nolog && !env.context.tracking_disable
      if (isTold) createMessage(env, name, row.id, { body: `<p>${model.description} created</p>`, subtype: 2 })
      model.created?.(row, env, values, given)
    },
    ...((isAssigned || isForgotten) && {
      written: (rows, values, env, operation, before) => {
        if (isAssigned && operation === 'write') assign(env, name, rows, values)
        if (isForgotten && operation === 'write' && values.active === false) forgetActivities(env, name, rows)
        model.written?.(rows, values, env, operation, before)
      },
    }),
    ...(major >= 9 && {
      removed: (rows, env) => {
        model.removed?.(rows, env)
        forgetThreads(env, name, rows)
      },
    }),
    methods: {
      ...model.methods,
      ...threadMethods(name, major, isPlanned),
      ...(major >= 14 && isPlanned && activityMethods(name, major)),
    },
    tracked: trackedFields(name, major),
    changed: (row, before, env) => {
      keepTracked(env, name, row, before, tellChanges(env, name, row, before))
    },
  }
}

/** Followers up to 8: partners themselves. */
const PARTNERS_OF_8: ModelDefinition['fields'] = {
  message_follower_ids: {
    type: 'many2many',
    string: 'Followers',
    relation: 'res.partner',
    copy: false,
    told: { store: false },
  },
}

function threadMethods(model: string, major: number, isPlanned: boolean): Record<string, MethodDefinition> {
  return {
    ...(major === 14 && threadMethodsOf14(model)),
    message_post: messagePost(model, major),
    ...(major >= 14 && { message_notify: messageNotify(model, major) }),
    message_subscribe: subscribing(model, major, true),
    message_unsubscribe: subscribing(model, major, false),
    ...(major >= 12 &&
      isPlanned && {
        activity_schedule: {
          params: ['act_type_xmlid', 'date_deadline', 'summary', 'note', '**act_values'],
          run: (env, ids, { act_values = {}, ...values }) => {
            const made = schedule(env, model, ids, values, act_values as Readonly<Record<string, unknown>>)
            // Put into words by the JSON encoder up to 18 (wire/14.0/svc-activity_schedule).
            return major >= 19 ? made : new Recordset('mail.activity', made)
          },
        },
      }),
  }
}
