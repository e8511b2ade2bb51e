import { cannotAdapt, valueError } from '../python/exceptions.ts'
import { hashed, isTrue, postgresError, pythonType } from '../python/eyes.ts'
import { finite, floatOf, intOf } from '../python/numbers.ts'
import { pythonRepr, pythonStr } from '../python/repr.ts'
import { toDecimals } from '../python/rounded.ts'
import { SentBinary } from '../python/sent-binary.ts'
import { checkSentText } from '../python/sent-text.ts'
import type { FieldDefinition } from './definition.ts'
import type { Environment, Table } from './environment.ts'
import { emptyValue } from './field-storage.ts'
import { sanitizedHtml } from './sanitize-html.ts'
import { selectionOf } from './selection.ts'
import { noBytes, storedFile, storedImage } from './stored-binary.ts'
import { type Storing, storedLink } from './stored-link.ts'
import { storedTime } from './stored-time.ts'

interface Context {
  /** What is stored until now. */
  readonly before?: unknown
  readonly storing?: Storing
}

/** What is stored of a value that a caller gave. Raises for values that cannot be (tried on 14.0 and 19.0). */
export function storedValue(
  env: Environment,
  table: Table,
  name: string,
  field: FieldDefinition,
  value: unknown,
  { before, storing = 'write' }: Context = {},
): unknown {
  if (value === null || value === undefined || value === false) return emptyValue(field)
  switch (field.type) {
    case 'integer':
      return inColumn(integerOf(value))
    case 'many2one_reference':
      // An id it is looked up by first.
      if (env.dialect.series.major >= 19) hashed(value)
      return integerOf(value)
    case 'float':
    case 'monetary':
      return rounded(env, value, field)
    case 'boolean':
      return isTrue(value)
    case 'char':
    case 'text':
      if (env.dialect.series.major >= 10 && typeof value === 'string') checkSentText(value)
      return field.size === undefined || env.dialect.series.major < 14
        ? pythonStr(value)
        : cut(pythonStr(value), field.size)
    case 'html':
      return typeof value === 'string' ? sanitizedHtml(value, env.dialect.series.major) : notHtml(env, field, value)
    case 'date':
    case 'datetime':
      return storedTime(env, field.type, value, storing)
    case 'selection':
      if (field.takesAny && env.dialect.series.major >= 18) return isTrue(value) ? pythonStr(value) : false
      // What it may be is a dictionary since 18 (tried on 18.0 and 19.0).
      if (env.dialect.series.major >= 18) hashed(value)
      if (!isTrue(value)) return false
      if (selectionOf(env, field).some(([key]) => key === value)) return value
      throw env.dialect.exceptions.notInSelection(table.definition.name, name, value)
    case 'reference':
      return referenceOf(env, table, name, value)
    case 'binary':
      if (value instanceof SentBinary) throw noBytes(value)
      if (env.dialect.readsBinariesAsObjects) return storedFile(value, before)
      // wire/16.0/web-write-binary-object
      return field.isImage && looksAtPictures(env) ? storedImage(value, env.dialect.series.major) : value
    case 'many2one':
      return storedLink(env, table, name, field, value, storing)
    default:
      return value
  }
}

/** A column has room for so many characters (tried on 14.0 and 19.0). */
const cut = (text: string, size: number) => [...text].slice(0, size).join('')

/** Tried on 8.0, 14.0 and 16.0 to 19.0. */
const looksAtPictures = ({ dialect: { series } }: Environment) => series.major === 8 || series.major >= 14

/** What becomes of something else than text where HTML is told (tried on 19.0). */
function notHtml(env: Environment, { translate }: FieldDefinition, value: unknown): unknown {
  if (env.dialect.series.major < 19) return sanitizedHtml(String(value), env.dialect.series.major)
  if (isTrue(value)) return '<p>Unknown error when sanitizing</p>'
  // Where there is one for each language it is JSON.
  if (translate && typeof value === 'object') return pythonStr(value)
  if (pythonType(value) === 'dict') throw cannotAdapt('dict')
  return Array.isArray(value) ? '{}' : '0'
}

function inColumn(value: number): number {
  if (value >= -(2 ** 31) && value < 2 ** 31) return value
  throw postgresError('NumericValueOutOfRange', 'integer out of range\n')
}

/** Of nothing zero (tried on 14.0 and 19.0). */
const integerOf = (value: unknown) => (isTrue(value) ? intOf(value) : 0)

function rounded({ dialect }: Environment, value: unknown, { digits }: FieldDefinition): number {
  const number = isTrue(value) ? floatOf(value) : 0
  if (!digits) return number
  finite(number)
  return toDecimals(number, digits[1], dialect.series.major)
}

function referenceOf(env: Environment, table: Table, name: string, value: unknown): unknown {
  const [model = '', id = ''] = String(value).split(',')
  if (value === '') return false
  if (!env.hasModel(model) || !/^\d+$/.test(id)) {
    throw valueError(`Wrong value for ${table.definition.name}.${name}: ${pythonRepr(value)}`)
  }
  return env.table(model).rows.has(Number(id)) ? `${model},${id}` : false
}
