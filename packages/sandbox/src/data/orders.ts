import type { Series } from 'ooor/protocol'
import { inWords } from '../orm/check-language.ts'
import type { FieldDefinition, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { timestamp } from '../orm/timestamp.ts'
import { userError } from '../python/exceptions.ts'
import { hashed, pythonType } from '../python/eyes.ts'
import { ALL_DOCUMENTS, salesManagersOf16 } from './access-rights.ts'
import { bySequence } from './by-sequence.ts'
import { checkProductsOfOrders } from './companies-that-sell.ts'
import { companyRate } from './currency-rates.ts'
import { POSITIONS } from './fiscal-position-of.ts'
import { isFollowedFor } from './followers.ts'
import { lookAtCompany, lookAtMove } from './gone-companies.ts'
import { keptCurrency, priceAnew } from './order-currency.ts'
import { INVOICING_OF_ORDERS } from './order-invoicing.ts'
import { orderMethods } from './order-methods.ts'
import { orderStates } from './order-names.ts'
import { orderOnchanges } from './order-onchanges.ts'
import { orderRows } from './order-rows.ts'
import { followingOrder, lastDay, lookAtDate, prepared, sumOf } from './order-values.ts'
import { amountsOf } from './taxes.ts'

// Up to 14 portal users see what they or theirs follow, and a customer follows no cart (tried on 14.0 and 19.0).
export const ownOrder = (row: Readonly<Stored>, env: Environment) => {
  const { major } = env.dialect.series
  if (row.partner_id === env.user.partner_id && (major > 14 || row.state !== 'draft')) return true
  return major >= 9 && major <= 14 && isFollowedFor(env, 'sale.order', row.id)
}

/** Salespeople see their own and those of nobody (`sale.sale_order_personal_rule`). */
export const personalOrder = (row: Readonly<Stored>, env: Environment) =>
  row.user_id === env.uid || row.user_id === false

const WRITABLE = [['readonly', false]] as const
const LOCKED = [['readonly', true]] as const

const inStates = (states: readonly string[], what: typeof WRITABLE | typeof LOCKED) =>
  Object.fromEntries(states.map((state) => [state, what]))

const writableIn = (states: readonly string[]) => ({ readonly: true, states: inStates(states, WRITABLE) })

/** Up to 15 fields are read-only but for some states, on 16 in the others (tried on 14.0; schemas of real servers). */
function locked(major: number, states: readonly string[]) {
  if (major >= 17) return {}
  if (major < 16) return writableIn(major < 7 ? ['draft'] : major < 9 ? ['draft', 'sent'] : states)
  const others = ['cancel', 'done', 'sale'].filter((state) => !states.includes(state))
  return { states: inStates(others, LOCKED) }
}

/** Orders, which start as quotations or as carts. */
export function ordersModel(series: Series): ModelDefinition {
  const { major } = series
  const unless = (...states: string[]) => locked(major, states)
  const now = (env: Environment) => (major < 8 ? timestamp(env).slice(0, 'YYYY-MM-DD'.length) : timestamp(env))
  const amount = (name: 'amount_untaxed' | 'amount_tax' | 'amount_total', string: string) =>
    ({
      [name]: {
        type: 'monetary',
        string,
        readonly: true,
        store: true,
        currencyField: 'currency_id',
        depends: ['order_line.price_total'],
        compute: (row: Readonly<Stored>, env: Environment) => sumOf(name, row, env),
      },
    }) as const
  return {
    name: 'sale.order',
    description: 'Sales Order',
    access: { system: 'rwcd', user: 'rwc', [ALL_DOCUMENTS]: 'rwc', portal: 'r', ...salesManagersOf16(major) },
    rules: { user: personalOrder, portal: (row, env, operation) => operation === 'create' || ownOrder(row, env) },
    companyField: 'company_id',
    // Of 14 to 19 only 17 leaves drafts alone (tried on 14.0 and 16.0 to 19.0).
    ...(major === 17 && { changesQuietly: ({ state }: Readonly<Stored>) => state === 'draft' }),
    order: major < 8 ? 'name desc' : 'date_order desc, id desc',
    fields: {
      name: {
        type: 'char',
        string: 'Order Reference',
        required: true,
        copy: false,
        ...(major === 16 ? writableIn(['draft']) : unless('draft')),
        default: inWords(() => 'New'),
      },
      partner_id: {
        type: 'many2one',
        string: 'Customer',
        relation: 'res.partner',
        required: true,
        ...unless('draft', 'sent'),
      },
      partner_invoice_id: {
        type: 'many2one',
        string: 'Invoice Address',
        relation: 'res.partner',
        required: true,
        ...unless('draft', 'sent', 'sale'),
      },
      partner_shipping_id: {
        type: 'many2one',
        string: 'Delivery Address',
        relation: 'res.partner',
        required: true,
        ...unless('draft', 'sent', 'sale'),
      },
      pricelist_id: {
        type: 'many2one',
        string: 'Pricelist',
        relation: 'product.pricelist',
        required: major < 17,
        ...unless('draft', 'sent'),
      },
      ...(major >= 14 && {
        fiscal_position_id: {
          ...{ type: 'many2one', string: 'Fiscal Position', relation: POSITIONS },
          ...(major >= 16 && { depends: ['partner_shipping_id', 'partner_id', 'company_id'] }),
        } satisfies FieldDefinition,
      }),
      ...(major >= 16 && {
        show_update_fpos: {
          ...{ type: 'boolean', string: 'Has Fiscal Position Changed', store: false, searchable: false },
        } satisfies FieldDefinition,
      }),
      currency_id: {
        type: 'many2one',
        string: 'Currency',
        relation: 'res.currency',
        readonly: true,
        store: true,
        // That of the company without a pricelist, since 16. Before 14 nobody has asked whether it stays.
        ...(major < 14
          ? { related: 'pricelist_id.currency_id' }
          : { depends: ['pricelist_id', ...(major < 16 ? [] : ['company_id'])], compute: keptCurrency }),
        ...(major >= 14 && major < 16 && { told: { related: 'pricelist_id.currency_id' } }),
      },
      currency_rate: {
        type: 'float',
        string: 'Currency Rate',
        digits: major < 16 ? [12, 6] : 0,
        readonly: true,
        store: true,
        since: 10,
        depends: ['currency_id', 'date_order', 'company_id'],
        compute: (row, env) => {
          const currency = env.sudo().raw(env.table('sale.order'), row, 'currency_id')
          // Tried on 14.0.
          if (!currency) return 1
          const rate = companyRate(
            env,
            currency,
            row.company_id,
            String(row.date_order || '').slice(0, 'yyyy-mm-dd'.length),
          )
          return major < 16 ? Math.round(rate * 1e6) / 1e6 : rate
        },
      },
      user_id: {
        type: 'many2one',
        string: 'Salesperson',
        relation: 'res.users',
        // Since 16 it follows from the customer.
        ...(major < 16 && { default: ({ uid }: Environment) => uid }),
      },
      company_id: {
        type: 'many2one',
        string: 'Company',
        relation: 'res.company',
        required: true,
        default: (env: Environment) => env.companyId,
      },
      state: {
        type: 'selection',
        string: 'Status',
        readonly: true,
        selection: orderStates(major),
        default: 'draft',
        copy: false,
      },
      // A date up to 7.0 (wire/7.0 and wire/8.0/xmlrpc-object-read-sale).
      date_order: {
        type: major < 8 ? 'date' : 'datetime',
        string: major < 8 ? 'Date' : 'Order Date',
        required: true,
        ...unless('draft', 'sent'),
        default: now,
        copy: false,
      },
      date_confirm: { type: 'date', string: 'Confirmation Date', copy: false, until: 8 },
      validity_date: {
        type: 'date',
        string: 'Expiration',
        copy: false,
        ...unless('draft', 'sent'),
        since: 9,
        default: (env: Environment) => (major >= 17 ? lastDay(env) : false),
      },
      commitment_date: { type: 'datetime', string: 'Delivery Date', copy: false, since: 9 },
      locked: { type: 'boolean', string: 'Locked', default: false, copy: false, since: 17 },
      client_order_ref: { type: 'char', string: 'Customer Reference', copy: false },
      origin: { type: 'char', string: 'Source Document' },
      website_id: { type: 'many2one', string: 'Website', relation: 'website', readonly: true, since: 9 },
      payment_term_id: {
        type: 'many2one',
        string: 'Payment Terms',
        relation: 'account.payment.term',
        since: 9,
      },
      access_token: { type: 'char', string: 'Security Token', copy: false, since: 11 },
      carrier_id: { type: 'many2one', string: 'Delivery Method', relation: 'delivery.carrier', since: 17 },
      amount_delivery: {
        type: 'monetary',
        string: 'Delivery Amount',
        readonly: true,
        store: false,
        since: 17,
        currencyField: 'currency_id',
        compute: (row, env) =>
          env
            .table('sale.order.line')
            .referring('order_id', row.id)
            .reduce((sum, line) => sum + (line.is_delivery ? amountsOf(line, env).subtotal : 0), 0),
      },
      note: {
        ...{ type: major < 15 ? 'text' : 'html', string: 'Terms and conditions' },
        // What the company says there, which is nothing (tried on 14.0).
        ...(major === 14 && { default: () => '' }),
      },
      order_line: {
        type: 'one2many',
        string: 'Order Lines',
        relation: 'sale.order.line',
        inverse: 'order_id',
        copy: true,
      },
      // What the shop shows of them (addons/website_sale/models/sale_order.py).
      website_order_line: {
        type: 'one2many',
        string: 'Order Lines displayed on Website',
        relation: 'sale.order.line',
        inverse: 'order_id',
        readonly: true,
        store: false,
        searchable: false,
        since: 8,
        // Without notes and deliveries, since 16 (tried on 14.0 and 16.0 to 19.0).
        ...(major >= 16 && { compute: linesInCart }),
      },
      ...INVOICING_OF_ORDERS,
      require_signature: asked(major < 17 ? 'Online Signature' : 'Online signature', unless('draft', 'sent'), major),
      require_payment: asked(major < 17 ? 'Online Payment' : 'Online payment', unless('draft', 'sent'), major),
      tag_ids: { type: 'many2many', string: 'Tags', relation: 'crm.tag', since: 14 },
      ...amount('amount_untaxed', 'Untaxed Amount'),
      ...amount('amount_tax', 'Taxes'),
      ...amount('amount_total', 'Total'),
    },
    inspects: (values, env, operation) => {
      if (operation === 'create') lookAtDate(values, env)
      if (operation === 'create' && major >= 16) lookAtCompany(values.company_id, env)
      // The customer is looked up by what was given, from 13 to 16 (tried on 14.0).
      const isOld = major >= 13 && major < 17
      if (operation === 'create' && isOld && Array.isArray(values.partner_id)) values.partner_id.forEach(hashed)
    },
    prepare: (values, env) => prepared(major < 16 ? values : withoutFormsOwn(values), env),
    ...(major >= 16 && { taken: withoutFormsOwn }),
    follows: followingOrder,
    refuses: (rows, values, env) => {
      lookAtMove(rows, values, env)
      // Tried on 17.0 and 19.0; of 18 by source.
      if (major >= 17 && 'pricelist_id' in values && rows.some(({ state }) => state === 'sale')) {
        throw userError('You cannot change the pricelist of a confirmed order !')
      }
    },
    written: (rows, values, env) => {
      checkProductsOfOrders(rows, values, env)
      priceAnew(rows, values, env)
    },
    removed: (rows, env) => {
      if (rows.some(({ state }) => state !== 'draft' && state !== 'cancel')) throw undeletable(env)
    },
    methods: orderMethods(major),
    onchanges: orderOnchanges(series),
    // wire/7.0/xmlrpc-object-exec_workflow-sale-confirm
    signals: { order_confirm: 'action_button_confirm' },
    records: orderRows(series),
  }
}

function linesInCart({ id }: Readonly<Stored>, env: Environment): readonly number[] {
  const lines = env.table('sale.order.line').referring('order_id', id).toSorted(bySequence)
  return lines.filter(({ display_type, is_delivery }) => !display_type && !is_delivery).map((line) => line.id)
}

/** Whether a customer confirms by that, as the company of the demo data wants it (tried on 14.0, 16.0, 17.0 and 19.0). */
const asked = (string: string, lock: Partial<FieldDefinition>, major: number): FieldDefinition => ({
  ...{ type: 'boolean', string, default: true, isDefaultUntold: major >= 16, since: 12 },
  ...lock,
})

/** wire/6.1, wire/7.0 and wire/14.0/xmlrpc-object-unlink-sale-confirmed; tried on 14.0 and 19.0. */
function undeletable({ dialect: { series } }: Environment) {
  const { major } = series
  if (major < 7) {
    return userError(
      'In order to delete a confirmed sale order, you must cancel it before ! To cancel a sale order, you must first cancel related picking or delivery orders.',
      'Invalid action !',
    )
  }
  if (major < 9) {
    return userError('In order to delete a confirmed sales order, you must cancel it before!', 'Invalid Action!')
  }
  return userError('You can not delete a sent quotation or a confirmed sales order. You must first cancel it.')
}

/** That its fiscal position is another is a form's own to tell, which no record keeps (tried on 16.0 and 18.0). */
function withoutFormsOwn(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (pythonType(values) !== 'dict' || !('show_update_fpos' in values)) return values
  const { show_update_fpos: _, ...kept } = values
  return kept
}
