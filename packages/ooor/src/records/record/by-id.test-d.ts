import { connect, type FileRow, type field, type HandleList, type RecordList, type RecordThread } from 'ooor'
import { expectTypeOf, test } from 'vitest'

interface Order {
  name: 'sale.order'
  fields: { name: field.Char<'required'>; note: field.Html; parent_id: field.Many2one<Order> }
  methods: { action_confirm(): Promise<boolean> }
}
const orders = connect<{ 'sale.order': Order }>('https://host').model('sale.order')

test('what is done by id is typed', () => {
  expectTypeOf(orders.browse(5).write({ note: null })).resolves.toBeVoid()
  expectTypeOf(orders.browse(5).action_confirm()).resolves.toBeBoolean()
  expectTypeOf(orders.browse([5, 6]).action_confirm()).resolves.toBeBoolean()
  expectTypeOf(orders.browse([5, 6])).toExtend<HandleList<Order>>()
  expectTypeOf(orders.browse([5, 6]).write)
    .parameter(0)
    .toEqualTypeOf<{
      readonly name?: string | null
      readonly note?: string | null
      readonly parent_id?: number | { readonly id: number } | null
    }>()
  expectTypeOf(orders.browse(5).files()).resolves.toEqualTypeOf<FileRow[]>()
  expectTypeOf(orders.browse(5).thread).toEqualTypeOf<RecordThread>()
  expectTypeOf(orders.browse(5).get('parent_id.name')).resolves.toBeUnknown()
  // @ts-expect-error a reference has nothing to save
  orders.browse(5).save()
  expectTypeOf(orders.browse(5).externalId()).resolves.toEqualTypeOf<string | null>()
  expectTypeOf(orders.browse(5).name).toExtend<PromiseLike<string | null>>()
  // @ts-expect-error there is no such field
  orders.browse(5).write({ nam: 'x' })
  // @ts-expect-error there is no such method
  orders.browse(5).action_confirn()
})

test('find takes what the library gives out', async () => {
  const order = await orders.find(5)
  expectTypeOf(orders.find(order)).resolves.toEqualTypeOf<typeof order>()
  expectTypeOf(orders.find(orders.browse(5))).resolves.toEqualTypeOf<typeof order>()
  expectTypeOf(orders.find({ id: 5, display_name: 'x' })).resolves.toEqualTypeOf<typeof order>()
  if (order.parent_id) expectTypeOf(orders.find(order.parent_id)).resolves.toEqualTypeOf<typeof order>()
  expectTypeOf(orders.find(['base.one', 5, order])).resolves.toExtend<RecordList<Order>>()
  expectTypeOf(order.externalId()).resolves.toEqualTypeOf<string | null>()
})
