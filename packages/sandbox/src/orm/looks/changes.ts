import type { Operation } from '../../dialect/index.ts'
import { keyError, typeError, userError } from '../../python/exceptions.ts'
import {
  hashed,
  isTrue,
  isWithin,
  iterated,
  lacksAttribute,
  postgresError,
  pythonType,
  withAttribute,
} from '../../python/eyes.ts'
import { intOf } from '../../python/numbers.ts'
import { askedId, checkArrayOfIds, comparedId, countedId, isDigits, readId } from '../asked-ids.ts'
import { isOddlyCompared } from '../compared-ids.ts'
import type { Stored } from '../definition.ts'
import type { Environment, Table } from '../environment.ts'
import { hasField } from '../field-rights.ts'
import { recordsOf } from '../rights.ts'
import { singleton } from '../singleton.ts'
import { asksGet, type Eye, findsAddress, inTurn, looksAndGets, looksWithin, pops, setsPart } from './eyes.ts'
import { checkMadeFiles, closedFile, mayUseFile } from './file-owners.ts'
import { lookAtLanguages } from './languages.ts'
import { lookAtLines } from './order-lines.ts'
import { lookAtWriteSince17 } from './writes-since-17.ts'

type Ids = readonly unknown[]
type Look = (env: Environment, table: Table, ids: Ids, values?: unknown) => void

/** Reads values of the records: as the user, and whether they are there. */
const readsThem: Look = (env, table, ids) => {
  const known = ids.filter(isTrue).map(hashed)
  if (known.length === 0) return
  env.checkAccess(table, 'read')
  recordsOf(env, table, known, 'read')
}

/** Looks for what was said about them: the ids as numbers. */
const asksForMessages: Look = (_env, _table, ids) => {
  for (const id of ids) if (isTrue(id)) intOf(hashed(id))
}

/** Makes keys of the records, also of what is nothing. */
const makesKeys: Look = (_env, _table, ids) => {
  ids.forEach(hashed)
}

/** Asks what uses them, whoever wants to delete them: texts are no ids; 16 passes over an empty one (tried on it). */
const comparesThem: Look = (env, _table, ids) => {
  const { major } = env.dialect.series
  for (const id of ids) if (typeof id === 'string' && (id !== '' || major < 16)) askedId(id, major)
}

/** What is no id, and compared all the same, is read on 14, and kept from everybody where nothing is found by it (tried on 14.0). */
const readsOddOnes: Look = (env, table, ids) => {
  const isThere = (id: unknown) => isDigits(id) && table.rows.has(Number(id))
  const odd = ids.find((id) => isOddlyCompared(id, env.dialect.series.major) && !isThere(id))
  if (odd !== undefined) {
    env.checkAccess(table, 'read')
    env.existing(table, odd as number, 'read')
  }
}

/** What changes of none nobody looks at. */
const looksWithinForSome: Look = (_env, _table, ids, values) => {
  if (ids.length > 0) looksWithin(values)
}

/** Who is to wake is asked for their contact. */
const readsWhoWakes: Look = (env, table, ids, values) => {
  if (isTrue((values as Readonly<Record<string, unknown>>).active)) readsThem(env, table, ids)
}

/** A sequence of PostgreSQL is called after the number of its row. */
const namesTheirCounters: Look = (_env, _table, ids) => {
  if (ids.some((id) => typeof id === 'string')) throw typeError('%d format: a number is required, not str')
}

/** Those below are called after them. */
const readsOddOnesForNames: Look = (env, table, ids, values) => {
  if (['name', 'parent_id'].some((name) => isWithin(name, values))) readsOddOnes(env, table, ids)
}

const OF_THREADS = ['is_mail_thread', 'is_mail_activity', 'is_mail_blacklist']

/** What the server's own models are talked about on is not for callers to say, before anybody asks for rights. */
const keepsOwnModels: Look = (env, table, ids, values) => {
  if (ids.length === 0 || !OF_THREADS.some((name) => isWithin(name, values))) return
  readsThem(env, table, ids)
  const isOwn = (id: unknown) => table.rows.get(id as number)?.state === 'base'
  if (ids.some(isOwn)) throw userError('Only custom models can be modified.')
}

/** Only on 14 (tried on it). */
const on14 =
  (look: Look): Look =>
  (env, ...asked) => {
    if (env.dialect.series.major === 14) look(env, ...asked)
  }

/** Asks which are there in a query that is given truth and empty texts as well (tried on 16.0 to 18.0). */
const asksWhichAreThere: Look = (env, _table, ids) => {
  if (env.dialect.series.major < 16) return
  for (const id of ids) if (hashed(id) === '' || typeof id === 'boolean') comparedId(id)
}

/** Compares lists as such. */
const comparesLists: Look = (_env, _table, ids) => {
  for (const id of ids) if (typeof id === 'object' && isTrue(id)) comparedId(id)
}

/** Whether orders are confirmed is asked before their lines change, of one alone, up to 18 (tried on 14.0 and 16.0 to 18.0). */
const asksState: Look = (_env, _table, ids, values) => {
  if (isTrue((values as Readonly<Record<string, unknown>>).order_line) && ids.length > 1) singleton('sale.order', ids)
}

const ABOUT = ['model', 'res_id', 'message_type']

/**
 * What messages are about is looked up where that changes: of nothing none is, and one that is about something answers
 * for those behind it. Whoever asks, before anybody asks for rights (tried on 14.0).
 */
const asksWhatTheyAreAbout: Look = (env, table, ids, values) => {
  if (env.dialect.series.major !== 14 || !ABOUT.some((name) => isWithin(name, values))) return
  const [first] = ids.filter(isTrue)
  const row = first === undefined ? undefined : env.existing(table, first as number, 'read')
  if (row !== undefined && !row.model) throw keyError(false)
}

const isOutsider = ({ groups }: Environment) => !groups.includes('user') && !groups.includes('system')

/** Attachments are looked up by hand, and are for employees alone, on 16 for those that may use them (tried on it). */
const checksFilesTo =
  (operation: Operation): Look =>
  (env, table, ids) => {
    const { groups, dialect } = env
    if (isOutsider(env)) throw closedFile()
    if (ids.length > 0 && !ids.some(isTrue)) throw postgresError('SyntaxError', 'syntax error at or near ")"\n')
    for (const id of ids) if (typeof id === 'object' && isTrue(id)) readId(id, 16)
    if (dialect.series.major < 16) {
      ids.forEach(hashed)
      return
    }
    const rows = ids.flatMap((id) => table.rows.get(id as number) ?? [])
    if (!groups.includes('system') && !rows.every((row) => mayUseFile(row, env, operation))) throw closedFile()
  }

const checksFiles = checksFilesTo('write')
const checksReadFiles = checksFilesTo('read')

/** Some app looks at the names of users' fields as texts (tried on 14.0 and 16.0 to 18.0). */
export function lookAtNames(env: Environment, { definition }: Table, fields: unknown): void {
  if (!isLookingAtNames(env) || definition.name !== 'res.users' || !isTrue(fields)) return
  for (const one of iterated(fields)) withAttribute(one, 'startswith')
}

const isLookingAtNames = ({ dialect: { series } }: Environment) => series.major >= 13 && series.major < 19

/** What `read` looks at first, from 13 to 16, of users to 18: who may look at files, and messages by ids. */
export function lookAtRead(env: Environment, table: Table, ids: Ids, fields: unknown): void {
  const { name } = table.definition
  lookAtNames(env, table, fields)
  if (env.isSudo || env.dialect.series.major < 13) return
  if (name === 'mail.message') lookAtMessages(env, table, ids)
  if (name !== 'ir.attachment' || !isLooking(env)) return
  // Its fields are looked up before (tried on 14.0).
  if (isTrue(fields)) for (const one of iterated(fields)) hasField(env, table, hashed(one) as string, 'read')
  checksReadFiles(env, table, ids)
}

/** The messages of ids; on 14 a fraction is one that is nobody's (tried on 14.0). */
export function messagesAmong(env: Environment, { rows }: Table, ids: Ids): readonly Readonly<Stored>[] {
  const isNobodys = (id: unknown) => env.dialect.series.major === 14 && pythonType(id) === 'float'
  return ids.flatMap((id) => rows.get(id as number) ?? (isNobodys(id) ? { id: id as number } : []))
}

/** Who may read messages is asked before what of them (tried on 14.0 and 16.0 to 19.0; 13 and 15 as 14). */
function lookAtMessages(env: Environment, table: Table, ids: Ids): void {
  checkArrayOfIds(ids, env.dialect.series.major)
  env.checkAccess(table, 'read')
  env.checkRules(table, messagesAmong(env, table, ids), 'read')
}

const asks =
  (attribute: string): Eye =>
  (values) => {
    if (pythonType(values) !== 'dict') throw lacksAttribute(values, attribute)
  }

/** What a model's own `write` makes of the values, then of the records, and of the values of who may write (by source of 14.0; each tried on it). */
const WRITES: Readonly<Record<string, { readonly values?: Eye; readonly records?: Look; readonly allowed?: Eye }>> = {
  'res.partner': {
    values: inTurn(looksAndGets, findsAddress),
    records: readsThem,
  },
  'product.template': { values: looksWithin, records: readsThem, allowed: asksGet },
  'product.product': { values: looksWithin, records: readsThem },
  'sale.order': {
    values: asksGet,
    records: (...asked) => {
      asksState(...asked)
      readsThem(...asked)
    },
  },
  'sale.order.line': { values: looksWithin, records: readsThem },
  'product.category': { values: looksWithin, records: on14(readsOddOnesForNames) },
  'ir.config_parameter': { records: looksWithinForSome },
  'ir.ui.menu': { values: looksWithin },
  'mail.followers': { values: looksWithin },
  'uom.uom': { values: looksWithin },
  'res.lang': { values: looksAndGets, records: lookAtLanguages },
  'res.groups': { values: looksWithin, allowed: asksGet },
  'res.company': { values: asksGet },
  'res.country': { values: asksGet },
  'ir.sequence': { values: asksGet },
  'res.currency': { values: looksWithin },
  'ir.model': { values: looksWithin, records: on14(keepsOwnModels) },
  'product.attribute': { values: looksWithin },
  'product.template.attribute.line': { values: looksAndGets },
  'product.attribute.value': { values: looksWithin },
  'res.users': { values: asks('items'), records: on14(readsWhoWakes) },
  'product.pricelist.item': { values: asksGet },
  'product.template.attribute.value': { values: looksWithin },
  'account.fiscal.position': { values: asksGet },
  'mail.message': { values: looksWithin, records: asksWhatTheyAreAbout, allowed: asksGet },
  'mail.activity': { values: asksGet },
  'product.pricelist': { allowed: asks('keys') },
  'ir.attachment': {
    values: (values) => {
      if (isTrue(values) && pythonType(values) !== 'dict') throw lacksAttribute(values, 'get')
      pops(values)
    },
    records: checksFiles,
  },
}

/** What is in use is said to be before anybody asks who may delete it (tried on 14.0). */
const isInUse: Look = (env, table, ids) => {
  const rows = ids.flatMap((id) => table.rows.get(id as number) ?? [])
  table.definition.removed?.(rows, env)
}

/** What a model's own `unlink` looks at before the rights. */
const UNLINKS: Readonly<Record<string, readonly Look[]>> = {
  'res.partner': [asksForMessages],
  'product.template': [asksForMessages],
  'product.product': [makesKeys, on14(readsOddOnes), asksForMessages, asksWhichAreThere],
  'product.category': [on14(readsOddOnes)],
  'product.template.attribute.line': [on14(makesKeys)],
  'product.template.attribute.value': [on14(makesKeys), on14(readsThem)],
  'uom.uom': [on14(makesKeys), on14(readsThem)],
  'mail.followers': [on14(makesKeys), on14(readsOddOnes)],
  'sale.order': [makesKeys, readsThem, asksForMessages],
  'sale.order.line': [makesKeys, readsThem],
  'product.attribute': [makesKeys, comparesThem, isInUse],
  'product.attribute.value': [makesKeys, comparesThem, isInUse],
  'ir.attachment': [checksFiles, readsThem],
  'ir.sequence': [on14(namesTheirCounters)],
}

/** The same on 17 and 18 (tried on both). */
const UNLINKS_OF_17: Readonly<Record<string, Look>> = {
  'res.partner': comparesLists,
  'product.product': asksWhichAreThere,
}

/** The same since 19 (tried on 19.0). */
const UNLINKS_SINCE_19: Readonly<Record<string, Look>> = {
  'ir.attachment': (env, _table, ids) => checkMadeFiles(env, ids),
  'product.attribute.value': makesKeys,
  'product.category': (_env, _table, ids) => ids.forEach(countedId),
}

const isLooking = ({ dialect: { series } }: Environment) => series.major >= 13 && series.major < 17

/** What an audit of bookkeeping looks up of a message that changes. */
export const AUDITED = ['res_id', 'message_type', 'subtype_id', 'subject', 'body']

/** What is looked up of a message that changes. */
export const ABOUT_MESSAGES = [...AUDITED, 'model', 'notification_ids']

/** Models that look at what is written before anybody asks for rights. */
const INSPECTED: ReadonlySet<string> = new Set([
  ...['account.tax', 'ir.attachment', 'mail.message', 'res.groups', 'ir.model.fields'],
])

/** Since 17 no field of none is looked up (tried on 17.0 and 18.0). */
const isInspected = ({ dialect }: Environment, { definition: { name } }: Table, ids: Ids) =>
  INSPECTED.has(name) && (ids.length > 0 || name !== 'ir.model.fields' || dialect.series.major < 17)

/** What `write` looks at first, from 13 on; what a line of an order is, never changes. */
export function lookAtWrite(env: Environment, table: Table, ids: Ids, values: unknown): void {
  lookAtWriteSince17(env, table, ids, values)
  const { values: look, records, allowed } = (isLooking(env) && WRITES[table.definition.name]) || {}
  const isFile = records === checksFiles
  const isMessage = table.definition.name === 'mail.message' && pythonType(values) === 'dict'
  if (isFile) records(env, table, ids)
  // Since 19 those that are gone are told before who may say anew what messages are about (tried on 19.0).
  if (isMessage && env.dialect.series.major >= 19 && ABOUT_MESSAGES.some((name) => name in (values as object))) {
    // All are read at once, by what was given: text is no number, and one of digits no message's.
    for (const id of ids) if (typeof id === 'string') env.existing(table, id as unknown as number, 'read')
  }
  if (isMessage && env.dialect.series.major >= 18 && AUDITED.some((name) => name in (values as object))) {
    const gone = ids.filter((id) => !table.rows.has(id as number))
    // 18 reads the first (tried on 18.0).
    const [first] = gone
    if (first !== undefined && env.dialect.series.major === 18) env.existing(table, first as number, 'read')
    if (first !== undefined) recordsOf(env, table, gone, 'write')
  }
  if (isMessage && env.dialect.series.major >= 19) {
    const { subject } = values as Readonly<Record<string, unknown>>
    if (isTrue(subject) && typeof subject !== 'string') throw lacksAttribute(subject, 'split')
  }
  look?.(values)
  if (isInspected(env, table, ids) && pythonType(values) === 'dict')
    table.definition.inspects?.(values as Readonly<Record<string, unknown>>, env, 'write')
  if (!isFile) records?.(env, table, ids, values)
  // Content is kept in the record's own place (tried on 14.0).
  else if (isWithin('datas', values) || isWithin('raw', values)) readsThem(env, table, ids)
  // Of none nobody is asked for rights (tried on 14.0).
  if (allowed !== undefined) {
    if (ids.length > 0) env.checkAccess(table, 'write')
    allowed(values)
  }
  if (table.definition.name === 'sale.order.line') {
    if (isLooking(env)) ids.forEach(hashed)
    lookAtLines(env, table, ids, values)
  }
}

const LINE = 'product.template.attribute.line'

/** What models ask for by their own code though nothing is deleted, by the first and the last series (each tried on 14.0 and 19.0). */
const ASKED_BY_UNLINK: readonly (readonly [
  since: number,
  until: number,
  models: readonly string[],
  asks: readonly (readonly [model: string, operation: 'read' | 'unlink'])[],
])[] = [
  [14, 99, [LINE, 'product.template.attribute.value'], [['product.product', 'unlink']]],
  [14, 99, ['ir.ui.menu'], [['ir.ui.menu', 'read']]],
  [14, 99, ['website'], [['ir.attachment', 'read']]],
  [
    14,
    99,
    ['ir.actions.actions', 'ir.actions.act_window', 'ir.actions.report', 'ir.actions.server'],
    [['ir.actions.todo', 'read']],
  ],
  [
    13,
    16,
    ['res.groups', 'ir.module.category'],
    [
      ['res.groups', 'read'],
      ['ir.module.category', 'read'],
    ],
  ],
  // The form of users is written anew (tried on 17.0 and 18.0).
  [17, 18, ['res.groups'], [['res.groups', 'unlink']]],
  [19, 99, ['mail.activity.type'], [['mail.activity', 'read']]],
]

/** What is asked for though nothing changes: rows are locked from 13 to 16 (tried on 14.0), others are looked for. */
export function lookAtNothing(env: Environment, { definition: { name } }: Table, operation: 'write' | 'unlink'): void {
  const { major } = env.dialect.series
  const locks = name === 'ir.cron' || (name === 'ir.model' && operation === 'unlink')
  if (isLooking(env) && locks) throw postgresError('SyntaxError', 'syntax error at or near ")"\n')
  if (operation === 'write') {
    if (isLooking(env) && name === LINE) env.checkAccess(env.table('product.product'), 'unlink')
    if (name === 'payment.provider' && major >= 19) env.checkAccess(env.table(name), 'read')
    return
  }
  const asked = ASKED_BY_UNLINK.find(
    ([since, until, models]) => since <= major && major <= until && models.includes(name),
  )
  for (const [model, needed] of asked?.[3] ?? []) env.checkAccess(env.table(model), needed)
}

/** What 16 looks at before it asks who may. */
const ASKED_LATER_BY_16: ReadonlySet<string> = new Set(['product.product', 'ir.attachment', 'mail.followers'])

/** The records that `unlink` is left with once the model's own has looked at them, from 13 to 16. */
export function lookAtUnlink(env: Environment, table: Table, ids: readonly number[]): readonly number[] {
  if (!isLooking(env)) return leftSince19(env, table, ids)
  const { name } = table.definition
  // 16 asks for rights before anything else, of some alone after (tried on 16.0).
  const asksFirst = env.dialect.series.major === 16 && !ASKED_LATER_BY_16.has(name)
  const looks = UNLINKS[name] ?? []
  if (asksFirst && looks.length > 0) env.checkAccess(table, 'unlink')
  for (const look of asksFirst ? looks.toReversed() : looks) look(env, table, ids)
  // A variant may have gone with another one's template; of what is nothing it is asked who may.
  return name === 'product.product' ? ids.filter((id: unknown) => id === null || table.rows.has(id as number)) : ids
}

const PASSED_OVER_BY_18: ReadonlySet<string> = new Set(['product.product', 'product.attribute.value'])

/**
 * Since 19 variants that are gone are nobody's to delete, and nobody asks who may: a query tells which are there (tried on
 * 19.0).
 */
function leftSince19(env: Environment, table: Table, ids: readonly number[]): readonly number[] {
  const { major } = env.dialect.series
  if (major === 17 || major === 18) UNLINKS_OF_17[table.definition.name]?.(env, table, ids)
  // What is gone is passed over, of values of attributes once it was asked who may (tried on 18.0; 17.0 misses it).
  if (major === 18 && PASSED_OVER_BY_18.has(table.definition.name)) {
    if (table.definition.name === 'product.attribute.value') env.checkAccess(table, 'unlink')
    // A query tells which are there, and minds what is no id (tried on 18.0).
    return ids.map((id) => askedId(id, major) as number).filter((id) => table.rows.has(id))
  }
  if (major < 19) return ids
  UNLINKS_SINCE_19[table.definition.name]?.(env, table, ids)
  if (table.definition.name !== 'product.product') return ids
  return ids.map(comparedId).filter((id) => table.rows.has(id))
}

/** Companies are not copied, whoever asks, whatever is given (tried on 14.0 and 19.0). */
export function refuseCopy(env: Environment, model: string): void {
  const { dialect } = env
  // Files ask who somebody is, of none as well (tried on 14.0).
  if (model === 'ir.attachment' && isLooking(env) && !env.isSudo && isOutsider(env)) throw closedFile()
  if (model !== 'res.company' || dialect.series.major < 14) return
  throw userError('Duplicating a company is not allowed. Please create a new company instead.')
}

const READ_BY_COPY: ReadonlySet<string> = new Set(['sale.order', 'product.product'])

/** Orders are read for their lines, and variants for their templates, before they are counted (tried on 14.0). */
export function lookBeforeCopy(env: Environment, table: Table, ids: Ids): void {
  if (isLooking(env) && READ_BY_COPY.has(table.definition.name)) readsThem(env, table, ids)
}

/** Models whose copies get a part of their own, in what was given. */
const TAKES_PARTS: ReadonlySet<string> = new Set(['product.template', 'product.product', 'sale.order'])

/** A variant's template is what 16 and 17 copy: variants are read before it is asked how many they are (tried on both). */
export function lookAtVariants(env: Environment, table: Table, ids: Ids): void {
  const { major } = env.dialect.series
  if (table.definition.name === 'product.product' && (major === 16 || major === 17)) readsThem(env, table, ids)
}

/** What `copy` is given in the place of values: some models ask it for a name before. */
export function lookAtCopy(env: Environment, table: Table, ids: Ids, values: unknown): void {
  const { name } = table.definition
  const { major } = env.dialect.series
  // Tried on 14.0 and 19.0.
  if (name === 'res.users' && major >= 14 && isTrue(values)) asksGet(values)
  if (major < 13 || major > 17) return
  // Tried on 16.0 and 17.0.
  if (name === 'ir.attachment' && major >= 16) {
    if (isTrue(values)) asks('keys')(values)
    if (major === 16) ids.forEach(hashed)
    if (major === 16 && ids.some(isTrue)) checksReadFiles(env, table, ids)
  } else if (name === 'ir.attachment') checksReadFiles(env, table, ids)
  // What is put in the order of its ids has none (tried on 14.0 and 16.0).
  if (name === 'account.tax' && major < 17 && !ids.every(isTrue)) {
    throw typeError("'<' not supported between instances of 'NewId' and 'NewId'")
  }
  // A tax is asked for its name before it is asked for values (tried on 14.0).
  if (name === 'account.tax' && major < 16) readsThem(env, table, ids)
  if (name === 'res.partner' || name === 'res.groups') {
    if (isTrue(values) && pythonType(values) !== 'dict') throw lacksAttribute(values, 'get')
  }
  if (!TAKES_PARTS.has(name) || values === null || values === undefined) return
  // A template's copy is asked for a name first (tried on 14.0).
  if (major < 16 && name === 'product.template') looksWithin(values)
  // It is there before anything is put into it (tried on 14.0, 16.0 and 17.0).
  readsThem(env, table, ids)
  setsPart(values)
}

/** The names that `default_get` comes to, from 13 to 16: a tax adds its company, and users to 18 look at each as a text. */
export function lookAtDefaults(env: Environment, { definition }: Table, names: unknown): unknown {
  const isOfUsers = isLookingAtNames(env) && definition.name === 'res.users'
  if (isOfUsers && Array.isArray(names)) for (const one of names) withAttribute(one, 'startswith')
  if (!isLooking(env)) return names
  if (definition.name !== 'account.tax') return names
  if (Array.isArray(names)) return [...names, 'company_id']
  throw typeError(`unsupported operand type(s) for +: '${pythonType(names)}' and 'list'`)
}
