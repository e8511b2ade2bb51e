/** How far local time is ahead of UTC at a moment. */
export function offsetAt(utc: number, timeZone: string | undefined): number {
  if (timeZone === undefined) return 0
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  }).formatToParts(utc)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return local - Math.floor(utc / 1000) * 1000
}

/** The moment, in milliseconds, at which clocks of a time zone show what is given as if it were UTC. */
export function toUtc(local: number, timeZone: string | undefined): number {
  const guess = local - offsetAt(local, timeZone)
  return local - offsetAt(guess, timeZone)
}
