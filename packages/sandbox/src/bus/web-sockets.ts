import { parseCookie } from 'cookie-es'
import { tellOfPresence } from '../data/discuss.ts'
import type { Database } from '../database.ts'
import type { SandboxRequest, SandboxResponse } from '../http-exchange.ts'
import type { Installation } from '../installation.ts'
import type { Environment } from '../orm/environment.ts'
import type { WebSession, WebSessions } from '../web-session.ts'
import type { Channel } from './bus-store.ts'
import { channelsOf } from './channels.ts'
import type { ServedSocket, ServeSocket, SocketPeer } from './socket-pair.ts'
import { isOutdated } from './worker-version.ts'

/** With more frames than these in two seconds the server closes (addons/bus/websocket.py, `RL_BURST`, `RL_DELAY`). */
const MOST_FRAMES = 10
const FRAMES_TIME = 2000

const SESSION_EXPIRED = 4001
const TRY_LATER = 1013

/** Serves one WebSocket of the bus (addons/bus/websocket.py of 19). */
function serveSocket(
  database: Database,
  sessions: WebSessions,
  { id: firstId, uid }: Pick<WebSession, 'id' | 'uid'>,
  peer: SocketPeer,
): ServedSocket {
  let id = firstId
  /** The session, which may have got another id; none once it is another's. */
  const isOver = () => {
    const session = sessions.current(id)
    id = session?.id ?? id
    return session?.uid !== uid
  }
  const asksBySubscription = database.as(uid).dialect.series.major >= 20
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
    if (isOver()) return close(SESSION_EXPIRED)
    const notifications = database.bus.poll(channels, last).filter((one) => !sent.has(one.id))
    for (const one of notifications) sent.add(one.id)
    if (notifications.length > 0) peer.send(JSON.stringify(notifications))
  }
  const stop = database.bus.onSent(dispatch)
  const tellWorker = (type: string, payload: unknown) => peer.send(JSON.stringify([{ type, internal: true, payload }]))
  const subscribe = (data: Readonly<Record<string, unknown>>) => {
    const wanted = channelsOf(database.as(uid), database.name, uid, data.channels)
    const named = Number(data.last)
    const { lastId } = database.bus
    if (asksBySubscription) {
      // Without it the server stumbles over the frame (odoo/odoo#261687, by source).
      if (data.check_outdated === undefined) throw new Error("KeyError: 'check_outdated'")
      if (data.check_outdated && !database.bus.has(named)) tellWorker('bus/subscription_outdated', null)
      if (named > lastId) tellWorker('bus/last_id_reset', lastId)
    }
    channels = wanted
    last ??= named > lastId ? 0 : named
    dispatch()
  }
  const tell = (env: Environment, data: Readonly<Record<string, unknown>>) => {
    // A parameter until 18, and none later (tried on 18.0 and 19.0).
    if ('im_status_ids_by_model' in data !== env.dialect.series.major < 19) throw new Error('TypeError')
    database.transaction(() => tellOfPresence(env))
  }
  return {
    message: (text) => {
      if (!isOpen) return
      times.push(performance.now())
      const before = times.at(-1 - MOST_FRAMES)
      if (before !== undefined && performance.now() - before < FRAMES_TIME) return close(TRY_LATER)
      try {
        const { event_name: event, data } = JSON.parse(text)
        if (isOver()) return close(SESSION_EXPIRED)
        if (event === 'subscribe') subscribe(data)
        if (event === 'update_presence' && uid !== null) tell(database.as(uid), data)
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

/** Who serves the WebSocket that an answer agrees to, in the session that it names; undefined where it does not. */
export function serverOf(
  { sessions, databases, dialect }: Installation,
  request: SandboxRequest,
  answer: SandboxResponse,
): ServeSocket | undefined {
  if (answer.status !== 101) return undefined
  const { cookie } = dialect.sessions
  const told = answer.headers.findLast(([name]) => name === 'set-cookie')?.[1] ?? request.headers.cookie ?? ''
  const session = sessions.current(parseCookie(told)[cookie] ?? '')
  const database = databases.get(session?.database ?? '')
  if (session === undefined || database === undefined) return undefined
  const version = new URLSearchParams(request.path.split('?')[1]).get('version')
  return (peer) => {
    const isOld = isOutdated(dialect.series.major, version, request.headers['user-agent'])
    if (isOld) peer.close(1000, 'OUTDATED_VERSION')
    return serveSocket(database, sessions, session, peer)
  }
}
