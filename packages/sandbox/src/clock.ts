import { ConfigError } from 'ooor/protocol'
import { DAY, HOUR, MINUTE, SECOND } from './durations.ts'

/** A length of time; its parts are added up. */
export interface Duration {
  readonly days?: number
  readonly hours?: number
  readonly minutes?: number
  readonly seconds?: number
  readonly milliseconds?: number
}

/** How far a clock is ahead of the machine's, and where it was stopped. */
export interface ClockSetting {
  readonly ahead: number
  readonly stopped: number | undefined
}

const MILLISECONDS: Readonly<Record<keyof Duration, number>> = {
  days: DAY,
  hours: HOUR,
  minutes: MINUTE,
  seconds: SECOND,
  milliseconds: 1,
}

/**
 * What time it is in the sandbox: dates of records, the end of sessions, keys and forms, the second factor. It goes as
 * the machine's clock does, from where it was set.
 *
 * ```ts
 * sandbox.clock.set('2026-12-24T18:00:00Z')
 * sandbox.clock.advance({ days: 8 }) // sessions that nobody used since have ended
 * ```
 */
export class Clock {
  #ahead = 0
  #stopped: number | undefined
  /** The last moment that a transaction began at, in microseconds. */
  #last = 0
  readonly #waiting = new Set<() => void>()

  /** The sandbox's moment. */
  get now(): Date {
    return new Date(this.milliseconds)
  }

  /** The same as milliseconds since 1970. */
  get milliseconds(): number {
    return this.#stopped ?? Date.now() + this.#ahead
  }

  /** Microseconds since 1970, another for each who asks: at what moment a transaction began. One while it is stopped. */
  tick(): number {
    const part = this.#stopped === undefined ? Math.floor((performance.now() * 1000) % 1000) : 0
    const now = this.milliseconds * 1000 + part
    if (this.#stopped === undefined && now <= this.#last) this.#last += 1
    else this.#last = now
    return this.#last
  }

  /** Sets the clock, back or forth; it goes on from there. Throws a `ConfigError` for what is no moment. */
  set(moment: Date | string): void {
    const to = new Date(moment).getTime()
    if (Number.isNaN(to))
      throw new ConfigError(`the sandbox's clock cannot be set to '${moment}': pass a Date or ISO text`)
    this.#put(to)
  }

  /**
   * Sets the clock forward, or back by what is negative: what waits for a moment that is over by then, as a long poll,
   * is answered. Throws a `ConfigError` for what is no length of time.
   */
  advance(by: Duration): void {
    if (typeof by !== 'object' || by === null) {
      throw new ConfigError(`the sandbox's clock cannot go forward by ${String(by)}: pass { days: 8 }`)
    }
    let sum = 0
    for (const [unit, count] of Object.entries(by)) {
      const each = MILLISECONDS[unit as keyof Duration]
      if (each === undefined || !Number.isFinite(count)) {
        throw new ConfigError(
          `the sandbox's clock cannot go forward by ${unit}: ${count}: pass ${Object.keys(MILLISECONDS).join(', ')}`,
        )
      }
      sum += each * count
    }
    this.#put(this.milliseconds + sum)
  }

  /** Stops the clock where it stands, until `start()`: what runs meanwhile happens in one moment. */
  stop(): void {
    this.#stopped = this.milliseconds
  }

  /** Lets a stopped clock go on. */
  start(): void {
    if (this.#stopped === undefined) return
    this.#ahead = this.#stopped - Date.now()
    this.#stopped = undefined
  }

  /** Goes with the machine's clock again. */
  reset(): void {
    this.#last = 0
    this.#ahead = 0
    this.#stopped = undefined
    this.#tell()
  }

  /** Where it stands, to go back to. */
  get setting(): ClockSetting {
    return { ahead: this.#ahead, stopped: this.#stopped }
  }

  set setting({ ahead, stopped }: ClockSetting) {
    this.#ahead = ahead
    this.#stopped = stopped
    this.#last = 0
    this.#tell()
  }

  /**
   * Is called when the clock was set; answers a function that stops it.
   *
   * @internal
   */
  onSet(listener: () => void): () => void {
    this.#waiting.add(listener)
    return () => this.#waiting.delete(listener)
  }

  #tell(): void {
    for (const listener of [...this.#waiting]) listener()
  }

  #put(moment: number): void {
    this.#last = 0
    if (this.#stopped !== undefined) this.#stopped = moment
    else this.#ahead = moment - Date.now()
    this.#tell()
  }
}
