import { Sandbox } from '@ooor/sandbox'
import {
  type ConnectOptions,
  connect,
  type HttpAdapter,
  type HttpMiddleware,
  type HttpResponse,
  type WireName,
} from 'ooor'
import { describe, expect, it } from 'vitest'

interface Answer {
  readonly status: number
  readonly type: string
  readonly text: string
}

const HTML_500 = { status: 500, type: 'text/html', text: '<!doctype html><title>500 Internal Server Error</title>' }
const UNREADABLE: Record<string, Answer> = {
  'an empty body': { status: 200, type: 'application/json', text: '' },
  'a body that was cut': { status: 200, type: 'application/json', text: '{"jsonrpc": "2.0", "resu' },
  'compressed bytes': { status: 200, type: 'application/json', text: '\u001f\ufffd\b\u0000garbled' },
  'a failure as a web page': HTML_500,
}

const REFUSED: Record<string, Answer & { readonly advice: RegExp }> = {
  'too large': { ...HTML_500, status: 413, advice: /larger than the proxy/ },
  'too many': { ...HTML_500, status: 429, advice: /too many|fewer at a time/i },
  forbidden: { ...HTML_500, status: 403, advice: /proxy or firewall/ },
  malformed: { ...HTML_500, status: 400, advice: /headers/ },
  'not there': { ...HTML_500, status: 404, advice: /Check the URL/ },
  'the wrong method': { ...HTML_500, status: 405, advice: /takes no such requests/ },
}

/** Lets the server run the method, and answers what a proxy or a broken line makes of it. */
function answering(method: string, answer: Answer, times = Number.POSITIVE_INFINITY): HttpMiddleware {
  let left = times
  return async (request, next) => {
    const response = await next(request)
    if (request.call?.method !== method || left-- <= 0) return response
    const headers = new Headers({ 'content-type': answer.type })
    const bytes = new TextEncoder().encode(answer.text)
    return { status: answer.status, headers, text: async () => answer.text, bytes: async () => bytes } as HttpResponse
  }
}

const WIRES: readonly (readonly [WireName, ConnectOptions])[] = [
  ['web', { url: 'http://sandbox', username: 'admin', password: 'admin' }],
  ['jsonrpc', { url: 'http://sandbox', username: 'admin', password: 'admin' }],
  ['xmlrpc', { url: 'http://sandbox', username: 'admin', password: 'admin' }],
  ['json2', { url: 'http://sandbox', apiKey: 'sandbox-admin-key' }],
]

describe.each(WIRES)('an answer that cannot be read, over %s', (wire, options) => {
  // Beneath the layers, where the network is.
  const to = (network: HttpMiddleware) => {
    const { adapter: inner, database } = new Sandbox({ series: '19.0' })
    const adapter: HttpAdapter = { ...inner, send: (request) => network(request, (one) => inner.send(one)) }
    return connect({ ...options, database, wire, adapter, retry: { limit: 2, delay: 1 } })
  }
  const write = (network: HttpMiddleware) => to(network).call('res.partner', 'write', [[7], { comment: 'x' }])

  it.each(Object.entries(UNREADABLE))('%s: a write may have run', async (_, answer) => {
    await expect(write(answering('write', answer))).rejects.toMatchObject({
      name: 'OutcomeUnknownError',
      message: expect.stringContaining('may have run'),
    })
  })

  it.each(Object.entries(REFUSED))('%s: nothing has run, and the advice fits', async (_, { advice, ...answer }) => {
    const failure = write(answering('write', answer))
    await expect(failure).rejects.toMatchObject({ name: 'HtmlResponseError', status: answer.status })
    await expect(failure).rejects.toThrow(advice)
  })

  it.each([429, 503])('%i after the last try: is named as such, whatever is in it', async (status) => {
    for (const [type, text] of [
      ['text/plain', ''],
      ['text/plain', 'slow down'],
      ['application/json', '{"error":"rate limited"}'],
      ['application/json', '{"message":"slow down"}'],
      ['text/html', '<html><title>Too Many'],
    ] as const) {
      for (const method of ['read', 'write']) {
        const failure = to(answering(method, { status, type, text })).call('res.partner', method, [[7], ['name']])
        await expect(failure).rejects.toMatchObject({ status, name: expect.stringMatching(/ResponseError$/) })
        await expect(failure).rejects.toThrow(status === 429 ? /too many requests/i : /for now|overloaded/)
      }
    }
  })

  it('a route for models that is gone: the database may be', async () => {
    const text = '<!doctype html><p>The requested URL was not found on the server. If you entered the URL manually</p>'
    const failure = write(answering('write', { status: 404, type: 'text/html', text }))
    await expect(failure).rejects.toMatchObject({ name: 'RouteNotFoundError' })
    await expect(failure).rejects.toThrow(/unable to open its database/)
  })

  it('a passing failure: a read is repeated', async () => {
    const odoo = to(answering('read', HTML_500, 1))
    await expect(odoo.call('res.partner', 'read', [[7], ['name']])).resolves.toHaveLength(1)
  })
})

it('a server that fails while it is looked at is no wrong address', async () => {
  const failing: HttpMiddleware = async () =>
    ({
      status: 500,
      headers: new Headers({ 'content-type': 'text/html' }),
      text: async () => HTML_500.text,
      bytes: async () => new Uint8Array(),
    }) as HttpResponse
  const odoo = connect('http://a:b@sandbox/db', { middleware: [failing], retry: false })
  await expect(odoo.series()).rejects.toMatchObject({ name: 'HtmlResponseError', status: 500 })
  await expect(odoo.series()).rejects.toThrow(/The server failed/)
})

it('a server that lists no databases may be unable to open them', async () => {
  const { adapter } = new Sandbox({ series: '19.0' })
  const empty: HttpMiddleware = async (request, next) => {
    if (!request.url.endsWith('/web/database/list')) return next(request)
    const text = '{"jsonrpc":"2.0","result":[]}'
    const body = { text: async () => text, bytes: async () => new TextEncoder().encode(text) }
    return { status: 200, headers: new Headers(), ...body } as HttpResponse
  }
  const odoo = connect('http://sandbox/', { adapter, middleware: [empty] })
  await expect(odoo.database()).rejects.toThrow(/unable to open them/)
})

it('an upload whose answer cannot be read may have been taken', async () => {
  const { adapter: inner, database } = new Sandbox({ series: '14.0' })
  for (const text of ['', 'garbled', '[{"id"', '<html>']) {
    const adapter: HttpAdapter = {
      ...inner,
      send: async (request) => {
        const response = await inner.send(request)
        if (!request.url.includes('/upload_attachment')) return response
        const body = { text: async () => text, bytes: async () => new TextEncoder().encode(text) }
        return { status: 200, headers: response.headers, ...body } as HttpResponse
      },
    }
    const odoo = connect({ url: 'http://admin:admin@sandbox', database }, { adapter })
    const session = odoo.defaultSession
    await session.info()
    const upload = session.upload(new File(['x'], 'x.txt'), { model: 'res.partner', id: 7 })
    await expect(upload).rejects.toMatchObject({ name: 'OutcomeUnknownError' })
  }
})
