import { Writable } from 'node:stream'
import { Presets, SingleBar } from 'cli-progress'
import type { Terminal } from '../terminal.ts'

/** What is told of long work: how much of it is done, what that is in things of the user, how fast, how long still. */
export interface WorkDone {
  /** In the unit of the total. */
  readonly done: number
  /** As `1200 rows`. */
  readonly told: string
}

/**
 * A bar below what a command tells, with rate and time left, where somebody is looking on; nothing elsewhere. A rate is
 * of what is counted: rows of a file whose bytes are the total.
 */
export class ProgressBar {
  readonly #bar: SingleBar | undefined
  readonly #terminal: Pick<Terminal, 'error'>
  readonly #start = performance.now()

  constructor(terminal: Pick<Terminal, 'isWatched' | 'error' | 'columns'>, total: number) {
    this.#terminal = terminal
    if (!terminal.isWatched || total <= 0) return
    const stream = new Writable({
      write: (chunk, _, done) => {
        terminal.error(String(chunk))
        done()
      },
    })
    this.#bar = new SingleBar(
      {
        stream: Object.assign(stream, { isTTY: true, columns: terminal.columns ?? 80 }),
        format: '{bar} {percentage}% │ {told}, {rate}/s │ {eta_formatted} left',
        barsize: 20,
        hideCursor: true,
        clearOnComplete: true,
        gracefulExit: false,
        etaBuffer: 50,
      },
      Presets.shades_classic,
    )
    this.#bar.start(total, 0, { told: '', rate: 0 })
  }

  update(count: number, { done, told }: WorkDone): void {
    const seconds = (performance.now() - this.#start) / 1000
    this.#bar?.update(done, { told, rate: Math.round(count / Math.max(seconds, 0.001)) })
  }

  /** Writes something that stays, above the bar. */
  above(text: string): void {
    if (this.#bar === undefined) this.#terminal.error(text)
    else this.#terminal.error(`\r\u001b[K${text}`)
  }

  /** Takes the bar away. */
  stop(): void {
    this.#bar?.stop()
  }
}
