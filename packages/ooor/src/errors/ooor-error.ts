import { masked } from './mask.ts'

/** Shared by all copies of the library in a process, so that guards work over bundles and realms. */
const KINDS = Symbol.for('ooor.error.kinds')

/** Which call an error belongs to. All parts are optional: a wrong URL fails before there is a call. */
export interface CallSite {
  /** The Odoo model, as `sale.order`. */
  readonly model?: string
  /** The method of the model, as `action_confirm`. */
  readonly method?: string
  /** The path on the server, without host and credentials. */
  readonly path?: string
}

/** What every error of the library may be built with. */
export interface ErrorOptions {
  readonly cause?: unknown
  readonly call?: CallSite | undefined
}

/** `res.partner.read`, or the path for calls that name no model, without its secrets. */
export function describeCall(call: CallSite | undefined): string | undefined {
  if (call?.model !== undefined && call.method !== undefined) return `${call.model}.${call.method}`
  return call?.path === undefined ? undefined : masked(call.path)
}

/**
 * The root of the error tree: whatever this library throws on purpose is one of these.
 *
 * Every class has a literal `name` and a guard that also holds for errors of another copy of the library:
 *
 * ```ts
 * try {
 *   await odoo.model('sale.order').raw.read([42])
 * } catch (error) {
 *   if (AccessError.is(error)) console.log(error.serverMessage)
 *   else throw error
 * }
 * ```
 */
export class OoorError extends Error {
  /** The literal name of the class; survives minifiers. */
  static readonly kind: string = 'OoorError'
  declare readonly name: string
  /** The Odoo model of the failed call, if it named one. */
  declare readonly model: string | undefined
  /** The method of the failed call, if it named one. */
  declare readonly method: string | undefined
  /** The path on the server of the failed call, without host, credentials and secrets (`…` in their place). */
  declare readonly path: string | undefined
  /** Which of the rows that were given it is about, from 0, where that is known of one of many. */
  declare readonly index: number | undefined

  constructor(message: string, options: ErrorOptions = {}) {
    super(bounded(message), 'cause' in options ? { cause: options.cause } : undefined)
    this.name = new.target.kind
    // Only what is known becomes a property: consoles show each of them.
    const { model, method, path } = options.call ?? {}
    if (model !== undefined) this.model = model
    if (method !== undefined) this.method = method
    if (path !== undefined) this.path = masked(path)
  }

  /** The kinds from this class up to the root: what {@link OoorError.is} asks for. */
  get [KINDS](): string[] {
    const kinds: string[] = []
    let ancestor: unknown = this.constructor
    while (typeof ancestor === 'function' && 'kind' in ancestor) {
      kinds.push(ancestor.kind as string)
      ancestor = Object.getPrototypeOf(ancestor)
    }
    return kinds
  }

  /**
   * What `JSON.stringify` makes of it: the message, which JSON leaves out of errors otherwise, and what consoles show of
   * it. No stack, no traceback; of the `cause` only one of this library's, in the same way.
   *
   * ```ts
   * JSON.stringify(error) // {"name":"TimeoutError","message":"no answer in 30 s …","path":"/jsonrpc","sent":true}
   * ```
   */
  toJSON(): { readonly name: string; readonly message: string } {
    const { name, message, cause } = this
    return Object.assign({ name, message }, this, { cause: isOoorError(cause) ? cause : undefined })
  }

  /** True when the value is an error of this class or of one below it. */
  static is<T extends OoorError>(this: { readonly kind: string; readonly prototype: T }, error: unknown): error is T {
    if (typeof error !== 'object' || error === null) return false
    const kinds = (error as { [KINDS]?: readonly string[] })[KINDS]
    // biome-ignore lint/complexity/noThisInStatic: the guard is the same for each class below, asking for its own kind
    return Array.isArray(kinds) && kinds.includes(this.kind)
  }
}

/** Servers put whole tracebacks and lists into messages: `serverMessage` has all of it. */
const LONGEST_MESSAGE = 4000

function bounded(message: string): string {
  return message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message
}

/** True for every error that this library throws on purpose. Same as `OoorError.is`. */
export function isOoorError(error: unknown): error is OoorError {
  return OoorError.is(error)
}
