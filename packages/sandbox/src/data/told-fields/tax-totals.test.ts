import { describe, expect, it } from 'vitest'
import { Sandbox } from '../../index.ts'

describe.each(['14.0', '16.0', '17.0', '18.0', '19.0'] as const)('taxes of orders of %s', async (series) => {
  const major = Number.parseInt(series, 10)
  const env = (await Sandbox.open({ series, apps: ['sale', 'account'] })).environment()
  const customer = env.create('res.partner', { name: 'Ada' })
  const product = (name: string, list_price: number) => env.create('product.product', { name, list_price })
  const [chair, lamp] = [product('Chair', 100), product('Lamp', 1234.565)]
  const tax = (name: string, amount: number, more = {}) =>
    env.create('account.tax', { name, amount, amount_type: 'percent', type_tax_use: 'sale', ...more })
  const within = tax('within', 6, major < 18 ? { price_include: true } : { price_include_override: 'tax_included' })
  const beside = tax('beside', 7)
  const fixed = tax('fixed', 1.5, { amount_type: 'fixed' })
  const taxes = (...ids: number[]) => ({ [major < 19 ? 'tax_id' : 'tax_ids']: [[6, 0, ids]] })
  const line = (product_id: number, product_uom_qty: number, more = {}) => [
    0,
    0,
    { product_id, product_uom_qty, ...more },
  ]
  const name = major < 18 ? (major < 16 ? 'amount_by_group' : 'tax_totals') : 'tax_totals'
  const totals = (order_line: readonly unknown[], more = {}) => {
    const id = env.create('sale.order', { partner_id: customer, order_line, ...more })
    return env.read('sale.order', [id], [name])[0]?.[name]
  }
  const plain = [line(chair, 3, { discount: 10 }), [0, 0, { display_type: 'line_note', name: 'by hand' }]]
  const several = [
    line(chair, 3, { price_unit: 33.33, ...taxes(beside, within) }),
    line(lamp, 2, { discount: 7.5, ...taxes(beside) }),
    line(chair, 1, { price_unit: 33.33, ...taxes() }),
    line(chair, 2, taxes(fixed)),
  ]

  it.runIf(major === 14)('are told by group', () => {
    expect(totals(plain)).toEqual([['Tax 15%', 40.5, 270, '$ 40.50', '$ 270.00', 1]])
    expect(totals(several)).toEqual([['Taxes', 175.14, 2672.61, '$ 175.14', '$ 2,672.61', 1]])
    expect(totals([])).toEqual([])
    expect(totals([line(chair, -2)])).toEqual([['Tax 15%', -30, -200, '$ -30.00', '$ -200.00', 1]])
  })

  it.runIf(major === 16 || major === 17)('are told in words', () => {
    expect(totals(several)).toEqual({
      amount_untaxed: 2611.61,
      amount_total: 2786.75,
      formatted_amount_total: '$\u00A02,786.75',
      formatted_amount_untaxed: '$\u00A02,611.61',
      groups_by_subtotal: {
        'Untaxed Amount': [
          {
            group_key: 1,
            tax_group_id: 1,
            tax_group_name: major < 17 ? 'Taxes' : 'Tax 15%',
            tax_group_amount: 175.14,
            tax_group_base_amount: 2578.28,
            formatted_tax_group_amount: '$\u00A0175.14',
            formatted_tax_group_base_amount: '$\u00A02,578.28',
            hide_base_amount: false,
          },
        ],
      },
      subtotals: [{ name: 'Untaxed Amount', amount: 2611.61, formatted_amount: '$\u00A02,611.61' }],
      subtotals_order: ['Untaxed Amount'],
      display_tax_base: true,
    })
    expect(totals(plain)).toMatchObject({ amount_total: 310.5, display_tax_base: false })
    expect(totals([line(chair, -2)])).toMatchObject({ formatted_amount_total: '$\u00A0-230.00' })
    expect(totals([])).toMatchObject({ groups_by_subtotal: {}, subtotals: [], subtotals_order: [] })
  })

  it.runIf(major >= 18)('are told in numbers, since 19 rounded together', () => {
    const group = { base_amount_currency: 2578.2799999999997, base_amount: 2578.2799999999997 }
    const all = { base_amount_currency: 2611.6099999999997, base_amount: 2611.6099999999997 }
    const taxed = { tax_amount_currency: 175.14, tax_amount: 175.14 }
    expect(totals(several)).toEqual({
      ...{ currency_id: 1, currency_pd: 0.01, company_currency_id: 1, company_currency_pd: 0.01, has_tax_groups: true },
      subtotals: [
        {
          tax_groups: [
            {
              ...{ id: 1, involved_tax_ids: [within, beside, fixed], ...taxed, ...group },
              display_base_amount_currency: group.base_amount_currency,
              display_base_amount: group.base_amount,
              group_name: 'Tax 15%',
              group_label: false,
            },
          ],
          ...{ ...taxed, ...all, name: 'Untaxed Amount' },
        },
      ],
      ...{ ...all, ...taxed, same_tax_base: false },
      total_amount_currency: 2786.7499999999995,
      total_amount: 2786.7499999999995,
    })
    // What prices hold of taxes comes out of their sum.
    expect(totals([line(lamp, 3, taxes(within))])).toMatchObject(
      major < 19
        ? { base_amount: 3494.07, tax_amount: 209.64, total_amount: 3703.71 }
        : { base_amount: 3494.0600000000004, tax_amount: 209.64, same_tax_base: true },
    )
    expect(totals([])).toMatchObject({ has_tax_groups: false, subtotals: [{ tax_groups: [], name: 'Untaxed Amount' }] })
  })

  it.runIf(major >= 18)('are told in the currency of the company too', () => {
    const [currency_id] = env.search('res.currency', [
      ['name', '=', 'EUR'],
      ['active', 'in', [true, false]],
    ])
    env.create('res.currency.rate', { name: '2020-01-01', currency_id, rate: 2 })
    const pricelist_id = env.create('product.pricelist', { name: 'Euro', currency_id })
    expect(
      totals([line(chair, 1, { price_unit: 33.33 })], { pricelist_id, date_order: '2020-01-02 10:00:00' }),
    ).toMatchObject({
      ...{ currency_id, company_currency_id: 1, base_amount_currency: 33.33, base_amount: 16.67 },
      ...{ tax_amount_currency: 5, tax_amount: 2.5, total_amount: 19.17 },
    })
  })

  it('have groups of their own', () => {
    const company = major < 17 ? {} : { company_id: 1 }
    const tax_group_id = env.create('account.tax.group', { name: 'Eco', ...company })
    const own = tax('eco', 2, { tax_group_id })
    const told = JSON.stringify(totals([line(chair, 1, taxes(own, beside))]))
    expect(told).toContain('Eco')
    expect(told).toContain(major < 17 ? 'Taxes' : 'Tax 15%')
  })
})
