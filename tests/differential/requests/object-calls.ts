import { type RawRequest, type Subjects, shown, XML_TYPE } from './request.ts'
import { base64, Markup, moment, xmlCall } from './xml.ts'

const ADMIN = 2

const BODIES: readonly string[] = [
  ...['', '<x/>', '<methodCall/>', 'garbage', '<methodCall><params/></methodCall>'],
  '<methodCall><methodName>execute_kw</methodName></methodCall>',
  '<methodCall><methodName>version</methodName><params/></methodCall>',
  '<?xml version="1.0" encoding="latin-1"?><methodCall><methodName>version</methodName></methodCall>',
]

const VALUES: readonly string[] = [
  ...['<i4>5</i4>', '<i8>5</i8>', '<int> 5 </int>', '<int>x</int>', '<int></int>', '<double>x</double>'],
  ...['<boolean>2</boolean>', '<boolean>x</boolean>', '5', '', '<bigdecimal>1.5</bigdecimal>', '<ex:nil/>'],
  ...['<int>99999999999</int>', '<string/>', '<unknown>5</unknown>', '<biginteger>5</biginteger>'],
  ...['<float>1.5</float>', '<i1>4</i1>'],
]

const NO_NAMES: readonly unknown[] = [1, true, false, null, [], {}, 1.5, '', ' ', 'res', 'nothing', ['res.partner']]

const MEMBERS: readonly string[] = [
  ...['_search', '__init__', 'browse', 'env', 'ids', 'name', 'init', 'sudo', 'with_context', 'create', 'unlink'],
  ...['fields_get ', 'search\n'],
]

/** Calls of methods over XML-RPC. */
export function objectCalls(path: string, subjects: Subjects): RawRequest[] {
  const { database, ids } = subjects
  const posted = (name: string, body: string): RawRequest => ({
    ...{ name: `${path} ${name}`, path, body, method: 'POST', headers: XML_TYPE, visitor: 'nobody' },
  })
  const called = (name: string, model: unknown, method: unknown, args: unknown = [], kwargs?: unknown) => {
    const params = [database, ADMIN, 'admin', model, method, args, ...(kwargs === undefined ? [] : [kwargs])]
    return posted(name, xmlCall('execute_kw', params))
  }
  const one = ['id', '=', ids.plain]
  const found = (name: string, ...condition: unknown[]) => called(name, 'res.partner', 'search', [[condition, one]])
  const written = (name: string, field: string, value: Markup) => [
    called(`${name} in ${field}`, 'res.partner', 'write', [[ids.plain], { [field]: value }]),
    called(`${field} after ${name}`, 'res.partner', 'read', [[ids.plain], [field]]),
  ]
  const filed = (name: string, value: Markup) => [
    called(`${name} in a file`, 'ir.attachment', 'write', [[ids.none], { datas: value }]),
    called(`the file after ${name}`, 'ir.attachment', 'read', [
      [ids.none],
      ['datas', 'mimetype', 'file_size', 'checksum'],
    ]),
  ]
  const counted = (name: string, method: string, params: readonly unknown[]) =>
    params.map((_, count) => posted(`${name} ${count} params`, xmlCall(method, params.slice(0, count))))
  const count = ['res.partner', 'search_count', [[one]]]
  const as = (params: readonly unknown[]) => xmlCall('execute_kw', [...params, ...count])
  return [
    ...['20200101T00:00:00', '2020-01-01T00:00:00', '20200101T00:00:00Z', 'garbage', ''].map((text) =>
      found(`moment ${text}`, 'create_date', '>', moment(text)),
    ),
    ...['comment', 'ref', 'color'].flatMap((field) => written('moment', field, moment('20200102T03:04:05'))),
    called('moment for a day', 'res.currency.rate', 'search', [[['name', '=', moment('20200102T03:04:05')]]]),
    ...['aGVsbG8=', 'YUdWc2JHOD0=', '', '!!!'].flatMap((text) => filed(`base64 ${text}`, base64(text))),
    ...['ref', 'color'].flatMap((field) => written('base64', field, base64('aGVsbG8='))),
    ...['=', 'ilike'].map((operator) => found(`base64 ${operator}`, 'name', operator, base64('aGVsbG8='))),
    called('base64 as model', base64('cmVzLnBhcnRuZXI='), 'search', [[one]]),
    called('base64 as method', 'res.partner', base64('c2VhcmNo'), [[one]]),
    ...NO_NAMES.flatMap((name) => [
      called(`model ${JSON.stringify(name)}`, name, 'search', [[]], { limit: 1 }),
      called(`method ${JSON.stringify(name)}`, 'res.partner', name, [[]], { limit: 1 }),
    ]),
    ...MEMBERS.map((member) => called(`member ${member}`, 'res.partner', member)),
    ...[null, false, true, 0, 1, '', 'x', {}, { a: 1 }, [1], [[1]]].flatMap((odd) => [
      called(`args ${JSON.stringify(odd)}`, 'res.partner', 'search_count', odd),
      called(`kwargs ${JSON.stringify(odd)}`, 'res.partner', 'search_count', [[one]], odd),
    ]),
    ...counted('execute_kw', 'execute_kw', [database, ADMIN, 'admin', ...count, {}, 1, 1]),
    ...counted('execute', 'execute', [database, ADMIN, 'admin', 'res.partner', 'search', [one], 0, 1, 1]),
    ...['2', 'admin', false, true, null, [], {}, 1.5, [ADMIN]].map((uid) =>
      posted(`uid ${JSON.stringify(uid)}`, as([database, uid, 'admin'])),
    ),
    ...[1, [], {}].map((odd) => posted(`password ${JSON.stringify(odd)}`, as([database, ADMIN, odd]))),
    ...['nodb', '', false, null, 1, [], {}, '../x'].map((name) =>
      posted(`database ${shown(name, subjects)}`, as([name, ADMIN, 'admin'])),
    ),
    ...['exec_workflow', 'nothing', '', 'Execute', 'execute_kw2', 'authenticate'].map((method) =>
      posted(`service method ${method}`, xmlCall(method, [database, ADMIN, 'admin', ...count])),
    ),
    ...BODIES.map((body) => posted(`body ${body.slice(0, 60)}`, body)),
    ...VALUES.map((text) =>
      called(`value ${text}`, 'res.partner', 'search_count', [[['color', '=', new Markup(text)], one]]),
    ),
  ]
}
