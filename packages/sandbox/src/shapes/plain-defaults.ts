import { own } from '../own.ts'
import { DEFAULTS_OF_ALL_SERIES, type Defaults } from './defaults-of-all-series.ts'

/** Those that are not in all series: from, to, and what. */
const OF_SOME_SERIES: readonly (readonly [from: number, to: number, defaults: Defaults])[] = [
  [
    14,
    14,
    {
      'account.bank.statement.line': { move_type: 'entry' },
      'account.move.line': { quantity: 1 },
      'account.payment.register': { payment_difference_handling: 'open' },
      'account.payment.term.line': { value: 'balance' },
      'res.company': { account_onboarding_create_invoice_state: 'not_done' },
      'resource.calendar.leaves': { time_type: 'leave' },
      'sale.order.template': { require_payment: true, require_signature: true },
      'stock.move.line': { is_locked: true },
      'stock.scrap': { scrap_qty: 1 },
      'website.visitor': { visit_count: 1 },
    },
  ],
  [
    14,
    16,
    {
      'account.payment.term': { example_amount: 100 },
      'account.report.column': { blank_if_zero: true },
      'mail.compose.message': { email_add_signature: true },
      'mail.mail': { message_type: 'email' },
      'resource.calendar': { hours_per_day: 8 },
      'stock.picking.type': { show_operations: true },
    },
  ],
  [
    14,
    17,
    {
      'account.reconcile.model.line': { amount_type: 'percentage' },
      'discuss.channel.member': { fold_state: 'open', is_pinned: true },
      'fetchmail.server': { server_type: 'pop' },
      'procurement.group': { move_type: 'direct' },
      'stock.picking': { move_type: 'direct' },
    },
  ],
  [
    14,
    18,
    {
      'product.category': { property_valuation: 'manual_periodic' },
      'res.company': { tax_calculation_rounding_method: 'round_per_line' },
    },
  ],
  [
    16,
    16,
    {
      'account.tax.repartition.line': { use_in_tax_closing: true },
      'stock.move': { product_uom_qty: 1 },
    },
  ],
  [
    16,
    17,
    {
      'account.setup.bank.manual.config': { num_journals_without_account: 1 },
    },
  ],
  [
    16,
    Number.POSITIVE_INFINITY,
    {
      'account.move': { auto_post: 'no' },
      'account.payment': { auto_post: 'no' },
      'account.payment.term.line': { value: 'percent' },
      'account.tax.repartition.line': { factor_percent: 100 },
      'account.tax.repartition.line.template': { factor_percent: 100 },
      'product.packaging': { qty: 1 },
    },
  ],
  [
    17,
    18,
    {
      'stock.inventory.adjustment.name': { inventory_adjustment_name: 'Quantity Updated' },
    },
  ],
  [
    17,
    Number.POSITIVE_INFINITY,
    {
      'account.payment.term': { display_on_invoice: true, example_amount: 1000 },
      'mail.mail': { message_type: 'email_outgoing' },
      'res.users.settings': { voice_active_duration: 200 },
      'stock.scrap': { scrap_qty: 1 },
    },
  ],
  [
    18,
    Number.POSITIVE_INFINITY,
    {
      'account.report': { prefix_groups_threshold: 4000 },
      'discuss.channel.member': { fold_state: 'closed' },
      'fetchmail.server': { server_type: 'imap' },
      'payment.method': { support_refund: 'none' },
      'product.ribbon': { bg_color: '#000000', text_color: '#FFFFFF' },
      'stock.return.picking.line': { quantity: 1 },
      'stock.rule': { action: 'pull' },
    },
  ],
  [
    19,
    Number.POSITIVE_INFINITY,
    {
      'account.bank.statement.line': { auto_post: 'no', move_type: 'entry', state: 'draft' },
      'account.move.line': { analytic_precision: 2 },
      'account.reconcile.model.line': { amount_type: 'percentage' },
      'mail.template': { use_default_to: true },
      'product.category': { property_valuation: 'periodic' },
      'res.company': {
        email_primary_color: '#FFFFFF',
        email_secondary_color: '#875A7B',
        tax_calculation_rounding_method: 'round_globally',
      },
      'resource.calendar': { full_time_required_hours: 40 },
      'resource.calendar.leaves': { time_type: 'leave' },
      'stock.inventory.adjustment.name': { inventory_adjustment_name: 'Physical Inventory' },
      'stock.move': { to_refund: true },
      'website.menu': { url: '#' },
    },
  ],
]

/** What new records of a series have, by field. */
export function plainDefaults(model: string, major: number): Readonly<Record<string, string | number | boolean>> {
  const ofSome = OF_SOME_SERIES.filter(([from, to]) => major >= from && major <= to)
  return Object.assign(
    {},
    ...[DEFAULTS_OF_ALL_SERIES, ...ofSome.map(([, , defaults]) => defaults)].map((one) => own(one, model)),
  )
}

/** What the server finds out by itself, of records that the sandbox has not: nobody has to give it here. */
export const FILLED_IN: Readonly<Record<string, readonly string[]>> = {
  'account.tax': ['country_id', 'tax_group_id'],
  'mail.channel': ['alias_id'],
  'payment.acquirer': ['company_id'],
  'payment.provider': ['company_id'],
  'payment.transaction': ['partner_country_id', 'payment_method_id'],
  'product.template': ['publish_date', 'uom_po_id'],
  'product.wishlist': ['website_id'],
  'res.company': ['account_opening_date'],
  'sale.order': ['warehouse_id'],
  'uom.uom': ['category_id'],
  website: ['default_lang_id', 'language_ids', 'user_id'],
}
