import { AccessDeniedError, ResultLostError, RouteNotFoundError, ServerError } from '../errors/index.ts'
import { withSecret } from './credential.ts'
import { explainRefusal } from './explain-refused-login.ts'
import { isReadOnlyMethod } from './read-only-methods.ts'
import { isAtLeast } from './series.ts'
import type { Server } from './server.ts'
import type { ServiceSender } from './service.ts'
import { readUserInfo } from './user-info.ts'
import type {
  CallOptions,
  Context,
  ModelCall,
  SessionInfo,
  Wire,
  WireName,
  WireSession,
  WorkflowSignal,
} from './wire.ts'

/**
 * The services `common` and `object`: no session, each call carries database, user and password or API key.
 */
export class ServiceWire implements Wire {
  readonly name: WireName
  readonly #server: Server
  readonly #send: ServiceSender

  constructor(name: WireName, server: Server, send: ServiceSender) {
    this.name = name
    this.#server = server
    this.#send = send
  }

  /** Calls `common.login(database, login, secret)`, then reads the user's language and time zone. */
  async authenticate(wireSession: WireSession, options: CallOptions = {}): Promise<SessionInfo> {
    const login = wireSession.credential?.login ?? ''
    const call = { path: 'common.login' }
    const database = await wireSession.database()
    const logIn = async (secret: string) => {
      const request = { ...options, call, isReadOnly: true }
      // Not `authenticate`, which wants to be told of a browser.
      const answer = await this.#send('common', 'login', [database, login, secret], request)
      // A refused login is no fault: false, and 0 over XML-RPC.
      if (typeof answer === 'number' && answer > 0) return answer
      throw new AccessDeniedError({ exception: '', message: 'Access Denied' }, { call })
    }
    const uid = await explainRefusal(wireSession, () => withSecret(wireSession.credential, logIn))
    wireSession.uid = uid
    try {
      const info = await readUserInfo(this, wireSession, uid, (await this.#server.series()).major < 7, options)
      wireSession.userContext = info.userContext
      return info
    } catch (error) {
      wireSession.uid = null
      throw error
    }
  }

  /** Calls `object.execute_kw(database, uid, secret, model, method, args, kwargs)`. */
  async call(
    wireSession: WireSession,
    call: ModelCall,
    context: Context | undefined,
    options: CallOptions = {},
  ): Promise<unknown> {
    const { model, method, args, kwargs } = call
    const request = { ...options, call: { model, method }, isReadOnly: isReadOnlyMethod(method) }
    const named = context === undefined ? kwargs : { ...kwargs, context }
    const database = await wireSession.database()
    return withSecret(wireSession.credential, (secret) =>
      this.#sendAny('object', 'execute_kw', [database, wireSession.uid, secret, model, method, args, named], request),
    )
  }

  /** What changes nothing is asked again where its result can be carried; what does, has run. */
  async #sendAny(...call: Parameters<ServiceSender>): Promise<unknown> {
    try {
      return await this.#send(...call)
    } catch (error) {
      const [, , , { isReadOnly }] = call
      if (!ResultLostError.is(error) || !isReadOnly || !isAtLeast(await this.#server.series(), 8)) throw error
      const { jsonRpcServices } = await import('./json-rpc-services.ts')
      return jsonRpcServices(this.#server)(...call).catch((again: unknown) => {
        // Where there is no such route, the first answer says more.
        throw ServerError.is(again) && !RouteNotFoundError.is(again) ? again : error
      })
    }
  }

  /** Calls `object.exec_workflow(database, uid, secret, model, signal, id)` (wire/7.0/xmlrpc-object-exec_workflow). */
  async signal(
    wireSession: WireSession,
    { model, id, signal }: WorkflowSignal,
    _context: Context,
    options: CallOptions = {},
  ) {
    const request = { ...options, call: { model, method: signal }, isReadOnly: false }
    const database = await wireSession.database()
    return withSecret(wireSession.credential, (secret) =>
      this.#send('object', 'exec_workflow', [database, wireSession.uid, secret, model, signal, id], request),
    )
  }

  async sessionInfo(wireSession: WireSession, options: CallOptions = {}): Promise<SessionInfo | null> {
    if (wireSession.uid === null) return null
    return readUserInfo(this, wireSession, wireSession.uid, (await this.#server.series()).major < 7, options)
  }
}
