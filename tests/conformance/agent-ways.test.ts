import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { createMcpHttp, type McpHttp, sessionFor } from '@ooor/mcp'
import { Sandbox } from '@ooor/sandbox'
import { connect } from 'ooor'
import { describe, expect, it } from 'vitest'
import { ask } from '../support/agent.ts'
import { needs } from '../support/features.ts'
import { startTypeScript } from '../support/process.ts'
import { describeTargets } from './targets.ts'

const MAIN = 'packages/mcp/src/main.ts'
const QUESTION = { model: 'res.partner', select: ['name'], order: ['id'], limit: 1 }

async function clientOf(http: McpHttp, token: string) {
  const client = new Client({ name: 'test', version: '1' })
  const transport = new StreamableHTTPClientTransport(new URL('http://localhost/mcp'), {
    requestInit: { headers: { authorization: `Bearer ${token}`, host: 'localhost' } },
    fetch: (address, init) => http.fetch(new Request(address, init)),
  })
  await client.connect(transport as never)
  return client
}

describeTargets('an agent over HTTP', (target) => {
  it('has the limits of their user, whatever they bring', async (context) => {
    const { url, database, keys, major } = target()
    const secretOf = (login: string) => (major < 14 ? login : keys[login])
    if (secretOf('demo') === undefined) return context.skip('this server’s API keys are not known')
    needs(target(), 'sessions by their id', context)
    const odoo = connect({ url, database })
    const http = createMcpHttp({
      connectAs: (bearer) => sessionFor(odoo, bearer),
      policy: { limits: { callsPerMinute: 1 } },
    })
    const web = odoo.session({ username: 'demo', password: 'demo' })
    await web.info()
    const tokens = [`demo:${secretOf('demo')}`, `session:${web.id}`, `admin:${secretOf('admin')}`]
    const isRefused = []
    for (const token of tokens) {
      const client = await clientOf(http, token)
      isRefused.push((await ask(client, 'query', QUESTION)).isError)
      await client.close()
    }
    expect(isRefused).toEqual([false, true, false])
    await http.close()
    await odoo.close()
  })

  it('is in the rights of their own key, password or web session', async (context) => {
    const { url, database, keys, major } = target()
    const secretOf = (login: string) => (major < 14 ? login : keys[login])
    if (secretOf('demo') === undefined) return context.skip('this server’s API keys are not known')
    const odoo = connect({ url, database })
    const who: string[] = []
    const http = createMcpHttp({
      connectAs: (bearer) => sessionFor(odoo, bearer),
      audit: (line) => void who.push(line.who.split('/')[0] ?? ''),
    })
    const refused = await clientOf(http, 'demo:wrong-key').then(() => 'let in', String)
    expect(refused).toContain('Odoo does not take this credential')
    const tokens = [`demo:${secretOf('demo')}`, `admin:${secretOf('admin')}`]
    if (target().has('sessions by their id')) {
      const web = odoo.session({ username: 'demo', password: 'demo' })
      await web.info()
      tokens.push(`session:${web.id}`)
    }
    for (const token of tokens) {
      const client = await clientOf(http, token)
      expect((await ask(client, 'query', QUESTION)).data.rows).toHaveLength(1)
      await client.close()
    }
    expect(who).toEqual(['demo', 'admin', 'demo'].slice(0, tokens.length))
    await http.close()
    await odoo.close()
  })
})

describe('the command ooor-mcp', () => {
  it('speaks over stdin and stdout in the rights of the environment', async () => {
    const server = await new Sandbox({ series: '18.0' }).listen()
    const client = new Client({ name: 'test', version: '1' })
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: ['--import', 'tsx', MAIN, '--write'],
      env: { OOOR_URL: server.url, OOOR_DATABASE: 'sandbox', OOOR_USERNAME: 'demo', OOOR_API_KEY: 'sandbox-demo-key' },
      stderr: 'ignore',
    })
    try {
      await client.connect(transport)
      const { tools } = await client.listTools()
      expect(tools.map(({ name }) => name)).toContain('commit')
      expect((await ask(client, 'query', QUESTION)).data.rows).toHaveLength(1)
      const company = { kind: 'create', model: 'res.company', values: { name: 'Never' } }
      const { data } = await ask(client, 'propose', company)
      const done = await ask(client, 'commit', { token: data.token ?? 'was refused already' })
      expect(done.isError).toBe(true)
    } finally {
      await client.close()
      await server.close()
    }
  })

  it('serves a sandbox over HTTP, and ends by a signal', async () => {
    const running = await startTypeScript(MAIN, ['--sandbox', '17', '--http', '0'], /(http:\/\/127\.0\.0\.1:\d+\/mcp)/)
    try {
      const client = new Client({ name: 'test', version: '1' })
      const transport = new StreamableHTTPClientTransport(new URL(running.said[1] ?? ''), {
        requestInit: { headers: { authorization: 'Bearer admin:sandbox-admin-key' } },
      })
      await client.connect(transport as never)
      expect((await ask(client, 'explain', QUESTION)).data.series).toBe('17.0')
      await client.close()
    } finally {
      await running.stop()
    }
  })

  it('says what is wrong, without a trace', async () => {
    const environment = { OOOR_URL: '', OOOR_API_KEY: '', OOOR_PASSWORD: '' }
    const failed = await startTypeScript(MAIN, ['http://127.0.0.1:9/x'], /never said/, environment).then(
      () => '',
      String,
    )
    expect(failed).toContain('there is no credential: set OOOR_API_KEY or OOOR_PASSWORD')
    expect(failed).not.toMatch(/main\.ts:\d/)
  })
})
