/** A sandbox that is served over HTTP: what breaks it is told to who runs it, and nothing of it to who asks. */
import { once } from 'node:events'
import { Sandbox } from '@ooor/sandbox'
import { afterEach, describe, expect, it, vi } from 'vitest'

/** A partner with a contact with a contact, and so on. */
const DEEP = `${'{"name":"x","child_ids":[[0,0,'.repeat(3300)}{"name":"y"}${']]}'.repeat(3300)}`

afterEach(() => {
  vi.restoreAllMocks()
})

describe.each(['8.0', '14.0', '19.0'] as const)('on %s', (series) => {
  const served = async () => {
    const breaks = () => {
      throw new TypeError('broken in here')
    }
    const sandbox = new Sandbox({
      series,
      extend: { 'res.partner': { methods: { break_sandbox: { params: [], model: true, run: breaks } } } },
    })
    const server = await sandbox.listen()
    const ask = (path: string, body: string, headers: Record<string, string>) =>
      fetch(server.url + path, { method: 'POST', body, headers, redirect: 'manual' })
    const rpc = async (params: object, cookie = '') => {
      // Deep lists are made by nobody's `JSON.stringify`.
      const body = JSON.stringify({ jsonrpc: '2.0', id: 1, params }).replace('"DEEP"', DEEP)
      return ask('model' in params ? '/web/dataset/call_kw' : '/web/session/authenticate', body, {
        'content-type': 'application/json',
        cookie,
      })
    }
    const login = await rpc({ db: sandbox.database, login: 'admin', password: 'admin' })
    const cookie = login.headers.getSetCookie().find((line) => line.startsWith('session_id=')) ?? ''
    return { server, ask, rpc: (params: object) => rpc(params, cookie.split(';')[0]) }
  }
  const alive = { model: 'res.partner', method: 'search_count', args: [[]], kwargs: {} }

  it('its own failures have no stack, and it goes on', async () => {
    const warned = once(process, 'warning')
    vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const { server, rpc } = await served()
    try {
      const broken = await rpc({ ...alive, method: 'break_sandbox', args: [] })
      expect(broken.status).toBe(500)
      expect(await broken.text()).not.toMatch(/\n\s+at |packages|node_modules|\.ts/)
      const [warning] = await warned
      expect(warning).toMatchObject({ name: 'SandboxWarning', detail: expect.stringContaining('at ') })
      expect(await (await rpc(alive)).json()).toMatchObject({ result: expect.any(Number) })
    } finally {
      await server.close()
    }
  })

  it('documents that Python does not read are answered as there', async () => {
    const { server, ask } = await served()
    try {
      const body = `{"jsonrpc":"2.0","params":{},"id":${'['.repeat(20_000)}${']'.repeat(20_000)}}`
      const answer = await ask('/web/dataset/call_kw', body, { 'content-type': 'application/json' })
      if (series === '19.0') expect(await answer.text()).toContain('"name":"builtins.RecursionError"')
      else expect(answer.status).toBe(500)
    } finally {
      await server.close()
    }
  })

  it('what goes too deep is told as Python tells it, and leaves nothing behind', async () => {
    const { server, rpc } = await served()
    try {
      const before = (await (await rpc(alive)).json()) as { result: number }
      const deep = { ...alive, args: [[[`${'parent_id.'.repeat(20_000)}name`, '=', 'x']]] }
      for (const asked of [deep, { ...alive, method: 'create', args: ['DEEP'] }]) {
        const { error } = (await (await rpc(asked)).json()) as { error: { data: { name: string } } }
        expect(error.data.name).toMatch(/RecursionError$/)
      }
      expect(await (await rpc(alive)).json()).toMatchObject({ result: before.result })
    } finally {
      await server.close()
    }
  })
})
