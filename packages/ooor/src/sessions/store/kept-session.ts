import { SessionStoreError } from '../../errors/index.ts'
import { Queue } from '../concurrency.ts'
import type { SessionCore, SessionKeeper } from '../session-core.ts'
import { isEmptyState, mergeStates, type SessionState } from '../session-state.ts'
import type { Vault } from './vault.ts'

/** Two workers that rotate at once settle with the second attempt; more is a store that does not do what it says. */
const MAX_ATTEMPTS = 8

/** What the store holds of a session, as this process last saw it. */
export interface Held {
  readonly value: string
  readonly state: SessionState
  readonly until: number
}

/** One session of the store, alive in this process: sees to it that the store has what the session is. */
export class KeptSession implements SessionKeeper {
  id: string
  readonly core: SessionCore
  readonly #vault: Vault
  readonly #writes = new Queue()
  #held: Held | undefined
  /** The revision of the session that the store has. */
  #written: number
  /** Somebody has ended it: it is not written again. */
  #isGone = false

  constructor(vault: Vault, id: string, core: SessionCore, held?: Held) {
    this.#vault = vault
    this.id = id
    this.core = core
    this.#held = held
    this.#written = core.revision
    core.keeper = this
  }

  /** What the store had last. */
  get held(): Held | undefined {
    return this.#held
  }

  get isStored(): boolean {
    return this.#held !== undefined
  }

  /** Takes what another worker has written. What this one has and the store does not, is written with the next call. */
  take(theirs: Held): Promise<void> {
    const before = this.#held
    return this.core.amongCalls(() => {
      // A login was waited for, and it has written since: `theirs` is old.
      if (this.#held === before) this.#adopt(theirs)
    })
  }

  save(): Promise<void> {
    if (this.core.revision === this.#written) return Promise.resolve()
    return this.#writes.run(async () => {
      // One write tells of all changes that were made while it waited.
      if (this.core.revision !== this.#written) await this.#write()
    })
  }

  /** Writes it again as it is, so that it stays a lifetime longer. */
  extend(): Promise<void> {
    return this.#writes.run(() => this.#write())
  }

  move(): Promise<void> {
    return this.#writes.run(async () => {
      const [before, wasStored] = [this.id, this.isStored]
      this.id = this.#vault.newId()
      this.#held = undefined
      // First of all: also when the store is down, the old name leads nobody to who has just logged in.
      this.#vault.renamed(this, before)
      await this.#write()
      if (wasStored) await this.#vault.markMoved(before)
    })
  }

  /** Takes it out of the store; later changes go nowhere. */
  async end(): Promise<void> {
    this.#isGone = true
    this.#held = undefined
    await this.#vault.delete(this.id)
  }

  async #write(): Promise<void> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS && !this.#isGone; attempt++) {
      if (attempt > 0 && this.core.revision === this.#written) return
      const { revision, state } = this.core
      if (isEmptyState(state)) {
        if (this.#held !== undefined) await this.#vault.delete(this.id)
        this.#held = undefined
        this.#written = revision
        return
      }
      const written = await this.#vault.replace(this.id, this.#held?.value, state)
      if (written !== undefined) {
        this.#held = written
        this.#written = revision
        this.#vault.renamed(this)
        return
      }
      await this.#reconcile()
    }
    if (!this.#isGone) {
      throw new SessionStoreError(
        `the session could not be stored in ${MAX_ATTEMPTS} attempts: somebody else writes it all the time, or the store's replace() never says yes`,
        { hasRun: true },
      )
    }
  }

  /** Another worker was faster: goes on from what it wrote. */
  async #reconcile(): Promise<void> {
    const theirs = await this.#vault.read(this.id)
    // Ended or moved elsewhere: what is gone stays gone.
    if (theirs === undefined || 'unreadable' in theirs || 'isMoved' in theirs) {
      this.#isGone = true
      return
    }
    this.#adopt(theirs)
  }

  #adopt(theirs: Held): void {
    const hasNews = this.core.revision !== this.#written
    const merged = hasNews
      ? mergeStates(this.#held?.state ?? theirs.state, this.core.state, theirs.state)
      : theirs.state
    this.#held = theirs
    this.core.restore(merged)
    if (merged === theirs.state) this.#written = this.core.revision
  }
}
