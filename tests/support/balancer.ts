import { once } from 'node:events'
import { type ClientRequest, createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream'

export interface Balancer {
  readonly url: string
  /** How many requests each worker got, by port. */
  readonly served: ReadonlyMap<number, number>
  stop(): Promise<void>
}

/** Gives each request to the next worker in turn, as the simplest of balancers do: no stickiness. */
export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  const served = new Map(ports.map((port) => [port, 0]))
  let turn = 0
  const forward = (incoming: IncomingMessage): ClientRequest => {
    const port = ports[turn++ % ports.length] ?? 0
    served.set(port, (served.get(port) ?? 0) + 1)
    const { method, url, headers } = incoming
    return request({ host: '127.0.0.1', port, method, path: url, headers, agent: false })
  }
  const server = createServer((incoming, outgoing) => {
    const onward = forward(incoming)
    onward.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
      pipeline(answer, outgoing, () => {})
    })
    onward.on('error', () => {
      if (!outgoing.headersSent) outgoing.writeHead(502)
      outgoing.end()
    })
    pipeline(incoming, onward, () => {})
  })
  server.on('upgrade', (incoming, socket) => {
    const onward = forward(incoming)
    onward.on('upgrade', (answer, other) => {
      const lines = Array.from({ length: answer.rawHeaders.length / 2 }, (_, index) =>
        answer.rawHeaders.slice(2 * index, 2 * index + 2).join(': '),
      )
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`)
      pipeline(socket, other, () => {})
      pipeline(other, socket, () => {})
    })
    onward.on('response', () => socket.destroy())
    onward.on('error', () => socket.destroy())
    onward.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    served,
    stop: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
