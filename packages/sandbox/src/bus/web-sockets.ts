import { tellOfPresence } from '../data/discuss.ts'
import type { Database } from '../database.ts'
import type { WebSession, WebSessions } from '../web-session.ts'
import type { Channel } from './bus-store.ts'
import { channelsOf } from './channels.ts'

/** The sandbox's end of a WebSocket's other side. */
export interface SocketPeer {
  send(text: string): void
  close(code: number, reason?: string): void
}

/** What a server does with what its WebSocket hears. */
export interface ServedSocket {
  message(text: string): void
  closed(): void
}

/** With more frames than these in two seconds the server closes (addons/bus/websocket.py, `RL_BURST`, `RL_DELAY`). */
const MOST_FRAMES = 10
const FRAMES_TIME = 2000

const SESSION_EXPIRED = 4001
const TRY_LATER = 1013

/** Serves one WebSocket of the bus (addons/bus/websocket.py of 19). */
export function serveSocket(
  database: Database,
  sessions: WebSessions,
  { id, uid }: Pick<WebSession, 'id' | 'uid'>,
  peer: SocketPeer,
): ServedSocket {
  let channels: readonly Channel[] = []
  let last: number | undefined
  let isOpen = true
  const sent = new Set<unknown>()
  const times: number[] = []
  const close = (code: number) => {
    if (!isOpen) return
    isOpen = false
    stop()
    peer.close(code)
  }
  const dispatch = () => {
    if (!isOpen || last === undefined) return
    if (sessions.find(id)?.uid !== uid) return close(SESSION_EXPIRED)
    const notifications = database.bus.poll(channels, last).filter((one) => !sent.has(one.id))
    for (const one of notifications) sent.add(one.id)
    if (notifications.length > 0) peer.send(JSON.stringify(notifications))
  }
  const stop = database.bus.onSent(dispatch)
  const subscribe = (data: { readonly channels?: unknown; readonly last?: unknown }) => {
    channels = channelsOf(database.as(uid), database.name, uid, data.channels)
    const named = Number(data.last)
    last ??= named > database.bus.lastId ? 0 : named
    dispatch()
  }
  return {
    message: (text) => {
      if (!isOpen) return
      times.push(performance.now())
      const before = times.at(-1 - MOST_FRAMES)
      if (before !== undefined && performance.now() - before < FRAMES_TIME) return close(TRY_LATER)
      try {
        const { event_name: event, data } = JSON.parse(text)
        if (sessions.find(id)?.uid !== uid) return close(SESSION_EXPIRED)
        if (event === 'subscribe') subscribe(data)
        if (event === 'update_presence' && uid !== null) database.transaction(() => tellOfPresence(database.as(uid)))
      } catch {
        // What it cannot do anything with, the server writes into its log.
      }
    },
    closed: () => {
      isOpen = false
      stop()
    },
  }
}
