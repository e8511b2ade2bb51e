import { htmlValue } from '../records/html-form/html-value.ts'
import type { FieldSchema } from '../records/index.ts'

const BOOLEANS: Readonly<Record<string, boolean>> = { yes: true, no: false }

/**
 * What a field holds, from the text of a file. Empty text is null, selections are taken by their labels too, moments
 * are in UTC. Values that are no text are left for sending to check.
 */
export function cellValue(model: string, field: FieldSchema, given: unknown): unknown {
  if (typeof given !== 'string') return given
  const text = given.trim().toLowerCase()
  if (field.kind === 'boolean' && text in BOOLEANS) return BOOLEANS[text]
  if (field.kind === 'selection') {
    const isKey = field.selection?.some(([key]) => String(key) === given.trim())
    const labelled = isKey ? undefined : field.selection?.find(([, label]) => label.toLowerCase() === text)
    if (labelled !== undefined) return labelled[0]
  }
  return htmlValue(model, field, given, 'the row')
}
