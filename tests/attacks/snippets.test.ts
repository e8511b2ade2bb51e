/** The documents' own snippets, as they stand there, in a process of their own, under attack: they stay up. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { closeSockets, requestOf, sendRaw } from './support/raw.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** What the snippets take for granted: a connection and options. */
const BEFORE = `
import { Sandbox } from '@ooor/sandbox'
import { connect } from 'ooor'
const odoo = connect('http://host/sandbox', { adapter: new Sandbox().adapter })
const options = { proxy: { paths: ['/shop', '/websocket'], maxBodyBytes: 100_000 } }
`

const SNIPPETS = {
  'Plain node:http': { before: '', after: `server.listen(0, '127.0.0.1', () => console.log(server.address().port))` },
  Express: {
    before: '',
    after: `
app.use(async (req, res) => {
  const session = await req.ooor.session()
  if (req.url === '/login') await session.login('portal', 'portal')
  if (req.url === '/add') await session.cart.add(5)
  res.json(await session.cart.lines())
})
const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port))`,
  },
  Fastify: {
    before: '',
    after: `
app.all('/*', async (request) => {
  const session = await request.ooor.session()
  if (request.url === '/login') await session.login('portal', 'portal')
  if (request.url === '/add') await session.cart.add(5)
  return session.cart.lines()
})
await app.listen({ port: 0, host: '127.0.0.1' })
console.log(app.server.address().port)`,
  },
  Hono: {
    before: `import { serve } from '@hono/node-server'`,
    after: `
app.all('*', async (c) => {
  const session = await c.var.ooor.session()
  if (c.req.path === '/login') await session.login('portal', 'portal')
  if (c.req.path === '/add') await session.cart.add(5)
  return c.json(await session.cart.lines())
})
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(port))`,
  },
} as const

let folder: string | undefined
let child: ReturnType<typeof spawn> | undefined

afterEach(async () => {
  closeSockets()
  if (child?.exitCode === null) {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  if (folder !== undefined) await rm(folder, { recursive: true })
})

/** The code below a heading of docs/web.md. */
async function snippetOf(heading: string): Promise<string> {
  const text = await readFile(join(ROOT, 'docs/web.md'), 'utf8')
  const section = text.split(`\n### ${heading}\n`)[1] ?? ''
  return /```ts\n([\s\S]*?)```/.exec(section)?.[1] ?? ''
}

async function run(heading: keyof typeof SNIPPETS): Promise<number> {
  const { before, after } = SNIPPETS[heading]
  folder = await mkdtemp(join(ROOT, 'tests/attacks/snippet-'))
  const file = join(folder, 'main.ts')
  await writeFile(file, [BEFORE, before, await snippetOf(heading), after].join('\n'))
  child = spawn(process.execPath, ['--import', 'tsx', file], {
    cwd: ROOT,
    env: { ...process.env, TSX_TSCONFIG_PATH: join(ROOT, 'tsconfig.json') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let told = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    told += chunk
  })
  const line = await Promise.race([
    once(child.stdout as NonNullable<typeof child.stdout>, 'data').then(([chunk]) => String(chunk)),
    once(child, 'exit').then(() => Promise.reject(new Error(`${heading} does not run: ${told}`))),
  ])
  return Number(line.trim())
}

it.each(Object.keys(SNIPPETS) as (keyof typeof SNIPPETS)[])('%s', async (heading) => {
  const port = await run(heading)
  const ask = (line: string, ...headers: string[]) => sendRaw(port, requestOf(line, headers))
  const cookieOf = ({ header }: Awaited<ReturnType<typeof ask>>) => header('set-cookie')[0]?.split(';')[0] ?? ''
  await ask('TRACE /shop HTTP/1.1', 'Host: site')
  await ask('TRACE / HTTP/1.1', 'Host: site')
  await ask('GET / HTTP/1.1', 'Host: a b')
  await ask('GET /shop HTTP/1.1', 'Host: x/jsonrpc?')
  await ask('GET http://[bad/ HTTP/1.1', 'Host: site')
  await ask('OPTIONS * HTTP/1.1', 'Host: site')
  const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`
  const head = requestOf('POST /shop HTTP/1.1', ['Host: site', 'Transfer-Encoding: chunked'])
  expect((await sendRaw(port, head, chunk, chunk, chunk, '0\r\n\r\n')).status).toBe(413)
  const before = cookieOf(await ask('GET /add HTTP/1.1', 'Host: localhost'))
  const after = cookieOf(await ask('GET /login HTTP/1.1', 'Host: localhost', `Cookie: ${before}`))
  for (const path of ['/', '/add', '/shop/cart']) {
    await ask(`GET ${path} HTTP/1.1`, 'Host: localhost', `Cookie: ${before}`)
    await ask(`GET ${path} HTTP/1.1`, 'Host: localhost', `Cookie: ${after}`)
  }
  await ask('GET / HTTP/1.1', 'Host: site', 'Connection: Upgrade', 'Upgrade: h2c')
  await ask('GET /websocket HTTP/1.1', 'Host: site', 'Connection: Upgrade', 'Upgrade: websocket')
  expect((await ask('GET / HTTP/1.1', 'Host: localhost')).status).toBe(200)
  expect(child?.exitCode).toBeNull()
})
