import { DAY } from '../durations.ts'
import { own } from '../own.ts'
import { postgresError } from './eyes.ts'

/** Texts of moments as PostgreSQL reads them: days, moments, and words for some (each tried on 14.0). */

const OUT_OF_ALL = { infinity: '~', '-infinity': '' } as const
const FROM_TODAY: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tomorrow: 1 }
const CLOCK = /(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?)?\s*(?:Z|UTC|[+-]\d{2}(?::?\d{2})?)?$/
const FORMS = [/^(\d{4,})-(\d{1,2})-(\d{1,2})/, /^(\d{4,})\/(\d{1,2})\/(\d{1,2})/, /^(\d{4})(\d{2})(\d{2})/].map(
  (day) => new RegExp(day.source + CLOCK.source, 'i'),
)

/** A moment as rows have it, or the day of one. Raises for what is none, as PostgreSQL does. */
export function postgresTime(type: 'date' | 'datetime', given: string, now: number): string {
  const text = given.trim().toLowerCase()
  if (text === 'infinity' || text === '-infinity') return OUT_OF_ALL[text]
  const told = (time: number) => new Date(time).toISOString().replace('T', ' ').slice(0, -1)
  const days = own(FROM_TODAY, text)
  if (text === 'now') return type === 'date' ? told(now).slice(0, 10) : told(now)
  if (text === 'epoch' || days !== undefined) {
    const day = told(days === undefined ? 0 : now + days * DAY).slice(0, 10)
    return type === 'date' ? day : `${day} 00:00:00`
  }
  const match = FORMS.map((form) => form.exec(given.trim())).find((found) => found !== null)
  if (match === undefined) throw /^0+$/.test(text) ? outOfRange(given) : noTime(type, given)
  const [, year = '', month = '', day = '', hour = '0', minute = '00', second = '00', parts] = match
  const isThere =
    Number(year) > 0 &&
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= new Date(Date.UTC(2000 + (Number(year) % 400), Number(month), 0)).getUTCDate() &&
    Number(hour) <= (Number(minute) + Number(second) === 0 ? 24 : 23) &&
    Number(minute) < 60 &&
    Number(second) <= 60
  if (!isThere) throw outOfRange(given)
  const date = `${year.replace(/^0+(?=\d{4})/, '')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (type === 'date') return date
  return `${date} ${hour.padStart(2, '0')}:${minute}:${second}${parts === undefined ? '' : `.${parts.slice(0, 6)}`}`
}

const outOfRange = (text: string) =>
  postgresError('DatetimeFieldOverflow', `date/time field value out of range: "${text}"\n`)

const noTime = (type: 'date' | 'datetime', text: string) =>
  postgresError(
    'InvalidDatetimeFormat',
    `invalid input syntax for type ${type === 'date' ? 'date' : 'timestamp'}: "${text}"\n`,
  )
