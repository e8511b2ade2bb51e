import type { Series } from 'ooor/protocol'
import { unquote } from '../python/unquote.ts'

/** What a path of XML-RPC leads to. */
export interface XmlRpcPath {
  /** Undefined for a path that leads to no service, which is a fault. */
  readonly service?: string
  /** Faults are numbers there, and not texts. */
  readonly isNumbered: boolean
  /** What of the call stands in the path: a database, or a database and a model. */
  readonly given: readonly string[]
  /** One method of a service is another's there. */
  readonly servicesOf?: Readonly<Record<string, string>>
}

/** True for a path of XML-RPC, which is for posting alone. */
export const isXmlRpc = (path: string, series: Series) => xmlRpcPath(path, series) !== undefined

/** `/xmlrpc/<service>`, and since 8 `/xmlrpc/2/<service>`; undefined for another path. */
export function xmlRpcPath(path: string, { major }: Series): XmlRpcPath | undefined {
  const versioned = major < 8 ? /^\/openerp\/xmlrpc\/1(?:\/(.*?)\/?)?$/.exec(path) : null
  if (versioned !== null) return versionedPath(versioned[1] ?? '')
  // A slash behind it is nothing (tried on 14.0 and 19.0).
  const whole = major >= 14 && path !== '/xmlrpc/' ? path.replace(/\/$/, '') : path
  const [, two = '', name] = /^\/xmlrpc\/(2\/)?([^/]+)$/.exec(whole) ?? []
  if (name === undefined) return undefined
  const isNumbered = two !== '' && major >= 8
  return { service: unquote(isNumbered ? name : two + name), isNumbered, given: [] }
}

/** The paths of 6.1 and 7.0 by which OERPLib calls them (openerp/service/wsgi_server.py of 7.0, `wsgi_xmlrpc_1`). */
function versionedPath(rest: string): XmlRpcPath {
  const [service = '', ...given] = unquote(rest).split('/')
  const isCommon = service === 'common' && given.length === 0
  if (given.length < 2) {
    return { service, isNumbered: true, given, ...(isCommon && { servicesOf: { server_version: 'db' } }) }
  }
  return { ...(given.length === 2 && service === 'model' && { service: 'object' }), isNumbered: true, given }
}

/** The arguments of a call, those of its path among them. */
export function withGiven(params: readonly unknown[], [database, model]: readonly string[]): readonly unknown[] {
  if (database === undefined) return params
  if (model === undefined) return [database, ...params]
  return [database, ...params.slice(0, 2), model, ...params.slice(2)]
}
