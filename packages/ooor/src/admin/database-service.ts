import {
  AccessDeniedError,
  type CallSite,
  HtmlResponseError,
  OutcomeUnknownError,
  RouteNotFoundError,
  ServerError,
  UnknownDatabaseError,
  UnsupportedError,
  UserError,
} from '../errors/index.ts'
import { callService } from '../wires/call-service.ts'
import { isAtLeast, type Series } from '../wires/index.ts'
import type { AdminHost } from './admin-host.ts'
import type { LongOptions } from './admin-types.ts'
import { concealed } from './conceal.ts'
import { errorOfService } from './database-errors.ts'
import { DatabaseForms } from './database-forms.ts'
import { isSwitchedOff } from './manager-page.ts'
import type { MasterPassword } from './master-password.ts'

/** Something done to a database: by a method of the service, whose first argument is the master password, or by a form. */
export interface Operation {
  readonly method: string
  readonly args: readonly unknown[]
  readonly form: string
  readonly fields: Readonly<Record<string, string>>
  /** The first series whose form does it. @default 9 */
  readonly formSince?: readonly [major: number, minor: number]
}

/** A server's databases: its service `db` up to 19.0, its forms where those say more, or are all there is. */
export class DatabaseService {
  readonly forms: DatabaseForms
  readonly #host: AdminHost
  readonly #password: MasterPassword

  constructor(host: AdminHost, password: MasterPassword) {
    this.#host = host
    this.#password = password
    this.forms = new DatabaseForms(host, password)
  }

  /** Awaits what a password goes along with: no error of it says one. */
  async concealing<T>(work: Promise<T>, ...more: readonly (string | undefined)[]): Promise<T> {
    try {
      return await work
    } catch (error) {
      throw concealed(error, [this.#password.secret, ...more])
    }
  }

  series(): Promise<Series> {
    return this.#host.server.series()
  }

  /** All databases that the server tells of. */
  async names(options: LongOptions): Promise<string[]> {
    try {
      const { server } = this.#host
      if (hasNoService(await this.series())) return await server.databases()
      const names = await this.call('list', [], options).catch((error: unknown) => {
        if (isHidden(error)) return server.databases()
        throw error
      })
      return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []
    } catch (error) {
      throw (await this.#isSwitchedOff(error, options)) ? switchedOff(error) : error
    }
  }

  /** Makes sure of what is there and what is not, before anything is changed: the server's own words come late. */
  async expect(
    { present, absent }: { readonly present?: string; readonly absent?: string | undefined },
    options: LongOptions,
  ): Promise<void> {
    // Nothing is asked for what cannot be done.
    this.#password.reveal()
    const names = await this.#known(options)
    if (names === undefined) return
    const fault = (message: string) => ({ exception: '', message })
    if (present !== undefined && !names.includes(present)) {
      throw new UnknownDatabaseError(fault(`there is no database '${present}' among those the server lists`))
    }
    if (absent !== undefined && names.includes(absent)) {
      throw new UserError(fault(`database '${absent}' already exists: Odoo puts none over another`))
    }
  }

  /** Does it, in the way that this series does it best. */
  async run(operation: Operation, options: LongOptions): Promise<unknown> {
    const series = await this.series()
    const { method, args, form, fields, formSince = [9, 0] } = operation
    const hasForm = isAtLeast(series, ...formSince)
    if (hasNoService(series) || (hasForm && prefersForms(series))) {
      await this.forms.send(form, fields, options)
      return true
    }
    if (prefersForms(series)) await this.forms.check(options)
    try {
      return await this.guarded(method, args, options)
    } catch (error) {
      if (!hasForm || !isHidden(error)) throw error
      await this.forms.send(form, fields, options)
      return true
    }
  }

  /** Calls a method that wants the master password. */
  async guarded(method: string, args: readonly unknown[], options: LongOptions): Promise<unknown> {
    const call = { path: `db.${method}` }
    try {
      const result = await this.call(method, [this.#password.reveal(), ...args], options)
      this.#password.warn()
      return result
    } catch (error) {
      throw errorOfService(isBare500(error) ? saysNothing(error, call) : error, call)
    }
  }

  call(method: string, args: readonly unknown[], { signal, timeout = 0 }: LongOptions): Promise<unknown> {
    // A dump is as large as it is.
    const bounds = { timeout, maxResponseBytes: Number.POSITIVE_INFINITY }
    return callService(this.#host.server, 'db', method, args, { signal, ...bounds })
  }

  /** Undefined where the list is refused and the rest is not: up to 8. */
  async #known(options: LongOptions): Promise<string[] | undefined> {
    try {
      return await this.names(options)
    } catch (error) {
      if (!UnsupportedError.is(error) || isAtLeast(await this.series(), 9)) throw error
      return undefined
    }
  }

  async #isSwitchedOff(error: unknown, options: LongOptions): Promise<boolean> {
    // The list wants no password: it is refused for this reason alone.
    if (AccessDeniedError.is(error)) return true
    const mayBe = HtmlResponseError.is(error) && prefersForms(await this.series())
    return mayBe && isSwitchedOff(await this.forms.page(options).catch(() => ''))
  }
}

/** The service `db` went with 19.1. */
export function hasNoService(series: Series): boolean {
  return isAtLeast(series, 19, 1)
}

/**
 * Up to 15 a call of a service that fails is a bare 500 while several databases pass the server's filter (tried on
 * 14.0); the forms say why.
 */
function prefersForms(series: Series): boolean {
  return isAtLeast(series, 9) && !isAtLeast(series, 16)
}

/** A proxy hides `/jsonrpc`, or 19 has not loaded its module `rpc`: nothing has run, and the forms may be there. */
function isHidden(error: unknown): boolean {
  return RouteNotFoundError.is(error) || (HtmlResponseError.is(error) && [403, 404, 405].includes(error.status ?? 0))
}

function isBare500(error: unknown): error is Error {
  const page = OutcomeUnknownError.is(error) ? error.cause : error
  return HtmlResponseError.is(page) && page.status === 500
}

function saysNothing(cause: Error, call: CallSite): ServerError {
  const message =
    'the server failed and does not say why, as up to 15 while several databases pass its filter: is the master password right? Its log says more'
  return new ServerError({ exception: '', message, code: 500 }, { call, cause })
}

function switchedOff(cause: unknown): UnsupportedError {
  const message = 'the database manager of this server is switched off (list_db = False in its configuration)'
  return new UnsupportedError(message, { cause, call: { path: 'db.list' } })
}
