import type { Action, field, UntypedModel, Wizard } from 'ooor'
import { connect } from 'ooor'
import { expectTypeOf, test } from 'vitest'

interface Order {
  name: 'sale.order'
  fields: { name: field.Char<'required'> }
  methods: object
}
interface Advance {
  name: 'sale.advance.payment.inv'
  fields: {
    advance_payment_method: field.Selection<'delivered' | 'fixed', 'required'>
    fixed_amount: field.Monetary
    sale_order_ids: field.Many2many<Order>
  }
  methods: object
}
interface Odoo {
  'sale.order': Order
  'sale.advance.payment.inv': Advance
}
const session = connect<Odoo>('https://host').session()

test('wizards are typed by the declarations, or by hand', async () => {
  const wizard = await session.wizard('sale.advance.payment.inv', { values: { fixed_amount: 5 } })
  expectTypeOf(wizard).toEqualTypeOf<Wizard<Advance>>()
  expectTypeOf(wizard.values.advance_payment_method).toEqualTypeOf<'delivered' | 'fixed' | null>()
  // @ts-expect-error
  await wizard.set({ advance_payment_method: 'other' })
  // @ts-expect-error
  await session.wizard('sale.advance.payment')
  expectTypeOf(await session.wizard<UntypedModel>('x.y')).toEqualTypeOf<Wizard<UntypedModel>>()
  expectTypeOf(await session.model('sale.order').wizard<Advance>('sale.advance.payment.inv', { on: 5 })).toEqualTypeOf<
    Wizard<Advance>
  >()
})

test('actions are told apart by their type', async () => {
  const action = await session.model('sale.order').press('action_confirm', { on: [5] })
  expectTypeOf(action).toEqualTypeOf<Action>()
  if (action.type === 'window') {
    const [order] = await action.records<Order>().select('name')
    expectTypeOf(order?.name).toEqualTypeOf<string | undefined>()
  }
  if (action.type === 'wizard')
    expectTypeOf((await action.wizard<Advance>()).values.fixed_amount).toEqualTypeOf<number>()
  if (action.type === 'none') expectTypeOf(action.value).toEqualTypeOf<unknown>()
  // @ts-expect-error
  action.records()
})
