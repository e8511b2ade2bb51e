/**
 * # Invoices and payments for a sandbox
 *
 * As much of Odoo's invoicing as the recipe [order-to-payment](../order-to-payment.ts) needs, for tests without a server:
 * `new Sandbox(invoices)`. Models and methods of your own go the same way.
 */
import type { SandboxOptions } from '@ooor/sandbox'

type Ids = readonly number[]

/** Options of a sandbox that invoices orders and takes payments. */
export const invoices: SandboxOptions = {
  extend: {
    'product.product': {
      fields: {
        invoice_policy: {
          type: 'selection',
          selection: [
            ['order', 'Ordered quantities'],
            ['delivery', 'Delivered quantities'],
          ],
          default: 'order',
        },
      },
    },
    'sale.order': { fields: { invoice_ids: { type: 'many2many', relation: 'account.move' } } },
  },
  models: [
    {
      name: 'account.move',
      description: 'Journal Entry',
      access: { user: 'rwcd' },
      fields: {
        name: { type: 'char', default: '/' },
        state: {
          type: 'selection',
          selection: [
            ['draft', 'Draft'],
            ['posted', 'Posted'],
          ],
          default: 'draft',
        },
        payment_state: {
          type: 'selection',
          selection: [
            ['not_paid', 'Not Paid'],
            ['paid', 'Paid'],
          ],
          default: 'not_paid',
        },
        amount_total: { type: 'float' },
      },
      methods: {
        action_post: {
          params: [],
          run: (env, ids) => {
            for (const id of ids) env.write('account.move', [id], { state: 'posted', name: `INV/${id}` })
            return false
          },
        },
        action_register_payment: {
          params: [],
          run: (_env, ids) => ({
            type: 'ir.actions.act_window',
            res_model: 'account.payment.register',
            view_mode: 'form',
            target: 'new',
            context: { active_model: 'account.move', active_ids: ids },
          }),
        },
      },
    },
    {
      name: 'sale.advance.payment.inv',
      description: 'Make Invoices',
      access: { user: 'rwcd' },
      fields: {
        advance_payment_method: { type: 'selection', selection: [['delivered', 'Regular invoice']], required: true },
      },
      methods: {
        create_invoices: {
          params: [],
          run: (env) => {
            for (const { id, amount_total } of env.read('sale.order', env.context.active_ids as Ids, [
              'amount_total',
            ])) {
              const invoice = env.create('account.move', { amount_total })
              env.write('sale.order', [id as number], { invoice_ids: [[4, invoice]] })
            }
            return { type: 'ir.actions.act_window_close' }
          },
        },
      },
    },
    {
      name: 'account.payment.register',
      description: 'Pay',
      access: { user: 'rwcd' },
      fields: {
        amount: {
          type: 'float',
          default: (env) =>
            env
              .read('account.move', env.context.active_ids as Ids, ['amount_total'])
              .reduce((sum, { amount_total }) => sum + (amount_total as number), 0),
        },
      },
      methods: {
        action_create_payments: {
          params: [],
          run: (env) => {
            env.write('account.move', env.context.active_ids as Ids, { payment_state: 'paid' })
            return { type: 'ir.actions.act_window_close' }
          },
        },
      },
    },
  ],
}
