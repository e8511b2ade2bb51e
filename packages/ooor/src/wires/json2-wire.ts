import {
  AccessError,
  ArgumentsError,
  type CallSite,
  ConfigError,
  HtmlResponseError,
  MalformedResponseError,
  RouteNotFoundError,
  UnsupportedError,
} from '../errors/index.ts'
import { type HttpResponse, headerValue, quickly, textAtHand } from '../http/index.ts'
import { withSecret } from './credential.ts'
import { databaseOutage } from './database-outage.ts'
import { explainRefusal } from './explain-refused-login.ts'
import { serverError } from './fault.ts'
import { isShallow } from './is-shallow.ts'
import { parsed, parseJson } from './json-rpc.ts'
import { checkKeyOwner } from './key-owner.ts'
import { lostAnswer } from './lost-answer.ts'
import { baseSignature, type MethodSignature } from './parameter-names.ts'
import { isReadOnlyMethod } from './read-only-methods.ts'
import type { Server } from './server.ts'
import { textOf } from './text-of.ts'
import { readUserInfo } from './user-info.ts'
import type { CallOptions, Context, ModelCall, SessionInfo, Wire, WireSession } from './wire.ts'

/** What `/doc-bearer/<model>.json` tells of the model's methods. */
interface ModelDoc {
  readonly methods?: Readonly<Record<string, MethodDoc>>
}

interface MethodDoc {
  readonly parameters?: Readonly<Record<string, { readonly kind?: string }>>
  readonly api?: readonly string[]
}

/**
 * JSON-2: `POST /json/2/<model>/<method>` with an API key, 19 and later. Takes named arguments only; positional ones
 * get their names from a table of the base methods, and from the server's `/doc-bearer` for the rest.
 */
export class Json2Wire implements Wire {
  readonly name = 'json2'
  readonly #server: Server
  /** By credential and model: what one key may not read, another may. */
  readonly #docs = new WeakMap<object, Map<string, Promise<ModelDoc | undefined>>>()
  /** Set when the server has several databases and cannot tell which by its host name. */
  #needsDatabase = false

  constructor(server: Server) {
    this.#server = server
  }

  /** Calls `res.users.context_get()`, which tells whose key it is, and `res.users.read`, which tells their name. */
  async authenticate(wireSession: WireSession, options: CallOptions = {}): Promise<SessionInfo> {
    if (wireSession.namesDatabase) await this.#server.checkDatabase(await wireSession.database())
    const call = { model: 'res.users', method: 'context_get', args: [], kwargs: {} }
    const userContext = (await explainRefusal(wireSession, () =>
      this.call(wireSession, call, {}, options),
    )) as Context | null
    const uid = userContext?.uid
    if (userContext === null || typeof uid !== 'number') {
      throw new MalformedResponseError('res.users.context_get names no user', {
        call: { model: 'res.users', method: 'context_get' },
      })
    }
    wireSession.uid = uid
    wireSession.userContext = userContext
    const info = await readUserInfo(this, wireSession, uid, false, options)
    checkKeyOwner(wireSession, info)
    return { ...info, userContext }
  }

  /** Sends `POST /json/2/<model>/<method> {ids, context, …named arguments}`. */
  async call(
    wireSession: WireSession,
    call: ModelCall,
    context: Context | undefined,
    options: CallOptions = {},
  ): Promise<unknown> {
    const { model, method, args } = call
    // Nothing is waited for that is known: each wait costs a small call as much as a layer.
    const series = this.#server.knownSeries ?? (await this.#server.series())
    const base = baseSignature(series, method)
    const documented = base === undefined && args.length > 0 ? await this.#signature(wireSession, model, method) : base
    const { body, isSingle } = named(call, documented)
    const result = await this.#exchange(wireSession, {
      path: `/json/2/${segment('model', model)}/${segment('method', method)}`,
      method: 'POST',
      body: JSON.stringify({ ...body, context }),
      call: { model, method },
      isReadOnly: isReadOnlyMethod(method) || (await this.#isReadOnly(wireSession, model, method)),
      ...options,
    })
    // `create` always answers a list here; elsewhere one record's values get one id.
    return isSingle && Array.isArray(result) ? result[0] : result
  }

  /** There are no workflows where there is JSON-2. */
  async signal(): Promise<never> {
    throw new UnsupportedError('workflows ended with Odoo 10: call a method of the model')
  }

  async sessionInfo(wireSession: WireSession, options: CallOptions = {}): Promise<SessionInfo | null> {
    if (wireSession.uid === null) return null
    return readUserInfo(this, wireSession, wireSession.uid, false, options)
  }

  /** The model's methods by `/doc-bearer`. */
  async methodNames(wireSession: WireSession, model: string): Promise<readonly string[] | undefined> {
    const { methods } = (await this.#doc(wireSession, model)) ?? {}
    return methods === undefined ? undefined : Object.keys(methods)
  }

  async #signature(wireSession: WireSession, model: string, method: string): Promise<MethodSignature | undefined> {
    const doc = (await this.#doc(wireSession, model))?.methods?.[method]
    if (doc === undefined) return undefined
    const parameters = Object.entries(doc.parameters ?? {})
      .filter(([, { kind }]) => kind === undefined || kind.startsWith('POSITIONAL'))
      .map(([name]) => name)
    return { takesIds: !doc.api?.includes('model'), parameters }
  }

  async #isReadOnly(wireSession: WireSession, model: string, method: string): Promise<boolean> {
    const doc = await this.#docsOf(wireSession).get(model)
    return doc?.methods?.[method]?.api?.includes('readonly') ?? false
  }

  /** The model's documentation, asked for once, for all who wait; undefined when the key has no right to it. */
  #doc(wireSession: WireSession, model: string): Promise<ModelDoc | undefined> {
    const docs = this.#docsOf(wireSession)
    let doc = docs.get(model)
    if (doc === undefined) {
      doc = this.#fetchDoc(wireSession, model).catch((error: unknown) => {
        docs.delete(model)
        throw error
      })
      docs.set(model, doc)
    }
    return doc
  }

  #docsOf(wireSession: WireSession): Map<string, Promise<ModelDoc | undefined>> {
    const key = wireSession.credential ?? wireSession
    let docs = this.#docs.get(key)
    if (docs === undefined) {
      docs = new Map()
      this.#docs.set(key, docs)
    }
    return docs
  }

  async #fetchDoc(wireSession: WireSession, model: string): Promise<ModelDoc | undefined> {
    const path = `/doc-bearer/${encodeURIComponent(model)}.json`
    try {
      const doc = await this.#exchange(wireSession, { path, method: 'GET', call: { path }, isReadOnly: true })
      return doc as ModelDoc
    } catch (error) {
      // No right to it, no such model, or the module `api_doc` is not installed: the call itself will tell.
      if (AccessError.is(error) || RouteNotFoundError.is(error) || HtmlResponseError.is(error)) return undefined
      throw error
    }
  }

  #exchange(wireSession: WireSession, request: Json2Request): Promise<unknown> {
    return withSecret(wireSession.credential, (key) => this.#exchangeWith(key, wireSession, request))
  }

  async #exchangeWith(key: string, wireSession: WireSession, request: Json2Request): Promise<unknown> {
    const { path, method, body, call, isReadOnly, signal } = request
    const site = { ...call, path }
    const own: Record<string, string> = { authorization: headerValue('the API key', `bearer ${key}`) }
    if (body !== undefined) own['content-type'] = 'application/json'
    const send = (headers: Readonly<Record<string, string>>) =>
      this.#server.send(path, { method, headers, body, call: site, isReadOnly, signal })
    const naming = async () => ({
      ...own,
      'x-odoo-database': headerValue('the name of the database', await wireSession.database()),
    })
    let response = await send(this.#needsDatabase ? await naming() : own)
    const reading = response.status === 200 ? quickly(response) : undefined
    const quick = reading && (await reading)
    if (quick !== undefined) return quick
    let text = textAtHand(response) ?? (await response.text())
    const answer = response.status === 200 ? parsed(text) : undefined
    if (answer !== undefined) return answer
    // Sent only where it is needed: some hosts answer 404 to whoever sends it.
    if (response.status === 404 && !this.#needsDatabase && /No database is selected/.test(text)) {
      response = await send(await naming())
      // While the database is away, the same is said to whoever names it: that is no reason to name it for good.
      this.#needsDatabase = response.status !== 404
      text = await response.text()
    }
    try {
      return await readJson2(this.#server.base.resolve(path), response, text, site)
    } catch (error) {
      // A database that cannot be opened is told as a route that there is not (wire/19.0/svc-outage-closed-json2).
      if (RouteNotFoundError.is(error) && site.model !== undefined) {
        const outage = await databaseOutage(this.#server, await wireSession.database(), { call: site, signal })
        if (outage !== undefined) throw outage
      }
      throw lostAnswer(error, { call: site, isReadOnly })
    }
  }
}

/** A call's arguments by name. */
function named(
  { model, method, args, kwargs }: ModelCall,
  signature: MethodSignature | undefined,
): { body: Record<string, unknown>; isSingle: boolean } {
  const isSingle = method === 'create' && isPlainObject(args[0])
  if (args.length === 0) return { body: { ...kwargs }, isSingle }
  if (signature === undefined) {
    // Not documented for this key. One list of ids is how record methods are mostly called.
    if (args.length === 1 && isIds(args[0])) return { body: { ...kwargs, ids: idList(args[0]) }, isSingle }
    const message = `${model}.${method}: JSON-2 takes named arguments only, and this key may not read the server's /doc to name ${args.length} positional ones: pass them by name, as call('${method}', [], { ids: […], … })`
    throw new ConfigError(message, { call: { model, method } })
  }
  const positional = signature.takesIds ? args.slice(1) : args
  if (positional.length > signature.parameters.length) {
    const most = signature.parameters.length + (signature.takesIds ? 1 : 0)
    const message = `${method}() takes ${most} positional arguments but ${args.length} were given`
    throw new ArgumentsError({ exception: '', message }, { call: { model, method } })
  }
  const body: Record<string, unknown> = signature.takesIds ? { ...kwargs, ids: idList(args[0]) } : { ...kwargs }
  const names = [...(signature.takesIds ? ['ids'] : []), ...signature.parameters.slice(0, positional.length)]
  const twice = names.find((name) => name in kwargs)
  if (twice !== undefined) {
    const message = `${method}() got multiple values for argument '${twice}'`
    throw new ArgumentsError({ exception: '', message }, { call: { model, method } })
  }
  positional.forEach((value, index) => {
    const name = signature.parameters[index] as string
    // The server takes a list; so does every other wire, but they take one record's values as well.
    body[name] = name === 'vals_list' && isSingle ? [value] : value
  })
  return { body, isSingle }
}

interface Json2Request extends CallOptions {
  readonly path: string
  readonly method: 'GET' | 'POST'
  readonly body?: string
  readonly call: CallSite
  readonly isReadOnly: boolean
}

/** A name as one part of a path: dots alone would be a way up. */
function segment(what: string, name: string): string {
  if (!/^\.*$/.test(name)) return encodeURIComponent(name)
  throw new ConfigError(`'${name}' is no name of a ${what}`)
}

/** Reads a JSON-2 answer: the bare value, or an exception with a real HTTP status. */
async function readJson2(url: string, response: HttpResponse, text: string, call: CallSite): Promise<unknown> {
  const answer = await parseJson(url, response, text, call)
  if (response.status === 200) return answer
  const {
    name,
    message,
    arguments: args,
    debug,
    context,
  } = (isPlainObject(answer) ? answer : {}) as {
    name?: unknown
    message?: unknown
    arguments?: unknown
    debug?: unknown
    context?: unknown
  }
  if (typeof name !== 'string') {
    const { status } = response
    const { unexpectedAnswer } = await import('./unexpected-answer.ts')
    const unexpected = unexpectedAnswer(url, response, text, call)
    if (unexpected !== undefined) throw unexpected
    throw new MalformedResponseError(`${url} answered ${status} without naming an exception`, { status, call })
  }
  throw serverError(
    {
      exception: name,
      message: textOf(message),
      code: response.status,
      ...(Array.isArray(args) && isShallow(args) && { arguments: args }),
      ...(typeof debug === 'string' && { traceback: debug }),
      ...(isPlainObject(context) && isShallow(context) && { context }),
    },
    call,
  )
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isIds(value: unknown): boolean {
  return typeof value === 'number' || (Array.isArray(value) && value.every((id) => typeof id === 'number'))
}

function idList(value: unknown): unknown {
  return typeof value === 'number' ? [value] : value
}
