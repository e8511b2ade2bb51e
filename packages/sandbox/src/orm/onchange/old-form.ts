import { keyError, typeError } from '../../python/exceptions.ts'
import { hashed, isTrue, iterated, lacksAttribute, pythonType, withAttribute } from '../../python/eyes.ts'
import { noCommands } from '../default-links.ts'
import type { Environment, Table } from '../environment.ts'
import { recordsOf } from '../rights.ts'
import { singleton } from '../singleton.ts'
import { readsOn } from './reads-on.ts'

type Values = Readonly<Record<string, unknown>>

export const hasOldForms = ({ dialect: { series } }: Environment): boolean => series.major >= 13 && series.major < 17

/**
 * What `onchange` of 13 to 16 looks at before it runs: the form's values, the fields that changed, then the record, which
 * is read; a new one asks for no rights (odoo/models.py of 14; each tried on 14.0).
 */
export function checkOldForm(
  env: Environment,
  table: Table,
  ids: readonly unknown[],
  values: unknown,
  names: readonly string[],
  fields: unknown,
  /** Nothing follows from what it begins with: its record is read by nobody. */
  isOpened: boolean,
): void {
  const type = pythonType(values)
  if (names.length === 0) {
    iterated(values)
    if (type !== 'dict' && (isTrue(values) || (isTrue(fields) && iterated(fields).length > 0))) throw noKey(values)
  }
  const paths = isTrue(fields) ? iterated(fields) : []
  // Lines that the form shows are looked for in its values first.
  if (type !== 'dict' && paths.some((path) => isPathOfLines(table, path))) throw lacksAttribute(values, 'get')
  if (names.length > 0 && type !== 'dict') throw noKey(values)
  const missing = names.find((name) => !Object.hasOwn(values as Values, name))
  if (missing !== undefined) throw keyError(missing)
  if (!isEmptyForm(table, names, fields)) for (const id of ids) hashed(id)
  if (ids.length > 0) singleton(table.definition.name, ids)
  if (!isOpened && isRead(table, ids, values as Values, fields)) {
    const reader = isReadByUser(table, values as Values, fields, names) ? env : env.sudo()
    reader.checkAccess(table, 'read')
    recordsOf(reader, table, ids, 'read')
  }
  for (const [name, value] of Object.entries(values as Values)) {
    const field = Object.hasOwn(table.fields, name) ? table.fields[name] : undefined
    if (field === undefined) throw env.dialect.groups.unknownField(name, table.definition.name)
    if (field.type.endsWith('2many') && isTrue(value) && !Array.isArray(value)) {
      throw noCommands(table, name, value)
    }
  }
  const shown = new Set(Object.keys((fields ?? {}) as object).map(topOf))
  for (const name of names.length > 0 ? names : Object.keys(values as Values)) {
    // Lines are told as the form shows them.
    const hasLines = table.fields[name]?.type.endsWith('2many') === true && linksAny((values as Values)[name])
    if (hasLines && !shown.has(name)) throw keyError(name)
  }
  // What is in the form is looked for in what it shows, be that nothing (tried on 14.0).
  const isFilled = names.length === 0 && Object.keys(values as Values).some((name) => name !== 'id')
  if (pythonType(fields) !== 'dict' && (isFilled || !isEmptyForm(table, names, fields))) {
    throw lacksAttribute(fields, 'get')
  }
}

/** Whether commands leave any record in a list that begins empty. */
const linksAny = (commands: unknown) =>
  Array.isArray(commands) &&
  commands.some((command) => {
    const [code, , ids] = Array.isArray(command) ? command : [command]
    return code === 6 ? isTrue(ids) : code !== 2 && code !== 3 && code !== 5
  })

/** A form of no fields that there are, which nothing changed in. */
export const isEmptyForm = ({ fields: known }: Table, names: readonly string[], fields: unknown): boolean =>
  names.length === 0 &&
  (!isTrue(fields) || iterated(fields).every((name) => typeof name === 'string' && !Object.hasOwn(known, topOf(name))))

const isPathOfLines = ({ fields }: Table, path: unknown) =>
  typeof path === 'string' && path.includes('.') && Object.hasOwn(fields, topOf(path))

const topOf = (name: string) => name.split('.')[0] as string

/** A record is read for what the form shows and the values do not tell; one that is being made is not. */
export function isRead({ fields: known }: Table, ids: readonly unknown[], values: Values, fields: unknown): boolean {
  const [id] = ids
  if (!id || !isTrue(fields) || typeof fields !== 'object') return false
  return untold(known, values, fields).length > 0
}

const untold = (known: Table['fields'], values: Values, fields: unknown) =>
  iterated(fields)
    .map((name) => topOf(String(name)))
    .filter((top) => top !== 'id' && !Object.hasOwn(values, top) && Object.hasOwn(known, top))

/**
 * What is shown first is read, and all of the record with it: what nobody may write and is kept is computed anew for the
 * form, by nobody in particular. A form that is opened begins with all the rest (tried on 14.0).
 */
function isReadByUser(table: Table, values: Values, fields: unknown, names: readonly string[]): boolean {
  const { fields: known } = table
  const isOpening = names.length === 0
  // What an order's customer and salesperson bring along is looked up in it.
  const isOrder = table.definition.name === 'sale.order'
  if (isOrder && readsOn(table, isOpening ? given(values, fields) : names)) return true
  const shown = untold(known, values, fields)
  const isComputed = (name: string) => {
    const { compute, depends = [], related } = known[name] ?? {}
    return compute !== undefined || related !== undefined || depends.length > 0
  }
  if (isOpening && readsOn(table, shown)) return true
  const first = isOpening ? shown.find(isComputed) : shown[0]
  if (first === undefined) return true
  const { related, store, readonly } = known[first] ?? {}
  return !(isComputed(first) && readonly && (related !== undefined || store !== false))
}

/** What a form shows and the values tell. */
const given = (values: Values, fields: unknown) =>
  iterated(fields)
    .map(String)
    .filter((name) => Object.hasOwn(values, name))

/** What a form says of a field's change is a text, whatever is in it. */
export function checkTexts(names: readonly string[], fields: Values): void {
  for (const name of names) if (isTrue(fields[name])) withAttribute(fields[name], 'strip')
}

function noKey(values: unknown): Error {
  if (typeof values === 'string') return typeError('string indices must be integers')
  if (Array.isArray(values)) return typeError('list indices must be integers or slices, not str')
  return typeError(`'${pythonType(values)}' object is not subscriptable`)
}
