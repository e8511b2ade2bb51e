import { UnsupportedError } from '../errors/index.ts'
import { type SocketOpening, whenAborted } from '../http/index.ts'
import { isAtLeast, type Series } from '../wires/index.ts'
import { busInfoOf } from './bus-info.ts'
import type { BusSession } from './bus-session.ts'
import { takeInternal } from './internal-messages.ts'
import { type Way, WayClosed } from './link.ts'
import { notificationsOf } from './notifications.ts'

/** Milliseconds between frames: with more than ten in two seconds the server closes with 1013. */
const BETWEEN_FRAMES = 300

/** Servers and proxies that are on their way up; any other refusal is one to stay. */
const PASSING = new Set([0, 408, 429, 502, 503, 504])

const SESSION_EXPIRED = 4001

/** Receives over the WebSocket that servers have since 16. */
export function overWebSocket(session: BusSession, series: Series): Way {
  const version = new WorkerVersion(session, series)
  return async (link, signal) => {
    let end!: (close: { readonly code: number; readonly reason: string }) => void
    const over = new Promise<Parameters<typeof end>[0]>((resolve) => {
      end = resolve
    })
    const opening = await opened(session, `/websocket${await version.query(signal)}`, signal, {
      message: (text) => {
        const answer = parsed(text)
        const notifications = Array.isArray(answer) ? answer : answer?.notifications
        // 19.4 tells which transactions it has seen: that is handed back in the place of a number.
        if (typeof answer?.last_fetch_snapshot === 'string') link.snapshot = answer.last_fetch_snapshot
        takeInternal(link, notifications)
        link.deliver(notificationsOf(notifications))
      },
      closed: (code, reason) => end({ code, reason }),
    })
    const { socket } = opening
    if (socket === undefined) throw refusal(opening.status)
    const frames = new PacedFrames((text) => socket.send(text))
    const subscribe = (asks = false) =>
      frames.send('subscribe', {
        channels: link.channels,
        last: link.after(),
        // Has to be there since 19.3 (odoo/odoo#261687): whether the server is to say that it no longer has the last.
        ...(isAtLeast(series, 19, 3) && { check_outdated: asks }),
        // In the place of the number since 19.4; without it the server begins where it is (odoo/odoo#265501).
        ...(link.snapshot !== undefined && { from_snapshot: link.snapshot }),
      })
    const tellPresence = () => {
      const inactivity = link.takePresence()
      if (inactivity === undefined) return
      // 18 wants it still, 19 knows it no more (tried on 18.0 and 19.0).
      const more = isAtLeast(series, 19) ? {} : { im_status_ids_by_model: {} }
      frames.send('update_presence', { inactivity_period: inactivity, ...more })
    }
    const stops = [
      whenAborted(signal, () => socket.close(1000)),
      link.onChange((what) => {
        if (what === 'channels') subscribe()
        else if (what === 'presence') tellPresence()
        else {
          end({ code: 1000, reason: 'the session has another id' })
          socket.close(1000)
        }
      }),
    ]
    try {
      signal.throwIfAborted()
      subscribe(await link.lookBack(true))
      tellPresence()
      link.connected('websocket')
      const { code, reason } = await over
      signal.throwIfAborted()
      if (code === SESSION_EXPIRED) await session.renew()
      if (reason === 'OUTDATED_VERSION') await version.outdated(signal)
      return `the WebSocket was closed: ${code} ${reason}`.trimEnd()
    } finally {
      frames.stop()
      for (const stop of stops) stop()
      socket.close(1000)
    }
  }
}

async function opened(
  session: BusSession,
  path: string,
  signal: AbortSignal,
  events: Parameters<BusSession['openSocket']>[1],
): Promise<SocketOpening> {
  try {
    return await session.openSocket(path, events, { signal })
  } catch (error) {
    if (UnsupportedError.is(error)) throw new WayClosed(error.message)
    throw error
  }
}

function refusal(status: number): Error {
  const told = status === 0 ? 'the server opened no WebSocket' : `the server answered ${status} to /websocket`
  const hint = 'its port for WebSockets (gevent_port) is not reached: have the proxy pass /websocket on to it'
  return PASSING.has(status) ? new Error(told) : new WayClosed(`${told}: ${hint}`)
}

interface Frame {
  readonly last_fetch_snapshot?: unknown
  readonly notifications?: unknown
}

/** A frame's value; undefined for what is no JSON, or no object. */
function parsed(text: string): Frame | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

/** Which version of its web client the server wants to hear: since 18, and only of browsers. */
class WorkerVersion {
  readonly #session: BusSession
  readonly #series: Series
  #version: string | undefined
  #isKnown = false
  #refused = false

  constructor(session: BusSession, series: Series) {
    this.#session = session
    this.#series = series
  }

  async query(signal: AbortSignal): Promise<string> {
    if (!isAtLeast(this.#series, 18)) return ''
    if (!this.#isKnown) {
      const info = await this.#session.info({ signal })
      this.#version = text(info?.raw.websocket_worker_version) ?? text(busInfoOf(info)?.worker_version)
      this.#isKnown = true
    }
    return this.#version === undefined ? '' : `?version=${encodeURIComponent(this.#version)}`
  }

  /** The server has been updated, or a visitor has been told nothing: its pages have it. */
  async outdated(signal: AbortSignal): Promise<void> {
    if (this.#refused) {
      this.#refused = false
      throw new WayClosed('the server refuses this version of its WebSocket')
    }
    this.#refused = true
    const page = await this.#session.page('/web/login', { signal })
    this.#version = /"(?:websocket_)?worker_version":\s*"([^"]+)"/.exec(page.text)?.[1] ?? this.#version
  }
}

/** Sends frames, not too many at a time: of each event the last is what counts. */
class PacedFrames {
  readonly #send: (text: string) => void
  readonly #waiting = new Map<string, object>()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(send: (text: string) => void) {
    this.#send = send
  }

  send(event: string, data: object): void {
    this.#waiting.set(event, data)
    if (this.#timer === undefined) this.#next()
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#waiting.clear()
  }

  #next(): void {
    const [first] = this.#waiting
    this.#timer = first && setTimeout(() => this.#next(), BETWEEN_FRAMES)
    if (first === undefined) return
    const [event, data] = first
    this.#waiting.delete(event)
    this.#send(JSON.stringify({ event_name: event, data }))
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
