/** What errors of others, which ours have as causes, give away: also to who looks at all of them. */
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { inspect } from 'node:util'
import { Sandbox } from '@ooor/sandbox'
import { connect, SessionStoreError } from 'ooor'
import { fetchAdapter } from 'ooor/http'
import { memoryStore, type SessionStore } from 'ooor/store'
import { afterEach, describe, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'

const SECRET = 'Zx9qL0vT7sKdR2mWbY4u'
const all = (value: unknown) => inspect(value, { depth: 12, showHidden: true })

describe('an answer that is no HTTP', () => {
  let server: Server | undefined
  afterEach(() => server?.close())

  const ANSWERS = {
    'a name of a header': `HTTP/1.1 200 OK\r\nOdd\x01: x\r\nSet-Cookie: session_id=${SECRET}\r\n\r\n`,
    'a status': `HTTP/1.1 2x0 OK\r\nSet-Cookie: session_id=${SECRET}\r\n\r\n`,
    'a length': `HTTP/1.1 200 OK\r\nContent-Length: x\r\nSet-Cookie: session_id=${SECRET}\r\n\r\n`,
    'a length of a chunk': `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{"key":"${SECRET}"}\r\n0\r\n\r\n`,
  }

  it.each(Object.entries(ANSWERS))('by %s gives away nothing of what came', async (_what, answer) => {
    server = createServer((socket) => {
      socket.on('error', () => {})
      socket.once('data', () => socket.end(answer))
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/db`
    for (const adapter of [undefined, fetchAdapter()]) {
      await using odoo = connect(url, { retry: false, ...(adapter !== undefined && { adapter }) })
      const told: unknown[] = []
      odoo.on('failure', (event) => told.push(event))
      const visitor = odoo.visitor()
      for (const asked of [visitor.login('a', 'b'), visitor.request('/some/route'), visitor.fetch('/page')]) {
        const error = await failure(asked)
        expect(all(error)).toContain('does not match the HTTP/1.1 protocol')
        expect(all(error)).not.toContain(SECRET)
      }
      expect(told.length).toBeGreaterThan(2)
      expect(all(told)).not.toContain(SECRET)
    }
  })
})

describe('a store whose client keeps what it was sent', () => {
  /** As ioredis (`command`), mysql2 (`sql`), pg (`detail`), knex (the message) and Redis without a password do. */
  class ClientError extends Error {
    readonly code = 'ER_FULL'
    readonly command: { readonly name: string; readonly args: readonly string[] }
    readonly sql: string
    readonly detail: string

    constructor(args: readonly string[]) {
      super(`no room for '${args.join("', '")}' on redis://site:${SECRET}@store/0`)
      this.command = { name: 'EVAL', args }
      this.sql = `REPLACE INTO session VALUES ('${args.join("', '")}')`
      this.detail = `Key (id)=(${args[0]})`
      this.cause = Object.assign(new Error(`inner ${args[0]}`), { args })
    }
  }

  /** Fails one operation, and says what of the session its error has in it. */
  const failing = (fails: 'get' | 'replace' | 'set' | 'delete') => {
    const asked: string[] = []
    const { get, set, delete: remove } = memoryStore()
    const store: SessionStore = { isShared: false, get, set, delete: remove }
    store[fails] = async (...args: unknown[]) => {
      asked.push(...args.map(String))
      throw new ClientError(args.map(String))
    }
    return { store, asked }
  }

  it.each(['get', 'replace', 'set'] as const)('names no session, and nothing that was stored: %s', async (fails) => {
    const { store, asked } = failing(fails)
    await using odoo = connect('http://sandbox/sandbox', { adapter: new Sandbox().adapter, sessions: { store } })
    const alice = odoo.sessions.create()
    const error = await failure(fails === 'get' ? odoo.sessions.open(alice.storeId ?? '') : alice.cart.add(5))
    expect(SessionStoreError.is(error)).toBe(true)
    const shown = all(error)
    expect(shown).not.toContain(SECRET)
    const sent = asked.filter((one) => one.length > 40)
    expect(sent.length).toBeGreaterThan(0)
    for (const secret of sent) expect(shown).not.toContain(secret)
    expect((error as Error).cause).toBeInstanceOf(ClientError)
    expect((error as Error).cause).toMatchObject({ code: 'ER_FULL', message: expect.stringContaining('no room for') })
  })

  it('is told as ours when it is swept too', async () => {
    const store: SessionStore = { ...memoryStore(), sweep: () => Promise.reject(new ClientError(['x'])) }
    await using odoo = connect('http://sandbox/sandbox', { sessions: { store } })
    const error = await failure(odoo.sessions.sweep())
    expect(SessionStoreError.is(error)).toBe(true)
    expect(all(error)).not.toContain(SECRET)
    expect(error.cause).toMatchObject({ code: 'ER_FULL' })
  })

  it.each(['stack', 'message', 'name', 'code'])('may have written over the %s of its errors', async (part) => {
    for (const odd of [null, 7, {}, [SECRET]]) {
      const get = () => Promise.reject(Object.defineProperty(new Error('full'), part, { value: odd }))
      await using odoo = connect('http://sandbox/sandbox', { sessions: { store: { ...memoryStore(), get } } })
      const error = await failure(odoo.sessions.open('x'.repeat(43)))
      expect([part, odd, SessionStoreError.is(error)]).toEqual([part, odd, true])
      expect(all(error)).not.toContain(SECRET)
    }
  })
})
