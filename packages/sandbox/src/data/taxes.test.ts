import { describe, expect, it } from 'vitest'
import { visitor } from '../recorded-visitor.test-help.ts'

async function admin(series: string) {
  const web = visitor({ series })
  await web.logIn('admin')
  const result = async (model: string, method: string, args: unknown[]) => {
    const answer = await web.call(model, method, args)
    expect(answer.error).toBeUndefined()
    return answer.result
  }
  return { result, major: Number.parseInt(series, 10) }
}

describe('the taxes of an order', () => {
  it.each(['8.0', '14.0', '17.0', '18.0', '19.0'])(
    'of %s are percent or fixed, in the price or on top',
    async (series) => {
      const { result, major } = await admin(series)
      const kind = major < 9 ? 'type' : 'amount_type'
      const share = (percent: number) => (major < 9 ? percent / 100 : percent)
      const within = major < 18 ? { price_include: true } : { price_include_override: 'tax_included' }
      let made = 0
      const make = (values: object) =>
        result('account.tax', 'create', [{ name: `Tax ${++made}`, type_tax_use: 'sale', ...values }])
      const onTop = await make({ amount: share(20), [kind]: 'percent' })
      const included = await make({ amount: share(25), [kind]: 'percent', ...within })
      const fixed = await make({ amount: 3, [kind]: 'fixed' })
      const taxes = major < 19 ? 'tax_id' : 'tax_ids'
      const line = (name: string, ids: number[], values = {}) => [
        0,
        0,
        { name, product_id: 13, product_uom_qty: 2, price_unit: 50, [taxes]: [[6, 0, ids]], ...values },
      ]
      const order = await result('sale.order', 'create', [
        {
          partner_id: 14,
          order_line: [
            line('on top', [onTop]),
            line('included', [included]),
            line('fixed', [fixed], { discount: 10 }),
            line('none', []),
          ],
        },
      ])
      const [row] = await result('sale.order', 'read', [
        [order],
        ['order_line', 'amount_untaxed', 'amount_tax', 'amount_total'],
      ])
      expect(row).toMatchObject({ amount_untaxed: 370, amount_tax: 46, amount_total: 416 })
      if (major < 9) return
      const fields = ['price_subtotal', 'price_tax', 'price_total']
      const lines = await result('sale.order.line', 'read', [row.order_line, fields])
      expect(lines.map((one: Record<string, number>) => fields.map((name) => one[name]))).toEqual([
        [100, 20, 120],
        [80, 20, 100],
        [90, 6, 96],
        [100, 0, 100],
      ])
    },
  )

  it.each(['14.0', '19.0'])('of %s are those of the product, where nobody says others', async (series) => {
    const { result, major } = await admin(series)
    await result('product.template', 'write', [[13], { taxes_id: [[6, 0, [1]]] }])
    const order = await result('sale.order', 'create', [
      { partner_id: 14, order_line: [[0, 0, { product_id: 13, product_uom_qty: 1 }]] },
    ])
    const [{ order_line }] = await result('sale.order', 'read', [[order], ['order_line']])
    const taxes = major < 19 ? 'tax_id' : 'tax_ids'
    const [line] = await result('sale.order.line', 'read', [order_line, [taxes, 'price_tax']])
    expect(line).toMatchObject({ [taxes]: [1], price_tax: 6 })
  })
})

describe('the attributes of a product', () => {
  it.each(['14.0', '19.0'])('of %s make a variant for each combination', async (series) => {
    const { result } = await admin(series)
    const attribute_id = await result('product.attribute', 'create', [{ name: 'Colour' }])
    const ids: number[] = []
    for (const name of ['White', 'Black']) {
      ids.push(await result('product.attribute.value', 'create', [{ name, attribute_id }]))
    }
    const attribute_line_ids = [[0, 0, { attribute_id, value_ids: [[6, 0, ids]] }]]
    const id = await result('product.template', 'create', [{ name: 'Shade', list_price: 20, attribute_line_ids }])
    const [template] = await result('product.template', 'read', [[id], ['product_variant_ids']])
    const values = await result('product.template.attribute.value', 'search', [[['name', '=', 'Black']]])
    await result('product.template.attribute.value', 'write', [values, { price_extra: 5 }])
    const fields = ['display_name', 'lst_price']
    const variants = await result('product.product', 'read', [template.product_variant_ids, fields])
    expect(variants).toMatchObject([
      { display_name: 'Shade (White)', lst_price: 20 },
      { display_name: 'Shade (Black)', lst_price: 25 },
    ])
  })

  it.each(['14.0', '18.0', '19.0'])('of %s are those of the order’s company alone', async (series) => {
    const { result, major } = await admin(series)
    const make = (company: unknown) =>
      result('account.tax', 'create', [{ name: 'VAT', amount: 5, type_tax_use: 'sale', company_id: company }])
    const other = await result('res.company', 'create', [{ name: 'The other company' }])
    const [own, theirs] = [await make(1), await make(other)]
    const product = await result('product.product', 'create', [
      { name: 'Sold by both', taxes_id: [[6, 0, [own, theirs]]] },
    ])
    const line = [0, 0, { name: 'one', product_id: product }]
    const order = await result('sale.order', 'create', [{ partner_id: 14, order_line: [line] }])
    const taxes = major < 19 ? 'tax_id' : 'tax_ids'
    expect(await result('sale.order.line', 'search_read', [[['order_id', '=', order]], [taxes]])).toMatchObject([
      { [taxes]: [own] },
    ])
  })
})
