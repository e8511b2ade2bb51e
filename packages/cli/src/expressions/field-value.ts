import type { FieldSchema } from 'ooor'
import { moment } from './moment.ts'
import type { WrittenValue } from './parse-condition.ts'

/** What a value is written as, without its place. */
type Written = Pick<WrittenValue, 'text' | 'isQuoted'>

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const WHOLE = /^[+-]?\d+$/
const DAY = /^\d{4}-\d{2}-\d{2}$/
const MOMENT = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/i

/** What is written for a field is none of its values: the message says what would be. */
export class FieldValueError extends Error {}

/**
 * A value in the kind of its field: numbers, truths, days, values of a selection by their labels too. Relations are told
 * by an id or a name. Of a field that nothing is known of, what it looks like.
 */
export function fieldValue(field: FieldSchema | undefined, { text, isQuoted }: Written): unknown {
  const isKey = field?.selection?.some(([key]) => String(key) === text)
  const word = isQuoted || isKey ? '' : text.toLowerCase()
  if (word === 'null' || word === 'none') return null
  const read = field === undefined ? guessed : READERS[field.kind]
  // As domains have it, where false is empty.
  if (word === 'false' && field?.kind !== 'boolean' && read !== guessed) return null
  return read === undefined ? text : read({ text, isQuoted }, field as FieldSchema)
}

type Reader = (written: Written, field: FieldSchema) => unknown

function refused({ name, kind }: FieldSchema, text: string, remedy: string): FieldValueError {
  return new FieldValueError(
    `'${text}' is no value for ${name}, ${/^[aeio]/.test(kind) ? 'an' : 'a'} ${kind}: ${remedy}`,
  )
}

const guessed: Reader = ({ text, isQuoted }) => {
  if (isQuoted) return text
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true'
  return NUMBER.test(text) ? Number(text) : text
}

const whole: Reader = ({ text }, field) => {
  if (WHOLE.test(text) && Number.isSafeInteger(Number(text))) return Number(text)
  throw refused(field, text, 'write a whole number')
}

const number: Reader = ({ text }, field) => {
  if (NUMBER.test(text)) return Number(text)
  throw refused(field, text, 'write a number, as 12.50')
}

const truth: Reader = ({ text }, field) => {
  if (/^(true|yes|1)$/i.test(text)) return true
  if (/^(false|no|0)$/i.test(text)) return false
  throw refused(field, text, 'write true or false')
}

const day: Reader = ({ text }, field) => {
  const relative = moment(text)
  if (relative !== undefined) return relative.day
  if (DAY.test(text)) return text
  throw refused(field, text, 'write a day as 2026-01-31, or today-7d')
}

const time: Reader = ({ text }, field) => {
  const relative = moment(text)
  if (relative !== undefined) return relative.time
  const zone = MOMENT.exec(text)?.[1]
  if (zone !== undefined) return new Date(text)
  if (MOMENT.test(text)) return text
  throw refused(field, text, "write it as 2026-01-31, '2026-01-31 10:20:30' (UTC), 2026-01-31T10:20+02:00 or now-2h")
}

const choice: Reader = ({ text, isQuoted }, field) => {
  const { selection } = field
  if (selection === undefined) return text
  const found =
    selection.find(([value]) => String(value) === text) ??
    selection.find(([, label]) => label.toLowerCase() === text.toLowerCase())
  if (found !== undefined) return found[0]
  // Older rows, and other users, may have others.
  if (isQuoted) return text
  throw refused(field, text, selection.map(([value]) => value).join(', '))
}

const link: Reader = ({ text, isQuoted }) => (!isQuoted && /^\d+$/.test(text) ? Number(text) : text)

const READERS: Readonly<Record<string, Reader | undefined>> = {
  integer: whole,
  float: number,
  monetary: number,
  boolean: truth,
  date: day,
  datetime: time,
  selection: choice,
  many2one: link,
  one2many: link,
  many2many: link,
  many2one_reference: whole,
  properties: guessed,
  json: guessed,
}
