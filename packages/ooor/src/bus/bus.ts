import { ConfigError } from '../errors/index.ts'
import type { BusSession } from './bus-session.ts'
import type {
  BusListenerOptions,
  BusListenOptions,
  BusNotification,
  BusPresence,
  NotificationType,
} from './bus-types.ts'
import type { Place } from './place.ts'
import type { Receiver } from './receiver.ts'

/**
 * What the server tells by itself: messages, presence, whatever modules send. One connection for all who listen, opened
 * with the first of them and closed with the last; over a WebSocket since 16, by long polling from 8 to 15, by asking
 * every few seconds where neither is to be had.
 *
 * ```ts
 * const stop = session.bus.on('discuss.channel/new_message', ({ payload }) => console.log(payload.id))
 *
 * for await (const { type, payload } of session.bus.listen({ channels: ['my_channel'], signal })) {
 *   console.log(type, payload)
 * }
 * ```
 */
export class Bus {
  readonly #session: () => Promise<BusSession>
  readonly #place: Place = { last: 0, resumeAfter: 0 }
  #receiver: Promise<Receiver> | undefined

  /** @internal A bus comes from a session. */
  constructor(session: () => Promise<BusSession>) {
    this.#session = session
  }

  /**
   * Calls a function for each notification of a type, `'*'` for all; answers a function that stops listening. What the
   * listener throws is thrown where nobody catches it. When listening is over for good, because the session is, `failed`
   * is told why; without it the error is thrown where nobody catches it, as one of options that there are not is.
   * Closing the connection stops listening.
   */
  on<T extends NotificationType>(
    type: T | '*',
    listener: (notification: BusNotification<T>) => void,
    options: BusListenerOptions = {},
  ): () => void {
    if (typeof listener !== 'function') throw new ConfigError('bus.on wants a type and a function')
    const joined = this.#started().then((receiver) => receiver.on(type, listener as Listener, options))
    return () => void joined.then((leave) => leave())
  }

  /**
   * The notifications one after the other, from now on: the first may be up to 50 seconds old, as the server keeps them.
   * Each comes once. Leaving the loop stops listening, as the signal does, whose reason is then thrown.
   *
   * @throws InvalidValueError for options that there are not, and channels or types that are no list of texts
   * @throws SessionExpiredError when the session is over and cannot be renewed
   * @throws SessionLostError when a visitor's is
   * @throws UnsupportedError up to 7.0, and on wires without a web session since 15
   */
  async *listen<T extends NotificationType = NotificationType>(
    options: BusListenOptions<T> = {},
  ): AsyncGenerator<BusNotification<T | 'ooor/gap'>, void, undefined> {
    yield* (await this.#started()).listen(options as BusListenOptions<NotificationType>) as AsyncGenerator<
      BusNotification<T>
    >
  }

  /**
   * The number of the last notification; 0 before the first. Another process goes on behind it with {@link resumeAfter}.
   */
  get last(): number {
    return this.#place.last
  }

  /**
   * Begins behind a notification, as far as the server still has what came since: where it may not, `ooor/gap` says so.
   * Before anybody listens. Sends nothing.
   *
   * ```ts
   * session.bus.resumeAfter(Number(await readFile('bus.last', 'utf8')))
   * ```
   *
   * What is no such number, whoever listens is told of: an InvalidValueError.
   */
  resumeAfter(last: number): void {
    this.#place.resumeAfter = last
  }

  /**
   * Tells the server that the user is there, which others see; without it nobody is by listening alone.
   *
   * Sends `update_presence` over the WebSocket, `POST /websocket/update_bus_presence` when polling since 16; up to 15 it
   * goes along with the next poll. Does nothing for visitors.
   */
  async setPresence(options: BusPresence = {}): Promise<void> {
    ;(await this.#started()).setPresence(options)
  }

  #started(): Promise<Receiver> {
    this.#receiver ??= import('./receiver.ts').then(
      async ({ Receiver }) => new Receiver(await this.#session(), this.#place),
    )
    return this.#receiver
  }
}

type Listener = (notification: BusNotification) => void
