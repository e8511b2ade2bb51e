/**
 * # Invoices and payments for a sandbox
 *
 * As much of Odoo's invoicing as a program meets that sells: an order's invoice with its lines and totals, posted, paid
 * at once or in parts, and what the order tells of it. For tests without a server, on the models of one of yours, whose
 * snapshot has `sale.*` and `account.*`, or of a plain Odoo:
 *
 * ```ts
 * new Sandbox({ snapshot, extend: invoices })
 * await Sandbox.open({ series: '19.0', apps: ['sale', 'account'], extend: invoices })
 * ```
 *
 * The recipe [order-to-payment](../order-to-payment.ts) ends on it as on a real server. Sections, notes, journal items,
 * due dates, down payments and credit notes are left out: copy it, and add or take away what your program meets.
 */
import { type Environment, type SandboxOptions, userError } from '@ooor/sandbox'

type Ids = readonly number[]
type Row = Readonly<Record<string, unknown>>

const sum = (rows: readonly Row[], field: string) => rows.reduce((all, row) => all + Number(row[field]), 0)
const today = (env: Environment) => env.moment().slice(0, 10)

// What Odoo fills in by itself, and neither a snapshot nor a schema tells.
const company_id = { default: (env: Environment) => env.companyId }
const currency_id = {
  default: (env: Environment) =>
    env.sudo().read('res.company', [env.companyId], ['currency_id'], 'ids')[0]?.currency_id,
}
const date = { default: today }
const optional = { required: false }
const amount = { currencyField: 'currency_id' } // by which it is rounded

const taxesOf = (major: number) => (major >= 19 ? 'tax_ids' : 'tax_id')

/** An invoice's line of an order's: what Odoo has computed of the order, for the part that is invoiced. */
function invoiceLine(line: Row, major: number, currency_id: unknown) {
  const part = Number(line.qty_to_invoice) / Number(line.product_uom_qty)
  return {
    ...{ name: line.name, product_id: line.product_id, quantity: line.qty_to_invoice, currency_id },
    ...{
      price_unit: line.price_unit,
      discount: line.discount,
      tax_ids: line[taxesOf(major)],
      sale_line_ids: [line.id],
    },
    ...(major >= 16 && { display_type: 'product' }),
    ...{ price_subtotal: Number(line.price_subtotal) * part, price_total: Number(line.price_total) * part },
  }
}

/** One invoice for what is to be invoiced of the orders of one customer in one currency, as Odoo makes them. */
function invoiceOrders(env: Environment, orders: Ids): number[] {
  const { major } = env.dialect.series
  const ofOrder = ['name', 'partner_invoice_id', 'currency_id', 'order_line', 'amount_untaxed', 'amount_tax']
  const ofLine = ['name', 'product_id', 'product_uom_qty', 'qty_to_invoice', 'qty_invoiced', 'price_unit', 'discount']
  const drafts = new Map<string, Row & { names: unknown[]; lines: Row[]; untaxed: number; tax: number }>()
  for (const order of env.read('sale.order', orders, ofOrder, 'ids')) {
    const { partner_invoice_id: partner_id, currency_id } = order
    const whole = env.read(
      'sale.order.line',
      order.order_line as Ids,
      [...ofLine, taxesOf(major), 'price_subtotal', 'price_total'],
      'ids',
    )
    const open = whole.filter(({ qty_to_invoice }) => qty_to_invoice !== 0)
    if (open.length === 0) continue
    const key = `${partner_id} ${currency_id}`
    const draft = drafts.get(key) ?? { partner_id, currency_id, names: [], lines: [], untaxed: 0, tax: 0 }
    const lines = open.map((line) => invoiceLine(line, major, currency_id))
    draft.names.push(order.name)
    draft.lines.push(...lines)
    // Amounts are rounded once for all of an order where its company says so, as since 19.
    const share = sum(lines, 'price_subtotal') / (sum(whole, 'price_subtotal') || 1)
    draft.untaxed += Number(order.amount_untaxed) * share
    draft.tax += Number(order.amount_tax) * share
    drafts.set(key, draft)
    for (const { id, qty_invoiced, qty_to_invoice } of open) {
      // By which the order's `invoice_status` goes.
      env
        .sudo()
        .write('sale.order.line', [id as number], { qty_invoiced: Number(qty_invoiced) + Number(qty_to_invoice) })
    }
  }
  if (drafts.size === 0) throw userError('Cannot create an invoice. No items are available to invoice.')
  return [...drafts.values()].map(({ partner_id, currency_id, names, lines, untaxed, tax }) => {
    const total = untaxed + tax
    // Salespeople may invoice what they have sold, whatever else they may do with invoices.
    return env.sudo().create('account.move', {
      ...{ move_type: 'out_invoice', partner_id, currency_id, invoice_origin: names.join(', ') },
      ...{ amount_untaxed: untaxed, amount_tax: tax, amount_total: total, amount_residual: total },
      invoice_line_ids: lines.map((line) => [0, 0, line]),
    })
  })
}

function post(env: Environment, ids: Ids): boolean {
  const read = ['name', 'state', 'invoice_date', 'currency_id']
  for (const { id, name, state, invoice_date, currency_id } of env.read('account.move', ids, read, 'ids')) {
    if (state !== 'draft') throw userError(`The entry ${name} (id ${id}) must be in draft.`)
    const [currency] = currency_id ? env.read('res.currency', [currency_id as number], ['name', 'active']) : []
    // 14 posts it.
    if (currency?.active === false && env.dialect.series.major >= 16) {
      throw userError(`You cannot validate a document with an inactive currency: ${currency.name}`)
    }
    const day = String(invoice_date || today(env))
    const year = day.slice(0, 4)
    const before = env.sudo().search('account.move', [['name', '=like', `INV/${year}/%`]]).length
    const number = `INV/${year}/${String(before + 1).padStart(5, '0')}`
    env.write('account.move', [id as number], { state: 'posted', name: number, invoice_date: day })
  }
  return false
}

/** Pays invoices with what the dialog says, one after the other. */
function pay(env: Environment, dialog: Ids): number[] {
  let left = sum(env.read('account.payment.register', dialog, ['amount']), 'amount')
  const payments: number[] = []
  const state = env.dialect.series.major >= 18 ? 'paid' : 'posted'
  const read = ['partner_id', 'currency_id', 'amount_residual']
  for (const invoice of env.read('account.move', env.context.active_ids as Ids, read, 'ids')) {
    const { id, partner_id, currency_id, amount_residual: residual } = invoice
    const amount = Math.min(left, Number(residual))
    if (amount === 0) continue
    left -= amount
    const customer = { payment_type: 'inbound', partner_type: 'customer', partner_id, state }
    payments.push(env.create('account.payment', { ...customer, currency_id, amount }))
    const payment_state = amount === residual ? 'paid' : 'partial'
    env.write('account.move', [id as number], { payment_state, amount_residual: Number(residual) - amount })
  }
  if (payments.length === 0) throw userError("There's nothing left to pay.")
  return payments
}

const window = (res_model: string, ids: Ids) => ({
  ...{ type: 'ir.actions.act_window', res_model, view_mode: 'form' },
  ...(ids.length === 1 ? { res_id: ids[0] } : { domain: [['id', 'in', ids]] }),
})

/** What `extend` of a sandbox takes. */
export const invoices: NonNullable<SandboxOptions['extend']> = {
  'sale.order': {
    fields: {
      invoice_ids: {
        compute: ({ id }, env) => env.search('account.move', [['invoice_line_ids.sale_line_ids.order_id', '=', id]]),
      },
      invoice_count: { compute: ({ invoice_ids }) => (invoice_ids as Ids).length },
    },
  },
  'sale.order.line': { fields: { invoice_lines: { mirrors: 'sale_line_ids' } } }, // two ends of the same links
  'sale.advance.payment.inv': {
    methods: {
      create_invoices: {
        params: [],
        run: (env) => window('account.move', invoiceOrders(env, env.context.active_ids as Ids)),
      },
    },
  },
  'account.move': {
    fields: {
      ...{ company_id, currency_id, date, journal_id: optional, auto_post: optional },
      ...{ name: { default: false }, state: { default: 'draft' }, payment_state: { default: 'not_paid' } },
      ...{ amount_untaxed: amount, amount_tax: amount, amount_total: amount, amount_residual: amount },
    },
    methods: {
      action_post: { params: [], run: post },
      action_register_payment: {
        params: [],
        run: (env, ids) => {
          if (env.read('account.move', ids, ['state']).some(({ state }) => state !== 'posted')) {
            throw userError('You can only register payment for posted journal entries.')
          }
          const dialog = { type: 'ir.actions.act_window', res_model: 'account.payment.register', view_mode: 'form' }
          return { ...dialog, target: 'new', context: { active_model: 'account.move', active_ids: ids } }
        },
      },
    },
  },
  'account.move.line': {
    fields: {
      ...{ company_id, currency_id, date },
      ...{ price_subtotal: amount, price_total: amount },
    },
  },
  'account.payment': {
    fields: {
      ...{ company_id, currency_id, date, journal_id: optional, move_id: optional },
    },
  },
  'account.payment.register': {
    fields: {
      payment_date: date,
      amount: {
        default: (env) =>
          sum(env.read('account.move', (env.context.active_ids ?? []) as Ids, ['amount_residual']), 'amount_residual'),
      },
    },
    methods: {
      action_create_payments: { params: [], run: (env, ids) => window('account.payment', pay(env, ids)) },
    },
  },
}
