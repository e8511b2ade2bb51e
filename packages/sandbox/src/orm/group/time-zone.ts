import { DAY } from '../../durations.ts'

/** A UTC moment as a clock in a time zone shows it, written as if that were UTC. */
export function toLocal(utc: Date, zone: string | undefined): Date {
  return zone === undefined ? utc : new Date(utc.getTime() + offset(utc, zone))
}

/**
 * The moment when a clock in a time zone shows this. What clocks show twice, or leave out, is of standard time, as pytz
 * takes it (tried on 14.0 and 19.0, by an import).
 */
export function toUtc(local: Date, zone: string | undefined): Date {
  if (zone === undefined) return local
  const at = (ahead: number) => new Date(local.getTime() - ahead)
  const [before, after] = [-DAY, DAY].map((beside) => offset(new Date(local.getTime() + beside), zone)) as [
    number,
    number,
  ]
  const [standard, summer] = [Math.min(before, after), Math.max(before, after)]
  const isShown = (ahead: number) => offset(at(ahead), zone) === ahead
  return at(!isShown(standard) && isShown(summer) ? summer : standard)
}

const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, number>()

const QUARTER = 900_000
const MOST_OFFSETS = 10_000

/**
 * How far a zone's clocks are ahead. Rows by the thousand are of few quarters of an hour, each of which is asked for once,
 * unless clocks change within it, as St. John's did a minute after midnight.
 */
function offset(at: Date, zone: string): number {
  const begin = Math.floor(at.getTime() / QUARTER) * QUARTER
  const key = `${zone} ${begin}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const [first = 0, last] = [begin, begin + QUARTER - 1000].map((moment) => askedOffset(new Date(moment), zone))
  if (first !== last) return askedOffset(at, zone)
  if (offsets.size >= MOST_OFFSETS) offsets.clear()
  offsets.set(key, first)
  return first
}

function askedOffset(at: Date, zone: string): number {
  let format = formats.get(zone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(zone, format)
  }
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at.getTime() / 1000) * 1000
}

/** The zone of a context; none for a name that is no zone. */
export function zoneOf(name: unknown): string | undefined {
  if (typeof name !== 'string' || name === '' || name === 'UTC') return undefined
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name })
    return name
  } catch {
    return undefined
  }
}
