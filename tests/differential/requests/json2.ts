import { JSON_TYPE, type RawRequest, type Subjects, type Visitor } from './request.ts'

const COUNT = '/json/2/res.partner/search_count'
const READ = '/json/2/res.partner/read'

/** `/json/2` and `/doc` of 19: keys that are none, sessions without a key, bodies. */
export function json2({ key, ids }: Subjects): RawRequest[] {
  const posted = (path: string, body: string, more: Readonly<Record<string, string>> = {}): RawRequest => ({
    ...{
      name: `${path} ${body.replaceAll(String(ids.plain), '#plain')} ${Object.keys(more).join()}`,
      method: 'POST',
      path,
    },
    ...{ headers: { ...JSON_TYPE, ...more }, body, visitor: 'nobody' },
  })
  const as = (authorization: string) => ({ authorization })
  const visited = (request: RawRequest, visitor: Visitor): RawRequest => ({ ...request, visitor })
  const domain = JSON.stringify({ domain: [['id', '=', ids.plain]] })
  const docs = [
    '/doc',
    '/doc/',
    '/doc/res.partner',
    '/doc/res.nothing.json',
    '/doc-bearer/index.json',
    '/doc-bearer/x.json',
  ]
  return [
    ...['', 'Bearer', 'Bearer ', 'Bearer x', 'bearer x', 'Basic YWRtaW46YWRtaW4=', 'x'].map((text) => ({
      ...posted(COUNT, domain, as(text)),
      name: `json2 with ${JSON.stringify(text)}`,
    })),
    ...(['admin', 'demo', 'portal', 'nobody'] as const).flatMap((visitor) => [
      visited(posted(COUNT, domain), visitor),
      visited(posted('/json/2/res.nothing/read', '{}'), visitor),
      visited({ name: 'json2 got', method: 'GET', path: COUNT, visitor }, visitor),
      ...docs.map((path): RawRequest => ({ name: path, method: 'GET', path, visitor })),
    ]),
    ...[
      '/json/2',
      '/json/2/',
      '/json/2/res.partner',
      '/json/2/res.partner/',
      '/json/2/a/b/c',
      '/json/1',
      '/json',
      '/json/',
    ].flatMap((path): RawRequest[] => [posted(path, '{}'), { name: path, method: 'GET', path, visitor: 'nobody' }]),
    ...['{', '[]', 'null', '5', '"x"', '', '{"a":1}'].map((body) => posted(COUNT, body)),
    ...(key === undefined ? [] : withKey(key, ids.plain)),
  ]
}

function withKey(key: string, id: number): RawRequest[] {
  const authorization = `Bearer ${key}`
  const sent = (path: string, body: string, type = 'application/json'): RawRequest => ({
    ...{
      name: `key ${path} ${body.replaceAll(String(id), '#plain')} ${type}`,
      method: 'POST',
      path,
      visitor: 'nobody',
    },
    ...{ headers: { authorization, 'content-type': type }, body },
  })
  const read = (odd: object) => sent(READ, JSON.stringify({ ids: [id], fields: ['name'], ...odd }))
  const domain = [['id', '=', id]]
  const odd = [null, true, false, 0, 5, 1.5, '', 'x', [], {}, { a: 1 }, [null], ['x'], [[1]], [1.5]]
  return [
    ...['{', '[]', 'null', '5', '"x"', '', '[1]', '{"a":1}', 'NaN', '{"domain":NaN}', '\ufeff{}', '{"domain":[],}'].map(
      (body) => sent(COUNT, body),
    ),
    ...odd.map((ids) => read({ ids })),
    ...odd.map((context) => read({ context })),
    ...odd.map((fields) => read({ fields })),
    ...odd.map((value) => sent(COUNT, JSON.stringify({ domain: value }))),
    read({ ids: undefined }),
    read({ extra: 1 }),
    sent(COUNT, JSON.stringify({ ids: [id], domain })),
    sent(COUNT, JSON.stringify({ domain, context: { lang: 'xx_XX' } })),
    ...['env', '_search', '__init__', 'nothing', 'browse', 'ids', 'sudo', ''].map((method) =>
      sent(`/json/2/res.partner/${method}`, JSON.stringify({ domain })),
    ),
    ...['res.nothing', 'x', '5', '%20', 'res.partner%2Fread'].map((model) => sent(`/json/2/${model}/read`, '{}')),
    ...[
      'text/plain',
      'application/json; charset=utf-8',
      'application/x-www-form-urlencoded',
      'application/json-rpc',
    ].map((type) => sent(COUNT, JSON.stringify({ domain }), type)),
    ...(['GET', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'] as const).map(
      (method): RawRequest => ({
        ...{ name: `key ${method}`, method, path: COUNT, headers: { authorization }, visitor: 'nobody' },
      }),
    ),
    { ...sent(COUNT, JSON.stringify({ domain })), path: `${COUNT}/`, name: 'key with a slash' },
    { ...sent(COUNT, JSON.stringify({ domain })), path: `${COUNT}?domain=x`, name: 'key with a query' },
  ]
}
