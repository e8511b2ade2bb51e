import { DAY, HOUR, WEEK } from '../../durations.ts'

/** A span of time that rows are grouped by. */
export type Granularity = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year'

export const isGranularity = (name: string): name is Granularity => /^(hour|day|week|month|quarter|year)$/.test(name)

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]

/** The beginning of the span that a local moment lies in; weeks begin on Sunday (0) or Monday (1). */
export function beginning(date: Date, granularity: Granularity, firstWeekday: 0 | 1): Date {
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()]
  switch (granularity) {
    case 'hour':
      return new Date(Date.UTC(year, month, day, date.getUTCHours()))
    case 'day':
      return new Date(Date.UTC(year, month, day))
    case 'week':
      return new Date(Date.UTC(year, month, day - ((date.getUTCDay() - firstWeekday + 7) % 7)))
    case 'month':
      return new Date(Date.UTC(year, month, 1))
    case 'quarter':
      return new Date(Date.UTC(year, month - (month % 3), 1))
    case 'year':
      return new Date(Date.UTC(year, 0, 1))
  }
}

/** The beginning of the next span. */
export function following(start: Date, granularity: Granularity): Date {
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth()]
  switch (granularity) {
    case 'hour':
      return new Date(start.getTime() + HOUR)
    case 'day':
      return new Date(start.getTime() + DAY)
    case 'week':
      return new Date(start.getTime() + WEEK)
    case 'month':
      return new Date(Date.UTC(year, month + 1, 1))
    case 'quarter':
      return new Date(Date.UTC(year, month + 3, 1))
    case 'year':
      return new Date(Date.UTC(year + 1, 0, 1))
  }
}

/**
 * How a span is called (odoo/orm/utils.py of 19, `READ_GROUP_DISPLAY_FORMAT`): months by the words of the language, in
 * the order that is English everywhere (French was tried on 14.0 and 19.0).
 */
export function labelOf(start: Date, granularity: Granularity, major: number, lang = 'en_US'): string {
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth()]
  const [name, short] = monthNames(start, major < 14 ? 'en_US' : lang)
  const day = String(start.getUTCDate()).padStart(2, '0')
  switch (granularity) {
    case 'hour':
      // Of twelve hours, without saying which.
      return `${String(start.getUTCHours() % 12 || 12).padStart(2, '0')}:00 ${day} ${short}`
    case 'day':
      return `${day} ${short} ${year}`
    case 'week':
      return weekLabel(start, major)
    case 'month':
      return `${name} ${year}`
    case 'quarter':
      return `${lang.startsWith('fr') && major >= 14 ? 'T' : 'Q'}${Math.floor(month / 3) + 1} ${year}`
    case 'year':
      return String(year)
  }
}

/** A month in full and short, as both stand beside a day. */
function monthNames(start: Date, lang: string): [name: string, short: string] {
  const english = MONTHS[start.getUTCMonth()] as string
  const tag = lang.replace(/@.*$/, '').replace('_', '-')
  if (lang.startsWith('en') || !/^[a-z]{2,3}(-[a-z\d]{2,8})?$/i.test(tag)) return [english, english.slice(0, 3)]
  const named = (month: 'long' | 'short') => {
    const format = new Intl.DateTimeFormat(tag, { day: 'numeric', month, timeZone: 'UTC' })
    const name = format.formatToParts(start).find(({ type }) => type === 'month')?.value ?? english
    // Chinese and the like have numbers beside days.
    return /^\d/.test(name) ? new Intl.DateTimeFormat(tag, { month, timeZone: 'UTC' }).format(start) : name
  }
  return [named('long'), named('short')]
}

/**
 * Weeks are counted as in the United States: from the one that holds the first of January. Up to 17 a week that begins
 * before it is the last of the old year (tried on 14.0 and 17.0 to 19.0; the others by their Babel's source).
 */
function weekLabel(start: Date, major: number): string {
  const sunday = beginning(start, 'week', 0)
  const day = major < 18 ? start : new Date(sunday.getTime() + 6 * DAY)
  const year = day.getUTCFullYear()
  const first = beginning(new Date(Date.UTC(year, 0, 1)), 'week', 0)
  return `W${Math.round((sunday.getTime() - first.getTime()) / WEEK) + 1} ${year}`
}
