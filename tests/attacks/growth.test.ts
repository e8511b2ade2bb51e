/** Four times the answer takes four times the time, not sixteen times: whatever of it is made longer. */
import { connect, isOoorError } from 'ooor'
import { describe, expect, it } from 'vitest'
import { result, type ScriptedAnswer, scriptedAdapter } from '../support/scripted-adapter.ts'
import { repeated, SEEDS_OF_LONG_TEXTS } from './support/long-texts.ts'

/** Characters, each four times the one before. */
const LENGTHS = [16_000, 64_000, 256_000]
/**
 * What is over at once says nothing: milliseconds of the processor. What grows by the square needs more than this for
 * the longest, however little each step takes; garbage collection and whoever is on the machine may need a part of it.
 */
const AT_ONCE = 1000
/** Between linear, 4, and quadratic, 16. */
const MOST = 10

async function grows(what: string, work: (length: number) => Promise<unknown>): Promise<void> {
  const once = async (length: number) => {
    const start = process.cpuUsage()
    await work(length).catch((error: unknown) => {
      if (!isOoorError(error)) throw new Error(`${what} of ${length}: ${String(error)}`, { cause: error })
      expect(error.message.length).toBeLessThan(5000)
    })
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  }
  let before = Number.POSITIVE_INFINITY
  for (const length of LENGTHS) {
    let time = await once(length)
    // What else goes on in the process is counted too: the quickest of a few counts.
    for (let again = 0; again < 4 && time > AT_ONCE && time > before * MOST; again++)
      time = Math.min(time, await once(length))
    const factor = time / before
    if (time > AT_ONCE && factor > MOST) expect.fail(`${what} of ${length}: ${factor} times as long as a fourth of it`)
    before = Math.max(time, AT_ONCE / MOST)
  }
}

const FIELDS = {
  name: { type: 'char', string: 'Name', store: true },
  note: { type: 'text', string: 'Note', store: true },
  partner_id: { type: 'many2one', relation: 'res.partner', string: 'Partner', store: true },
  child_ids: { type: 'one2many', relation: 'res.partner', string: 'Children', store: true },
  image: { type: 'binary', string: 'Image', store: true },
  date: { type: 'datetime', string: 'Date', store: true },
}
const USER = { uid: 2, db: 'db', user_context: {} }
const rpc = (value: unknown) => JSON.stringify({ jsonrpc: '2.0', id: 1, result: value })

/** A server that answers all but what a session begins with. */
function on(answer: (path: string) => ScriptedAnswer, wire: 'web' | 'xmlrpc' | 'jsonrpc' = 'web', series = '19.0') {
  const adapter = scriptedAdapter(({ url, body }) => {
    const path = new URL(url).pathname
    if (path.endsWith('version_info')) return result({ server_version: series, server_serie: series })
    if (path.endsWith('authenticate')) return result(USER, 'session_id=x')
    if (path.endsWith('fields_get')) return result(FIELDS)
    if (/\/common$|"common"/.test(`${path} ${body ?? ''}`)) return { body: xml('<int>2</int>') }
    return answer(path)
  })
  return connect('http://admin:admin@host/db', { adapter, retry: false, wire, series })
}

const xml = (value: string) =>
  `<?xml version='1.0'?>\n<methodResponse>\n<params>\n<param>\n<value>${value}</value></param>\n</params>\n</methodResponse>\n`
const listOf = (length: number, one: (index: number) => unknown) =>
  Array.from({ length: Math.ceil(length / 50) }, (_, index) => one(index + 1))
const nested = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth)

describe('JSON', () => {
  const row = (id: number) => ({
    id,
    name: `Name ${id}`,
    note: false,
    partner_id: [id, 'x'],
    child_ids: [id],
    date: '2026-01-02 03:04:05',
  })
  it.each<[what: string, body: (length: number) => string]>([
    ['rows', (length) => rpc(listOf(length, row))],
    ['one row with a long text', (length) => rpc([{ ...row(1), note: 'x'.repeat(length) }])],
    ['one row with a long list', (length) => rpc([{ ...row(1), child_ids: listOf(length, (id) => id) }])],
    ['one row with bytes', (length) => rpc([{ ...row(1), image: 'eHh4'.repeat(length / 4) }])],
    [
      'one row with many fields',
      (length) => rpc([Object.fromEntries(listOf(length, (id) => [`f${id}`, id]) as [string, number][])]),
    ],
    ['rows with a wrong one at the end', (length) => rpc([...listOf(length, row), { id: 'x' }])],
    ['rows with a wrong link at the end', (length) => rpc([...listOf(length, row), { ...row(1), partner_id: ['x'] }])],
    ['a moment that is none', (length) => rpc([{ ...row(1), date: '1-'.repeat(length / 2) }])],
    ['a link that is none', (length) => rpc([{ ...row(1), partner_id: 'x'.repeat(length) }])],
    ['lists within each other', (length) => `{"jsonrpc":"2.0","result":${nested(length, '[', ']')}}`],
    [
      'a field of lists within each other',
      (length) => `{"jsonrpc":"2.0","result":[{"id":1,"partner_id":${nested(length, '[', ']')}}]}`,
    ],
    ['objects within each other, cut', (length) => '{"result":'.repeat(length / 10)],
    ['NaN before a text without an end', (length) => `{"result":[NaN,"${'\\"'.repeat(length / 2)}`],
    ['NaN among texts', (length) => `{"result":[${'"a",NaN,'.repeat(length / 8)}0]}`],
    ['NaN and slashes', (length) => `{"result":[NaN,"${'\\\\'.repeat(length / 2)}"]}`],
    ['NaN within each other', (length) => `{"result":[NaN,${nested(length, '[', ']')}]}`],
    ['spaces', (length) => `${' '.repeat(length)}x`],
    ['what is not JSON-RPC', (length) => JSON.stringify({ a: 'x'.repeat(length) })],
  ])('%s', async (what, body) => {
    const answer = { body: '' }
    const odoo = on(() => answer)
    await grows(what, async (length) => {
      answer.body = body(length)
      await odoo
        .model('res.partner')
        .select('name', 'note', 'partner_id', 'child_ids', 'image', 'date' as never)
        .limit(5)
    })
    await grows(`${what}, raw`, async (length) => {
      answer.body = body(length)
      await odoo.call('res.partner', 'anything')
    })
  })
})

describe('XML', () => {
  const fault = (code: string, text: string) =>
    `<?xml version='1.0'?><methodResponse><fault><value><struct><member><name>faultCode</name><value>${code}</value></member><member><name>faultString</name><value><string>${text}</string></value></member></struct></value></fault></methodResponse>`
  const times = (text: string, length: number) => repeated(text, length)
  it.each<[what: string, body: (length: number) => string]>([
    ['values', (length) => xml(`<array><data>${times('<value><int>1</int></value>', length)}</data></array>`)],
    [
      'members',
      (length) => xml(`<struct>${times('<member><name>a</name><value>x</value></member>', length)}</struct>`),
    ],
    ['a text', (length) => xml(`<string>${times('x', length)}</string>`)],
    ['references', (length) => xml(`<string>${times('&amp;&#233;&lt;', length)}</string>`)],
    ['ends of lines', (length) => xml(`<string>${times('\r\n', length)}</string>`)],
    ['CDATA', (length) => xml(`<string>${times('<![CDATA[x]]>', length)}</string>`)],
    ['CDATA without an end', (length) => xml(`<string>${times('<![CDATA[', length)}`)],
    ['comments', (length) => xml(times('<!-- x -->', length))],
    ['comments without an end', (length) => xml(times('<!--', length))],
    ['instructions without an end', (length) => times('<?x ', length)],
    ['a number', (length) => xml(`<int>${times('1', length)}</int>`)],
    ['a double', (length) => xml(`<double>${times('1.', length)}</double>`)],
    ['base64', (length) => xml(`<base64>${times('eHh4', length)}</base64>`)],
    ['base64 in lines', (length) => xml(`<base64>${times('eHh4\n', length)}</base64>`)],
    ['lists within each other', (length) => xml(times('<array><data><value>', length))],
    ['spaces', (length) => xml(times(' ', length))],
    ['attributes', (length) => xml(`<string ${times('a="b" ', length)}>x</string>`)],
    ['a reference without an end', (length) => xml(`<string>&${times('x', length)}</string>`)],
    ...SEEDS_OF_LONG_TEXTS.flatMap((text): [string, (length: number) => string][] => {
      const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
      return [
        [`a fault of ${JSON.stringify(text)}`, (length) => fault('<int>1</int>', times(escaped, length))],
        [
          `a coded fault of ${JSON.stringify(text)}`,
          (length) =>
            fault(
              `<string>warning -- ${times(escaped, length)}\n\n${times(escaped, length)}</string>`,
              times(escaped, length),
            ),
        ],
        [`no fault but ${JSON.stringify(text)}`, (length) => times(text, length)],
      ]
    }),
  ])('%s', async (what, body) => {
    const answer = { body: '' }
    const odoo = on(() => answer, 'xmlrpc', '14.0')
    await grows(what, async (length) => {
      answer.body = body(length)
      await odoo.call('res.partner', 'anything')
    })
  })
})

describe.each(SEEDS_OF_LONG_TEXTS)('%j', (text) => {
  it('as a page, a form, a cart, an upload, and where data should be', async () => {
    const answer = { status: 200, body: '' }
    const odoo = on(() => answer)
    for (const [what, around] of [
      ['a page', (inner: string) => inner],
      ['a page with a title', (inner: string) => `<html><title>${inner}`],
      [
        'a page with a cart',
        (inner: string) =>
          `<a href="/shop/1"><strong>${inner}<input class="js_quantity" data-line-id="1" data-product-id="1">`,
      ],
    ] as const) {
      for (const [by, work] of Object.entries({
        form: () => odoo.defaultSession.csrfToken(),
        cart: () => odoo.visitor().cart.lines(),
        upload: () => odoo.defaultSession.upload(new File(['x'], 'x'), { model: 'res.partner', id: 1 }),
        data: () => odoo.request('/route'),
      })) {
        for (const status of [200, 404]) {
          await grows(`${what} by ${by}, ${status}`, (length) => {
            answer.body = around(repeated(text, length))
            answer.status = status
            return work()
          })
        }
      }
    }
  })

  it('as the words of exceptions', async () => {
    const answer = { body: '' }
    const odoo = on(() => answer)
    for (const name of [
      'UserError',
      'ValidationError',
      'KeyError',
      'ValueError',
      'TypeError',
      'AttributeError',
      'AccessError',
      'MissingError',
      'except_orm',
      '',
    ]) {
      for (const work of [
        () => odoo.call('res.partner', 'write', [[1], {}]),
        async () =>
          (
            (await odoo.model('res.partner').build({ name: 'x' } as never)) as never as { save(): Promise<unknown> }
          ).save(),
      ]) {
        await grows(name, (length) => {
          const long = repeated(text, length)
          const data = { name, message: long, debug: long, arguments: [long, long] }
          answer.body = JSON.stringify({ error: { code: 200, message: long, data } })
          return work()
        })
      }
    }
  })

  it('as headers', async () => {
    const answer: { status: number; headers: [string, string][]; body: string } = { status: 200, headers: [], body: '' }
    const odoo = on(() => answer)
    // Headers have no line breaks.
    const long = (length: number) => repeated(text, length).replace(/[\n\0]/g, ' ')
    for (const [what, headers] of [
      ['a cookie', (length: number) => [['set-cookie', long(length)]]],
      ['a named cookie', (length: number) => [['set-cookie', `session_id=${long(length)}; Path=/`]]],
      [
        'attributes of a cookie',
        (length: number) => [['set-cookie', `a=b; ${long(length)}; ${repeated('Path=/; ', length)}`]],
      ],
      [
        'cookies',
        (length: number) =>
          listOf(length, (index) => ['set-cookie', `c${index}=${text.replace(/[\n\0]/g, '')}; Path=/`]),
      ],
      ['a place', (length: number) => [['location', long(length)]]],
      ['a place here', (length: number) => [['location', `http://host/${long(length)}`]]],
      ['when to come again', (length: number) => [['retry-after', long(length)]]],
    ] as const) {
      for (const status of [200, 303, 503]) {
        await grows(`${what}, ${status}`, async (length) => {
          answer.status = status
          answer.headers = headers(length) as [string, string][]
          answer.body = rpc(5)
          await odoo.request('/route').catch((error: unknown) => {
            if (!isOoorError(error)) throw error
          })
          await odoo.visitor().csrfToken()
        })
      }
    }
  })
})
