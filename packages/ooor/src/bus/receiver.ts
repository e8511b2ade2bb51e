import { waitFor, whenAborted } from '../http/index.ts'
import { BoundedQueue } from './bounded-queue.ts'
import type { BusSession } from './bus-session.ts'
import type {
  BusListenerOptions,
  BusListenOptions,
  BusNotification,
  BusOptions,
  BusPresence,
  NotificationType,
} from './bus-types.ts'
import { checkListenerOptions, checkListenOptions, checkPlace, checkPresence } from './check-bus-options.ts'
import { Course, gap } from './course.ts'
import { isFinal, messageOf } from './final-failures.ts'
import type { Link, Way } from './link.ts'
import { WayClosed } from './link.ts'
import { LOOK_AGAIN } from './over-polls.ts'
import type { Place } from './place.ts'
import { fallbackOf, firstWay } from './ways.ts'

/** Somebody who listens. */
export interface Subscriber extends BusOptions {
  take(notification: BusNotification): void
  /** Listening is over. */
  failed(error: unknown, isClosed: boolean): unknown
}

const FIRST_DELAY = 250
const LONGEST_DELAY = 30_000
const SHORTEST_INTERVAL = 100

type Listener = Parameters<Link['onChange']>[0]

/** Receives for all who listen, as long as there are any: connects, connects again, and tells what is new. */
export class Receiver {
  readonly #session: BusSession
  readonly #place: Place
  readonly #subscribers = new Set<Subscriber>()
  readonly #listeners = new Set<Listener>()
  #running: AbortController | undefined
  #presence: number | undefined

  constructor(session: BusSession, place: Place) {
    this.#session = session
    this.#place = place
  }

  /** Answers a function that leaves. */
  add(subscriber: Subscriber): () => void {
    this.#subscribers.add(subscriber)
    if (this.#running === undefined) this.#begin()
    else if (subscriber.channels?.length) this.#changed('channels')
    return () => {
      this.#subscribers.delete(subscriber)
      if (this.#subscribers.size > 0) return
      this.#running?.abort()
      this.#running = undefined
    }
  }

  on(type: string, listener: (notification: BusNotification) => void, given: BusListenerOptions): () => void {
    checkListenerOptions(type, given)
    const { failed = thrown, ...options } = given
    return this.add({
      ...options,
      take: (one) => {
        if (type === one.type || (type === '*' && isOfServer(one))) listener(one)
      },
      failed: (error, isClosed) => isClosed || failed(error),
    })
  }

  async *listen(given: BusListenOptions<NotificationType>): AsyncGenerator<BusNotification> {
    checkListenOptions(given)
    const { types, capacity = 1000, signal, ...options } = given
    const queue = new BoundedQueue<BusNotification>(Math.max(1, capacity), ({ id }) => gap(id - 1, 'slow reader'))
    const leave = this.add({
      ...options,
      take: (one) => {
        const isMeant = types === undefined ? isOfServer(one) : types.includes(one.type) || one.type === 'ooor/gap'
        if (isMeant) queue.push(one)
      },
      failed: (error) => queue.fail(error),
    })
    const stopListening = signal && whenAborted(signal, () => queue.fail(signal.reason))
    try {
      signal?.throwIfAborted()
      for (;;) yield await queue.next()
    } finally {
      stopListening?.()
      leave()
    }
  }

  setPresence(options: BusPresence): void {
    checkPresence(options)
    const { inactivity = 0 } = options
    this.#presence = inactivity
    this.#changed('presence')
  }

  #begin(): void {
    const running = new AbortController()
    this.#running = running
    this.#receive(running.signal).catch((error: unknown) => {
      if (running.signal.aborted) return
      this.#running = undefined
      const all = [...this.#subscribers]
      this.#subscribers.clear()
      for (const one of all) one.failed(error, this.#session.isClosed())
    })
  }

  async #receive(signal: AbortSignal): Promise<void> {
    const { resumeAfter } = this.#place
    checkPlace(resumeAfter)
    this.#place.resumeAfter = 0
    const course = new Course(this.#session, resumeAfter, (notification) => this.#tell(notification))
    const link = this.#linkTo(course, signal)
    const stop = this.#session.onRotated(() => this.#changed('session'))
    try {
      const first = await firstWay(this.#session)
      let way: Way = first
      for (let delay = FIRST_DELAY; ; ) {
        const reason = await way(link, signal).catch(async (error: unknown) => {
          signal.throwIfAborted()
          if (error instanceof WayClosed) way = await fallbackOf(this.#session, error, way === first)
          else if (isFinal(error, course.everConnected)) throw error
          return error instanceof WayClosed ? LOOK_AGAIN : messageOf(error)
        })
        signal.throwIfAborted()
        if (reason === LOOK_AGAIN && way !== first && course.isConnected) way = first
        if (reason === LOOK_AGAIN) continue
        if (course.isConnected) delay = FIRST_DELAY
        course.disconnected(reason)
        await waitFor(delay / 2 + (delay / 2) * Math.random(), signal)
        delay = Math.min(delay * 2, LONGEST_DELAY)
      }
    } finally {
      stop()
    }
  }

  #linkTo(course: Course, signal: AbortSignal): Link {
    const subscribers = this.#subscribers
    return {
      snapshot: undefined,
      get channels() {
        return [...new Set([...subscribers].flatMap(({ channels = [] }) => channels))]
      },
      get pollInterval() {
        const wanted = Math.min(...[...subscribers].map(({ pollInterval = 5000 }) => pollInterval))
        // Not for nothing, and not for what is no number.
        return wanted >= SHORTEST_INTERVAL ? wanted : SHORTEST_INTERVAL
      },
      after: () => course.seen.floor(),
      get highest() {
        return course.seen.highest
      },
      takePresence: () => {
        const presence = this.#presence
        this.#presence = undefined
        return presence
      },
      lookBack: (subscribes = false) => course.lookBack(subscribes),
      missed: () => course.missed(),
      countsFrom: (id) => course.seen.restart(id),
      connected: (by, note) => course.connected(by, note),
      deliver: (notifications) => {
        // An answer that comes late, behind the end of its course, comes to the next one too.
        if (signal.aborted) return
        course.isAlive()
        for (const one of notifications) {
          if (!course.seen.take(one.id)) continue
          this.#place.last = course.seen.highest
          this.#tell(one)
        }
      },
      onChange: (listener) => {
        this.#listeners.add(listener)
        return () => this.#listeners.delete(listener)
      },
    }
  }

  #tell(notification: BusNotification): void {
    for (const one of [...this.#subscribers]) {
      try {
        one.take(notification)
      } catch (error) {
        // What one listener throws is not the business of the others.
        thrown(error)
      }
    }
  }

  #changed(what: Parameters<Listener>[0]): void {
    for (const listener of [...this.#listeners]) listener(what)
  }
}

/** True for what the server has told, and for what tells that it may have told more. */
function isOfServer({ type }: BusNotification): boolean {
  return type === 'ooor/gap' || !type.startsWith('ooor/')
}

/** Where nobody listens for it, an error is the process's business, as any that is not caught. */
function thrown(error: unknown): void {
  queueMicrotask(() => {
    throw error
  })
}
