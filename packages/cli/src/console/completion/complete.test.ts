import { Sandbox } from '@ooor/sandbox'
import { connect, type Schema } from 'ooor'
import { beforeAll, describe, expect, it } from 'vitest'
import type { MethodDescription } from '../../codegen/server-description.ts'
import { complete } from './complete.ts'
import type { Surroundings } from './shape.ts'

const MODELS = ['res.partner', 'res.country', 'res.users', 'sale.order', 'sale.order.line', 'product.product']
const schemas = new Map<string, Schema>()
const asked = new Set<string>()
const variables: Record<string, unknown> = {}

const METHODS: readonly MethodDescription[] = [
  {
    name: 'action_confirm',
    isOfModel: false,
    doc: undefined,
    parameters: [],
    takesMore: false,
    returns: undefined,
  },
  {
    name: 'message_post',
    isOfModel: false,
    doc: undefined,
    parameters: ['body', 'subject'].map((name) => ({
      name,
      doc: undefined,
      annotation: 'str',
      isRequired: name === 'body',
      default: undefined,
    })),
    takesMore: true,
    returns: undefined,
  },
]

const at: Surroundings = {
  bindings: new Map([
    ['partners', 'res.partner'],
    ['saleOrders', 'sale.order'],
    ['countries', 'res.country'],
  ]),
  models: new Map(MODELS.map((model) => [model, ''])),
  names: () => ['odoo', 'session', 'ilike', ...Object.keys(variables)],
  value: (name) => variables[name],
  schema: (model) => {
    asked.add(model)
    return schemas.get(model)
  },
  methods: (model) => (model === 'sale.order' ? METHODS : undefined),
}

beforeAll(async () => {
  const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: new Sandbox().adapter })
  for (const model of MODELS) schemas.set(model, await odoo.model(model).schema())
  variables.orders = await odoo.model('sale.order').limit(1)
  variables.order = (variables.orders as unknown[])[0]
  variables.query = odoo.model('sale.order').limit(1)
  variables.settings = { colour: 1, count: 2 }
  variables.odoo = odoo
})

const candidates = (source: string) => complete(source, at).candidates

describe('completion', () => {
  it.each([
    ['sale', ['saleOrders']],
    ['x = foo(par', ['partners']],
    ['partners.wh', ['where']],
    ['await partners.where({}).ord', ['order']],
    ['partners.where({ country_i', ['country_id']],
    ['partners.where({ name: ilike("a"), country_i', ['country_id']],
    ['await partners\n  .where({ country_i', ['country_id']],
    ["partners.where({ 'country_id.cod", ['code']],
    ["partners.select('country_i", ['country_id']],
    ["partners.select('name', 'country_id.cod", ['code']],
    ['partners.select({ country_id: { cod', ['code']],
    ["partners.order('country_id ", ['country_id asc', 'country_id desc']],
    ['partners.where({ country_id: any({ cod', ['code']],
    ['partners.where(or({ country_i', ['country_id']],
    ["saleOrders.where({ state: 'dra", ['draft']],
    ["saleOrders.where({ state: ['sale', 'dra", ['draft']],
    ["saleOrders.groupBy('date_order:mo", ['date_order:month']],
    ["saleOrders.groupBy('state').aggregate({ total: 'amount_tot", ['amount_total']],
    ["saleOrders.groupBy('state').aggregate({ total: 'amount_total:s", ['amount_total:sum']],
    ["odoo.model('sale.order.l", ['sale.order.line']],
    ["odoo.model('res.partner').where({ country_i", ['country_id']],
    ['order.partner_invoice_i', ['partner_invoice_id']],
    ['order.partner_id.country_id.cod', ['code']],
    ['orders[0].partner_invoice_i', ['partner_invoice_id']],
    ['orders.map((o) => o.partner_invoice_i', ['partner_invoice_id']],
    ['for (const o of orders) { o.partner_invoice_i', ['partner_invoice_id']],
    ['const o = await saleOrders.first(); o.partner_invoice_i', ['partner_invoice_id']],
    ['(await saleOrders.first()).partner_invoice_i', ['partner_invoice_id']],
    ['(await query)[0].partner_invoice_i', ['partner_invoice_id']],
    ['order.action_conf', ['action_confirm']],
    ['await order.message_post({ bo', ['body']],
    ["await order.message_post({ body: 'x', sub", ['subject']],
    ['order.set({ partner_invoice_i', ['partner_invoice_id']],
    ["await order.get('partner_id.country_id.cod", ['code']],
    ['settings.colo', ['colour']],
    ["partners.where({ name: 'x' }) // par", []],
    ["'par", []],
    ['foo.bar.', []],
  ])('of %s', (source, expected) => {
    expect(candidates(source)).toEqual(expected)
  })

  it('offers a place with no beginning all that may stand there', () => {
    expect(candidates('partners.where({ ')).toEqual(expect.arrayContaining(['country_id', 'id', 'name']))
    expect(candidates('partners.where({ name: "x", ')).toContain('country_id')
    expect(candidates("partners.select('")).toContain('country_id')
    expect(candidates('order.')).toEqual(expect.arrayContaining(['action_confirm', 'partner_id', 'save']))
    expect(candidates('partners.')).toEqual(expect.arrayContaining(['where', 'count', 'create']))
    expect(candidates('')).toEqual([])
  })

  it('replaces what is there of the word alone', () => {
    expect(complete("partners.where({ 'country_id.cod", at).replaced).toBe('cod')
    expect(complete('order.partner_id.na', at).replaced).toBe('na')
    expect(complete('sale', at).replaced).toBe('sale')
  })

  it('tells what a call takes', () => {
    expect(complete('order.message_post({ ', at).hint).toBe('message_post({ body, subject?, … })')
    expect(complete('order.message_post(', at).hint).toBe('message_post({ body, subject?, … })')
    expect(complete('partners.limit(', at).hint).toBe('limit(count)')
  })

  it('asks for the fields of a model before they are needed', () => {
    asked.clear()
    candidates('countries.')
    expect([...asked]).toEqual(['res.country'])
  })

  it('runs nothing: getters of values are left alone', () => {
    let runs = 0
    variables.trap = {
      get danger() {
        return ++runs
      },
    }
    expect(candidates('trap.dan')).toEqual(['danger'])
    candidates('trap.danger.')
    expect(runs).toBe(0)
  })
})
