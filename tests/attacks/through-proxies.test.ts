/** Proxies that the environment names: what goes through them, and what nobody is told of them. */
import { createServer, request as httpRequest, type Server } from 'node:http'
import { type AddressInfo, connect as connectSocket } from 'node:net'
import { Sandbox } from '@ooor/sandbox'
import { ConfigError, connect } from 'ooor'
import { undiciAdapter } from 'ooor/http/undici'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { defaultAdapter as elsewhere } from '../../packages/ooor/src/http/adapters/default-fetch.ts'
import { failure } from '../support/failure.ts'

const SECRET = 'Zx9qL0vT7sKd'

describe('proxies of the environment', () => {
  const seen: { readonly what: string; readonly authorization: string | undefined }[] = []
  let status = 200
  let proxy: Server
  let address: string
  let sandbox: { readonly url: string; close(): Promise<void> }

  beforeAll(async () => {
    sandbox = await new Sandbox({ series: '17.0' }).listen()
    proxy = createServer((request, response) => {
      seen.push({ what: `${request.method} ${request.url}`, authorization: request.headers['proxy-authorization'] })
      const { method, headers, url = '' } = request
      const onward = httpRequest(url, { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      })
      request.pipe(onward)
    })
    proxy.on('connect', (request, socket, head) => {
      seen.push({ what: `CONNECT ${request.url}`, authorization: request.headers['proxy-authorization'] })
      if (status !== 200) return void socket.end(`HTTP/1.1 ${status} No\r\n\r\n`)
      const [host = '', port] = (request.url ?? '').split(':')
      const onward = connectSocket(Number(port), host, () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
        onward.write(head)
        onward.pipe(socket).pipe(onward)
      })
      onward.on('error', () => socket.destroy())
      socket.on('error', () => onward.destroy())
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    address = `127.0.0.1:${(proxy.address() as AddressInfo).port}`
  })
  afterAll(async () => {
    await sandbox.close()
    proxy.closeAllConnections()
    await new Promise((resolve) => proxy.close(resolve))
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    seen.length = 0
    status = 200
  })

  const named = (value: string, except = '') => {
    for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy']) vi.stubEnv(name, value)
    for (const name of ['NO_PROXY', 'no_proxy']) vi.stubEnv(name, except)
  }
  const target = () => sandbox.url.replace('http://', 'http://admin:admin@')

  it('are gone through when that is asked for, and with their credentials', async () => {
    named(`http://user:${SECRET}@${address}`)
    await using odoo = connect(target(), { proxy: 'environment' })
    expect(await odoo.model('res.partner').count()).toBeGreaterThan(0)
    expect(seen.length).toBeGreaterThan(0)
    const basic = `Basic ${Buffer.from(`user:${SECRET}`).toString('base64')}`
    expect(new Set(seen.map(({ authorization }) => authorization))).toEqual(new Set([basic]))
  })

  it('are left out for hosts of NO_PROXY, and when nobody has asked', async () => {
    named(`http://${address}`, '127.0.0.1')
    await using around = connect(target(), { proxy: 'environment' })
    expect(await around.model('res.partner').count()).toBeGreaterThan(0)
    named(`http://${address}`)
    await using unasked = connect(target())
    expect(await unasked.model('res.partner').count()).toBeGreaterThan(0)
    expect(seen).toEqual([])
  })

  it('that refuse, or are not there, are network errors without a secret', async () => {
    status = 407
    for (const where of [address, '127.0.0.1:1']) {
      named(`http://user:${SECRET}@${where}`)
      await using odoo = connect(target().replace('http:', 'https:'), { proxy: 'environment', retry: false })
      const error = await failure(odoo.series())
      expect(error.name).toMatch(/^(NetworkError|ConnectionRefusedError|ConnectionLostError|TlsError)$/)
      expect(JSON.stringify([error.message, error.cause, error])).not.toContain(SECRET)
    }
  })

  it('that are no addresses, and what cannot be, are ConfigErrors without a secret', () => {
    named(`nonsense ${SECRET}`)
    for (const wrong of [
      () => connect(target(), { proxy: 'environment' }),
      () => connect(target(), { proxy: `http://user:${SECRET}@${address}` as 'environment' }),
      () => connect(target(), { proxy: 'environment', adapter: undiciAdapter() }),
      () => elsewhere({ proxy: 'environment' }),
    ]) {
      let error: unknown
      try {
        wrong()
      } catch (caught) {
        error = caught
      }
      expect(ConfigError.is(error)).toBe(true)
      expect((error as Error).message).not.toContain(SECRET)
    }
  })

  it('are left to the runtime where it reads the environment itself', () => {
    vi.stubGlobal('Deno', {})
    expect(elsewhere({ proxy: 'environment' })).toHaveProperty('send')
    vi.unstubAllGlobals()
  })
})
