/** Odoo's text in UTC, `2026-01-31 10:20:30`, as a moment. */
export function parseDatetime(text: string): Date {
  return new Date(text.length === 10 ? `${text}T00:00:00Z` : `${text.slice(0, 10)}T${text.slice(11)}Z`)
}

/** A moment as Odoo's text in UTC. */
export function formatDatetime(moment: Date): string {
  return moment.toISOString().slice(0, 19).replace('T', ' ')
}

const DAY = /^\d{4}-\d\d-\d\d$/
const MOMENT = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?$/

export function isDay(text: string): boolean {
  return DAY.test(text)
}

/** Odoo's text for a moment given as text: its own form, or ISO 8601. Undefined for anything else. */
export function normalDatetime(text: string): string | undefined {
  if (DAY.test(text)) return text
  const match = MOMENT.exec(text)
  if (match === null) return undefined
  const [, day, time, zone] = match
  if (zone === undefined || zone === 'Z') return `${day} ${time}`
  const moment = new Date(text.replace(' ', 'T'))
  return Number.isNaN(moment.getTime()) ? undefined : formatDatetime(moment)
}
