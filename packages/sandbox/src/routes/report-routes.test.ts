import { describe, expect, it } from 'vitest'
import { visitor } from '../recorded-visitor.test-help.ts'
import { plainOdoo } from '../shapes.ts'

const LINE = 'Chaise « à bascule » – 5 € <b>'

/** A quotation of a salesperson, with a line of its own words. */
async function quoted(series: string) {
  const web = visitor({ series })
  await web.logIn('admin')
  const { result: ids } = await web.call('product.product', 'search', [[]], { limit: 1 })
  const line = { product_id: ids[0], name: LINE, product_uom_qty: 3, price_unit: 1250.5 }
  const old = Number.parseInt(series, 10) < 8 && { partner_invoice_id: 8, partner_shipping_id: 8, pricelist_id: 1 }
  const made = await web.call('sale.order', 'create', [{ partner_id: 8, ...old, order_line: [[0, 0, line]] }])
  const { result: rows } = await web.call('sale.order', 'read', [[made.result], ['name', 'partner_id']])
  return { ...web, id: made.result as number, name: rows[0].name as string, customer: rows[0].partner_id[1] as string }
}

describe.each(['8.0', '14.0', '19.0'])('a report of %s', (series) => {
  it('has the order, its customer, lines and totals, as PDF, page and text', async () => {
    const { send, id, name, customer } = await quoted(series)
    const printed = async (converter: string) => send('GET', `/report/${converter}/sale.report_saleorder/${id}`)
    const page = (await printed('html')).body
    for (const text of [`Quotation ${name}`, '3.00', '1,250.50', '3,751.50']) expect(page).toContain(text)
    expect(page).toContain('– 5 € &#60;b&#62;')
    const text = await printed('text')
    expect(text.headers).toContainEqual(['content-type', expect.stringContaining('text/plain')])
    expect(text.body).toContain(`Customer: ${customer}\n`)
    expect(text.body).toContain(`${LINE}\t3.00\t1,250.50\t3,751.50\n`)
    const { bytes = new Uint8Array() } = await printed('pdf')
    const file = Buffer.from(bytes)
      .toString('latin1')
      .replace(/\\([()])/g, '$1')
    for (const shown of [
      `(Quotation ${name})`,
      `(Customer: ${customer})`,
      '(1,250.50)',
      '(3,751.50)',
      'à bascule » \x96 5 \x80 <b>)',
    ]) {
      expect(file).toContain(shown)
    }
  })
})

describe.each(['14.0', '19.0'] as const)('other reports of %s', (series) => {
  it('print an invoice where the sandbox has them by a shape', async () => {
    const line = { move_id: 1, price_unit: 100, discount: 10 }
    const { send, logIn } = visitor({
      schema: await plainOdoo(series, { apps: ['account'] }),
      records: {
        'account.move': [{ id: 1, name: 'INV/2026/0001', move_type: 'out_invoice', state: 'draft', partner_id: 9 }],
        'account.move.line': [
          { id: 1, name: 'Desk', quantity: 2, ...line },
          { id: 2, name: 'Chair', quantity: 3, ...line },
        ],
      },
    })
    await logIn('demo')
    const { body } = await send('GET', '/report/html/account.report_invoice/1')
    for (const text of ['Draft Invoice INV/2026/0001', 'Desk', '180.00', '270.00', '450.00'])
      expect(body).toContain(text)
    const { bytes = new Uint8Array() } = await send('GET', '/report/pdf/account.report_invoice/1')
    expect(Buffer.from(bytes).toString('latin1')).toContain('(450.00)')
  })

  it('print any record that a report is of', async () => {
    const { send, logIn, call } = visitor({ series })
    await logIn('admin')
    const made = async (model: string, values: object) => (await call(model, 'create', [values])).result as number
    await made('ir.actions.report', { name: 'Card', model: 'res.partner', report_name: 'shop.card' })
    const id = await made('res.partner', { name: 'Ada & Co', city: 'London', is_company: true })
    await made('res.partner', { name: 'Grace', parent_id: id })
    const { body } = await send('GET', `/report/html/shop.card/${id}`)
    for (const text of ['Card: Ada &#38; Co', 'London', 'Grace']) expect(body).toContain(text)
    // Its model is not there, or nothing is of that name.
    for (const name of ['account.report_invoice', 'shop.nothing']) {
      const { status } = await send('GET', `/report/html/${name}/1`)
      expect(status, name).toBe(500)
    }
  })
})
