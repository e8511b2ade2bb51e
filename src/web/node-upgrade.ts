import type { IncomingMessage, Server } from 'node:http'
import { Duplex } from 'node:stream'
import type { HttpUpgrade } from '../http/index.ts'
import { incoming, pathOf, webRequest } from './node-exchange.ts'
import type { Site } from './site.ts'

type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Uint8Array) => Promise<void>

/** Ties a browser's socket to Odoo's, when the path is proxied; leaves other paths to other listeners. */
export function upgradeThrough<R>(site: Site<R>): UpgradeListener {
  return async (request, socket, head) => {
    // A browser that goes while nobody listens would end the process.
    socket.on('error', () => socket.destroy())
    const { pages } = site
    if (!pages?.matches(pathOf(request))) {
      if (isOnlyListener(request)) socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n')
      return
    }
    try {
      const scope = site.scope(incoming(request as R, request))
      const client = { address: request.socket.remoteAddress }
      const answer = await pages.upgrade(scope, webRequest(request), client)
      if (answer.socket === undefined) {
        socket.end(`HTTP/1.1 ${answer.status} Refused\r\nConnection: close\r\n\r\n`)
        return
      }
      socket.write(headOf(answer))
      if (head.length > 0) socket.unshift(head)
      await tie(socket, answer.socket)
    } catch {
      socket.end('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n')
    }
  }
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
async function tie(browser: Duplex, odoo: ReadableWritablePair<Uint8Array, Uint8Array>): Promise<void> {
  const { readable, writable } = Duplex.toWeb(browser) as unknown as ReadableWritablePair<Uint8Array, Uint8Array>
  const over = new AbortController()
  const { signal } = over
  const ways = [readable.pipeTo(odoo.writable, { signal }), odoo.readable.pipeTo(writable, { signal })]
  const end = () => over.abort()
  for (const way of ways) way.then(end, end)
  await Promise.allSettled(ways)
  browser.destroy()
}
