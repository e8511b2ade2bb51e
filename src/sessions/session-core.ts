import { createNanoEvents } from 'nanoevents'
import { AccessDeniedError, isOoorError, SessionExpiredError, SessionLostError } from '../errors/index.ts'
import { CookieJar } from '../http/index.ts'
import {
  type CallOptions,
  type Context,
  type Credential,
  isAtLeast,
  type ModelCall,
  SESSION_COOKIE,
  type Server,
  type SessionInfo,
  SessionReplaced,
  type Speaker,
  type WebWire,
} from '../wires/index.ts'
import { Queue, SharedGate } from './concurrency.ts'
import { mergeContext } from './context.ts'
import type { SessionEvents } from './events.ts'

/** What a session needs of its connection. */
export interface SessionHost {
  readonly server: Server
  readonly wire: WebWire
  /** Context for all sessions of the connection. */
  readonly context: Context
  database(): Promise<string>
}

/** Who a session starts as. */
export type SessionStart =
  | { readonly as: 'visitor' }
  | { readonly as: 'user'; readonly credential: Credential }
  /** A web session that exists on the server already; who it is, the server tells. */
  | { readonly as: 'resumed'; readonly id: string }

/**
 * The one place where a session's life is kept: who it is, its cookies, logging in and out, what happens when the
 * server forgets it. Views of the session (`withContext` …) share it.
 */
export class SessionCore {
  readonly events = createNanoEvents<SessionEvents>()
  readonly host: SessionHost
  /** Cart operations, one after the other. */
  readonly cartTurns = new Queue()
  /** Things in the cart by the last answer; null when none told. */
  cartQuantity: number | null = null
  readonly #speaker: Speaker
  readonly #gate = new SharedGate()
  #credential: Credential | undefined
  /** True until the server has told who a resumed session is. */
  #unidentified: boolean
  #lost = false
  /** Counts identities: a call that comes back expired from an earlier one has nothing to renew. */
  #generation = 0
  #opening: Promise<void> | undefined
  #first: Promise<void> | undefined
  #lastId: string | null = null

  constructor(host: SessionHost, start: SessionStart) {
    this.host = host
    this.#speaker = { cookies: new CookieJar(host.server.base.origin), uid: null, userContext: {} }
    this.#credential = start.as === 'user' ? start.credential : undefined
    this.#unidentified = start.as === 'resumed'
    if (start.as === 'resumed') {
      this.#speaker.cookies.set(SESSION_COOKIE, start.id)
      this.#lastId = start.id
    }
  }

  get id(): string | null {
    return this.#speaker.cookies.get(SESSION_COOKIE) ?? null
  }

  get uid(): number | null {
    return this.#speaker.uid
  }

  get isVisitor(): boolean {
    return this.#credential === undefined && this.#speaker.uid === null
  }

  /** Calls a model's method with the user's, the connection's, the view's and the call's context. */
  call(call: ModelCall, contexts: readonly (Context | undefined)[], options: CallOptions): Promise<unknown> {
    return this.#run((speaker) => {
      const context = mergeContext(speaker.userContext, this.host.context, ...contexts)
      return this.host.wire.call(speaker, call, context, options)
    })
  }

  /** Calls a JSON route. `repeatable`: may run again when it ran in a session that is not this one. */
  request(
    path: string,
    params: Readonly<Record<string, unknown>>,
    options: CallOptions & { readonly repeatable?: boolean | undefined },
  ): Promise<unknown> {
    return this.#run((speaker) => this.host.wire.request(speaker, path, params, options), options.repeatable ?? false)
  }

  page(path: string, options: CallOptions): Promise<{ readonly status: number; readonly text: string }> {
    return this.#run((speaker) => this.host.wire.page(speaker, path, options))
  }

  async info(options: CallOptions): Promise<SessionInfo | null> {
    await this.#ready(options)
    if (this.isVisitor) return null
    return this.#run((speaker) => this.host.wire.sessionInfo(speaker, options))
  }

  /**
   * Makes sure that the server still has the session, where its routes for the public would not tell: a user's is
   * renewed, a visitor's is given up as lost.
   */
  async verify(options: CallOptions): Promise<void> {
    await this.#ready(options)
    if (this.id === null) return
    if (this.#speaker.uid === null) {
      if (this.cartQuantity) await this.#verifyVisitor(options)
    } else if (isAtLeast(await this.host.server.series(), 16)) {
      await this.#run((speaker) => this.host.wire.sessionInfo(speaker, options))
    }
  }

  /** Logs in; a visitor's session goes on as the user's. */
  async login(credential: Credential, options: CallOptions): Promise<SessionInfo> {
    return this.#gate.alone(async () => {
      await this.#ready(options)
      const database = await this.host.database()
      if (this.id !== null && this.#speaker.uid === null) await this.#verifyVisitor(options)
      const info = await this.host.wire.authenticate(this.#speaker, database, credential, options)
      this.#credential = credential
      this.#becameAnother()
      return info
    })
  }

  /** Ends the session on the server; it goes on as a visitor's, with nothing of the user's left. */
  async logout(options: CallOptions): Promise<void> {
    await this.#opening?.catch(() => {})
    await this.#gate.alone(async () => {
      if (this.id !== null && (this.#speaker.uid !== null || this.#unidentified)) {
        try {
          await this.host.wire.destroy(this.#speaker, options)
        } catch (error) {
          // What is not there any more need not be ended.
          if (!SessionExpiredError.is(error)) throw error
        }
      }
      this.#startAfresh()
    })
  }

  /** Accepts a new session in the place of a lost one. */
  renew(): void {
    this.#startAfresh()
  }

  /** Gives a visitor's session up: tells the listeners and throws. */
  lose(): never {
    if (!this.#lost) {
      this.#lost = true
      this.events.emit('lost')
    }
    throw new SessionLostError(
      "the server no longer has this visitor's session, and the cart in it is gone: call renew() to go on with a new, empty one",
    )
  }

  async #run<T>(action: (speaker: Speaker) => Promise<T>, repeatable = true): Promise<T> {
    let generation = this.#generation
    const attempt = () =>
      this.#gate.share(async () => {
        await this.#ready({})
        if (this.#lost) this.lose()
        return this.#withFirstAlone(() => {
          generation = this.#generation
          return action(this.#speaker).finally(() => this.#announceId())
        })
      })
    try {
      return await attempt()
    } catch (error) {
      const replaced = error instanceof SessionReplaced
      if (!replaced && !SessionExpiredError.is(error)) throw error
      if (this.isVisitor) {
        if (replaced) this.lose()
        throw error
      }
      await this.#relogin(generation, error)
      if (replaced && !repeatable) {
        const message =
          'the session had expired, so the request ran as an anonymous visitor. The session is renewed: repeat the request if that is safe'
        throw new SessionExpiredError({ exception: '', message }, { call: error.call })
      }
      return await attempt().catch((again: unknown) => {
        throw again instanceof SessionReplaced ? expired(again) : again
      })
    }
  }

  /** The first request brings the session's cookie: others wait for it, or each would get a session of its own. */
  async #withFirstAlone<T>(request: () => Promise<T>): Promise<T> {
    while (this.id === null && this.#first !== undefined) await this.#first
    if (this.id !== null) return request()
    let done!: () => void
    this.#first = new Promise((resolve) => {
      done = resolve
    })
    try {
      return await request()
    } finally {
      this.#first = undefined
      done()
    }
  }

  /** Logged in when it should be, known who it is when it came from elsewhere. Shared by all who ask meanwhile. */
  async #ready(options: CallOptions): Promise<void> {
    if (this.#opening !== undefined) await this.#opening
    if (this.#unidentified) await this.#open(() => this.#identify(options))
    else if (this.#credential !== undefined && this.#speaker.uid === null) await this.#open(() => this.#authenticate())
  }

  async #open(how: () => Promise<void>): Promise<void> {
    this.#opening ??= how().finally(() => {
      this.#opening = undefined
    })
    await this.#opening
  }

  async #identify(options: CallOptions): Promise<void> {
    try {
      const info = await this.host.wire.sessionInfo(this.#speaker, options)
      this.#speaker.uid = info?.uid ?? null
      this.#speaker.userContext = info?.userContext ?? {}
    } catch (error) {
      if (error instanceof SessionReplaced) this.lose()
      // Since 16 only users get an answer: what is left is a visitor's session, or none.
      if (!SessionExpiredError.is(error)) throw error
      await this.#verifyVisitor(options)
    }
    this.#unidentified = false
  }

  async #verifyVisitor(options: CallOptions): Promise<void> {
    if ((await this.host.wire.hasSession(this.#speaker, options)) === false) this.lose()
  }

  async #authenticate(): Promise<void> {
    if (this.#credential === undefined) return
    const database = await this.host.database()
    await this.host.wire.authenticate(this.#speaker, database, this.#credential)
    this.#becameAnother()
  }

  /** One login for all calls that found the session expired. */
  async #relogin(generation: number, cause: unknown): Promise<void> {
    if (generation !== this.#generation) return
    const call = isOoorError(cause) ? { ...(cause.path !== undefined && { path: cause.path }) } : undefined
    if (this.#credential === undefined) throw SessionExpiredError.is(cause) ? cause : expired(cause)
    await this.#open(async () => {
      if (generation !== this.#generation) return
      this.#speaker.cookies.delete(SESSION_COOKIE)
      try {
        await this.#authenticate()
      } catch (error) {
        this.#speaker.uid = null
        if (!AccessDeniedError.is(error)) throw error
        const message = 'the session has expired and the server refuses to log in again: has the password changed?'
        throw new SessionExpiredError({ exception: error.exception, message }, { cause: error, call })
      }
      this.events.emit('renewed')
    })
  }

  #becameAnother(): void {
    this.#generation++
    this.#lost = false
    this.cartQuantity = null
    this.#announceId()
  }

  #startAfresh(): void {
    this.#credential = undefined
    this.#unidentified = false
    this.#speaker.uid = null
    this.#speaker.userContext = {}
    this.#speaker.cookies.clear()
    this.#becameAnother()
  }

  #announceId(): void {
    const { id } = this
    if (id === this.#lastId) return
    const from = this.#lastId
    this.#lastId = id
    this.events.emit('rotated', { from, to: id })
  }
}

function expired(cause: unknown): SessionExpiredError {
  const call = cause instanceof SessionReplaced ? cause.call : undefined
  const message = 'the server no longer knows the session, and logging in again was not possible or did not help'
  return new SessionExpiredError({ exception: '', message }, { cause, call })
}
