import type { Progress } from './codegen/index.ts'
import { printable } from './output/printable.ts'
import type { Terminal } from './terminal.ts'

/** One line of a terminal, written over again and again: how far it is, and about how long it will take. */
export class ProgressLine {
  readonly #write: (text: string) => void
  readonly #now: () => number
  readonly #start: number
  #isShown = false

  /** The clock tells milliseconds. */
  constructor(write: (text: string) => void, now: () => number = () => performance.now()) {
    this.#write = write
    this.#now = now
    this.#start = now()
  }

  /** Where somebody is looking on; undefined elsewhere. */
  static of({ isWatched, error }: Pick<Terminal, 'isWatched' | 'error'>): ProgressLine | undefined {
    return isWatched ? new ProgressLine(error) : undefined
  }

  show({ what, done, all }: Progress): void {
    const counted = done === 0 ? '' : `${done} of ${all} models${this.#left(done, all)}, `
    this.#isShown = true
    this.#write(`\r\u001b[Kreading ${counted}${printable(what)}`)
  }

  /** Takes the line away, for what is to stay. */
  clear(): void {
    if (this.#isShown) this.#write('\r\u001b[K')
    this.#isShown = false
  }

  /** What the models so far took, for those that are left. The first few are too different to tell. */
  #left(done: number, all: number): string {
    if (done < 10 || done === all) return ''
    const seconds = (((this.#now() - this.#start) / done) * (all - done)) / 1000
    return seconds < 90 ? `, ${Math.ceil(seconds)} s left` : `, ${Math.ceil(seconds / 60)} min left`
  }
}
