import { ConfigError } from 'ooor/protocol'
import type { ClockSetting } from '../clock.ts'
import type { DatabaseMark } from '../database.ts'
import type { Installation } from '../installation.ts'
import type { WebSession } from '../web-session.ts'
import type { Asked, Laboratory } from './laboratory.ts'

/** A moment of a sandbox, to go back to: `sandbox.restore(snapshot)`, as often as wanted. */
export interface SandboxSnapshot {
  /** When it was taken, by the sandbox's clock. */
  readonly takenAt: Date
}

interface Moment extends SandboxSnapshot {
  readonly databases: ReadonlyMap<string, DatabaseMark>
  readonly sessions: ReadonlyMap<string, WebSession>
  readonly clock: ClockSetting
  readonly asked: readonly Asked[]
}

/**
 * The moments of a sandbox that can be gone back to, the oldest first. What was written since is taken back write by
 * write, so that a test pays for what it wrote, not for what there is.
 */
export class Snapshots {
  readonly #installation: Installation
  readonly #laboratory: Laboratory
  #moments: Moment[] = []

  constructor(installation: Installation, laboratory: Laboratory) {
    this.#installation = installation
    this.#laboratory = laboratory
  }

  take(): SandboxSnapshot {
    const { databases, sessions, clock } = this.#installation
    const moment: Moment = {
      takenAt: clock.now,
      databases: new Map([...databases].map(([name, database]) => [name, database.mark()])),
      sessions: sessions.copies,
      clock: clock.setting,
      asked: this.#laboratory.asked,
    }
    this.#moments.push(moment)
    return moment
  }

  /** Later moments are gone then. */
  restore(snapshot: SandboxSnapshot): void {
    const index = this.#moments.indexOf(snapshot as Moment)
    const moment = this.#moments[index]
    if (moment === undefined) {
      throw new ConfigError('this snapshot is of another sandbox, or was taken after one that has been restored since')
    }
    this.#moments = this.#moments.slice(0, index + 1)
    const { databases, sessions, clock } = this.#installation
    for (const [name, mark] of moment.databases) databases.get(name)?.rewind(mark)
    sessions.copies = moment.sessions
    clock.setting = moment.clock
    this.#laboratory.rewind(moment.asked)
  }
}
