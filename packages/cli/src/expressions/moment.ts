/** A moment that is told by today: the day that it is in, and the time. */
export interface RelativeMoment {
  /** As `2026-01-31`. */
  readonly day: string
  readonly time: Date
}

const RELATIVE = /^(today|now)((?:[+-]\d{1,4}[hdwmy])*)$/i

/** Reads `today`, `today-30d`, `now+2h`, by this machine's time zone; undefined for what is no such moment. */
export function moment(text: string, now = new Date()): RelativeMoment | undefined {
  const [, base, steps = ''] = RELATIVE.exec(text) ?? []
  if (base === undefined) return undefined
  const time = new Date(now)
  if (base.toLowerCase() === 'today') time.setHours(0, 0, 0, 0)
  for (const [, count, unit] of steps.matchAll(/([+-]\d+)([hdwmy])/gi)) {
    STEPS[unit?.toLowerCase() as keyof typeof STEPS](time, Number(count))
  }
  const [month, date] = [time.getMonth() + 1, time.getDate()].map((part) => String(part).padStart(2, '0'))
  return { day: `${time.getFullYear()}-${month}-${date}`, time }
}

const STEPS = {
  h: (time: Date, count: number) => time.setHours(time.getHours() + count),
  d: (time: Date, count: number) => time.setDate(time.getDate() + count),
  w: (time: Date, count: number) => time.setDate(time.getDate() + 7 * count),
  m: (time: Date, count: number) => addMonths(time, count),
  y: (time: Date, count: number) => addMonths(time, 12 * count),
}

/** The 31st of a month that has 30 days is its last. */
function addMonths(time: Date, count: number): void {
  const date = time.getDate()
  time.setDate(1)
  time.setMonth(time.getMonth() + count)
  const last = new Date(time.getFullYear(), time.getMonth() + 1, 0).getDate()
  time.setDate(Math.min(date, last))
}
