import { overflowError, type ServerException, typeError, valueError } from './exceptions.ts'
import { pythonType } from './eyes.ts'
import { pythonRepr } from './repr.ts'

/** `int(value)` */
export function intOf(value: unknown): number {
  if (typeof value === 'number') return Math.trunc(finite(value))
  if (typeof value === 'boolean') return Number(value)
  if (typeof value !== 'string') throw noNumber('int', value)
  const text = value.trim()
  if (INTEGER.test(text)) return Number(text.replaceAll('_', ''))
  throw valueError(`invalid literal for int() with base 10: ${pythonRepr(value)}`)
}

/** `float(value)` */
export function floatOf(value: unknown): number {
  if (typeof value === 'number' || typeof value === 'boolean') return Number(value)
  if (typeof value !== 'string') throw noNumber('float', value)
  const text = value.trim()
  if (FLOAT.test(text)) return Number(text.replaceAll('_', ''))
  const [, sign, name] = /^([+-]?)(inf|infinity|nan)$/i.exec(text) ?? []
  if (name === undefined) throw valueError(`could not convert string to float: ${pythonRepr(value)}`)
  return /^n/i.test(name) ? Number.NaN : Number(`${sign}Infinity`)
}

const INTEGER = /^[+-]?\d+(_\d+)*$/
const FLOAT = /^[+-]?(\d+(_\d+)*\.?(\d+(_\d+)*)?|\.\d+(_\d+)*)(e[+-]?\d+(_\d+)*)?$/i

/** A number that `int` and `round` take. */
export function finite(value: number): number {
  if (Number.isFinite(value)) return value
  if (Number.isNaN(value)) throw valueError('cannot convert float NaN to integer')
  throw overflowError('cannot convert float infinity to integer')
}

/** What `int()` and `float()` say of what is none; `inWordsOf` makes an older Python's words of it. */
export function noNumber(kind: 'int' | 'float', value: unknown): ServerException {
  const others = kind === 'int' ? 'a string, a bytes-like object' : 'a string'
  return typeError(`${kind}() argument must be ${others} or a real number, not '${pythonType(value)}'`)
}

/** `number + value`: what is no number cannot be added. */
export function added(value: unknown, number: number): number {
  if (typeof value === 'number' || typeof value === 'boolean') return number + Number(value)
  throw typeError(`unsupported operand type(s) for +: 'int' and '${pythonType(value)}'`)
}
