import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { ConnectionLostError, TimeoutError } from 'ooor/protocol'
import { type WebSocket, WebSocketServer } from 'ws'
import type { ServeSocket } from './bus/socket-pair.ts'
import { Hanging } from './laboratory/laboratory.ts'
import type { Sandbox, SandboxServer } from './sandbox.ts'

/** Serves a sandbox over HTTP on 127.0.0.1. */
export async function listen(sandbox: Sandbox, port: number): Promise<SandboxServer> {
  const sockets = new Sockets(sandbox)
  let server = await start(sandbox, port, sockets)
  const bound = (server.address() as AddressInfo).port
  return {
    url: `http://127.0.0.1:${bound}`,
    close: () => stop(server, sockets),
    restart: async () => {
      await stop(server, sockets)
      server = await start(sandbox, bound, sockets)
    },
  }
}

/** WebSockets, both sides. */
class Sockets {
  readonly #sandbox: Sandbox
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: 2 ** 20 })

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox
  }

  async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on('error', () => socket.destroy())
    const headers = request.headers as Record<string, string>
    const asked = { method: request.method ?? 'GET', path: request.url ?? '/', headers, body: '' }
    const { answer, serve } = await this.#sandbox.upgrade(asked)
    if (serve === undefined) {
      const lines = answer.headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
      const status = `${answer.status} ${STATUS_CODES[answer.status] ?? ''}`
      socket.end(`HTTP/1.1 ${status}\r\n${lines}connection: close\r\n\r\n${answer.body}`)
      return
    }
    const cookies = answer.headers.filter(([name]) => name === 'set-cookie').map(([, value]) => `Set-Cookie: ${value}`)
    const addCookies = (lines: string[]) => lines.push(...cookies)
    this.#server.on('headers', addCookies)
    this.#server.handleUpgrade(request, socket, head, (client) => attach(client, serve))
    this.#server.off('headers', addCookies)
  }

  /** As a server that stops: each is told. */
  close(): void {
    for (const client of this.#server.clients) {
      client.close(1001)
      setImmediate(() => client.terminate())
    }
  }
}

function attach(client: WebSocket, serve: ServeSocket): void {
  const served = serve({ send: (text) => client.send(text), close: (code, reason) => client.close(code, reason) })
  client.on('message', (data) => served.message(String(data)))
  client.on('close', () => served.closed())
  client.on('error', () => client.terminate())
}

function start(sandbox: Sandbox, port: number, sockets: Sockets): Promise<Server> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const body = Buffer.concat(chunks)
      try {
        const answer = await sandbox.handle({
          method: request.method ?? 'GET',
          path: request.url ?? '/',
          headers: request.headers as Record<string, string>,
          body: body.toString('utf8'),
          bytes: body,
        })
        // Odoo's own server closes after each answer.
        response.shouldKeepAlive = false
        response.writeHead(answer.status, answer.headers.flat() as string[])
        response.end(answer.bytes ?? answer.body)
      } catch (error) {
        // What a fault of the laboratory does: nothing comes, or the connection ends.
        if (error instanceof Hanging || error instanceof TimeoutError) return
        if (error instanceof ConnectionLostError) {
          request.socket.resetAndDestroy()
          return
        }
        failed(request, response, error)
      }
    })
  })
  server.on('upgrade', (request, socket, head) => {
    sockets.upgrade(request, socket, head).catch(() => socket.destroy())
  })
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? taken(port, error) : error),
    )
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}

/** The system's own error, in words that tell what to do. */
const taken = (port: number, error: NodeJS.ErrnoException) =>
  Object.assign(error, {
    message: `the port ${port} of 127.0.0.1 is taken: name another, or none for one that is free (EADDRINUSE)`,
  })

/** A fault of the sandbox itself: seen by the client as a broken server, and told here. */
function failed({ method, url }: IncomingMessage, response: ServerResponse, error: unknown): void {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
  process.emitWarning(`the sandbox failed at ${method} ${url?.slice(0, 200)}: ${message}`, {
    type: 'SandboxWarning',
    detail: stack,
  })
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
  response.end(`the sandbox itself failed: ${message}`)
}

function stop(server: Server, sockets: Sockets): Promise<void> {
  sockets.close()
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
