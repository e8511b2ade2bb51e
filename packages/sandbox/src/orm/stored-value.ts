import { typeError, userError, valueError } from '../python/exceptions.ts'
import { isTrue } from '../python/eyes.ts'
import { floatOf, intOf } from '../python/numbers.ts'
import { pythonRepr } from '../python/repr.ts'
import type { FieldDefinition } from './definition.ts'
import type { Environment, Table } from './environment.ts'
import { emptyValue } from './field-storage.ts'
import { sanitizedHtml } from './sanitize-html.ts'
import { selectionOf } from './selection.ts'
import { storedFile } from './stored-binary.ts'

/** What is stored of a value that a caller gave. Raises for values that cannot be (tried on 14.0 and 19.0). */
export function storedValue(
  env: Environment,
  table: Table,
  name: string,
  field: FieldDefinition,
  value: unknown,
  /** What is stored until now. */
  before?: unknown,
): unknown {
  if (value === null || value === undefined || value === false) return emptyValue(field)
  switch (field.type) {
    case 'integer':
    case 'many2one_reference':
      return integerOf(value)
    case 'float':
    case 'monetary':
      return rounded(value, field)
    case 'boolean':
      return Boolean(value)
    case 'char':
    case 'text':
      return typeof value === 'string' ? value : pythonRepr(value)
    case 'html':
      return sanitizedHtml(String(value))
    case 'date':
      return value === '' ? false : dateOf(String(value))
    case 'datetime':
      return value === '' ? false : datetimeOf(String(value))
    case 'selection':
      if (value === '') return false
      if (selectionOf(env, field).some(([key]) => key === value)) return value
      throw env.dialect.exceptions.notInSelection(table.definition.name, name, value)
    case 'reference':
      return referenceOf(env, table, name, value)
    case 'binary':
      if (env.dialect.readsBinariesAsObjects) return storedFile(value, before)
      // wire/16.0/web-write-binary-object
      if (field.isImage && typeof value !== 'string') throw userError('Image is not encoded in base64.')
      return value
    case 'many2one':
      return linkOf(env, table, name, field, value)
    default:
      return value
  }
}

/** Of nothing zero (tried on 14.0 and 19.0). */
const integerOf = (value: unknown) => (isTrue(value) ? intOf(value) : 0)

function rounded(value: unknown, { digits }: FieldDefinition): number {
  const number = isTrue(value) ? floatOf(value) : 0
  if (!digits) return number
  const factor = 10 ** digits[1]
  return Math.round((number + Math.sign(number) * Number.EPSILON) * factor) / factor
}

function dateOf(value: string): string {
  const day = value.slice(0, 'YYYY-MM-DD'.length)
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) throw valueError(`time data '${value}' does not match format '%Y-%m-%d'`)
  return day
}

function datetimeOf(value: string): string {
  const match = /^(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d)(:\d\d)?)?(.*)$/s.exec(value)
  const [, day, minutes, seconds, rest] = match ?? []
  if (day === undefined || (rest !== '' && seconds === undefined)) {
    throw valueError(`time data '${value}' does not match format '%Y-%m-%d %H:%M:%S'`)
  }
  if (rest !== '') throw valueError(`unconverted data remains: ${rest}`)
  return `${day} ${minutes ?? '00:00'}${seconds ?? ':00'}`
}

function referenceOf(env: Environment, table: Table, name: string, value: unknown): unknown {
  const [model = '', id = ''] = String(value).split(',')
  if (value === '') return false
  if (!env.hasModel(model) || !/^\d+$/.test(id)) {
    throw valueError(`Wrong value for ${table.definition.name}.${name}: ${pythonRepr(value)}`)
  }
  return env.table(model).rows.has(Number(id)) ? `${model},${id}` : false
}

function linkOf(env: Environment, table: Table, name: string, field: FieldDefinition, value: unknown): number | false {
  const { exceptions, series } = env.dialect
  // Something else than an id is nothing; 19 stumbles over true.
  if (value === true && series.major >= 19) throw typeError("'bool' object is not iterable")
  const id = typeof value === 'string' && /^\d+$/.test(value) && series.major < 19 ? Number(value) : value
  if (typeof id !== 'number') return false
  const other = env.table(field.relation ?? '')
  if (other.rows.has(id)) return id
  // 19 mostly reads the other record before PostgreSQL would mind.
  if (series.major >= 18) throw exceptions.missingRecord('read', other.definition, id, env.uid)
  throw exceptions.stillReferenced(table.definition, name, field)
}
