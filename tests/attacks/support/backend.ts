import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Seen {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly headers: IncomingMessage['headers']
}

/** An Odoo that answers as it is told, and remembers what it was asked. */
export interface Backend {
  readonly url: string
  readonly server: Server
  readonly seen: Seen[]
  answer: (request: IncomingMessage, response: ServerResponse) => void
  stop(): Promise<void>
}

export async function startBackend(): Promise<Backend> {
  const server = createServer((request, response) => {
    if (request.url === '/web/webclient/version_info') {
      response.end('{"jsonrpc":"2.0","id":1,"result":{"server_serie":"19.0"}}')
      return
    }
    const { method, url, headers } = request
    backend.seen.push({ method, url, headers })
    backend.answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const backend: Backend = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    server,
    seen: [],
    answer: (_request, response) => response.end('Odoo’s'),
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return backend
}
