import { describe, expect, it } from 'vitest'
import { readHtml } from '../pages/html-tree.ts'
import { chosenAddresses, errorsInJson, errorsOnPage, readAddressForm } from './address-page.ts'

/** As on 14: optional fields are marked, what else is required is in a hidden one. */
const FORM_14 = `<h5 class="text-danger">Some required fields are empty.</h5><form action="/shop/address" method="post">
  <div class="form-group"><label for="name">Name</label><input type="text" name="name" value="X"/></div>
  <div class="form-group o_has_error"><label for="email">Email</label><input type="email" name="email" class="form-control is-invalid" value="nomail"/></div>
  <div class="form-group"><label class="label-optional" for="zip">Zip Code</label><input type="text" name="zip"/></div>
  <div class="form-group o_has_error"><label for="city">City</label><input type="text" name="city" class="is-invalid"/></div>
  <label for="country_id">Country</label><select id="country_id" name="country_id" mode="billing"><option value="">Country...</option>
    <option value="20" selected="selected"> Belgium </option><option value="233">United States</option></select>
  <label for="state_id">State</label><select name="state_id"><option value="">State...</option></select>
  <input type="checkbox" name="use_same" value="1" checked="checked"/><input type="hidden" name="csrf_token" value="t"/>
  <input type="hidden" name="partner_id" value="-1"/><input type="hidden" name="field_required" value="phone,name,zip"/></form>`

describe('the form for an address', () => {
  it('tells fields, required ones, countries and what is filled in', () => {
    const read = readAddressForm(readHtml(FORM_14), '/shop/address', 'shipping')
    expect(read?.action).toBe('/shop/address')
    expect(read?.form).toMatchObject({
      kind: 'billing',
      partnerId: null,
      countries: [
        { id: 20, name: 'Belgium' },
        { id: 233, name: 'United States' },
      ],
      states: [],
    })
    expect(read?.form.fields.map(({ name, label, isRequired, value }) => [name, label, isRequired, value])).toEqual([
      ['name', 'Name', true, 'X'],
      ['email', 'Email', true, 'nomail'],
      ['zip', 'Zip Code', true, ''],
      ['city', 'City', true, ''],
      ['country_id', 'Country', true, '20'],
      ['state_id', 'State', false, ''],
    ])
    expect(Object.fromEntries(read?.values ?? [])).toMatchObject({ country_id: '20', partner_id: '-1', use_same: '1' })
  })

  it('is for whom its address or its hidden fields say', () => {
    const form = `<form action="/shop/address/submit"><input name="city"/><input type="hidden" name="address_type" value="delivery"/></form>`
    const read = readAddressForm(readHtml(form), '/shop/address?partner_id=7', 'billing')
    expect(read?.form).toMatchObject({ kind: 'shipping', partnerId: 7 })
    expect(readAddressForm(readHtml('<form action="/shop/cart"></form>'), '/shop/cart', 'billing')).toBeUndefined()
  })

  it('is refused in red up to 17, in JSON since', () => {
    const sent = new Map([['email', 'nomail']])
    const answer = { accepted: false, errors: { email: 'invalid', city: 'missing' } }
    expect(errorsOnPage(readHtml(FORM_14), sent)).toEqual({ ...answer, messages: ['Some required fields are empty.'] })
    const json = { invalid_fields: ['email', 'city'], messages: ['<b>Invalid</b> Email!'] }
    expect(errorsInJson(json, sent)).toEqual({ ...answer, messages: ['Invalid Email!'] })
    expect(errorsInJson({ redirectUrl: '/shop/checkout' }, sent)).toEqual({ accepted: true, errors: {}, messages: [] })
    expect(errorsInJson('x', sent)).toBeUndefined()
  })
})

describe('the addresses of an order', () => {
  it('are the framed cards: forms to 17, cards since 18', () => {
    const card = (id: number, frame: string, mode = '') =>
      `<div class="one_kanban"><form><input name="partner_id" value="${id}"/>${mode}</form><div class="card ${frame}"></div></div>`
    const page = `${card(3, 'border-primary')}<div class="all_shipping">${card(4, '')}${card(5, 'border border-primary')}</div>`
    expect(chosenAddresses(readHtml(page))).toEqual({ billing: 3, shipping: 5 })
    const mode = (value: string) => `<input type="hidden" name="mode" value="${value}"/>`
    const page17 = card(3, 'border-primary', mode('billing')) + card(4, 'border-primary', mode('shipping'))
    expect(chosenAddresses(readHtml(page17))).toEqual({ billing: 3, shipping: 4 })
    const page19 = `<div name="address_card" class="border-primary" data-address-type="delivery" data-partner-id="9"></div>
      <div name="address_card" data-address-type="billing" data-partner-id="8"></div>`
    expect(chosenAddresses(readHtml(page19))).toEqual({ shipping: 9, billing: 8 })
  })
})
