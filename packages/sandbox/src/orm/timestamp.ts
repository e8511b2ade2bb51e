import type { Clock } from '../clock.ts'

/** Now, as Odoo writes it: UTC, to the second. */
export function timestamp({ clock }: { readonly clock: Clock }): string {
  return datetimeText(clock.milliseconds)
}

/** A moment as Odoo writes it. */
export function datetimeText(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ')
}
