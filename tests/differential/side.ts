/** What a call came to: what was answered, or the name of Odoo's exception. */
export type Outcome =
  | { readonly value: unknown }
  | { readonly error: string; readonly message: string; readonly isHttp?: true }

export type Login = 'admin' | 'demo' | 'portal'

/** One of the two servers that are asked the same. */
export class Side {
  readonly name: 'real' | 'sandbox'
  readonly url: string
  readonly database: string
  readonly #cookies = new Map<Login, Promise<string>>()

  constructor(name: 'real' | 'sandbox', url: string, database: string) {
    this.name = name
    this.url = url
    this.database = database
  }

  /** Calls a method as the web client does. */
  async call(
    login: Login,
    model: string,
    method: string,
    args: readonly unknown[] = [],
    kwargs: object = {},
  ): Promise<Outcome> {
    const params = { model, method, args, kwargs }
    const cookie = await this.cookieOf(login)
    const response = await this.#post(`/web/dataset/call_kw/${encodeURIComponent(model)}/x`, params, cookie)
    const text = await response.text()
    try {
      const answer = JSON.parse(text) as { result?: unknown; error?: { data: { name: string; message: unknown } } }
      if (answer.error === undefined) return { value: answer.result ?? null }
      return { error: answer.error.data.name, message: String(answer.error.data.message) }
    } catch {
      return { error: `HTTP ${response.status}`, message: text.slice(0, 200), isHttp: true }
    }
  }

  /** The answer of a call that must not fail. */
  async value(
    login: Login,
    model: string,
    method: string,
    args: readonly unknown[] = [],
    kwargs: object = {},
  ): Promise<unknown> {
    const outcome = await this.call(login, model, method, args, kwargs)
    if ('value' in outcome) return outcome.value
    throw new Error(`${this.name}: ${model}.${method} as ${login} failed: ${outcome.error} ${outcome.message}`)
  }

  /** The cookie of a session that is kept for all calls of this user. */
  cookieOf(login: Login): Promise<string> {
    const known = this.#cookies.get(login)
    if (known !== undefined) return known
    const cookie = this.logIn(login)
    this.#cookies.set(login, cookie)
    return cookie
  }

  /** The cookie of a new session. */
  async logIn(login: Login): Promise<string> {
    const params = { db: this.database, login, password: login }
    const response = await this.#post('/web/session/authenticate', params)
    const { result } = (await response.json()) as { result?: { uid?: number } }
    if (!result?.uid) throw new Error(`${this.name}: nobody is '${login}' there`)
    return response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
  }

  #post(path: string, params: object, cookie?: string): Promise<Response> {
    return fetch(this.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(cookie !== undefined && { cookie }) },
      body: JSON.stringify({ jsonrpc: '2.0', method: 'call', params }),
    })
  }
}
