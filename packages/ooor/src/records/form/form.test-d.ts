import type { FormLine, FormWarning, field, RecordOf } from 'ooor'
import { connect } from 'ooor'
import { expectTypeOf, test } from 'vitest'

interface Partner {
  name: 'res.partner'
  fields: { name: field.Char<'required'> }
  methods: object
}
interface Line {
  name: 'sale.order.line'
  fields: { name: field.Text<'required'>; price_unit: field.Float; order_id: field.Many2one<Order, 'required'> }
  methods: object
}
interface Order {
  name: 'sale.order'
  fields: {
    state: field.Selection<'draft' | 'sale', 'required'>
    date_order: field.Datetime<'required'>
    amount_total: field.Monetary<'readonly'>
    partner_id: field.Many2one<Partner, 'required'>
    tag_ids: field.Many2many<Partner>
    order_line: field.One2many<Line>
    margin: field.Float<'lazy'>
  }
  methods: object
}
interface Odoo {
  'res.partner': Partner
  'sale.order': Order
  'sale.order.line': Line
}
const orders = connect<Odoo>('https://host').model('sale.order')

test('values are those of rows, and null while they are to be filled in', async () => {
  const { values, changed } = await orders.form({ values: { partner_id: 5 }, select: { order_line: true } })
  expectTypeOf(values.state).toEqualTypeOf<'draft' | 'sale' | null>()
  expectTypeOf(values.date_order).toEqualTypeOf<Date | null>()
  expectTypeOf(values.amount_total).toEqualTypeOf<number>()
  expectTypeOf(values.partner_id).toEqualTypeOf<{ id: number; display_name: string } | null>()
  expectTypeOf(values.tag_ids).toEqualTypeOf<number[] | undefined>()
  expectTypeOf(values.margin).toEqualTypeOf<number | undefined>()
  expectTypeOf(values.order_line?.[0]?.price_unit).toEqualTypeOf<number | undefined>()
  expectTypeOf(values.order_line?.[0]?.id).toEqualTypeOf<number | undefined>()
  expectTypeOf(changed[0]).toEqualTypeOf<keyof Order['fields'] | undefined>()
})

test('changes are checked', async () => {
  const form = await orders.form()
  expectTypeOf(await form.set({ partner_id: 5 })).toEqualTypeOf<readonly FormWarning[]>()
  const line = await form.add('order_line', { price_unit: 5 })
  expectTypeOf(line).toEqualTypeOf<FormLine<Line>>()
  expectTypeOf(line.values.name).toEqualTypeOf<string | null>()
  await form.update('order_line', line, { price_unit: 6 })
  await form.call('on_change', [], { line })
  await form.remove('order_line', 0)
  expectTypeOf(await form.save()).toEqualTypeOf<RecordOf<Order>>()
  // @ts-expect-error no such field
  await form.set({ partner: 5 })
  // @ts-expect-error no such field in a line
  await form.add('order_line', { price: 5 })
  // @ts-expect-error no one2many
  await form.add('tag_ids')
})

test('without types everything is unknown', async () => {
  const form = await connect('https://host').model('sale.order').form()
  await form.set({ anything: 5 })
  const line = await form.add('order_line', { product_id: 7 })
  expectTypeOf(line.values.price_unit).toBeUnknown()
  expectTypeOf(form.values.partner_id).toBeUnknown()
})
