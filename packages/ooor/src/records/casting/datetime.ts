import { isDay } from '../../belongings/day.ts'

/** Odoo's text in UTC, `2026-01-31 10:20:30`, as a moment. */
export function parseDatetime(given: string): Date {
  const text = withFullYear(given)
  return new Date(text.length === 10 ? `${text}T00:00:00Z` : `${text.slice(0, 10)}T${text.slice(11)}Z`)
}

/** Servers write years below 1000 with fewer digits: `900-01-31`. */
export function withFullYear(text: string): string {
  const digits = text.indexOf('-')
  return digits > 0 && digits < 4 ? '0'.repeat(4 - digits) + text : text
}

/** A moment as Odoo's text in UTC. */
export function formatDatetime(moment: Date): string {
  return moment.toISOString().slice(0, 19).replace('T', ' ')
}

const MOMENT =
  /^(\d{4}-\d\d-\d\d)[ T]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?(?:Z|([+-])([01]\d|2[0-3])(?::?([0-5]\d))?)?$/

/** Odoo's text for a moment given as text: its own form, ISO 8601, or HTML's. Undefined for anything else. */
export function normalDatetime(text: string): string | undefined {
  if (isDay(text)) return text
  const match = MOMENT.exec(text)
  const [, day = '', hours, minutes, seconds = '00', sign, zoneHours, zoneMinutes = '00'] = match ?? []
  if (!isDay(day)) return undefined
  const time = `${hours}:${minutes}:${seconds}`
  if (sign === undefined) return `${day} ${time}`
  const moment = new Date(`${day}T${time}${sign}${zoneHours}:${zoneMinutes}`)
  return isInOdoosYears(moment) ? formatDatetime(moment) : undefined
}

/** True for a moment in the years that Odoo knows, 1 to 9999. */
export function isInOdoosYears(moment: Date): boolean {
  const year = moment.getUTCFullYear()
  return year >= 1 && year <= 9999
}
