// What a small program does, valid with and without declarations.
import { connect, gt, ilike } from 'ooor'

const odoo = connect('https://user:password@erp.example.com/prod')

export async function report() {
  const partners = odoo.model('res.partner')
  const companies = await partners.where({ is_company: true, 'country_id.code': 'FR' }).order('name').limit(80)
  const names = companies.map((company) => company.name)
  const rows = await partners.select('name', 'email', 'country_id').rows()
  const orders = await odoo
    .model('sale.order')
    .where({ state: 'sale', amount_total: gt(100), 'partner_id.name': ilike('deco') })
    .select({
      name: true,
      partner_id: { country_id: { code: true } },
      order_line: { product_id: true, price_unit: true },
    })
  const line = await odoo.model('sale.order.line').first()
  const order = await odoo.model('sale.order').find(1)
  const customer = await order.partner_id
  const invoices = await odoo
    .model('account.move')
    .where({ move_type: 'out_invoice' })
    .select('name', 'invoice_date')
    .rows()
  const product = await odoo.model('product.product').create({ name: 'Chair' })
  await order.save()
  return { names, rows, orders, line, customer, invoices, product }
}
