import { describe, expect, it } from 'vitest'
import { visitor } from '../../recorded-visitor.test-help.ts'

const LAMP = 13
const ADDRESS = {
  ...{ name: 'Sampler Visitor', email: 'sampler@example.com', phone: '+32 470 00 00 00' },
  ...{ street: 'Rue Sampler 1', street2: 'Rue Sampler 1', city: 'Bruxelles', zip: '1000', country_id: '20' },
}

/** A visitor with something in their cart. */
async function shopper(series: string) {
  const web = visitor({ series })
  const major = Number.parseInt(series, 10)
  const form = async (path: string, fields: Record<string, string>) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    return web.send('POST', path, { headers, body: String(new URLSearchParams(fields)) })
  }
  const token = async (path: string) =>
    /name="csrf_token" value="([^"]*)"/.exec((await web.send('GET', path)).body)?.[1] ?? ''
  const add = (product_id: number) =>
    major < 19
      ? web.post('/shop/cart/update_json', { product_id, add_qty: 2, line_id: null })
      : web.post('/shop/cart/add', { product_id, product_template_id: product_id, quantity: 2 })
  const locationOf = (answer: { headers: readonly (readonly [string, string])[] }) =>
    answer.headers.find(([name]) => name === 'location')?.[1]
  return { ...web, major, form, token, add, locationOf }
}

type Shopper = Awaited<ReturnType<typeof shopper>>

/** Sends an address by the form of the series. */
async function sendAddress(web: Shopper, changes: Record<string, string> = {}) {
  const { major, form, token } = web
  if (major < 10) return form('/shop/confirm_order', { ...ADDRESS, shipping_id: '0', ...changes })
  const csrf_token = await token('/shop/address')
  if (major >= 18) {
    const hidden = { csrf_token, address_type: 'billing', required_fields: 'name,email' }
    return form('/shop/address/submit', { ...hidden, ...ADDRESS, ...changes })
  }
  const hidden = { csrf_token, partner_id: '-1', submitted: '1', use_same: '1', field_required: 'phone,name' }
  return form('/shop/address', { ...hidden, ...ADDRESS, ...changes })
}

/** Fills in the form of a page that has a button, and presses that, as a browser without scripts does. */
async function press(web: Shopper, path: string, filled: Record<string, string>) {
  const page = await web.send('GET', path)
  const form = /<form action="([^"]*)" method="post" class="(?:checkout|address)_autoformat"[\s\S]*?<\/form>/.exec(
    page.body,
  )
  const [whole = '', action = ''] = form ?? []
  expect(whole).toMatch(/<button type="submit"/)
  const fields: Record<string, string> = {}
  for (const [tag] of whole.matchAll(/<(?:input|select)[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1] ?? ''
    if (!tag.includes('checkbox') || tag.includes('checked=')) fields[name] = /value="([^"]*)"/.exec(tag)?.[1] ?? ''
  }
  if (whole.includes('name="shipping_id"')) fields.shipping_id = '0'
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-mode': 'navigate' }
  return web.send('POST', action, { headers, body: String(new URLSearchParams({ ...fields, ...filled })) })
}

describe('the checkout', () => {
  it.each(['8.0', '10.0', '14.0', '17.0', '18.0', '19.0'])('of %s goes on by its button', async (series) => {
    const web = await shopper(series)
    await web.add(LAMP)
    const path = web.major < 10 ? '/shop/checkout' : '/shop/address'
    const again = await press(web, path, { ...ADDRESS, email: '' })
    expect([again.status, again.body.includes('<button type="submit"')]).toEqual([200, true])
    const answer = await press(web, path, ADDRESS)
    expect([302, 303]).toContain(answer.status)
    expect(web.locationOf(answer)).toMatch(/^\/shop\/(payment|checkout|confirm_order)/)
  })

  it.each(['14.0', '16.0', '17.0', '18.0', '19.0'])('of %s leads who has no cart to the shop', async (series) => {
    const { send, locationOf, major } = await shopper(series)
    const answer = await send('GET', '/shop/checkout')
    expect([answer.status, locationOf(answer)]).toEqual([major < 16 ? 302 : 303, '/shop'])
  })

  it.each(['14.0', '16.0', '17.0', '18.0', '19.0'])('of %s wants an address first', async (series) => {
    const { send, add, locationOf } = await shopper(series)
    await add(LAMP)
    expect(locationOf(await send('GET', '/shop/checkout'))).toBe('/shop/address')
  })

  it.each(['14.0', '16.0', '17.0'])('of %s shows the form once more where something is wrong', async (series) => {
    const web = await shopper(series)
    await web.add(LAMP)
    const missing = await sendAddress(web, { email: '', city: '' })
    expect(missing.status).toBe(200)
    expect(missing.body).toContain('Some required fields are empty.')
    expect(missing.body).toMatch(/name="city" class="form-control is-invalid"/)
    const good = await sendAddress(web)
    expect(web.locationOf(good)).toBe('/shop/confirm_order')
  })

  it.each(['18.0', '19.0'])('of %s answers the address’s form in JSON', async (series) => {
    const web = await shopper(series)
    await web.add(LAMP)
    const told = async (changes?: Record<string, string>) => JSON.parse((await sendAddress(web, changes)).body)
    expect(await told({ email: '', city: '' })).toEqual({
      invalid_fields: expect.arrayContaining(['city', 'email']),
      messages: ['Some required fields are empty.'],
    })
    expect(await told({ email: 'nomail' })).toEqual({
      invalid_fields: ['email'],
      messages: ['Invalid Email! Please enter a valid email address.'],
    })
    expect(await told()).toEqual({ redirectUrl: '/shop/checkout?try_skip_step=true' })
  })

  it.each(['14.0', '16.0', '17.0', '18.0', '19.0'])('of %s refuses an address without a token', async (series) => {
    const web = await shopper(series)
    await web.add(LAMP)
    const path = web.major < 18 ? '/shop/address' : '/shop/address/submit'
    expect((await web.form(path, { ...ADDRESS, submitted: '1' })).status).toBe(400)
  })

  it('of 18 and 19 delivers, with a price in the order', async () => {
    const web = await shopper('19.0')
    await web.add(LAMP)
    await sendAddress(web)
    await web.send('GET', '/shop/checkout')
    const list = (await web.post('/shop/delivery_methods', {})).json.result
    expect(list).toMatch(/name="o_delivery_radio"[^>]*data-dm-id="1"/)
    expect((await web.post('/shop/get_delivery_rate', { dm_id: 1 })).json.result).toMatchObject({
      success: true,
      price: 0,
      is_free_delivery: true,
    })
    expect((await web.post('/shop/set_delivery_method', { dm_id: 1 })).json.result).toMatchObject({
      success: true,
      amount_total: '$\u00a0<span class="oe_currency_value">80.00</span>',
    })
    expect((await web.post('/shop/cart/quantity', {})).json.result).toBe(2)
  })
})

describe('a payment by wire transfer', () => {
  it.each(['17.0', '18.0', '19.0'])('of %s ends at the thank-you page', async (series) => {
    const web = await shopper(series)
    await web.add(LAMP)
    await sendAddress(web)
    await web.send('GET', '/shop/checkout')
    const page = (await web.send('GET', '/shop/payment')).body
    const data = (name: string) => new RegExp(`data-${name}="([^"]*)"`).exec(page)?.[1] ?? ''
    const params = {
      flow: 'redirect',
      tokenization_requested: false,
      landing_route: data('landing-route'),
      provider_id: Number(data('provider-id')),
      payment_method_id: Number(data('payment-option-id')),
      token_id: null,
    }
    const refused = await web.post(data('transaction-route'), { ...params, access_token: 'nope' })
    expect(refused.json.error.data).toMatchObject({
      name: 'odoo.exceptions.ValidationError',
      message: 'The access token is invalid.',
    })
    const { result } = (await web.post(data('transaction-route'), { ...params, access_token: data('access-token') }))
      .json
    expect(result).toMatchObject({ provider_code: 'custom', amount: 80, partner_id: Number(data('partner-id')) })
    // Nothing is paid yet.
    expect(web.locationOf(await web.send('GET', '/shop/payment/validate'))).toBe('/shop')
    const paid = await web.form('/payment/custom/process', { reference: result.reference })
    expect([paid.status, web.locationOf(paid)]).toEqual([303, '/payment/status'])
    expect((await web.post('/payment/status/poll', {})).json.result).toMatchObject({ state: 'pending' })
    expect(web.locationOf(await web.send('GET', '/shop/payment/validate'))).toBe('/shop/confirmation')
    const thanks = (await web.send('GET', '/shop/confirmation')).body
    expect(thanks).toContain('Thank you for your order.')
    expect(thanks).toContain(result.reference)
    expect((await web.post('/shop/cart/quantity', {})).json.result).toBe(0)
  })

  it('of 14 gives the fields of a form, and says how it goes', async () => {
    const web = await shopper('14.0')
    await web.add(LAMP)
    await sendAddress(web)
    expect(web.locationOf(await web.send('GET', '/shop/confirm_order'))).toBe('/shop/payment')
    const page = (await web.send('GET', '/shop/payment')).body
    const acquirer_id = Number(/data-acquirer-id="(\d+)"/.exec(page)?.[1])
    const fields = (await web.post('/shop/payment/transaction/', { acquirer_id })).json.result as string
    expect(fields).toContain('data-action-url="/payment/transfer/feedback"')
    const reference = /name="reference" value="([^"]*)"/.exec(fields)?.[1] ?? ''
    expect(reference).toMatch(/^S\d+-1$/)
    const sent = await web.form('/payment/transfer/feedback', { reference, return_url: '/payment/process' })
    expect([sent.status, web.locationOf(sent)]).toEqual([302, '/payment/process'])
    expect((await web.post('/payment/process/poll', {})).json.result).toMatchObject({
      success: true,
      transactions: [{ reference, state: 'pending', acquirer_provider: 'transfer', amount: 80 }],
    })
    expect(web.locationOf(await web.send('GET', '/shop/payment/validate'))).toBe('/shop/confirmation')
  })

  it('of 8 is a form of its own, after the address on the checkout’s page', async () => {
    const web = await shopper('8.0')
    await web.add(LAMP)
    expect((await web.form('/shop/confirm_order', ADDRESS)).status).toBe(500)
    const answer = await sendAddress(web)
    expect([answer.status, web.locationOf(answer)]).toEqual([302, '/shop/payment'])
    const { result } = (await web.post('/shop/payment/transaction/1', {})).json
    expect(result).toContain('<form action="/payment/transfer/feedback" method="post"')
  })
})

describe('an order that costs nothing', () => {
  it.each(['14.0', '17.0', '18.0', '19.0'])('of %s is confirmed at once', async (series) => {
    const web = await shopper(series)
    await web.logIn('admin')
    await web.call('product.template', 'write', [[LAMP], { list_price: 0 }])
    await web.send('GET', '/web/session/logout')
    await web.add(LAMP)
    await sendAddress(web)
    await web.send('GET', '/shop/checkout')
    const csrf_token = await web.token('/shop/payment')
    const answer = await web.form('/shop/payment/validate', { csrf_token })
    const to = web.locationOf(answer) ?? ''
    if (web.major < 19) expect(to).toMatch(/^\/my\/orders\/\d+\?access_token=/)
    else expect(to).toBe('/shop/confirmation')
    expect((await web.send('GET', to)).status).toBe(200)
    if (web.major >= 19) return
    // Nobody else sees it.
    const stranger = await web.send('GET', to.replace(/\?.*/, ''), { headers: { cookie: '' } })
    expect(web.locationOf(stranger)).toBe('/my')
  })
})
