import { connect } from 'ooor'
import { expect, it } from 'vitest'
import { failure } from '../../../tests/support/failure.ts'
import { Sandbox } from './index.ts'
import { plainOdoo, type ShapeSeries } from './shapes.ts'

const SERIES: readonly ShapeSeries[] = ['14.0', '16.0', '17.0', '18.0', '19.0']

it.each(SERIES)('all models of a plain %s can be read', async (series) => {
  const schema = await plainOdoo(series)
  const names = Object.keys(schema.models)
  expect(names.length).toBeGreaterThan(300)
  const env = new Sandbox({ schema }).environment()
  for (const name of names) env.read(name, env.search(name, [], { limit: 2 }))
})

it.each(SERIES)('apps of a plain %s have their models', async (series) => {
  for (const [app, model] of [
    ['account', 'account.move'],
    ['contacts', 'res.partner'],
    ['crm', 'crm.team'],
    ['mail', 'mail.message'],
    ['sale', 'sale.order'],
    ['stock', 'stock.quant'],
    ['website_sale', 'website'],
  ] as const) {
    const schema = await plainOdoo(series, { apps: [app] })
    expect(Object.keys(schema.models)).toContain(model)
    new Sandbox({ schema }).environment().search(model)
  }
  expect((await failure(plainOdoo(series, { apps: ['bakery'] }))).message).toContain("no app 'bakery'")
})

it.each(SERIES)(
  'what the sandbox has logic for is made and sold with the fields of all apps of a plain %s',
  async (series) => {
    const apps = ['account', 'contacts', 'crm', 'mail', 'sale', 'stock', 'website_sale'] as const
    const sandbox = await Sandbox.open({ series, apps })
    const odoo = connect('https://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })
    const partner = await odoo.model('res.partner').create({ name: 'Ada' })
    const product = await odoo.model('product.product').create({ name: 'Lamp', list_price: 30 })
    expect(await product.get('product_tmpl_id.name')).toBe('Lamp')
    const user = await odoo.model('res.users').create({ name: 'Bob', login: 'bob' })
    expect(await user.get('partner_id.name')).toBe('Bob')
    for (const model of ['product.template', 'product.attribute', 'product.pricelist', 'res.company'] as const) {
      await odoo.model(model).create({ name: 'New' })
    }
    const line = { product_id: product.id, product_uom_qty: 2 }
    const order = await odoo.model('sale.order').create({ partner_id: partner.id, order_line: [line] })
    await order.call('action_confirm')
    await order.reload()
    expect([order.state, order.amount_untaxed]).toEqual(['sale', 60])
  },
)

it.each(['14.0', '19.0'] as const)('leads are made, and won, with the app crm of %s', async (series) => {
  const sandbox = await Sandbox.open({ series, apps: ['crm', 'sale'] })
  const odoo = connect('https://demo:demo@sandbox/sandbox', { adapter: sandbox.adapter })
  const stage = await odoo.model('crm.stage').create({ name: 'Won', is_won: true })
  const lead = await odoo.model('crm.lead').create({ name: 'Big order', partner_id: 9, expected_revenue: 1000 })
  await lead.update({ stage_id: stage })
  const rows = await odoo.model('crm.lead').select('name', 'type', 'stage_id', 'expected_revenue').rows()
  expect(rows).toMatchObject([{ name: 'Big order', type: 'opportunity', stage_id: { display_name: 'Won' } }])
  expect(Object.keys((await plainOdoo(series, { apps: ['sale'] })).models)).not.toContain('crm.lead')
  expect(Object.keys((await plainOdoo(series, { models: ['crm.lead'] })).models)).toEqual(['crm.lead'])
})

it('some models are enough', async () => {
  const schema = await plainOdoo('19.0', { models: ['account.move', 'account.tax.*', 'stock.quant'] })
  expect(Object.keys(schema.models)).toContain('account.tax.group')
  const extend = { 'stock.quant': { fields: { in_date: { default: '2026-01-01 00:00:00' } } } }
  const sandbox = new Sandbox({ schema, extend })
  const odoo = connect('https://demo:demo@sandbox/sandbox', { adapter: sandbox.adapter })
  const [product_id] = sandbox.environment().search('product.product', [], { limit: 1 })
  const { id: location_id } = await odoo.model('stock.location').create({ name: 'Shelf' })
  const quants = odoo.model('stock.quant')
  const { id } = await quants.create({ product_id, location_id, quantity: 4 })
  const rows = await quants
    .where({ id })
    .select({ quantity: true, location_id: { name: true } })
    .rows()
  expect(rows).toMatchObject([{ quantity: 4, location_id: { name: 'Shelf' } }])
  expect((await failure(plainOdoo('19.0', { models: ['nosuch.model'] }))).message).toContain("no model 'nosuch.model'")
  expect((await failure(plainOdoo('9.0' as ShapeSeries))).message).toContain('no shape of Odoo 9.0')
})

it('a sandbox opens with the models of apps', async () => {
  const sandbox = await Sandbox.open({ series: '17.0', apps: ['account'], database: 'books' })
  expect([sandbox.series.name, sandbox.database]).toEqual(['17.0', 'books'])
  expect(sandbox.environment().search('account.move')).toEqual([])
  const mail = await Sandbox.open({ apps: ['mail'] })
  // Schemas refer to the lists that the sandbox keeps of itself.
  expect(mail.environment().create('ir.model', { name: 'Visit', model: 'x_visit' })).toBeGreaterThan(0)
  expect((await failure(Sandbox.open({ apps: ['bakery'] }))).message).toContain("no app 'bakery'")
  const bare: object = { apps: ['account'] }
  expect(() => new Sandbox(bare)).toThrow('write `await Sandbox.open({ apps: … })`')
})

it('refuses what it cannot be told', async () => {
  await expect(Sandbox.open(undefined as never)).rejects.toThrow("Sandbox.open({ apps: ['sale'] })")
  await expect(plainOdoo('19.0', { model: ['sale.*'] } as never)).rejects.toThrow("plainOdoo has no option 'model'")
  await expect(new Sandbox().listen(8123 as never)).rejects.toThrow('options of listen are an object, not 8123')
  await expect(new Sandbox().listen({ prt: 8123 } as never)).rejects.toThrow("did you mean 'port'?")
})
