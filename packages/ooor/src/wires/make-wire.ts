import { jsonRpcServices } from './json-rpc-services.ts'
import { Json2Wire } from './json2-wire.ts'
import type { Server } from './server.ts'
import { ServiceWire } from './service-wire.ts'
import type { Wire, WireName } from './types.ts'
import { WebWire } from './web-session/web-wire.ts'
import { xmlRpcServices } from './xml-rpc-services.ts'

/** The wire of that name to a server. */
export function makeWire(name: WireName, server: Server): Wire {
  switch (name) {
    case 'web':
      return new WebWire(server)
    case 'json2':
      return new Json2Wire(server)
    case 'jsonrpc':
      return new ServiceWire(name, server, jsonRpcServices(server))
    case 'xmlrpc':
      return new ServiceWire(name, server, xmlRpcServices(server, '/xmlrpc'))
    case 'xmlrpc2':
      return new ServiceWire(name, server, xmlRpcServices(server, '/xmlrpc/2'))
  }
}
