import { askedId, isOfNewRecord } from '../orm/asked-ids.ts'
import { askedRecords } from '../orm/asked-records.ts'
import type { MethodDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { singleton } from '../orm/singleton.ts'
import { timestamp } from '../orm/timestamp.ts'
import { userError } from '../python/exceptions.ts'
import { hashed, isTrue } from '../python/eyes.ts'
import { asksBeforeCancelling, isLocked, openCancelWizard } from './cancel-wizard.ts'
import { follow } from './followers.ts'
import { checkLineUnit } from './line-units.ts'
import { partnerChange } from './old-order-changes.ts'
import { isShipped } from './order-line-values.ts'

const ORDER = 'sale.order'

type Methods = Readonly<Record<string, MethodDefinition>>

/** What the buttons of an order do (tried on 14.0 and 19.0). */
export function orderMethods(major: number): Methods {
  const confirm: MethodDefinition = { params: [], run: (env, ids) => confirmed(env, ids) }
  const common: Methods = {
    action_cancel: {
      params: [],
      run: (env, ids) => {
        const orders = major >= 14 ? readOrders(env, ids) : []
        if (orders.some(({ locked }) => locked)) throw isLocked()
        const asks = asksBeforeCancelling(env.dialect.series) && !env.context.disable_cancel_warning
        if (asks && orders.some(({ state }) => state !== 'draft')) return openCancelWizard(env, ids)
        return moved(env, ids, 'cancel')
      },
    },
    ...(major === 8 && { print_quotation: printQuotation, signal_workflow: signalWorkflow }),
    ...(major < 9 && { onchange_partner_id: partnerChange(major) }),
    ...(major >= 7 && { action_quotation_send: { params: [], run: sendAction } }),
    ...(major >= 17 && LOCKS),
    ...(major >= 14 && major < 17 && DONE),
    ...(major >= 14 && PORTAL),
    ...(major >= 16 && { action_preview_sale_order: { params: [], run: preview } }),
  }
  // Up to 8 the button has another name.
  return major < 9
    ? { ...common, action_button_confirm: confirm }
    : {
        ...common,
        action_confirm: confirm,
        action_draft: draft(major),
        action_quotation_sent: { params: [], run: sent },
      }
}

/** Back to where it began; up to 8 there is no such button (tried on 6.1, 7.0 and 8.0). */
const draft = (major: number): MethodDefinition => ({
  params: [],
  run: (env, ids) => {
    // Orders in some states are taken out of a set first (tried on 17.0 and 18.0).
    if (major === 17 || major === 18) ids.forEach(hashed)
    const orders = readOrders(env, ids)
    const reset = orders.filter(({ state }) => state === 'cancel' || state === 'sent')
    return moved(
      env,
      reset.map(({ id }) => id),
      'draft',
    )
  },
})

/** Locked orders are not cancelled, and their lines stay as they are (tried on 19.0). */
const LOCKS: Methods = {
  action_lock: { params: [], run: (env, ids) => locked(env, ids, true) },
  action_unlock: { params: [], run: (env, ids) => locked(env, ids, false) },
}

function locked(env: Environment, ids: readonly number[], isLocked: boolean): null {
  // Orders that are being made nobody asks for rights on (tried on 19.0).
  if (env.dialect.series.major >= 19 && ids.length > 0 && !ids.some(isTrue)) return null
  readOrders(env, ids)
  if (ids.length > 0) env.write(ORDER, ids, { locked: isLocked })
  return null
}

/** Up to 16 an order is locked by being done (tried on 14.0 and 16.0). */
const DONE: Methods = {
  action_done: {
    params: [],
    run: (env, ids) => {
      readOrders(env, ids)
      const answer = moved(env, ids, 'done')
      // (tried on 14.0 and 16.0)
      return env.dialect.series.major < 16 ? answer : null
    },
  },
  action_unlock: {
    params: [],
    run: (env, ids) => {
      readOrders(env, ids)
      moved(env, ids, 'sale')
      return null
    },
  },
}

/** Where customers see an order, by a token that is made when it is first wanted (tried on 14.0 and 19.0). */
const PORTAL: Methods = {
  get_portal_url: {
    params: ['suffix', 'report_type', 'download', 'query_string', 'anchor'],
    run: (env, ids, args) => portalUrl(env, ids, args),
  },
}

const preview = (env: Environment, ids: readonly number[]) => ({
  type: 'ir.actions.act_url',
  target: 'self',
  url: `/@${portalUrl(env, ids, {})}`,
})

/** The address of an order for its customer. */
export function portalUrl(env: Environment, ids: readonly number[], args: Readonly<Record<string, unknown>>): string {
  const id = singleton(ORDER, ids)
  const [order] = readOrders(env, [id])
  const token = order?.access_token || crypto.randomUUID()
  if (!order?.access_token) env.sudo().write(ORDER, [id], { access_token: token })
  const { suffix, report_type, download, query_string, anchor } = args
  const query = [report_type && `&report_type=${report_type}`, download && '&download=true', query_string]
  const more = [...query, anchor && `#${anchor}`].filter(Boolean).join('')
  return `/my/orders/${id}${suffix || ''}?access_token=${token}${more}`
}

/** The orders as the user sees them; one that is being made is not there yet. */
export function readOrders(env: Environment, ids: readonly number[]): Readonly<Stored>[] {
  const table = env.table('sale.order')
  const { major } = env.dialect.series
  if (major >= 19) ids.forEach(hashed)
  const there = ids.filter((id) => major < 13 || !isOfNewRecord(id, major))
  // Since 16 what is gone is minded in its place: who is kept from one before it is told so (tried on 16.0 to 19.0).
  if (major >= 19) return [...askedRecords(env, ORDER, there)]
  const orders = there.map((id) => {
    const order = env.existing(table, askedId(id, major), 'read')
    if (major >= 16) {
      env.checkAccess(table, 'read')
      env.checkRules(table, [order], 'read')
    }
    return order
  })
  if (major >= 13 && major < 16 && orders.length > 0) {
    env.checkAccess(table, 'read')
    env.checkRules(table, orders, 'read')
  }
  return orders
}

function moved(env: Environment, ids: readonly number[], state: string): true {
  if (ids.length > 0) env.write('sale.order', ids, { state })
  return true
}

/** Of goods that are to leave nothing is delivered yet, whatever was said of a quotation (tried on 14.0). */
function shipAnew(env: Environment, ids: readonly number[]): void {
  const lines = env.table('sale.order.line')
  for (const row of ids.flatMap((id) => lines.referring('order_id', id))) {
    const product = env.table('product.product').rows.get(row.product_id as number)
    if (product !== undefined && isShipped(product, row, env)) lines.update(row, { qty_delivered: 0 })
  }
}

function checkConfirmable(orders: readonly Readonly<Stored>[]): void {
  if (orders.every(({ state }) => state === 'draft' || state === 'sent')) return
  throw userError('Some orders are not in a state requiring confirmation.')
}

function confirmed(env: Environment, ids: readonly number[]): true {
  const { major } = env.dialect.series
  // One after the other since 17 (tried on 18.0).
  if (major >= 17 && major < 19) for (const id of ids) checkConfirmable(readOrders(env, [id]))
  const orders = readOrders(env, ids)
  const states = orders.map(({ state }) => state)
  // Of no orders nobody asks who may (tried on 14.0 and 19.0).
  if (major >= 14 && ids.length === 0) return true
  if (major >= 19) checkConfirmable(orders)
  if (major >= 9 && states.some((state) => state === 'done' || state === 'cancel')) {
    throw userError('It is not allowed to confirm an order in the following states: done, cancel')
  }
  if (major >= 18 && ids.some((id) => lacksProduct(env, id))) throw userError(NO_PRODUCT[major < 19 ? 18 : 19])
  // The stock counts them, where there is anything to count (tried on 14.0 and 16.0).
  if (major < 17) {
    const lines = ids.flatMap((id) => env.table('sale.order.line').referring('order_id', id))
    for (const line of lines) if (Number(line.product_uom_qty) > 0) checkLineUnit(line, env)
  }
  // Tried on 7.0 and 8.0; 6.1 by source.
  if (major < 9 && ids.some((id) => env.table('sale.order.line').referring('order_id', id).length === 0)) {
    const order = major < 7 ? 'sale order' : 'sales order'
    throw userError(`You cannot confirm a ${order} which has no line.`, major < 7 ? 'Error !' : 'Error!')
  }
  customersFollow(env, ids)
  // wire/7.0 and wire/8.0/xmlrpc-object-read-sale-after-confirm
  if (major < 9) return moved(env, ids, 'manual')
  env.write('sale.order', ids, { state: 'sale', date_order: timestamp(env) })
  if (env.dialect.series.major === 14) shipAnew(env, ids)
  return true
}

const NO_PRODUCT = {
  // By source.
  18: 'A line on these orders missing a product, you cannot confirm it.',
  19: 'Some order lines are missing a product, you need to correct them before going further.',
}

const lacksProduct = (env: Environment, id: number): boolean =>
  env
    .table('sale.order.line')
    .referring('order_id', id)
    .some((line) => line.product_id === false && !line.display_type && !line.is_downpayment)

function sent(env: Environment, ids: readonly number[]): null {
  const states = readOrders(env, ids).map(({ state }) => state)
  if (states.some((state) => state !== 'draft')) throw userError('Only draft orders can be marked as sent directly.')
  customersFollow(env, ids)
  moved(env, ids, 'sent')
  return null
}

/** Up to 16 customers follow what they are sent and what is confirmed (tried on 14.0 and 19.0; 16 is taken for 14). */
function customersFollow(env: Environment, ids: readonly number[]): void {
  const { major } = env.dialect.series
  if (major < 13 || major > 16) return
  for (const { id, partner_id } of readOrders(env, ids)) follow(env, ORDER, id, [partner_id])
}

const TEMPLATES = { name: 'mail.template', description: 'Email Templates', fields: {} }

/**
 * The window that a mail to the customer is written in (wire/*\/svc-call_button-quotation_send and
 * xmlrpc-object-button-sale-quotation; of 9 to 13 nobody knows).
 */
function sendAction(env: Environment, ids: readonly number[]): unknown {
  const { major } = env.dialect.series
  // It is about one order (tried on 14.0 and 17.0); since 17 it looks at what the orders are (tried on 19.0).
  if ((major >= 10 && major < 18) || (major >= 19 && ids.length === 0)) singleton('sale.order', ids)
  if (major >= 16) readOrders(env, ids)
  // What it sends is looked for as the user (tried on 14.0).
  if (major === 14) {
    readOrders(env, ids)
    if (!env.groups.includes('user')) throw env.dialect.exceptions.accessRights('read', TEMPLATES, [])
  }
  const record = major < 17 ? { default_res_id: ids[0] ?? false } : { default_res_ids: [...ids] }
  const view = major < 9 ? (major < 8 ? 194 : 224) : false
  return {
    ...(major >= 19 && { name: 'Send' }),
    type: 'ir.actions.act_window',
    view_mode: 'form',
    res_model: 'mail.compose.message',
    views: [[view, 'form']],
    view_id: view,
    target: 'new',
    context: {
      default_model: 'sale.order',
      ...record,
      default_composition_mode: 'comment',
      mark_so_as_sent: true,
      ...((major < 9 || (major >= 14 && major < 17)) && { default_use_template: true }),
      ...((major < 9 || major >= 14) && { default_template_id: 12 }),
      ...(major >= 14 && mailOf(env, ids)),
    },
  }
}

function mailOf(env: Environment, [id]: readonly number[]): Readonly<Record<string, unknown>> {
  const { major } = env.dialect.series
  const state = String(env.table('sale.order').rows.get(Number(id))?.state)
  const layout = 'mail.mail_notification_layout_with_responsible_signature'
  return {
    ...(major < 16 ? { custom_layout: 'mail.mail_notification_paynow' } : { default_email_layout_xmlid: layout }),
    ...(major >= 18 && { email_notification_allow_footer: true }),
    proforma: false,
    force_email: true,
    ...(major >= 19
      ? { hide_mail_template_management_options: true }
      : { model_description: ['draft', 'sent', 'cancel'].includes(state) ? 'Quotation' : 'Sales Order' }),
  }
}

/** 8's: its `data` is None, which XML-RPC cannot carry (wire/8.0/xmlrpc-object-button-sale-quotation). */
const printQuotation: MethodDefinition = {
  params: [],
  run: (env, ids) => {
    moved(env, ids, 'sent')
    const report = 'sale.report_saleorder'
    return {
      type: 'ir.actions.report.xml',
      report_name: report,
      report_file: report,
      report_type: 'qweb-pdf',
      context: { active_ids: [...ids] },
      data: null,
    }
  },
}

/** Answers by order (wire/8.0/old-signal_workflow). */
const signalWorkflow: MethodDefinition = {
  params: ['signal'],
  required: 1,
  run: (env, ids, { signal }) => {
    for (const id of ids) env.signal('sale.order', id, String(signal))
    return Object.fromEntries(ids.map((id) => [id, false]))
  },
}
