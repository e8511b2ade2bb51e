import { indexError, typeError, valueError } from './exceptions.ts'
import { pythonType } from './eyes.ts'
import { pythonRepr, pythonStr } from './repr.ts'

interface Spec {
  readonly flags: string
  readonly width: number
  readonly precision?: number
  readonly type: string
  readonly at: number
}

const SPEC = /%([-+ #0]*)(\d*)(?:\.(\d*))?[hlL]?(.?)/gs
/** Wider texts than anybody tells numbers in are refused, as Python refuses wider ones. */
const WIDEST = 10_000

/** What `format % value` is, of one value that came with a call: `'%.2f' % 1.5`. Raises as Python does (tried on 14.0 to 19.0). */
export function percentFormatted(format: string, value: unknown, major: number): string {
  let isTaken = false
  const text = format.replace(
    SPEC,
    (whole, flags: string, width: string, precision: string | undefined, type: string, at: number) => {
      if (type === '%') return '%'
      if (type === '') throw valueError('incomplete format')
      if (isTaken) throw typeError('not enough arguments for format string')
      isTaken = true
      if (Number(width) > WIDEST) throw valueError('width too big')
      if (Number(precision) > WIDEST) throw valueError('precision too big')
      const spec = { flags, width: Number(width), type, at: at + whole.length - type.length }
      return padded(
        converted(value, { ...spec, ...(precision !== undefined && { precision: Number(precision) }) }, major),
        spec,
      )
    },
  )
  if (!isTaken && pythonType(value) !== 'dict') {
    throw typeError('not all arguments converted during string formatting')
  }
  return text
}

/** The first character of a text. Raises as Python does for what has none. */
export function firstOf(value: unknown): unknown {
  if (typeof value === 'string') {
    if (value === '') throw indexError('string index out of range')
    return value[0]
  }
  throw typeError(`'${pythonType(value)}' object is not subscriptable`)
}

function converted(value: unknown, spec: Spec, major: number): string {
  const { type, precision } = spec
  switch (type.toLowerCase()) {
    case 's':
      return pythonStr(value).slice(0, precision)
    case 'r':
    case 'a':
      return pythonRepr(value).slice(0, precision)
    case 'c':
      return character(value)
    case 'd':
    case 'i':
    case 'u':
      return signed(String(BigInt(Math.trunc(wholeOf(value, 'd', major)))), spec)
    case 'x':
    case 'o':
      return signed(BigInt(integerOf(value, type)).toString(type === 'o' ? 8 : 16), spec)
    case 'f':
    case 'e':
    case 'g':
      return signed(floatText(floatOf(value), spec), spec)
    default: {
      const code = type.codePointAt(0)?.toString(16)
      throw valueError(`unsupported format character '${type}' (0x${code}) at index ${spec.at}`)
    }
  }
}

function character(value: unknown): string {
  if (typeof value === 'string' && [...value].length === 1) return value
  if (typeof value === 'boolean' || pythonType(value) === 'int') return String.fromCodePoint(Number(value))
  throw typeError('%c requires int or char')
}

function floatOf(value: unknown): number {
  if (typeof value === 'number' || typeof value === 'boolean') return Number(value)
  throw typeError(`must be real number, not ${pythonType(value)}`)
}

function wholeOf(value: unknown, type: string, major: number): number {
  if (typeof value === 'number' || typeof value === 'boolean') return Number(value)
  // Python 3.9 says less than its followers.
  throw typeError(`%${type} format: a ${major < 16 ? '' : 'real '}number is required, not ${pythonType(value)}`)
}

function integerOf(value: unknown, type: string): number {
  if (typeof value === 'boolean' || pythonType(value) === 'int') return Number(value)
  throw typeError(`%${type} format: an integer is required, not ${pythonType(value)}`)
}

/** With the sign that is asked for. */
const signed = (text: string, { flags, type }: Spec): string => {
  const told = type === type.toUpperCase() ? text.toUpperCase() : text
  if (text.startsWith('-')) return told
  return (flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '') + told
}

function floatText(value: number, { type, precision = 6 }: Spec): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf'
  const kind = type.toLowerCase()
  if (kind === 'f') return fixedText(value, precision)
  if (kind === 'e') return exponentText(value, precision)
  const digits = precision || 1
  const exponent = Number(value.toExponential(digits - 1).split('e')[1])
  const isLong = exponent < -4 || exponent >= digits
  const text = isLong ? exponentText(value, digits - 1) : fixedText(value, digits - 1 - exponent)
  const [coefficient = '', power] = text.split('e')
  const short = coefficient.includes('.') ? coefficient.replace(/\.?0+$/, '') : coefficient
  return power === undefined ? short : `${short}e${power}`
}

/** So many decimals of what the float is exactly, halves to the even one. */
export function fixedText(value: number, decimals: number): string {
  const places = Math.min(decimals, 70)
  const exact =
    Math.abs(value) < 1e21 ? Math.abs(value).toFixed(Math.min(places + 30, 100)) : `${BigInt(Math.abs(value))}`
  const [whole = '', part = ''] = exact.split('.')
  const rest = part.slice(places)
  const kept = BigInt(whole + part.slice(0, places).padEnd(places, '0'))
  const isUp = /^5/.test(rest) && (/[1-9]/.test(rest.slice(1)) || kept % 2n === 1n)
  const up = isUp || /^[6-9]/.test(rest) ? kept + 1n : kept
  const digits = String(up).padStart(places + 1, '0')
  const text =
    places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}${'0'.repeat(decimals - places)}`
  return value < 0 || Object.is(value, -0) ? `-${text}` : text
}

/** With an exponent of two digits at least. */
function exponentText(value: number, digits: number): string {
  const [coefficient, exponent = ''] = value.toExponential(Math.min(digits, 100)).split('e')
  return `${coefficient}e${exponent[0]}${exponent.slice(1).padStart(2, '0')}`
}

function padded(text: string, { flags, width, type }: Pick<Spec, 'flags' | 'width' | 'type'>): string {
  if (flags.includes('-')) return text.padEnd(width)
  if (!flags.includes('0') || /[src]/.test(type)) return text.padStart(width)
  const sign = /^[-+ ]?/.exec(text)?.[0] ?? ''
  return sign + text.slice(sign.length).padStart(width - sign.length, '0')
}
