import type { CallOptions } from '../wires/index.ts'

/**
 * What notifications carry, by their type. Modules that send others are told of by merging into it:
 *
 * ```ts
 * declare module 'ooor' {
 *   interface NotificationPayloads {
 *     'my_module/order_packed': { readonly order_id: number }
 *   }
 * }
 * ```
 *
 * Those that begin with `ooor/` are made here, and tell of the listening itself.
 */
export interface NotificationPayloads {
  /** Something may have been missed: the server has been away for longer than it keeps notifications, or a reader was too slow. */
  'ooor/gap': BusGap
  'ooor/connected': { readonly by: BusTransport; readonly note?: string }
  'ooor/disconnected': { readonly reason: string }
  /** What the web client shows in a corner. */
  simple_notification: { readonly message: string; readonly title?: string; readonly type?: string }
  /** Changed values of the web client's own store, by model (17 and later). */
  'mail.record/insert': Readonly<Record<string, unknown>>
  /** A message in a discuss channel: 17 has it in `message`, later ones in `data` (wire/17.0 to 19.0/svc-bus-websocket). */
  'discuss.channel/new_message': {
    readonly id: number
    readonly message?: Readonly<Record<string, unknown>>
    readonly data?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>
  }
  /** The same up to 16. */
  'mail.channel/new_message': { readonly id: number; readonly message: Readonly<Record<string, unknown>> }
  'mail.message/delete': { readonly message_ids: readonly number[] }
  /** Who is there, since 18. */
  'bus.bus/im_status_updated': {
    readonly presence_status?: string
    readonly im_status?: string
    readonly partner_id?: number
  }
  /** Who is there, on 16. */
  'bus/im_status': { readonly partners?: readonly { readonly id: number; readonly im_status: string }[] }
}

/** How notifications come. `polling` asks every few seconds, where the server's own ways are not to be had. */
export type BusTransport = 'websocket' | 'long polling' | 'polling'

/** What may have been missed, and why. */
export interface BusGap {
  /** The last notification before it; 0 when there was none. */
  readonly after: number
  /**
   * `away`: nobody listened for longer than the server keeps notifications, or it has none of before.
   * `slow reader`: the queue of who reads was full, and its oldest were dropped.
   */
  readonly reason: 'away' | 'slow reader'
}

/** A type of notification: one that is known, or any other. */
export type NotificationType = keyof NotificationPayloads | (string & {})

/** One notification. */
export interface BusNotification<T extends NotificationType = NotificationType> {
  /** The server's number of it, growing; 0 for `ooor/…`. */
  readonly id: number
  /** Up to 14 notifications have no type: there it is the channel's text, or its model and what happened. */
  readonly type: T
  readonly payload: T extends keyof NotificationPayloads ? NotificationPayloads[T] : unknown
  /** The channel by which it came; told up to 14. */
  readonly channel?: string | readonly unknown[]
}

/** What is listened to. */
export interface BusOptions {
  /** Channels of your own, beside those that the server adds for the user: texts. */
  readonly channels?: readonly string[] | undefined
  /** Milliseconds between questions, where only polling is to be had. @default 5000 */
  readonly pollInterval?: number | undefined
}

/** What listeners may be told. */
export interface BusListenerOptions extends BusOptions {
  /** Listening is over for good, because the session is. @default the error is thrown where nobody catches it */
  readonly failed?: ((error: unknown) => void) | undefined
}

/** What is iterated over. */
export interface BusListenOptions<T extends NotificationType> extends BusOptions, CallOptions {
  /** Only these, and `ooor/gap`. @default all but the other `ooor/…` */
  readonly types?: readonly T[] | undefined
  /** How many wait for a slow reader; then the oldest are dropped, and a `ooor/gap` tells of it. @default 1000 */
  readonly capacity?: number | undefined
}

/** Whether somebody sits before the screen. */
export interface BusPresence {
  /** Milliseconds since they last did something. @default 0 */
  readonly inactivity?: number
}
