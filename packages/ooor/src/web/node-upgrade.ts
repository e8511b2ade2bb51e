import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { TLSSocket } from 'node:tls'
import type { HttpUpgrade } from '../http/index.ts'
import { exchangeOf, goneWith, incoming } from './node-exchange.ts'
import { isForBrowsers } from './proxy-headers.ts'
import type { Site } from './site.ts'
import type { SiteRequest } from './site-request.ts'
import { warn } from './warn.ts'

type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Uint8Array) => Promise<void>

/** Ties a browser's socket to Odoo's, when the path is proxied; leaves other paths to other listeners. */
export function upgradeThrough<R, O>(site: Site<R, O>): UpgradeListener {
  return async (request, socket, head) => {
    // A browser that goes while nobody listens would end the process.
    socket.on('error', () => socket.destroy())
    if (request.method !== 'GET' || request.headers.upgrade?.toLowerCase() !== 'websocket') {
      if (isOnlyListener(request)) passOver(request, socket, head)
      return
    }
    const own = requestOf(site, request)
    if (own?.target === undefined) return refuse(socket, own === undefined ? 500 : 400)
    if (!site.pages?.matches(own.target)) {
      if (isOnlyListener(request)) refuse(socket, 404)
      return
    }
    const early = listenTo(socket)
    const outcome = await site.pages.upgrade(own, exchangeOf(request, goneWith(socket))).catch(() => ({ status: 502 }))
    if (!('answer' in outcome) || outcome.answer === undefined) return refuse(socket, outcome.status)
    const { answer, leave } = outcome
    const odoo = answer.socket as Duplex
    odoo.once('close', leave)
    // Gone while Odoo answered: its event will not come again.
    if (socket.destroyed) return void odoo.destroy()
    socket.write(headOf(answer))
    const sent = Buffer.concat([head, early()])
    if (sent.length > 0) socket.unshift(sent)
    tie(socket, odoo)
  }
}

/** Undefined where an option of the site's fails, as a function that knows proxies: nobody handles what a listener throws. */
function requestOf<R, O>(site: Site<R, O>, request: IncomingMessage): SiteRequest<R, O> | undefined {
  try {
    return site.request(incoming(request as R, request))
  } catch (error) {
    warn("an upgrade through ooor's middleware", error)
    return undefined
  }
}

/** Nobody says much before they are answered. */
const MOST_EARLY = 64 * 1024

/** Reads on while Odoo is asked, or nobody would notice a browser that leaves; what came meanwhile, when it is asked for. */
function listenTo(socket: Duplex): () => Buffer {
  const chunks: Buffer[] = []
  const onData = (chunk: Buffer) => {
    chunks.push(chunk)
    if (chunks.reduce((sum, { length }) => sum + length, 0) > MOST_EARLY) socket.destroy()
  }
  const onEnd = () => socket.destroy()
  socket.on('data', onData)
  socket.once('end', onEnd)
  return () => {
    socket.off('data', onData)
    socket.off('end', onEnd)
    socket.pause()
    return Buffer.concat(chunks)
  }
}

/**
 * A protocol that nobody here speaks, as `h2c`, or a WebSocket by another method than GET, may be passed over: the request is then one like others (RFC 9110, 7.8).
 * Node has given it to us unread, so it gets it again, without the wish.
 */
function passOver(request: IncomingMessage, socket: Duplex, head: Uint8Array): void {
  const server = serverOf(request)
  if (server === undefined) {
    refuse(socket, 400)
    return
  }
  const { method, url, httpVersion, rawHeaders } = request
  const lines = [`${method} ${url} HTTP/${httpVersion}`]
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] as string
    if (!/^(upgrade|connection|http2-settings)$/i.test(name)) lines.push(`${name}: ${rawHeaders[at + 1]}`)
  }
  const text = Buffer.from(`${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`, 'latin1')
  socket.unshift(Buffer.concat([text, head]))
  server.emit((socket as TLSSocket).encrypted ? 'secureConnection' : 'connection', socket)
}

/**
 * Says no and closes: nobody reads on, so nobody would hear the other end close. A page that Odoo answered in the
 * place of a WebSocket is no yes either: its head alone would be an empty page, and caches might keep it.
 */
function refuse(socket: Duplex, answered: number): void {
  const status = answered < 400 ? 400 : answered
  const line = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Refused'}`
  const always = ['Connection: close', 'Content-Length: 0', 'Cache-Control: no-store']
  const headers = [...always, ...(status === 503 ? ['Retry-After: 1'] : [])]
  socket.end(`${[line, ...headers].join('\r\n')}\r\n\r\n`, () => socket.destroy())
}

function serverOf({ socket }: IncomingMessage): Server | undefined {
  return (socket as typeof socket & { readonly server?: Server }).server
}

function isOnlyListener(request: IncomingMessage): boolean {
  const server = serverOf(request)
  return server === undefined || server.listenerCount('upgrade') === 1
}

function headOf({ status, headers }: HttpUpgrade): string {
  // The session's cookies are not for the browser, and a rotation comes with the next page.
  const lines = [...headers.entries()].filter(([name]) => isForBrowsers(name.toLowerCase()))
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
