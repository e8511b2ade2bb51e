/** Over HTTP: who may call, from where, and whose session is whose. */
import { request } from 'node:http'
import { serve } from '@hono/node-server'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { type AuditLine, createMcpHttp, type McpHttpOptions, sessionFor } from '@ooor/mcp'
import { Sandbox } from '@ooor/sandbox'
import { connect } from 'ooor'
import { afterEach, describe, expect, it } from 'vitest'
import { ask } from '../../support/agent.ts'

const INITIALIZE = {
  ...{ jsonrpc: '2.0', id: 1, method: 'initialize' },
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
}
const LIST = { jsonrpc: '2.0', id: 2, method: 'tools/list' }
const ADMIN = 'Bearer sandbox-admin-key'
const DEMO = 'Bearer demo:sandbox-demo-key'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

async function served(options: Partial<McpHttpOptions> = {}) {
  const sandbox = new Sandbox({ series: '19.0' })
  const odoo = connect({ url: 'http://sandbox', database: sandbox.database, adapter: sandbox.adapter })
  const audit: AuditLine[] = []
  const http = createMcpHttp({
    ...{ write: true, audit: (line) => void audit.push(line) },
    connectAs: (bearer) => sessionFor(odoo, bearer),
    ...options,
  })
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const made = serve({ fetch: http.fetch, port: 0, hostname: '127.0.0.1', overrideGlobalObjects: false }, () =>
      resolve(made),
    )
  })
  const address = server.address() as { readonly port: number }
  closers.push(async () => {
    await http.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await odoo.close()
  })
  return { sandbox, odoo, audit, http, port: address.port, url: `http://127.0.0.1:${address.port}/mcp` }
}

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** By `node:http`, which lets any header be said. */
function send(
  port: number,
  headers: Record<string, string>,
  body: unknown = INITIALIZE,
  method = 'POST',
  path = '/mcp',
) {
  return new Promise<Answer>((resolve, reject) => {
    const asked = request(
      {
        ...{ host: '127.0.0.1', port, path, method },
        headers: {
          ...{ 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
          ...{ host: `127.0.0.1:${port}`, ...headers },
        },
      },
      (answer) => {
        const pieces: Buffer[] = []
        answer.on('data', (piece: Buffer) => pieces.push(piece))
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(pieces).toString() }),
        )
      },
    )
    asked.on('error', reject)
    asked.end(method !== 'POST' ? undefined : typeof body === 'string' ? body : JSON.stringify(body))
  })
}

async function clientOf(url: string, authorization: string) {
  const client = new Client({ name: 'test', version: '1' })
  const transport = new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers: { authorization } } })
  // The SDK's own types do not take exact optional properties.
  await client.connect(transport as never)
  closers.push(() => client.close())
  return { client, id: transport.sessionId ?? '' }
}

describe('who brings no credential of Odoo', () => {
  it.each([
    {},
    { authorization: '' },
    { authorization: 'Bearer' },
    { authorization: 'Bearer ' },
    { authorization: 'Bearer wrong-key' },
    { authorization: 'Bearer admin:wrong-key' },
    { authorization: 'Bearer demo:sandbox-admin-key' },
    { authorization: 'Basic YWRtaW46YWRtaW4=' },
    { authorization: `Bearer ${'x'.repeat(600)}` },
    { authorization: 'Bearer session:x' },
    { authorization: `Bearer session:${'a'.repeat(40)}` },
    { authorization: 'Bearer session:../../../../x' },
    { authorization: 'Bearer a b' },
    { cookie: 'session_id=sandbox-admin-key' },
    { 'mcp-session-id': 'sandbox-admin-key' },
  ] as Record<string, string>[])('is a 401 that says where to learn how: %j', async (headers) => {
    const { port } = await served()
    const { status, headers: told, body } = await send(port, headers)
    expect(status).toBe(401)
    const metadata = `http://127.0.0.1:${port}/.well-known/oauth-protected-resource/mcp`
    expect(told['www-authenticate']).toContain(`Bearer resource_metadata="${metadata}"`)
    expect(body).not.toMatch(/sandbox-(admin|demo)-key|Traceback/)
  })

  it('is told of the resource, and of nothing else', async () => {
    const { port } = await served({
      ...{ resource: 'https://mcp.example.com/mcp', authorizationServers: ['https://id.example.com'] },
    })
    for (const path of ['/.well-known/oauth-protected-resource', '/.well-known/oauth-protected-resource/mcp']) {
      const { status, body } = await send(port, {}, undefined, 'GET', path)
      expect({ status, body: JSON.parse(body) }).toEqual({
        status: 200,
        body: {
          ...{ resource: 'https://mcp.example.com/mcp', resource_name: 'Odoo', bearer_methods_supported: ['header'] },
          authorization_servers: ['https://id.example.com'],
        },
      })
    }
    for (const path of ['/', '/mcp/', '/mcp/../x', '/.well-known/x', '//mcp']) {
      expect((await send(port, { authorization: ADMIN }, undefined, 'GET', path)).status).toBe(404)
    }
    const unauthorized = await send(port, {})
    expect(unauthorized.headers['www-authenticate']).toContain('https://mcp.example.com/.well-known/')
  })
})

describe('a page on another site', () => {
  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:3000' },
    { host: 'evil.example' },
    { host: 'evil.example:80' },
    { host: 'localhost.evil.example' },
    { host: '127.0.0.1.evil.example' },
    { host: '127.0.0.1@evil.example' },
  ] as Record<string, string>[])('reaches nothing, with a good key too: %j', async (headers) => {
    const { port, sandbox } = await served()
    const { status } = await send(port, { authorization: ADMIN, ...headers })
    expect([400, 403]).toContain(status)
    expect(sandbox.calls).toEqual([])
  })

  it('reaches it when it is listed, by names that are', async () => {
    const { port } = await served({ hosts: ['mcp.example.com', '[::1]:9'], origins: ['https://agents.example.com'] })
    const tried = async (host: string, origin: string) =>
      (await send(port, { authorization: ADMIN, host, origin })).status
    expect(await tried('mcp.example.com', 'https://agents.example.com')).toBe(200)
    expect(await tried('mcp.example.com:8443', 'https://agents.example.com')).toBe(200)
    expect(await tried('[::1]:9', 'https://agents.example.com')).toBe(200)
    expect(await tried('[::1]:10', 'https://agents.example.com')).toBe(403)
    expect(await tried('127.0.0.1', 'https://agents.example.com')).toBe(403)
    expect(await tried('mcp.example.com', 'https://agents.example.com.evil.example')).toBe(403)
  })
})

describe('a session', () => {
  it('is in the rights of who began it', async () => {
    const { url, audit } = await served()
    const [admin, demo] = [await clientOf(url, ADMIN), await clientOf(url, DEMO)]
    const models = { search: 'partner' }
    expect((await ask(admin.client, 'describe', models)).isError).toBe(false)
    await ask(demo.client, 'query', { model: 'res.partner', limit: 1 })
    const writing = { kind: 'create', model: 'res.company', values: { name: 'Mine' } }
    const { data } = await ask(demo.client, 'propose', writing)
    const done = await ask(demo.client, 'commit', { token: data.token ?? 'x'.repeat(32) })
    expect(done.isError).toBe(true)
    const who = new Set(audit.map((line) => line.who.split('/')[0]))
    expect([...who]).toEqual(['admin', 'demo'])
    expect(JSON.stringify(audit)).not.toMatch(/sandbox-(admin|demo)-key/)
  })

  it('is not reached by another caller, whatever they bring', async () => {
    const { url, port, sandbox } = await served()
    const { id } = await clientOf(url, ADMIN)
    const before = sandbox.calls.length
    for (const [headers, method] of [
      [{ authorization: DEMO, 'mcp-session-id': id }, 'POST'],
      [{ authorization: DEMO, 'mcp-session-id': id }, 'GET'],
      [{ authorization: DEMO, 'mcp-session-id': id }, 'DELETE'],
      [{ authorization: ADMIN, 'mcp-session-id': `${id}x` }, 'POST'],
      [{ authorization: ADMIN, 'mcp-session-id': '__proto__' }, 'POST'],
      [{ authorization: ADMIN, 'mcp-session-id': '' }, 'POST'],
    ] as [Record<string, string>, string][]) {
      const { status, body } = await send(port, headers, LIST, method)
      expect({ status, body }).toEqual({ status: 404, body: expect.stringContaining('there is no such session') })
    }
    for (const headers of [{ 'mcp-session-id': id }, { authorization: 'Bearer wrong', 'mcp-session-id': id }]) {
      expect([401, 404]).toContain((await send(port, headers as Record<string, string>, LIST)).status)
    }
    expect(sandbox.calls.length).toBe(before)
    expect((await send(port, { authorization: ADMIN, 'mcp-session-id': id }, LIST)).status).toBe(200)
  })

  it('keeps its proposals from others of the same caller', async () => {
    const { url } = await served()
    const [one, other] = [await clientOf(url, ADMIN), await clientOf(url, ADMIN)]
    expect(one.id).not.toBe(other.id)
    const input = { kind: 'write', model: 'res.partner', ids: [9], values: { street: 'Mine' } }
    const { data } = await ask(one.client, 'propose', input)
    expect((await ask(other.client, 'commit', { token: data.token })).data.message).toContain('no such proposal')
    expect((await ask(one.client, 'commit', { token: data.token })).isError).toBe(false)
  })

  it('gives way when a caller begins too many, and to nobody else’s', async () => {
    const { url, port } = await served({ sessionsPerCaller: 2 })
    const demo = await clientOf(url, DEMO)
    const [first, second, third] = [await clientOf(url, ADMIN), await clientOf(url, ADMIN), await clientOf(url, ADMIN)]
    const status = async (authorization: string, id: string) =>
      (await send(port, { authorization, 'mcp-session-id': id }, LIST)).status
    expect(await status(ADMIN, first.id)).toBe(404)
    expect(await status(ADMIN, second.id)).toBe(200)
    expect(await status(ADMIN, third.id)).toBe(200)
    expect(await status(DEMO, demo.id)).toBe(200)
  })

  it('gives way as well when a caller begins too many at the same moment', async () => {
    const { port } = await served({ sessionsPerCaller: 2 })
    const begun = await Promise.all(Array.from({ length: 12 }, () => send(port, { authorization: ADMIN })))
    const ids = begun.map(({ headers }) => String(headers['mcp-session-id']))
    const found = await Promise.all(ids.map((id) => send(port, { authorization: ADMIN, 'mcp-session-id': id }, LIST)))
    expect(new Set(ids).size).toBe(12)
    expect(found.filter(({ status }) => status === 200)).toHaveLength(2)
  })

  it('shares limits with the caller’s other sessions', async () => {
    const { url } = await served({ policy: { limits: { callsPerMinute: 3 } } })
    const [one, other, demo] = [await clientOf(url, ADMIN), await clientOf(url, ADMIN), await clientOf(url, DEMO)]
    const tried = async ({ client }: { client: Client }) =>
      (await ask(client, 'query', { model: 'res.country', limit: 1 })).isError
    expect([await tried(one), await tried(other), await tried(one), await tried(other)]).toEqual([
      false,
      false,
      false,
      true,
    ])
    expect(await tried(demo)).toBe(false)
  })

  it('is counted by its user, who has one limit and one number of sessions for all their keys', async () => {
    const both = ['Bearer sandbox-demo-key', DEMO]
    const limited = await served({ policy: { limits: { callsPerMinute: 3 } } })
    const [one, other] = await Promise.all(both.map((token) => clientOf(limited.url, token)))
    const tried = []
    for (const { client } of [one, other, one, other] as { client: Client }[]) {
      tried.push((await ask(client, 'query', { model: 'res.country', limit: 1 })).isError)
    }
    expect(tried).toEqual([false, false, false, true])
    const few = await served({ sessionsPerCaller: 2 })
    const ids = []
    for (const token of [both[0], both[1], both[0]] as string[]) ids.push((await clientOf(few.url, token)).id)
    const status = async (token = '', id = '') =>
      (await send(few.port, { authorization: token, 'mcp-session-id': id }, LIST)).status
    expect(await status(both[0], ids[0])).toBe(404)
    expect(await status(both[1], ids[1])).toBe(200)
    expect(await status(both[0], ids[2])).toBe(200)
    // Nor does the user's other key reach a session that this one began.
    expect(await status(both[1], ids[2])).toBe(404)
  })

  it('of Odoo’s own website does too, as who it is', async () => {
    const { url, odoo } = await served()
    const web = odoo.session({ username: 'demo', password: 'demo' })
    await web.info()
    const { client } = await clientOf(url, `Bearer session:${web.id}`)
    expect((await ask(client, 'query', { model: 'res.partner', limit: 1 })).isError).toBe(false)
  })
})

describe('what is sent', () => {
  it.each(['', '{', '[]', 'null', '"x"', '{"jsonrpc":"2.0"}', JSON.stringify(LIST), 'x'.repeat(1000)])(
    'is refused before a session begins: %j',
    async (body) => {
      const { port } = await served()
      const { status, body: told } = await send(port, { authorization: ADMIN }, body)
      expect(status).toBe(400)
      expect(told).not.toMatch(/\bat .*\.[jt]s:\d/)
    },
  )

  it('is no longer than it may be', async () => {
    const { port } = await served({ policy: { limits: { fileBytes: 1000 } } })
    const { status } = await send(
      port,
      { authorization: ADMIN },
      JSON.stringify({ ...INITIALIZE, x: 'x'.repeat(2_000_000) }),
    )
    expect(status).toBe(413)
  })
})
