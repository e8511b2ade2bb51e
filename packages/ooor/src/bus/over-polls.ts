import { plainLink, plainRows } from '../belongings/plain-rows.ts'
import { isId } from '../belongings/record-id.ts'
import { UnsupportedError } from '../errors/index.ts'
import { waitFor, whenAborted } from '../http/index.ts'
import { isAtLeast, type Series } from '../wires/index.ts'
import { busInfoOf } from './bus-info.ts'
import type { BusSession } from './bus-session.ts'
import { type Link, type Way, WayClosed } from './link.ts'
import { notificationsOf } from './notifications.ts'

/** After so many milliseconds the better way is looked at again. */
const UNTIL_LOOKING_AGAIN = 60_000

/** What polling ends with when it is time to look whether there is a better way. */
export const LOOK_AGAIN = 'the better way is tried again'

/**
 * Receives by asking every few seconds: where the server's own way is not open. `note` says why. `isAll`: there is no
 * other way.
 */
export function overPolls(session: BusSession, series: Series, note: string, isAll: boolean): Way {
  const ask = isAtLeast(series, 16) ? peek(session, series) : callPoll(session, series)
  return async (link, signal) => {
    const until = isAll ? Number.POSITIVE_INFINITY : performance.now() + UNTIL_LOOKING_AGAIN
    while (performance.now() < until) {
      const notifications = notificationsOf(await ask(link, signal))
      await link.lookBack()
      link.connected('polling', note)
      link.deliver(notifications)
      await pause(link, signal)
    }
    return LOOK_AGAIN
  }
}

/** Waits until it is time to ask again, or there is something else to ask. */
async function pause(link: Link, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  const changed = new AbortController()
  const stops = [link.onChange(() => changed.abort()), whenAborted(signal, () => changed.abort())]
  await waitFor(link.pollInterval, changed.signal).catch(() => {})
  for (const stop of stops) stop()
  signal.throwIfAborted()
}

type Ask = (link: Link, signal: AbortSignal) => Promise<unknown>

/**
 * Each poll says that it is the first: a session that has expired is seen by its cookie, and one that another worker
 * has not polled in, is not taken for one (addons/bus/controllers/websocket.py of 19).
 */
function peek(session: BusSession, series: Series): Ask {
  return async (link, signal) => {
    // Since 19.4 a poll has to say behind which transactions it asks (addons/bus/controllers/websocket.py, by source).
    if (isAtLeast(series, 19, 3)) link.snapshot ??= await firstSnapshot(session, signal)
    const params = {
      channels: link.channels,
      last: link.after(),
      is_first_poll: true,
      ...(link.snapshot !== undefined && { from_snapshot: link.snapshot }),
    }
    const answer = (await session.request('/websocket/peek_notifications', params, { signal })) as Peeked | null
    if (typeof answer?.last_fetch_snapshot === 'string') link.snapshot = answer.last_fetch_snapshot
    const inactivity = link.takePresence()
    if (inactivity !== undefined) {
      // 18 wants it still, 19 knows it no more (tried on 18.0 and 19.0).
      const more = isAtLeast(series, 19) ? {} : { im_status_ids_by_model: {} }
      await session.request('/websocket/update_bus_presence', { inactivity_period: inactivity, ...more }, { signal })
    }
    return answer?.notifications
  }
}

interface Peeked {
  readonly notifications?: unknown
  readonly last_fetch_snapshot?: unknown
}

async function firstSnapshot(session: BusSession, signal: AbortSignal): Promise<string | undefined> {
  const told = busInfoOf(await session.info({ signal }))?.initial_snapshot
  return typeof told === 'string' ? told : undefined
}

/** Up to 14 the bus's own method may be called, over any wire. The user's channels have to be named then. */
function callPoll(session: BusSession, series: Series): Ask {
  let own: Promise<readonly unknown[]> | undefined
  return async (link, signal) => {
    if (isAtLeast(series, 15)) {
      throw new UnsupportedError(
        'Odoo 15 tells notifications on its port for long polling only: name that in the proxy',
      )
    }
    own ??= ownChannels(session, series).catch((error: unknown) => {
      own = undefined
      throw error
    })
    const channels = [...link.channels, ...(await own)]
    return session.call('bus.bus', 'poll', [channels, link.after()], {}, { signal })
  }
}

/** The channels that the server adds by itself to a poll (addons/mail/controllers/bus.py of 14). */
async function ownChannels(session: BusSession, series: Series): Promise<readonly unknown[]> {
  const info = await session.info()
  if (info === null) throw new WayClosed('visitors hear nothing where long polling is not to be had')
  const { database } = info
  const { partnerId = await partnerOf(session, info.uid) } = info
  const mine = [
    [database, 'res.partner', partnerId],
    [database, 'ir.needaction', partnerId],
  ]
  if (!isAtLeast(series, 9)) return mine
  const domain = [['channel_partner_ids', 'in', [partnerId]]]
  const found = await session.call('mail.channel', 'search', [domain]).catch(() => [])
  const ids = Array.isArray(found) ? found.filter(isId) : []
  return [...mine, ...ids.map((id) => [database, 'mail.channel', id])]
}

async function partnerOf(session: BusSession, uid: number): Promise<number> {
  const rows = await session.call('res.users', 'read', [[uid], ['partner_id']])
  const [row] = plainRows(rows, { model: 'res.users', method: 'read' })
  return plainLink(row?.partner_id) ?? 0
}
