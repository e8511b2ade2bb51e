import { DAY, WEEK } from '../../durations.ts'

/** Numbers of a moment that 18 and later can search and group by (odoo/tools/sql.py of 19, `READ_GROUP_NUMBER_GRANULARITY`). */
const PARTS: Readonly<Record<string, (date: Date) => number>> = {
  year_number: (date) => date.getUTCFullYear(),
  quarter_number: (date) => Math.floor(date.getUTCMonth() / 3) + 1,
  month_number: (date) => date.getUTCMonth() + 1,
  iso_week_number: isoWeek,
  day_of_year: (date) => Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY) + 1,
  day_of_month: (date) => date.getUTCDate(),
  day_of_week: (date) => date.getUTCDay(),
  hour_number: (date) => date.getUTCHours(),
  minute_number: (date) => date.getUTCMinutes(),
  second_number: (date) => date.getUTCSeconds(),
}

export const isDatePart = (name: string) => Object.hasOwn(PARTS, name)

/** A part of a date or datetime as Odoo sends it; false of none. */
export function datePart(name: string, value: unknown): number | false {
  if (typeof value !== 'string') return false
  const date = new Date(`${value.length > 'YYYY-MM-DD'.length ? value.replace(' ', 'T') : `${value}T00:00:00`}Z`)
  return PARTS[name]?.(date) ?? false
}

/** The week of ISO 8601: weeks begin on Monday, and the first one holds the year's first Thursday. */
export function isoWeek(date: Date): number {
  const thursday = new Date(date.getTime() + (3 - ((date.getUTCDay() + 6) % 7)) * DAY)
  return Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / WEEK) + 1
}
