import { isOoorError, MalformedResponseError } from '../../errors/index.ts'
import { maskedText } from '../../errors/mask.ts'
import { fromBase64 } from '../../wires/index.ts'
import type { FieldSchema } from '../schema/field.ts'
import { noteFile } from './binary-info.ts'
import { parseDatetime, withFullYear } from './datetime.ts'
import { describe } from './describe.ts'
import { isId, linkedId } from './linked-id.ts'

/** One row: of the server, or with its values made JavaScript's, in place. */
export type Row = { id: number } & Record<string, unknown>

type Cast = (value: unknown) => unknown

const orNull: Cast = (value) => (value === false || value === undefined ? null : value)
const orZero: Cast = (value) => (value === false || value === null || value === undefined ? 0 : value)

const CASTS: Readonly<Record<string, Cast | undefined>> = {
  boolean: (value) => value === true || value === 1,
  integer: orZero,
  float: orZero,
  monetary: orZero,
  one2many: listed,
  many2many: listed,
  many2one: named,
  many2one_reference: (value) => value || null,
  datetime: (value) => (typeof value === 'string' && value !== '' ? moment(value) : null),
  date: (value) => (typeof value === 'string' && value !== '' ? withFullYear(value) : value || null),
  reference,
  // Some computed ones hold data, as `tax_totals`: it passes as it is.
  binary: (value) => (typeof value === 'string' ? bytesOf(value) : isFile(value) ? fileOf(value) : orNull(value)),
}

/** What a field holds, from what the server sends. */
export function castFor(field: Pick<FieldSchema, 'kind'>): Cast {
  return CASTS[field.kind] ?? orNull
}

/** Makes the values of rows JavaScript's, in place. Only fields that need it are touched. */
export type RowsCast = (rows: readonly Row[]) => void

/** The cast of some fields of a model, made once for all rows. */
export function castRows(model: string, fields: readonly FieldSchema[]): RowsCast {
  // That each row has its id, was seen when it came.
  const casts = fields
    .filter(({ name }) => name !== 'id')
    .map(({ name, kind }) => ({ name, cast: CASTS[kind] ?? orNull }))
  return (rows) => {
    // Field by field: each pass runs one function over one property.
    for (const { name, cast } of casts) {
      if (cast === orNull) {
        for (const row of rows) {
          // Read once: that is most of the work.
          const value = row[name]
          if (value === false || value === undefined) row[name] = null
        }
      } else {
        castAll(model, name, () => {
          for (const row of rows) {
            const value = row[name]
            const made = cast(value)
            // Most numbers and booleans are what they should be, and writing costs more than reading.
            if (made !== value) row[name] = made
          }
        })
      }
    }
  }
}

/** Says of which field what nothing could be made of. */
export function castAll(model: string, name: string, cast: () => void): void {
  try {
    cast()
  } catch (error) {
    if (!isOoorError(error)) throw error
    throw new MalformedResponseError(`${model}.${name} came as ${error.message}`, { cause: error, call: { model } })
  }
}

/** The error for a value that nothing can be made of. */
export function unreadable(value: unknown, wanted: string): MalformedResponseError {
  return new MalformedResponseError(`${maskedText(describe(value))} where ${wanted} should be`)
}

/** Ids of `read`, ids or rows of `web_read`. */
function listed(value: unknown): unknown {
  if (!value) return []
  if (Array.isArray(value) && value.every((one) => linkedId(one) !== undefined)) return value
  throw unreadable(value, 'a list of records')
}

function moment(text: string): Date {
  const date = parseDatetime(text)
  if (Number.isNaN(date.getTime())) throw unreadable(text, 'a moment')
  return date
}

/** `[id, name]` of `read`, an object of `web_read`. */
function named(value: unknown): unknown {
  if (Array.isArray(value)) {
    const id: unknown = value[0]
    if (!isId(id)) throw unreadable(value, 'a record')
    return { id, display_name: nameOf(value[1]) }
  }
  if (!value || isId(value)) return value || null
  if (typeof value !== 'object' || linkedId(value) === undefined) throw unreadable(value, 'a record')
  return 'display_name' in value && typeof value.display_name !== 'string'
    ? { ...value, display_name: nameOf(value.display_name) }
    : value
}

/** False for a record without a name. */
function nameOf(name: unknown): string {
  return typeof name === 'string' ? name : ''
}

/** `res.partner,5` of `read`, an object of `web_read`. */
function reference(value: unknown): unknown {
  if (typeof value !== 'string') return value || null
  const comma = value.indexOf(',')
  const id = Number(value.slice(comma + 1))
  return comma > 0 && isId(id) ? { model: value.slice(0, comma), id } : null
}

/** What 20 reads a binary field as; its developers called the name `file_name` for a while. */
interface SentFile {
  readonly content: string
  readonly size: number
  readonly filename?: unknown
  readonly file_name?: unknown
}

const FILE_MEMBERS: ReadonlySet<string> = new Set(['content', 'size', 'filename', 'file_name', 'mimetype'])

/** Not what a computed field may hold beside other data. */
function isFile(value: unknown): value is SentFile {
  if (typeof value !== 'object' || value === null || !('content' in value) || !('size' in value)) return false
  if (typeof value.content !== 'string' || typeof value.size !== 'number') return false
  return Object.keys(value).every((name) => FILE_MEMBERS.has(name))
}

function fileOf(file: SentFile): unknown {
  const bytes = fromBase64(file.content)
  if (bytes === undefined) throw unreadable(file.content, 'base64')
  const name = file.filename ?? file.file_name
  noteFile(bytes, { size: file.size, ...(typeof name === 'string' && name !== '' && { filename: name }) })
  return bytes
}

const SIZE = /^[\d.]{1,20} \w{1,8}$/

/** Bytes; where the context asked for sizes (`bin_size`), the size as text: `12.5 Kb`. */
function bytesOf(text: string): Uint8Array | string | null {
  if (text === '') return null
  return SIZE.test(text) ? text : (fromBase64(text) ?? text)
}
