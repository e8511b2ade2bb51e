import type { Environment } from './environment.ts'
import { zoneOf } from './group/time-zone.ts'

/** The time zone of the call, or the user's own. */
export function zoneOfUser(env: Environment): string | undefined {
  return zoneOf(env.context.tz || env.sudo().raw(env.table('res.users'), env.user, 'tz'))
}
