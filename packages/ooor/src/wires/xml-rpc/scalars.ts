/** Reads the text of an element; undefined when it is none of that type. */
type ReadText = (text: string) => string | number | boolean | null | undefined

/** One type of value without parts: its element and how its text is read. */
export interface Scalar {
  /** The element's name as it is written, `''` for a value without one. */
  readonly tag: string
  readonly read: ReadText
  /** `<value><tag>` and `</tag></value>` as nearly everybody writes them. */
  readonly opening: RegExp
  readonly ending: RegExp
}

function scalar(tag: string, read: ReadText): Scalar {
  return { tag, read, opening: new RegExp(`<value><${tag}>`, 'y'), ending: new RegExp(`</${tag}></value>`, 'y') }
}

/** Longer than any number that a double holds, written without an exponent. */
const LONGEST_NUMBER = 1_200

function readInt(text: string): number | undefined {
  const number = text.trim()
  if (number.length > LONGEST_NUMBER || !/^[+-]?\d+$/.test(number)) return undefined
  // The sum makes 0 of -0.
  return finite(Number(number) + 0)
}

/** As Python writes what is no number: it must not cost the rest of the answer. */
const NO_NUMBERS: ReadonlyMap<string, number> = new Map([
  ['nan', Number.NaN],
  ['inf', Number.POSITIVE_INFINITY],
  ['-inf', Number.NEGATIVE_INFINITY],
])

function readDouble(text: string): number | undefined {
  const number = text.trim()
  if (NO_NUMBERS.has(number)) return NO_NUMBERS.get(number)
  if (number.length > LONGEST_NUMBER || !/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(number)) return undefined
  return finite(Number(number))
}

function finite(number: number): number | undefined {
  return Number.isFinite(number) ? number : undefined
}

function readBoolean(text: string): boolean | undefined {
  const word = text.trim()
  if (word === '1' || word === 'true') return true
  return word === '0' || word === 'false' ? false : undefined
}

function readString(text: string): string {
  return text
}

/** The base64 text itself, without white space: what the JSON wires carry for a binary field. */
function readBase64(text: string): string | undefined {
  const base64 = text.replace(/[\t\n\r ]+/g, '')
  return /[^A-Za-z0-9+/=]/.test(base64) ? undefined : base64
}

/** Odoo's own text for a moment, `2024-01-31 10:20:30` in UTC, as its JSON wires write it. */
function readDateTime(text: string): string | undefined {
  const parts = /^(\d{4})-?(\d\d)-?(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?Z?$/.exec(text.trim())
  if (parts === null) return undefined
  const [, year, month, day, hour, minute, second] = parts
  return `${year}-${month}-${day} ${hour}:${minute}:${second}`
}

function readNil(text: string): null | undefined {
  return text.trim() === '' ? null : undefined
}

/** The types whose content the value reader reads itself, because most values are of them. */
export const STRING: Scalar = scalar('string', readString)
export const INT: Scalar = scalar('int', readInt)
export const BOOLEAN: Scalar = scalar('boolean', readBoolean)
/** `<value>text</value>`: XML-RPC's default type is the string. */
export const UNTYPED: Scalar = scalar('', readString)

const DOUBLE = scalar('double', readDouble)

const PLAIN: readonly Scalar[] = [
  STRING,
  INT,
  ...['i1', 'i2', 'i4', 'i8', 'biginteger'].map((tag) => scalar(tag, readInt)),
  BOOLEAN,
  DOUBLE,
  ...['float', 'bigdecimal'].map((tag) => scalar(tag, readDouble)),
  scalar('base64', readBase64),
  scalar('dateTime.iso8601', readDateTime),
  scalar('nil', readNil),
]

/** The scalar types by their element's name, as Python reads them, with and without the prefix of Apache's extensions. */
export const SCALARS: ReadonlyMap<string, Scalar> = new Map(
  [...PLAIN, ...PLAIN.map(({ tag, read }) => scalar(`ex:${tag}`, read))].map((one) => [one.tag, one]),
)

/** The type that an element most likely is, by the code of its name's first letter. */
export function likelyScalar(letter: number): Scalar | undefined {
  switch (letter) {
    case 0x73:
      return STRING
    case 0x69:
      return INT
    case 0x62:
      return BOOLEAN
    case 0x64:
      return DOUBLE
  }
  return undefined
}
