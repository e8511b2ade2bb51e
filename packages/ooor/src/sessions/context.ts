import { InvalidValueError } from '../errors/index.ts'
import { type Context, wireValue } from '../wires/index.ts'
import { timeZone } from './time-zone.ts'

/** What a session's calls are sent with. */
export class CallContexts {
  readonly #ofConnection: Context
  #last: { readonly ofUser: Context; readonly ofView: Context | undefined; readonly merged: Context } | undefined

  constructor(ofConnection: Context) {
    this.#ofConnection = ofConnection
  }

  /**
   * The context of a call, as wires take it: the user's, the connection's, the view's and its own. Most calls have none of
   * their own: theirs is the last one's.
   */
  of(ofUser: Context, contexts: readonly (Context | undefined)[]): Context {
    const last = this.#last
    const [ofView] = contexts
    const isPlain = contexts.every((context, index) => index === 0 || context === undefined)
    if (isPlain && last?.ofUser === ofUser && last.ofView === ofView) return last.merged
    // The view's was checked when it was made.
    contexts.slice(1).forEach(checkedContext)
    const merged = wireValue(mergeContext(ofUser, this.#ofConnection, ...contexts), 'context') as Context
    if (isPlain) this.#last = { ofUser, ofView, merged }
    return merged
  }
}

/** A context of the program's own. Throws a `ConfigError` for a time zone that is none. */
export function checkedContext<C extends Context | undefined>(context: C): C {
  const tz = context?.tz ?? false
  if (tz !== false) timeZone(tz as string)
  return context
}

/** A view's context with more of it. What it takes out stays said: it is the user's, whom nobody knows yet. */
export function viewContext(view: Context, more: Context): Context {
  saysSomething(more)
  return { ...view, ...checkedContext(more) }
}

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
  if (typeof context !== 'object')
    throw new InvalidValueError(`a context is an object, as { lang: 'fr_FR' }, not '${context}'`)
  for (const key in context) if (Object.hasOwn(context, key)) return true
  return false
}
