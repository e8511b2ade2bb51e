import { lazyXmlRpc } from './lazy-xml-rpc.ts'
import type { Server } from './server.ts'
import type { Wire, WireName } from './wire.ts'

/** The wire of that name to a server, loaded with its first use. The web session's is there already: `WebWire`. */
export async function makeWire(name: Exclude<WireName, 'web'>, server: Server): Promise<Wire> {
  if (name === 'json2') {
    const { Json2Wire } = await import('./other-wires.ts')
    return new Json2Wire(server)
  }
  const { ServiceWire } = await import('./other-wires.ts')
  if (name === 'xmlrpc') return new ServiceWire(name, server, lazyXmlRpc(server, '/xmlrpc'))
  if (name === 'xmlrpc2') return new ServiceWire(name, server, lazyXmlRpc(server, '/xmlrpc/2'))
  const { jsonRpcServices } = await import('./other-wires.ts')
  return new ServiceWire(name, server, jsonRpcServices(server))
}
