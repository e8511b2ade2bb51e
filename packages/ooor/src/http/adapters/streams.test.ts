import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import type { Duplex } from 'node:stream'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { failure } from '../../../../../tests/support/failure.ts'
import { serving } from '../../../../../tests/support/http-server.ts'
import { streamed } from '../../../../../tests/support/streamed-request.ts'
import { TimeoutError } from '../../errors/index.ts'
import { fetchAdapter } from './fetch.ts'
import { undiciAdapter } from './undici.ts'

const { serve } = serving()

afterEach(() => void vi.useRealTimers())

const KILOBYTE = new Uint8Array(1024).fill(65)

function streamOfKilobytes(count: number): ReadableStream<Uint8Array> {
  let sent = 0
  return new ReadableStream({
    pull(controller) {
      if (sent++ === count) controller.close()
      else controller.enqueue(KILOBYTE)
    },
  })
}

describe.each([
  ['undici', undiciAdapter],
  ['fetch', fetchAdapter],
])('streams through the %s adapter', (_, make) => {
  const adapter = make()

  it('hands on the first part of an answer before the last is there', async () => {
    let finish!: () => void
    const url = await serve((_request, response) => {
      response.write('first')
      finish = () => response.end('last')
    })
    const response = await adapter.send(streamed(url))
    const reader = response.stream?.().getReader()
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('first')
    finish()
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('last')
    expect((await reader?.read())?.done).toBe(true)
  })

  it('does not read further than its reader', async () => {
    let written = 0
    const url = await serve((_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write(KILOBYTE)) written++
      }
      response.on('drain', more)
      more()
    })
    const response = await adapter.send(streamed(url))
    const reader = response.stream?.().getReader()
    let read = 0
    while (read < 100_000) read += (await reader?.read())?.value?.length ?? 0
    // What is under way fills the buffers of both ends, and no more comes: the server has stopped writing.
    let before = -1
    while (before !== written) {
      before = written
      for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve))
    }
    expect(written).toBeLessThan(32 * 1024)
    await reader?.cancel()
  })

  it('sends a body as it comes', async () => {
    const url = await serve((request, response) => {
      let length = 0
      request.on('data', (chunk: Buffer) => {
        length += chunk.length
      })
      request.on('end', () => response.end(`${request.method} ${length}`))
    })
    const put = await adapter.send(streamed(url, { method: 'PUT', payload: streamOfKilobytes(300) }))
    expect(await put.text()).toBe(`PUT ${300 * 1024}`)
    const bytes = await adapter.send(streamed(url, { method: 'POST', payload: KILOBYTE }))
    expect(await bytes.text()).toBe('POST 1024')
  })

  it('lists every header', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, ['x-a', '1', 'set-cookie', 'a=1', 'set-cookie', 'b=2'])
      response.end()
    })
    const { headers } = await adapter.send(streamed(url))
    const names = [...headers.entries()].filter(([name]) => ['x-a', 'set-cookie'].includes(name))
    expect(names.sort()).toEqual([
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
      ['x-a', '1'],
    ])
  })

  it('lets a stream go on after the time for its headers', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    let finish!: () => void
    let asked!: () => void
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve
    })
    const url = await serve((request, response) => {
      if (request.url === '/never') return asked()
      response.write('first')
      finish = () => response.end('last')
    })
    const response = await adapter.send(streamed(url, { timeout: 50 }))
    // One that started later has run out of its time: so has this one.
    const later = failure(adapter.send(streamed(`${url}/never`, { timeout: 50 })))
    await isAsked
    await vi.advanceTimersByTimeAsync(100)
    expect(await later).toBeInstanceOf(TimeoutError)
    finish()
    expect(await response.text()).toBe('firstlast')
  })
})

describe('an upgrade', () => {
  it('hands on the socket of the new protocol, or the refusal', async () => {
    const refusing: RequestListener = (_request, response) => {
      response.writeHead(403)
      response.end('no')
    }
    const adapter = undiciAdapter()
    expect(await adapter.upgrade?.(streamed(await serve(refusing)))).toMatchObject({ status: 403, socket: undefined })
    const url = await serve(refusing, (_request, socket) => {
      socket.write(
        'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nX-A: 1\r\n\r\nhello',
      )
      socket.on('data', (chunk: Buffer) => socket.end(`you said ${chunk}`))
    })
    const { status, headers, socket } = (await adapter.upgrade?.(streamed(url))) ?? {}
    expect([status, headers?.get('x-a')]).toEqual([101, '1'])
    const duplex = socket as Duplex
    const read = async () => String((await once(duplex, 'data'))[0])
    expect(await read()).toBe('hello')
    duplex.write('hi')
    expect(await read()).toBe('you said hi')
  })
})
