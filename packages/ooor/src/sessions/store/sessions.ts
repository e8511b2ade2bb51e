import { ConfigError, SessionMovedError } from '../../errors/index.ts'
import { LONGEST_TIMER } from '../../http/index.ts'
import { Lru } from '../../lru.ts'
import type { Models } from '../../records/index.ts'
import type { Languages } from '../languages.ts'
import { LivingSession, MOVED } from '../life/living-session.ts'
import { seldomUsed } from '../load-rare-calls-chunk.ts'
import { Session } from '../session.ts'
import { SessionCore } from '../session-core.ts'
import type { SessionHost } from '../session-host.ts'
import { checkKeys } from './check-keys.ts'
import { LazySealedStore } from './lazy-sealed-store.ts'
import type { Found, Held } from './sealed-store.ts'
import type { SessionsOptions } from './sessions-options.ts'
import { StoredSession } from './stored-session.ts'

/** A session that came by its id. */
export interface Opened {
  readonly core: SessionCore
  /** True when it was about a tenth of its lifetime old and stays a lifetime longer from now on. */
  readonly isExtended: boolean
}

const DEFAULT_LIFETIME = 7 * 86_400

/**
 * The sessions of a connection by their ids, which any worker can open: `odoo.sessions`.
 *
 * ```ts
 * const visitor = odoo.sessions.create()
 * await visitor.cart.add(5)
 * const again = await odoo.sessions.open(visitor.storeId)   // on another worker
 * await again?.cart.lines()
 * ```
 */
export class Sessions<O = Models> {
  readonly #host: SessionHost
  readonly #sealed: LazySealedStore<StoredSession>
  readonly #live: Lru<StoredSession>
  readonly #lifetime: number
  #keys: readonly string[] | undefined

  /** @internal A connection has one. */
  constructor(host: SessionHost, options: SessionsOptions = {}) {
    const { store, keys, lifetime = DEFAULT_LIFETIME, live = 1000, storeTimeout = 5000 } = options
    const missing = store && (['get', 'set', 'delete'] as const).find((name) => !store[name])
    if (missing) {
      throw new ConfigError(`the session store has no ${missing}: pass a memoryStore(), redisStore(…), or one of yours`)
    }
    if (store?.isShared && keys === undefined) {
      throw new ConfigError('the session store is shared: give sessions.keys, to seal what it holds')
    }
    if (keys !== undefined) checkKeys('sessions.keys', keys)
    if (!(lifetime >= 60)) throw new ConfigError(`sessions.lifetime is 60 seconds or more, not ${lifetime}`)
    if (!(live >= 1)) throw new ConfigError(`sessions.live is 1 or more, not ${live}`)
    if (!(storeTimeout >= 1 && storeTimeout <= LONGEST_TIMER)) {
      throw new ConfigError(
        `sessions.storeTimeout is a number of milliseconds from 1 to ${LONGEST_TIMER}, not ${storeTimeout}`,
      )
    }
    this.#host = host
    this.#keys = keys
    this.#lifetime = Math.round(lifetime)
    this.#live = new Lru<StoredSession>(live)
    this.#sealed = new LazySealedStore({
      store,
      keys,
      lifetime: this.#lifetime,
      timeout: storeTimeout,
      site: host.site,
    })
    this.#sealed.renamed = (kept, before) => {
      if (before !== undefined) this.#live.delete(before)
      if (kept.isStored) this.#live.set(kept.id, kept)
    }
  }

  /** Seconds that an unused session is kept. */
  get lifetime(): number {
    return this.#lifetime
  }

  /**
   * @internal What cookies are signed with: the keys, or one of this process for sessions in its memory, which end
   * with it.
   */
  get signingKeys(): readonly string[] {
    this.#keys ??= [this.#sealed.newId()]
    return this.#keys
  }

  /** A new visitor's session. Sends nothing, and nothing is stored before there is something to store. */
  create(): Session<O> {
    return new Session(this.createCore())
  }

  /** @internal */
  get languages(): Languages {
    return this.#host.languages
  }

  /** @internal */
  createCore(): SessionCore {
    const session = new LivingSession(this.#host, { as: 'visitor' })
    new StoredSession(this.#sealed, this.#sealed.newId(), session)
    return new SessionCore(session)
  }

  /**
   * The session of that id, as whatever worker left it last; undefined when there is none: it has expired or was
   * ended, or its key is not known any more. Reads the store, sends nothing to Odoo.
   *
   * @throws SessionStoreError when the store cannot be read
   * @throws SessionMovedError when a login or logout has just given the session another id
   */
  async open(id: string): Promise<Session<O> | undefined> {
    const opened = await this.enter(id)
    return opened && new Session(opened.core)
  }

  /**
   * @internal `open`, for who must know more. No promise where nothing is to be waited for: the store tells at once
   * that all is as it was.
   */
  enter(id: string): Opened | Promise<Opened | undefined> {
    const kept = this.#live.get(id)
    const held = kept?.held
    if (kept !== undefined && held !== undefined && this.#sealed.has(id, held) && !this.#isOld(held)) {
      return { core: new SessionCore(kept.session), isExtended: false }
    }
    return this.#use(id, (found) => this.#entered(found), held)
  }

  #entered(kept: StoredSession): Opened | Promise<Opened> {
    // From here on, who logs in or out under this name gets another one, and this holder does not.
    const core = new SessionCore(kept.session)
    const isExtended = this.#isOld(kept.held)
    const opened = () => ({ core, isExtended })
    // What cannot be prolonged now, will be with the next use.
    return isExtended ? kept.extend().then(opened, opened) : opened()
  }

  /**
   * Keeps a session a lifetime longer; false when there is none. `open` does so by itself about ten times a lifetime.
   *
   * Reads the store and writes to it; asks Odoo nothing. Throws a `SessionStoreError` when the store does not answer.
   */
  async touch(id: string): Promise<boolean> {
    const touched = await this.#use(id, (kept) => kept.extend().then(() => kept.isStored))
    return touched ?? false
  }

  /**
   * Ends a session: first here, so that nobody gets in any more, then a user's on Odoo. False when there is none.
   *
   * Sends `POST /web/session/destroy` for a user's.
   */
  async destroy(id: string): Promise<boolean> {
    const ended = await this.#use(id, (kept) => this.#end(kept))
    return ended ?? false
  }

  async #end(kept: StoredSession): Promise<boolean> {
    this.#live.delete(kept.id)
    try {
      await kept.end()
    } finally {
      const { session } = kept
      // Where the store cannot let it go, Odoo's end of it is of no use to anybody any more.
      session.keeper = undefined
      // Whosever it is by the time that nothing else of it is under way.
      await session.turns.alone(async () => (await seldomUsed()).becomeVisitor(session, session.newHolder(), {}))
    }
    return true
  }

  /**
   * Deletes what has expired, in stores that do not do it by themselves; how many. Asks Odoo nothing.
   *
   * ```ts
   * setInterval(() => odoo.sessions.sweep().catch(console.error), 3_600_000)
   * ```
   */
  sweep(): Promise<number> {
    return this.#sealed.sweep()
  }

  /** True when about a tenth of its lifetime is over. */
  #isOld(held: Held | undefined): boolean {
    return (held?.until ?? 0) < Date.now() + this.#lifetime * 900
  }

  /** Does something with the session of that id, at once: a turn later a login may have given it another. */
  #use<T>(
    id: string,
    use: (kept: StoredSession) => T | Promise<T>,
    known: Held | undefined = this.#live.get(id)?.held,
  ): Promise<T | undefined> {
    return this.#sealed.read<T | undefined>(id, known, (found) => {
      const kept = this.#live.get(id)
      // Written by this process meanwhile: what was read may be what was there before.
      if (kept?.held !== known) return this.#use(id, use)
      // Mostly it is as it was, and nothing more is to be waited for.
      return kept && found && found === known ? use(kept) : this.#useFound(id, use, kept, found)
    })
  }

  async #useFound<T>(
    id: string,
    use: (kept: StoredSession) => T | Promise<T>,
    kept: StoredSession | undefined,
    found: Found | undefined,
  ): Promise<T | undefined> {
    if (found === undefined && kept?.isOwed) {
      // The store was down when it should have been written. If it still is, the next call tells.
      await kept.save().catch(() => {})
      // Another worker has ended it meanwhile.
      if (!kept.isStored) return undefined
    } else if (
      found === undefined ||
      'unreadable' in found ||
      ('fate' in found && (found.isOld || found.fate === 'gone'))
    ) {
      this.#live.delete(id)
      if (found !== undefined && 'unreadable' in found)
        this.#host.telemetry.tell('unreadable', { reason: found.unreadable })
      return undefined
    } else if ('fate' in found) {
      this.#live.delete(id)
      throw new SessionMovedError(MOVED)
    } else if (kept === undefined) {
      const session = new LivingSession(this.#host, { as: 'restored', state: found.state })
      kept = new StoredSession(this.#sealed, id, session, found)
      this.#live.set(id, kept)
    } else await kept.take(found)
    // It waited for a login, which was somebody else's.
    if (kept.id !== id) throw new SessionMovedError(MOVED)
    return use(kept)
  }
}
