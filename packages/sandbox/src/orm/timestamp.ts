import type { Clock } from '../clock.ts'

/** Now, as Odoo writes it: UTC, to the second. */
export function timestamp({ clock }: { readonly clock: Clock }): string {
  return datetimeText(clock.milliseconds)
}

/** A moment as PostgreSQL keeps it, to the microsecond: text that begins as Odoo writes it. */
export function preciseText(microseconds: number): string {
  const part = microseconds % 1_000_000
  const whole = datetimeText((microseconds - part) / 1000)
  return part === 0 ? whole : `${whole}.${String(part).padStart(6, '0')}`
}

/** What of such a moment is told: the second. */
export const toTheSecond = (moment: string): string => moment.slice(0, 'YYYY-MM-DD HH:MM:SS'.length)

/** A moment as Odoo writes it. */
export function datetimeText(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ')
}
