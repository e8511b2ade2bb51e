import { fromBase64 } from '../../wires/index.ts'
import type { FieldSchema } from '../schema/field.ts'
import { parseDatetime, withFullYear } from './datetime.ts'
import { isId } from './linked-id.ts'

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
  one2many: (value) => value || [],
  many2many: (value) => value || [],
  many2one: named,
  many2one_reference: (value) => value || null,
  datetime: (value) => (typeof value === 'string' && value !== '' ? parseDatetime(value) : null),
  date: (value) => (typeof value === 'string' && value !== '' ? withFullYear(value) : value || null),
  reference,
  // Some computed ones hold data, as `tax_totals`: it passes as it is.
  binary: (value) => (typeof value === 'string' ? bytesOf(value) : orNull(value)),
}

/** What a field holds, from what the server sends. */
export function castFor(field: Pick<FieldSchema, 'kind'>): Cast {
  return CASTS[field.kind] ?? orNull
}

/** Makes the values of rows JavaScript's, in place. Only fields that need it are touched. */
export type RowsCast = (rows: readonly Row[]) => void

/** The cast of some fields, made once for all rows. */
export function castRows(fields: readonly FieldSchema[]): RowsCast {
  const casts = fields.map(({ name, kind }) => ({ name, cast: CASTS[kind] ?? orNull }))
  return (rows) => {
    // Field by field: each pass runs one function over one property.
    for (const { name, cast } of casts) {
      if (cast === orNull) {
        for (const row of rows) {
          // Read once: that is most of the work.
          const value = row[name]
          if (value === false || value === undefined) row[name] = null
        }
      } else for (const row of rows) row[name] = cast(row[name])
    }
  }
}

/** `[id, name]` of `read`, an object of `web_read`. */
function named(value: unknown): unknown {
  if (Array.isArray(value)) return { id: value[0] as number, display_name: nameOf(value[1]) }
  if (typeof value !== 'object' || value === null) return value || null
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

const SIZE = /^[\d.]{1,20} \w{1,8}$/

/** Bytes; where the context asked for sizes (`bin_size`), the size as text: `12.5 Kb`. */
function bytesOf(text: string): Uint8Array | string | null {
  if (text === '') return null
  return SIZE.test(text) ? text : (fromBase64(text) ?? text)
}
