import { cannotAdapt, typeError, validationError, valueError } from '../python/exceptions.ts'
import { invalidText, isTrue, postgresError, pythonType } from '../python/eyes.ts'
import { intOf } from '../python/numbers.ts'
import { isDigits } from './asked-ids.ts'
import { incoherent } from './compared-ids.ts'
import type { FieldDefinition } from './definition.ts'
import type { Environment, Table } from './environment.ts'

/** What is done with a value: how a many2one takes one differs. */
export type Storing = 'create' | 'write'

type Spans = Readonly<Partial<Record<Storing, (major: number) => boolean>>>

const since = (first: number) => (major: number) => major >= first
const always = since(14)

const only14 = (major: number) => major === 14

const CATEGORY: Spans = { create: since(17), write: since(17) }

/** Links whose record is read before PostgreSQL would mind that it is not there; the others are foreign keys alone. */
const READ_FIRST: Readonly<Record<string, Spans>> = {
  'res.partner.parent_id': { create: since(16), write: (major) => major === 14 || major >= 19 },
  'res.partner.country_id': { write: since(16) },
  'product.template.categ_id': CATEGORY,
  'product.product.categ_id': CATEGORY,
  'product.template.uom_id': { write: (major) => major < 19 },
  'product.product.product_tmpl_id': { create: since(17) },
  'mail.message.author_id': { create: always },
  'sale.order.partner_id': { create: always, write: since(16) },
  'sale.order.partner_invoice_id': { write: since(17) },
  'sale.order.partner_shipping_id': { create: since(16), write: always },
  'sale.order.user_id': { create: since(18), write: since(18) },
  'sale.order.pricelist_id': { create: since(16), write: always },
  'sale.order.payment_term_id': { write: always },
  'sale.order.company_id': { write: since(19) },
  'sale.order.line.order_id': { create: always, write: since(16) },
  'sale.order.line.product_id': { create: always, write: always },
  'sale.order.line.product_uom_id': { create: since(19), write: since(19) },
  'sale.order.line.product_uom': { create: only14 },
  'sale.order.line.order_partner_id': { create: only14 },
  'product.template.uom_po_id': { write: only14 },
  'product.pricelist.item.pricelist_id': { write: only14 },
  'product.pricelist.item.product_id': { write: only14 },
  'product.pricelist.item.product_tmpl_id': { write: only14 },
  'mail.activity.res_model_id': { write: only14 },
  'mail.activity.user_id': { write: only14 },
}

/** Links that a model makes records of at once, whatever they are: Python minds what is no id. */
const BROWSED: Readonly<Record<string, Spans>> = {
  'res.partner.parent_id': { write: since(19) },
  'product.template.categ_id': { create: since(17), write: since(18) },
  'product.product.categ_id': { create: since(17), write: since(18) },
}

/** The same on 14, where what is an id is left to others (tried on 14.0). */
const BROWSED_ON_14: Readonly<Record<Storing, ReadonlySet<string>>> = {
  create: new Set([
    'product.product.product_tmpl_id',
    'sale.order.partner_id',
    'mail.message.author_id',
    'res.users.partner_id',
  ]),
  write: new Set([
    'product.template.categ_id',
    'product.template.uom_id',
    'product.template.uom_po_id',
    'sale.order.partner_shipping_id',
  ]),
}

/** Models whose new rows are computed as records first, of which a dictionary is one too. */
const COMPUTES: ReadonlySet<string> = new Set(['res.partner', 'product.template', 'sale.order'])

const isWithin = (spans: Readonly<Record<string, Spans>>, { path, storing, major }: Place) =>
  spans[path]?.[storing]?.(major) === true

/** Links of 14 whose record is read by what was given: a text of digits finds one of another id (tried on 14.0). */
const READ_BY_TEXT: Readonly<Record<Storing, ReadonlySet<string>>> = {
  create: new Set([
    ...['ir.actions.server.model_id', 'mail.message.author_id', 'product.category.parent_id', 'res.users.partner_id'],
    ...['product.pricelist.item.pricelist_id', 'product.pricelist.item.product_id'],
    ...['product.pricelist.item.product_tmpl_id', 'product.product.product_tmpl_id'],
    ...['product.template.uom_id', 'product.template.uom_po_id', 'res.partner.country_id', 'res.partner.parent_id'],
    ...['sale.order.partner_id', 'sale.order.pricelist_id', 'sale.order.line.order_id'],
    ...['sale.order.line.order_partner_id', 'sale.order.line.product_id', 'sale.order.line.product_uom'],
  ]),
  write: new Set([
    ...['mail.activity.res_model_id', 'product.category.parent_id', 'res.users.partner_id', 'res.partner.parent_id'],
    ...['product.pricelist.item.pricelist_id', 'product.pricelist.item.product_id'],
    ...['product.pricelist.item.product_tmpl_id', 'product.template.uom_id', 'product.template.uom_po_id'],
    ...['sale.order.partner_shipping_id', 'sale.order.pricelist_id'],
    ...['sale.order.line.order_id', 'sale.order.line.product_id'],
  ]),
}

const GREATEST = 2 ** 31 - 1

interface Place {
  readonly path: string
  readonly storing: Storing
  readonly major: number
}

/**
 * What is stored of a many2one's value. Who makes a record gives it to PostgreSQL as it is, which rounds fractions and
 * reads numbers in text; who changes one gives it to the cache first, where since 16 nothing but an id is one, and the
 * rest is none (each tried on 14 and 16 to 19; 15 is taken for 14).
 */
export function storedLink(
  env: Environment,
  table: Table,
  name: string,
  field: FieldDefinition,
  value: unknown,
  storing: Storing,
): number | false {
  const { exceptions, series } = env.dialect
  const place = { path: `${table.definition.name}.${name}`, storing, major: series.major }
  const other = env.table(field.relation ?? '')
  if (series.major < 14) return oldLink(env, table, name, field, value)
  if (name === 'user_id' && 'message_follower_ids' in table.fields) checkFollower(value, place)
  if (series.major === 14) lookOn14(other, value, place)
  if (isWithin(BROWSED, place)) checkBrowsed(env, other, value, place)
  else if (makesRecords(table, place)) checkNames(other, value)
  const id = storing === 'create' ? linkInColumn(value) : linkInCache(value, series.major)
  if (id === false || other.rows.has(id)) return id
  const isNothing = value === 0 && storing === 'write' && series.major === 14
  if (typeof value === 'number' && !isNothing && isWithin(READ_FIRST, place)) {
    throw exceptions.missingRecord('read', other.definition, id, env.uid)
  }
  if (Math.abs(id) > GREATEST) throw postgresError('NumericValueOutOfRange', 'integer out of range\n')
  throw exceptions.stillReferenced(table.definition, name, field)
}

/** What Python minds on 14 of a link that it makes a record of before PostgreSQL hears of it (each tried on 14.0). */
function lookOn14(other: Table, value: unknown, { path, storing }: Place): void {
  if (path === 'uom.uom.category_id' && storing === 'write') intOf(value)
  if (path === 'mail.activity.user_id' && storing === 'write' && typeof value === 'string' && value !== '') {
    throw typeError('__int__ returned non-int (type str)')
  }
  if (BROWSED_ON_14[storing].has(path)) {
    const type = pythonType(value)
    if (value === true || (type === 'float' && isTrue(value))) throw typeError(`'${type}' object is not iterable`)
    // A category is given to the cache alone.
    const [key] = type === 'dict' && path !== 'product.template.categ_id' ? Object.keys(value as object) : []
    if (key !== undefined) throw invalidText('integer', key)
  }
  const found = isDigits(value) ? other.rows.get(Number(value)) : undefined
  if (found === undefined) return
  if (READ_BY_TEXT[storing].has(path)) throw incoherent(value, found.id)
  // Companies are compared as they were given.
  if (path === 'res.users.company_id') {
    throw validationError('The chosen company is not in the allowed companies for this user')
  }
}

/** Up to 13 something else than an id is nothing. */
function oldLink(env: Environment, table: Table, name: string, field: FieldDefinition, value: unknown) {
  const id = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  if (typeof id !== 'number') return false
  if (env.table(field.relation ?? '').rows.has(id)) return id
  throw env.dialect.exceptions.stillReferenced(table.definition, name, field)
}

/** As PostgreSQL reads what a new row is given. */
function linkInColumn(value: unknown): number | false {
  if (!isTrue(value)) return false
  if (typeof value === 'number') return Math.round(value)
  if (typeof value === 'string') return idOfText(value)
  if (pythonType(value) === 'dict') throw cannotAdapt('dict')
  if (Array.isArray(value) && value.every((one) => one === null)) throw invalidText('integer', '{NULL}')
  if (Array.isArray(value) && value.flat(Number.POSITIVE_INFINITY).length === 0) {
    throw postgresError('IndeterminateDatatype', 'cannot determine type of empty array\n')
  }
  const parts: unknown[] = Array.isArray(value) ? value.flat(Number.POSITIVE_INFINITY) : []
  if (parts.some((part) => pythonType(part) === 'dict')) throw cannotAdapt('dict')
  // Of numbers and texts PostgreSQL makes numbers.
  const text = parts.find((part) => typeof part === 'string' && !/^\s*[+-]?\d+\s*$/.test(part))
  if (typeof text === 'string' && parts.some((part) => typeof part === 'number')) throw invalidText('integer', text)
  const type = value === true ? 'boolean' : 'text[]'
  throw postgresError('DatatypeMismatch', `column is of type integer but expression is of type ${type}\n`)
}

/** As the cache of records takes it: up to 15 text is an id too, and a dictionary a record that is being made. */
function linkInCache(value: unknown, major: number): number | false {
  if (typeof value === 'number' && Number.isInteger(value)) return value === 0 && major >= 16 ? false : value
  if (major >= 16) return false
  if (typeof value === 'string') return idOfText(value)
  if (pythonType(value) === 'dict') throw cannotAdapt('NewId')
  return false
}

function idOfText(text: string): number {
  if (/^\s*[+-]?\d+\s*$/.test(text)) return Number(text)
  throw invalidText('integer', text)
}

/** Who is responsible follows the record: the new one is looked up by what was given. */
function checkFollower(value: unknown, { storing, major }: Place): void {
  const type = pythonType(value)
  if (type === 'float') throw typeError("'float' object is not iterable")
  if (storing === 'create') return
  if (value === true) throw typeError("'bool' object is not iterable")
  if (Array.isArray(value) && value.length > 0 && value.every((one) => one === null)) throw cannotAdapt('NoneType')
  // Since 16 characters and keys are ids; of several it is not looked up.
  const isText = type === 'str' && !/^\d*$/.test(value as string)
  const isAlone = major < 16 ? isText : (isText || type === 'dict') && Object.keys(value as object).length === 1
  if (isAlone) {
    throw postgresError(
      'InFailedSqlTransaction',
      'current transaction is aborted, commands ignored until end of transaction block\n',
    )
  }
}

/** What is made records of, and looked at, before it is stored. */
function checkBrowsed(env: Environment, other: Table, value: unknown, { path, storing }: Place): void {
  const type = pythonType(value)
  if (!isTrue(value) || type === 'int') return
  if (value === true) throw typeError("'bool' object is not iterable")
  if (storing === 'create') throw valueError(`Wrong value for ${path}`)
  if (type === 'float') throw typeError("'float' object is not iterable")
  if (type === 'dict') throw invalidText('integer', Object.keys(value as object)[0] ?? '')
  if (type === 'str') {
    const id = idOfText(value as string)
    if (!other.rows.has(id)) throw valueError(`Wrong value for ${path}`)
    throw env.dialect.exceptions.missingRecord('read', other.definition, id, env.uid)
  }
  for (const id of value as unknown[]) {
    if (typeof id === 'object' && id !== null) throw typeError(`unhashable type: '${pythonType(id)}'`)
    if (typeof id === 'number' && !other.rows.has(id)) {
      throw env.dialect.exceptions.missingRecord('read', other.definition, id, env.uid)
    }
  }
}

const makesRecords = ({ definition }: Table, { path, storing, major }: Place) =>
  storing === 'write' ||
  (major === 14 && definition.name === 'sale.order.line') ||
  (major >= 16 && COMPUTES.has(definition.name) && path !== 'res.partner.user_id')

/** A dictionary is the values of a record that is being made. */
function checkNames(other: Table, value: unknown): void {
  if (pythonType(value) !== 'dict') return
  const unknown = Object.keys(value as object).find((name) => !Object.hasOwn(other.fields, name))
  if (unknown !== undefined) throw valueError(`Invalid field '${unknown}' on model '${other.definition.name}'`)
}
