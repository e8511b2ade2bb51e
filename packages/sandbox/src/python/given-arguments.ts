import type { Series } from 'ooor/protocol'
import { indexError, keyError, typeError } from './exceptions.ts'
import { dictOf, iterated, lacksAttribute, matched, pythonType } from './eyes.ts'

/**
 * What `*args` hands over: members, characters, keys. Raises TypeError for all else, `callee` being who would have
 * taken them (tried on 14.0 and 19.0).
 */
export function spread(args: unknown, callee?: string): readonly unknown[] {
  if (typeof args === 'string' || (typeof args === 'object' && args !== null)) return iterated(args)
  const who = callee === undefined ? 'Value' : `${callee}() argument`
  throw typeError(`${who} after * must be an iterable, not ${pythonType(args)}`)
}

/** What `args[0], args[1:]` of a call on records takes apart: lists and texts (tried on 14.0 and 19.0). */
export function takenApart(args: unknown): readonly unknown[] {
  if (Array.isArray(args)) return args
  if (args === '') throw indexError('string index out of range')
  if (typeof args === 'string') return [args.slice(0, 1), ...args.slice(1)]
  if (typeof args === 'object' && args !== null) throw keyError(0)
  throw typeError(`'${pythonType(args)}' object is not subscriptable`)
}

/** What `**kwargs` hands over. Raises TypeError for what is no mapping. */
export function mapping(named: unknown, callee: string): Readonly<Record<string, unknown>> {
  if (pythonType(named) === 'dict') return named as Readonly<Record<string, unknown>>
  throw typeError(`${callee}() argument after ** must be a mapping, not ${pythonType(named)}`)
}

/** The name of a method that is asked for: since 13 a text, or nothing is found by it (tried on 14.0 and 19.0). */
export function memberSeen(name: unknown, major: number): string {
  if (major < 13 || typeof name === 'string') return String(name)
  if (major < 17) return matched(name, major)
  throw typeError(`attribute name must be string, not '${pythonType(name)}'`)
}

/** What `dict()` makes of it, where nothing may be in its place but what is empty. */
export function strictDict(value: unknown): Readonly<Record<string, unknown>> {
  const isScalar = typeof value !== 'string' && (typeof value !== 'object' || value === null)
  return isScalar ? (iterated(value) as never) : dictOf(value)
}

/** The named arguments of the web client: looked for the context first (tried on 14.0 and 19.0; odoo/api.py). */
export function namedByWeb(kwargs: unknown, { major }: Series, method: string): Readonly<Record<string, unknown>> {
  if (pythonType(kwargs) === 'dict') return kwargs as Readonly<Record<string, unknown>>
  if (major >= 18) return strictDict(kwargs)
  if (major < 10) return mapping(kwargs, method)
  if (!Array.isArray(kwargs)) throw lacksAttribute(kwargs, major < 15 ? 'pop' : 'copy')
  throw typeError('pop expected at most 1 argument, got 2')
}
