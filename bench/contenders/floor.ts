import { Agent, type Dispatcher, request } from 'undici'
import { readRecording } from '../recordings.ts'
import { BIG, SMALL } from '../workload.ts'
import type { Contender, Run, Target } from './contender.ts'

/**
 * The least that a client can do: undici, with the headers and the bytes of ooor's own request made beforehand, and
 * `JSON.parse`. Undici is the copy that ooor uses, found in the package above.
 */
export const floor: Contender = {
  name: 'floor: bare undici',
  how: 'request + JSON.parse',
  scenarios: ['small', 'big', 'records'],
  start: async (target) => withAgent(target, throughRequest),
}

/** Lower still, where ooor's adapter stands as well: no stream between the socket and the text. */
export const basement: Contender = {
  name: 'bare undici dispatch',
  how: 'dispatch + JSON.parse',
  scenarios: ['small', 'big', 'records'],
  start: async (target) => withAgent(target, throughDispatch),
}

interface Asked {
  readonly origin: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string
}

type Send = (agent: Agent, asked: Asked) => Promise<string>

async function throughRequest(agent: Agent, { origin, path, headers, body }: Asked): Promise<string> {
  const response = await request(origin + path, { dispatcher: agent, method: 'POST', headers, body })
  return response.body.text()
}

function throughDispatch(agent: Agent, asked: Asked): Promise<string> {
  return new Promise((resolve, reject) => {
    agent.dispatch({ ...asked, method: 'POST' }, new Collector(resolve, reject))
  })
}

class Collector implements Dispatcher.DispatchHandler {
  readonly #chunks: Buffer[] = []
  readonly #resolve: (text: string) => void
  readonly #reject: (error: Error) => void

  constructor(resolve: (text: string) => void, reject: (error: Error) => void) {
    this.#resolve = resolve
    this.#reject = reject
  }

  onRequestStart(): void {}

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk)
  }

  onResponseEnd(): void {
    this.#resolve(Buffer.concat(this.#chunks).toString('utf8'))
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#reject(error)
  }
}

function withAgent(target: Target, send: Send): Readonly<Record<'small' | 'big' | 'records', Run>> {
  const agent = new Agent({ connections: 64, headersTimeout: 0, bodyTimeout: 0 })
  const run = (asked: Asked): Run => {
    return async () => (JSON.parse(await send(agent, asked)) as { result: unknown }).result
  }
  const big = run(ask(target, BIG.model, 'search_read', [[], BIG.fields]))
  return { small: run(ask(target, SMALL.model, 'read', [SMALL.ids, SMALL.fields])), big, records: big }
}

function ask({ origin }: Target, model: string, method: string, args: unknown[]): Asked {
  const context = { lang: 'en_US', tz: 'Europe/Brussels', uid: 2 }
  const params = { model, method, args, kwargs: { context } }
  const body = JSON.stringify({ jsonrpc: '2.0', method: 'call', params, id: 1 })
  const cookie = /session_id=[^;]+/.exec(readRecording('web-authenticate').head)?.[0] ?? ''
  return {
    origin,
    path: `/web/dataset/call_kw/${model}/${method}`,
    headers: {
      accept: 'application/json, */*;q=0.5',
      'accept-encoding': 'gzip, br',
      'user-agent': 'ooor',
      'content-type': 'application/json',
      cookie,
    },
    body,
  }
}
