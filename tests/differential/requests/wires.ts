import { jsonWire } from './json-wire.ts'
import { objectCalls } from './object-calls.ts'
import { type RawRequest, type Subjects, shown, XML_TYPE } from './request.ts'
import { xmlCall } from './xml.ts'

/** Requests of XML-RPC and `/jsonrpc`: services, names and databases that are none, each kind of value, bodies. */
export function wires(subjects: Subjects): RawRequest[] {
  const both = <Made>(made: (version: string) => Made[]) => ['/xmlrpc/2', '/xmlrpc'].flatMap(made)
  return [
    ...addressesOfServices(),
    ...both((start) => commonCalls(`${start}/common`, subjects)),
    ...both((start) => objectCalls(`${start}/object`, subjects)),
    ...both((start) => databaseCalls(`${start}/db`, subjects)),
    ...jsonWire(subjects),
  ]
}

const posted = (name: string, path: string, body: string): RawRequest => ({
  ...{ name, path, body, method: 'POST', headers: XML_TYPE, visitor: 'nobody' },
})

function addressesOfServices(): RawRequest[] {
  const version = xmlCall('version', [])
  const common = { path: '/xmlrpc/2/common', visitor: 'nobody' } as const
  return [
    ...[
      ...['/xmlrpc/2/', '/xmlrpc/', '/xmlrpc', '/xmlrpc/2', '/xmlrpc/2/nothing', '/xmlrpc/nothing'],
      ...['/xmlrpc/2/common/', '/xmlrpc/common/version', '/xmlrpc/2/2/common', '/xmlrpc/%63ommon'],
    ].map((path) => posted(`service ${path}`, path, version)),
    { ...common, name: 'xmlrpc GET', method: 'GET' },
    { ...common, name: 'xmlrpc PUT', method: 'PUT', headers: XML_TYPE, body: version },
    {
      ...common,
      name: 'xmlrpc as JSON',
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: version,
    },
    { ...common, name: 'xmlrpc without a type', method: 'POST', body: version },
  ]
}

function commonCalls(path: string, subjects: Subjects): RawRequest[] {
  const { database } = subjects
  const named = (method: string, args: readonly unknown[] = []) =>
    posted(`${path} ${JSON.stringify(method)} ${shown(args, subjects)}`, path, xmlCall(method, args))
  const admin = ['admin', 'admin']
  const logins = [
    ...[
      [database, ...admin],
      [1, ...admin, {}],
    ],
    ...[[], false, 'x', { interactive: false }, { base_location: 5 }, {}].map((agent) => [database, ...admin, agent]),
    ...['nodb', '', false, [], {}, 1.5].map((name) => [name, ...admin, {}]),
    [database, ...admin, {}, 1],
  ]
  return [
    ...['version', 'about', 'login', 'authenticate', '', ' ', 'exp_version', 'nothing', '__init__'].map((m) =>
      named(m),
    ),
    ...['dispatch', 'version ', 'Version', 'set_loglevel'].map((method) => named(method)),
    ...[[false], [true], [1], [{}], [[]], ['x'], [true, true]].map((args) => named('about', args)),
    ...logins.map((args) => named('authenticate', args)),
    ...logins.map((args) => named('login', args.slice(0, 3))),
  ]
}

function databaseCalls(path: string, subjects: Subjects): RawRequest[] {
  const { database } = subjects
  const calls: readonly (readonly [method: string, args: readonly unknown[]])[] = [
    // Which databases and languages there are is the server's own.
    ['list', [[], 1]],
    ['server_version', []],
    ['server_version', [1]],
    ...[[database], ['nodb'], [1], []].map((args) => ['db_exist', args] as const),
    ['list_countries', ['wrong']],
    ['create_database', ['wrong', 'x']],
    ['drop', ['wrong', 'x']],
    ['dump', ['wrong', 'x', 'zip']],
    ['rename', ['wrong', 'x', 'y']],
    ['duplicate_database', ['wrong', 'x', 'y']],
    ['change_admin_password', ['wrong', 'x']],
    ['migrate_databases', ['wrong', []]],
    ['restore', ['wrong', 'x', 'y']],
    ...['nothing', 'exp_list', '', 'list_db_incompatible'].map((method) => [method, []] as const),
  ]
  return calls.map(([method, args]) =>
    posted(`${path} ${method} ${shown(args, subjects)}`, path, xmlCall(method, args)),
  )
}
