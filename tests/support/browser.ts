import { parseSetCookie } from 'cookie-es'

/** A browser as far as cookies go: keeps what one site sets, sends it back. */
export class Browser {
  cookies: Record<string, string> = {}
  /** Every `Set-Cookie` line that came. */
  readonly lines: string[] = []
  readonly #site: string
  readonly #headers: Readonly<Record<string, string>>

  constructor(site: string, headers: Readonly<Record<string, string>> = {}) {
    this.#site = site
    this.#headers = headers
  }

  request(path = '/', init: RequestInit = {}): Request {
    const cookie = Object.entries(this.cookies)
      .map(([name, value]) => `${name}=${value}`)
      .join('; ')
    const headers = new Headers({ ...this.#headers, ...(init.headers as Record<string, string>) })
    if (cookie !== '') headers.set('cookie', cookie)
    return new Request(new URL(path, this.#site), { ...init, headers })
  }

  take(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      this.lines.push(line)
      const { name = '', value = '', maxAge } = parseSetCookie(line) ?? {}
      if (maxAge === 0) delete this.cookies[name]
      else this.cookies[name] = value
    }
  }

  /** One visit; what the site answers, parsed. */
  async visit(site: (request: Request) => Promise<Response>, path = '/'): Promise<unknown> {
    const response = await site(this.request(path))
    this.take(response)
    return response.json()
  }
}
