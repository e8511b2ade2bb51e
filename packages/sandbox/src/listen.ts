import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ConnectionLostError, TimeoutError } from 'ooor/protocol'
import { Hanging } from './laboratory/laboratory.ts'
import type { Sandbox, SandboxServer } from './sandbox.ts'

/** Serves a sandbox over HTTP on 127.0.0.1. */
export async function listen(sandbox: Sandbox, port: number): Promise<SandboxServer> {
  let server = await start(sandbox, port)
  const bound = (server.address() as AddressInfo).port
  return {
    url: `http://127.0.0.1:${bound}`,
    close: () => stop(server),
    restart: async () => {
      await stop(server)
      server = await start(sandbox, bound)
    },
  }
}

function start(sandbox: Sandbox, port: number): Promise<Server> {
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
        // A fault of the sandbox itself: seen by the client as a broken server.
        response.writeHead(500, { 'content-type': 'text/plain' })
        response.end(error instanceof Error ? error.stack : String(error))
      }
    })
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
