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
  /** Asks whether something was missed while nobody listened, before what is new is delivered. */
  lookBack(): Promise<void>
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
