import type { Environment } from './environment.ts'
import { toLocal, zoneOf } from './group/time-zone.ts'

/** The time zone of the call, or the user's own. */
export function zoneOfUser(env: Environment): string | undefined {
  return zoneOf(env.context.tz || env.sudo().raw(env.table('res.users'), env.user, 'tz'))
}

const DAY = 86_400_000

/** The day on the user's calendar, or one some days later. */
export function userDay(env: Environment, later = 0): string {
  const moment = toLocal(new Date(env.clock.milliseconds), zoneOfUser(env))
  return new Date(moment.getTime() + later * DAY).toISOString().slice(0, 'YYYY-MM-DD'.length)
}
