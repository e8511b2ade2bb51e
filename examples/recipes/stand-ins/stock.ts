/**
 * # Stock for a sandbox
 *
 * As much of Odoo's inventory as the recipe [stock-by-location](../stock-by-location.ts) needs, for tests without a
 * server: `new Sandbox(stock)`.
 */
import type { SandboxOptions } from '@ooor/sandbox'

/** Options of a sandbox with two locations, and something in them. */
export const stock: SandboxOptions = {
  models: [
    {
      name: 'stock.location',
      description: 'Inventory Locations',
      access: { user: 'r' },
      fields: {
        name: { type: 'char', required: true },
        usage: {
          type: 'selection',
          selection: [
            ['internal', 'Internal Location'],
            ['customer', 'Customer Location'],
          ],
          default: 'internal',
        },
      },
      records: [
        { id: 1, name: 'WH/Stock', usage: 'internal' },
        { id: 2, name: 'Customers', usage: 'customer' },
      ],
    },
    {
      name: 'stock.quant',
      description: 'Quants',
      access: { user: 'r' },
      fields: {
        location_id: { type: 'many2one', relation: 'stock.location', required: true },
        product_id: { type: 'many2one', relation: 'product.product', required: true },
        quantity: { type: 'float' },
        reserved_quantity: { type: 'float' },
      },
      records: [
        { id: 1, location_id: 1, product_id: 5, quantity: 10, reserved_quantity: 2 },
        { id: 2, location_id: 1, product_id: 6, quantity: 3, reserved_quantity: 0 },
        { id: 3, location_id: 2, product_id: 5, quantity: 7, reserved_quantity: 0 },
      ],
    },
  ],
}
