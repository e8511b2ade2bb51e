import { understood } from './understood.ts'

/** A time zone by its name. Throws for what is none: Odoo would take UTC for it, and say nothing (tried on 14 and 19). */
export function timeZone(tz: string): string {
  understood(
    () => new Intl.DateTimeFormat('en', { timeZone: tz }),
    `'${tz}' is no time zone: write it as 'Europe/Paris'`,
  )
  return tz
}
