import { Dispatcher } from 'undici'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { failure } from '../../../../../tests/support/failure.ts'
import { serving } from '../../../../../tests/support/http-server.ts'
import {
  ConnectionLostError,
  ConnectionRefusedError,
  HostNotFoundError,
  NetworkError,
  ResponseTooLargeError,
  TimeoutError,
  TlsError,
} from '../../errors/index.ts'
import type { HttpRequest } from '../types.ts'
import { fetchAdapter } from './fetch.ts'
import { undiciAdapter } from './undici.ts'

const { serve, end } = serving()

afterEach(() => void vi.useRealTimers())

const post = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json' },
  body: '{}',
  ...more,
})

describe.each([
  ['undici', undiciAdapter],
  ['fetch', fetchAdapter],
])('the %s adapter', (_, make) => {
  const adapter = make()

  it('sends and receives, with every Set-Cookie line', async () => {
    const url = await serve((request, response) => {
      let body = ''
      request.setEncoding('utf8').on('data', (chunk) => {
        body += chunk
      })
      request.on('end', () => {
        response.writeHead(
          201,
          [
            ['Set-Cookie', 'a=1; Expires=Thu, 01 Jan 2037 00:00:00 GMT'],
            ['Set-Cookie', 'b=2'],
            ['X-Thing', 'yes'],
          ].flat(),
        )
        response.end(`${request.method} ${request.url} ${body} é🦄`)
      })
    })
    const response = await adapter.send(post(`${url}/a?b=c`, { body: '{"é":1}' }))
    expect(response.status).toBe(201)
    expect(response.headers.get('X-Thing')).toBe('yes')
    expect(response.headers.get('nothing')).toBeNull()
    expect(response.headers.getSetCookie()).toEqual(['a=1; Expires=Thu, 01 Jan 2037 00:00:00 GMT', 'b=2'])
    expect(await response.text()).toBe('POST /a?b=c {"é":1} é🦄')
  })

  it('reads characters that are cut by chunks', async () => {
    const bytes = Buffer.from('x🦄y')
    const url = await serve((_request, response) => {
      response.write(bytes.subarray(0, 3))
      setImmediate(() => response.end(bytes.subarray(3)))
    })
    expect(await (await adapter.send(post(url))).text()).toBe('x🦄y')
  })

  it('does not follow redirects', async () => {
    const url = await serve((_request, response) => response.writeHead(303, { location: 'http://elsewhere/' }).end())
    const response = await adapter.send(post(url))
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('http://elsewhere/')
  })

  it('stops at the bound', async () => {
    const url = await serve((_request, response) => response.end('x'.repeat(5000)))
    const read = async (maxResponseBytes: number) => (await adapter.send(post(url, { maxResponseBytes }))).text()
    expect(await failure(read(4999))).toBeInstanceOf(ResponseTooLargeError)
    expect(await read(5000)).toHaveLength(5000)
  })

  it('aborts before, while waiting and while reading', async () => {
    const reason = new Error('enough')
    const before = failure(adapter.send(post('http://127.0.0.1:1', { signal: AbortSignal.abort(reason) })))
    expect(await before).toBe(reason)

    const waiting = new AbortController()
    const silent = await serve(() => waiting.abort(reason))
    expect(await failure(adapter.send(post(silent, { signal: waiting.signal })))).toBe(reason)

    const reading = new AbortController()
    const slow = await serve((_request, response) => void response.writeHead(200).write('begin'))
    const response = await adapter.send(post(slow, { signal: reading.signal }))
    const text = failure(response.text())
    reading.abort(reason)
    expect(await text).toBe(reason)
  })

  it('ends what takes longer than allowed, waiting or reading', async () => {
    const silent = await serve(() => {})
    expect(await failure(adapter.send(post(silent, { timeout: 20 })))).toBeInstanceOf(TimeoutError)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    const slow = await serve((_request, response) => void response.writeHead(200).write('begin'))
    const response = await adapter.send(post(slow, { timeout: 500 }))
    const reading = failure(response.text())
    await vi.advanceTimersByTimeAsync(600)
    const error = await reading
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error.message).toContain('within 500 ms')
  })

  it('tells what is wrong with the network', async () => {
    const url = await serve((request) => request.socket.destroy())
    const lost = await failure(adapter.send(post(url)))
    expect(lost).toBeInstanceOf(ConnectionLostError)
    expect((lost as NetworkError).sent).toBe(true)

    const cut = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half')
      setImmediate(() => response.destroy())
    })
    expect(await failure(adapter.send(post(cut)).then((answer) => answer.text()))).toBeInstanceOf(NetworkError)

    const tls = await failure(adapter.send(post(cut.replace('http:', 'https:'))))
    expect(tls).toBeInstanceOf(TlsError)

    const closed = await serve(() => {})
    await end()
    const refused = await failure(adapter.send(post(closed)))
    expect(refused).toBeInstanceOf(ConnectionRefusedError)
    expect((refused as NetworkError).sent).toBe(false)
    expect(await failure(adapter.send(post('http://no-such-host.invalid/')))).toBeInstanceOf(HostNotFoundError)
  })
})

it('undici: a code of connecting is of a request that was sent, once that has begun', async () => {
  const failing = (isBegun: boolean): Dispatcher =>
    new (class extends Dispatcher {
      override dispatch(_: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
        const controller = { abort() {} } as unknown as Dispatcher.DispatchController
        if (isBegun) handler.onRequestStart?.(controller, {})
        handler.onResponseError?.(controller, Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }))
        return true
      }
    })()
  for (const sent of [true, false]) {
    const adapter = undiciAdapter({ dispatcher: failing(sent) })
    expect(await failure(adapter.send(post('http://host.invalid/')))).toMatchObject({ code: 'ECONNREFUSED', sent })
  }
})
