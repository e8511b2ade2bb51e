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

const LINKS: ReadonlySet<FieldType> = new Set(['one2many', 'many2many'])

/** Text is a moment where it says one as Odoo's database does, and that one is in the calendar. */
const MOMENTS: Partial<Record<FieldType, RegExp>> = {
  date: /^\d{4}-\d\d-\d\d$/,
  datetime: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?$/,
}

function isMoment(type: FieldType, value: unknown): boolean {
  const form = MOMENTS[type]
  if (form === undefined) return true
  const text = String(value)
  const moment = form.test(text)
    ? new Date(`${text.slice(0, 19).replace(' ', 'T')}${text.length > 10 ? 'Z' : ''}`)
    : undefined
  return moment !== undefined && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text.slice(0, 10))
}

/** What a field takes, where a value of a row or a default is none of it; what is empty all fields take. */
export function wantedValue({ type, selection, takesAny }: FieldDefinition, value: unknown): string | undefined {
  if (value === undefined || value === null || value === false) return undefined
  const kind = KINDS[type]
  if (kind !== undefined) return typeof value === kind[0] && isMoment(type, value) ? undefined : kind[1]
  if (LINKS.has(type)) {
    const isIds = Array.isArray(value) && value.every((id) => Number.isInteger(id))
    return isIds ? undefined : 'a list of ids, as [1, 2]'
  }
  if (type !== 'selection' || !Array.isArray(selection) || takesAny) return undefined
  const keys = selection.map(([key]) => key)
  return keys.includes(value as string) ? undefined : `one of ${keys.map((key) => shown(key)).join(', ')}, or false`
}

/** A value in a message. */
export const shown = (value: unknown) =>
  typeof value === 'object' ? 'an object' : (JSON.stringify(value) ?? typeof value)
