import type { Series } from 'ooor/protocol'
import type { Clock } from '../clock.ts'
import type { Journal } from '../orm/journal.ts'

/** A channel: a text, or the database, the model and the record, and maybe what of it. */
export type Channel = string | readonly [database: string, model: string, id: number, ...of: string[]]

interface Row {
  readonly id: number
  /** As JSON, as the server keeps it. */
  readonly channel: string
  readonly message: unknown
  readonly at: number
}

/** Who names no number is told what is so old at most (addons/bus/models/bus.py). */
const WINDOW = 50_000

/** One database's notifications. They are there once the call that sends them has ended well. */
export class BusStore {
  readonly #journal: Journal
  readonly #clock: Clock
  readonly #isTyped: boolean
  readonly #rows: Row[] = []
  readonly #listeners = new Set<() => void>()
  #lastId = 0

  constructor(journal: Journal, { major }: Series, clock: Clock) {
    this.#clock = clock
    this.#journal = journal
    this.#isTyped = major >= 15
  }

  /** Sends something over a channel; since 15 with a type. */
  send(channel: Channel, message: unknown): void {
    const row = { id: ++this.#lastId, channel: JSON.stringify(channel), message, at: this.#clock.milliseconds }
    this.#rows.push(row)
    this.#journal.note(() => this.#rows.splice(this.#rows.indexOf(row), 1))
    this.#journal.afterwards(this.#tell)
  }

  /** What has come over channels behind a number, as the series says it. */
  poll(channels: readonly Channel[], last: number): Record<string, unknown>[] {
    const wanted = new Set(channels.map((one) => JSON.stringify(one)))
    const since = this.#clock.milliseconds - WINDOW
    return this.#rows
      .filter(({ id, channel, at }) => wanted.has(channel) && (last > 0 ? id > last : at > since))
      .map(({ id, channel, message }) =>
        this.#isTyped ? { id, message } : { id, channel: JSON.parse(channel), message },
      )
  }

  /** The last number that was given. */
  get lastId(): number {
    return this.#rows.at(-1)?.id ?? 0
  }

  has(id: number): boolean {
    return this.#rows.some((row) => row.id === id)
  }

  /** Deletes all, as the server does with what is old. */
  forget(): void {
    this.#rows.length = 0
  }

  readonly #tell = () => {
    for (const listener of [...this.#listeners]) listener()
  }

  /** Is called when something has come; answers a function that stops it. */
  onSent(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
