import { keptAmount, roundingOf } from '../../orm/currency-rounding.ts'
import type { Stored, ToldField } from '../../orm/definition.ts'
import type { Environment } from '../../orm/environment.ts'
import { idsOf } from '../../orm/ids.ts'
import { toDecimals } from '../../python/rounded.ts'
import { bySequence } from '../by-sequence.ts'
import { doneOf } from '../order-invoicing.ts'
import { priceQuestion, unitFieldOf, unitsOf } from '../order-line-values.ts'
import { ruleOf } from '../pricelist-prices.ts'
import { isWithinPrice, reducedPrice, taxesFieldOf } from '../taxes.ts'
import { rawOf } from './raw-of.ts'
import { taxedAt } from './taxes-of-lines.ts'

type Row = Readonly<Stored>

const LINE = 'sale.order.line'
const PRODUCT = 'product.product'

/** Of lines of orders (`sale.order.line`; each tried on 14.0 and 16.0 to 19.0, or on those of them that have it). */
export const TOLD_FIELDS_OF_ORDER_LINES: Readonly<Record<string, ToldField>> = {
  analytic_precision: { compute: () => 2, default: 2 },
  sale_line_warn_msg: { compute: () => '' },
  name_short: { compute: shortName },
  translated_product_name: { compute: translatedName },
  product_template_id: { compute: (line, env) => ofProduct(line, 'product_tmpl_id', env) || false },
  product_uom_category_id: { compute: unitCategory },
  product_uom_readonly: {
    compute: ({ order_id }, env) => ['sale', 'done', 'cancel'].includes(String(orderOf(order_id, env)?.state)),
  },
  allowed_uom_ids: {
    compute: (line, env) => [
      ...new Set([ofProduct(line, 'uom_id', env), ...idsOf(ofProduct(line, 'uom_ids', env))].filter(isId)),
    ],
  },
  pricelist_item_id: { compute: priceRule },
  price_reduce: { compute: keptPrice },
  product_qty: { compute: ownQuantity },
  qty_to_deliver: { compute: (line, env) => Number(line.product_uom_qty) - doneOf(line, env, 'qty_delivered') },
  qty_delivered_method: { compute: deliveredBy },
  qty_delivered_manual: { compute: byHand, write: deliver },
  qty_delivered_at_date: { compute: (line, env) => doneOf(line, env, 'qty_delivered') },
  amount_to_invoice_at_date: {
    compute: (line, env) =>
      (doneOf(line, env, 'qty_delivered') - doneOf(line, env, 'qty_invoiced')) * Number(line.price_unit),
  },
  amount_to_invoice: { compute: amountToInvoice },
  untaxed_amount_to_invoice: { compute: untaxedToInvoice },
  parent_id: { compute: sectionOf },
}

const isId = (value: unknown): value is number => typeof value === 'number'

const productOf = ({ product_id }: Row, env: Environment) => env.table(PRODUCT).rows.get(product_id as number)
const ofProduct = (line: Row, name: string, env: Environment) => rawOf(PRODUCT, productOf(line, env), name, env)
const orderOf = (id: unknown, env: Environment) => env.table('sale.order').rows.get(id as number)

/** Without the product's code, since 16. */
function shortName({ product_id }: Row, env: Environment): string | false {
  if (!isId(product_id)) return false
  const context = env.dialect.series.major < 16 ? env.context : { ...env.context, display_default_code: false }
  return env.sudo().withContext(context).displayName(PRODUCT, product_id)
}

/** In the language of the customer. */
function translatedName({ product_id, order_id }: Row, env: Environment): string | false {
  if (!isId(product_id)) return false
  const customer = env.table('res.partner').rows.get(orderOf(order_id, env)?.partner_id as number)
  const context = customer?.lang ? { ...env.context, lang: customer.lang } : env.context
  return env.sudo().withContext(context).displayName(PRODUCT, product_id)
}

function unitCategory(line: Row, env: Environment): unknown {
  const unit = env.table('uom.uom').rows.get(ofProduct(line, 'uom_id', env) as number)
  return rawOf('uom.uom', unit, 'category_id', env) || false
}

/** The rule that its price is told by. */
function priceRule(line: Row, env: Environment): number | false {
  const question = priceQuestion(line, env)
  if (!question?.pricelist || line.display_type) return false
  return ruleOf(question, env)?.id ?? false
}

/** What of its hundredths its column keeps. */
function keptPrice(line: Row, env: Environment): number {
  return toDecimals(reducedPrice(line), 2, env.dialect.series.major)
}

/** How much it is in the product's own unit, of which there are hundredths. */
function ownQuantity(line: Row, env: Environment): number {
  if (!line.product_id || !line[unitFieldOf(env.dialect.series.major)]) return 0
  const quantity = Number(line.product_uom_qty) * unitsOf(line, env)
  return Math.ceil(Number((quantity * 100).toFixed(6))) / 100
}

/** Who tells what was delivered: the stock of goods, and people of the rest. */
function deliveredBy(line: Row, env: Environment): string {
  if (line.is_expense) return 'analytic'
  const kind = ofProduct(line, 'type', env)
  return kind === 'consu' || kind === 'product' ? 'stock_move' : 'manual'
}

/** What people tell of what was delivered, which is nothing of goods. */
function byHand(line: Row, env: Environment): number {
  return deliveredBy(line, env) === 'manual' ? doneOf(line, env, 'qty_delivered') : 0
}

function deliver(line: Row, value: unknown, env: Environment): void {
  if (deliveredBy(line, env) === 'manual') env.table(LINE).update(line, { qty_delivered: Number(value || 0) })
}

/** What is to be paid for: what was ordered, or of some products what was delivered. */
const countedOf = (line: Row, env: Environment) =>
  ofProduct(line, 'invoice_policy', env) === 'delivery'
    ? doneOf(line, env, 'qty_delivered')
    : Number(line.product_uom_qty)

function amountToInvoice(line: Row, env: Environment): number {
  const quantity = Number(line.product_uom_qty)
  if (quantity === 0) return 0
  const rest = countedOf(line, env) - doneOf(line, env, 'qty_invoiced')
  const amount = (Number(rawOf(LINE, line, 'price_total', env)) / quantity) * rest
  return keptAmount(amount, roundingOf(rawOf(LINE, line, 'currency_id', env), env))
}

/** Nothing before the order is confirmed. */
function untaxedToInvoice(line: Row, env: Environment): number {
  const state = orderOf(line.order_id, env)?.state
  if (state !== 'sale' && state !== 'done') return 0
  const quantity = countedOf(line, env)
  const taxes = env.sudo().table('account.tax').rows
  const ids = idsOf(line[taxesFieldOf(env.dialect.series)])
  const isWithin = ids.some((id) => isWithinPrice(taxes.get(id) as Row, env))
  const price = isWithin ? taxedAt(line, quantity, env).net : reducedPrice(line) * quantity
  return price - Number(rawOf(LINE, line, 'untaxed_amount_invoiced', env) || 0)
}

/** The section that it stands below. */
function sectionOf(line: Row, env: Environment): number | false {
  if (line.display_type === 'line_section') return false
  let [section, subsection]: [number | false, number | false] = [false, false]
  for (const one of env.table(LINE).referring('order_id', line.order_id).toSorted(bySequence)) {
    if (one.id === line.id) break
    if (one.display_type === 'line_section') [section, subsection] = [one.id, false]
    else if (one.display_type === 'line_subsection') subsection = one.id
  }
  return line.display_type === 'line_subsection' ? section : subsection || section
}
