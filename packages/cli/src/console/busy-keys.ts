import type { REPLServer } from 'node:repl'
import { UsageError } from '../command.ts'

interface Key {
  readonly name?: string
  readonly ctrl?: boolean
}

/** Node's consoles take their keys by this method, which their own pauses use as well. */
interface Typed {
  _ttyWrite(text: string | undefined, key: Key | undefined): void
}

/** One line at a time: what is typed ahead waits until the line before it is done. Only Ctrl-C does not wait. */
export class BusyKeys {
  readonly #held: [string | undefined, Key | undefined][] = []
  readonly #write: Typed['_ttyWrite']
  readonly #typed: Typed
  #asking: Typed['_ttyWrite'] | undefined
  #isBusy = false

  constructor(server: REPLServer) {
    this.#typed = server as unknown as Typed
    this.#write = this.#typed._ttyWrite
    this.#typed._ttyWrite = (text, key) => {
      if (this.#asking !== undefined) this.#asking(text, key)
      else if (this.#isBusy && !(key?.ctrl && key.name === 'c')) this.#held.push([text, key])
      else this.#write.call(server, text, key)
    }
  }

  start(): void {
    this.#isBusy = true
  }

  /** Goes on with what was typed meanwhile. */
  end(): void {
    this.#isBusy = false
    while (!this.#isBusy) {
      const [next, ...rest] = this.#held.splice(0)
      this.#held.push(...rest)
      if (next === undefined) break
      this.#write.call(this.#typed, ...next)
    }
  }

  /** Takes what is typed up to Enter, without showing it: it is in no history. Ctrl-C rejects. */
  secret(): Promise<string> {
    return new Promise((resolve, reject) => {
      let typed = ''
      const end = (finish: () => void) => {
        this.#asking = undefined
        finish()
      }
      this.#asking = (text, key) => {
        if (key?.name === 'return' || key?.name === 'enter') end(() => resolve(typed))
        else if (key?.ctrl && (key.name === 'c' || key.name === 'd'))
          end(() => reject(new UsageError('no secret was given')))
        else if (key?.name === 'backspace') typed = [...typed].slice(0, -1).join('')
        else if (text !== undefined && !key?.ctrl) typed += text
      }
    })
  }

  /** Forgets what was typed meanwhile. */
  drop(): void {
    this.#held.length = 0
  }
}
