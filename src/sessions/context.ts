import type { Context } from '../wires/index.ts'

/** Merges contexts as Odoo's web client does: later ones win key by key; `undefined` takes a key out. */
export function mergeContext(...contexts: readonly (Context | undefined)[]): Context {
  const merged: Record<string, unknown> = {}
  for (const context of contexts) {
    for (const key in context) {
      if (context[key] === undefined) delete merged[key]
      else merged[key] = context[key]
    }
  }
  return merged
}
