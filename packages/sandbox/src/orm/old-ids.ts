import { recursionError, typeError } from '../python/exceptions.ts'
import { pythonType } from '../python/eyes.ts'
import { askedId, checkRange, isDigits } from './asked-ids.ts'
import type { Environment, Table } from './environment.ts'

/** Comparing finds none of these, and Odoo takes them for records that are there. */
const isFloat = (id: unknown): id is number => pythonType(id) === 'float'

/** Models that join the names of those above into one: there is none of what is no record. */
const JOINS_NAMES: ReadonlySet<string> = new Set(['res.partner.category', 'res.bank', 'product.public.category'])

/**
 * What is no id at all, and still is found by PostgreSQL's way of comparing, from 13 to 16: Odoo then takes it for a record
 * that is kept from the user, and stumbles where it wants to call it by its name (each tried on 14.0).
 */
export function checkOldIds(env: Environment, { definition, rows }: Table, ids: readonly unknown[]): void {
  const { major } = env.dialect.series
  const { name } = definition
  if (major < 13 || major >= 17 || name === 'ir.actions.act_window') return
  // PostgreSQL minds what is no number, wherever it stands.
  const text = ids.find((id) => typeof id === 'string' && id !== '' && !isDigits(id))
  if (text !== undefined) askedId(text, major)
  for (const id of ids) checkRange(id)
  for (const id of ids) {
    // An empty text is left out of the question, as None is (tried on 14.0).
    const isNothing = id === null || id === ''
    if (!isNothing && !isDigits(id) && !isFloat(id)) continue
    // Who guards messages says it in words of its own.
    if (isFloat(id) && name === 'mail.message') definition.guards?.([{ id }], env, 'read')
    // Others than employees are told without its name.
    const isCalled = env.groups.includes('user')
    if (isNothing && isCalled && JOINS_NAMES.has(name)) throw nothingToJoin()
    if (!isNothing && isCalled && name === 'res.partner' && !rows.has(Number(id))) {
      throw recursionError('maximum recursion depth exceeded while getting the repr of an object')
    }
    throw env.dialect.exceptions.recordRule('read', definition)
  }
}

/** The name of a record that is being made, where there is nothing to make it of (each tried on 14.0 and 16.0). */
export function nameOfNothing(model: string, major: number): string | false {
  if (JOINS_NAMES.has(model)) throw nothingToJoin()
  return (major < 16 ? undefined : NAMES_OF_16[model]) ?? NAMES[model] ?? (major < 16 ? 'False' : '')
}

/** Up to 15 what has no name is called so, and on 16 nothing, but by models that name their records themselves. */
const NAMES_OF_16: Readonly<Record<string, string | false>> = {
  'ir.ui.menu': false,
  'product.pricelist': 'False (USD)',
  'product.template': 'False',
  'product.template.attribute.value': 'False: False',
  'res.currency': 'False',
  'res.partner.bank': false,
}

const NAMES: Readonly<Record<string, string | false>> = {
  'account.tax': false,
  'ir.model.data': '',
  'ir.model.fields': ' (False)',
  'product.attribute.value': 'False: False',
  'product.product': false,
  'res.country.state': 'False (False)',
  'res.partner': '',
  'sale.order.line': 'False - False',
}

const nothingToJoin = () => typeError('sequence item 0: expected str instance, bool found')
