import { attributeError, ServerException, typeError, valueError } from '../../python/exceptions.ts'
import { isTrue, pythonType } from '../../python/eyes.ts'
import { compared, isSame, pythonTypeOf } from './python-values.ts'

/** Comparisons of texts, whose patterns Python's `fnmatch` reads. */
export const OF_TEXTS: ReadonlySet<unknown> = new Set(['like', 'ilike', '=like', '=ilike', 'not ilike', 'not like'])

type Test = (data: readonly unknown[], value: unknown) => boolean

const has = (data: readonly unknown[], value: unknown) => data.some((one) => isSame(one, value))
const members = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])
const ordered = (sign: '<' | '>' | '<=' | '>=', test: (order: number) => boolean): Test => {
  return (data, value) => data.some((one) => one !== null && test(compared(one, value, sign)))
}

/** What a condition makes of the values of one record, as Python does (`filtered_domain` of 14; tried on 14.0). */
const TESTS: Readonly<Record<string, Test>> = {
  '=': has,
  '!=': (data, value) => !has(data, value),
  '<>': (data, value) => !has(data, value),
  '=?': (data, value) => has(data, value) || !isTrue(value),
  in: (data, value) => members(value).some((one) => has(data, one)),
  'not in': (data, value) => members(value).every((one) => !has(data, one)),
  '<': ordered('<', (order) => order < 0),
  '>': ordered('>', (order) => order > 0),
  '<=': ordered('<=', (order) => order <= 0),
  '>=': ordered('>=', (order) => order >= 0),
  like: (data, value) => globbed(data, value === '' ? '' : `*${String(value)}*`),
  ilike: (data, value) => globbed(data.map(lowered), `*${String(value).toLowerCase()}*`),
  '=like': (data, value) => globbed(data, String(value)),
  '=ilike': (data, value) => globbed(data.map(lowered), String(value).toLowerCase()),
  'not like': (data, value) =>
    data.every((one) => {
      if (isTrue(one) && typeof one !== 'string')
        throw typeError(`argument of type '${pythonTypeOf(one)}' is not iterable`)
      return !textOf(one).includes(String(value))
    }),
  'not ilike': (data, value) => data.every((one) => !lowered(one).includes(String(value).toLowerCase())),
}

export function isMet(comparator: unknown, data: readonly unknown[], value: unknown): boolean {
  if (typeof comparator === 'string' && Object.hasOwn(TESTS, comparator))
    return TESTS[comparator]?.(data, value) === true
  // Python looks for it within the names of the last two, one after the other.
  if (typeof comparator !== 'string') {
    throw typeError(`'in <string>' requires string as left operand, not ${pythonType(comparator)}`)
  }
  if (!'=like'.includes(comparator) && !'=ilike'.includes(comparator)) throw valueError('')
  const words = "local variable 'value_esc' referenced before assignment"
  throw new ServerException('builtins.UnboundLocalError', words)
}

const textOf = (value: unknown) => (isTrue(value) ? String(value) : '')

function lowered(value: unknown): string {
  if (!isTrue(value)) return ''
  if (typeof value === 'string') return value.toLowerCase()
  throw attributeError(`'${pythonTypeOf(value)}' object has no attribute 'lower'`)
}

function globbed(data: readonly unknown[], pattern: string): boolean {
  const source = [...pattern.replaceAll('_', '?').replaceAll('%', '*').replaceAll('[', '?')].map((one) =>
    one === '*' ? '.*' : one === '?' ? '.' : one.replace(/[.+^${}()|\]\\/-]/g, '\\$&'),
  )
  const glob = new RegExp(`^${source.join('')}$`, 'su')
  return (
    data.filter((one) => {
      if (isTrue(one) && typeof one !== 'string') throw typeError('expected string or bytes-like object')
      return glob.test(textOf(one))
    }).length > 0
  )
}
