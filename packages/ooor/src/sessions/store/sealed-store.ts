import { SessionStoreError } from '../../errors/index.ts'
import { Lru } from '../../lru.ts'
import type { SessionState } from '../session-state.ts'
import { lookInto, memoryStore } from './memory-store.ts'
import { isOver, Seal, type Unreadable } from './seal.ts'
import type { SessionStore } from './session-store.ts'
import { textOf } from './text-of.ts'
import { toldCause } from './told-cause.ts'
import { TooLate, within } from './with-timeout.ts'

/** A state with everything in it is about 1 kB; cookies without measure are somebody's mistake. */
const MAX_LENGTH = 65_536
/** Milliseconds for which who comes by an id that is no more is told that it has another: longer than any answer that may still bring the new one. */
const MOVED_RECENTLY = 120_000
/** Looks without an answer that are remembered: of so many sessions at once, some wait again. */
const MAX_SILENT = 10_000
/** In the place of a key's name. */
const MOVED = 'moved'

/** A session as the store has it. */
interface Stored {
  /** Whose it is: the session is worth something on this server and database alone. */
  readonly site: string
  readonly state: SessionState
}

/** What was stored, again; undefined for what nobody here has written. */
function parsed(text: string): Stored | undefined {
  try {
    const { site, ...state } = JSON.parse(text) as SessionState & { readonly site?: string }
    return site !== undefined && 'cookies' in state ? { site, state } : undefined
  } catch {
    return undefined
  }
}

export interface SealedStoreOptions {
  /** @default a `memoryStore()` */
  readonly store: SessionStore | undefined
  readonly keys: readonly string[] | undefined
  /** Seconds. */
  readonly lifetime: number
  /** Milliseconds for one operation. */
  readonly timeout: number
  /** The server and database that the sessions are of. */
  readonly site: string
}

/** What the store holds of a session, as this process last saw it. */
export interface Held {
  readonly value: string
  readonly state: SessionState
  readonly until: number
}

/**
 * What became of a session of this id: it has another one by now, Odoo's own session ended with that (nobody goes on
 * with it under the new id), or it is gone altogether.
 */
export type Fate = 'renamed' | 'ended' | 'gone'

/** Word of a session that is here no more, as long as anybody may hold it. */
export interface Left {
  readonly fate: Fate
  /** Left so long ago that no answer with the new id is under way: who comes by the old one, comes as somebody new. */
  readonly isOld: boolean
}

/** What is under an id: a session, word of one that is here no more, or what nobody here can open. */
export type Found = Held | Left | { readonly unreadable: Unreadable | 'other site' }

/** What is done with what was found. */
export type Use<T> = (found: Found | undefined) => T | Promise<T>

/** Told of a value that the store may have or not, and of its end: true when it has been written, late. */
export type Unsure = (held: Held, isWritten: Promise<boolean>) => void

/** The store as sessions need it: states instead of texts, and only `SessionStoreError`s. */
export class SealedStore {
  readonly #store: SessionStore
  readonly #look: ReturnType<typeof lookInto>
  readonly #lifetime: number
  readonly #timeout: number
  readonly #site: string
  readonly #seal: Seal
  /** Sessions whose look the store has not answered yet, and until when nobody looks again. */
  readonly #silent = new Lru<number>(MAX_SILENT)

  constructor({ store = memoryStore(), keys, lifetime, timeout, site }: SealedStoreOptions) {
    this.#store = store
    this.#look = lookInto(store)
    this.#lifetime = lifetime
    this.#timeout = timeout
    this.#site = site
    this.#seal = new Seal(keys)
  }

  /** True when the store has `known` still, and tells so at once. */
  has(id: string, known: Held): boolean {
    return this.#look?.(id) === known.value && known.until > Date.now()
  }

  /**
   * Does something with what the store holds: undefined for nothing. `known` is not opened again. Each request of a site
   * comes by here, mostly for what it knows: in as few turns as can be. `late` is told of an answer that may still come.
   */
  read<T>(id: string, known: Held | undefined, use: Use<T>, late?: (ended: Promise<unknown>) => void): Promise<T> {
    const asked = begun(() => this.#store.get(id))
    return within(
      this.#timeout,
      asked,
      (value) => {
        const text = textOf(value)
        if (text === undefined) return use(undefined)
        return text === known?.value && known.until > Date.now() ? use(known) : this.#opened(id, text).then(use)
      },
      (cause) => this.#failed(cause, id, 'read', () => late?.(asked)),
    )
  }

  /**
   * Likewise, where the answer is welcome and none is no harm. While one for the session is missing, others do not wait:
   * each of several looks of a call would take the store's whole time.
   */
  look(id: string, known: Held): Promise<Found | undefined> {
    if ((this.#silent.get(id) ?? 0) > Date.now()) return Promise.resolve(known)
    const late = (ended: Promise<unknown>) => {
      this.#silent.set(id, Date.now() + this.#timeout)
      const clear = () => this.#silent.delete(id)
      ended.then(clear, clear)
    }
    return this.read<Found | undefined>(id, known, (found) => found, late).catch(() => known)
  }

  async #opened(id: string, value: string): Promise<Found | undefined> {
    // Not every store lets it go by itself.
    const [, , name, fate, since = ''] = value.split('.', 5)
    if (name === MOVED) {
      const isOld = !(Number.parseInt(since, 36) > Date.now() - MOVED_RECENTLY)
      return isOver(value) ? undefined : { fate: fate === 'ended' || fate === 'gone' ? fate : 'renamed', isOld }
    }
    const opened = await this.#seal.open(id, value)
    if ('unreadable' in opened) return opened
    const stored = parsed(opened.text)
    if (stored === undefined) return { unreadable: 'tampered' }
    if (stored.site !== this.#site) return { unreadable: 'other site' }
    return { value, until: opened.until, state: stored.state }
  }

  /** Writes a state where `expected` was; undefined when something else is there by now. */
  async replace(
    id: string,
    expected: string | undefined,
    state: SessionState,
    unsure: Unsure,
  ): Promise<Held | undefined> {
    const [store, lifetime] = [this.#store, this.#lifetime]
    const text = JSON.stringify({ ...state, site: this.#site })
    if (text.length > MAX_LENGTH) {
      const message = `the session has ${text.length} characters, more than ${MAX_LENGTH}: cookies of Odoo without measure?`
      throw new SessionStoreError(message, { hasRun: true })
    }
    const until = Date.now() + lifetime * 1000
    const held = { value: await this.#seal.close(id, text, until), state, until }
    const isUnsure = (ended: Promise<boolean>) => unsure(held, ended)
    const compared = store.replace?.bind(store, id, expected, held.value, lifetime)
    if (compared !== undefined) {
      const isDone = await this.#asking(id, compared, isUnsure)
      return isDone ? held : undefined
    }
    if (textOf(await this.#asking(id, () => store.get(id))) !== expected) return undefined
    const set = async () => {
      await store.set(id, held.value, lifetime)
      return true
    }
    await this.#asking(id, set, isUnsure)
    return held
  }

  /**
   * Leaves word of what became of the session, as long as anybody may hold it: nothing at all may as well have been
   * thrown away.
   */
  async leaveWord(id: string, fate: Fate): Promise<void> {
    const now = Date.now()
    const until = now + this.#lifetime * 1000
    const value = `v1.${until.toString(36)}.${MOVED}.${fate}.${now.toString(36)}`
    await this.#asking(id, () => this.#store.set(id, value, this.#lifetime))
  }

  async delete(id: string): Promise<void> {
    await this.#asking(id, () => this.#store.delete(id))
  }

  /** Deletes what has expired, where the store does not do it by itself; how many. */
  async sweep(): Promise<number> {
    try {
      return (await this.#store.sweep?.(isOver)) ?? 0
    } catch (cause) {
      throw new SessionStoreError('the session store cannot be swept: is it up?', { cause: toldCause(cause) })
    }
  }

  #asking<T>(id: string, ask: () => Promise<T>, unsure?: (ended: Promise<T>) => void): Promise<T> {
    const asked = begun(ask)
    const failed = (cause: unknown) => this.#failed(cause, id, 'write', () => unsure?.(asked))
    return within(this.#timeout, asked, (answer) => answer, failed)
  }

  /** The store's own errors may name hosts and passwords: they are the cause, not the message. */
  #failed(cause: unknown, id: string, what: 'read' | 'write', late: () => void): never {
    if (SessionStoreError.is(cause)) throw cause
    const isLate = cause instanceof TooLate
    if (isLate) late()
    const silent = `the session store did not answer within ${this.#timeout} ms (sessions.storeTimeout)`
    const message =
      what === 'read'
        ? `${isLate ? silent : 'the session store cannot be read'}, so nobody knows whose session this is: is it up?`
        : `${isLate ? silent : 'the session store cannot be written'}. The call itself has run; what it changed of the session is kept in this process and written with the next call`
    throw new SessionStoreError(message, { cause: toldCause(cause, id), hasRun: what === 'write' })
  }
}

/** What is asked of a store; what it throws at once, as its answer. */
function begun<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return Promise.resolve(ask())
  } catch (error) {
    return Promise.reject(error)
  }
}
