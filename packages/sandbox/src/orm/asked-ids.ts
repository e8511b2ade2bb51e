import { cannotAdapt, valueError } from '../python/exceptions.ts'
import { hashed, invalidText, isTrue, postgresError, pythonType } from '../python/eyes.ts'
import { pythonRepr } from '../python/repr.ts'
import { checkSentText } from '../python/sent-text.ts'
import type { Table } from './environment.ts'

/**
 * Ids as callers give them, where they are something else than numbers. Up to 16 a text is refused by PostgreSQL; since
 * 17 one of digits is an id that no record has. Each tried on 14.0 and 17.0 to 19.0.
 */

/** An id as a query takes it. */
export function askedId(id: unknown, major: number): number {
  if (major >= 17 && !isTrue(hashed(id))) return 0
  checkRange(id)
  if (typeof hashed(id) === 'string' && !(major >= 17 && isDigits(id))) {
    checkSentText(id as unknown as string)
    throw invalidText('integer', String(id))
  }
  if (typeof id === 'boolean') throw noOperator('boolean')
  return id as number
}

/** An id as a query of 16 takes it, which makes a list one of PostgreSQL's (tried on 16.0); of others as `askedId`. */
export function readId(id: unknown, major: number): number {
  if (major !== 16 || typeof id !== 'object' || !isTrue(id)) return askedId(id, major)
  throw notCompared(id as object)
}

/** An id that a query compares as it was given (tried on 19.0). */
export function comparedId(id: unknown): number {
  if (typeof id === 'object' && id !== null) throw notCompared(id)
  if (typeof id === 'boolean') throw noOperator('boolean')
  checkRange(id)
  return isDigits(id) ? Number(id) : askedId(id, 16)
}

/** A list is one of PostgreSQL's, a dictionary nothing (tried on 16.0 and 19.0). */
function notCompared(id: object): Error {
  if (!Array.isArray(id)) return cannotAdapt('dict')
  const unread = (text: unknown) => invalidText('integer', String(text))
  if (id.every((one) => one === null)) return unread(`{${id.map(() => 'NULL').join(',')}}`)
  const text = id.find((one) => typeof one === 'string')
  if (text !== undefined && id.some((one) => typeof one === 'number')) return unread(text)
  const number = id.every((one) => typeof one === 'boolean')
    ? 'boolean'
    : id.every(Number.isInteger)
      ? 'integer'
      : 'numeric'
  return noOperator(`${text === undefined ? number : 'text'}[]`)
}

/** Whether an id may be a record's, and is none's: what is no number from 1 on nobody misses. */
export const isGone = ({ rows }: Pick<Table, 'rows'>, id: unknown): id is number =>
  pythonType(id) === 'int' && (id as number) > 0 && !rows.has(id as number)

export const isDigits = (value: unknown) => typeof value === 'string' && /^\s*[+-]?\d+\s*$/.test(value)

/** A number in a text has room in an id's column, or is refused by PostgreSQL (tried on 14.0 and 16.0 to 19.0). */
export function checkRange(id: unknown): void {
  if (!isDigits(id) || (Number(id) >= -(2 ** 31) && Number(id) < 2 ** 31)) return
  throw postgresError('NumericValueOutOfRange', `value "${String(id)}" is out of range for type integer\n`)
}

export const noOperator = (type: string, operator = '=', column = 'integer') =>
  postgresError('UndefinedFunction', `operator does not exist: ${column} ${operator} ${type}\n`)

/** Since 17 an id that is nothing is a record that is being made, whatever the nothing is. */
export const isOfNewRecord = (id: unknown, major: number) => (major >= 17 ? !isTrue(id) : !id)

/** What an own `write` or `unlink` of a model does with its records before the ORM's own. */
interface Override {
  /** It looks at them before anybody asks for rights. */
  readonly looksFirst?: true
  /** It makes numbers of their ids, before or after anybody asks for rights. */
  readonly counts?: 'before' | 'after'
  /** It makes keys of their ids. */
  readonly hashes?: true
  /** It asks for them in a query, and passes over those that are gone. */
  readonly passesGone?: true
}

const CHATTER = ['res.partner', 'product.template', 'sale.order', 'account.tax']
const PRODUCTS_AND_ORDERS = ['res.partner', 'product.template', 'product.product', 'sale.order', 'sale.order.line']

type Row = readonly [since: number, until: number, models: readonly string[], override: Override]

const LINE_OF_ATTRIBUTE = 'product.template.attribute.line'

/** By the first and the last series, the first row that fits; most mind records that are gone (tried on 16.0 to 19.0). */
const OVERRIDES: Readonly<Record<'write' | 'unlink', readonly Row[]>> = {
  write: [
    // Tried on 14.0 and 19.0.
    [14, 99, [LINE_OF_ATTRIBUTE], {}],
    [16, 16, ['product.product', 'sale.order.line'], { hashes: true }],
    [16, 99, ['res.users'], { hashes: true }],
    [17, 17, ['product.product'], { looksFirst: true, hashes: true }],
    [17, 18, ['sale.order.line'], { looksFirst: true, hashes: true }],
    [17, 18, PRODUCTS_AND_ORDERS, { looksFirst: true }],
    [17, 18, ['res.partner.bank'], { hashes: true }],
    [16, 18, ['uom.uom'], {}],
    [16, 17, ['res.company'], { looksFirst: true }],
    [18, 18, ['ir.attachment'], { passesGone: true }],
    [18, 99, ['product.category', 'res.company'], { looksFirst: true }],
    [18, 18, ['account.tax'], { looksFirst: true }],
    [19, 99, ['sale.order.line'], { looksFirst: true, hashes: true }],
    [19, 99, [...PRODUCTS_AND_ORDERS, 'account.tax', 'product.pricelist'], { looksFirst: true }],
    [19, 99, ['ir.attachment', 'ir.config_parameter'], { hashes: true }],
    [19, 99, ['mail.activity'], {}],
  ],
  unlink: [
    [14, 99, [LINE_OF_ATTRIBUTE], {}],
    [14, 99, ['ir.sequence.date_range'], { looksFirst: true }],
    [16, 18, ['res.partner.bank'], { hashes: true }],
    [16, 99, ['res.users'], { looksFirst: true, hashes: true }],
    [17, 99, CHATTER, { counts: 'before' }],
    [17, 18, ['product.product', 'sale.order.line'], { looksFirst: true, hashes: true }],
    [17, 18, ['ir.attachment', 'ir.config_parameter'], {}],
    [16, 18, ['res.company'], { counts: 'before', passesGone: true }],
    [16, 18, ['uom.uom'], { counts: 'after', passesGone: true }],
    [16, 17, ['mail.message'], { passesGone: true }],
    [17, 18, ['product.pricelist'], { counts: 'before', passesGone: true }],
    [18, 18, ['product.category'], { counts: 'before', passesGone: true }],
    [18, 18, ['product.attribute.value'], { looksFirst: true, hashes: true }],
    [18, 18, ['mail.message'], {}],
    [19, 99, ['ir.attachment'], { looksFirst: true, hashes: true }],
    [19, 99, ['ir.config_parameter'], { hashes: true }],
    [19, 99, ['sale.order.line'], { looksFirst: true, hashes: true }],
    [19, 99, ['mail.message'], {}],
  ],
}

export function overrideOf(model: string, operation: string, major: number): Override | undefined {
  if (operation !== 'write' && operation !== 'unlink') return undefined
  const own = ([since, until, models]: Row) => since <= major && major <= until && models.includes(model)
  return OVERRIDES[operation].find(own)?.[3]
}

/** An id as `int()` takes it. */
export function countedId(id: unknown): void {
  if (isTrue(id)) hashed(id)
  if (typeof id === 'string' && id !== '' && !isDigits(id)) {
    throw valueError(`invalid literal for int() with base 10: ${pythonRepr(id)}`)
  }
}

/** Texts among ids that a model's own query takes for an array, which its first number or text makes one (tried on 14.0 and 19.0). */
export function checkArrayOfIds(ids: readonly unknown[], major: number): void {
  const asked = ids.filter(isTrue)
  if (asked.includes(true)) {
    if (asked.every((id) => id === true)) throw noOperator('boolean')
    throw postgresError('DatatypeMismatch', 'ARRAY types integer and boolean cannot be matched\n')
  }
  const text = asked.find((id) => typeof id === 'string')
  if (text === undefined) return
  if (asked.every((id) => typeof id === 'string')) throw noOperator('text')
  askedId(text, Math.min(major, 16))
}
