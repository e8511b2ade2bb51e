import { offsetAt, timeOf, toUtc } from '../casting/local-time.ts'

/** Parts of time that spans are made of here. */
export type Grain = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year'

export const isGrain = (text: string): text is Grain => /^(hour|day|week|month|quarter|year)$/.test(text)

/** A span of time by its first moment and the first one after it, in UTC as Odoo writes them. */
export interface SpanOfTime {
  readonly start: string
  readonly end: string
  /** As `November 2026`, in English. */
  readonly label: string
}

/** The span that a value lies in: of a day as it is, of a moment in this time zone. Weeks begin on Monday. */
export function spanOf(value: string, grain: Grain, timeZone: string | undefined): SpanOfTime {
  const isMoment = value.length > 10
  const zone = isMoment ? timeZone : undefined
  const utc = utcOf(value)
  const start = beginning(new Date(utc + offsetAt(utc, zone)), grain)
  const end = following(start, grain)
  const written = (local: Date) => {
    const text = new Date(toUtc(local.getTime(), zone)).toISOString().slice(0, 19).replace('T', ' ')
    return isMoment ? text : text.slice(0, 10)
  }
  return { start: written(start), end: written(end), label: labelOf(start, grain) }
}

/** True for a day or moment as Odoo writes them: servers may say anything. */
export function isTime(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(utcOf(value))
}

function utcOf(value: string): number {
  return Date.parse(value.length > 10 ? `${value.slice(0, 19).replace(' ', 'T')}Z` : `${value}T00:00:00Z`)
}

function beginning(date: Date, grain: Grain): Date {
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()]
  const starts: Readonly<Record<Grain, number>> = {
    hour: timeOf(year, month, day, date.getUTCHours()),
    day: timeOf(year, month, day),
    week: timeOf(year, month, day - ((date.getUTCDay() + 6) % 7)),
    month: timeOf(year, month, 1),
    quarter: timeOf(year, month - (month % 3), 1),
    year: timeOf(year, 0, 1),
  }
  return new Date(starts[grain])
}

function following(start: Date, grain: Grain): Date {
  const [year, month, day] = [start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate()]
  const ends: Readonly<Record<Grain, number>> = {
    hour: timeOf(year, month, day, start.getUTCHours() + 1),
    day: timeOf(year, month, day + 1),
    week: timeOf(year, month, day + 7),
    month: timeOf(year, month + 1, 1),
    quarter: timeOf(year, month + 3, 1),
    year: timeOf(year + 1, 0, 1),
  }
  return new Date(ends[grain])
}

/** As Odoo's own, in English. */
function labelOf(start: Date, grain: Grain): string {
  const text = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options }).format(start)
  const year = start.getUTCFullYear()
  switch (grain) {
    case 'hour':
      return `${text({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })} ${text({ day: '2-digit', month: 'short' })}`
    case 'day':
      return text({ day: '2-digit', month: 'short', year: 'numeric' })
    case 'week':
      return `W${weekOf(start)} ${new Date(start.getTime() + 3 * DAY).getUTCFullYear()}`
    case 'month':
      return text({ month: 'long', year: 'numeric' })
    case 'quarter':
      return `Q${Math.floor(start.getUTCMonth() / 3) + 1} ${year}`
    case 'year':
      return String(year)
  }
}

const DAY = 86_400_000

/** The week's number by ISO 8601. */
function weekOf(monday: Date): number {
  const thursday = monday.getTime() + 3 * DAY
  return Math.floor((thursday - timeOf(new Date(thursday).getUTCFullYear(), 0, 1)) / (7 * DAY)) + 1
}
