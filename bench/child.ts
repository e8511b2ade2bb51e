import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { keepOn } from './machine.ts'

/** A process of ours that runs TypeScript, or plain JavaScript, and answers each message with one. */
export class Child {
  readonly #process: ChildProcess

  constructor(file: string, args: readonly string[] = [], nodeOptions: readonly string[] = []) {
    const execArgv = file.endsWith('.ts') ? ['--import', import.meta.resolve('tsx'), ...nodeOptions] : [...nodeOptions]
    this.#process = fork(new URL(file, import.meta.url), args, { execArgv, serialization: 'advanced' })
  }

  /** The next message. */
  async next<T>(): Promise<T> {
    const gone = new AbortController()
    const { signal } = gone
    const exit = once(this.#process, 'exit', { signal }).then(([code]) => {
      throw new Error(`the process ended with ${code}`)
    })
    try {
      const message = once(this.#process, 'message', { signal }).then(([value]) => value as T)
      return await Promise.race([message, exit])
    } finally {
      exit.catch(() => {})
      gone.abort()
    }
  }

  async ask<T>(message: object): Promise<T> {
    const answer = this.next<T>()
    this.#process.send(message)
    return answer
  }

  /** Keeps it on one core from here on. */
  stayOn(core: number): void {
    keepOn(core, this.#process)
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || !this.#process.connected) return
    const exit = once(this.#process, 'exit')
    this.#process.disconnect()
    await exit
  }
}
