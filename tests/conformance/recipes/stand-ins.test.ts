import { Sandbox } from '@ooor/sandbox'
import { connect } from 'ooor'
import { afterEach, describe, expect, it } from 'vitest'
import { invoices } from '../../../examples/recipes/stand-ins/invoices.ts'
import { stock } from '../../../examples/recipes/stand-ins/stock.ts'
import { failure } from '../../support/failure.ts'
import { runRecipe } from './run-recipe.ts'

// What the sandbox has not: recipes that need it run with stand-ins here, and on real servers without (recipes.test.ts).
describe.each(['14.0', '16.0', '17.0', '18.0', '19.0'] as const)('recipes with stand-ins, on sandbox %s', (series) => {
  const servers: { close(): Promise<void> }[] = []
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close()
  })
  const listen = async (sandbox: Sandbox) => {
    const server = await sandbox.listen()
    servers.push(server)
    return { url: server.url, database: sandbox.database }
  }

  it('order-to-payment sells, and does nothing twice', async () => {
    const sandbox = await Sandbox.open({ series, apps: ['sale', 'account'], extend: invoices })
    const place = await listen(sandbox)
    const values = { name: 'Consulting', default_code: 'CONSULTING', type: 'service', list_price: 40 }
    sandbox.environment().create('product.product', { ...values, invoice_policy: 'order' })
    const { lines } = await runRecipe('order-to-payment', place)
    expect(lines).toEqual([
      expect.stringMatching(/^\S+ sale 92/),
      expect.stringMatching(/^INV\/\d{4}\/00001 posted 92/),
      expect.stringMatching(/^to pay 92/),
      expect.stringMatching(/^INV\/\d{4}\/00001 paid$/),
      expect.stringMatching(/^\S+ invoiced$/),
    ])
    const again = await runRecipe('order-to-payment', place)
    expect(again.lines).toEqual(lines.filter((line) => !line.startsWith('to pay')))
    expect(sandbox.environment().search('sale.order', [['client_order_ref', '=', 'WEB-1001']])).toHaveLength(1)
  })

  it('an invoice comes to what its order does, to the cent', async () => {
    const sandbox = await Sandbox.open({ series, apps: ['sale', 'account'], extend: invoices })
    const env = sandbox.environment()
    const product_id = env.create('product.product', { name: 'Hours', type: 'service', invoice_policy: 'order' })
    const line = (values: object) => [0, 0, { product_id, ...values }]
    // Rounded line by line it is 103.11, and once for all 103.12, as on a real 19.
    const lines = [
      line({ product_uom_qty: 3, price_unit: 30.0015 }),
      line({ product_uom_qty: 1.5, price_unit: 9.99, discount: 12.5 }),
    ]
    const order = env.create('sale.order', { partner_id: 9, order_line: lines })
    const odoo = connect('https://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })
    await odoo.call('sale.order', 'action_confirm', [[order]])
    const on = { context: { active_model: 'sale.order', active_ids: [order], active_id: order } }
    const [wizard] = [await odoo.call('sale.advance.payment.inv', 'create', [{}], on)].flat()
    await odoo.call('sale.advance.payment.inv', 'create_invoices', [[wizard]], on)
    const amounts = ['amount_untaxed', 'amount_tax', 'amount_total', 'invoice_ids']
    const [{ invoice_ids = [], id, ...ofOrder } = {}] = env.read('sale.order', [order], amounts)
    const [move] = env.read('account.move', invoice_ids as number[], amounts.slice(0, 3))
    expect(move).toMatchObject(ofOrder)
  })

  it('an invoice in a currency that sleeps is posted by 14 alone', async () => {
    const sandbox = await Sandbox.open({ series, apps: ['sale', 'account'], extend: invoices })
    const env = sandbox.environment()
    const currency_id = env.create('res.currency', { name: 'XTS', symbol: 'x', active: false })
    const id = env.create('account.move', { move_type: 'out_invoice', partner_id: 9, currency_id })
    const odoo = connect('https://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })
    const post = () => odoo.call('account.move', 'action_post', [[id]])
    if (series === '14.0') return expect(await post()).toBe(false)
    expect((await failure(post())).message).toContain('cannot validate a document with an inactive currency: XTS')
    env.write('res.currency', [currency_id], { active: true })
    expect(await post()).toBe(false)
  })

  it('stock-by-location adds up what lies where', async () => {
    const place = await listen(new Sandbox({ ...stock, series }))
    const { lines } = await runRecipe('stock-by-location', place)
    expect(lines).toEqual([
      expect.stringMatching(/^WH\/Stock: 10 of .+, 2 of them reserved$/),
      expect.stringMatching(/^WH\/Stock: 3 of .+, 0 of them reserved$/),
    ])
  })
})
