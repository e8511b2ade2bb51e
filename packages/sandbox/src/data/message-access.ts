import type { Operation } from '../dialect/index.ts'
import type { GuardedSearch, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { mayUseOwner } from '../orm/looks/file-owners.ts'
import { accessError, keyError } from '../python/exceptions.ts'
import { hashed, isTrue } from '../python/eyes.ts'
import { pythonStr } from '../python/repr.ts'
import { authorAddress } from './author-address.ts'
import { escapeText } from './escape-text.ts'
import { checkReadable } from './file-access.ts'
import { partnersOf } from './followers.ts'
import { nameOfRecord, toldPartners } from './notifications.ts'

/**
 * Who may use which messages: nobody by the rights on messages alone (addons/mail/models/mail_message.py of 14 to 19,
 * `check_access_rule`, `_check_access` and `_search`; tried on 14.0 and 19.0). Administrators are no exception.
 */
type Row = Readonly<Stored>

/** Documents on which may write who may read them. */
const OPEN_TO_READERS: ReadonlySet<string> = new Set(['account.move', 'product.template', 'project.task'])

/** Whether one who may read a record may write on it; on variants since 19 (tried on it). */
export const isOpenToReaders = (model: string, major: number) =>
  OPEN_TO_READERS.has(model) || (model === 'product.product' && major >= 19)

const isDocument = ({ model, res_id, message_type }: Row) =>
  typeof model === 'string' && Boolean(res_id) && message_type !== 'user_notification'

const isEmployee = (env: Environment) => env.groups.includes('user')

/** A log for colleagues: without a subtype, or of one of theirs. */
function isInternal({ is_internal, subtype_id }: Row, env: Environment): boolean {
  if (is_internal === true || !subtype_id) return true
  return env.table('mail.message.subtype').rows.get(subtype_id as number)?.internal === true
}

/** Who wrote a message, and who is told of it. */
const isParty = (row: Row, partner: number, env: Environment) =>
  row.author_id === partner ||
  [row.partner_ids, toldPartners(row, env)].some((one) => Array.isArray(one) && one.includes(partner))

/** Raises for messages that the user may not use so. */
export function guardMessages(rows: readonly Row[], env: Environment, operation: Operation): void {
  const { major } = env.dialect.series
  const forbidden = rows.filter((row) => !mayUse(row, env, operation))
  if (forbidden.length === 0) return
  const records = (major < 18 ? rows : forbidden)
    .slice(0, 6)
    .map(({ id }) => id)
    .join(', ')
  const who = major < 18 ? ` - (Records: [${records}], User: ${env.uid})` : `\n\nRecords: ${records}, User: ${env.uid}`
  throw accessError(
    `The requested operation cannot be completed due to security restrictions. Please contact your system administrator.\n\n(Document type: Message, Operation: ${operation})${who}`,
  )
}

function mayUse(row: Row, env: Environment, operation: Operation): boolean {
  const { major } = env.dialect.series
  const isLooking = operation === 'read' || operation === 'write'
  if (!isEmployee(env) && isInternal(row, env)) {
    const isMinded = major >= 19 && (operation === 'write' || operation === 'unlink')
    if (isMinded || row.message_type === 'comment') return false
  }
  const partner = env.user.partner_id as number
  if (isLooking && isParty(row, partner, env)) return true
  if (operation === 'read' && major >= 17 && row.create_uid === env.uid) return true
  if (!isDocument(row)) return operation === 'create'
  const { model, res_id } = row as Row & { readonly model: string; readonly res_id: number }
  if (mayUseDocument(env, model, res_id, operation)) return true
  return operation === 'create' && partnersOf(env, model, res_id).includes(partner)
}

/** Whether the user may do so with what is said of a record. */
export function mayUseDocument(env: Environment, model: string, id: number, operation: Operation): boolean {
  // Since 19 what is said of no model is nobody's (tried on 19.0).
  if (!env.hasModel(model) && env.dialect.series.major >= 19) return false
  if (!env.hasModel(model)) throw keyError(model)
  const table = env.table(model)
  const isRead = operation === 'read' || (operation === 'create' && isOpenToReaders(model, env.dialect.series.major))
  const needed = isRead ? 'read' : 'write'
  // Up to 17 the rights on the document's model are asked for aloud.
  if (env.dialect.series.major < 18) env.checkAccess(table, needed)
  return table.rows.has(id) && mayUseOwner(env, model, id, needed)
}

/** What a search of a user finds: others than employees no logs, and of the page what the user may read. */
const searched: GuardedSearch = {
  among: (row, env) => isEmployee(env) || !isInternal(row, env),
  shows: (row, env) => {
    if (isParty(row, env.user.partner_id as number, env)) return true
    const { model, res_id } = row as Row & { readonly model: string; readonly res_id: number }
    // Nor is what was said of a record that is gone (tried on 14.0 and 19.0).
    if (!isDocument(row) || !env.hasModel(model) || !env.table(model).rows.has(res_id)) return false
    return mayUseOwner(env, model, res_id, 'read')
  },
}

/** Where answers go is told by the document: its model is a key, and of none its id is (tried on 14.0 and 19.0). */
function lookForAddress(model: unknown, id: unknown, env: Environment): void {
  const missing = isTrue(model) ? hashed(model) : isTrue(id) ? hashed(id) : undefined
  if (missing === undefined || (isTrue(model) && typeof missing === 'string' && env.hasModel(missing))) return
  throw keyError(missing)
}

/** Raises for a document that is not there: its name is looked for before anybody asks for rights. */
function findDocument(
  values: Readonly<Record<string, unknown>>,
  env: Environment,
  operation: 'create' | 'write',
): void {
  if (env.isSudo) return
  if (operation === 'write') {
    checkMove(values, env)
    return
  }
  const { model, res_id, author_id } = values
  const author = env.table('res.partner').rows.get(author_id as number)
  // Up to 18 the author is asked for an address, as the user.
  if (author !== undefined && env.dialect.series.major < 19) {
    env.checkRules(env.table('res.partner'), [author], 'read')
  }
  if (env.dialect.series.major >= 14 && !('reply_to' in values)) {
    lookForAddress(model, res_id, env)
    // What is told to one alone is of no document (tried on 14.0, and not so on 19.0; between them by source).
    const isOfNone = values.message_type === 'user_notification' && env.dialect.series.major < 18
    if (isOfNone && isTrue(model) && isTrue(res_id)) throw keyError(hashed(res_id))
  }
  if (typeof model !== 'string' || !isTrue(model) || !isTrue(res_id)) return
  if (!env.hasModel(model)) throw keyError(model)
  env.existing(env.table(model), res_id as number, 'read')
}

/** What a message is about, administrators alone say anew, before anybody asks for rights (tried on 19.0; 18 by its source). */
function checkMove(values: Readonly<Record<string, unknown>>, env: Environment): void {
  const isMoved = 'model' in values || 'res_id' in values
  if (env.dialect.series.major < 18 || !isMoved || env.groups.includes('system')) return
  throw accessError("Only administrators can modify 'model' and 'res_id' fields.")
}

/** Files of a message are open to who gives them (tried on 14.0 and 19.0). */
function checkFiles(rows: readonly Row[], values: Readonly<Record<string, unknown>>, env: Environment): void {
  // What it is about from now on is looked up (tried on 14.0; 15 as 14).
  const isMoved = isTrue(values.model) && env.dialect.series.major < 16
  if (isMoved && !env.hasModel(String(values.model))) throw keyError(values.model)
  const isGiven = Array.isArray(values.attachment_ids) && values.attachment_ids.length > 0
  if (env.isSudo || !isGiven) return
  const files = env.table('ir.attachment')
  for (const { attachment_ids } of rows) {
    const given = (attachment_ids as readonly number[]).flatMap((id) => files.rows.get(id) ?? [])
    checkReadable(given, env)
  }
}

/** What a message is about is kept up to 18 as it was called then (tried on 14.0; later ones by source). */
function named(values: Readonly<Record<string, unknown>>, env: Environment): Readonly<Record<string, unknown>> {
  // Nobody has no address (tried on 14.0 and 19.0).
  const isNobodys = 'author_id' in values && values.author_id !== null && !isTrue(values.author_id)
  const from = () => (isNobodys ? false : authorAddress(env, values.author_id))
  const addressed = withText('email_from' in values ? values : { ...values, email_from: from() }, env)
  if (env.dialect.series.major >= 19 || 'record_name' in values) return addressed
  return { ...addressed, record_name: nameOfRecord(values, env) }
}

/** What is no text is looked into as one, None and False among it (tried on 14.0; 15 as 14). */
function withText(values: Readonly<Record<string, unknown>>, { dialect }: Environment) {
  const isOdd = 'body' in values && typeof values.body !== 'string' && dialect.series.major < 16
  return isOdd ? { ...values, body: `<p>${escapeText(pythonStr(values.body))}</p>` } : values
}

/** What guards messages, 14 and later. */
export const GUARDED_MESSAGES: Pick<ModelDefinition, 'guards' | 'searched' | 'inspects' | 'written' | 'prepare'> = {
  prepare: named,
  guards: guardMessages,
  searched,
  inspects: findDocument,
  written: checkFiles,
}
