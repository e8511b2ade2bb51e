import { jsonCall, NO_PARAMS } from './json-call.ts'
import { type RawRequest, type Subjects, VISITORS, type Visitor } from './request.ts'

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

/** Exports, and forms that are posted without their token. */
export function exportsAndUploads(subjects: Subjects): RawRequest[] {
  const got = (path: string, visitor: Visitor): RawRequest => ({ name: path, method: 'GET', path, visitor })
  const posted = (path: string, visitor: Visitor, body = 'a=b'): RawRequest => ({
    ...{ name: `${path}, a form ${body}`, method: 'POST', path, headers: FORM, body, visitor },
  })
  const bare = (path: string, visitor: Visitor): RawRequest => ({
    name: `${path}, bare`,
    method: 'POST',
    path,
    visitor,
  })
  return [
    ...NO_PARAMS.map((params) => jsonCall('/web/export/formats', params, subjects, 'nobody')),
    ...NO_PARAMS.map((params) => jsonCall('/web/export/nothing', params, subjects)),
    ...['/web/export/get_fields', '/web/export/namelist'].map((path) => jsonCall(path, {}, subjects, 'nobody')),
    ...[
      '/web/export/csv',
      '/web/export/xlsx',
      '/web/pivot/export_xlsx',
      '/web/binary/upload',
      '/web/binary/upload_attachment',
    ].flatMap((path) =>
      VISITORS.flatMap((visitor) => [got(path, visitor), posted(path, visitor), bare(path, visitor)]),
    ),
    ...[
      '/web/login',
      '/web/session/logout',
      '/web',
      '/shop',
      '/shop/cart',
      '/shop/cart/update',
      '/my',
      '/nothing',
    ].flatMap((path) => [posted(path, 'nobody'), bare(path, 'nobody'), posted(path, 'nobody', 'csrf_token=x')]),
  ]
}
