import { own } from '../../own.ts'
import { keyError, typeError, userError } from '../../python/exceptions.ts'
import { hashed, isTrue, iterated, lacksAttribute, pythonType, withAttribute } from '../../python/eyes.ts'
import { askedId, countedId } from '../asked-ids.ts'
import type { Environment, Table } from '../environment.ts'
import { hasField } from '../field-rights.ts'
import { recordsOf } from '../rights.ts'
import { singleton } from '../singleton.ts'
import { noBytes } from '../stored-binary.ts'
import { asksGet, capitalizes, type Eye, looksAndGets, looksWithin, pops } from './eyes.ts'
import { checkMadeFiles, closedFile } from './file-owners.ts'
import { lookAtLanguages } from './languages.ts'

/** A list is copied, then asked for what is in it. */
const copies: Eye = (values) => {
  throw lacksAttribute(values, Array.isArray(values) ? 'get' : 'copy')
}

/** Each name takes its value out of it. */
const goesThroughNames: Eye = (values) => {
  const [name] = iterated(values)
  if (name !== undefined) throw keyError(hashed(name))
}

/** Of one's own user the names are gone through: an empty list has none. */
const looksAndGetsSome: Eye = (values) => {
  if (!Array.isArray(values) || values.length > 0) looksAndGets(values)
}

/** What models' own `write` does with values that are no dictionary, before anybody asks for rights (each tried on 19.0). */
const WRITES: Readonly<Record<string, Eye>> = {
  'res.lang': looksAndGets,
  'res.partner': looksAndGets,
  'res.company': looksAndGets,
  'res.users': looksAndGets,
  'product.template': asksGet,
  'sale.order': asksGet,
  'res.bank': asksGet,
  'mail.message': asksGet,
  'mail.activity': looksAndGets,
  'mail.followers': looksWithin,
  'ir.attachment': (values) => {
    throw lacksAttribute(values, 'keys')
  },
  'account.tax': copies,
  'product.product': looksWithin,
  'product.category': looksWithin,
  'product.attribute': looksWithin,
  'product.attribute.value': looksWithin,
  'sale.order.line': looksWithin,
  'res.partner.bank': goesThroughNames,
}

/** What 19 does besides (each tried on it, as customer and as administrator). */
const WRITES_OF_19: Readonly<Record<string, Eye>> = {
  'res.country': asksGet,
  'res.currency': looksWithin,
  'res.currency.rate': looksWithin,
  'res.groups': looksWithin,
  'ir.model': looksWithin,
  'ir.sequence': asksGet,
  'ir.sequence.date_range': asksGet,
  'ir.cron': looksAndGets,
  'ir.actions.server': asksGet,
  'ir.ui.menu': looksWithin,
  'mail.activity.type': looksWithin,
  'mail.notification': looksAndGets,
  'product.template.attribute.line': looksAndGets,
  'product.template.attribute.value': looksWithin,
  'product.pricelist.item': asksGet,
  'product.supplierinfo': asksGet,
  'uom.uom': looksWithin,
  'account.fiscal.position': asksGet,
  website: asksGet,
}

/** What 19 asks of them once no record was written to (tried on it). */
const WRITES_TO_NONE_OF_19: typeof WRITES_OF_19 = {
  'res.groups': asksGet,
  'ir.model.data': asksGet,
  'ir.config_parameter': looksWithin,
  'product.pricelist': looksWithin,
  'res.currency': (values) => {
    throw lacksAttribute(values, 'keys')
  },
}

/** The same on 17 and 18 (each tried on both); null for those that look after the rights. */
const WRITES_OF_17: Readonly<Record<string, Eye | null>> = {
  'mail.activity': asksGet,
  'res.country': asksGet,
  'ir.sequence': asksGet,
  'res.lang': looksAndGets,
  'res.currency': looksWithin,
  'res.groups': looksWithin,
  'uom.uom': looksWithin,
  'ir.config_parameter': looksWithin,
  'res.bank': null,
  'ir.attachment': null,
  'res.users': looksAndGetsSome,
}

/** What 17 does otherwise. */
const WRITES_OF_17_ALONE: typeof WRITES_OF_17 = {
  ...WRITES_OF_17,
  'res.company': asksGet,
  'mail.message': looksWithin,
  'account.tax': (values) => {
    if (!Array.isArray(values)) copies(values)
  },
  website: asksGet,
  'res.lang': looksAndGets,
  'ir.cron': looksAndGets,
  'product.template.attribute.line': looksAndGets,
  'product.template.attribute.value': looksWithin,
  'product.pricelist': looksWithin,
  'ir.model': looksWithin,
  'ir.ui.menu': looksWithin,
  'res.currency.rate': looksWithin,
  'discuss.channel': looksWithin,
  'delivery.carrier': looksWithin,
  'payment.provider': looksWithin,
}

/** What is asked of the values once no record was written to, which nobody needs rights for: of some it was before (tried on 17.0). */
const WRITES_TO_NONE_OF_17: Readonly<Record<string, Eye>> = {
  'res.users': asksGet,
  'res.groups': asksGet,
  'mail.message': asksGet,
  'discuss.channel': asksGet,
  'res.currency': (values) => {
    throw lacksAttribute(values, 'keys')
  },
  'ir.attachment': (values) => {
    if (isTrue(values)) asksGet(values)
  },
}

/** What 18 does otherwise. */
const WRITES_OF_18: typeof WRITES_OF_17 = {
  ...WRITES_OF_17,
  'mail.message': (values) => {
    throw lacksAttribute(values, 'keys')
  },
}

/** What a model's own `write` looks at since 17. */
export function lookAtWriteSince17(env: Environment, table: Table, ids: readonly unknown[], values: unknown): void {
  const { definition, fields } = table
  const { name } = definition
  const { major } = env.dialect.series
  if (major < 17) return
  // Whose files they are is asked first, also of none (tried on 17.0 and 18.0).
  const isFileOfNone = major < 19 && name === 'ir.attachment' && ids.length === 0
  if (isFileOfNone && !env.isSudo && !env.groups.includes('user')) throw closedFile()
  if (pythonType(values) === 'dict') {
    if (major >= 19 && name === 'ir.attachment') {
      // Who may change them is asked before all else, once they are there (tried on 19.0).
      lookForFiles(env, table, ids, values as Values)
      lookAtFileSince19(ids, values as Values)
      checkMadeFiles(env, ids)
    }
    if (major >= 19 && name === 'res.country') capitalizes(values)
    if (major >= 19 && name === 'res.partner.bank') lookAtAccount(env, fields, ids, values as Values)
    const above = major >= 19 ? (values as Values)[own(ABOVE, name) ?? ''] : undefined
    if (typeof above === 'string' && above !== '') askedId(above, major)
    if (name === 'res.lang') lookAtLanguages(env, table, ids, values)
    // Whether an order is confirmed is asked before its lines change, of one alone (tried on 19.0).
    if (major >= 19 && name === 'sale.order' && isTrue((values as Values).order_line) && ids.length > 1)
      singleton(name, ids)
    if (major >= 19 && name === 'account.tax') ids.filter(isTrue).forEach(hashed)
    // What changes is looked up of each, and so is who may read it (tried on 19.0).
    if (major >= 19 && name === 'res.partner' && Object.keys(values as Values).length > 0) {
      ids.forEach(hashed)
      const [first = ''] = Object.keys(values as Values)
      if (ids.length > 0 && !Object.hasOwn(fields, first))
        throw env.dialect.exceptions.unknownField('write', first, name)
      const known = ids.length > 0 ? Object.keys(values as Values).filter((one) => Object.hasOwn(fields, one)) : []
      for (const field of known) {
        hasField(env, table, field, 'read')
        if (COUNTING.has(field)) ids.forEach(countedId)
      }
    }
    if (major >= 19 && name === 'res.groups' && 'name' in (values as Values)) lookAtGroupName((values as Values).name)
    if (name === 'res.company' && 'parent_id' in (values as Values)) {
      throw userError('The company hierarchy cannot be changed.')
    }
    return
  }
  // Of nothing files take out what is computed, once they are known to be the employee's (tried on 17.0 and 18.0).
  if (name === 'ir.attachment' && major < 19 && !isTrue(values) && env.groups.includes('user')) pops(values)
  const known = major === 17 ? WRITES_OF_17_ALONE : major === 18 ? WRITES_OF_18 : WRITES_OF_19
  const looks = Object.hasOwn(known, name) ? known : WRITES
  if (Object.hasOwn(looks, name)) looks[name]?.(values)
  if (ids.length > 0 || major === 18) return
  own(major === 17 ? WRITES_TO_NONE_OF_17 : WRITES_TO_NONE_OF_19, name)?.(values)
}

/** Content that changes is compared with what is there, by who may read it (tried on 19.0). */
const COMPARED = ['raw', 'datas', 'res_model']

function lookForFiles(env: Environment, table: Table, ids: readonly unknown[], values: Values): void {
  if (env.isSudo) return
  const known = ids.filter(isTrue)
  if (COMPARED.some((name) => name in values)) recordsOf(env, table, known, 'read')
  env.checkAccess(table, 'write')
  recordsOf(env, table, known, 'write')
}

/** A file's kind is told from its values, and its record is looked up (tried on 19.0). */
function lookAtFileSince19(
  ids: readonly unknown[],
  { datas, raw, mimetype, name, url, res_model, res_id }: Values,
): void {
  if (isTrue(datas) && typeof datas !== 'string') throw noBytes(datas)
  if (isTrue(mimetype)) withAttribute(mimetype, 'lower')
  // A kind is read from content, where no name tells it, and no wire carries that as bytes.
  else if (isTrue(raw) && (ids.length === 0 || !(isTrue(name) || isTrue(url))))
    throw typeError('`bin_data` must be bytes or bytearray')
  if (ids.length === 0) return
  hashed(res_model)
  hashed(res_id)
}

/** What a thread has of its activities and followers is looked up by numbers (each tried on 19.0). */
const COUNTING: ReadonlySet<string> = new Set([
  ...['activity_summary', 'activity_type_id', 'message_is_follower', 'message_attachment_count'],
])

/** What stands above them is looked up before they are (tried on 19.0). */
const ABOVE: Readonly<Record<string, string>> = { 'res.partner': 'parent_id', 'product.template': 'categ_id' }

/** A dash before a group's name takes it away from somebody (tried on 19.0). */
function lookAtGroupName(name: unknown): void {
  if (typeof name !== 'string') throw lacksAttribute(name, 'startswith')
  if (name.startsWith('-')) throw userError('The name of the group can not start with "-"')
}

/** What changes is looked up by its names, before the accounts are (tried on 19.0). */
function lookAtAccount(env: Environment, fields: Table['fields'], ids: readonly unknown[], values: Values): void {
  const stranger = Object.keys(values).find((field) => !Object.hasOwn(fields, field))
  if (stranger !== undefined) throw env.dialect.exceptions.unknownField('write', stranger, 'res.partner.bank')
  ids.forEach(hashed)
  // Of one that is being made there is nobody to tell (tried on 19.0).
  if ('acc_number' in values && ids.some((id) => !isTrue(id))) singleton('res.partner', [])
}

type Values = Readonly<Record<string, unknown>>
