import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { FromHostile, ToHostile } from './hostile-process.ts'

/** The hostile visitors of a site, who come and go by order, in a process of their own. */
export class HostileCrowd {
  readonly #process: ChildProcess
  #arrived = 0
  #leaving: Promise<void> | undefined
  /** True while they are there. */
  isHere = false

  private constructor(process: ChildProcess) {
    this.#process = process
  }

  static async gather(): Promise<HostileCrowd> {
    const file = fileURLToPath(new URL('./hostile-process.ts', import.meta.url))
    const process = fork(file, [], { execArgv: ['--import', 'tsx'] })
    await once(process, 'message')
    return new HostileCrowd(process)
  }

  arrive(ports: readonly number[], count: number): void {
    this.#tell({ do: 'arrive', ports, count })
    this.isHere = true
  }

  leave(): void {
    if (!this.isHere) return
    this.isHere = false
    this.#leaving = once(this.#process, 'message').then(([told]) => {
      this.#arrived += (told as FromHostile).arrived
    })
    this.#tell({ do: 'leave' })
  }

  /** How many connections they have made in all, once they have left. */
  async arrived(): Promise<number> {
    await this.#leaving
    return this.#arrived
  }

  /** Sends them home for good. */
  async disperse(): Promise<void> {
    this.leave()
    await this.#leaving
    this.#process.disconnect()
  }

  #tell(order: ToHostile): void {
    this.#process.send(order)
  }
}
