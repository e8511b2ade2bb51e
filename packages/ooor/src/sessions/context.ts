import { InvalidValueError } from '../errors/index.ts'
import type { Context } from '../wires/index.ts'

/** Merges contexts as Odoo's web client does: later ones win key by key; `undefined` takes a key out. */
export function mergeContext(...contexts: readonly (Context | undefined)[]): Context {
  const saying = contexts.filter((context) => context !== undefined && saysSomething(context)) as Context[]
  const [only = {}] = saying
  // Most calls have the user's context and no other.
  if (saying.length < 2 && !Object.values(only).includes(undefined)) return { ...only }
  const merged = new Map<string, unknown>()
  for (const context of saying) {
    for (const key of Object.keys(context)) {
      if (context[key] === undefined) merged.delete(key)
      else merged.set(key, context[key])
    }
  }
  return Object.fromEntries(merged)
}

function saysSomething(context: Context): boolean {
  if (typeof context === 'string')
    throw new InvalidValueError(`a context is an object, as { lang: 'fr_FR' }, not '${context}'`)
  for (const key in context) if (Object.hasOwn(context, key)) return true
  return false
}
