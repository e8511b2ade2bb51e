import { describe, expect, it } from 'vitest'
import { Sandbox } from '../../index.ts'

const PRICED = { list_price: 100, weight: 2.5 }

describe.each(['14.0', '16.0', '17.0', '18.0', '19.0'] as const)(
  'orders of %s with the fields of apps',
  async (series) => {
    const major = Number.parseInt(series, 10)
    const env = (await Sandbox.open({ series, apps: ['sale', 'stock', 'website_sale'] })).environment()
    const read = (order: number, ...fields: string[]) => {
      const { id: _, ...values } = env.read('sale.order', [order], fields, 'ids')[0] ?? {}
      return values
    }
    const goods = env.create('product.product', { name: 'Chair', ...PRICED })
    const service = env.create('product.product', { name: 'Advice', list_price: 33.33, type: 'service' })
    const customer = env.create('res.partner', { name: 'Ada' })
    const line = (product_id: number, product_uom_qty: number, more = {}) => [
      0,
      0,
      { product_id, product_uom_qty, ...more },
    ]
    const order = (order_line: readonly unknown[], more = {}) =>
      env.create('sale.order', { partner_id: customer, order_line, ...more })
    const call = (id: number, method: string) =>
      env.table('sale.order').definition.methods?.[method]?.run(env, [id], {})
    const quotation = order([line(goods, 3, { discount: 10 }), [0, 0, { display_type: 'line_note', name: 'by hand' }]])

    it('are told of in words', () => {
      expect(read(quotation, 'access_url', 'access_warning', 'type_name', 'json_popover')).toEqual({
        access_url: `/my/orders/${quotation}`,
        access_warning: '',
        type_name: 'Quotation',
        json_popover: '{"popoverTemplate": "sale_stock.DelayAlertWidget", "late_elements": []}',
      })
      const sold = order([line(service, 2)])
      call(sold, 'action_confirm')
      expect(read(sold, 'type_name')).toEqual({ type_name: 'Sales Order' })
      if (major >= 16) expect(read(quotation, 'partner_credit_warning')).toEqual({ partner_credit_warning: '' })
    })

    it('are carts', () => {
      const [cart] = [order([line(goods, 1), line(service, 2)], { website_id: 1, date_order: '2020-01-01 10:00:00' })]
      expect(read(cart, 'cart_quantity', 'only_services', 'is_abandoned_cart')).toEqual({
        cart_quantity: 3,
        only_services: false,
        is_abandoned_cart: true,
      })
      expect(
        read(order([line(service, 1.5)], { website_id: 1 }), 'cart_quantity', 'only_services', 'is_abandoned_cart'),
      ).toEqual({ cart_quantity: 1, only_services: true, is_abandoned_cart: false })
      const { website_order_line, order_line } = read(quotation, 'website_order_line', 'order_line') as Record<
        string,
        number[]
      >
      expect(website_order_line).toEqual(major < 16 ? order_line : order_line?.slice(0, 1))
    })

    it('can be expected', () => {
      const sold = order([line(goods, 1, { customer_lead: 5 }), line(service, 1, { customer_lead: 2 })])
      call(sold, 'action_confirm')
      const { expected_date, date_order } = read(sold, 'expected_date', 'date_order') as Record<string, string>
      const days = (Date.parse(String(expected_date)) - Date.parse(String(date_order))) / 86_400_000
      expect(days).toBe(major < 19 ? 2 : 5)
      call(quotation, 'action_cancel')
      expect(read(quotation, 'expected_date')).toEqual({ expected_date: false })
      call(quotation, 'action_draft')
    })

    it.runIf(major >= 16)('are worth more without discounts, and expire', () => {
      expect(read(quotation, 'amount_undiscounted', 'tax_country_id')).toEqual({
        amount_undiscounted: 300,
        tax_country_id: env.search('res.country', [['code', '=', 'US']])[0],
      })
      const old = order([line(goods, 1, { discount: 100 })], { validity_date: '2020-01-01' })
      expect(read(old, 'amount_undiscounted', 'is_expired')).toEqual({
        amount_undiscounted: 100,
        is_expired: major >= 17,
      })
      call(old, 'action_quotation_sent')
      expect(read(old, 'is_expired')).toEqual({ is_expired: true })
    })

    it.runIf(major >= 17)('weigh something, and are to be invoiced', () => {
      expect(read(quotation, 'shipping_weight', 'amount_to_invoice', 'is_all_service', 'has_active_pricelist')).toEqual(
        {
          shipping_weight: 7.5,
          amount_to_invoice: 310.5,
          is_all_service: false,
          has_active_pricelist: true,
        },
      )
      env.write('sale.order', [quotation], { shipping_weight: 8 })
      expect(read(quotation, 'shipping_weight')).toEqual({ shipping_weight: 8 })
      expect(env.search('sale.order', [['shipping_weight', '=', 8]])).toEqual([quotation])
    })

    it.runIf(major >= 18)('may be there twice', () => {
      const twins = [1, 2].map(() =>
        order([line(goods, 1)], { client_order_ref: 'X', date_order: '2026-01-01 10:00:00' }),
      )
      expect(read(twins[0] as number, 'duplicated_order_ids')).toEqual({ duplicated_order_ids: [twins[1]] })
      call(twins[1] as number, 'action_cancel')
      expect(read(twins[0] as number, 'duplicated_order_ids')).toEqual({ duplicated_order_ids: [] })
      const later = order([line(goods, 1)], { client_order_ref: 'X', date_order: '2026-02-01 10:00:00' })
      expect(read(later, 'duplicated_order_ids')).toEqual({ duplicated_order_ids: major < 19 ? [] : [twins[0]] })
    })
  },
)
