import { ConnectionLostError, TimeoutError } from 'ooor/protocol'
import { jsonBody } from '../dispatch/json-body.ts'
import { html, respond, type SandboxRequest, type SandboxResponse } from '../http-exchange.ts'
import type { Installation } from '../installation.ts'
import { ServerException } from '../python/exceptions.ts'
import { werkzeugPage } from '../routes/pages.ts'
import { type AskedCall, namedCall } from './asked-call.ts'
import { slipOf } from './call-slips.ts'
import { failedAnswer, serializationFailure } from './failed-answer.ts'
import { type FaultKind, Faults, type Hit } from './faults.ts'
import { withoutSecrets } from './without-secrets.ts'

/** Calls that are remembered; older ones are forgotten. */
const REMEMBERED = 10_000

/** Carries a request out; where `isAway`, without the database. */
export type Carry = (request: SandboxRequest, isAway: boolean) => Promise<SandboxResponse>

/** What stands between a request and the server: it remembers what was asked, and lets go wrong what shall. */
export class Laboratory {
  readonly faults: Faults
  readonly #installation: Installation
  readonly #carry: Carry
  #asked: Asked[] = []

  constructor(installation: Installation, carry: Carry) {
    this.#installation = installation
    this.#carry = carry
    this.faults = new Faults((on) => this.slipOf(on))
  }

  /** What is wrong with the name of a call, where it is almost one of those that there are. */
  slipOf(name: string): string | undefined {
    const { dialect, databases } = this.#installation
    return slipOf(name, { dialect, models: [...databases.values()].flatMap(({ models }) => models) })
  }

  /** The requests so far, the oldest first. What they called is read when somebody looks. */
  get calls(): AskedCall[] {
    return this.#asked.slice(-REMEMBERED).map(told)
  }

  forgetCalls(): void {
    this.#asked = []
  }

  /** As it was when nothing but this had been asked; no fault waits any more. */
  rewind(asked: readonly Asked[]): void {
    this.#asked = [...asked]
    this.faults.clear()
  }

  /** What was asked so far, to go back to. */
  get asked(): readonly Asked[] {
    return [...this.#asked]
  }

  async answer(request: SandboxRequest): Promise<SandboxResponse> {
    const { method, path, body } = request
    const asked: Asked = { method, path, body, at: this.#installation.clock.milliseconds, status: 0, isRefused: true }
    this.#remember(asked)
    const hit = this.faults.meet(path.split('?')[0] ?? '', () => namedCall(asked))
    const response = hit === undefined ? await this.#carry(request, false) : await this.#fail(request, hit)
    asked.status = response.status
    asked.isRefused = isRefusal(request, response)
    return response
  }

  async #fail(request: SandboxRequest, { as, after, pass }: Hit): Promise<SandboxResponse> {
    if (as === 'database away') return this.#carry(request, true)
    if (after) {
      const answer = await this.#carry(request, false)
      if (isSessionExpired(answer)) {
        pass()
        return answer
      }
    }
    if (as === 'reset')
      throw new ConnectionLostError('the sandbox broke the connection', { code: 'ECONNRESET', sent: true })
    if (as === 'timeout') throw new TimeoutError('the sandbox did not answer in time', { sent: true })
    if (as === 'hang') throw new Hanging()
    return respond(this.#failure(request, as))
  }

  #failure(request: SandboxRequest, as: Exclude<FaultKind, 'reset' | 'timeout' | 'hang' | 'database away'>) {
    if (as === 'serialization') return failedAnswer(this.#installation, request, serializationFailure())
    if (typeof as === 'object') {
      return failedAnswer(this.#installation, request, new ServerException(as.exception, as.message))
    }
    if (typeof as === 'string') return proxyPage(Number(as.slice('html '.length)))
    const isForNow = as === 429 || as === 503
    return { ...html(werkzeugPage(String(as), ''), as), ...(isForNow && { headers: { 'retry-after': '1' } }) }
  }

  #remember(asked: Asked): void {
    this.#asked.push(asked)
    if (this.#asked.length > 2 * REMEMBERED) this.#asked = this.#asked.slice(-REMEMBERED)
  }
}

/** Thrown where no answer comes: who has sent the request waits as long as he likes. */
export class Hanging extends Error {
  override readonly name = 'Hanging'
}

/** Whether a call was refused because nobody knows its web session: it has not run, and is sent again after a login. */
function isSessionExpired({ body }: SandboxResponse): boolean {
  if (typeof body !== 'string' || !/session[ _]?(expired|invalid)/i.test(body)) return false
  const answer = jsonBody(body)
  return answer !== undefined && 'error' in answer
}

/** By the first words of an answer: long ones are not read for it. JSON-2 has a status for it, and answers what was answered. */
function isRefusal({ path }: SandboxRequest, { status, body }: SandboxResponse): boolean {
  if (path.startsWith('/json/')) return status >= 400
  return (
    status >= 400 ||
    /^\s*(?:\{[^{[]*"error"\s*:|(?:<\?xml[^>]*>\s*)?<methodResponse>\s*<fault>)/.test(body.slice(0, 400))
  )
}

/** What proxies call a status that is not their own server's doing. */
const PROXY_TITLES: Readonly<Record<number, string>> = {
  ...{ 400: 'Bad Request', 401: 'Authorization Required', 403: 'Forbidden', 404: 'Not Found' },
  ...{ 413: 'Request Entity Too Large', 429: 'Too Many Requests', 500: 'Internal Server Error' },
  ...{ 502: 'Bad Gateway', 503: 'Service Temporarily Unavailable', 504: 'Gateway Time-out' },
}

function proxyPage(status: number) {
  const title = [status, PROXY_TITLES[status]].filter(Boolean).join(' ')
  const page = `<html>\r\n<head><title>${title}</title></head>\r\n<body><center><h1>${title}</h1></center></body>\r\n</html>\r\n`
  return html(page, status)
}

/** What of a request is told, and what became of it: neither its headers nor its files are kept. */
export interface Asked extends Pick<SandboxRequest, 'method' | 'path' | 'body'> {
  readonly at: number
  status: number
  isRefused: boolean
}

function told(asked: Asked): AskedCall {
  const { method, path, at, status, isRefused } = asked
  const named = namedCall(asked)
  const call = named && withoutSecrets(named)
  return {
    method,
    path: path.split('?')[0] ?? '',
    name: call && `${call.model}.${call.method}`,
    args: call?.args ?? [],
    kwargs: call?.kwargs ?? {},
    status,
    isRefused,
    at: new Date(at),
  }
}
