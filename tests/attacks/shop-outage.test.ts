import { Sandbox } from '@ooor/sandbox'
import { connect, type HttpAdapter, InvalidValueError } from 'ooor'
import { describe, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'

/** A shop whose pages answer with this status. */
function shopThatAnswers(status: number) {
  const { adapter } = new Sandbox()
  const page = '<html><body>There is nothing here.</body></html>'
  const send: HttpAdapter['send'] = async (request) =>
    request.url.includes('/shop')
      ? {
          status,
          headers: new Headers({ 'content-type': 'text/html' }),
          text: async () => page,
          bytes: async () => new TextEncoder().encode(page),
        }
      : adapter.send(request)
  const odoo = connect('http://sandbox/sandbox', { adapter: { send, close: adapter.close }, retry: false })
  return odoo.visitor().shop
}

describe('an order of one’s own', () => {
  it.each([403, 429, 502, 503, 504])('is not blamed for an outage (%s)', async (status) => {
    expect(await failure(shopThatAnswers(status).search({ order: 'x_rank asc' }))).not.toBeInstanceOf(InvalidValueError)
  })

  it('is named where the shop fails of it', async () => {
    const error = await failure(shopThatAnswers(500).search({ order: 'x_rank asc' }))
    expect(error).toBeInstanceOf(InvalidValueError)
    expect(error.message).toContain("cannot be ordered by 'x_rank asc'")
  })
})
