import { describe, expect, it } from 'vitest'
import { result, scriptedOdoo } from '../../../../../tests/support/scripted-adapter.ts'
import { connect } from '../../index.ts'

interface Sent {
  readonly model: string
  readonly method: string
  readonly args: readonly unknown[]
  readonly kwargs: { readonly context?: object }
}

const char = { type: 'char', string: 'x', store: true }
const FIELDS: Readonly<Record<string, object>> = {
  'sale.order': {
    name: { ...char, required: true },
    partner_id: { type: 'many2one', relation: 'res.partner', string: 'Customer', store: true, required: true },
    user_id: { type: 'many2one', relation: 'res.users', string: 'Salesman', store: true },
    client_order_ref: char,
    order_line: { type: 'one2many', relation: 'sale.order.line', relation_field: 'order_id', string: 'Lines' },
  },
  'sale.order.line': {
    name: { ...char, required: true },
    order_id: { type: 'many2one', relation: 'sale.order', string: 'Order', store: true },
    product_id: { type: 'many2one', relation: 'product.product', string: 'Product', store: true },
    price_unit: { type: 'float', string: 'Price', store: true },
  },
}

// As 8.0 has it: entities in the texts, the line's view beside the form's.
const VIEW = {
  arch: `<form string="Sales Order"><sheet><field name="name"/><field name="partner_id" on_change="onchange_partner_id(partner_id, context)" context="{'a': &quot;b&quot;}"/>
    <field name="user_id"/><field name="client_order_ref" on_change="onchange_ref(client_order_ref, order_line, nosuch, '&lt;none&gt;')"/><field name="order_line"/></sheet></form>`,
  fields: {
    order_line: {
      views: {
        tree: { arch: '<tree><field name="product_id"/></tree>', fields: {} },
        form: {
          arch: '<form><field name="product_id" on_change="product_id_change(parent.pricelist_id, product_id)"/></form>',
          fields: {},
        },
      },
    },
  },
}

const TEXT = 'onchange_partner_id(partner_id, context)'

function serverOf(series: string, defaults: object = {}) {
  const calls: Sent[] = []
  const adapter = scriptedOdoo(series, (path, { body }) => {
    if (path.endsWith('/authenticate')) return result({ uid: 1, db: 'db', user_context: {} })
    const { params } = JSON.parse(String(body)) as { params: Sent }
    const { model, method, args } = params
    if (method === 'fields_get') return result(FIELDS[model] ?? { name: char })
    calls.push(params)
    switch (method) {
      case 'fields_view_get':
        return result(VIEW)
      case 'default_get':
        return result(defaults)
      case 'name_get':
        return result((args[0] as number[]).map((id) => [id, `${model} ${id}`]))
      case 'onchange': {
        const [, values, name, spec] = args as [unknown, Record<string, unknown>, string, Record<string, string>]
        // Only the view's text runs the method, and only what the form told of is answered.
        const told = name === 'partner_id' && spec.partner_id === TEXT && 'user_id' in values ? { user_id: 5 } : {}
        return result({ value: told })
      }
      default:
        return result([])
    }
  })
  const asked = () => calls.filter(({ method }) => method === 'onchange')
  return { calls, asked, odoo: connect('http://admin:admin@host/db', { adapter }) }
}

describe('a form of 8.0', () => {
  it('runs the on_change methods of its view, by their texts', async () => {
    const { odoo, asked, calls } = serverOf('8.0')
    const form = await odoo.model('sale.order').form({ values: { partner_id: 7 } })
    expect((form.values as { user_id: unknown }).user_id).toMatchObject({ id: 5 })
    expect(asked().map(({ args }) => args[2])).toEqual(['partner_id'])
    expect(asked()[0]?.args[3]).toMatchObject({
      partner_id: TEXT,
      user_id: '1',
      client_order_ref: "onchange_ref(client_order_ref, order_line, nosuch, '<none>')",
    })
    expect(calls.filter(({ method }) => method === 'fields_view_get')).toHaveLength(1)
  })

  it('asks for one name at a time, as 8.0 of 2014 wants it', async () => {
    const { odoo, asked } = serverOf('8.0')
    await odoo.model('sale.order').form({ values: { partner_id: 7, client_order_ref: 'A' } })
    expect(asked().map(({ args }) => args[2])).toEqual(['partner_id', 'client_order_ref'])
  })

  it('asks for no default that the view runs nothing for', async () => {
    const { odoo, asked } = serverOf('8.0', { user_id: 3, client_order_ref: 'A' })
    await odoo.model('sale.order').form()
    expect(asked().map(({ args }) => args[2])).toEqual(['client_order_ref'])
  })

  it('has the texts of lines from the form that they are in', async () => {
    const { odoo, asked } = serverOf('8.0')
    const form = await odoo.model('sale.order').form({ values: { partner_id: 7 } })
    await form.add('order_line', { product_id: 3 })
    const line = asked().find(({ model }) => model === 'sale.order.line')
    expect(line?.args[3]).toMatchObject({ product_id: 'product_id_change(parent.pricelist_id, product_id)' })
    expect(line?.args[1]).toMatchObject({ order_id: { partner_id: 7 } })
  })

  it('tells lines which field leads to their form', async () => {
    const { odoo, asked } = serverOf('8.0')
    const form = await odoo.model('sale.order').form({ values: { partner_id: 7 } })
    await form.add('order_line', { product_id: 3 })
    const contextOf = (model: string) => asked().find((call) => call.model === model)?.kwargs.context
    expect(contextOf('sale.order.line')).toMatchObject({ field_parent: 'order_id' })
    expect(contextOf('sale.order') ?? {}).not.toHaveProperty('field_parent')
  })

  it('sends what a text names and the form does not hold', async () => {
    const { odoo, asked } = serverOf('8.0')
    await odoo.model('sale.order').form({ values: { partner_id: 7 } })
    expect(asked()[0]?.args[1]).toMatchObject({ order_line: [] })
    expect(asked()[0]?.args[1]).not.toHaveProperty('nosuch')
  })

  it('needs no view from 10 on', async () => {
    const { odoo, calls, asked } = serverOf('10.0')
    await odoo.model('sale.order').form({ values: { partner_id: 7 } })
    expect(calls.some(({ method }) => method === 'fields_view_get')).toBe(false)
    expect(asked()[0]?.args[3]).toMatchObject({ partner_id: '1' })
  })
})
