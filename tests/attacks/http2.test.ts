/** HTTP/2 by Node's own server, with the middleware for `node:http`: what HTTP/1 has no words for. */
import { once } from 'node:events'
import { connect as connectHttp2, createServer, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { connect } from 'ooor'
import { ooor } from 'ooor/web/node'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Backend, startBackend } from './support/backend.ts'

let backend: Backend
beforeEach(async () => {
  backend = await startBackend()
})
afterEach(() => backend.stop())

/** A site that speaks HTTP/2, until the work is done. */
async function onSite<T>(work: (ask: (headers: OutgoingHttpHeaders) => Promise<IncomingHttpHeaders>) => Promise<T>) {
  await using odoo = connect({ url: backend.url, database: 'db' })
  const middleware = ooor(odoo, { proxy: { paths: ['/shop'] } })
  const server = createServer((request, response) => {
    const own = request as unknown as Parameters<typeof middleware>[0]
    const answer = response as unknown as Parameters<typeof middleware>[1]
    void middleware(own, answer, () => void response.end('own'))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = connectHttp2(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  try {
    return await work(async (headers) => {
      const stream = client.request({ ':path': '/shop', ...headers })
      const [answer] = (await once(stream, 'response')) as [IncomingHttpHeaders]
      stream.resume()
      await once(stream, 'close')
      return answer
    })
  } finally {
    client.destroy()
    server.close()
  }
}

describe('over HTTP/2', () => {
  it('pages are sent on, without what is of HTTP/2 alone', async () => {
    expect(await onSite((ask) => ask({}))).toMatchObject({ ':status': 200 })
    expect(Object.keys(backend.seen[0]?.headers ?? {}).filter((name) => name.startsWith(':'))).toEqual([])
  })

  it('a host that is another than the authority is none', async () => {
    const [both, other] = await onSite(async (ask) => [
      await ask({ ':authority': 'site', host: 'site' }),
      await ask({ ':authority': 'site', host: 'evil.example' }),
    ])
    expect([both?.[':status'], other?.[':status']]).toEqual([200, 400])
  })
})
