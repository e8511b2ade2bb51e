import { isDay } from '../../belongings/day.ts'
import { describe } from '../../errors/describe.ts'
import { InvalidValueError } from '../../errors/index.ts'
import { normalDatetime, parseDatetime } from '../casting/datetime.ts'
import { toUtc } from '../casting/local-time.ts'
import { invalid } from '../casting/to-server.ts'
import { aKind } from '../schema/a-kind.ts'
import type { FieldSchema } from '../schema/field.ts'

/**
 * What a field holds, from the text of an HTML form, or of another source, as errors call it. Empty text is null. Values
 * that are no text are left for saving to check.
 */
export function htmlValue(
  model: string,
  field: FieldSchema,
  given: unknown,
  source = 'the form',
  timeZone?: string,
): unknown {
  if (typeof given !== 'string') return given
  if (field.kind === 'boolean') return readBoolean(model, field, given, source)
  const text = given.trim()
  if (text === '') return null
  const read = READERS[field.kind]
  const value = read === undefined ? given : read(text, field, timeZone)
  if (value === undefined) throw refused(model, field, given, source)
  return value
}

/** The ids of a many2many: a name that stands several times, or ids with commas between them. */
export function htmlIds(model: string, field: FieldSchema, given: readonly unknown[]): number[] {
  return given.flatMap((one) => {
    if (typeof one === 'number') return [one]
    if (typeof one !== 'string') throw invalid(model, field, one)
    const parts = one.split(',').map((part) => part.trim())
    return parts
      .filter((part) => part !== '')
      .map((part) => {
        const id = readId(part)
        if (id === undefined) throw refused(model, field, part)
        return id
      })
  })
}

/** What a checkbox says: `on` when it has no value of its own. Undefined for other text. */
export function htmlBoolean(text: string): boolean | undefined {
  const lower = text.trim().toLowerCase()
  if (lower === 'on' || lower === 'true' || lower === '1') return true
  return lower === 'off' || lower === 'false' || lower === '0' || lower === '' ? false : undefined
}

/** Undefined for text that the field does not take. */
type Reader = (text: string, field: FieldSchema, timeZone: string | undefined) => unknown

const READERS: Readonly<Record<string, Reader | undefined>> = {
  integer: readInteger,
  float: readNumber,
  monetary: readNumber,
  date: (text) => (isDay(text) && isMoment(parseDatetime(text)) ? text : undefined),
  datetime: (text, _, timeZone) => readMoment(text, timeZone),
  selection: (text, { selection }) =>
    selection === undefined ? text : selection.find(([value]) => String(value) === text)?.[0],
  many2one: readId,
  many2one_reference: readId,
}

function readInteger(text: string): number | undefined {
  const number = Number(text)
  return /^[+-]?\d+$/.test(text) && Number.isSafeInteger(number) ? number : undefined
}

function readNumber(text: string): number | undefined {
  const number = Number(text)
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) && Number.isFinite(number) ? number : undefined
}

function readId(text: string): number | undefined {
  const id = readInteger(text)
  return id !== undefined && id > 0 ? id : undefined
}

/** `2026-01-31T10:20`, as datetime-local inputs have it, is taken as UTC where no zone is given: a browser tells none. */
function readMoment(text: string, timeZone: string | undefined): Date | undefined {
  const normal = normalDatetime(text.replace(/^(\d{4}-\d\d-\d\d[ T]\d\d:\d\d)(Z|[+-]\d\d:?\d\d)?$/, '$1:00$2'))
  const moment = normal === undefined ? undefined : parseDatetime(normal)
  if (moment === undefined || !isMoment(moment)) return undefined
  return /(Z|[+-]\d\d:?(\d\d)?)$/.test(text.slice(10)) ? moment : new Date(toUtc(moment.getTime(), timeZone))
}

function isMoment(moment: Date): boolean {
  return !Number.isNaN(moment.getTime())
}

function readBoolean(model: string, field: FieldSchema, text: string, source: string): boolean {
  const value = htmlBoolean(text)
  if (value === undefined) throw refused(model, field, text, source)
  return value
}

const EXPECTED: Readonly<Record<string, string | undefined>> = {
  boolean: "a checkbox: 'on', 'true' or '1', 'off', 'false' or '0'",
  integer: 'a whole number',
  float: 'a number, with a point for decimals',
  monetary: 'a number, with a point for decimals',
  date: "a day, as '2026-01-31'",
  datetime: "a moment, as '2026-01-31T10:20'",
  many2one: 'an id',
  many2one_reference: 'an id',
  many2many: 'ids',
}

function refused(model: string, field: FieldSchema, given: string, source = 'the form'): InvalidValueError {
  const values = field.selection?.map(([value]) => `'${value}'`).join(', ')
  const expected = field.kind === 'selection' ? `one of ${values}` : EXPECTED[field.kind]
  const message = `${model}.${field.name} is ${aKind(field.kind)}, and ${source} has ${describe(given, field.name)} for it: ${expected} is needed`
  return new InvalidValueError(message, { call: { model } })
}
