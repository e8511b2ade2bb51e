import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { Agent } from 'undici'
import { afterEach, describe, expect, it } from 'vitest'
import { failure } from '../../../../../tests/support/failure.ts'
import { streamed } from '../../../../../tests/support/streamed-request.ts'
import { ConnectionLostError } from '../../errors/index.ts'
import type { HttpAdapter } from '../types.ts'
import { undiciAdapter } from './undici.ts'

const BODY = Buffer.alloc(300_000, 'abcdefghij')
const open: { close(): unknown }[] = []

afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

/** A server that says whatever a test wants on the bare connection, as old Odoos do: one answer, and it hangs up. */
async function serve(answer: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('data', () => answer(socket))
  })
  open.push({
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const adapterOf = (options = {}): HttpAdapter => {
  const adapter = undiciAdapter(options)
  open.push({ close: () => adapter.close?.() })
  return adapter
}

/** Long enough for all that the other side has sent to be here, and for its goodbye. */
async function whileNobodyReads(): Promise<void> {
  for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => setImmediate(resolve))
}

const chunked = (body: Buffer) =>
  Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')])

const FRAMINGS: readonly [framing: string, head: string, body: Buffer][] = [
  ['a length', `HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: ${BODY.length}\r\n\r\n`, BODY],
  ['a length, by HTTP/1.0', `HTTP/1.0 200 OK\r\nContent-Length: ${BODY.length}\r\n\r\n`, BODY],
  ['its end', 'HTTP/1.0 200 OK\r\n\r\n', BODY],
  ['chunks', 'HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n', chunked(BODY)],
]

describe('who reads slowly, of a server that hangs up behind its answer', () => {
  it.each(FRAMINGS)('gets all of a body that is told by %s', async (_framing, head, body) => {
    const url = await serve((socket) => socket.end(Buffer.concat([Buffer.from(head), body])))
    const { stream } = await adapterOf().send(streamed(url))
    await whileNobodyReads()
    expect(Buffer.from(await new Response(stream?.()).arrayBuffer()).equals(BODY)).toBe(true)
  })

  it.each([64, 65, 100, 128, 129])('never reads %i kilobytes, and the process lives', async (kilobytes) => {
    const body = Buffer.alloc(kilobytes * 1024, 'a')
    const head = `HTTP/1.0 200 OK\r\nContent-Length: ${body.length}\r\n\r\n`
    const url = await serve((socket) => {
      socket.write(head)
      socket.end(body)
    })
    const { status } = await adapterOf().send(streamed(url))
    await whileNobodyReads()
    expect(status).toBe(200)
  })

  it('is told when the connection is broken off meanwhile', async () => {
    let reset!: () => void
    const url = await serve((socket) => {
      socket.write(`HTTP/1.0 200 OK\r\nContent-Length: ${BODY.length * 2}\r\n\r\n`)
      socket.write(BODY)
      reset = () => socket.resetAndDestroy()
    })
    const answer = await adapterOf().send(streamed(url))
    await whileNobodyReads()
    reset()
    await whileNobodyReads()
    expect(await failure(answer.bytes())).toBeInstanceOf(ConnectionLostError)
  })

  it('keeps no call on the same connection waiting', async () => {
    // As much as makes it wait with its last byte.
    const body = Buffer.alloc(64 * 1024, 'a')
    const url = await serve((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')
      socket.write(chunked(body))
    })
    const adapter = adapterOf({ streamConnections: 1 })
    const unread = await adapter.send(streamed(url))
    const second = await adapter.send(streamed(url))
    expect((await second.bytes()).length).toBe(body.length)
    expect((await unread.bytes()).length).toBe(body.length)
  })

  it('gets all that a slow decoder makes of it', async () => {
    const packed = gzipSync(Buffer.concat(Array.from({ length: 60 }, (_, at) => Buffer.alloc(50_000 + at, `${at}`))))
    const url = await serve((socket) => {
      socket.write('HTTP/1.0 200 OK\r\nContent-Encoding: gzip\r\n\r\n')
      socket.end(packed)
    })
    const answer = await adapterOf().send({ ...streamed(url), streams: false })
    expect((await answer.bytes()).length).toBe(60 * 50_000 + (59 * 60) / 2)
  })

  it('has a dispatcher of their own, and a length is told: nothing dies either', async () => {
    const dispatcher = new Agent()
    open.push(dispatcher)
    const url = await serve((socket) => {
      socket.write(`HTTP/1.0 200 OK\r\nContent-Length: ${BODY.length}\r\n\r\n`)
      socket.end(BODY)
    })
    const { stream } = await adapterOf({ dispatcher }).send(streamed(url))
    await whileNobodyReads()
    expect((await new Response(stream?.()).arrayBuffer()).byteLength).toBe(BODY.length)
  })
})
