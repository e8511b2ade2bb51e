import * as zlib from 'node:zlib'
import { connect } from 'ooor'
import { describe, expect, it } from 'vitest'
import { failure } from '../../../../../tests/support/failure.ts'
import { serving } from '../../../../../tests/support/http-server.ts'
import { MalformedResponseError, ResponseTooLargeError } from '../../errors/index.ts'
import type { HttpRequest } from '../types.ts'
import { fetchAdapter } from './fetch.ts'
import { undiciAdapter } from './undici.ts'

const { serve, end } = serving()

const answering = (encoding: string, body: Buffer, status = 200) =>
  serve((_request, response) => response.writeHead(status, { 'content-encoding': encoding }).end(body))
const post = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'POST',
  url,
  headers: {},
  body: '{}',
  ...more,
})

const TEXT = JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  result: Array.from({ length: 5000 }, (_, id) => ({ id, name: 'é🦄' })),
})
const { zstdCompressSync } = zlib as { readonly zstdCompressSync?: (text: string) => Buffer }
const ENCODED: [encoding: string, body: Buffer][] = [
  ['gzip', zlib.gzipSync(TEXT)],
  ['br', zlib.brotliCompressSync(TEXT)],
  ['deflate', zlib.deflateSync(TEXT)],
]

describe.each([
  ['undici', undiciAdapter],
  ['fetch', fetchAdapter],
])('compressed answers through the %s adapter', (_, make) => {
  const adapter = make()

  it.each(ENCODED)('%s', async (encoding, body) => {
    const answer = await adapter.send(post(await answering(encoding, body)))
    expect(await answer.text()).toBe(TEXT)
  })

  it('the bound is that of what comes out, and what goes on for ever is given up early', async () => {
    const chunk = Buffer.alloc(1024 * 1024)
    let inflated = 0
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' })
      const gzip = zlib.createGzip()
      gzip.pipe(response)
      response.on('close', () => gzip.destroy())
      const more = () => {
        inflated += chunk.length
        if (!gzip.destroyed && gzip.write(chunk)) setImmediate(more)
      }
      gzip.on('drain', more)
      more()
    })
    const read = adapter.send(post(url, { maxResponseBytes: 1024 * 1024 })).then((answer) => answer.bytes())
    expect(await failure(read)).toBeInstanceOf(ResponseTooLargeError)
    // What had been written when it was given up: buffers of both ends, not the whole.
    expect(inflated).toBeLessThan(512 * 1024 * 1024)
    const fits = await adapter.send(
      post(await answering('gzip', zlib.gzipSync(TEXT)), { maxResponseBytes: Buffer.byteLength(TEXT) }),
    )
    expect(await fits.text()).toBe(TEXT)
  })

  it('an answer that is not what it says: a write may have run, a read says what came', async () => {
    const whole = zlib.gzipSync(TEXT)
    for (const body of [whole.subarray(0, whole.length / 2), Buffer.from('\u001f\ufffdgarbled'), Buffer.from(TEXT)]) {
      const url = await answering('gzip', body)
      const odoo = connect(
        { url, database: 'db', username: 'u', password: 'p' },
        { adapter, wire: 'jsonrpc', series: '17.0', retry: { limit: 1, delay: 1 } },
      )
      const written = await failure(
        odoo.service('object', 'execute_kw', ['db', 2, 'p', 'res.partner', 'write', [[1], {}]]),
      )
      expect([written.name, /may have run/.test(written.message)]).toEqual(['OutcomeUnknownError', true])
      expect((await failure(odoo.service('common', 'version'))).name).toMatch(/MalformedResponseError|NetworkError/)
      await end()
    }
  })

  it('an empty body is none', async () => {
    const answer = await adapter.send(post(await answering('gzip', Buffer.alloc(0), 404)))
    expect([answer.status, await answer.text()]).toEqual([404, ''])
  })
})

describe('the undici adapter', () => {
  const adapter = undiciAdapter()

  it.skipIf(zstdCompressSync === undefined)('undoes zstd where Node does', async () => {
    const answer = await adapter.send(post(await answering('zstd', zstdCompressSync?.(TEXT) ?? Buffer.alloc(0))))
    expect(await answer.text()).toBe(TEXT)
    expect(adapter.encodings).toBe('gzip, br, zstd')
  })

  it('says what is wrong', async () => {
    const read = adapter.send(post(await answering('gzip', Buffer.from('no')))).then((answer) => answer.text())
    const error = await failure(read)
    expect(error).toBeInstanceOf(MalformedResponseError)
    expect(error.message).toMatch(/^127\.0\.0\.1:\d+ answered 200 with a body that is no whole gzip/)
  })

  it('leaves alone what it does not know, and what is passed on', async () => {
    const body = zlib.gzipSync(zlib.gzipSync('x'))
    for (const encoding of ['gzip, gzip', 'utf-8', 'constructor']) {
      const answer = await adapter.send(post(await answering(encoding, body)))
      expect(Buffer.from(await answer.bytes())).toEqual(body)
    }
    const passed = await adapter.send(post(await answering('gzip', body), { streams: true }))
    expect(passed.headers.get('content-encoding')).toBe('gzip')
    expect(Buffer.from(await passed.bytes())).toEqual(body)
  })

  it('is asked for by `compression`, and not for what is passed on', async () => {
    const asked: (string | undefined)[] = []
    const url = await serve((request, response) => {
      asked.push(request.headers['accept-encoding'])
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(zlib.gzipSync('{"jsonrpc":"2.0","result":5}'))
    })
    const odoo = connect({ url, database: 'db' }, { compression: true, series: '17.0' })
    expect(await odoo.request('/route')).toBe(5)
    await connect({ url, database: 'db' }, { series: '17.0' }).request('/route')
    expect([...new Set(asked)]).toEqual([adapter.encodings, undefined])
  })
})
