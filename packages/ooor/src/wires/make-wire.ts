import { lazyXmlRpc } from './lazy-xml-rpc.ts'
import type { Server } from './server.ts'
import type { Wire, WireName } from './wire.ts'

/** The wire of that name to a server, loaded with its first use. The web session's is there already: `WebWire`. */
export async function makeWire(name: Exclude<WireName, 'web'>, server: Server): Promise<Wire> {
  const { Json2Wire, jsonRpcServices, maybeGone, ServiceWire } = await import('./key-wires-chunk.ts')
  if (name === 'json2') return new Json2Wire(server)
  if (name === 'xmlrpc') return new ServiceWire(name, server, maybeGone(server, lazyXmlRpc(server, '/xmlrpc')))
  if (name === 'xmlrpc2') return new ServiceWire(name, server, maybeGone(server, lazyXmlRpc(server, '/xmlrpc/2')))
  return new ServiceWire(name, server, maybeGone(server, jsonRpcServices(server)))
}
