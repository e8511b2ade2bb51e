/** A bus whose server comes and goes, whose reader is slow, and whose server is hostile. */
import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import { Sandbox } from '@ooor/sandbox'
import { type BusNotification, type Connection, connect } from 'ooor'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { type Backend, startBackend } from './support/backend.ts'

const SERIES = [
  ['14.0', 'mail.channel'],
  ['17.0', 'discuss.channel'],
  ['19.0', 'discuss.channel'],
] as const

describe.each(SERIES)('on %s', (series, model) => {
  it('a server that restarts three times costs no notification, and none comes twice', async () => {
    const server = await new Sandbox({ series }).listen()
    const odoo = connect(`${server.url.replace('//', '//admin:admin@')}/sandbox`)
    const other = connect(`${server.url.replace('//', '//demo:demo@')}/sandbox`)
    const post = (text: string) => other.call(model, 'message_post', [[1]], { body: text, message_type: 'comment' })
    const type = `${model}/new_message`
    const heard: string[] = []
    let restarts = 0
    const notifications = odoo.session().bus.listen({ types: [type, 'ooor/connected'] })
    const sent = Array.from({ length: 8 }, (_, at) => `message ${at}.`)
    for await (const one of notifications) {
      if (one.type === 'ooor/gap') throw new Error('nothing is missing')
      if (one.type === 'ooor/connected') {
        // One while somebody listens, one the moment before the server goes, one when it is back and nobody listens yet.
        await post(`message ${restarts * 2}.`)
        if (restarts < 3) await server.restart()
        await post(`message ${restarts * 2 + 1}.`)
        restarts++
        continue
      }
      heard.push(/message \d+\./.exec(JSON.stringify(one.payload))?.[0] ?? '')
      if (heard.length === sent.length) break
    }
    expect(restarts).toBe(4)
    expect(heard).toEqual(sent)
    await odoo.close()
    await other.close()
    await server.close()
  })
})

it('a slow reader is told what it has missed, and has the newest', async () => {
  const { adapter } = new Sandbox({ series: '19.0' })
  const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter })
  const { bus } = odoo.session()
  const type = 'discuss.channel/new_message'
  const post = (text: string) => odoo.call('discuss.channel', 'message_post', [[1]], { body: text })
  const notifications = bus.listen({ types: [type], capacity: 3 })
  const first = notifications.next()
  await post('one')
  expect((await first).value).toMatchObject({ type })
  let heard = 0
  const all = new Promise<void>((resolve) => {
    bus.on(type, () => void (++heard === 10 && resolve()))
  })
  for (let at = 0; at < 10; at++) await post(`more ${at}`)
  await all
  const told: BusNotification[] = []
  for await (const one of notifications) {
    told.push(one)
    if (told.length === 4) break
  }
  expect(told[0]).toMatchObject({ type: 'ooor/gap', payload: { reason: 'slow reader' } })
  expect(told.slice(1).map(({ payload }) => /more \d/.exec(JSON.stringify(payload))?.[0])).toEqual([
    'more 7',
    'more 8',
    'more 9',
  ])
  await odoo.close()
})

describe('a hostile server', () => {
  let backend: Backend
  let sockets: WebSocketServer
  let odoo: Connection
  /** What the server says to each WebSocket, by its number. */
  let greet: (socket: WebSocket, number: number) => void
  let asked: { readonly origin: string | undefined; readonly cookie: string | undefined }[]

  beforeEach(async () => {
    backend = await startBackend()
    asked = []
    // Large for a server: it is the client's bound that is tried.
    sockets = new WebSocketServer({ noServer: true, maxPayload: 2 ** 30 })
    backend.server.on('upgrade', (request, socket, head) => {
      asked.push({ origin: request.headers.origin, cookie: request.headers.cookie })
      sockets.handleUpgrade(request, socket, head, (client) => {
        client.on('error', () => {})
        greet(client, asked.length)
      })
    })
    backend.answer = (_request, response) => response.end('{"jsonrpc":"2.0","id":1,"result":false}')
    odoo = connect({ url: backend.url, database: 'db' }, { series: '17.0', retry: false })
  })
  afterEach(async () => {
    await odoo.close()
    for (const client of sockets.clients) client.terminate()
    await backend.stop()
  })

  const good = (id: number) => JSON.stringify([{ id, message: { type: 'good', payload: { id } } }])
  const listened = async (count: number) => {
    const ids: number[] = []
    for await (const { id, type } of odoo.visitor().bus.listen()) {
      if (type === 'good') ids.push(id)
      if (ids.length === count) break
    }
    return ids
  }

  it('may say what is no notification', async () => {
    greet = (socket) => {
      for (const text of ['', '{', 'null', '7', '"x"', '{}', '[null, 1, [], {}]', '[{"id":"1"}]', '[{"id":1e99}]']) {
        socket.send(text)
      }
      socket.send('[{"id":1},{"id":2,"message":null},{"id":3,"message":{"type":5}},{"id":4,"message":"x"}]')
      socket.send('[{"id":5,"channel":{},"message":1}]')
      socket.send(`[{"id":6,"message":${'['.repeat(50_000)}${']'.repeat(50_000)}}]`)
      socket.send(good(7))
    }
    expect(await listened(1)).toEqual([7])
  })

  it('may send bytes, close at once, and say the same again: the next connection goes on', async () => {
    greet = (socket, number) => {
      if (number === 1) socket.send(Buffer.from([1, 2, 3]))
      else if (number === 2) socket.close(4999, 'x'.repeat(100))
      else if (number === 3) socket.terminate()
      else {
        socket.send(good(1))
        socket.send(good(1))
        socket.send(good(2))
      }
    }
    expect(await listened(2)).toEqual([1, 2])
    expect(asked.length).toBe(4)
  })

  it('fills no memory with a message without end', async () => {
    const closed = new Promise<number>((resolve) => {
      greet = (socket, number) => {
        if (number > 1) return socket.send(good(1))
        socket.on('close', (code: number) => resolve(code))
        // Fragments of one message, for as long as they are taken.
        const more = () => socket.send('x'.repeat(1 << 20), { fin: false }, (error) => error || more())
        more()
      }
    })
    const before = process.memoryUsage().rss
    expect(await listened(1)).toEqual([1])
    expect([1006, 1009]).toContain(await closed)
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 2 ** 20)
  })

  it('and a frame that says it is giant is not waited for', async () => {
    greet = (socket, number) => {
      if (number > 1) return socket.send(good(1))
      // 2⁴⁰ bytes of text.
      const raw = (socket as unknown as { _socket: NodeJS.WritableStream })._socket
      raw.write(Buffer.from([0x81, 127, 0, 0, 1, 0, 0, 0, 0, 0]))
    }
    expect(await listened(1)).toEqual([1])
  })

  it('hears the server’s own origin, and no cookie of another', async () => {
    greet = (socket) => socket.send(good(1))
    await listened(1)
    expect(asked).toEqual([{ origin: new URL(backend.url).origin, cookie: undefined }])
  })

  it('holds no connection back when it answers nothing', async () => {
    backend.server.removeAllListeners('upgrade')
    const reached = once(backend.server, 'upgrade') as Promise<[unknown, Duplex]>
    const stop = new AbortController()
    const ended = listenUntil(stop.signal)
    const [, socket] = await reached
    socket.resume()
    socket.on('error', () => {})
    socket.on('end', () => socket.end())
    const closed = once(socket, 'close')
    stop.abort(new Error('enough'))
    await expect(ended).rejects.toThrow('enough')
    await closed
  })

  const listenUntil = async (signal: AbortSignal) => {
    for await (const _ of odoo.visitor().bus.listen({ signal })) break
  }
})
