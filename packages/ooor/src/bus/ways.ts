import { UnsupportedError } from '../errors/index.ts'
import { isAtLeast } from '../wires/index.ts'
import type { BusSession } from './bus-session.ts'
import type { Way, WayClosed } from './link.ts'
import { overLongPolls } from './over-long-polls.ts'
import { overPolls } from './over-polls.ts'
import { overWebSocket } from './over-web-socket.ts'

/** The way that a server of its series has for this session. */
export async function firstWay(session: BusSession): Promise<Way> {
  const series = await session.series()
  if (!isAtLeast(series, 8))
    throw new UnsupportedError(`OpenERP ${series.name} tells nothing by itself: the bus came with 8.0`)
  if (await session.hasPages()) return isAtLeast(series, 16) ? overWebSocket(session, series) : overLongPolls(session)
  if (!isAtLeast(series, 15)) return overPolls(session, series, 'this wire has no long polling', true)
  throw new UnsupportedError(
    `Odoo ${series.name} tells notifications to web sessions only: connect with a password and the wire 'web'`,
  )
}

/** The way that is left where the first is closed. Throws where there is none. */
export async function fallbackOf(session: BusSession, why: WayClosed, wasFirst: boolean): Promise<Way> {
  if (!wasFirst) throw new UnsupportedError(why.message)
  return overPolls(session, await session.series(), why.message, false)
}
