import { isTable } from '../is-table.ts'
import type { NamedCall } from './asked-call.ts'

type Values = Readonly<Record<string, unknown>>

/** Of which argument each method makes or changes records. */
const PLACES: Readonly<Record<string, number>> = { create: 0, write: 1, web_save: 1 }

/** What a call makes or changes records with, whatever the method and the wire: a row for each; none for other calls. */
export function savedValues({ method, args, kwargs }: Omit<NamedCall, 'model'>): readonly Values[] {
  const at = PLACES[method]
  if (at === undefined) return []
  const told = args[at] ?? kwargs.vals ?? kwargs.vals_list ?? kwargs.values
  return (Array.isArray(told) ? told : [told]).filter(isTable)
}
