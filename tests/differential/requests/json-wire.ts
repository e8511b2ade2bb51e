import { JSON_TYPE, type RawRequest, type Subjects, shown } from './request.ts'

const VERSION = { service: 'common', method: 'version', args: [] }

/** Requests of `/jsonrpc`: params, names and bodies that are none. */
export function jsonWire(subjects: Subjects): RawRequest[] {
  const posted = (name: string, body: string, headers: Record<string, string> = JSON_TYPE): RawRequest => ({
    ...{ name: `jsonrpc ${name}`, path: '/jsonrpc', method: 'POST', headers, body, visitor: 'nobody' },
  })
  const asked = (name: string, body: unknown) => posted(name, JSON.stringify(body))
  const call = { jsonrpc: '2.0', method: 'call' }
  const typed = (type: string) => posted(`as ${type}`, JSON.stringify({ params: VERSION }), { 'content-type': type })
  return [
    ...params(subjects).map((odd) => asked(`params ${shown(odd, subjects)}`, { ...call, params: odd, id: 5 })),
    asked('no params', { ...call, id: 5 }),
    asked('no id', { ...call, params: VERSION }),
    ...[null, 'x', { a: [1] }, 1.5, false].map((id) =>
      asked(`id ${JSON.stringify(id)}`, { ...call, params: VERSION, id }),
    ),
    asked('no method', { jsonrpc: '2.0', params: VERSION, id: 1 }),
    asked('bare', VERSION),
    asked('batch', [{ ...call, params: VERSION, id: 1 }]),
    ...['null', '5', '"x"', '', '{'].map((body) => posted(`body ${body}`, body)),
    posted('form', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }),
    posted('without a type', JSON.stringify({ params: VERSION }), {}),
    ...['text/plain', 'application/json-rpc', 'application/json; charset=utf-8', 'application/problem+json'].map(typed),
    { name: 'jsonrpc GET', path: '/jsonrpc', method: 'GET', visitor: 'nobody' },
    { ...posted('PUT', '{}'), method: 'PUT' },
    { ...asked('with a slash', { params: VERSION }), path: '/jsonrpc/' },
  ]
}

function params({ database, ids }: Subjects): unknown[] {
  const count = [[['id', '=', ids.plain]]]
  const called = (model: unknown, method: unknown, args: unknown) => ({
    ...{ service: 'object', method: 'execute_kw', args: [database, 2, 'admin', model, method, args] },
  })
  return [
    ...[
      null,
      {},
      [],
      'x',
      1,
      false,
      { service: 'common' },
      { method: 'version' },
      { service: 'common', method: 'version' },
    ],
    ...[null, {}, 'x'].map((args) => ({ ...VERSION, args })),
    { ...VERSION, extra: 1 },
    ...[1, null, ['common']].map((service) => ({ ...VERSION, service })),
    ...[null, 1].map((method) => ({ ...VERSION, method })),
    { service: 'object', method: 'execute', args: [] },
    called('res.partner', 'search_count', count),
    ...[null, {}, [], 5, true].map((method) => called('res.partner', method, [])),
    ...[null, {}, [], 1].map((model) => called(model, 'read', [])),
    { ...called('res.partner', 'read', []), method: null },
    { service: 'report', method: 'render_report', args: [] },
    { service: 'db', method: null, args: [] },
  ]
}
