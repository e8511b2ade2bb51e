import type { WireName } from 'ooor'

/** What people call the wires. */
export const WIRE_NAMES: Readonly<Record<WireName, string>> = {
  web: 'the web session',
  json2: 'JSON-2',
  jsonrpc: '/jsonrpc',
  xmlrpc: '/xmlrpc',
  xmlrpc2: '/xmlrpc/2',
}
