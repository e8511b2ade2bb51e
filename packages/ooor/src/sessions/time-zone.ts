import { ConfigError } from '../errors/index.ts'

/** A time zone by its name. Throws for what is none: Odoo would take UTC for it, and say nothing (tried on 14 and 19). */
export function timeZone(tz: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: tz })
    // Newer runtimes know offsets, Odoo does not.
    if (!/^[+-]/.test(tz)) return tz
  } catch {}
  throw new ConfigError(`'${tz}' is no time zone: write it as 'Europe/Paris'`)
}
