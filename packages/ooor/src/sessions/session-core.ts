import type { Emitter } from 'nanoevents'
import type { BusSession } from '../bus/index.ts'
import type { HttpUpgrade } from '../http/index.ts'
import { abortable } from '../http/index.ts'
import type { CartLine } from '../shop/index.ts'
import type {
  CallOptions,
  Context,
  Credential,
  FormFields,
  ForwardedAnswer,
  ForwardedRequest,
  ModelCall,
  Page,
  SessionInfo,
} from '../wires/index.ts'
import { prepare } from './calls.ts'
import type { SessionEvents } from './events.ts'
import type { FetchOptions } from './fetch.ts'
import { passwordOf } from './life/life.ts'
import { type Holder, LivingSession } from './life/living-session.ts'
import { type RareCalls, seldomUsed } from './load-rare-calls-chunk.ts'
import type { LoginOptions } from './login-options.ts'
import { callModel } from './model-calls.ts'
import { type RouteOptions, request } from './routes.ts'
import { registryHash, schemaScope } from './schema-scope.ts'
import type { SessionHost, SessionKeeper, SessionStart } from './session-host.ts'
import { hasHadId, isRotation } from './session-ids.ts'
import { info } from './whoami.ts'

/**
 * A session as one holder uses it: a script, or one request of a site. All holders of a session share its life; one
 * who came by a name that the session no longer has, because another has logged in or out, gets a
 * `SessionMovedError`.
 */
export class SessionCore {
  readonly host: SessionHost
  readonly events: Emitter<SessionEvents>
  readonly #session: LivingSession
  readonly #holder: Holder

  /** The handle of somebody who comes to the session now. */
  constructor(session: LivingSession) {
    this.#session = session
    this.#holder = session.newHolder()
    this.host = session.host
    this.events = session.events
  }

  /** A session of which nothing has happened yet. */
  static start(host: SessionHost, start: SessionStart): SessionCore {
    return new SessionCore(new LivingSession(host, start))
  }

  /** Where it is kept, if it is. */
  get keeper(): SessionKeeper | undefined {
    return this.#session.keeper
  }

  set keeper(keeper: SessionKeeper | undefined) {
    this.#session.keeper = keeper
  }

  /** The name in the store by which this holder knows it; null for a session that is not kept. */
  get storeId(): string | null {
    return this.#holder.name
  }

  /** True when it has another name by now: what it is, is not this holder's to hand on. */
  get hasMoved(): boolean {
    return this.#holder.moves !== this.#session.moves
  }

  get id(): string | null {
    return this.#session.id
  }

  get uid(): number | null {
    return this.#session.wireSession.uid
  }

  /** The value of Odoo's session cookie, where there is one. */
  get webSessionId(): string | undefined {
    return this.#session.webSessionId
  }

  get isVisitor(): boolean {
    return this.#session.isVisitor
  }

  /** A visitor whom the server has given no session yet. */
  get isNewcomer(): boolean {
    return this.#session.isNewcomer
  }

  /** The user's login name, where it is known. */
  get loginName(): string | null {
    return this.#session.loginName
  }

  /** True when `actAs` has made the session whose it is. */
  get isMapped(): boolean {
    return this.#session.isMapped
  }

  /** Things in the cart by the last answer, 0 for a visitor who has put nothing in; null when nobody knows. */
  get cartQuantity(): number | null {
    return this.#session.cartQuantity
  }

  set cartQuantity(quantity: number | null) {
    this.#session.cartQuantity = quantity
  }

  /** The cart's lines as answers told them; null when nobody knows all of them. */
  get cartLines(): readonly CartLine[] | null {
    return this.#session.cartLines
  }

  set cartLines(lines: readonly CartLine[] | null) {
    this.#session.cartLines = lines
  }

  /** What is known of `isInternal` without asking. */
  get knownInternal(): boolean | null {
    const { isVisitor, life, isInternal: known } = this.#session
    return isVisitor && life.as !== 'unidentified' ? false : known
  }

  /**
   * Makes the session this user's: a visitor's logs in with its first call, a user's own can log in again when it
   * has expired. Sends nothing. The session must be a visitor's or that user's. Whoever vouches for the user whose
   * session it has become meanwhile, goes on under its new name.
   */
  actAs(credential: Credential): void {
    const isTheirs = this.isMapped && this.loginName === credential.login
    if (isTheirs) Object.assign(this.#holder, this.#session.newHolder())
    this.#session.admit(this.#holder)
    this.#session.actAs(credential)
  }

  /** Gives it another name in the store, because it became another's; the old one is worth nothing. */
  move(): Promise<void> {
    return this.#session.move(this.#holder)
  }

  /** The language in which the shop's pages answer. */
  setLanguageCookie(cookie: string, lang: string): void {
    this.#session.wireSession.cookies.set(cookie, lang)
  }

  /** Calls a model's method with the user's, the connection's, the view's and the call's context. */
  call(call: ModelCall, contexts: readonly (Context | undefined)[], options: CallOptions): Promise<unknown> {
    return callModel(this.#session, this.#holder, call, contexts, options)
  }

  /** Sends a workflow's signal; there are workflows up to 10. */
  async signal(model: string, id: number, signal: string, context: Context, options: CallOptions): Promise<unknown> {
    return (await seldomUsed()).sendSignal(this.#session, this.#holder, { model, id, signal }, context, options)
  }

  /**
   * Whose schemas the session sees: of the server, the database and the user. The same for the same user, and without
   * secrets: it is part of the keys of a store.
   */
  schemaScope(): Promise<string> {
    return schemaScope(this.#session, this.#holder)
  }

  /** What the login told of the server's modules: since 18, over the web (addons/web/models/ir_http.py). */
  registryHash(): Promise<string | undefined> {
    return registryHash(this.#session, this.#holder)
  }

  /** Calls a JSON route. `repeatable`: may run again when it ran in a session that is not this one. */
  request(path: string, params: Readonly<Record<string, unknown>>, options: RouteOptions): Promise<unknown> {
    return request(this.#session, this.#holder, path, params, options)
  }

  /** The token of the session's forms, asked for once; it stays when 19 rotates the id. */
  async csrfToken(options: CallOptions): Promise<string | undefined> {
    return (await seldomUsed()).csrfToken(this.#session, this.#holder, options)
  }

  /** Sends a form with the session's token; once more with another one when the server refuses that. */
  async submit(path: string, fields: FormFields, options: RouteOptions): Promise<Page> {
    return (await seldomUsed()).submit(this.#session, this.#holder, path, fields, options)
  }

  /** Fetches any path of the server, as `fetch` does. */
  async fetch(path: string, options: FetchOptions): Promise<Response> {
    return (await seldomUsed()).fetchPath(this.#session, this.#holder, path, options)
  }

  /** True where it has pages; false on wires that carry a key with each call. */
  hasPages(options: CallOptions): Promise<boolean> {
    return prepare(this.#session, this.#holder, options).then(() => this.#session.wire.name === 'web')
  }

  /** The session as its bus needs it. */
  async busSession(call: BusSession['call']): Promise<BusSession> {
    return (await seldomUsed()).busSessionOf(this, this.#session, this.#holder, call)
  }

  /** Changes the user's password, and goes on with the new one. */
  async changePassword(before: string, after: string, options: CallOptions): Promise<void> {
    return (await seldomUsed()).changePassword(this.#session, this.#holder, before, after, options)
  }

  /** The user's password, where the session holds it. */
  get password(): string | undefined {
    return passwordOf(this.#session.life)
  }

  /** The user's id, logged in first where that has not happened; null for a visitor. */
  preparedUid(options: CallOptions): Promise<number | null> {
    return prepare(this.#session, this.#holder, options).then(() => this.uid)
  }

  /** Calls the service `report`, up to 10, with the user's password. */
  async reportService(method: string, args: readonly unknown[], options: CallOptions): Promise<unknown> {
    return (await seldomUsed()).callReportService(this.#session, this.#holder, method, args, options)
  }

  async page(path: string, options: CallOptions): Promise<Page> {
    return (await seldomUsed()).page(this.#session, this.#holder, path, options)
  }

  info(options: CallOptions): Promise<SessionInfo | null> {
    return info(this.#session, this.#holder, options)
  }

  /** Makes sure that the server still has the session: a user's is renewed, a visitor's is given up as lost. */
  async verify(options: CallOptions): Promise<void> {
    return (await seldomUsed()).verify(this.#session, this.#holder, options)
  }

  /** Whether the session is an employee's, so that it may open Odoo's backend. */
  async isInternal(): Promise<boolean> {
    return (await seldomUsed()).isInternal(this.#session, this.#holder)
  }

  /**
   * Logs in over the web; a visitor's session goes on as the user's. Waits for the calls in flight and keeps later ones
   * waiting. Until the server agrees the session is who it was, and so it stays when the login is refused or aborted.
   */
  login(credential: Credential, options: LoginOptions): Promise<SessionInfo> {
    return this.#alone(({ becomeUser }) => becomeUser(this.#session, this.#holder, credential, options), options)
  }

  /** Ends the session on the server; it goes on as a visitor's, with nothing of the user's left. Waits likewise. */
  logout(options: CallOptions): Promise<void> {
    return this.#alone(({ becomeVisitor }) => becomeVisitor(this.#session, this.#holder, options), options)
  }

  #alone<T>(become: (rare: RareCalls) => Promise<T>, options: CallOptions): Promise<T> {
    return this.#session.turns.alone(async () => become(await seldomUsed()), options?.signal)
  }

  /** Sends what a browser has sent, in this session, and hands the answer on as a stream. */
  async forward(path: string, request: ForwardedRequest): Promise<ForwardedAnswer> {
    return (await seldomUsed()).forward(this.#session, this.#holder, path, request)
  }

  /** Asks the server to switch protocols, as a browser's WebSocket does, in this session. */
  async upgrade(path: string, request: ForwardedRequest): Promise<HttpUpgrade> {
    return (await seldomUsed()).upgrade(this.#session, this.#holder, path, request)
  }

  /** True for the id that the web session has, or had before the last rotation. */
  hasHadId(id: string): boolean {
    return hasHadId(this.#session, id)
  }

  /** True for another id of the same web session (19). */
  isRotation(id: string): boolean {
    return isRotation(this.#session, id)
  }

  /** Goes on under an id that a browser brought: the same session after a rotation, or another one. */
  async follow(id: string): Promise<void> {
    return (await seldomUsed()).follow(this.#session, this.#holder, id)
  }

  /** Accepts a new session in the place of a lost one. */
  renew(): void {
    this.#session.admit(this.#holder)
    this.#session.begin()
  }

  /** Gives a visitor's session up: tells the listeners and throws. */
  lose(): never {
    return this.#session.lose()
  }

  /** Runs a cart operation after those before it, and writes away what it changed. */
  inCartTurn<T>(run: () => Promise<T>, { signal }: CallOptions): Promise<T> {
    return abortable(
      this.#session.cartTurns.run(() => this.#session.saveAfter(run())),
      signal,
    )
  }
}
