import { isDay } from '../../belongings/day.ts'
import { linkedId, linkedIdOf } from '../../belongings/record-id.ts'
import { describe, isThenable } from '../../errors/describe.ts'
import { InvalidValueError } from '../../errors/index.ts'
import { aKind } from '../schema/a-kind.ts'
import type { FieldSchema } from '../schema/field.ts'
import { formatDatetime, isInOdoosYears, normalDatetime } from './datetime.ts'
import { isNamedFile } from './named-file.ts'

/** Checks and brings a value to what Odoo takes for a field that is no one2many or many2many. */
export function toServer(model: string, field: FieldSchema, value: unknown): unknown {
  if (value === null || value === undefined) return emptyOf(field)
  const check = CHECKS[field.kind]
  const sent = check === undefined ? value : check(value, field)
  if (sent !== NOT) return sent
  throw invalid(model, field, value)
}

/** The error for a value that is not of the field's kind. */
export function invalid(model: string, field: FieldSchema, value: unknown): InvalidValueError {
  const remedy =
    isThenable(value) && linkedId(value) === undefined ? 'await it first' : (REMEDIES[field.kind] ?? 'pass data')
  const allowed = field.kind === 'selection' && field.selection ? `: ${values(field.selection)}` : ''
  return new InvalidValueError(
    `${model}.${field.name} is ${aKind(field.kind)} and does not take ${describe(value, field.name)}: ${remedy}${allowed}`,
    { call: { model } },
  )
}

/**
 * Odoo leaves out what is none, and stores the rest: of `data:image/png;base64,…` another file, or "Incorrect padding".
 * Its ends tell: a file may have many megabytes.
 */
function isBase64(text: string): boolean {
  const ends = [text.slice(0, END), text.slice(-END)]
  const isInLines = ends.some((end) => /[\r\n]/.test(end))
  return (isInLines || text.length % 4 === 0) && ends.every((end) => /^[A-Za-z0-9+/\r\n]*={0,2}[\r\n]*$/.test(end))
}

const END = 4096

const NOT = Symbol('not of this kind')
type Check = (value: unknown, field: FieldSchema) => unknown

const text: Check = (value) => (typeof value === 'string' ? value : NOT)
const finite: Check = (value) => (typeof value === 'number' && Number.isFinite(value) ? value : NOT)
const whole: Check = (value) =>
  Number.isInteger(value) && Math.abs(value as number) < 2 ** 53 ? value : typeof value === 'bigint' ? value : NOT

const CHECKS: Readonly<Record<string, Check | undefined>> = {
  char: text,
  text,
  html: text,
  integer: whole,
  float: finite,
  monetary: finite,
  boolean: (value) => (typeof value === 'boolean' ? value : NOT),
  date: (value) => (typeof value === 'string' && isDay(value) ? value : NOT),
  datetime: (value) => {
    if (isDate(value)) return isInOdoosYears(value) ? formatDatetime(value) : NOT
    const moment = typeof value === 'string' ? normalDatetime(value) : undefined
    // A day is its first moment in UTC, to the letter: rows are told by it.
    return moment?.length === 10 ? `${moment} 00:00:00` : (moment ?? NOT)
  },
  selection: (value, { selection }) => {
    if (typeof value !== 'string' && typeof value !== 'number') return NOT
    // Without a list the server alone knows.
    return selection === undefined || selection.some(([one]) => one === value) ? value : NOT
  },
  binary: (value, { name }) => {
    // `raw` of an attachment takes text as it is.
    if (typeof value === 'string') return name === 'raw' || isBase64(value) ? value : NOT
    if (value instanceof Uint8Array) return value
    if (value instanceof ArrayBuffer) return new Uint8Array(value)
    return isNamedFile(value) ? value : NOT
  },
  many2one: (value, { relation }) => linkedIdOf(relation, value) ?? NOT,
  many2one_reference: (value) => linkedId(value) ?? NOT,
  reference: (value) => {
    if (typeof value === 'string') return /^[\w.]+,\d+$/.test(value) ? value : NOT
    const { model, $model = model, id } = value as { model?: unknown; $model?: unknown; id?: unknown }
    return typeof $model === 'string' && Number.isInteger(id) ? `${$model},${id}` : NOT
  },
}

const REMEDIES: Readonly<Record<string, string | undefined>> = {
  char: 'pass text, or null',
  text: 'pass text, or null',
  html: 'pass markup as text, or null',
  integer: 'pass a whole number',
  float: 'pass a finite number',
  monetary: 'pass a finite number',
  boolean: 'pass true or false',
  date: "pass a day as text, '2026-01-31', or null",
  datetime: "pass a Date, text in UTC as '2026-01-31 10:20:30', or null",
  selection: 'pass one of its values, or null',
  binary: 'pass a Uint8Array, base64 text, on Odoo 20 also { content, filename }, or null',
  many2one: 'pass an id, a record that is saved, or null',
  many2one_reference: 'pass an id, a record that is saved, or null',
  reference: "pass { model, id }, text as 'res.partner,5', or null",
  one2many: 'pass a list of ids, records, new values or commands',
  many2many: 'pass a list of ids, records, new values or commands',
}

function emptyOf({ kind }: FieldSchema): unknown {
  return kind === 'integer' || kind === 'float' || kind === 'monetary' ? 0 : false
}

function values(selection: NonNullable<FieldSchema['selection']>): string {
  return selection.map(([value]) => `'${value}'`).join(', ')
}

function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]'
}
