/**
 * The sandbox in a process of its own. Unlike its own `listen()`, which closes each connection as Odoo's server does,
 * it keeps them open, as the proxy does that stands before an Odoo with many visitors.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { Sandbox } from '@ooor/sandbox'

const sandbox = new Sandbox({ series: '19.0' })

/** More than anybody keeps on the way to who does not read. */
const LARGE_CHUNKS = 1000
const chunk = Buffer.alloc(64 * 1024, 'x')

const server = createServer(async (request, response) => {
  if (request.url === '/web/content/large') {
    const chunks = Array.from({ length: LARGE_CHUNKS }, () => chunk)
    return pipeline(Readable.from(chunks), response).catch(() => {})
  }
  const answer = await sandbox.handle({
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    headers: request.headers as Record<string, string>,
    body: await text(request),
  })
  response.writeHead(answer.status, answer.headers.flat() as string[])
  response.end(answer.body)
})
// A WebSocket that says nothing, or one that is not even answered.
server.on('upgrade', (request, socket) => {
  socket.on('error', () => {})
  if (request.url === '/websocket') {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
  }
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`sandbox at http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
