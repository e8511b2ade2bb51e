/** What sessions on the web cost: memory, store, and the middleware per request. Writes results-web.md. */
import { type ChildProcess, fork } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Client } from 'undici'
import { connect, type HttpAdapter, type Session } from '../packages/ooor/dist/index.js'
import { memoryStore, redisStore, type SessionStore } from '../packages/ooor/dist/sessions/store/index.js'
import { ooor } from '../packages/ooor/dist/web/node.js'
import { checkBuild } from './freshness.ts'
import { keepOn } from './machine.ts'
import { median, quantile, shuffled } from './statistics.ts'
import { storedSessions } from './stored-sessions.ts'

const KEY = 'a key of thirty-two characters, at least'
const SESSIONS = 10_000
/** Processes of an application, one after the other: where V8 puts a process's code moves it by a tenth. */
const STARTS = 16
/** Turns of each process. */
const ROUNDS = 8
const STORED = [10_000, 100_000, 1_000_000]
const PER_TURN = 200
/** Turns that are not counted: a site answers millions, and V8 compiles the hot ones until some ten thousand. */
const WARM = 40

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const newId = () => Array.from({ length: 84 }, () => letters[Math.floor(Math.random() * 64)]).join('')

/** An Odoo that gives each newcomer a session, and logs in whoever asks. */
const odooAdapter: HttpAdapter = {
  send: async (request) => {
    const headers = new Headers()
    const isLogin = request.url.endsWith('/authenticate')
    if (isLogin || request.headers.cookie === undefined)
      headers.set('set-cookie', `session_id=${newId()}; Path=/; HttpOnly`)
    const user = {
      uid: 7,
      db: 'db',
      username: 'alice@example.com',
      user_context: { lang: 'fr_FR', tz: 'Europe/Paris', uid: 7 },
    }
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, result: isLogin ? user : 1 })
    return { status: 200, headers, text: async () => body, bytes: async () => new TextEncoder().encode(body) }
  },
  close: async () => {},
}

const settings = { adapter: odooAdapter, series: '19.0' }
const fill = (session: Session) => session.request('/website/anything')

/** Redis in this process: what is measured is sealing and opening, not a network. */
function sealedStore(values = new Map<string, string>()): SessionStore {
  return redisStore(async ([name, ...args]) => {
    const [key = '', , evalKey = '', , next = ''] = args
    if (name === 'GET') return values.get(key) ?? null
    if (name === 'EVAL') return values.set(evalKey, next) && 1
    return values.delete(key)
  })
}

/** Likewise, of the one session that an application here has: looking for it would be Redis' work, not ours. */
function sealedStoreOfOne(): SessionStore {
  let value: string | null = null
  return redisStore(async (args) => {
    if (args[0] === 'GET') return value
    value = args[0] === 'EVAL' ? (args[5] ?? null) : null
    return 1
  })
}

async function heapPer(count: number, make: () => Promise<unknown>): Promise<number> {
  const collect = globalThis.gc
  if (collect === undefined) throw new Error('run with node --expose-gc')
  collect()
  const before = process.memoryUsage().heapUsed
  const held = await make()
  collect()
  const after = process.memoryUsage().heapUsed
  if (held === undefined) throw new Error('nothing was held')
  return (after - before) / count
}

async function memory() {
  const filled = (live: number, store: SessionStore, keys?: readonly string[]) => async () => {
    const odoo = connect('http://odoo/db', { ...settings, sessions: { store, live, ...(keys && { keys }) } })
    for (let made = 0; made < SESSIONS; made++) await fill(odoo.sessions.create())
    return odoo
  }
  return {
    live: await heapPer(SESSIONS, filled(SESSIONS, sealedStore(), [KEY])),
    stored: await heapPer(SESSIONS, filled(1, memoryStore({ max: SESSIONS }))),
  }
}

async function storeSize() {
  const values = new Map<string, string>()
  const odoo = connect('http://odoo/db', { ...settings, sessions: { store: sealedStore(values), keys: [KEY] } })
  await fill(odoo.sessions.create())
  const visitor = [...values.values()][0]?.length ?? 0
  values.clear()
  await odoo.sessions.create().login('alice@example.com', 'secret')
  return { visitor, user: [...values.values()][0]?.length ?? 0 }
}

/** Microseconds per request: on the clock, and of the server's processor. */
interface Turn {
  readonly micros: number
  readonly cpu: number
}

const APPS = ['without', 'two headers', 'awaiting', 'unused', 'opened, in memory', 'opened, sealed'] as const

type AppName = (typeof APPS)[number]

const DONE = Promise.resolve()

/** The same application, without or with the middleware, in a process of its own: what serves five is nobody's site. */
async function serve(name: string): Promise<void> {
  const page = 'x'.repeat(2000)
  const sessions = name === 'opened, sealed' ? { store: sealedStoreOfOne(), keys: [KEY] } : { store: memoryStore() }
  const middleware = ooor(connect('http://odoo/db', { ...settings, sessions }))
  const server = createServer((request, response) => {
    if (name === 'without') return void response.end(page)
    if (name === 'two headers') {
      response.setHeader('vary', 'Cookie').setHeader('cache-control', 'private, no-cache')
      return void response.end(page)
    }
    if (name === 'awaiting') {
      return void DONE.then(() => {
        response.setHeader('vary', 'Cookie').setHeader('cache-control', 'private, no-cache')
        response.end(page)
      })
    }
    void middleware(request, response, async () => {
      if (name !== 'unused') {
        const session = await request.ooor.session()
        if (request.url === '/fill') await fill(session)
      }
      response.end(page)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const filled = await fetch(`http://127.0.0.1:${port}/fill`)
  process.on('message', () => process.send?.(process.cpuUsage()))
  // Every browser has one.
  const cookie = filled.headers.getSetCookie()[0]?.split(';')[0] ?? `other=${'x'.repeat(128)}`
  process.send?.({ port, cookie })
}

/** What a process sends. */
function nextMessage<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve) => child.once('message', (message) => resolve(message as T)))
}

async function startApp(name: AppName) {
  const child = fork(fileURLToPath(import.meta.url), ['--serve', name])
  const { port, cookie } = await nextMessage<{ port: number; cookie: string }>(child)
  keepOn(1, child)
  return { child, cookie, client: new Client(`http://127.0.0.1:${port}`) }
}

async function measure(times: ReadonlyMap<AppName, Turn[]>): Promise<void> {
  const apps = new Map<AppName, Awaited<ReturnType<typeof startApp>>>()
  for (const name of shuffled(APPS)) apps.set(name, await startApp(name))
  const cpuOf = async (child: ChildProcess) => {
    const told = nextMessage<NodeJS.CpuUsage>(child)
    child.send('cpu')
    const { user, system } = await told
    return user + system
  }
  const turn = async (name: AppName): Promise<Turn> => {
    const { child, client, cookie } = apps.get(name) as Awaited<ReturnType<typeof startApp>>
    const headers = { cookie }
    const cpuBefore = await cpuOf(child)
    const start = performance.now()
    for (let sent = 0; sent < PER_TURN; sent++) {
      const { body } = await client.request({ method: 'GET', path: '/', headers })
      await body.dump()
    }
    const micros = ((performance.now() - start) * 1000) / PER_TURN
    return { micros, cpu: ((await cpuOf(child)) - cpuBefore) / PER_TURN }
  }
  // None waits for long: a process without work collects its garbage, and loses compiled code with it.
  for (let round = -WARM; round < ROUNDS; round++) {
    for (const name of shuffled(APPS)) {
      const measured = await turn(name)
      if (round >= 0) times.get(name)?.push(measured)
    }
  }
  for (const { child, client } of apps.values()) {
    await client.close()
    child.kill()
  }
}

async function overhead() {
  keepOn(0, process)
  const times = new Map<AppName, Turn[]>(APPS.map((name) => [name, []]))
  for (let start = 0; start < STARTS; start++) await measure(times)
  const base = times.get('without') ?? []
  return APPS.map((name) => {
    const own = times.get(name) ?? []
    const ratios = (of: keyof Turn) => own.map((turn, round) => turn[of] / (base[round]?.[of] ?? Number.NaN))
    const shown = (of: keyof Turn) => {
      const [all, range] = [ratios(of), (part: number) => quantile(ratios(of), part).toFixed(2)]
      return `${Math.round(median(own.map((turn) => turn[of])))} | ${median(all).toFixed(2)} (${range(0.1)}–${range(0.9)})`
    }
    return `| ${name} | ${shown('micros')} | ${shown('cpu')} |`
  })
}

async function report(): Promise<void> {
  checkBuild()
  const held = await memory()
  const size = await storeSize()
  const stored = await storedSessions({ settings: { ...settings, sessions: { keys: [KEY] } }, fill, steps: STORED })
  // Last: it keeps this process on one core.
  const rows = await overhead()
  const bytes = (value: number) => `${Math.round(value).toLocaleString('en')} B`
  const text = `# Sessions on the web

Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), ${new Date().toISOString().slice(0, 10)}. Made by \`npm --prefix bench run bench:web\`.

## Memory and store

Of ${SESSIONS.toLocaleString('en')} visitors, each with a session of Odoo.

| | per session |
|---|---|
| idle in the memory store | ${bytes(held.stored)} |
| kept ready for use (\`live\`), with its sealed value in a map | ${bytes(held.live)} |
| sealed in the store, a visitor | ${bytes(size.visitor)} |
| sealed in the store, a user | ${bytes(size.user)} |

## The middleware per request

The same \`node:http\` application, 2 kB of page, without and with the middleware; one request after the other over loopback, each in a process of its own, client and server each on a core of their own. Ratios are medians over ${STARTS * ROUNDS} rounds in ${STARTS} processes each (p10–p90).

| application | median µs | × without | CPU µs of the server | × without |
|---|---|---|---|---|
${rows.join('\n')}

*two headers*: without the middleware, but with the two headers that keep caches from giving one visitor’s page to others. *awaiting*: those headers, from a handler that has awaited something that was there. *unused*: the page asks for no session. *opened*: it awaits \`session()\`: verifies the cookie's signature and reads the store, whose network is not in it.

## Sessions in Redis

Visitors in a Redis of the test's own, over loopback by ioredis, compare-and-set included. *Opening*: one that this process does not hold, by its id, one after the other.

| sessions stored | Redis memory, each | commands to make one | commands to open one | median µs to open | p99 |
|---|---|---|---|---|---|
${stored.join('\n')}
`
  writeFileSync(new URL('results-web.md', import.meta.url), text)
  console.log(text)
}

const [, app] = process.argv.slice(process.argv.indexOf('--serve'))
if (process.argv.includes('--serve')) await serve(app ?? '')
else await report()
