import { DAY } from '../durations.ts'
import { ServerException } from '../python/exceptions.ts'
import { isTrue, withAttribute } from '../python/eyes.ts'
import type { Environment } from './environment.ts'
import { toLocal, zoneOf } from './group/time-zone.ts'

/** The time zone of the call, or the user's own. */
export function zoneOfUser(env: Environment): string | undefined {
  return zoneOf(env.context.tz || env.sudo().raw(env.table('res.users'), env.user, 'tz'))
}

/** The day on the user's calendar, or one some days later. */
export function userDay(env: Environment, later = 0): string {
  const moment = toLocal(new Date(env.clock.milliseconds), zoneOfUser(env))
  return new Date(moment.getTime() + later * DAY).toISOString().slice(0, 'YYYY-MM-DD'.length)
}

/** Raises for a zone of the call that is none, where a server counts by it without trying (tried on 14.0; 13 is taken for it). */
export function checkZone({ context: { tz }, dialect }: Environment): void {
  const { major } = dialect.series
  if (major < 13 || major > 14 || !isTrue(tz)) return
  const name = withAttribute(tz, 'upper')
  if (name.toUpperCase() === 'UTC' || zoneOf(name) !== undefined) return
  throw new ServerException('pytz.exceptions.UnknownTimeZoneError', name)
}
