import { jsonCall, NO_PARAMS, ODD_VALUES } from './json-call.ts'
import { type RawRequest, type Subjects, VISITORS } from './request.ts'

/** Methods by `/web/dataset`, actions, and what the web client loads at its beginning. */
export function dataCalls(subjects: Subjects): RawRequest[] {
  const { ids } = subjects
  const count = { model: 'res.partner', method: 'search_count', args: [[['id', '=', ids.plain]]], kwargs: {} }
  const read = { model: 'res.partner', method: 'read', args: [[ids.plain], ['name']], kwargs: {} }
  const odd = (path: string, params: Readonly<Record<string, unknown>>, names = Object.keys(params)) =>
    names.flatMap((name) => [
      ...ODD_VALUES.map((value) => jsonCall(path, { ...params, [name]: value }, subjects)),
      jsonCall(path, { ...params, [name]: undefined }, subjects),
    ])
  const plain = (path: string) => NO_PARAMS.map((params) => jsonCall(path, params, subjects))
  const everybody = (path: string, params: unknown) =>
    VISITORS.map((visitor) => jsonCall(path, params, subjects, visitor))
  return [
    ...odd('/web/dataset/call_kw', count),
    ...odd('/web/dataset/call_kw/res.partner/read', read, ['args', 'kwargs']),
    ...odd('/web/dataset/call_button', read),
    ...['/web/dataset/call_kw', '/web/dataset/call_button'].flatMap(plain),
    ...['call_kw', 'call_kw/', 'call_kw/x', 'call_kw/res.partner/read', 'call_button', 'call_button/x', 'call'].flatMap(
      (path) => everybody(`/web/dataset/${path}`, read),
    ),
    ...['search_read', 'load', 'resequence', 'nothing', ''].map((path) =>
      jsonCall(
        `/web/dataset/${path}`,
        { model: 'res.partner', fields: ['name'], domain: [['id', '=', ids.plain]] },
        subjects,
      ),
    ),
    jsonCall('/web/dataset/call_kw', { ...count, extra: 1 }, subjects),
    jsonCall('/web/dataset/call_kw', { ...count, context: { lang: 'xx' } }, subjects),
    jsonCall('/web/dataset/call_kw', { ...count, path: 'x' }, subjects),
    ...['_search', '__init__', 'env', 'browse', 'nothing', 'search '].map((method) =>
      jsonCall('/web/dataset/call_kw', { ...count, method }, subjects),
    ),
    ...['/web/action/load', '/web/action/run'].flatMap((path) => [
      ...ODD_VALUES.map((action_id) => jsonCall(path, { action_id }, subjects)),
      ...['sale.action_nothing', 'nothing.nothing', 'base.main_company', 999_999, '999999', -1].map((action_id) =>
        jsonCall(path, { action_id }, subjects),
      ),
      ...plain(path),
      ...everybody(path, { action_id: 999_999 }),
    ]),
    ...everybody('/web/webclient/version_info', {}),
    ...plain('/web/webclient/version_info'),
    ...plain('/web/webclient/nothing'),
    ...['/mail/init_messaging', '/mail/data', '/mail/nothing', '/mail/thread/data', '/mail/message/post'].flatMap(
      (path) => [jsonCall(path, { a: 1 }, subjects, 'nobody'), jsonCall(path, [], subjects)],
    ),
  ]
}
