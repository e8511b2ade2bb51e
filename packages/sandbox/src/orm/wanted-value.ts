import type { FieldDefinition, FieldType } from './definition.ts'

const KINDS: Partial<Record<FieldType, readonly [kind: string, wanted: string]>> = {
  char: ['string', 'text'],
  text: ['string', 'text'],
  html: ['string', 'text'],
  integer: ['number', 'a number'],
  float: ['number', 'a number'],
  monetary: ['number', 'a number'],
  boolean: ['boolean', 'true or false'],
  date: ['string', "text, as '2026-01-31'"],
  datetime: ['string', "text in UTC, as '2026-01-31 10:20:30'"],
  many2one: ['number', 'an id'],
}

/** What a field takes, where a value of a row or a default is none of it; what is empty all fields take. */
export function wantedValue({ type, selection, takesAny }: FieldDefinition, value: unknown): string | undefined {
  if (value === undefined || value === null || value === false) return undefined
  const kind = KINDS[type]
  if (kind !== undefined) return typeof value === kind[0] ? undefined : kind[1]
  if (type !== 'selection' || !Array.isArray(selection) || takesAny) return undefined
  const keys = selection.map(([key]) => key)
  return keys.includes(value as string) ? undefined : `one of ${keys.map((key) => shown(key)).join(', ')}, or false`
}

/** A value in a message. */
export const shown = (value: unknown) =>
  typeof value === 'object' ? 'an object' : (JSON.stringify(value) ?? typeof value)
