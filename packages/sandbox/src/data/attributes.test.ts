import { connect } from 'ooor'
import { expect, it } from 'vitest'
import { Sandbox } from '../sandbox.ts'

// `_unlink_or_archive` of product.product (addons/product/models/product_product.py).
it.each(['14.0', '19.0'])('a variant in an order is archived where others take its place, on %s', async (series) => {
  const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: new Sandbox({ series }).adapter })
  const raw = (model: string) => odoo.model(model).raw
  const template = await raw('product.template').create({ name: 'Chair' })
  const [first] = await raw('product.product').searchRead([['product_tmpl_id', '=', template]], ['name'])
  const partner_id = await raw('res.partner').create({ name: 'Alice' })
  await raw('sale.order').create({ partner_id, order_line: [[0, 0, { product_id: first?.id, product_uom_qty: 1 }]] })
  const attribute_id = await raw('product.attribute').create({ name: 'Colour' })
  const values: number[] = []
  for (const name of ['Oak', 'Moss']) values.push(await raw('product.attribute.value').create({ name, attribute_id }))
  const attribute_line_ids = [[0, 0, { attribute_id, value_ids: [[6, 0, values]] }]]
  await raw('product.template').write([template], { attribute_line_ids })
  const all: [string, string, unknown][] = [
    ['product_tmpl_id', '=', template],
    ['active', 'in', [true, false]],
  ]
  const variants = await raw('product.product').searchRead(all, ['active'], { order: 'id' })
  expect(variants.map(({ active }) => active)).toEqual([false, true, true])
})
