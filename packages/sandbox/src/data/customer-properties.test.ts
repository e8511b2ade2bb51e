import { describe, expect, it } from 'vitest'
import { callerOn } from '../orm/caller.test-help.ts'

// Each tried on 14.0 and 19.0.
describe.each(['14.0', '19.0'])('what a customer has of its own on %s', (series) => {
  const call = callerOn(series)
  const id = (model: string, values: object) => call(model, 'create', [values]) as number
  const [a, b] = ['a', 'b'].map((name, index) => id('product.pricelist', { name, sequence: 90 + index })) as [
    number,
    number,
  ]
  const of = (partner: number, field: string) => {
    const [row] = call('res.partner', 'read', [[partner], [field]]) as Record<string, unknown>[]
    return (row?.[field] as [number, string] | false | undefined) || [false]
  }
  const pricelist = (partner: number) => of(partner, 'property_product_pricelist')[0]
  const term = (partner: number) => of(partner, 'property_payment_term_id')[1]

  it('is its contacts’ too, and no copy’s', () => {
    const company = id('res.partner', {
      ...{ name: 'co', is_company: true, property_product_pricelist: a, property_payment_term_id: 3 },
    })
    const contact = id('res.partner', { name: 'ch', parent_id: company })
    expect([pricelist(contact), term(contact)]).toEqual([a, '21 Days'])
    call('res.partner', 'write', [[company], { property_product_pricelist: b }])
    expect([pricelist(company), pricelist(contact)]).toEqual([b, b])
    const copied = call('res.partner', 'copy', [company]) as number
    expect([pricelist([copied].flat()[0] as number), term([copied].flat()[0] as number)]).toEqual([1, undefined])
  })

  it('is pinned to contacts up to 18, as the company has it when they come', () => {
    const company = id('res.partner', { name: 'co', is_company: true })
    const contact = id('res.partner', { name: 'ch', parent_id: company })
    const before = pricelist(contact)
    const first = id('product.pricelist', { name: 'first', sequence: -5 })
    expect([pricelist(company), pricelist(contact)]).toEqual([first, series === '14.0' ? before : first])
    call('product.pricelist', 'write', [[first], { active: false }])
  })

  it('is what orders have', () => {
    const partner = id('res.partner', { name: 'x', property_product_pricelist: a, property_payment_term_id: 4 })
    const order = id('sale.order', { partner_id: partner })
    const [row] = call('sale.order', 'read', [[order], ['pricelist_id', 'payment_term_id']]) as Record<
      string,
      unknown
    >[]
    expect(row?.pricelist_id).toEqual([a, 'a (USD)'])
    // 14 looks for it in forms alone.
    expect(row?.payment_term_id).toEqual(series === '14.0' ? false : [4, '30 Days'])
    expect(call('res.partner', 'read', [[partner], ['sale_order_ids']])).toEqual([
      { id: partner, sale_order_ids: [order] },
    ])
  })

  it('goes with a pricelist that is put away, and not by writing nothing', () => {
    const partner = id('res.partner', { name: 'x', property_product_pricelist: b })
    call('res.partner', 'write', [[partner], { property_product_pricelist: false }])
    expect(pricelist(partner)).toBe(series === '14.0' ? b : 1)
    const other = id('res.partner', { name: 'y', property_product_pricelist: b })
    call('product.pricelist', 'write', [[b], { active: false }])
    expect(pricelist(other)).toBe(1)
    call('product.pricelist', 'write', [[b], { active: true }])
  })

  it('follows a contact that moves under a company, down to those below it', () => {
    const company = id('res.partner', { name: 'co', is_company: true, vat: 'X5' })
    const person = id('res.partner', { name: 'p', vat: 'X8' })
    const below = id('res.partner', { name: 'c', parent_id: person, type: 'delivery' })
    call('res.partner', 'write', [[person], { parent_id: company }])
    expect(call('res.partner', 'read', [[below], ['vat']])).toEqual([{ id: below, vat: 'X5' }])
  })

  it('is changed below by what a company changes alone, since 18', () => {
    const company = id('res.partner', { name: 'co', is_company: true, property_payment_term_id: 3 })
    const contact = id('res.partner', { name: 'ch', parent_id: company })
    call('res.partner', 'write', [[contact], { property_payment_term_id: 2 }])
    call('res.partner', 'write', [[company], { vat: 'Y' }])
    expect(term(contact)).toBe(series === '14.0' ? '21 Days' : '15 Days')
  })

  it('is a rule’s price in the currency of its list', () => {
    const [francs] = call('res.currency', 'search', [
      [
        ['name', '=', 'CHF'],
        ['active', '=', false],
      ],
    ]) as [number]
    const rule = { compute_price: 'formula', price_round: 0.25, price_surcharge: 1.33, base: 'list_price' }
    const list = id('product.pricelist', { name: 'chf', currency_id: francs, item_ids: [[0, 0, rule]] })
    const product = id('product.product', { name: 'p', list_price: 157, taxes_id: [[6, 0, []]] })
    const order = id('sale.order', {
      partner_id: id('res.partner', { name: 'x' }),
      pricelist_id: list,
      order_line: [[0, 0, { product_id: product }]],
    })
    const [line] = call('sale.order.line', 'search_read', [[['order_id', '=', order]], ['price_unit']]) as {
      price_unit: number
    }[]
    // 14 counts in dollars, and changes what comes of it.
    expect(line?.price_unit).toBeCloseTo(series === '14.0' ? 135.52 : 206.83, 2)
  })
})
