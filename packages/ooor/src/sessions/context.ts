import type { Context } from '../wires/index.ts'

/** Merges contexts as Odoo's web client does: later ones win key by key; `undefined` takes a key out. */
export function mergeContext(...contexts: readonly (Context | undefined)[]): Context {
  const merged = new Map<string, unknown>()
  for (const context of contexts) {
    if (context === undefined) continue
    for (const key of Object.keys(context)) {
      if (context[key] === undefined) merged.delete(key)
      else merged.set(key, context[key])
    }
  }
  return Object.fromEntries(merged)
}
