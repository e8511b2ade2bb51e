import { DAY, HOUR } from '../../durations.ts'
import { keptAmount, roundingOf } from '../../orm/currency-rounding.ts'
import type { Stored, ToldField } from '../../orm/definition.ts'
import type { Environment } from '../../orm/environment.ts'
import { idsOf } from '../../orm/ids.ts'
import { datetimeText, timestamp } from '../../orm/timestamp.ts'
import { rawOf } from './raw-of.ts'
import { TAX_TOTALS } from './tax-totals.ts'

type Row = Readonly<Stored>

const ORDER = 'sale.order'
const LINE = 'sale.order.line'

/** Of orders (`sale.order`; each tried on 14.0 and 16.0 to 19.0, or on those of them that have it). */
export const TOLD_FIELDS_OF_ORDERS: Readonly<Record<string, ToldField>> = {
  ...TAX_TOTALS,
  access_url: { compute: ({ id }) => `/my/orders/${id}` },
  access_warning: { compute: () => '' },
  type_name: { compute: ({ state }) => (isSold(state) ? 'Sales Order' : 'Quotation') },
  is_expired: { compute: isExpired },
  expected_date: { compute: expectedDate },
  amount_undiscounted: { compute: undiscounted },
  amount_to_invoice: { compute: amountToInvoice },
  // What nothing is in the way of is told in an empty text.
  partner_credit_warning: { compute: () => '' },
  sale_warning_text: { compute: () => '' },
  // Nothing moves here, so nothing is late.
  json_popover: { compute: () => '{"popoverTemplate": "sale_stock.DelayAlertWidget", "late_elements": []}' },
  tax_country_id: { compute: taxCountry },
  has_active_pricelist: { compute: hasPricelist },
  duplicated_order_ids: { compute: duplicates },
  is_all_service: { compute: (order, env) => areServices(linesOf(order, env).filter(isNoNote), env) },
  shipping_weight: { compute: weight, write: keepWeight },
  ...cartFields(),
}

function cartFields(): Readonly<Record<string, ToldField>> {
  return {
    cart_quantity: {
      compute: (order, env) =>
        Math.trunc(cartLines(order, env).reduce((sum, line) => sum + Number(line.product_uom_qty), 0)),
    },
    only_services: { compute: (order, env) => areServices(cartLines(order, env), env) },
    is_abandoned_cart: { compute: isAbandoned },
  }
}

const isSold = (state: unknown) => state === 'sale' || state === 'done'
const isNoNote = ({ display_type }: Row) => !display_type

const linesOf = (order: Row, env: Environment): readonly Row[] => env.table(LINE).referring('order_id', order.id)

function cartLines(order: Row, env: Environment): readonly Row[] {
  const { rows } = env.table(LINE)
  return idsOf(rawOf(ORDER, order, 'website_order_line', env)).flatMap((id) => rows.get(id) ?? [])
}

/** What kind of product a line is of. */
const kindOf = ({ product_id }: Row, env: Environment): unknown =>
  rawOf('product.product', env.table('product.product').rows.get(product_id as number), 'type', env)

const areServices = (lines: readonly Row[], env: Environment) => lines.every((line) => kindOf(line, env) === 'service')

/** Drafts as well, since 17. */
function isExpired({ state, validity_date }: Row, env: Environment): boolean {
  const isOpen = state === 'sent' || (state === 'draft' && env.dialect.series.major >= 17)
  return isOpen && typeof validity_date === 'string' && validity_date < env.moment().slice(0, 'YYYY-MM-DD'.length)
}

/** The first day on which something can be there, or the last where all of it is sent together; since 19 services have none. */
function expectedDate(order: Row, env: Environment): string | false {
  if (order.state === 'cancel') return false
  const since = isSold(order.state) && order.date_order ? String(order.date_order) : timestamp(env)
  const lines = linesOf(order, env).filter((line) => isNoNote(line) && !line.is_delivery)
  const goods = env.dialect.series.major < 19 ? lines : lines.filter((line) => kindOf(line, env) === 'consu')
  if (goods.length === 0) return false
  const days = goods.map(({ customer_lead }) => Number(customer_lead || 0))
  const wait = rawOf(ORDER, order, 'picking_policy', env) === 'one' ? Math.max(...days) : Math.min(...days)
  return datetimeText(Date.parse(`${since.replace(' ', 'T')}Z`) + wait * DAY)
}

/** What it would be without discounts. */
function undiscounted(order: Row, env: Environment): number {
  return linesOf(order, env).reduce((sum, line) => {
    const [discount, price, quantity] = [line.discount, line.price_unit, line.product_uom_qty].map(Number) as [
      number,
      number,
      number,
    ]
    const own =
      discount === 100 ? price * quantity : (Number(rawOf(LINE, line, 'price_subtotal', env)) * 100) / (100 - discount)
    return sum + own
  }, 0)
}

/** Of an order up to 17, since 18 of its lines. */
function amountToInvoice(order: Row, env: Environment): number {
  if (env.dialect.series.major >= 18) {
    const amount = linesOf(order, env).reduce(
      (sum, line) => sum + Number(rawOf(LINE, line, 'amount_to_invoice', env)),
      0,
    )
    return keptAmount(amount, roundingOf(rawOf(ORDER, order, 'currency_id', env), env))
  }
  const isInvoiced = rawOf(ORDER, order, 'invoice_status', env) === 'invoiced'
  return isInvoiced ? 0 : Number(rawOf(ORDER, order, 'amount_total', env))
}

/** Where the company is registered: with its fiscal position, or where it pays its taxes. */
function taxCountry({ fiscal_position_id, company_id }: Row, env: Environment): unknown {
  const position = env.table('account.fiscal.position').rows.get(fiscal_position_id as number)
  if (rawOf('account.fiscal.position', position, 'foreign_vat', env)) {
    return rawOf('account.fiscal.position', position, 'country_id', env)
  }
  const company = env.table('res.company').rows.get(company_id as number)
  const partner = env.table('res.partner').rows.get(company?.partner_id as number)
  return rawOf('res.company', company, 'account_fiscal_country_id', env) || partner?.country_id || false
}

function hasPricelist(order: Row, env: Environment): boolean {
  return [...env.table('product.pricelist').rows.values()].some(
    ({ active, company_id }) => active === true && (!company_id || company_id === order.company_id),
  )
}

/** Orders of the same customer with the same reference; on 18 of the same moment too, since 19 for drafts alone. */
function duplicates(order: Row, env: Environment): readonly number[] {
  const isNew = env.dialect.series.major >= 19
  if (!order.client_order_ref || (isNew && order.state !== 'draft')) return []
  const isSame = (other: Row) =>
    isNew
      ? other.client_order_ref === order.client_order_ref || (Boolean(order.origin) && order.origin === other.name)
      : other.client_order_ref === order.client_order_ref &&
        other.date_order === order.date_order &&
        (other.origin || false) === (order.origin || false)
  return env
    .table(ORDER)
    .referring('partner_id', order.partner_id)
    .filter((other) => other.id !== order.id && other.state !== 'cancel' && other.company_id === order.company_id)
    .filter(isSame)
    .map(({ id }) => id)
}

/** What the goods weigh, or what somebody has written. */
function weight(order: Row, env: Environment): number {
  if (typeof order.shipping_weight === 'number') return order.shipping_weight
  const goods = linesOf(order, env).filter(
    (line) => isNoNote(line) && !line.is_delivery && kindOf(line, env) !== 'service',
  )
  return goods.reduce((sum, line) => {
    const product = env.table('product.product').rows.get(line.product_id as number)
    const quantity = Math.max(0, Number(rawOf(LINE, line, 'product_qty', env)))
    return sum + quantity * Number(rawOf('product.product', product, 'weight', env) || 0)
  }, 0)
}

function keepWeight(order: Row, value: unknown, env: Environment): void {
  env.table(ORDER).update(order, { shipping_weight: Number(value || 0) })
}

/** A cart of somebody known that was left alone for some hours. */
function isAbandoned(order: Row, env: Environment): boolean {
  if (!order.website_id || order.state !== 'draft' || !order.date_order) return false
  const website = env.hasModel('website') ? env.table('website').rows.get(order.website_id as number) : undefined
  const hours = Number(rawOf('website', website, 'cart_abandoned_delay', env)) || 1
  const visitor = env.table('res.users').rows.get(rawOf('website', website, 'user_id', env) as number)?.partner_id
  const isOld = String(order.date_order) <= datetimeText(env.clock.milliseconds - hours * HOUR)
  return isOld && order.partner_id !== visitor && linesOf(order, env).length > 0
}
