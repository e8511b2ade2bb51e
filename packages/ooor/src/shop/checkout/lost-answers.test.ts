import { Sandbox } from '@ooor/sandbox'
import {
  ConnectionLostError,
  connect,
  type HttpMiddleware,
  NetworkError,
  OutcomeUnknownError,
  SessionLostError,
} from 'ooor'
import { describe, expect, it } from 'vitest'
import { failure } from '../../../../../tests/support/failure.ts'
import { isPage } from '../lost-cart.ts'

const CHAIR = 5

/** A visitor with a cart and an address, whose answers from a path are lost while `isLost`. */
async function buyer(series: string, lost: RegExp) {
  const state = { isLost: false }
  const losing: HttpMiddleware = async (request, next) => {
    const response = await next(request)
    if (!state.isLost || !lost.test(new URL(request.url).pathname)) return response
    throw new ConnectionLostError('the connection broke', { sent: true, call: request.call })
  }
  const sandbox = new Sandbox({ series })
  const odoo = connect('http://admin:admin@sandbox/sandbox', {
    adapter: sandbox.adapter,
    middleware: [losing],
    retry: false,
  })
  const session = odoo.visitor()
  await session.cart.add(CHAIR, 2)
  const { countries } = await session.checkout.address()
  const countryId = countries.find(({ name }) => name === 'Belgium')?.id ?? 0
  await session.checkout.setAddress({
    name: 'Alice',
    email: 'a@example.com',
    phone: '1',
    street: 'Rue 1',
    city: 'Gent',
    zip: '9000',
    countryId,
  })
  const { methods } = await session.checkout.payments()
  const [payment] = methods
  if (payment === undefined) throw new Error('the sandbox takes no payments')
  return { session, payment, state, sandbox }
}

describe.each(['14.0', '19.0'])('a purchase on %s whose answers are lost', (series) => {
  it('has an outcome that nobody knows once a payment was made', async () => {
    for (const lost of [/\/payment\/(status|process)$/, /\/shop\/payment\/validate$/, /\/shop\/confirmation$/]) {
      const { session, payment, state } = await buyer(series, lost)
      state.isLost = true
      expect(await failure(session.checkout.confirm({ payment }))).toBeInstanceOf(OutcomeUnknownError)
      state.isLost = false
      expect(await session.checkout.result()).toMatchObject({ name: expect.stringMatching(/\d/) })
    }
  })

  it('has not begun when the page before is lost', async () => {
    const { session, payment, state } = await buyer(series, /\/shop\/(payment|checkout)$/)
    state.isLost = true
    const error = await failure(session.checkout.confirm({ payment }))
    expect(error).toBeInstanceOf(NetworkError)
    state.isLost = false
    expect(await session.cart.quantity()).toBe(2)
    expect((await session.checkout.confirm({ payment })).kind).toBe('placed')
  })
})

describe('a checkout whose session the server has lost', () => {
  it.each(['14.0', '17.0', '19.0'])('is a lost session on %s, and no empty cart', async (series) => {
    const { session, sandbox } = await buyer(series, /^$/)
    sandbox.forgetSession(session.id ?? '')
    expect(await failure(session.checkout.payments())).toBeInstanceOf(SessionLostError)
  })
})

describe('the page where redirects ended', () => {
  it('is the same in every language', () => {
    expect(isPage('/shop/confirmation', '/shop/confirmation')).toBe(true)
    expect(isPage('/fr_BE/shop/confirmation?x=1', '/shop/confirmation')).toBe(true)
    expect(isPage('/shop/cart', '/shop')).toBe(false)
    expect(isPage('/fr', '/shop')).toBe(false)
    expect(isPage('/a/b/shop', '/shop')).toBe(false)
  })
})
