/**
 * The sandbox in a process of its own. Unlike its own `listen()`, which closes each connection as Odoo's server does,
 * it keeps them open, as the proxy does that stands before an Odoo with many visitors.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Sandbox } from '@ooor/sandbox'

const sandbox = new Sandbox({ series: '19.0' })

const server = createServer(async (request, response) => {
  const answer = await sandbox.handle({
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    headers: request.headers as Record<string, string>,
    body: await text(request),
  })
  response.writeHead(answer.status, answer.headers.flat() as string[])
  response.end(answer.body)
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`sandbox at http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
