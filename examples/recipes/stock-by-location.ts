/**
 * # Stock by location
 *
 * What lies where, of all products or of those whose reference begins with some text, added up by the server.
 *
 *   OOOR_URL=https://user:password@erp.example.com/prod npx tsx stock-by-location.ts FURN
 *
 * It needs the module Inventory. More: [groups](../../docs/records.md#groups).
 */
import { connect, like } from 'ooor'
import type { Odoo } from './odoo.d.ts'

const [reference = ''] = process.argv.slice(2)
const odoo = connect<Odoo>()

const stock = await odoo
  .model('stock.quant')
  .where({ 'location_id.usage': 'internal', ...(reference && { 'product_id.default_code': like(`${reference}%`) }) })
  .groupBy('location_id', 'product_id')
  .aggregate({ quantity: 'quantity:sum', reserved: 'reserved_quantity:sum' })
  .order('location_id', 'quantity desc')

for (const { location_id, product_id, quantity, reserved } of stock) {
  console.log(`${location_id?.display_name}: ${quantity} of ${product_id?.display_name}, ${reserved} of them reserved`)
}
await odoo.close()
