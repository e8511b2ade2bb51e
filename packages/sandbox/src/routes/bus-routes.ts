import { channelsOf } from '../bus/channels.ts'
import { tellOfPresence } from '../data/discuss.ts'
import { html, json } from '../http-exchange.ts'
import { exception, ServerException } from '../python/exceptions.ts'
import { werkzeugPage } from './pages.ts'
import type { DatabaseVisit, Params, Route } from './route.ts'

/** A long poll is answered after so many milliseconds, whether there is something or not. */
const LONGEST_WAIT = 50_000

/** Answers at once what is there, or later what comes (addons/bus/models/bus.py of 14). */
function longPoll(visit: DatabaseVisit, { channels, last, options }: Params): unknown {
  const { database, session, installation } = visit
  const { major } = installation.dialect.series
  const wanted = channelsOf(database.as(session.uid), database.name, session.uid, channels)
  const poll = () => database.bus.poll(wanted, Number(last))
  const found = poll()
  const isPeek = major >= 14 && (options as { peek?: unknown } | undefined)?.peek
  if (isPeek) return { notifications: found, channels: wanted }
  if (found.length > 0) return found
  const { clock } = installation
  const end = clock.milliseconds + LONGEST_WAIT
  return new Promise((resolve) => {
    const answer = (notifications: unknown) => {
      clearTimeout(timer)
      for (const stop of stops) stop()
      resolve(notifications)
    }
    const timer = setTimeout(() => answer([]), LONGEST_WAIT)
    ;(timer as { unref?(): void }).unref?.()
    const stops = [
      database.bus.onSent(() => {
        const notifications = poll()
        if (notifications.length > 0) answer(notifications)
      }),
      clock.onSet(() => {
        if (clock.milliseconds >= end) answer([])
      }),
    ]
  })
}

function peek(visit: DatabaseVisit, { channels, last, is_first_poll }: Params): unknown {
  const { database, session } = visit
  if (is_first_poll) {
    session.isPolled = true
    session.isDirty = true
  } else if (!session.isPolled) throw neverPolled()
  const wanted = channelsOf(database.as(session.uid), database.name, session.uid, channels)
  const behind = Number(last) > database.bus.lastId ? 0 : Number(last)
  return { channels: wanted, notifications: database.bus.poll(wanted, behind) }
}

/** The bus's own, without words (wire/16.0 to wire/19.0/svc-bus-peek-not-first). */
const neverPolled = () => new ServerException('odoo.http.SessionExpiredException', '', [])

/** Tells that the user is there. */
function tellPresence({ database, session }: DatabaseVisit): unknown {
  if (!session.isPolled) throw neverPolled()
  if (session.uid !== null) tellOfPresence(database.as(session.uid))
  return {}
}

/** The bus: by long polling up to 15, by WebSocket since 16, which `sandbox.ts` serves (wire/*\/svc-bus-*). */
export const busRoutes: readonly Route[] = [
  {
    type: 'json',
    path: '/longpolling/poll',
    since: 8,
    until: 15,
    auth: 'public',
    parameters: 'channels, last, options=None',
    controller: 'BusController',
    run: longPoll,
  },
  {
    type: 'json',
    path: '/longpolling/send',
    since: 8,
    until: 14,
    auth: 'public',
    parameters: 'channel, message',
    controller: 'BusController',
    run: ({ database }, { channel, message }) => {
      if (typeof channel !== 'string') throw exception('bus.Bus only string channels are allowed.')
      database.bus.send(channel, message)
      return null
    },
  },
  {
    type: 'json',
    path: '/longpolling/im_status',
    since: 14,
    until: 14,
    auth: 'user',
    parameters: 'partner_ids',
    controller: 'BusController',
    run: (_, { partner_ids }) => (partner_ids as number[]).map((id) => ({ id, im_status: 'online' })),
  },
  {
    type: 'json',
    path: '/websocket/peek_notifications',
    since: 16,
    auth: 'public',
    parameters: 'channels, last, is_first_poll=False',
    controller: 'WebsocketController',
    run: peek,
  },
  {
    type: 'json',
    path: '/websocket/update_bus_presence',
    since: 16,
    until: 18,
    auth: 'public',
    parameters: 'inactivity_period, im_status_ids_by_model',
    controller: 'WebsocketController',
    run: tellPresence,
  },
  {
    type: 'json',
    path: '/websocket/update_bus_presence',
    since: 19,
    auth: 'public',
    parameters: 'inactivity_period',
    controller: 'WebsocketController',
    run: tellPresence,
  },
  {
    type: 'json',
    // Later a subscription asks it (odoo/odoo#260380, by source).
    path: '/bus/has_missed_notifications',
    since: 18,
    until: 19,
    auth: 'public',
    parameters: 'last_notification_id',
    controller: 'BusController',
    run: ({ database }, { last_notification_id }) => !database.bus.has(Number(last_notification_id)),
  },
  {
    type: 'http',
    path: '/bus/get_model_definitions',
    since: 16,
    auth: 'user',
    run: () => json({}),
  },
  {
    type: 'http',
    path: '/websocket/health',
    since: 16,
    auth: 'none',
    isStateless: true,
    run: () => ({ ...json({ status: 'pass' }), headers: { 'cache-control': 'no-store' } }),
  },
  {
    type: 'http',
    path: '/websocket',
    since: 16,
    auth: 'public',
    run: ({ request: { headers }, session }) => {
      const missing = ['connection', 'host', 'sec-websocket-key', 'sec-websocket-version', 'upgrade', 'origin'].filter(
        (name) => !headers[name],
      )
      if (missing.length > 0) {
        return html(werkzeugPage('400 Bad Request', `Empty or missing header(s): ${missing.join(', ')}`), 400)
      }
      session.isDirty = true
      return { status: 101, contentType: 'text/html; charset=utf-8', body: '' }
    },
  },
]
