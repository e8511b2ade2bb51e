import { own } from '../../own.ts'
import { keyError, userError } from '../../python/exceptions.ts'
import { pythonRepr } from '../../python/repr.ts'
import type { FieldDefinition } from '../definition.ts'
import { selectionOf } from '../selection.ts'
import { fieldImage, panelDomains } from './field-image.ts'
import { isWanted, type PanelCall, type PanelValue } from './panel-call.ts'

/** The field that a panel asks for. Raises where there is none, and for kinds that have no place in a panel. */
export function panelField(
  { env, model, field: name }: PanelCall,
  purpose: 'category' | 'filter',
  types: readonly string[],
): FieldDefinition {
  const { fields } = env.table(model)
  const field = own(fields, name)
  if (field === undefined) throw keyError(name)
  if (types.includes(field.type)) return field
  const { major } = env.dialect.series
  // The list as Python shows it; 19 writes it out (tried on 14.0, 16.0, 17.0, 18.0 and 19.0).
  const isShown = major < 14 || (purpose === 'filter' && major < 19)
  const written = purpose === 'category' ? types.join(', ') : new Intl.ListFormat('en').format(types)
  throw userError(
    `Only types ${isShown ? pythonRepr(types) : written} are supported for ${purpose} (found type ${field.type})`,
  )
}

/** The keys of a selection: those that records have, or all of them. */
export function selectionValues(call: PanelCall, field: FieldDefinition): PanelValue[] {
  const isCounting = isWanted(call, 'enable_counters')
  const isWhole = isWanted(call, 'expand')
  const image = isCounting || !isWhole ? fieldImage(call, panelDomains(call)) : undefined
  if (!isWhole) return [...(image?.values() ?? [])]
  return selectionOf(call.env, field).map(([id, label]) => ({
    id,
    display_name: label,
    ...(isCounting && { __count: image?.get(id)?.__count ?? 0 }),
  }))
}
