import { DatabaseUnavailableError, type HttpMiddleware, type HttpResponse } from 'ooor'
import { afterAll, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { describeWires } from './targets.ts'

const WORDS = 'FATAL:  database "shop" is not currently accepting connections\n'

/** What a server says over each kind of wire while PostgreSQL takes no connections (wire/*\/svc-outage-closed-*). */
function closed(url: string, contentType: string): HttpResponse {
  const data = { name: 'psycopg2.OperationalError', message: WORDS, arguments: [WORDS], debug: 'Traceback' }
  const isXml = contentType.includes('xml')
  const body = isXml
    ? `<?xml version='1.0'?><methodResponse><fault><value><struct><member><name>faultCode</name><value><string>${WORDS}</string></value></member><member><name>faultString</name><value><string>Traceback (most recent call last):\nOperationalError: ${WORDS}</string></value></member></struct></value></fault></methodResponse>`
    : JSON.stringify(
        url.includes('/json/2/')
          ? data
          : { jsonrpc: '2.0', id: 1, error: { code: 200, message: 'Odoo Server Error', data } },
      )
  return {
    status: url.includes('/json/2/') ? 500 : 200,
    headers: new Headers({ 'content-type': isXml ? 'text/xml' : 'application/json' }),
    text: async () => body,
    bytes: async () => new TextEncoder().encode(body),
  }
}

describeWires('a database that cannot be opened for a moment', (wireCase) => {
  let left = 0
  const outage: HttpMiddleware = async (request, next) => {
    if (left === 0) return next(request)
    left--
    return closed(request.url, request.headers['content-type'] ?? '')
  }
  const odoo = () => wireCase().connectAs('admin', { middleware: [outage], retry: { delay: 1 } })
  const open: ReturnType<typeof odoo>[] = []
  afterAll(() => Promise.all(open.map((one) => one.close())))

  const ready = async () => {
    const one = odoo()
    open.push(one)
    await one.call('res.partner', 'search', [[]], { limit: 1 })
    return one
  }

  it('is waited for by what changes nothing', async () => {
    const one = await ready()
    left = 2
    expect(await one.call('res.partner', 'search', [[]], { limit: 1 })).toHaveLength(1)
    expect(left).toBe(0)
  })

  it('and refuses what may change something at once, for whoever calls to decide', async () => {
    const one = await ready()
    left = 1
    const error = await failure(one.call('res.partner', 'write', [[], { name: 'Nobody' }]))
    left = 0
    expect(error).toBeInstanceOf(DatabaseUnavailableError)
    expect(await one.call('res.partner', 'search', [[]], { limit: 1 })).toHaveLength(1)
  })
})
