import { RouteNotFoundError } from '../errors/index.ts'
import { isAtLeast } from '../wires/index.ts'
import type { BusSession } from './bus-session.ts'

/** To who names no number a server tells what is 50 seconds old at most. */
const SHORTEST_MEMORY = 45_000

/** Up to 17 notifications are deleted when they are 100 seconds old (addons/bus/models/bus.py of 14, `_gc_messages`). */
const OLD_MEMORY = 90_000

/** Since 18 when they are a day old (`DEFAULT_GC_RETENTION_SECONDS`); a little less, to be sure. */
export const MEMORY = 86_000_000

/**
 * Whether something may have been missed in so many milliseconds: the server no longer has what came last, or may not.
 * Undefined where it is asked by the subscription only, since 19.3 (odoo/odoo#260380, by source).
 *
 * Sends `POST /bus/has_missed_notifications` since 18, where something has come before.
 */
export async function wasMissed(session: BusSession, last: number, away: number): Promise<boolean | undefined> {
  if (last === 0) return away > SHORTEST_MEMORY
  const series = await session.series()
  if (!isAtLeast(series, 18)) return away > OLD_MEMORY
  try {
    return (await session.request('/bus/has_missed_notifications', { last_notification_id: last })) === true
  } catch (error) {
    if (!RouteNotFoundError.is(error)) throw error
    // Early builds of 18 have neither the route nor the longer memory (tried on one of them).
    return isAtLeast(series, 19) ? undefined : away > OLD_MEMORY
  }
}
