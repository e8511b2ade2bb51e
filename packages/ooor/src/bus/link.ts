import type { BusNotification, BusTransport } from './bus-types.ts'

/** What a way of receiving is given, and tells. */
export interface Link {
  /** The channels that are listened to, beside those that the server adds. */
  readonly channels: readonly string[]
  /** Milliseconds between questions, where one has to ask. */
  readonly pollInterval: number
  /** Behind which notification to go on; 0 for now. */
  after(): number
  /** The highest number that has come. */
  readonly highest: number
  /** Milliseconds since the user last did something, where that is to be told; once. */
  takePresence(): number | undefined
  /**
   * Which transactions the server had seen when it last told something, as its own text: with servers that go on by it,
   * in the place of numbers.
   */
  snapshot: string | undefined
  /**
   * Asks whether something was missed while nobody listened, before what is new is delivered. True where the server is
   * to be asked by the subscription, as who `subscribes` can.
   */
  lookBack(subscribes?: boolean): Promise<boolean>
  /** Something was missed: the server has said so. */
  missed(): void
  /** The server counts anew, behind this number. */
  countsFrom(id: number): void
  /** The server answers. */
  connected(by: BusTransport, note?: string): void
  deliver(notifications: readonly BusNotification[]): void
  /** Is called when channels, presence or the session's id have changed; answers a function that stops it. */
  onChange(listener: (what: 'channels' | 'presence' | 'session') => void): () => void
}

/** One way of receiving. Ends, with the reason, when it is to be begun again; throws what went wrong. */
export type Way = (link: Link, signal: AbortSignal) => Promise<string>

/** The server does not let this way be gone; others may be open. */
export class WayClosed extends Error {}
