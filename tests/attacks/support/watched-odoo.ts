import { AsyncLocalStorage } from 'node:async_hooks'
import type { Sandbox } from '@ooor/sandbox'
import type { Scheduler } from 'fast-check'
import type { HttpAdapter, HttpRequest, HttpResponse } from 'ooor'

/** One request as it came to the server. */
export interface Seen {
  readonly path: string
  /** What brought it about. */
  readonly by: string
  /** Who its session is, by the server's word; null for a visitor. */
  readonly uid: number | null
}

/** Who asks. One for all: until Node 24 each that was ever used costs every promise of the process something. */
const BY = new AsyncLocalStorage<string>()

/**
 * An Odoo inside the process whose every request and answer waits for its turn, in whatever order a scheduler gives
 * them. What is aborted has come to the server all the same: the worse case.
 */
export class WatchedOdoo {
  readonly sandbox: Sandbox
  readonly seen: Seen[] = []
  readonly #scheduler: Scheduler
  /** The id that the server knows, by the part of it that stays. */
  readonly #ids = new Map<string, string>()
  #rotatesNext = false
  /** What has not been answered yet, whether or not somebody still waits for it. */
  readonly #open = new Set<Promise<unknown>>()

  constructor(sandbox: Sandbox, scheduler: Scheduler) {
    this.sandbox = sandbox
    this.#scheduler = scheduler
  }

  /** Names what is done meanwhile. */
  as<T>(by: string, run: () => Promise<T>): Promise<T> {
    return BY.run(by, run)
  }

  /** Once all has been answered, also what was aborted. */
  async quiet(): Promise<void> {
    while (this.#open.size > 0) await Promise.allSettled(this.#open)
  }

  /** The next answer rotates the session's id, as 19 does every three hours. */
  rotateNext(): void {
    this.#rotatesNext = true
  }

  forget(id: string): void {
    this.sandbox.forgetSession(this.#ids.get(id.slice(0, KEPT)) ?? id)
  }

  readonly adapter: HttpAdapter = {
    send: (request) =>
      new Promise<HttpResponse>((resolve, reject) => {
        const { signal } = request
        if (signal?.aborted) return reject(signal.reason)
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
        const answer = this.#answer(request)
        this.#open.add(answer)
        answer.finally(() => this.#open.delete(answer)).then(resolve, reject)
      }),
    close: async () => {},
  }

  async #answer(request: HttpRequest): Promise<HttpResponse> {
    const by = BY.getStore() ?? ''
    const { pathname: path } = new URL(request.url)
    await this.#scheduler.schedule(Promise.resolve(), `${by}: ${path}`)
    const cookie = this.#known(request.headers?.cookie)
    this.seen.push({ path, by, uid: await this.uidOf(cookie) })
    const headers = { ...request.headers, ...(cookie !== undefined && { cookie }) }
    const answer = await this.sandbox.adapter.send({ ...request, headers })
    this.#rotate(cookie, answer)
    await this.#scheduler.schedule(Promise.resolve(), `${by}: ${path} answered`)
    return answer
  }

  /** Who the session of a `cookie` header is, without the client's help. */
  async uidOf(cookie: string | undefined): Promise<number | null> {
    const known = this.#known(cookie)
    if (known === undefined) return null
    const answer = await this.sandbox.adapter.send({
      method: 'POST',
      url: 'http://sandbox/web/session/get_session_info',
      headers: { 'content-type': 'application/json', cookie: known },
      body: JSON.stringify({ jsonrpc: '2.0', method: 'call', params: {}, id: 1 }),
    } as HttpRequest)
    return JSON.parse(await answer.text()).result?.uid ?? null
  }

  #known(cookie: string | undefined): string | undefined {
    return cookie?.replace(/session_id=([\w-]{84})/, (whole, id: string) => {
      const known = this.#ids.get(id.slice(0, KEPT))
      return known === undefined ? whole : `session_id=${known}`
    })
  }

  #rotate(cookie: string | undefined, answer: HttpResponse): void {
    const id = /session_id=([\w-]{84})/.exec(cookie ?? '')?.[1]
    const hasOwn = answer.headers.getSetCookie().some((line) => line.startsWith('session_id='))
    if (!this.#rotatesNext || id === undefined || hasOwn) return
    this.#rotatesNext = false
    this.#ids.set(id.slice(0, KEPT), id)
    const next = id.slice(0, KEPT) + String(this.seen.length).padStart(84 - KEPT, 'r')
    ;(answer.headers as Headers).append('set-cookie', `session_id=${next}; Path=/; HttpOnly`)
  }
}

const KEPT = 42
