import { describe, expect, it } from 'vitest'
import { Sandbox } from '../../index.ts'

describe.each(['14.0', '16.0', '17.0', '18.0', '19.0'] as const)(
  'lines of %s with the fields of apps',
  async (series) => {
    const major = Number.parseInt(series, 10)
    const env = (await Sandbox.open({ series, apps: ['sale', 'stock', 'website_sale'] })).environment()
    const goods = env.create('product.product', { name: 'Chair', default_code: 'CH', list_price: 100 })
    const service = env.create('product.product', {
      ...{ name: 'Advice', list_price: 33.33, type: 'service', invoice_policy: 'delivery' },
    })
    const customer = env.create('res.partner', { name: 'Ada' })
    const pricelist_id = env.create('product.pricelist', { name: 'Own' })
    const order = (order_line: readonly unknown[]): readonly number[] => {
      const id = env.create('sale.order', { partner_id: customer, pricelist_id, order_line })
      return env.search('sale.order.line', [['order_id', '=', id]])
    }
    const read = (id: number | undefined, ...fields: string[]) => {
      const { id: _, ...values } = env.read('sale.order.line', [id as number], fields, 'ids')[0] ?? {}
      return values
    }
    const confirm = (line: number | undefined) => {
      const { order_id } = read(line, 'order_id')
      env.table('sale.order').definition.methods?.action_confirm?.run(env, [order_id as number], {})
    }
    const line = (product_id: number, product_uom_qty: number, more = {}) => [
      0,
      0,
      { product_id, product_uom_qty, ...more },
    ]
    const [first, section, below, note] = order([
      line(goods, 3, { discount: 10 }),
      [0, 0, { display_type: 'line_section', name: 'Beside' }],
      line(service, 4, { discount: 7.5 }),
      [0, 0, { display_type: 'line_note', name: 'by hand' }],
    ])

    it('are of products', () => {
      expect(read(first, 'name_short')).toEqual({ name_short: major < 16 ? '[CH] Chair' : 'Chair' })
      expect(read(note, 'name_short')).toEqual({ name_short: false })
      if (major < 16) return
      expect(read(first, 'product_template_id', 'analytic_precision', 'product_uom_readonly')).toEqual({
        product_template_id: env.read('product.product', [goods], ['product_tmpl_id'], 'ids')[0]?.product_tmpl_id,
        analytic_precision: 2,
        product_uom_readonly: false,
      })
    })

    it('are delivered by the stock or by hand', () => {
      expect(read(first, 'qty_delivered_method', 'qty_to_deliver')).toEqual({
        qty_delivered_method: 'stock_move',
        qty_to_deliver: 3,
      })
      expect(read(below, 'qty_delivered_method', 'qty_to_deliver')).toEqual({
        qty_delivered_method: 'manual',
        qty_to_deliver: 4,
      })
      expect(read(note, 'qty_delivered_method')).toEqual({ qty_delivered_method: 'manual' })
    })

    it('are to be invoiced as they are sold', () => {
      const [sold, served] = order([line(goods, 2, { discount: 10 }), line(service, 4)])
      const amounts = () => [sold, served].map((id) => read(id, 'untaxed_amount_to_invoice').untaxed_amount_to_invoice)
      env.write('product.product', [goods], { invoice_policy: 'order' })
      expect(amounts()).toEqual([0, 0])
      confirm(sold)
      expect(amounts()).toEqual([180, 0])
      env.write('sale.order.line', [served as number], { qty_delivered: 2 })
      expect(amounts()).toEqual([180, 66.66])
      if (major < 16) expect(read(served, 'qty_delivered_manual')).toEqual({ qty_delivered_manual: 2 })
      if (major < 18) return
      expect([sold, served].map((id) => read(id, 'amount_to_invoice').amount_to_invoice)).toEqual([207, 76.66])
    })

    it.runIf(major >= 17)('have their quantity in the unit of the product', () => {
      const dozens = order([line(goods, 2, { [major < 19 ? 'product_uom' : 'product_uom_id']: 2 })])
      expect(read(dozens[0], 'product_qty')).toEqual({ product_qty: 24 })
      expect(read(note, 'product_qty')).toEqual({ product_qty: 0 })
    })

    it.runIf(major >= 16)('are priced by a rule', () => {
      expect(read(first, 'pricelist_item_id')).toEqual({ pricelist_item_id: false })
      const rule = { pricelist_id, applied_on: '3_global', compute_price: 'percentage', percent_price: 5 }
      const item = env.create('product.pricelist.item', rule)
      expect(read(first, 'pricelist_item_id')).toEqual({ pricelist_item_id: item })
      expect(read(note, 'pricelist_item_id')).toEqual({ pricelist_item_id: false })
      env.unlink('product.pricelist.item', [item])
    })

    it.runIf(major === 16)('have a price that is reduced to hundredths', () => {
      expect([first, below].map((id) => read(id, 'price_reduce').price_reduce)).toEqual([90, 30.83])
    })

    it.runIf(major >= 16 && major < 19)('are of a category of units', () => {
      const category_id = env.create('uom.category', { name: 'Unit' })
      env.write('uom.uom', [1], { category_id, uom_type: 'reference' })
      expect(read(first, 'product_uom_category_id')).toEqual({ product_uom_category_id: category_id })
    })

    it.runIf(major >= 19)('stand below sections', () => {
      expect([first, section, below, note].map((id) => read(id, 'parent_id').parent_id)).toEqual([
        false,
        false,
        section,
        section,
      ])
      expect(read(first, 'translated_product_name', 'allowed_uom_ids', 'sale_line_warn_msg')).toEqual({
        translated_product_name: '[CH] Chair',
        allowed_uom_ids: [1],
        sale_line_warn_msg: '',
      })
    })
  },
)
