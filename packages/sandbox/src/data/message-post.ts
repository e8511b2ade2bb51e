import { askedId, isOfNewRecord } from '../orm/asked-ids.ts'
import { checkLanguage } from '../orm/check-language.ts'
import type { MethodDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { closedFile } from '../orm/looks/file-owners.ts'
import { sanitizedHtml } from '../orm/sanitize-html.ts'
import { base64OfText } from '../orm/stored-binary.ts'
import { own } from '../own.ts'
import { assertionError, indexError, userError, valueError } from '../python/exceptions.ts'
import { hashed, isTrue, iterated, postgresError, pythonType, withAttribute } from '../python/eyes.ts'
import { intOf } from '../python/numbers.ts'
import { pythonRepr } from '../python/repr.ts'
import { authorAddress } from './author-address.ts'
import { escapeText } from './escape-text.ts'
import { guardMessages } from './message-access.ts'
import { messageTypes, postMessage } from './new-message.ts'
import { parentMessage } from './parent-message.ts'
import { followAsAuthor, followAsRecipients, takenFiles } from './post-effects.ts'

export const SUBTYPES = { 'mail.mt_comment': 1, 'mail.mt_note': 2 } as const

type Values = Readonly<Record<string, unknown>>

/** Posts a message on a record, 8 and later (wire/*\/svc-message_post*; tried on 14.0 and 19.0). */
export function messagePost(model: string, major: number): MethodDefinition {
  const subtypeName = major < 14 ? 'subtype' : 'subtype_xmlid'
  const typeName = major < 9 ? 'type' : 'message_type'
  return {
    params: [
      ...['body', 'subject', typeName, 'email_from', 'author_id', 'parent_id', subtypeName, 'subtype_id'],
      ...['partner_ids', 'attachments', 'attachment_ids'],
      // Up to 16 what nobody knows is handed on, and passed over (wire/8.0 to wire/16.0/svc-message_post-unknown-argument).
      ...(major >= 17 ? ['body_is_html'] : []),
      // Since then it is refused once the message is there (wire/17.0 to wire/19.0/svc-message_post-unknown-argument).
      '**kwargs',
    ],
    isByName: major >= 14,
    run: (env, ids, args) => {
      if (major === 8 && ids.length !== 1) throw notOneThread(ids)
      if (ids.length !== 1) throw valueError(`Expected singleton: ${model}(${ids.join(', ')})`)
      const [id] = ids as readonly [number]
      const rest = Object.keys((args.kwargs ?? {}) as Values)
      if (major >= 17) checkForbidden(rest)
      const handedOn = major < 19 ? HANDED_ON_17 : HANDED_ON
      const fields = env.table('mail.message').fields
      const closed = rest.filter((name) => Object.hasOwn(fields, name) && !handedOn.has(name))
      if (isOfNewRecord(id, major) || (major < 17 && !isTrue(id))) throw noDocument(major)
      if (major >= 14 && args[typeName] === 'user_notification') throw noNotification(major)
      if (major >= 14 && major < 17) checkRest((args.kwargs ?? {}) as Values)
      if (major >= 17) checkLists(args)
      if (major >= 19) checkKeys([args[typeName]], args[subtypeName])
      if (major === 18) checkKinds(args[typeName], args[subtypeName])
      // Contacts are asked for before their number is (tried on 19.0).
      if (major >= 19 && typeof id === 'string' && model !== 'res.partner') intOf(id)
      askedId(id, major)
      // Since 14 it is the message that asks what the user may; before, who posts must be able to write, on an order to read.
      const operation = major >= 14 || model === 'sale.order' ? 'read' : 'write'
      const document = env.existing(env.table(model), id, 'read')
      if (major < 18) {
        env.checkAccess(env.table(model), 'read')
        env.checkRules(env.table(model), [document], operation)
      }
      const { partner_ids, author_id } = args
      if (major >= 14 && major < 17 && isTrue(partner_ids)) {
        const given = iterated(partner_ids).map(hashed)
        if (!given.every((one) => Number.isInteger(one) || typeof one === 'boolean')) throw noCommands(major)
      }
      const partners = Array.isArray(partner_ids) ? partner_ids : []
      if (!partners.every((one) => typeof one === 'number')) throw noCommands(major)
      if (major >= 19) checkAuthor(author_id)
      if (isTrue(author_id)) env.existing(env.table('res.partner'), askedId(author_id, major), 'read')
      if (major === 14) checkAddress(env, author_id, args.email_from)
      if (major >= 14 && major < 16 && isTrue(args[subtypeName])) withAttribute(args[subtypeName], 'split')
      if (major >= 14 && major < 17) checkType(args[typeName], major)
      if (major >= 14) for (const one of asList(args.attachment_ids)) checkFile(env, one)
      for (const one of partners) checkPartner(env, one, major)
      const subtype = own(SUBTYPES, args[subtypeName]) ?? args.subtype_id
      // What is a message's own and nobody says is refused before anybody asks who may post (tried on 18.0 and 19.0).
      if (major >= 17 && closed.length > 0) throw unsupported(closed)
      // What is posted is put into the language of the call (tried on 19.0).
      if (major >= 19) checkLanguage(env)
      if (major >= 19) checkParent(env, args.parent_id)
      if (major >= 19) checkType(args[typeName], major)
      if (major >= 14 && !env.isSudo) {
        const type = typeName in args ? args[typeName] : 'notification'
        guardMessages([{ id: 0, model, res_id: id, message_type: type, subtype_id: subtype }], env, 'create')
      }
      followAsRecipients(env, model, id, partners)
      const author = isTrue(author_id) ? author_id : authorOf(env, args.email_from)
      const made = postMessage(env, model, id, {
        body: bodyOf(args, major),
        subtype: isTrue(subtype) ? (subtype as number) : hasNoSubtype(major) ? false : 2,
        subject: isTrue(args.subject) && textOf(args.subject),
        ...(typeName in args && { type: args[typeName] }),
        attachments: [
          ...takenFiles(env, model, id, asList(args.attachment_ids)),
          ...made64(env, model, id, args.attachments),
        ],
        author,
        address: isTrue(args.email_from) && args.email_from,
        partners,
        ...(major >= 14 && { parent: parentMessage(env, model, id, args.parent_id) }),
      })
      const unknown = rest.filter((name) => !handedOn.has(name))
      if (major >= 17 && unknown.length > 0) throw unsupported(unknown)
      followAsAuthor(env, model, id, { type: args[typeName], subtype, author })
      return major >= 19 ? [made] : made
    },
  }
}

/** Tried on 8.0. */
const notOneThread = (ids: readonly unknown[]) =>
  ids.length === 0
    ? indexError('list index out of range')
    : assertionError('Invalid thread_id; should be 0, False, an ID or a list with one ID')

/** What a message or its notices take besides (odoo/addons/mail/models/mail_thread.py of 19; tried on 19.0). */
const HANDED_ON: ReadonlySet<string> = new Set([
  ...['author_guest_id', 'create_date', 'date', 'email_add_signature', 'email_layout_xmlid', 'incoming_email_cc'],
  ...['incoming_email_to', 'is_internal', 'mail_activity_type_id', 'mail_server_id', 'message_id'],
  ...['outgoing_email_to', 'record_alias_domain_id', 'record_company_id', 'reply_to', 'reply_to_force_new'],
  ...['tracking_value_ids', 'force_email_company', 'force_email_lang', 'force_record_name', 'force_send'],
  ...['mail_auto_delete', 'model_description', 'notify_author', 'notify_author_mention', 'notify_skip_followers'],
  ...['scheduled_date', 'send_after_commit', 'skip_existing', 'subtitles', 'mail_headers'],
])

/** And on 17 and 18 (by source; some tried on 17.0). */
const HANDED_ON_17: ReadonlySet<string> = new Set([
  ...['author_guest_id', 'create_date', 'date', 'email_add_signature', 'email_layout_xmlid', 'is_internal'],
  ...['mail_activity_type_id', 'mail_server_id', 'message_id', 'record_alias_domain_id', 'record_company_id'],
  ...['record_name', 'reply_to', 'reply_to_force_new', 'tracking_value_ids', 'force_email_company'],
  ...['force_email_lang', 'force_send', 'mail_auto_delete', 'model_description', 'notify_author'],
  ...['resend_existing', 'scheduled_date', 'send_after_commit', 'skip_existing', 'subtitles'],
])

/** What a message is about nobody says who posts it, which is asked before all else (tried on 19.0). */
function checkForbidden(names: readonly string[]): void {
  const forbidden = names.filter((name) => name === 'model' || name === 'res_id' || name === 'subtype')
  if (forbidden.length > 0) throw unsupported(forbidden)
}

const unsupported = (names: readonly string[]) =>
  valueError(`Those values are not supported when posting or notifying: ${names.join(', ')}`)

/** Who wrote from an address: nobody where no contact has it (tried on 14.0 and 19.0). */
export function authorOf(env: Environment, address: unknown): number | false | undefined {
  if (!isTrue(address) || env.dialect.series.major < 14) return undefined
  const given = /<([^>]*)>/.exec(String(address))?.[1] ?? String(address)
  const [found] = env.sudo().search('res.partner', [['email', '=ilike', given.trim()]], { limit: 1 })
  return found ?? false
}

export function bodyOf(args: Values, major: number): string {
  const text = 'body' in args ? textOf(args.body) : ''
  const isHtml = major < 17 || args.body_is_html === true
  if (isHtml) return text === '' ? '' : asHtml(text, major)
  return text === '' ? '' : `<p>${escapeText(text.trimStart())}</p>`
}

/** Python's words for what is no text, None and False among it. */
export const textOf = (value: unknown) => (typeof value === 'string' ? value : pythonRepr(value))

/** Files as pairs of a name and the content, which become attachments of the record. */
function made64(env: Environment, model: string, id: number, files: unknown): number[] {
  return asList(files).flatMap((file) => {
    if (!Array.isArray(file) || file.length < 2) return []
    const [name, content] = file as [unknown, unknown]
    const datas = typeof content === 'string' ? base64OfText(content) : false
    return [env.sudo().create('ir.attachment', { name, datas, description: name, res_model: model, res_id: id })]
  })
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Who says it is browsed, and what is a list is written as it was given (tried on 19.0). */
function checkAuthor(author: unknown): void {
  if (author === true || pythonType(author) === 'float') iterated(author)
  if (Array.isArray(author) && author.length > 0) {
    const message = 'column "author_id" is of type integer but expression is of type integer[]\n'
    throw postgresError('DatatypeMismatch', message)
  }
}

/** The message that is answered is searched for, by whatever was given (tried on 19.0). */
function checkParent(env: Environment, parent: unknown): void {
  if (isTrue(parent)) env.sudo().search('mail.message', [['id', '=', parent]])
}

function checkFile(env: Environment, id: unknown): void {
  if (id === 0 && env.dialect.series.major >= 19) {
    if (!env.groups.includes('system')) throw closedFile()
    throw env.dialect.exceptions.missingLink('mail.message', 'ir.attachment', id)
  }
  if (typeof id === 'number' && id !== 0) env.existing(env.table('ir.attachment'), id, 'read')
}

/** Who says something has an address: the user's is taken where nobody is named, and none where the author is false (tried on 14.0). */
function checkAddress(env: Environment, author: unknown, given: unknown): void {
  const isUnsaid = (value: unknown) => value === undefined || value === null
  const isKnown = isUnsaid(author) || (isUnsaid(given) && isTrue(author))
  if (isTrue(given) || (isKnown && authorAddress(env, author))) return
  throw userError("Unable to log message, please configure the sender's email address.")
}

/** Whom it is for has to be there; 19 reads them first (each tried on 14 and 16 to 19). */
function checkPartner(env: Environment, id: number, major: number): void {
  if (major < 14 || env.table('res.partner').rows.has(id)) return
  if (major >= 19 && id !== 0) env.existing(env.table('res.partner'), id, 'read')
  throw env.dialect.exceptions.missingLink('mail.message', 'res.partner', id)
}

/** What is looked at before anything else since 17 (addons/mail/models/mail_thread.py of 19; tried on 17.0 and 18.0). */
function checkLists({ attachments, attachment_ids, partner_ids }: Values): void {
  const isFile = (one: unknown) => Array.isArray(one) && (one.length === 2 || one.length === 3)
  if (isTrue(attachments) && !(Array.isArray(attachments) && attachments.every(isFile))) {
    throw valueError(
      `Posting a message should receive attachments as a list of list or tuples (received ${pythonRepr(attachment_ids ?? null)})`,
    )
  }
  const isIds = (list: unknown) => Array.isArray(list) && list.every((one) => Number.isInteger(one) || one === true)
  if (isTrue(attachment_ids) && !isIds(attachment_ids)) {
    throw valueError(
      `Posting a message should receive attachments records as a list of IDs (received ${pythonRepr(attachment_ids)})`,
    )
  }
  if (isTrue(partner_ids) && !isIds(partner_ids)) {
    throw valueError(`Posting a message should receive partners as a list of IDs (received ${pythonRepr(partner_ids)})`)
  }
}

/** What is looked up before the document is: by keys, and a subtype by its name (tried on 19.0). */
function checkKeys(keys: readonly unknown[], subtype: unknown): void {
  for (const key of keys) if (isTrue(key)) hashed(key)
  if (isTrue(subtype)) withAttribute(hashed(subtype), 'split')
}

/** A kind is a key, be it empty, and a subtype is looked up by its name (tried on 18.0). */
function checkKinds(type: unknown, subtype: unknown): void {
  hashed(type)
  if (isTrue(subtype)) withAttribute(subtype, 'split')
}

const noNotification = (major: number) =>
  major < 15 ? noDocument(major) : valueError('Use message_notify to send a notification to an user.')

const noCommands = (major: number) =>
  valueError(
    major === 14
      ? 'message_post partner_ids and channel_ids must be integer list, not commands'
      : 'message_post partner_ids and attachments parameters does not support commands',
  )

/** Tried on 14.0; 18 looks it up as a key first (tried on 18.0). */
function checkType(type: unknown, major: number): void {
  if (major === 18) hashed(type)
  if (!isTrue(type) || messageTypes(major).some(([key]) => key === type)) return
  throw valueError(`Wrong value for mail.message.message_type: ${pythonRepr(type)}`)
}

/** As the field cleans it: text without a tag gets one. */
function asHtml(text: string, major: number): string {
  const clean = sanitizedHtml(text, major)
  return /^\s*</.test(clean) ? clean : `<p>${clean}</p>`
}

/** Tried on 14.0: a message without a subtype has none; on others it is a note. */
const hasNoSubtype = (major: number) => major === 14 || major === 15

/** Id 0 is a record that is being made (tried on 14.0 and 19.0). */
const noDocument = (major: number) =>
  valueError(
    major < 15
      ? 'message_post should only be call to post message on record. Use message_notify instead'
      : 'Posting a message should be done on a business document. Use message_notify to send a notification to an user.',
  )

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
