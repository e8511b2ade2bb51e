import { PAGES } from './pages.ts'
import { JSON_TYPE, type RawRequest, type Subjects } from './request.ts'

/** Calls that are got or come as forms, pages that are asked for in JSON, methods of HTTP, slashes behind addresses. */
export function oddRequests({ ids }: Subjects): RawRequest[] {
  const call = '/web/dataset/call_kw'
  const http = [
    '/web/login',
    '/web/content/#',
    '/web/image/#',
    '/my',
    '/shop',
    '/web',
    '/odoo',
    '/robots.txt',
    '/nothing',
  ].map((path) => ({ name: path, path: path.replace('#', String(ids.pub)) }))
  const json = ['/web/session/check', '/web/session/authenticate', '/web/webclient/version_info', call].map((path) => ({
    name: path,
    path,
  }))
  const get = { method: 'GET', visitor: 'nobody' } as const
  const post = { method: 'POST', visitor: 'nobody' } as const
  return [
    ...http.flatMap(({ name, path }): RawRequest[] => [
      { ...get, name: `${name} as JSON`, path, headers: JSON_TYPE },
      { ...get, name: `${name} as JSON`, path, headers: JSON_TYPE, visitor: 'admin' },
      {
        ...get,
        name: `${name} as JSON with a charset`,
        path,
        headers: { 'content-type': 'application/json; charset=utf-8' },
      },
      { ...get, name: `${name} as a form`, path, headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      { ...post, name: `${name} posted as JSON`, path, headers: JSON_TYPE, body: '{"params":{}}' },
      { ...post, name: `${name} posted as no JSON`, path, headers: JSON_TYPE, body: '{' },
      { ...post, name: `${name} posted as JSON, empty`, path, headers: JSON_TYPE },
      { ...get, name: `HEAD ${name}`, path, method: 'HEAD' },
      { ...get, name: `OPTIONS ${name}`, path, method: 'OPTIONS' },
    ]),
    ...json.flatMap(({ name, path }): RawRequest[] => [
      { ...get, name, path },
      { ...get, name, path, visitor: 'admin' },
      { ...get, name: `${name} as JSON`, path, headers: JSON_TYPE },
      { ...post, name: `${name} as text`, path, headers: { 'content-type': 'text/plain' }, body: '{}' },
      {
        ...post,
        name: `${name} as a form`,
        path,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'a=b',
      },
      { ...post, name: `${name} without a type`, path, body: '{}' },
      { ...post, name: `${name} of no JSON`, path, headers: JSON_TYPE, body: '{' },
      { ...post, name: `${name} of a list`, path, headers: JSON_TYPE, body: '[]' },
      { ...post, name: `${name} of nothing`, path, headers: JSON_TYPE, body: '' },
      { ...post, name: `${name}/`, path: `${path}/`, headers: JSON_TYPE, body: '{"params":{}}' },
      { ...post, name: `PUT ${name}`, path, method: 'PUT', headers: JSON_TYPE, body: '{}' },
      { ...get, name: `OPTIONS ${name}`, path, method: 'OPTIONS' },
    ]),
    ...PAGES.filter((path) => !path.includes('?')).flatMap((path): RawRequest[] => [
      { ...get, name: `${path}/`, path: `${path}/` },
      { ...get, name: `${path}//`, path: `${path}//`, visitor: 'admin' },
      { ...get, name: `/${path}`, path: `/${path}` },
      { ...get, name: `${path}/?a=b`, path: `${path}/?a=b`, visitor: 'admin' },
    ]),
  ]
}
