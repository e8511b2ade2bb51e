import { Sandbox } from '@ooor/sandbox'
import { connect, type HttpMiddleware, type HttpResponse, UnsupportedError } from 'ooor'
import { describe, expect, it } from 'vitest'
import { failure } from '../../../../tests/support/failure.ts'
import { result, type ScriptedAnswer, scriptedOdoo } from '../../../../tests/support/scripted-adapter.ts'

const [CHAIR, DESK] = [5, 6]
const SESSION = `session_id=${'s'.repeat(86)}; Path=/`

/** The page of odoo/odoo#239486, whose lines a script draws. */
const drawn: HttpMiddleware = async (request, next) => {
  const response = await next(request)
  if (!new URL(request.url).pathname.endsWith('/shop/cart')) return response
  const text = async () => '<!DOCTYPE html><html><body><div id="cart_products"></div></body></html>'
  return { status: 200, headers: response.headers, text, bytes: response.bytes } as HttpResponse
}

const to20 = (settings: object = {}) => {
  const sandbox = new Sandbox({ series: '20.0' })
  return connect('http://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter, ...settings })
}

describe('the cart of 20', () => {
  it('has its number without a route for it', async () => {
    const paths: string[] = []
    const listen: HttpMiddleware = (request, next) => {
      paths.push(new URL(request.url).pathname)
      return next(request)
    }
    const { cart } = to20({ middleware: [listen] }).visitor()
    await cart.add(CHAIR, 2)
    expect(cart.lastQuantity).toBe(2)
    expect(await cart.quantity()).toBe(2)
    await cart.clear()
    expect(await cart.quantity()).toBe(0)
    expect(paths.filter((path) => /\/shop\/cart\/(quantity|clear)/.test(path))).toEqual([])
  })

  it('tells the line and all warnings of an answer', async () => {
    const lines = [
      { id: 8, name: 'Screws', quantity: 4, linked_line_id: 7 },
      { id: 7, name: 'Chair', quantity: 2 },
    ]
    const notifications = [
      { type: 'warning', data: { warning_message: 'Only 2 left.' } },
      { type: 'item_added', data: { currency_id: 1, lines } },
      { type: 'warning', data: { warning_message: 'Not for your country.' } },
    ]
    const adapter = scriptedOdoo(
      '20.0',
      (): ScriptedAnswer => result({ cart_quantity: 2, quantity: 2, tracking_info: [], notifications }, SESSION),
    )
    const { cart } = connect('http://host/db', { adapter }).visitor()
    expect(await cart.add(CHAIR, 5)).toEqual({
      lineId: 7,
      quantity: 2,
      cartQuantity: 2,
      warning: 'Only 2 left.\nNot for your country.',
    })
  })

  it('is known by its answers where the page is drawn in the browser', async () => {
    const { cart } = to20({ middleware: [drawn] }).visitor()
    const { lineId } = await cart.add(CHAIR, 2)
    await cart.add(DESK)
    await cart.add(CHAIR)
    const lines = await cart.lines()
    expect(lines).toMatchObject([
      { id: lineId, productId: CHAIR, quantity: 3 },
      { productId: DESK, quantity: 1 },
    ])
    expect(lines.every(({ name }) => name.length > 2)).toBe(true)
    expect(await cart.quantity()).toBe(4)
    await cart.update(lines[0] ?? 0, 0)
    expect(await cart.lines()).toEqual(lines.slice(1))
    await cart.update(lines[1]?.id ?? 0, 6)
    expect(await cart.lines()).toMatchObject([{ productId: DESK, quantity: 6 }])
    await cart.clear()
    expect(await cart.lines()).toEqual([])
  })

  it('goes with the session to another worker', async () => {
    const odoo = to20({ middleware: [drawn] })
    const visitor = odoo.sessions.create()
    await visitor.cart.add(CHAIR, 2)
    const again = await odoo.sessions.open(visitor.storeId ?? '')
    expect(await again?.cart.lines()).toMatchObject([{ productId: CHAIR, quantity: 2 }])
  })

  it('is read by the model once somebody is logged in', async () => {
    const odoo = to20({ middleware: [drawn] })
    const session = odoo.visitor()
    await session.cart.add(CHAIR, 2)
    await session.login('portal', 'portal')
    expect(await session.cart.lines()).toMatchObject([{ productId: CHAIR, quantity: 2 }])
    await session.cart.add(DESK, 3)
    expect(await session.cart.quantity()).toBe(5)
  })

  it('says that it does not know lines that no answer told of', async () => {
    const odoo = to20({ middleware: [drawn] })
    const first = odoo.visitor()
    await first.cart.add(CHAIR)
    const second = odoo.resume(first.id ?? '')
    expect(await failure(second.cart.lines())).toBeInstanceOf(UnsupportedError)
  })
})
