import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { Sandbox } from '@ooor/sandbox'
import { connect, log } from 'ooor'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { failure } from '../../../../tests/support/failure.ts'
import { scriptedAdapter } from '../../../../tests/support/scripted-adapter.ts'
import { OutcomeUnknownError, TimeoutError } from '../errors/index.ts'
import { limit } from './limit.ts'
import { totalTimeout } from './timeout.ts'
import type { HttpRequest } from './types.ts'

const REQUEST: HttpRequest = { method: 'POST', url: 'https://host/a', headers: {} }
const ok = { status: 200, headers: new Headers(), text: async () => 'x', bytes: async () => new Uint8Array(1) }
afterEach(() => {
  vi.useRealTimers()
})

/** Answers never, until aborted. */
const silent = (request: HttpRequest) =>
  new Promise<never>((_, reject) => {
    request.signal?.addEventListener('abort', () => reject(request.signal?.reason), { once: true })
  })

describe('a total timeout', () => {
  it('ends a request and the reading of its answer', async () => {
    vi.useFakeTimers()
    const waiting = failure(totalTimeout(1000)(REQUEST, silent))
    await vi.advanceTimersByTimeAsync(1000)
    expect(await waiting).toBeInstanceOf(TimeoutError)
    expect((await waiting).message).toContain('host did not answer within 1000 ms (totalTimeout)')

    const reading = failure(totalTimeout(1000)(REQUEST, async (request) => ({ ...ok, text: () => silent(request) })))
    await vi.advanceTimersByTimeAsync(1000)
    expect(await reading).toBeInstanceOf(TimeoutError)
  })

  it('leaves no timer behind, and passes the caller’s abort on', async () => {
    vi.useFakeTimers()
    await (await totalTimeout(1000)(REQUEST, async () => ok)).text()
    await failure(totalTimeout(1000)(REQUEST, () => Promise.reject(new Error('at once'))))
    expect(vi.getTimerCount()).toBe(0)
    const controller = new AbortController()
    const waiting = failure(totalTimeout(1000)({ ...REQUEST, signal: controller.signal }, silent))
    const reason = new Error('enough')
    controller.abort(reason)
    expect(await waiting).toBe(reason)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('of a write says that the outcome is unknown, through the whole pipeline', async () => {
    const sandbox = new Sandbox()
    const send: typeof sandbox.adapter.send = (request) => {
      if (!request.url.includes('/create')) return sandbox.adapter.send(request)
      return Promise.reject(new TimeoutError(`bounded by ${request.timeout}`))
    }
    const adapter = { send, close: async () => {} }
    const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter, timeout: 5000 })
    const error = await failure(odoo.model('res.partner').raw.create({ name: 'x' }))
    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(error.cause).toBeInstanceOf(TimeoutError)
    expect(error.message).toContain('bounded by 5000')
    expect(error).toMatchObject({ model: 'res.partner', method: 'create' })
  })
})

describe('a limit', () => {
  it('lets so many through at a time, until their answers are read', async () => {
    let under = 0
    let most = 0
    const middleware = limit({ concurrency: 2 })
    const send = async () => {
      most = Math.max(most, ++under)
      await new Promise((resolve) => setImmediate(resolve))
      return {
        ...ok,
        text: async () => {
          under--
          return 'x'
        },
      }
    }
    await Promise.all(Array.from({ length: 10 }, () => middleware(REQUEST, send)))
    expect(most).toBe(2)
    expect(under).toBe(0)
  })

  it('lets who waits go when aborted', async () => {
    const middleware = limit({ concurrency: 1 })
    const controller = new AbortController()
    const first = middleware({ ...REQUEST, signal: controller.signal }, silent)
    const second = middleware({ ...REQUEST, signal: AbortSignal.abort(new Error('enough')) }, async () => ok)
    expect((await failure(second)).message).toBe('enough')
    controller.abort(new Error('over'))
    expect((await failure(first)).message).toBe('over')
  })

  it('is one that can be', async () => {
    const told = async (options: object) => (await failure(limit(options)(REQUEST, async () => ok))).message
    expect(await told({ rate: 5 })).toBe(
      'rate of limit is 5: pass { requests: 5, per: 1000 }, for 5 requests within 1,000 ms',
    )
    expect(await told({ rate: { requests: 0, per: 1000 } })).toContain('rate of limit is')
    expect(await told({ concurrency: 0 })).toContain('concurrency of limit is 0')
    expect(await told({ concurency: 4 })).toContain("limit has no option 'concurency': did you mean 'concurrency'?")
  })

  it('keeps a rate', async () => {
    vi.useFakeTimers()
    let sent = 0
    const middleware = limit({ rate: { requests: 2, per: 1000 } })
    const all = Promise.all(
      Array.from({ length: 5 }, () =>
        middleware(REQUEST, async () => {
          sent++
          return ok
        }),
      ),
    )
    await vi.advanceTimersByTimeAsync(1)
    expect(sent).toBe(2)
    await vi.advanceTimersByTimeAsync(1000)
    expect(sent).toBe(4)
    await vi.advanceTimersByTimeAsync(1000)
    await all
    expect(sent).toBe(5)
  })
})

describe('telling of traffic', () => {
  it('to the connection’s listeners and to diagnostics_channel', async () => {
    const heard: string[] = []
    const onResponse = (message: unknown) => heard.push(`channel ${(message as { status: number }).status}`)
    subscribe('ooor:response', onResponse)
    const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: new Sandbox().adapter })
    const stop = odoo.on('request', ({ call }) => heard.push(`request ${call?.method ?? call?.path}`))
    odoo.on('response', (event) => {
      expect(event.duration).toBeGreaterThanOrEqual(0)
      expect(event.responseBytes).toBeGreaterThan(10)
      expect(event.requestBytes).toBeGreaterThan(10)
    })
    odoo.on('rotation', ({ uid }) => heard.push(`rotation ${uid}`))
    await odoo.model('res.partner').raw.searchCount()
    unsubscribe('ooor:response', onResponse)
    stop()
    await odoo.model('res.partner').raw.searchCount()
    expect(heard).toEqual([
      'request /web/webclient/version_info',
      'channel 200',
      'request /web/session/authenticate',
      'channel 200',
      'rotation 2',
      'request search_count',
      'channel 200',
    ])
  })

  it('also of what fails and is sent again', async () => {
    let down = true
    const sandbox = new Sandbox()
    const adapter = scriptedAdapter(() => ({}))
    const send: typeof adapter.send = (request) => {
      if (!down) return sandbox.adapter.send(request)
      down = false
      return Promise.reject(Object.assign(new TypeError('fetch failed'), {}))
    }
    const odoo = connect('http://sandbox', { adapter: { send, close: async () => {} } })
    const heard: unknown[] = []
    odoo.on('failure', ({ error }) => heard.push((error as Error).message))
    await failure(odoo.series())
    expect(heard).toEqual(['fetch failed'])
  })

  it('in a log without secrets', async () => {
    const lines: string[] = []
    const settings = { adapter: new Sandbox().adapter, middleware: [log((line) => lines.push(line))] }
    const odoo = connect('http://admin:admin@sandbox/sandbox', settings)
    await odoo.model('res.partner').raw.searchCount()
    await failure(odoo.request('/web/x?access_token=hunter2&a=1'))
    expect(lines[2]).toMatch(/^POST res\.partner\.search_count 200 \d+ ms \d+ B$/)
    expect(lines.at(-1)).toContain('/web/x?access_token=…&a=1 404')
    expect(lines.join()).not.toMatch(/hunter2|admin:admin|session_id=\w/)
  })

  it('in a log with the size in bytes, and hands on what reads rows from them', async () => {
    const lines: string[] = []
    const text = Object.assign(async () => 'é', { json: async () => 'é' })
    const answer = { status: 200, headers: new Headers(), text, bytes: async () => new TextEncoder().encode('é') }
    const logging = log((line) => lines.push(line))
    expect((await logging(REQUEST, async () => answer)).text).toBe(text)
    await logging(REQUEST, async () => ({ ...answer, text: async () => 'é' }))
    expect(lines).toEqual([
      expect.stringMatching(/^POST \/a 200 \d+ ms 2 B$/),
      expect.stringMatching(/^POST \/a 200 \d+ ms 2 B$/),
    ])
  })
})
