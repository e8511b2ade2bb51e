import { isDay } from '../belongings/day.ts'
import type {
  Activity,
  Follower,
  Message,
  MessagesOptions,
  PostOptions,
  ScheduleOptions,
} from '../belongings/message-types.ts'
import { type FileOwner, ownerOf } from '../belongings/owner.ts'
import { type PlainRow, plainLink, plainMoment, plainRows, plainText } from '../belongings/plain-rows.ts'
import { isId, recordId } from '../belongings/record-id.ts'
import type { Partner } from '../belongings/record-thread.ts'
import { checkCallOptions, checkCount, checkList, checkOptions, checkText } from '../errors/check-options.ts'
import { describe } from '../errors/describe.ts'
import {
  AccessError,
  type CallSite,
  InvalidValueError,
  MalformedResponseError,
  MissingError,
  ServerError,
  UnsupportedError,
} from '../errors/index.ts'
import { type CallOptions, isAtLeast, lostAnswer, type Series } from '../wires/index.ts'
import type { MessageSession } from './message-session.ts'

type Named = { readonly id: number; readonly display_name: string }

const POST_OPTIONS = {
  body: true,
  html: true,
  subject: true,
  subtype: true,
  partners: true,
  attachments: true,
  signal: true,
} as const

const SCHEDULE_OPTIONS = { type: true, summary: true, note: true, due: true, user: true, signal: true } as const

/** Posts a message; its id. */
export async function post(session: MessageSession, owner: FileOwner, options: PostOptions): Promise<number> {
  const { model, id } = ownerOf(owner)
  checkOptions<PostOptions>('post', options, POST_OPTIONS)
  const { body, html, subject, subtype = 'note', partners = [], attachments = [], signal } = options
  if ((body === undefined) === (html === undefined)) {
    throw new InvalidValueError('a message is text or HTML: pass { body } or { html }, one of them')
  }
  checkText('a message', body === undefined ? html : body, "'Called: delivery on Friday'")
  checkList('partners', partners, '[7]')
  checkList('attachments', attachments, '[9]')
  checkText('subtype', subtype, "'note'")
  if (!body && !html && !subject && attachments.length === 0) {
    throw new InvalidValueError('a message without text, subject and files tells nobody anything: pass { body }')
  }
  const series = await withMessages(session, options)
  const isNamed = Object.hasOwn(SUBTYPES, subtype)
  // 7.0 refuses it by itself.
  if (!isNamed && isAtLeast(series, 8))
    await checkNamed(session, 'mail.message.subtype', subtype, "'note', 'comment' or an external id", signal)
  const named = {
    body: html ?? escaped(body ?? ''),
    // Since 17 what is not said to be HTML is text (wire/17.0/svc-message_post*).
    ...(isAtLeast(series, 17) && { body_is_html: true }),
    [isAtLeast(series, 14) ? 'subtype_xmlid' : 'subtype']: isNamed ? SUBTYPES[subtype] : subtype,
    ...(subject !== undefined && { subject }),
    [isAtLeast(series, 9) ? 'message_type' : 'type']: 'comment',
    ...(partners.length > 0 && { partner_ids: partners.map((one) => recordId('res.partner', one)) }),
    ...(attachments.length > 0 && { attachment_ids: attachments.map((one) => recordId('ir.attachment', one)) }),
  }
  const answer = await session.call(model, 'message_post', [[id]], named, { signal })
  // A list on 19 (wire/19.0/svc-message_post).
  const [made] = [answer].flat()
  if (isId(made)) return made
  throw madeUnseen({ model, method: 'message_post' })
}

/** Messages of a record, the newest first. */
export async function readMessages(
  session: MessageSession,
  owner: FileOwner,
  options: MessagesOptions,
): Promise<Message[]> {
  checkOptions<MessagesOptions>('messages', options, { limit: true, before: true, signal: true })
  const { limit = 30, before, signal } = options
  checkCount('limit of messages', limit)
  // To the server it would be no limit.
  if (limit === 0) return []
  const { model, id } = ownerOf(owner)
  const series = await withMessages(session, options)
  const type = isAtLeast(series, 9) ? 'message_type' : 'type'
  const domain = [
    ['model', '=', model],
    ['res_id', '=', id],
    ...(before === undefined ? [] : [['id', '<', recordId('mail.message', before)]]),
  ]
  const fields = ['date', 'body', 'subject', 'author_id', type, 'subtype_id', 'attachment_ids']
  const rows = await searchRead(session, 'mail.message', domain, fields, { order: 'id desc', limit }, { signal })
  return rows.map((row) => ({
    id: row.id,
    date: plainMoment(row.date),
    body: plainText(row.body),
    subject: textOf(row.subject),
    author: namedOf(row.author_id),
    type: plainText(row[type]),
    subtype: namedOf(row.subtype_id),
    attachmentIds: idsIn(row.attachment_ids),
  }))
}

/** The partners who follow a record. */
export async function readFollowers(
  session: MessageSession,
  owner: FileOwner,
  options: CallOptions,
): Promise<Follower[]> {
  checkCallOptions('followers', options)
  const { model, id } = ownerOf(owner)
  const series = await withMessages(session, options)
  // Up to 8 partners, later what binds them (wire/8.0 and wire/14.0/svc-followers).
  const field = isAtLeast(series, 9) ? 'message_partner_ids' : 'message_follower_ids'
  const [row] = await read(session, model, [id], [field], options)
  if (row === undefined) throw missing(model, id)
  const ids = idsIn(row[field])
  if (ids.length === 0) return []
  const partners = await read(session, 'res.partner', ids, ['name', 'email'], options)
  return partners.map(({ id: partner, name, email }) => ({
    id: partner,
    display_name: plainText(name),
    email: textOf(email),
  }))
}

/** Makes partners follow a record, or no longer. */
export async function subscribe(
  session: MessageSession,
  owner: FileOwner,
  method: 'message_subscribe' | 'message_unsubscribe',
  partners: Partner | readonly Partner[],
  options: CallOptions,
): Promise<void> {
  checkCallOptions('followers', options)
  const { model, id } = ownerOf(owner)
  await withMessages(session, options)
  const ids = [partners].flat().map((one) => recordId('res.partner', one))
  await session.call(model, method, [[id]], { partner_ids: ids }, options)
}

/** What is to be done about a record, the most urgent first. */
export async function readActivities(
  session: MessageSession,
  owner: FileOwner,
  options: CallOptions,
): Promise<Activity[]> {
  checkCallOptions('activities', options)
  const { model, id } = ownerOf(owner)
  await withActivities(session, 11, options)
  const fields = ['activity_type_id', 'summary', 'note', 'date_deadline', 'user_id', 'state']
  const domain = [
    ['res_model', '=', model],
    ['res_id', '=', id],
  ]
  const order = 'date_deadline, id'
  const rows = await searchRead(session, 'mail.activity', domain, fields, { order }, options)
  return rows.map((row) => ({
    id: row.id,
    type: namedOf(row.activity_type_id),
    summary: textOf(row.summary),
    note: textOf(row.note),
    due: plainText(row.date_deadline),
    user: namedOf(row.user_id),
    state: plainText(row.state),
  }))
}

/** Plans something to be done; its id. */
export async function schedule(session: MessageSession, owner: FileOwner, given: ScheduleOptions): Promise<number> {
  checkOptions<ScheduleOptions>('schedule', given, SCHEDULE_OPTIONS)
  const { type = TODO, summary, note, due, user, signal } = given
  checkText('type', type, `'${TODO}'`)
  if (summary !== undefined) checkText('summary', summary, "'Call back'")
  if (note !== undefined) checkText('note', note, "'ask for the address'")
  if (due !== undefined) checkDue(due)
  const { model, id } = ownerOf(owner)
  await withActivities(session, 12, { signal })
  if (type !== TODO) await checkNamed(session, 'mail.activity.type', type, 'an external id', signal)
  const named = {
    act_type_xmlid: type,
    ...(summary !== undefined && { summary }),
    ...(note !== undefined && { note: escaped(note) }),
    ...(due !== undefined && { date_deadline: due }),
    ...(user !== undefined && { user_id: recordId('res.users', user) }),
  }
  const answer = await session.call(model, 'activity_schedule', [[id]], named, { signal })
  const made = scheduledId(answer)
  if (made === undefined) throw madeUnseen({ model, method: 'activity_schedule' })
  return made
}

/**
 * The id of what was planned: in a list since 19. Up to 18 it is a record put into words by the server's JSON encoder,
 * as `mail.activity(24,)` (wire/14.0 and wire/18.0/svc-activity_schedule): looking for the newest one instead would find
 * another's, where two are planned at once.
 */
function scheduledId(answer: unknown): number | undefined {
  const [made] = [answer].flat()
  const id = typeof made === 'string' ? Number(/^mail\.activity\((\d+),\)$/.exec(made)?.[1]) : made
  return isId(id) ? id : undefined
}

/** Something is done. */
export async function finish(
  session: MessageSession,
  activity: number | { readonly id: number },
  feedback: string,
  options: CallOptions,
): Promise<void> {
  const id = recordId('mail.activity', activity)
  checkText('feedback', feedback, "'shipped on Friday'")
  checkCallOptions('done', options)
  await withActivities(session, 11, options)
  // 19 passes over one that is gone.
  const found = await session.call('mail.activity', 'search', [[['id', '=', id]]], {}, options)
  if (Array.isArray(found) && found.length === 0) throw missing('mail.activity', id)
  await session.call('mail.activity', 'action_feedback', [[id]], feedback === '' ? {} : { feedback }, options)
}

const SUBTYPES: Readonly<Record<string, string>> = { note: 'mail.mt_note', comment: 'mail.mt_comment' }

const TODO = 'mail.mail_activity_data_todo'

function checkDue(due: unknown): void {
  checkText('due', due, "'2026-11-26'")
  if (!isDay(due as string)) throw new InvalidValueError(`due is a day, as '2026-11-26', not ${describe(due)}`)
}

/**
 * Looks for what a message or an activity is to be of: the server takes a name that nothing has without a word, and what
 * was to be mailed is a note that nobody gets, what was to be a call is to be done (subtypes as recorded on 8.0 to 19.0; tried on 14.0 and 19.0).
 */
async function checkNamed(
  session: MessageSession,
  model: string,
  text: string,
  known: string,
  signal: CallOptions['signal'],
): Promise<void> {
  const [, module, name] = /^([^.]+)\.(.+)$/.exec(text) ?? []
  const refused = new InvalidValueError(`there is no ${model} '${text}': pass ${known}, as module.name`)
  if (module === undefined) throw refused
  try {
    const found = await session.call('ir.model.data', 'check_object_reference', [module, name], {}, { signal })
    if (Array.isArray(found) && found[0] === model) return
  } catch (error) {
    if (!ServerError.is(error) || AccessError.is(error)) throw error
  }
  throw refused
}

async function withMessages(session: MessageSession, options: CallOptions): Promise<Series> {
  const series = await session.series(options)
  if (isAtLeast(series, 7)) return series
  throw new UnsupportedError(`OpenERP ${series.name} has no messages beside records: they came with 7.0`)
}

async function withActivities(session: MessageSession, since: number, options: CallOptions): Promise<Series> {
  const series = await session.series(options)
  if (isAtLeast(series, since)) return series
  throw new UnsupportedError(`Odoo ${series.name} has no such activities: they came with ${since}.0`)
}

/** 7.0 has none of its own: one is made up for it (`wires/old-methods.ts`). */
async function searchRead(
  session: MessageSession,
  model: string,
  domain: readonly unknown[],
  fields: readonly string[],
  paging: { readonly order: string; readonly limit?: number },
  options: CallOptions,
): Promise<PlainRow[]> {
  const rows = await session.call(model, 'search_read', [domain, fields], paging, options)
  return plainRows(rows, { model, method: 'search_read' })
}

async function read(
  session: MessageSession,
  model: string,
  ids: readonly number[],
  fields: readonly string[],
  options: CallOptions,
): Promise<PlainRow[]> {
  return plainRows(await session.call(model, 'read', [ids, fields], {}, options), { model, method: 'read' })
}

/** Something was made, as far as the server says, and it is not told what: made again, it may be there twice. */
function madeUnseen(call: CallSite): unknown {
  const error = new MalformedResponseError(`${call.model}.${call.method} answered no id.`, { call })
  return lostAnswer(error, { call, isReadOnly: false })
}

function idsIn(value: unknown): number[] {
  return Array.isArray(value) ? value.filter(isId) : []
}

/** Text as HTML that shows it: lines stay lines. */
function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\r?\n/g, '<br>')
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function namedOf(value: unknown): Named | null {
  const id = plainLink(value)
  return id === undefined || !Array.isArray(value) ? null : { id, display_name: plainText(value[1]) }
}

function missing(model: string, id: number): MissingError {
  return new MissingError({ exception: '', message: `there is no ${model} ${id}` }, { call: { model } })
}
