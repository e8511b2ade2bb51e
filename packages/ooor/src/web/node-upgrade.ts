import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { HttpUpgrade } from '../http/index.ts'
import { incoming, pathOf, webRequest } from './node-exchange.ts'
import type { Site } from './site.ts'

type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Uint8Array) => Promise<void>

/** Ties a browser's socket to Odoo's, when the path is proxied; leaves other paths to other listeners. */
export function upgradeThrough<R, O>(site: Site<R, O>): UpgradeListener {
  return async (request, socket, head) => {
    // A browser that goes while nobody listens would end the process.
    socket.on('error', () => socket.destroy())
    const { pages } = site
    if (!pages?.matches(pathOf(request))) {
      if (isOnlyListener(request)) refuse(socket, '404 Not Found')
      return
    }
    try {
      const own = site.request(incoming(request as R, request))
      const client = { address: request.socket.remoteAddress }
      const answer = await pages.upgrade(own, webRequest(request), client)
      if (answer.socket === undefined) {
        refuse(socket, `${answer.status} Refused`)
        return
      }
      socket.write(headOf(answer))
      if (head.length > 0) socket.unshift(head)
      tie(socket, answer.socket as Duplex)
    } catch {
      refuse(socket, '502 Bad Gateway')
    }
  }
}

/** Says no and closes: nobody reads on, so nobody would hear the other end close. */
function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`, () => socket.destroy())
}

function isOnlyListener({ socket }: IncomingMessage): boolean {
  const { server } = socket as typeof socket & { readonly server?: Server }
  return server === undefined || server.listenerCount('upgrade') === 1
}

function headOf({ status, headers }: HttpUpgrade): string {
  // The session's cookies are not for the browser, and a rotation comes with the next page.
  const lines = [...headers.entries()].filter(([name]) => name.toLowerCase() !== 'set-cookie')
  return [`HTTP/1.1 ${status} Switching Protocols`, ...lines.map(([name, value]) => `${name}: ${value}`), '', ''].join(
    '\r\n',
  )
}

/** Both ways, until one end closes: half a WebSocket is of no use. */
function tie(browser: Duplex, odoo: Duplex): void {
  for (const [one, other] of [
    [browser, odoo],
    [odoo, browser],
  ] as const) {
    one.pipe(other)
    one.on('error', () => one.destroy())
    one.on('close', () => other.destroy())
  }
}
