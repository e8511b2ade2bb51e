import type { Series } from 'ooor/protocol'
import { discussModel } from '../bus/channels.ts'
import { askedId, isOfNewRecord } from '../orm/asked-ids.ts'
import type { MethodDefinition, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { sanitizedHtml } from '../orm/sanitize-html.ts'
import { timestamp } from '../orm/timestamp.ts'
import { valueError } from '../python/exceptions.ts'
import { hashed, isTrue, iterated } from '../python/eyes.ts'
import { pythonRepr } from '../python/repr.ts'
import { tellOfMessage } from './discuss.ts'
import { follow, forgetThreads, threadFields, unfollow } from './followers.ts'
import { activityFields, schedule } from './record-activities.ts'
import { trackedFields } from './tracked-fields.ts'
import { keepTracked } from './tracking.ts'

const SUBTYPES = { 'mail.mt_comment': 1, 'mail.mt_note': 2 } as const

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
      fields: { name: { type: 'char', string: 'Message Type', required: true, translate: true } },
      records: [
        { id: 1, name: 'Discussions' },
        { id: 2, name: 'Note' },
        ...(major >= 11 ? [{ id: 3, name: 'Activities' }] : []),
      ],
    },
    {
      name: 'mail.message',
      description: 'Message',
      access: everybody,
      order: 'id desc',
      recName: 'subject',
      // Up to 16 the name of what it is about.
      ...(major < 17 && { displayName: nameOfDocument }),
      fields: {
        subject: { type: 'char', string: 'Subject' },
        date: { type: 'datetime', string: 'Date', default: timestamp },
        body: { type: 'html', string: 'Contents', default: '' },
        model: { type: 'char', string: 'Related Document Model' },
        res_id: { type: 'integer', string: 'Related Document ID' },
        [type]: { type: 'char', string: 'Type', default: 'email' },
        subtype_id: { type: 'many2one', string: 'Subtype', relation: 'mail.message.subtype' },
        author_id: { type: 'many2one', string: 'Author', relation: 'res.partner' },
        attachment_ids: { type: 'many2many', string: 'Attachments', relation: 'ir.attachment' },
      },
    },
  ]
}

function nameOfDocument({ model, res_id, subject }: Readonly<Stored>, env: Environment): string {
  const isKnown = typeof model === 'string' && env.hasModel(model) && typeof res_id === 'number'
  return isKnown ? env.sudo().displayName(model, res_id) : String(subject || '')
}

/** A model with a thread beside its records. */
export function withThread(model: ModelDefinition, series: Series): ModelDefinition {
  const { major } = series
  if (major < 8) return model
  const { name } = model
  const isPlanned = major >= 11 && name !== discussModel(major)
  const fields = {
    ...(major < 9 ? PARTNERS_OF_8 : threadFields(name, series)),
    ...(isPlanned && activityFields(name, series)),
  }
  return {
    ...model,
    fields: { ...model.fields, ...fields },
    // Who makes a record follows it, and the thread begins with that.
    created: (row, env, values) => {
      const isFollowed = !env.isSudo && env.context.mail_create_nosubscribe !== true
      if (isFollowed && major < 9) env.table(name).update(row, { message_follower_ids: [env.user.partner_id] })
      else if (isFollowed) follow(env, name, row.id, [env.user.partner_id])
      const isTold = major >= 9 && !env.context.mail_create_nolog && !env.context.tracking_disable
      if (isTold) createMessage(env, name, row.id, { body: `<p>${model.description} created</p>`, subtype: 2 })
      model.created?.(row, env, values)
    },
    ...(major >= 9 && {
      removed: (rows, env) => {
        model.removed?.(rows, env)
        forgetThreads(env, name, rows)
      },
    }),
    methods: { ...model.methods, ...threadMethods(name, major) },
    tracked: trackedFields(name, major),
    changed: (row, before, env) => {
      keepTracked(env, name, row, before, createMessage(env, name, row.id, { body: '', subtype: 2 }))
    },
  }
}

/** Followers up to 8: partners themselves. */
const PARTNERS_OF_8: ModelDefinition['fields'] = {
  message_follower_ids: { type: 'many2many', string: 'Followers', relation: 'res.partner', copy: false },
}

/** Makes partners follow records, or no longer; who does so of others must be able to write. */
function subscribing(model: string, major: number, isOn: boolean): MethodDefinition {
  return {
    params: ['partner_ids', ...(major >= 9 && major < 15 ? ['channel_ids'] : []), ...(isOn ? ['subtype_ids'] : [])],
    run: (env, ids, { partner_ids, subtype_ids }) => {
      const partners = Array.isArray(partner_ids) ? partner_ids : []
      if (major < 9) env.write(model, ids, { message_follower_ids: partners.map((id) => [isOn ? 4 : 3, id]) })
      else {
        const table = env.table(model)
        const operation = partners.every((one) => one === env.user.partner_id) ? 'read' : 'write'
        env.checkAccess(table, operation)
        for (const id of ids) env.checkRules(table, [env.existing(table, id, operation)], operation)
        const subtypes = Array.isArray(subtype_ids) && subtype_ids.length > 0 ? subtype_ids : undefined
        for (const id of ids) {
          if (isOn) follow(env, model, id, partners, subtypes)
          else unfollow(env, model, id, partners)
        }
      }
      // None for those who leave, since 14 (wire/14.0/svc-message_unsubscribe).
      return isOn || major < 14 ? true : null
    },
  }
}

function threadMethods(model: string, major: number): Record<string, MethodDefinition> {
  const subtypeName = major < 14 ? 'subtype' : 'subtype_xmlid'
  const typeName = major < 9 ? 'type' : 'message_type'
  return {
    message_post: {
      params: [
        'body',
        'subject',
        typeName,
        'email_from',
        'author_id',
        'parent_id',
        subtypeName,
        'subtype_id',
        'partner_ids',
        'attachments',
        'attachment_ids',
        // Up to 16 what nobody knows is handed on, and passed over (wire/8.0 to wire/16.0/svc-message_post-unknown-argument).
        ...(major >= 17 ? ['body_is_html'] : ['**kwargs']),
      ],
      isByName: major >= 14,
      // wire/17.0 to wire/19.0/svc-message_post-unknown-argument
      refuses: (names) => valueError(`Those values are not supported when posting or notifying: ${names.join(', ')}`),
      run: (env, ids, args) => {
        if (ids.length !== 1) throw valueError(`Expected singleton: ${model}(${ids.join(', ')})`)
        const [id] = ids as readonly [number]
        if (isOfNewRecord(id, major) || (major < 17 && !isTrue(id))) throw noDocument(major)
        if (major >= 14 && major < 17) checkRest((args.kwargs ?? {}) as Readonly<Record<string, unknown>>)
        askedId(id, major)
        // Who posts must be able to write, on an order to read.
        const operation = model === 'sale.order' ? 'read' : 'write'
        env.checkAccess(env.table(model), 'read')
        env.checkRules(env.table(model), [env.existing(env.table(model), id, 'read')], operation)
        const { body, subject, partner_ids, attachment_ids } = args
        if (major >= 14 && major < 17 && isTrue(partner_ids)) iterated(partner_ids).forEach(hashed)
        const isHtml = major < 17 || args.body_is_html === true
        const text = typeof body === 'string' ? body : isTrue(body) ? pythonRepr(body) : ''
        const made = postMessage(env, model, id, {
          body: isHtml ? asHtml(text) : `<p>${escapeText(text.trimStart())}</p>`,
          subtype: SUBTYPES[String(args[subtypeName]) as keyof typeof SUBTYPES] ?? (hasNoSubtype(major) ? false : 2),
          subject,
          type: args[typeName] ?? 'notification',
          attachments: attachment_ids,
        })
        if (Array.isArray(partner_ids) && !partner_ids.every((one) => typeof one === 'number')) {
          throw valueError('message_post partner_ids and attachments parameters does not support commands')
        }
        return major >= 19 ? [made] : made
      },
    },
    message_subscribe: subscribing(model, major, true),
    message_unsubscribe: subscribing(model, major, false),
    ...(major >= 12 && {
      activity_schedule: {
        params: ['act_type_xmlid', 'date_deadline', 'summary', 'note', 'user_id'],
        run: (env, ids, values) => {
          const made = schedule(env, model, ids, values)
          // Put into words by the JSON encoder up to 18 (wire/14.0/svc-activity_schedule).
          return major >= 19 ? made : `mail.activity(${made.join(', ')}${made.length === 1 ? ',' : ''})`
        },
      },
    }),
  }
}

/** What a message says. */
interface NewMessage {
  readonly body: string
  readonly subtype: number | false
  readonly subject?: unknown
  readonly type?: unknown
  readonly attachments?: unknown
}

/** Posts a message on a record; its id. */
export function postMessage(env: Environment, model: string, id: number, message: NewMessage): number {
  const { body, type = 'notification' } = message
  const { major } = env.dialect.series
  const made = createMessage(env, model, id, message)
  const partner = Number(env.user.partner_id)
  tellOfMessage(env, model, id, {
    id: made,
    body: major >= 19 ? ['markup', body] : body,
    date: timestamp(env),
    message_type: type,
    author_id: major >= 18 ? partner : [partner, env.sudo().displayName('res.partner', partner)],
  })
  return made
}

/** Makes a message, of which nobody is told. */
function createMessage(env: Environment, model: string, id: number, message: NewMessage): number {
  const { body, subtype, subject = false, type = 'notification', attachments } = message
  return env.sudo().create('mail.message', {
    model,
    res_id: id,
    body,
    subject: subject || false,
    [env.dialect.series.major < 9 ? 'type' : 'message_type']: type,
    subtype_id: subtype,
    author_id: env.user.partner_id,
    attachment_ids: [[6, 0, Array.isArray(attachments) ? attachments : []]],
  })
}

/** As the field cleans it: text without a tag gets one. */
function asHtml(text: string): string {
  const clean = sanitizedHtml(text)
  return /^\s*</.test(clean) ? clean : `<p>${clean}</p>`
}

/** Tried on 14.0: a message without a subtype has none; on others it is a note. */
const hasNoSubtype = (major: number) => major === 14 || major === 15

/** Id 0 is a record that is being made. */
/** Tried on 14.0 and 19.0. */
const noDocument = (major: number) =>
  valueError(
    major < 15
      ? 'message_post should only be call to post message on record. Use message_notify instead'
      : 'Posting a message should be done on a business document. Use message_notify to send a notification to an user.',
  )

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/** Of the names that are no parameter some are refused from 14 to 16. */
function checkRest(names: Readonly<Record<string, unknown>>): void {
  if ('model' in names || 'res_id' in names) {
    throw valueError(
      "message_post doesn't support model and res_id parameters anymore. Please call message_post on record.",
    )
  }
  if (!('subtype' in names)) return
  throw valueError(
    "message_post doesn't support subtype parameter anymore. Please give a valid subtype_id or subtype_xmlid value instead.",
  )
}
