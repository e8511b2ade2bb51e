import { valueError } from './exceptions.ts'

const DATE_FORMAT = '%Y-%m-%d'
const DATETIME_FORMAT = '%Y-%m-%d %H:%M:%S'
const DIGITS: Readonly<Record<string, string>> = {
  '%Y': String.raw`(\d{4})`,
  ...{ '%m': '(1[0-2]|0[1-9]|[1-9])', '%d': String.raw`(3[01]|[12]\d|0[1-9]|[1-9])` },
  ...{ '%H': String.raw`(2[0-3]|[01]\d|\d)`, '%M': String.raw`([0-5]\d|\d)`, '%S': String.raw`(6[01]|[0-5]\d|\d)` },
}

/** A day of text as `Date.to_date` makes it: of a longer text, its beginning (tried on 14.0, 16.0 and 19.0). */
export function dayOfText(text: string): string {
  return parsed(text.slice(0, 'YYYY-MM-DD'.length), DATE_FORMAT).slice(0, 'YYYY-MM-DD'.length)
}

/** A moment of text as `Datetime.to_datetime` makes it: the format is cut where the text ends (tried on 14.0, 16.0 and 19.0). */
export function momentOfText(text: string): string {
  return parsed(text, DATETIME_FORMAT.slice(0, text.length - 2))
}

/** What `<dateTime.iso8601>` is to an `xmlrpc.client` that makes moments of it. */
export function momentOfXml(text: string): string {
  return parsed(text, '%Y%m%dT%H:%M:%S')
}

/** Python's `datetime.strptime`, as Odoo writes a moment. Raises ValueError. */
function parsed(text: string, format: string): string {
  if (format.endsWith('%')) throw valueError(`stray % in format '${format}'`)
  const source = format.replace(/%\w/g, (one) => DIGITS[one] ?? one).replace(/ +/g, String.raw`\s+`)
  const match = new RegExp(`^${source}`).exec(text)
  if (match === null) throw valueError(`time data '${text}' does not match format '${format}'`)
  if (match[0].length < text.length) throw valueError(`unconverted data remains: ${text.slice(match[0].length)}`)
  const [, year = '1900', month = '01', day = '01', hours = '00', minutes = '00', seconds = '00'] = match
  checkDay(Number(year), Number(month), Number(day))
  checkClock(Number(hours), Number(minutes), Number(seconds))
  const two = (part: string) => part.padStart(2, '0')
  return `${year}-${two(month)}-${two(day)} ${[hours, minutes, seconds].map(two).join(':')}`
}

/** Raises for a day that its month has not, as Python does. */
export function checkDay(year: number, month: number, day: number): void {
  if (year === 0) throw valueError('year 0 is out of range')
  if (month < 1 || month > 12) throw valueError('month must be in 1..12')
  // Of the same length 400 years on; years under 100 are others to JavaScript.
  const last = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
  if (day < 1 || day > last) throw valueError('day is out of range for month')
}

/** Raises for a time that no clock shows. */
export function checkClock(hours: number, minutes: number, seconds: number): void {
  if (hours > 23) throw valueError('hour must be in 0..23')
  if (minutes > 59) throw valueError('minute must be in 0..59')
  if (seconds > 59) throw valueError('second must be in 0..59')
}
