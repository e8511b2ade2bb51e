import { typeError, valueError } from './exceptions.ts'
import { pythonType } from './eyes.ts'
import { pythonRepr } from './repr.ts'

/** `int(value)` */
export function intOf(value: unknown): number {
  if (typeof value === 'number') return Math.trunc(value)
  if (typeof value === 'boolean') return Number(value)
  if (typeof value !== 'string') throw noNumber('int', value)
  if (/^\s*[+-]?\d+\s*$/.test(value)) return Number(value)
  throw valueError(`invalid literal for int() with base 10: ${pythonRepr(value)}`)
}

/** `float(value)` */
export function floatOf(value: unknown): number {
  if (typeof value === 'number' || typeof value === 'boolean') return Number(value)
  if (typeof value !== 'string') throw noNumber('float', value)
  const number = value.trim() === '' ? Number.NaN : Number(value)
  if (!Number.isNaN(number)) return number
  throw valueError(`could not convert string to float: ${pythonRepr(value)}`)
}

const noNumber = (kind: string, value: unknown) =>
  typeError(`${kind}() argument must be a string or a number, not '${pythonType(value)}'`)

/** `number + value`: what is no number cannot be added. */
export function added(value: unknown, number: number): number {
  if (typeof value === 'number' || typeof value === 'boolean') return number + Number(value)
  throw typeError(`unsupported operand type(s) for +: 'int' and '${pythonType(value)}'`)
}
