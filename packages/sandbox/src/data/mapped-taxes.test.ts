import { describe, expect, it } from 'vitest'
import { callerOn } from '../orm/caller.test-help.ts'

const BELGIUM = 20

// What lines of orders came to on 14.0, 17.0 and 19.0.
describe.each(['14.0', '17.0', '19.0'])('a price on %s', (series) => {
  const call = callerOn(series)
  const major = Number.parseInt(series, 10)
  const make = (model: string, values: object) => [call(model, 'create', [values])].flat()[0] as number
  let made = 0
  const tax = (amount: number, isIncluded: boolean, more = {}) =>
    make('account.tax', {
      ...{ name: `Tax ${++made}`, amount, amount_type: 'percent', type_tax_use: 'sale' },
      ...(major < 18
        ? { price_include: isIncluded }
        : { price_include_override: isIncluded ? 'tax_included' : 'tax_excluded' }),
      ...more,
    })
  /** The price of what costs 121, where a tax of 21 % becomes another. */
  const priced = (isIncluded: boolean, [amount, isOtherIncluded]: readonly [number, boolean]) => {
    const source = tax(21, isIncluded)
    const position = make('account.fiscal.position', { name: 'position' })
    if (major >= 19) {
      tax(amount, isOtherIncluded, { fiscal_position_ids: [[6, 0, [position]]], original_tax_ids: [[6, 0, [source]]] })
    } else {
      const line = { tax_src_id: source, tax_dest_id: tax(amount, isOtherIncluded) }
      call('account.fiscal.position', 'write', [[position], { tax_ids: [[0, 0, line]] }])
    }
    const product = make('product.product', { name: 'x', list_price: 121, taxes_id: [[6, 0, [source]]] })
    const order = make('sale.order', { partner_id: 1, fiscal_position_id: position, pricelist_id: 1 })
    const line = make('sale.order.line', { order_id: order, product_id: product })
    const [row] = call('sale.order.line', 'read', [[line], ['price_unit']]) as [{ price_unit: number }]
    return row.price_unit
  }

  it('is another where it held its taxes', () => {
    expect(priced(true, [0, false])).toBe(100)
    expect(priced(true, [6, true])).toBe(major < 16 ? 100 : 106)
  })

  it('stays where they are on top', () => {
    expect(priced(false, [5, false])).toBe(121)
    expect(priced(false, [6, true])).toBe(121)
  })
})

// By the source of 14.0: the narrowest region, and a number before none.
it('finds the narrowest position on 14', () => {
  const call = callerOn('14.0')
  const make = (model: string, values: object) => call(model, 'create', [values]) as number
  const detected = (values: object) => make('account.fiscal.position', { name: 'x', auto_apply: true, ...values })
  const state = make('res.country.state', { name: 'State', code: 'XX', country_id: BELGIUM })
  const anywhere = detected({})
  const group = detected({ country_group_id: 1 })
  const country = detected({ country_id: BELGIUM })
  const ofState = detected({ country_id: BELGIUM, state_ids: [[6, 0, [state]]] })
  const zip = detected({ country_id: BELGIUM, zip_from: '1000', zip_to: '1999' })
  const both = detected({ country_id: BELGIUM, state_ids: [[6, 0, [state]]], zip_from: '1000', zip_to: '1999' })
  const taxed = detected({ country_id: BELGIUM, vat_required: true })
  const found = (values: object) => {
    const partner = make('res.partner', { name: 'x', ...values })
    const changed = { partner_id: partner, partner_shipping_id: partner }
    const spec = { partner_id: '1', fiscal_position_id: '', partner_shipping_id: '1' }
    const { value } = call('sale.order', 'onchange', [[], changed, 'partner_shipping_id', spec]) as {
      value: { fiscal_position_id?: [number, string] }
    }
    return value.fiscal_position_id?.[0]
  }
  const inBelgium = (values: object) => found({ country_id: BELGIUM, ...values })
  expect([found({}), found({ country_id: 233 }), found({ country_id: 75 })]).toEqual([undefined, anywhere, group])
  expect([inBelgium({}), inBelgium({ state_id: state }), inBelgium({ zip: '1500' })]).toEqual([country, ofState, zip])
  expect([inBelgium({ state_id: state, zip: '1500' }), inBelgium({ vat: 'BE0477472701' })]).toEqual([both, taxed])
  expect(inBelgium({ zip: '9000' })).toBe(country)
})
