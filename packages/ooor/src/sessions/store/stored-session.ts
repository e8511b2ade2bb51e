import { SessionStoreError } from '../../errors/index.ts'
import { SESSION_COOKIE } from '../../wires/index.ts'
import { Queue } from '../concurrency.ts'
import type { LivingSession } from '../life/living-session.ts'
import { seldomUsed } from '../load-rare-calls-chunk.ts'
import type { SessionKeeper } from '../session-host.ts'
import { isEmptyState, mergeStates } from '../session-state.ts'
import type { LazySealedStore } from './lazy-sealed-store.ts'
import type { Fate, Held, Left, Unsure } from './sealed-store.ts'

/** Two workers that rotate at once settle with the second attempt; more is a store that does not do what it says. */
const MAX_ATTEMPTS = 8
/** Values that the store may have or not, remembered of a session: it does not get many while it does not answer. */
const MAX_UNSURE = 4

/** No session's revision. */
const NEVER = -1

/** One session of the store, alive in this process: sees to it that the store has what the session is. */
export class StoredSession implements SessionKeeper {
  id: string
  readonly session: LivingSession
  readonly #sealed: LazySealedStore<StoredSession>
  readonly #writes = new Queue()
  #held: Held | undefined
  /** The revision of the session that the store has. */
  #written: number
  /**
   * What became of it, here or elsewhere: it is not written again. Lost: the store has it no more, by its own measure
   * of how much or how long it keeps, and who holds it here goes on.
   */
  #fate: Fate | 'lost' | undefined
  /** What the store had before it lost it. */
  #lost: Held | undefined
  /** Another worker has ended Odoo's session with it. */
  #isEndedElsewhere = false
  /** The store could not be written when it last should have been: what it does not have is here. */
  #isOwed = false
  /** A write that has not begun: it tells of all changes until then. */
  #next: Promise<void> | undefined
  /** Values of this process that the store did not confirm in time: found there, they are no news. */
  #unsure: readonly string[] = []
  #isRepairing = false
  /** Names that it had, and that the store could not be told are worth nothing. */
  readonly #unmarked = new Map<string, Fate>()

  constructor(sealed: LazySealedStore<StoredSession>, id: string, session: LivingSession, held?: Held) {
    this.#sealed = sealed
    this.id = id
    this.session = session
    this.#held = held
    this.#written = session.revision
    session.keeper = this
  }

  /** What the store had last. */
  get held(): Held | undefined {
    return this.#held
  }

  get isStored(): boolean {
    return this.#held !== undefined || this.#isOwed
  }

  /** True when this process has what the store could not take: the next call, or use of it, writes it. */
  get isOwed(): boolean {
    return this.#isOwed
  }

  /** Takes what another worker has written. What this one has and the store does not, is written with the next call. */
  take(theirs: Held): Promise<void> {
    const [before, { id }] = [this.#held, this]
    return this.session.turns.share(async () => {
      // A login was waited for, and it has written since: `theirs` is old.
      if (this.#held === before && this.id === id) this.#adopt(theirs)
    })
  }

  save(): Promise<void> {
    // What was under way meanwhile may have brought Odoo's session back.
    if (this.#isEndedElsewhere) return seldomUsed().then(({ endAgain }) => endAgain(this.session))
    if (this.#isWritten) return Promise.resolve()
    // However many wait while the store is slow, they wait for one write.
    this.#next ??= this.#writes.run(async () => {
      this.#next = undefined
      if (!this.#isWritten) await this.#write()
    })
    return this.#next
  }

  async look(): Promise<void> {
    const { id } = this
    const held = this.#held
    // What is still to be written will tell.
    if (held === undefined || !this.#isWritten || this.#sealed.has(id, held)) return
    const found = await this.#sealed.look(id, held)
    // Written by this process meanwhile: what was read may be what was there before.
    if (this.id !== id || this.#held !== held) return
    // Nothing there is no news: stores have their measure of how much and how long they keep.
    if (found !== undefined && 'fate' in found) await this.#leave(found)
  }

  /** Writes it again as it is, so that it stays a lifetime longer. */
  extend(): Promise<void> {
    return this.#writes.run(() => this.#write())
  }

  move(): Promise<void> {
    const before = this.id
    const odoo = (this.#held ?? this.#lost)?.state.cookies[SESSION_COOKIE]?.value
    // Others may hold what the store has lost, too.
    if (this.isStored || this.#lost) this.#unmarked.set(before, this.session.isOn(odoo) ? 'renamed' : 'ended')
    // What the store had lost, it has again under the new name.
    if (this.#fate === 'lost') this.#fate = undefined
    this.#lost = undefined
    // At once, and also when the store is down: the old name leads nobody to who has just logged in.
    this.id = this.#sealed.newId()
    this.#held = undefined
    this.#sealed.renamed(this, before)
    return this.#writes.run(() => this.#write())
  }

  /** Takes it out of the store; later changes go nowhere. */
  end(): Promise<void> {
    this.#giveUp('gone')
    return this.#takeOut(this.id)
  }

  #giveUp(fate: Fate | 'lost'): void {
    this.#fate = fate
    this.#held = undefined
    this.#isOwed = false
  }

  async #takeOut(id: string): Promise<void> {
    const fate = this.#fate
    if (fate !== undefined) await (fate === 'lost' ? this.#sealed.delete(id) : this.#sealed.leaveWord(id, fate))
  }

  get #isWritten(): boolean {
    return this.session.revision === this.#written && this.#unmarked.size === 0 && !this.#isOwed
  }

  /** Writes what the session is; what the store does not take, stays owed. */
  async #write(): Promise<void> {
    try {
      await this.#writeState()
      for (const [before, fate] of this.#unmarked) {
        await this.#sealed.leaveWord(before, fate)
        this.#unmarked.delete(before)
      }
    } catch (error) {
      this.#isOwed = this.#fate === undefined && !isEmptyState(this.session.state)
      if (this.#isOwed) this.#sealed.renamed(this)
      throw error
    }
  }

  async #writeState(): Promise<void> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS && this.#fate === undefined; attempt++) {
      if (attempt > 0 && this.session.revision === this.#written) return
      const { id } = this
      const { revision, state } = this.session
      // One that is stored is emptied, not deleted: a deletion that comes late would take what is written next.
      if (isEmptyState(state) && this.#held === undefined) return this.#has(undefined, revision)
      const written = await this.#sealed.replace(id, this.#held?.value, state, this.#doubts(id))
      // Ended meanwhile: a store that does not compare has it again.
      if (this.#fate !== undefined) return this.#takeOut(id)
      // Renamed meanwhile: what was written, was written of who it is not any more.
      if (this.id !== id) continue
      if (written !== undefined) {
        this.#has(written, revision)
        this.#sealed.renamed(this)
        return
      }
      await this.#reconcile()
    }
    if (this.#fate === undefined) {
      throw new SessionStoreError(
        `the session could not be stored in ${MAX_ATTEMPTS} attempts: others write it all the time, or the store's replace() never says yes`,
        { hasRun: true },
      )
    }
  }

  /**
   * A write that was given up may still be done, over what has been written since, or under a name that is worth
   * nothing by then: once it is, all is written again as it should be.
   */
  #doubts(id: string): Unsure {
    return ({ value }, isWritten) => {
      this.#unsure = [...this.#unsure, value].slice(-MAX_UNSURE)
      // A store that is always too slow would be asked without end.
      if (this.#isRepairing) return
      const again = async () => {
        if (!(await isWritten)) return
        if (this.#fate !== undefined) return this.#takeOut(id)
        if (this.id !== id) this.#unmarked.set(id, 'renamed')
        await this.#writes.run(() => this.#repair())
      }
      // What fails here, the next call tells.
      again().catch(() => {})
    }
  }

  async #repair(): Promise<void> {
    this.#isRepairing = true
    try {
      this.#written = NEVER
      await this.#write()
    } finally {
      this.#isRepairing = false
    }
  }

  #has(held: Held | undefined, revision: number): void {
    this.#held = held
    this.#written = revision
    this.#isOwed = false
  }

  /** Another worker was faster: goes on from what it wrote. */
  async #reconcile(): Promise<void> {
    const { id } = this
    const theirs = await this.#sealed.read(id, undefined, (found) => found)
    // Nothing there, as there was before: a store that says no where it should take it is asked again, and then told of.
    if (this.id !== id || theirs === this.#held) return
    if (theirs !== undefined && 'state' in theirs) return this.#adopt(theirs)
    if (theirs !== undefined && 'fate' in theirs) return this.#leave(theirs)
    this.#lost = this.#held
    this.#giveUp('lost')
    this.#sealed.renamed(this, id)
  }

  /** Ended or moved elsewhere: what is gone stays gone, and who holds it here, holds what is not there any more. */
  async #leave({ fate }: Left): Promise<void> {
    this.#giveUp(fate)
    this.#isEndedElsewhere = fate !== 'renamed'
    this.session.moves++
    // Who comes by this name now, gets what the store has by then.
    this.#sealed.renamed(this, this.id)
    // There is nothing to write, and a write may be what came by here: it would wait for itself.
    if (this.#isEndedElsewhere) await this.save()
  }

  #adopt(theirs: Held): void {
    if (this.#unsure.includes(theirs.value)) {
      this.#held = theirs
      return
    }
    const hasNews = this.session.revision !== this.#written
    const merged = hasNews
      ? mergeStates(this.#held?.state ?? theirs.state, this.session.state, theirs.state)
      : theirs.state
    this.#held = theirs
    this.session.restore(merged)
    if (merged !== theirs.state) return
    this.#written = this.session.revision
    this.#isOwed = false
  }
}
