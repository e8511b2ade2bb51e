import { Lru } from '../../lru.ts'

const DAY = 86_400_000

/** What is given in parts, in milliseconds as if it were UTC: `Date.UTC` takes the years below 100 for others. */
export function timeOf(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month, day)
  return date.setUTCHours(hour, minute, second)
}

/** Making one takes a hundred times as long as using it. */
const clocks = new Lru<Intl.DateTimeFormat>(50)

function clockOf(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone)
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
    })
    clocks.set(timeZone, clock)
  }
  return clock
}

/** How far local time is ahead of UTC at a moment. */
export function offsetAt(utc: number, timeZone: string | undefined): number {
  if (timeZone === undefined) return 0
  const parts = clockOf(timeZone).formatToParts(utc)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  const local = timeOf(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return local - Math.floor(utc / 1000) * 1000
}

/**
 * The moment, in milliseconds, at which clocks of a time zone show what is given as if it were UTC. Of an hour that
 * there is twice, the earlier; what clocks leave out is as much later (Temporal's rule `compatible`).
 */
export function toUtc(local: number, timeZone: string | undefined): number {
  const [before, after] = [-DAY, DAY].map((beside) => offsetAt(local + beside, timeZone)) as [number, number]
  if (before === after) return local - before
  const earlier = local - Math.max(before, after)
  if (offsetAt(earlier, timeZone) === local - earlier) return earlier
  const later = local - Math.min(before, after)
  return offsetAt(later, timeZone) === local - later ? later : local - before
}
