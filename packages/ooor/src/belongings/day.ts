const DAY = /^(\d{4})-(\d\d)-(\d\d)$/

/** True for a day that the calendar has, as `2026-01-31`. */
export function isDay(text: string): boolean {
  const match = DAY.exec(text)
  if (match === null || match[1] === '0000') return false
  const moment = new Date(`${text}T00:00:00Z`)
  // Days beyond the month's end roll over.
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text)
}
