import {
  AccessDeniedError,
  type CallSite,
  MalformedResponseError,
  NetworkError,
  OutcomeUnknownError,
} from '../errors/index.ts'
import type { Multipart } from '../files/multipart.ts'
import type { HttpRequest, HttpResponse } from '../http/index.ts'
import { lostAnswer } from '../wires/index.ts'
import { unexpectedAnswer } from '../wires/unexpected-answer.ts'
import type { AdminHost } from './admin-host.ts'
import type { LongOptions } from './admin-types.ts'
import { databaseError } from './database-errors.ts'
import { isUnprotected, refusalOf } from './manager-page.ts'
import { DEFAULT_PASSWORD, type MasterPassword } from './master-password.ts'

const MANAGER = '/web/database/manager'
/** Where a form leads that has done its work; a proxy's login, or its other address, is elsewhere. */
const YES = /\/(web\/database\/manager|web|odoo)\/?$/

/** The forms of Odoo's page of databases, since 9: a redirect is a yes, the page itself is a no (wire/19.0/svc-db-form-*). */
export class DatabaseForms {
  readonly #host: AdminHost
  readonly #password: MasterPassword
  #isProtected = false

  constructor(host: AdminHost, password: MasterPassword) {
    this.#host = host
    this.#password = password
  }

  /** The page of databases. */
  async page({ signal }: LongOptions): Promise<string> {
    const call = { path: MANAGER }
    const response = await this.#host.server.send(MANAGER, { method: 'GET', call, signal, isReadOnly: true })
    const text = await response.text()
    // A proxy's page, or no such route.
    if (response.status !== 200) throw this.#unexpected(MANAGER, response, text, call)
    return text
  }

  /**
   * Makes sure that a form would not set the master password: while it is the default one, the first form sets it to
   * whatever it sends (wire/19.0/svc-db-form-first-password).
   */
  async check(options: LongOptions): Promise<void> {
    if (this.#isProtected || this.#password.isDefault) return
    if (!isUnprotected(await this.page(options))) {
      this.#isProtected = true
      return
    }
    const message = `the server’s master password is still the default one, '${DEFAULT_PASSWORD}', and this form would set it to the one given: nothing was sent. Set it by odoo.admin({ masterPassword: '${DEFAULT_PASSWORD}' }) and changeMasterPassword()`
    throw new AccessDeniedError({ exception: '', message }, { call: { path: MANAGER } })
  }

  /** Sends a form and waits for its yes. */
  async send(name: string, fields: Readonly<Record<string, string>>, options: LongOptions): Promise<void> {
    await this.check(options)
    const path = `/web/database/${name}`
    const call = { path }
    const body = new URLSearchParams({ master_pwd: this.#password.reveal(), ...fields }).toString()
    const { signal, timeout = 0 } = options
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const response = await this.#host.server.send(path, { headers, body, call, signal, timeout })
    await this.#answer(path, response, call)
  }

  /** Sends a form whose body is a stream. */
  async upload(name: string, form: (secret: string) => Multipart, options: LongOptions): Promise<void> {
    await this.check(options)
    const { contentType, length, body, sent } = form(this.#password.reveal())
    const path = `/web/database/${name}`
    const call = { path }
    const headers = {
      'content-type': contentType,
      ...(length !== undefined && { 'content-length': String(length) }),
    }
    try {
      const response = await sent(this.#stream(path, { headers, payload: body() }, options))
      await this.#answer(path, response, call)
    } catch (error) {
      if (!NetworkError.is(error) || !error.sent) throw error
      const message = `${error.message.replace(/\.$/, '')}. The request may have run: list the databases before sending it again`
      throw new OutcomeUnknownError(message, { cause: error, call })
    }
  }

  /** Sends a form that is answered with a file. */
  async download(name: string, fields: Readonly<Record<string, string>>, options: LongOptions): Promise<HttpResponse> {
    await this.check(options)
    const path = `/web/database/${name}`
    const call = { path }
    const body = new URLSearchParams({ master_pwd: this.#password.reveal(), ...fields }).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const response = await this.#stream(path, { headers, body }, options)
    const type = response.headers.get('content-type') ?? ''
    if (response.status === 200 && !/html|json/i.test(type)) {
      this.#password.warn()
      return response
    }
    const text = await response.text()
    this.#throwRefusal(text, response.status, call)
    throw this.#unexpected(path, response, text, call)
  }

  #stream(
    path: string,
    request: {
      readonly headers: Record<string, string>
      readonly body?: string
      readonly payload?: HttpRequest['payload']
    },
    { signal, timeout = 0 }: LongOptions,
  ): Promise<HttpResponse> {
    const maxResponseBytes = Number.POSITIVE_INFINITY
    return this.#host.server.send(path, {
      ...request,
      call: { path },
      streams: true,
      signal,
      timeout,
      maxResponseBytes,
    })
  }

  async #answer(path: string, response: HttpResponse, call: CallSite): Promise<void> {
    const { status } = response
    const text = await response.text()
    if (status >= 300 && status < 400 && this.#isYes(path, response)) return this.#password.warn()
    this.#throwRefusal(text, status, call)
    throw lostAnswer(this.#unexpected(path, response, text, call), { call, isReadOnly: false })
  }

  /** By the path alone: behind a proxy Odoo may name another host, and a login has the way back in its query. */
  #isYes(path: string, { headers }: HttpResponse): boolean {
    const here = this.#host.server.base.resolve(path)
    const location = headers.get('location') ?? ''
    if (!URL.canParse(location, here)) return false
    return YES.test(new URL(location, here).pathname)
  }

  #throwRefusal(page: string, code: number, call: CallSite): void {
    const message = refusalOf(page)
    if (message !== undefined) throw databaseError({ exception: '', message, code }, call)
  }

  #unexpected(path: string, response: HttpResponse, text: string, call: CallSite): Error {
    const { status } = response
    const url = this.#host.server.base.resolve(path)
    const named = status === 200 ? undefined : unexpectedAnswer(url, response, text, call)
    const message = `${path} answered ${status} with what is no page of Odoo’s database manager: is it hidden by a proxy?`
    return named ?? new MalformedResponseError(message, { status, call })
  }
}
