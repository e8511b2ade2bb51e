import { MINUTE } from '../../durations.ts'
import type { ToldField } from '../../orm/definition.ts'
import type { Environment } from '../../orm/environment.ts'
import { toLocal, zoneOf } from '../../orm/group/time-zone.ts'

/** How far the clocks of whoever it is are ahead now, as `+0530`. */
export const timeZoneOffset = (model: string): ToldField => ({
  depends: ['tz'],
  compute: (row, env) => offsetOf(env.sudo().raw(env.table(model), row, 'tz'), env),
})

function offsetOf(zone: unknown, { clock }: Environment): string {
  const now = new Date(clock.milliseconds)
  const minutes = Math.round((toLocal(now, zoneOf(zone)).getTime() - now.getTime()) / MINUTE)
  const two = (number: number) => String(number).padStart(2, '0')
  const ahead = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}${two(ahead % 60)}`
}
