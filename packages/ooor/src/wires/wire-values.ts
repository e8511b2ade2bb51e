import { ConfigError } from '../errors/index.ts'
import { toBase64 } from './base64.ts'

/** Half of a pair: UTF-8 has nothing for it. */
const LONE_SURROGATE = /\p{Surrogate}/u

/** The runtime's own test is many times as fast (Node 20; ES2024, which the library's target does not have). */
export const isWellFormed: (text: string) => boolean =
  'isWellFormed' in String.prototype
    ? (text) => (text as unknown as { isWellFormed(): boolean }).isWellFormed()
    : (text) => !LONE_SURROGATE.test(text)

/** Deeper than any domain or nested command; a cycle is found long before the stack ends. */
const DEEPEST = 100

/**
 * Brings arguments to what every wire carries with the same meaning: text, finite numbers, booleans, null, lists and
 * plain objects. Values that need nothing are returned as they are.
 *
 * - `Date`: Odoo's text in UTC, `2024-01-31 10:20:30`
 * - `Uint8Array`: base64 text
 * - an object with `toJSON`: what that returns
 * - `undefined`: left out of objects, null among the arguments of a call
 *
 * Within lists `undefined` is refused: as null it would be the empty value, and find or change other records.
 *
 * Throws a `ConfigError` that names the value, where it stands and the remedy for what would be lost or mangled:
 * NaN, infinite and huge numbers, functions, promises, maps, cycles.
 */
export function wireValue(value: unknown, where: string, depth = 0): unknown {
  switch (typeof value) {
    case 'string':
      if (!isWellFormed(value)) return refuse('text with half a character', where, 'cut text between characters')
      return value
    case 'boolean':
      return value
    case 'undefined':
      return null
    case 'number':
      if (Number.isFinite(value)) return value
      return refuse(String(value), where, 'pass a finite number, or null')
    case 'bigint':
      if (value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER) return Number(value)
      return refuse(`the number ${value}`, where, 'Odoo’s integers have 32 bits')
    case 'object':
      if (value === null) return null
      if (depth > DEEPEST)
        return refuse('data that is nested too deep, or contains itself,', where, 'pass ids or copies')
      return Array.isArray(value) ? wireList(value, where, depth) : wireObject(value, where, depth)
    default:
      return refuse(`a ${typeof value}`, where, 'pass data only')
  }
}

function wireList(list: readonly unknown[], where: string, depth: number): readonly unknown[] {
  let changed: unknown[] | undefined
  for (let index = 0; index < list.length; index++) {
    const item = list[index]
    // Most items are fine as they are: no path is built for them.
    if (isPlainScalar(item)) continue
    if (item === undefined && depth > 0) refuse('undefined', `${where}[${index}]`, 'leave it out, or pass null')
    const sent = wireValue(item, `${where}[${index}]`, depth + 1)
    if (sent === item) continue
    changed ??= [...list]
    changed[index] = sent
  }
  return changed ?? list
}

function wireObject(value: object, where: string, depth: number): unknown {
  // By tag rather than by class: a value may come from another realm.
  const isPlain = Object.getPrototypeOf(value) === Object.prototype && !(Symbol.toStringTag in value)
  const tag = isPlain ? 'Object' : Object.prototype.toString.call(value).slice(8, -1)
  if (tag === 'Date') return dateText(value as Date, where)
  if (tag === 'Uint8Array') return toBase64(value as Uint8Array)
  if ('toJSON' in value && typeof value.toJSON === 'function') return wireValue(value.toJSON(), where, depth + 1)
  if (tag === 'Promise' || 'then' in value) return refuse('a promise', where, 'await it first')
  if (tag !== 'Object') return refuse(`a ${tag}`, where, 'pass a plain object, an array, a Date or a Uint8Array')
  const members = value as Readonly<Record<string, unknown>>
  let changed: Record<string, unknown> | undefined
  for (const name of Object.keys(members)) {
    const member = members[name]
    if (isPlainScalar(member)) continue
    const sent = member === undefined ? undefined : wireValue(member, `${where}.${name}`, depth + 1)
    if (sent === member && sent !== undefined) continue
    changed ??= { ...members }
    if (sent === undefined) delete changed[name]
    else changed[name] = sent
  }
  return changed ?? value
}

function isPlainScalar(value: unknown): boolean {
  if (typeof value === 'string') return isWellFormed(value)
  return typeof value === 'boolean' || value === null || Number.isInteger(value)
}

function dateText(date: Date, where: string): string {
  const year = date.getUTCFullYear()
  if (Number.isNaN(year)) return refuse('an invalid Date', where, 'pass a valid one, or null')
  if (year < 1 || year > 9999) return refuse(`a Date in the year ${year}`, where, 'Odoo knows the years 1 to 9999')
  return date.toISOString().slice(0, 19).replace('T', ' ')
}

function refuse(what: string, where: string, remedy: string): never {
  throw new ConfigError(`Odoo cannot be sent ${what} at ${where}: ${remedy}`)
}
