import { describe, expect, it } from 'vitest'
import { Sandbox } from './index.ts'

const sandboxes = { '14.0': new Sandbox({ series: '14.0' }), '19.0': new Sandbox({ series: '19.0' }) }
type Name = keyof typeof sandboxes

async function post(series: Name, path: string, body: string, contentType: string) {
  const headers = { 'content-type': contentType }
  return await sandboxes[series].handle({ method: 'POST', path, headers, body })
}

const fault = async (body: string, series: Name = '14.0', service = 'common', contentType = 'text/xml') => {
  const { body: text } = await post(series, `/xmlrpc/2/${service}`, body, contentType)
  const told = /<name>faultString<\/name>\s*<value><string>([\s\S]*?)<\/string>/.exec(text)?.[1]?.trim() ?? 'no fault'
  return told.split('\n').at(-1)
}
const value = (inner: string) => `<param><value>${inner}</value></param>`
const call = (method: string, params: string) =>
  `<methodCall><methodName>${method}</methodName><params>${params}</params></methodCall>`
const read = (ids: string) =>
  call(
    'execute_kw',
    ['sandbox', 2, 'admin', 'res.partner', 'read']
      .map((one) => value(typeof one === 'number' ? `<int>${one}</int>` : `<string>${one}</string>`))
      .join('') + value(`<array><data><value>${ids}</value></data></array>`),
  )

// Each as 14.0 and 19.0 answered it.
describe('XML-RPC', () => {
  it.each([
    ['', 'xml.parsers.expat.ExpatError: no element found: line 1, column 0'],
    ['x', 'xml.parsers.expat.ExpatError: syntax error: line 1, column 0'],
    ['<methodCall>', 'xml.parsers.expat.ExpatError: no element found: line 1, column 12'],
    ['<methodCall></methodCall>', 'xmlrpc.client.ResponseError: ResponseError()'],
    ['<methodCall><methodName></methodName></methodCall>', 'Exception: Method not found:'],
    [
      '<methodResponse><params></params></methodResponse>',
      'TypeError: can only concatenate str (not "NoneType") to str',
    ],
    [
      read('<array><data><value><int>x</int></value></data></array>'),
      "ValueError: invalid literal for int() with base 10: 'x'",
    ],
    [read('<boolean>2</boolean>'), 'TypeError: bad boolean value'],
    [read('<nope>1</nope>'), 'xmlrpc.client.ResponseError: ResponseError("unknown tag \'nope\'")'],
    [read('<struct><member><name>a</name></member></struct>'), 'IndexError: list index out of range'],
    [read('<double>nan</double>'), "TypeError: 'float' object is not iterable"],
  ])('minds %j', async (document, words) => {
    expect(
      (await fault(document, '14.0', document.includes('execute_kw') ? 'object' : 'common'))
        ?.replaceAll('&quot;', '"')
        .replaceAll('&apos;', "'"),
    ).toBe(words)
  })

  it('reads a form before its body could be, and on 14 takes JSON at its word', async () => {
    const version = call('version', '')
    expect(await fault(version, '19.0', 'common', 'application/x-www-form-urlencoded')).toMatch(/no element found/)
    expect((await post('14.0', '/xmlrpc/2/common', version, 'application/json')).status).toBe(400)
    expect((await post('19.0', '/xmlrpc/2/common', version, 'application/json')).status).toBe(200)
  })
})

describe('services', () => {
  const error = async (series: Name, method: string, args: unknown, service = 'object') => {
    const body = JSON.stringify({ params: { service, method, args } })
    const answer = JSON.parse((await post(series, '/jsonrpc', body, 'application/json')).body)
    return answer.error === undefined ? 'none' : `${answer.error.data.name}: ${answer.error.data.message}`
  }
  const who = (uid: unknown = 2, secret: unknown = 'admin') => ['sandbox', uid, secret]
  const COUNT = ['res.partner', 'search_count', [[]]]

  it.each<[Name, string, unknown, string]>([
    ['14.0', 'execute_kw', [], 'builtins.IndexError: list index out of range'],
    [
      '14.0',
      'execute_kw',
      who(),
      "builtins.TypeError: execute_kw() missing 3 required positional arguments: 'obj', 'method', and 'args'",
    ],
    [
      '14.0',
      'execute_kw',
      [...who(), ...COUNT, {}, 1],
      'builtins.TypeError: execute_kw() takes from 5 to 6 positional arguments but 7 were given',
    ],
    ['14.0', 'execute_kw', [...who('x'), ...COUNT], "builtins.ValueError: invalid literal for int() with base 10: 'x'"],
    [
      '14.0',
      'execute_kw',
      [...who(), 'res.partner', null, [[]]],
      'builtins.TypeError: expected string or bytes-like object',
    ],
    ['14.0', 'execute_kw', [...who('2'), ...COUNT], 'none'],
    ['19.0', 'execute_kw', [...who('2'), ...COUNT], 'none'],
    [
      '19.0',
      'execute_kw',
      [...who(), 'res.partner', 'search_count'],
      'builtins.ValueError: not enough values to unpack (expected 2, got 0)',
    ],
    ['19.0', 'execute_kw', [...who(), ...COUNT, {}, 1], 'builtins.ValueError: too many values to unpack (expected 2)'],
    ['19.0', 'execute_kw', [...who(2, 5), ...COUNT], 'builtins.TypeError: secret must be unicode or bytes, not int'],
  ])('on %s mind %s %j', async (series, method, args, words) => {
    expect(await error(series, method, args)).toBe(words)
  })

  it('are found behind a slash', async () => {
    const body = JSON.stringify({ params: { service: 'common', method: 'version', args: [] } })
    for (const series of ['14.0', '19.0'] as const) {
      expect((await post(series, '/jsonrpc/', body, 'application/json')).status).toBe(200)
    }
  })
})

describe('JSON that is no call, on 19', () => {
  const ask = async (path: string, body: string) => {
    const answer = await post('19.0', path, body, 'application/json')
    return answer.status === 200 ? JSON.parse(answer.body).error.data.name : `${answer.status} ${answer.body}`
  }

  it.each([
    ['/jsonrpc', '{', '400 Invalid JSON data'],
    ['/jsonrpc', '[]', '400 Invalid JSON-RPC data'],
    ['/web/session/authenticate', 'null', '400 Invalid JSON-RPC data'],
    ['/web/session/get_session_info', '{', 'odoo.http.SessionExpiredException'],
    ['/web/dataset/call_kw', '{', 'json.decoder.JSONDecodeError'],
    ['/web/dataset/call_kw', '{}', 'builtins.KeyError'],
    ['/web/dataset/call_kw', '{"params":{"model":"res.partner"}}', 'builtins.KeyError'],
  ])('%s %s', async (path, body, told) => {
    expect(await ask(path, body)).toBe(told)
  })

  it('answers no half of a character', async () => {
    const args = ['sandbox', 2, 'admin', 'res.partner', 'search', [[['name', '=', '\ud800']]]]
    const body = JSON.stringify({ params: { service: 'object', method: 'execute_kw', args } })
    expect((await post('19.0', '/jsonrpc', body, 'application/json')).status).toBe(500)
    expect((await post('14.0', '/jsonrpc', body, 'application/json')).status).toBe(200)
  })
})

describe('characters of XML', () => {
  const HEAD =
    "<?xml version='1.0'?>\n<methodCall>\n<methodName>login</methodName>\n<params>\n<param>\n<value><string>odoo</string></value></param><param><value><string>"
  const TAIL = '</string></value></param><param><value><string>x</string></value></param></params></methodCall>'
  const token = (line: number, column: number) => `not well-formed (invalid token): line ${line}, column ${column}`
  const number = 'reference to invalid character number: line 6, column 67'
  const expat = async (series: Name, body: Uint8Array) => {
    const headers = { 'content-type': 'text/xml' }
    const request = { method: 'POST', path: '/xmlrpc/2/common', headers, body: Buffer.from(body).toString('utf8') }
    const { body: told } = await new Sandbox({ series }).handle({ ...request, bytes: body })
    return /ExpatError: ([^<]*?)\s*</.exec(told)?.[1]
  }

  // Each as 14.0 and 19.0 answered it.
  it.each<[string, string | number[], string | undefined]>([
    ['a bell', 'a\u0007b', token(6, 67)],
    ['nothing', 'a\0b', token(6, 67)],
    ['what is no character', 'a\uffffb', token(6, 67)],
    ['a bell by its number', 'a&#7;b', number],
    ['half a character by its number', 'a&#xD800;b', number],
    ['nothing by its number', 'a&#0;b', number],
    ['half a character', [0x61, 0xed, 0xa0, 0x80, 0x62], token(6, 67)],
    ['bytes that are no text', [0x61, 0xff, 0x62], token(6, 67)],
    ['a later line', 'a\nb\r\né\u000bd', token(8, 1)],
    ['an ampersand', 'a & b', token(6, 69)],
    ['an angle', 'a < b', token(6, 69)],
    ['the end of nothing', 'a ]]> b', token(6, 70)],
    ['an entity of pages', 'a &nbsp; b', 'undefined entity: line 6, column 68'],
    ['what it reads', 'a\t\u007f\u0085é�😀&#233;&amp;<!-- & --><![CDATA[ & ]]>', undefined],
  ])('%s', async (_, inner, words) => {
    const bytes = typeof inner === 'string' ? Buffer.from(inner) : Buffer.from(inner)
    const body = Buffer.concat([Buffer.from(HEAD), bytes, Buffer.from(TAIL)])
    for (const series of ['14.0', '19.0'] as const) expect(await expat(series, body)).toBe(words)
  })

  // As `ServerProxy(url, encoding=…)` sends them; each is read on 14.0 and 19.0.
  it.each([
    ['iso-8859-1', 'latin1'],
    ['latin-1', 'latin1'],
    ['windows-1252', 'latin1'],
    ['utf-8', 'utf8'],
    ['utf-16', 'utf16le'],
  ] as const)('are of the encoding that the document tells of, as %s', async (told, encoding) => {
    const sandbox = new Sandbox({ series: '19.0' })
    const params = ['sandbox', 'admin', 'admin', 'res.partner', 'create'].map((one, at) =>
      value(at === 1 ? '<int>2</int>' : `<string>${one}</string>`),
    )
    const values = '<struct><member><name>name</name><value><string>é ü §</string></value></member></struct>'
    const created = call(
      'execute_kw',
      `${params.join('')}${value(`<array><data><value>${values}</value></data></array>`)}`,
    )
    const mark = encoding === 'utf16le' ? '\ufeff' : ''
    const bytes = Buffer.from(`${mark}<?xml version='1.0' encoding='${told}'?>${created}`, encoding)
    const headers = { 'content-type': 'text/xml' }
    const path = '/xmlrpc/2/object'
    await sandbox.handle({ method: 'POST', path, headers, body: bytes.toString('utf8'), bytes })
    expect(sandbox.environment().search('res.partner', [['name', '=', 'é ü §']])).toHaveLength(1)
  })
})

it.each([
  ['14.0', 500],
  ['16.0', 200],
  ['19.0', 200],
])('JSON whose bytes are no text is for %s %d', async (series, expected) => {
  const text = '{"jsonrpc":"2.0","id":1,"params":{"service":"common","method":"login","args":["sandbox","café","x"]}}'
  const request = { method: 'POST', path: '/jsonrpc', headers: { 'content-type': 'application/json' } }
  const asked = async (bytes: Buffer) =>
    (await new Sandbox({ series }).handle({ ...request, body: bytes.toString('utf8'), bytes })).status
  expect(await asked(Buffer.from(text, 'latin1'))).toBe(expected)
  expect(await asked(Buffer.from(text.replace('é', '\ufffd')))).toBe(200)
})
