import { describe, expect, it } from 'vitest'
import { visitor } from '../../recorded-visitor.test-help.ts'

const PRODUCT = 14

async function changes(series: string) {
  const { post } = visitor({ series })
  const path = '/shop/cart/update_json'
  const added = (await post(path, { product_id: PRODUCT, add_qty: 2, display: false })).json.result
  const { line_id } = added
  const emptied = (await post(path, { product_id: PRODUCT, line_id, set_qty: 0, display: false })).json.result
  return { added, emptied }
}

describe('the cart of', () => {
  it.each(['14.0', '17.0', '19.0'])('%s holds no more than there is, where no more is sold', async (series) => {
    const { post, call, logIn } = visitor({ series })
    await logIn('admin')
    const limit =
      series === '14.0'
        ? { type: 'product', inventory_availability: 'always' }
        : { ...(series === '19.0' ? { is_storable: true } : { type: 'product' }), allow_out_of_stock_order: false }
    await call('product.template', 'write', [[PRODUCT], limit])
    await call('product.product', 'write', [[PRODUCT], { qty_available: 3 }])
    const { result } = (
      series === '19.0'
        ? await post('/shop/cart/add', { product_id: PRODUCT, product_template_id: PRODUCT, quantity: 5 })
        : await post('/shop/cart/update_json', { product_id: PRODUCT, add_qty: 5 })
    ).json
    expect(result).toMatchObject({ quantity: 3, cart_quantity: 3 })
  })

  // 14 was asked; 16 and 18 by source.
  it.each(['14.0', '16.0', '18.0'])('%s refuses a product that is not for sale as bad input', async (series) => {
    const { send } = visitor({ series })
    const csrf_token = /name="csrf_token" value="([^"]*)"/.exec((await send('GET', '/web/login')).body)?.[1] ?? ''
    const body = String(new URLSearchParams({ csrf_token, product_id: '99999' }))
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await send('POST', '/shop/cart/update', { headers, body })).status).toBe(400)
  })

  it('14 names options, and tells no number once it is empty', async () => {
    const { added, emptied } = await changes('14.0')
    expect(Object.keys(added).sort()).toEqual(['cart_quantity', 'line_id', 'option_ids', 'quantity'])
    expect(emptied).not.toHaveProperty('cart_quantity')
  })

  it.each(['16.0', '17.0', '18.0'])('%s tells amounts and warnings', async (series) => {
    const { added, emptied } = await changes(series)
    const cents = Math.round(added.amount * 100)
    expect(added).toMatchObject({ cart_quantity: 2, minor_amount: series === '18.0' ? cents : [cents] })
    if (series === '16.0') {
      expect(added.warning).toBe('')
      expect(emptied).toEqual({ line_id: false, quantity: 0, option_ids: [], warning: '' })
    } else {
      expect(added.notification_info.lines).toMatchObject([{ id: added.line_id, quantity: 2, description: '' }])
      expect(emptied).toEqual({ line_id: false, quantity: 0, option_ids: [], notification_info: { warning: '' } })
    }
  })

  it('19 tells what became of it, with a warning for a line that is gone', async () => {
    const { post } = visitor({ series: '19.0' })
    const added = (await post('/shop/cart/add', { product_id: PRODUCT, quantity: 2 })).json.result
    expect(added.notification_info.lines).toMatchObject([{ combination_name: '', price_total: expect.any(Number) }])
    expect(added.tracking_info).toHaveLength(1)
    const line = added.notification_info.lines[0].id
    const path = '/shop/cart/update'
    const changed = (await post(path, { line_id: line, product_id: PRODUCT, quantity: 1 })).json.result
    expect(changed).toMatchObject({ added_qty: -1, line_id: line, quantity: 1, cart_quantity: 1, cart_ready: true })
    const gone = (await post(path, { line_id: 987_654, product_id: null, quantity: 1 })).json.result
    expect(gone).toMatchObject({ warning: expect.stringContaining('update your cart'), cart_quantity: 1 })
    expect(gone).not.toHaveProperty('line_id')
  })

  it.each(['16.0', '18.0', '19.0'])('%s is emptied by one call', async (series) => {
    const { post } = visitor({ series })
    if (series === '19.0') await post('/shop/cart/add', { product_id: PRODUCT, quantity: 1 })
    else await post('/shop/cart/update_json', { product_id: PRODUCT, add_qty: 1 })
    expect((await post('/shop/cart/clear', {})).json).toEqual({ jsonrpc: '2.0', id: 1 })
    expect((await post('/shop/cart/quantity', {})).json.result).toBe(0)
  })

  it.each([
    ['8.0', 302],
    ['14.0', 400],
    ['18.0', 400],
  ])('%s by a form without a token: %i', async (series, status) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const init = { headers, body: `product_id=${PRODUCT}&add_qty=1` }
    expect((await visitor({ series }).send('POST', '/shop/cart/update', init)).status).toBe(status)
  })

  it('18 has no JSON under the form’s address', async () => {
    expect((await visitor({ series: '18.0' }).post('/shop/cart/update', {})).status).toBe(400)
  })
})
