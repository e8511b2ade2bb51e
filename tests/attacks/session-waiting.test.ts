import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Sandbox } from '@ooor/sandbox'
import { ConfigError, type Connection, connect, type HttpAdapter, OutcomeUnknownError } from 'ooor'
import { afterEach, describe, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'

const GONE = new Error('the user has gone')

/** An Odoo in which one path never answers. */
function hangingOdoo(hanging: string) {
  const { adapter } = new Sandbox()
  let arrive = () => {}
  const reached = new Promise<void>((resolve) => {
    arrive = resolve
  })
  const send: HttpAdapter['send'] = (request) => {
    if (!request.url.includes(hanging)) return adapter.send(request)
    arrive()
    // Not even when it is aborted: whoever waits must let go by itself.
    return new Promise(() => {})
  }
  return { reached, odoo: connect('http://sandbox/sandbox', { adapter: { send, close: adapter.close } }) }
}

describe('nobody waits for ever', () => {
  it.each(['login', 'logout'] as const)('in a %s with a signal, behind a call that hangs', async (what) => {
    const { odoo, reached } = hangingOdoo('/hangs')
    const alice = odoo.visitor()
    await alice.cart.add(5)
    void alice.request('/hangs')
    await reached
    const controller = new AbortController()
    const { signal } = controller
    const waiting = failure(what === 'login' ? alice.login('portal', 'portal', { signal }) : alice.logout({ signal }))
    const behind = alice.cart.quantity()
    controller.abort(GONE)
    expect(await waiting).toBe(GONE)
    // Who waited for it, goes on.
    expect(await behind).toBe(1)
    expect(alice.isVisitor).toBe(true)
  })

  it('in a login that hangs itself: the session goes on as it was', async () => {
    const { odoo, reached } = hangingOdoo('/web/session/authenticate')
    const alice = odoo.visitor()
    await alice.cart.add(5)
    const controller = new AbortController()
    const waiting = failure(alice.login('portal', 'portal', { signal: controller.signal }))
    await reached
    controller.abort(GONE)
    expect(await waiting).toBe(GONE)
    expect(await alice.cart.quantity()).toBe(1)
    expect(alice.isVisitor).toBe(true)
  })

  it('in a login that was aborted before it began', async () => {
    const { odoo } = hangingOdoo('/hangs')
    const alice = odoo.visitor()
    const signal = AbortSignal.abort(GONE)
    expect(await failure(alice.login('portal', 'portal', { signal }))).toBe(GONE)
    expect(alice.isVisitor).toBe(true)
  })
})

describe('close()', () => {
  let server: Server
  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })

  /** A connection to a server that tells its series and then says nothing. */
  async function connectSilent(): Promise<{ odoo: Connection; reached: Promise<void> }> {
    let arrive = () => {}
    const reached = new Promise<void>((resolve) => {
      arrive = resolve
    })
    server = createServer((request, response) => {
      const version = { server_version: '17.0', server_serie: '17.0' }
      if (request.url?.endsWith('version_info'))
        response.end(JSON.stringify({ jsonrpc: '2.0', id: 1, result: version }))
      else arrive()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    return { reached, odoo: connect(`http://127.0.0.1:${port}`) }
  }

  it('does not wait for a read that hangs, which is not tried again', async () => {
    const { odoo, reached } = await connectSilent()
    const hanging = failure(odoo.visitor().request('/hangs', {}, { isReadOnly: true }))
    await reached
    await odoo.close()
    expect(await hanging).toBeInstanceOf(ConfigError)
  })

  it('says of a write under way that nobody knows how it ended', async () => {
    const { odoo, reached } = await connectSilent()
    const hanging = failure(odoo.visitor().request('/hangs'))
    await reached
    await odoo.close()
    expect(await hanging).toBeInstanceOf(OutcomeUnknownError)
  })
})
