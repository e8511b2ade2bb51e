import {
  AccessDeniedError,
  ArgumentsError,
  MalformedResponseError,
  ServerError,
  SessionExpiredError,
} from '../errors/index.ts'
import type { Context, ModelCall } from './wire.ts'

/** Calls one method as it is; without a context, none is named. */
type Send = (call: ModelCall, context: Context | undefined) => Promise<unknown>

/** The same in the call's context. */
type SendInContext = (call: ModelCall) => Promise<unknown>

/**
 * Methods of all models that know no context up to 9, though callers name one everywhere else. Those that are kept in
 * the server's cache answer for it that `lookup() got an unexpected keyword argument 'context'`, or pass over what they
 * should say (7.0 and 8.0 of 2014, `context_get`).
 */
const WITHOUT_CONTEXT: ReadonlySet<string> = new Set([
  'check_access_rights',
  'context_get',
  'get_object_reference',
  'has_group',
  'xmlid_lookup',
  'xmlid_to_res_id',
  'xmlid_to_res_model_res_id',
])

/**
 * Methods as later series have them, on old servers, so that the same call works everywhere:
 *
 * - `search_read` is `search` and `read` up to 7.0, in the order found
 * - `fields_get` has no `attributes` up to 8.0 of 2014, and in modules that override it without them: all come, and
 *   those that were not asked for are left out here
 * - `copy` takes one id up to 9, and no list of one
 * - the context is named up to 9 only where the method has one
 * - `default_get` of a bank account (up to 18), or of a product on 18, is asked of records there: of none
 *
 * Keeps what the servers told of their methods: one for each connection.
 */
export class OldMethods {
  /** Models whose `fields_get` knows no attributes. */
  readonly #plainFields = new Set<string>()
  /** Models whose `default_get` takes ids first. */
  readonly #defaultsOfRecords = new Set<string>()
  /** Methods that refused a context, as `sale.order/onchange_partner_id`. */
  readonly #contextless = new Set<string>()

  /** Calls a method of a model on a server of this series; `isWeb`: in a session, which can be over. */
  call(major: number, call: ModelCall, context: Context, wired: Send, isWeb = false): Promise<unknown> {
    const send = isWeb && major < 8 ? deniedWhenOver(wired) : wired
    const sendInContext: SendInContext = (one) =>
      major < 10 ? this.#whereItIsKnown(one, context, send) : send(one, context)
    if (call.method === 'fields_get') return this.#fieldsGet(major, call, sendInContext)
    if (call.method === 'default_get' && major >= 10) return this.#defaultGet(call, sendInContext)
    if (call.method === 'search_read' && major < 8) return searchRead(call, sendInContext)
    if (call.method === 'copy' && major < 10) return sendInContext(ofOne(call))
    return sendInContext(call)
  }

  async #whereItIsKnown(call: ModelCall, context: Context, send: Send): Promise<unknown> {
    const key = `${call.model}/${call.method}`
    if (WITHOUT_CONTEXT.has(call.method) || this.#contextless.has(key)) return send(call, undefined)
    try {
      return await send(call, context)
    } catch (error) {
      if (!refusedContext(error, call)) throw error
      this.#contextless.add(key)
      return send(call, undefined)
    }
  }

  async #defaultGet(call: ModelCall, send: SendInContext): Promise<unknown> {
    const ofNone = { ...call, args: [[], ...call.args] }
    if (call.args.length !== 1) return send(call)
    if (this.#defaultsOfRecords.has(call.model)) return send(ofNone)
    try {
      return await send(call)
    } catch (error) {
      if (!(ArgumentsError.is(error) && LACKS_FIELDS.test(error.serverMessage))) throw error
      this.#defaultsOfRecords.add(call.model)
      return send(ofNone)
    }
  }

  async #fieldsGet(major: number, call: ModelCall, send: SendInContext): Promise<unknown> {
    const { model, method, args, kwargs } = call
    const { attributes: named, ...rest } = kwargs
    // Up to 9 the context stands in the second place.
    const attributes = (major < 10 && major >= 8 ? named : (args[1] ?? named)) as readonly string[] | undefined
    if (attributes === undefined) return send(call)
    const plain = async () => {
      const answer = await send({
        model,
        method,
        args: major < 8 || major >= 10 ? args.slice(0, 1) : args,
        kwargs: rest,
      })
      return pickAttributes(answer, model, attributes)
    }
    if (major < 8 || this.#plainFields.has(model)) return plain()
    try {
      return await send(call)
    } catch (error) {
      if (!(ArgumentsError.is(error) && error.serverMessage.includes(UNKNOWN_ATTRIBUTES))) throw error
      this.#plainFields.add(model)
      return plain()
    }
  }
}

/**
 * 6.1 and 7.0 keep the password with the session, and deny everything once it is another, or the login could not be
 * repeated in an outage, or another one in the session was refused (wire/7.0/svc-change_password-then-call,
 * svc-outage-back-call_kw). A method may deny by itself too: then the session answers what anybody may ask.
 */
function deniedWhenOver(send: Send): Send {
  return async (call, context) => {
    try {
      return await send(call, context)
    } catch (error) {
      if (!AccessDeniedError.is(error)) throw error
      const question: ModelCall = { model: 'res.users', method: 'search', args: [[['id', '=', 0]]], kwargs: {} }
      const isOver = await send(question, context).then(
        () => false,
        (again: unknown) => AccessDeniedError.is(again),
      )
      if (!isOver) throw error
      const { exception, path, model, method } = error
      const message = 'the server no longer takes the login of this session'
      throw new SessionExpiredError(
        { exception, message },
        { cause: error, call: { ...(path && { path }), ...(model && { model }), ...(method && { method }) } },
      )
    }
  }
}

const LACKS_FIELDS = /\bdefault_get\(\) missing 1 required positional argument: 'fields(_list)?'/

const UNKNOWN_ATTRIBUTES = "got an unexpected keyword argument 'attributes'"

/** True when the called method itself has no context: nothing of it ran, not even its first line. */
function refusedContext(error: unknown, { method }: ModelCall): boolean {
  if (!ServerError.is(error) || error.serverMessage !== `${method}() got an unexpected keyword argument 'context'`) {
    return false
  }
  // A method of the same name that was called by this one would stand below it.
  return error.traceback !== undefined && !error.traceback.includes(`, in ${method}\n`)
}

function pickAttributes(fields: unknown, model: string, attributes: readonly string[]): unknown {
  if (!isObject(fields)) throw notThat(model, 'fields_get', 'fields')
  if (attributes.length === 0) return fields
  const wanted = (field: unknown) => Object.entries(field ?? {}).filter(([name]) => attributes.includes(name))
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, Object.fromEntries(wanted(field))]))
}

function ofOne(call: ModelCall): ModelCall {
  const [ids, ...rest] = call.args
  return Array.isArray(ids) && ids.length === 1 ? { ...call, args: [ids[0], ...rest] } : call
}

async function searchRead({ model, args, kwargs }: ModelCall, send: SendInContext): Promise<unknown> {
  const names = ['domain', 'fields', 'offset', 'limit', 'order']
  const named = { ...kwargs, ...Object.fromEntries(args.map((value, index) => [names[index], value])) }
  const { domain = [], fields = [], offset, limit, order } = named as Record<string, unknown>
  const paging = Object.fromEntries(Object.entries({ offset, limit, order }).filter(([, value]) => value != null))
  const ids = await send({ model, method: 'search', args: [domain], kwargs: paging })
  if (!Array.isArray(ids)) throw notThat(model, 'search', 'list of ids')
  if (ids.length === 0) return []
  const rows = await send({ model, method: 'read', args: [ids, fields], kwargs: {} })
  if (!Array.isArray(rows) || !rows.every(isObject)) throw notThat(model, 'read', 'list of rows')
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function notThat(model: string, method: string, wanted: string): MalformedResponseError {
  return new MalformedResponseError(`${model}.${method} answered no ${wanted}`, { call: { model, method } })
}
