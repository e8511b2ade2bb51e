import { describe } from '../errors/describe.ts'
import { InvalidValueError } from '../errors/index.ts'
import { htmlBoolean, htmlValue } from '../records/html-form/html-value.ts'
import type { FieldSchema } from '../records/index.ts'

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['no', false],
])

/**
 * What a field holds, from the text of a file. Empty text is null, selections are taken by their labels too, moments
 * are in UTC. Values that are no text are left for sending to check.
 */
export function cellValue(model: string, field: FieldSchema, given: unknown): unknown {
  if (typeof given !== 'string') return given
  const text = given.trim().toLowerCase()
  if (field.kind === 'boolean') {
    const value = BOOLEANS.get(text) ?? htmlBoolean(text)
    if (value !== undefined) return value
    const message = `${model}.${field.name} is a boolean, and the row has ${describe(given, field.name)} for it: 1, true or yes, 0, false or no is needed`
    throw new InvalidValueError(message, { call: { model } })
  }
  if (field.kind === 'selection') {
    const isKey = field.selection?.some(([key]) => String(key) === given.trim())
    const labelled = isKey ? undefined : field.selection?.find(([, label]) => label.toLowerCase() === text)
    if (labelled !== undefined) return labelled[0]
  }
  return htmlValue(model, field, given, 'the row')
}
