/**
 * Answers that are nearly right: each caller hears of them by errors of ours or not at all, and at once. `OOOR_RUNS`
 * for more of them, `OOOR_SEED` for the same ones again, `OOOR_RECORDINGS` for those of a folder of recordings too.
 */
import { connect, isOoorError, type Session } from 'ooor'
import { describe, expect, it } from 'vitest'
import { Random } from '../support/random.ts'
import { result, scriptedAdapter } from '../support/scripted-adapter.ts'
import { mutatedBody } from './support/mutations.ts'
import { type Recording, recordings } from './support/recordings.ts'
import { recordsTalk, WORK_NAMES } from './support/records-talk.ts'
import type { ServedCall } from './support/small-shop.ts'

const RUNS = Number(process.env.OOOR_RUNS ?? 10_000)
// What lands does not depend on chance: others are tried by hand, and by OOOR_SEED.
const FRESH = Number(process.env.OOOR_SEED ?? (process.env.CI ? 20261126 : Date.now() % 2 ** 32))

const rpc = (value: unknown) => JSON.stringify({ jsonrpc: '2.0', id: 1, result: value })
const fault = (name: string, message: string) =>
  JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    error: {
      code: 200,
      message: 'Odoo Server Error',
      data: { name, message, arguments: [message], debug: `Traceback (most recent call last):\n${name}: ${message}` },
    },
  })
const xml = (value: string) =>
  `<?xml version='1.0'?>\n<methodResponse>\n<params>\n<param>\n<value>${value}</value></param>\n</params>\n</methodResponse>\n`
const xmlFault = (code: string, text: string) =>
  `<?xml version='1.0'?>\n<methodResponse>\n<fault>\n<value><struct><member><name>faultCode</name><value>${code}</value></member><member><name>faultString</name><value><string>${text}</string></value></member></struct></value>\n</fault>\n</methodResponse>\n`

const USER = { uid: 2, db: 'db', username: 'admin', is_admin: true, user_context: { lang: 'en_US', tz: 'UTC', uid: 2 } }
const ROWS = [{ id: 1, name: 'x', state: 'draft', partner_id: [3, 'y'], line_ids: [1, 2], date: '2026-01-02 03:04:05' }]
const FAULTS = [
  fault('odoo.exceptions.AccessError', 'You are not allowed to access (Operation: read, User: 2)'),
  fault('odoo.exceptions.ValidationError', 'Missing required fields on the model\nField: Name (name)'),
  fault('builtins.ValueError', "Invalid field 'nome' on model 'res.partner'"),
  fault('odoo.http.SessionExpiredException', 'Session expired'),
]
const CART =
  '<html><body><form><input type="hidden" name="csrf_token" value="abco1"/></form><div id="cart_products"><div class="o_cart_product"><input class="js_quantity" value="2" data-line-id="3" data-product-id="5"/></div></div></body></html>'

interface Talk {
  readonly name: string
  readonly bodies: readonly string[]
  /** Recordings that are answers to the same, or might be. */
  readonly recorded?: readonly Recording['kind'][]
  readonly run: (body: string, status: number) => Promise<unknown>
}

/** What servers say at the end of a talk; all before it is as it should be. */
function onWeb(body: string, status: number, broken: (path: string) => boolean): Session {
  const adapter = scriptedAdapter(({ url }) => {
    const path = new URL(url).pathname
    if (broken(path)) return { status, body, headers: [['set-cookie', 'session_id=x; Path=/']] }
    if (path.endsWith('version_info')) return result({ server_version: '19.0', server_serie: '19.0' })
    if (path.endsWith('authenticate')) return result(USER, 'session_id=x; Path=/')
    return result([])
  })
  return connect('http://admin:admin@host/db', { adapter, retry: false, wire: 'web' }).defaultSession
}

const isCall = (path: string) => path.includes('call_kw')
function onServices(wire: 'jsonrpc' | 'xmlrpc', series: string, body: string, status: number): Session {
  const adapter = scriptedAdapter(({ url, body: sent }) => {
    if (url.endsWith('version_info')) return result({ server_version: series, server_serie: series })
    const isLogin = /"common"|\/common$|login|authenticate/.test(`${url} ${typeof sent === 'string' ? sent : ''}`)
    if (isLogin) return wire === 'xmlrpc' ? { body: xml('<int>2</int>') } : result(2)
    return { status, body }
  })
  return connect('http://admin:admin@host/db', { adapter, retry: false, wire, series }).defaultSession
}

const serviceTalk = (wire: 'jsonrpc' | 'xmlrpc', series: string) => (body: string, status: number) =>
  onServices(wire, series, body, status).call('res.partner', 'read', [[1]])

const talks: readonly Talk[] = [
  {
    name: 'calls of the web wire',
    recorded: ['json-rpc', 'html'],
    bodies: [rpc(ROWS), ...FAULTS],
    run: (body, status) => onWeb(body, status, isCall).call('res.partner', 'read', [[1]]),
  },
  {
    name: 'logins',
    recorded: ['json-rpc'],
    bodies: [rpc(USER), ...FAULTS],
    run: (body, status) => onWeb(body, status, (path) => path.endsWith('authenticate')).login('a', 'b'),
  },
  {
    name: 'what a session is told of itself',
    recorded: ['json-rpc'],
    bodies: [rpc(USER), rpc({ ...USER, uid: null }), ...FAULTS],
    run: (body, status) => onWeb(body, status, (path) => path.endsWith('get_session_info')).info(),
  },
  {
    name: 'what a server is told by',
    bodies: [rpc({ server_version: '19.0', server_serie: '19.0', server_version_info: [19, 0, 0, 'final', 0, ''] })],
    run: (body, status) =>
      onWeb(body, status, (path) => path.endsWith('version_info')).call('res.partner', 'read', [[1]]),
  },
  {
    name: 'carts',
    recorded: ['json-rpc', 'html'],
    bodies: [CART, rpc({ line_id: 3, quantity: 2, cart_quantity: 2, warning: '' }), ...FAULTS],
    run: async (body, status) => {
      const session = onWeb(body, status, (path) => path.startsWith('/shop'))
      await session.cart.lines().catch(own)
      await session.cart.quantity().catch(own)
      await session.cart.add(5).catch(own)
      await session.cart.update(3, 1)
    },
  },
  {
    name: 'uploads',
    recorded: ['json', 'html'],
    bodies: [
      JSON.stringify([{ id: 5, filename: 'x.txt', mimetype: 'text/plain' }]),
      '<script>parent.x("[]")</script>',
      CART,
    ],
    run: (body, status) =>
      onWeb(body, status, (path) => path.includes('upload')).upload(new File(['x'], 'x.txt'), {
        model: 'res.partner',
        id: 1,
      }),
  },
  {
    name: 'files',
    recorded: ['json-rpc'],
    bodies: [
      rpc([
        { id: 5, name: 'x.txt', mimetype: 'text/plain', file_size: 2, url: false, create_date: '2026-01-02 03:04:05' },
      ]),
      rpc([{ id: 5, datas: 'eHg=', name: 'x.txt', mimetype: 'text/plain' }]),
      rpc(5),
      ...FAULTS,
    ],
    run: async (body, status) => {
      const { files } = onServices('jsonrpc', '17.0', body, status)
      const order = { model: 'sale.order', id: 1 }
      await files.list(order).catch(own)
      await files
        .download(5)
        .then((file) => file.bytes())
        .catch(own)
      await files.upload(new File(['x'], 'x.txt'), { on: order }).catch(own)
      await onWeb(body, status, isCall).files.list(order)
    },
  },
  {
    name: 'JSON-2',
    recorded: ['json'],
    bodies: [JSON.stringify(ROWS), ...FAULTS.map((text) => JSON.stringify(JSON.parse(text).error.data))],
    run: (body, status) => {
      const adapter = scriptedAdapter(({ url }) =>
        url.endsWith('version_info') ? result({ server_serie: '19.0', server_version: '19.0' }) : { status, body },
      )
      const to = { url: 'http://host', database: 'db', apiKey: 'k'.repeat(40) }
      return connect(to, { adapter, retry: false, series: '19.0' }).call('res.partner', 'read', [[1]])
    },
  },
  {
    name: 'JSON-RPC services',
    bodies: [rpc(ROWS), ...FAULTS],
    recorded: ['json-rpc'],
    run: serviceTalk('jsonrpc', '14.0'),
  },
  {
    name: 'XML-RPC and the faults of its servers',
    recorded: ['xml'],
    bodies: [
      xml(
        '<array><data><value><struct><member><name>id</name><value><int>1</int></value></member><member><name>d</name><value><double>1.5</double></value></member><member><name>b</name><value><base64>eA==</base64></value></member></struct></value></data></array>',
      ),
      xml('<boolean>1</boolean>'),
      xmlFault('<int>1</int>', 'Traceback (most recent call last):\nAccessError: no'),
      xmlFault('<string>warning -- AccessError\n\nNo &lt;b&gt;</string>', ''),
    ],
    run: serviceTalk('xmlrpc', '8.0'),
  },
]

function own(error: unknown): void {
  if (!isOoorError(error)) throw error
}

const RECORDED = recordings()
const SEEDS = [
  ['the same seed', 1],
  ['a fresh seed', FRESH],
] as const
/** Talks of wires, and the one of records, have as many each. */
const EACH = RUNS / (talks.length + 1) / SEEDS.length

/** Fails for what is no error of ours, and for what took its time: the processor's, whoever else is on the machine. */
async function quickly(run: () => Promise<unknown>, what: () => string): Promise<void> {
  const start = process.cpuUsage()
  const error = await run().then(
    () => undefined,
    (reason: unknown) => reason,
  )
  const told = () => `${what()}: ${error instanceof Error ? error.stack : String(error)}`
  if (error !== undefined && !isOoorError(error)) expect.fail(told())
  const { user, system } = process.cpuUsage(start)
  if (user + system > 1_000_000) expect.fail(`took over a second: ${told()}`)
}

describe.each(talks)('$name', ({ bodies, recorded = [], run }) => {
  const all = [...bodies, ...RECORDED.filter(({ kind }) => recorded.includes(kind)).map(({ body }) => body)]
  it.each(SEEDS)(
    'nearly right, by %s (%i): no foreign exception, none over a second',
    { timeout: 36_000_000 },
    async (_, seed) => {
      const random = new Random(seed)
      for (let left = EACH; left > 0; left--) {
        const body = mutatedBody(random.pick(random.below(2) === 0 ? bodies : all), random)
        const status = random.pick([200, 200, 200, 200, 404, 422, 500])
        await quickly(
          () => run(body, status),
          () => `${status} ${body}`,
        )
      }
    },
  )
})

describe('fields and rows', () => {
  const recorded = new Map<string, string[]>()
  for (const { method, kind, body } of RECORDED) {
    if (method !== undefined && kind === 'json-rpc') recorded.set(method, [...(recorded.get(method) ?? []), body])
  }
  it.each(SEEDS)(
    'nearly right, by %s (%i): no foreign exception, none over a second',
    { timeout: 36_000_000 },
    async (_, seed) => {
      const random = new Random(seed)
      for (let left = EACH; left > 0; ) {
        const name = random.pick(WORK_NAMES)
        const series = random.pick(['19.0', '19.0', '17.0', '14.0', '7.0'])
        let said = ''
        const mutate = (body: string, { model, method }: ServedCall) => {
          left--
          const others = recorded.get(method)
          const mutated = mutatedBody(
            others !== undefined && random.below(3) === 0 ? random.pick(others) : body,
            random,
          )
          said = `${model}.${method} answered ${mutated}`
          return mutated
        }
        await quickly(
          () => recordsTalk(name, series, random, mutate),
          () => `${name} on ${series}: ${said}`,
        )
      }
    },
  )

  it.each(WORK_NAMES)('%s are done where answers are right', async (name) => {
    for (const series of ['19.0', '17.0', '14.0']) {
      await recordsTalk(name, series, new Random(1), (body) => body)
    }
  })
})
