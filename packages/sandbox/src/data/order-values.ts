import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { userDay } from '../orm/user-zone.ts'
import { assertionError, typeError } from '../python/exceptions.ts'
import { momentOfText } from '../python/strptime.ts'
import { addressOf } from './addresses.ts'
import { customerPricelist } from './customer-pricelist.ts'
import { fiscalPositionOf } from './fiscal-position-of.ts'
import { inCompany } from './in-company.ts'
import { nextName } from './order-names.ts'
import { commercialPartner } from './partner-sync.ts'
import { totalsOf } from './taxes.ts'

const PART_OF = { amount_untaxed: 'subtotal', amount_tax: 'tax', amount_total: 'total' } as const

/** One of its amounts, of what its lines cost. */
export function sumOf(name: keyof typeof PART_OF, row: Readonly<Stored>, env: Environment): number {
  const currency = env.sudo().raw(env.table('sale.order'), row, 'currency_id')
  return totalsOf(env.table('sale.order.line').referring('order_id', row.id), currency, env)[PART_OF[name]]
}

const isUnnamed = (values: Readonly<Record<string, unknown>>) => values?.name === undefined || values.name === 'New'

/** Numbers are given by date, which is looked at before anybody asks for rights (tried on 14.0 and 16.0 to 19.0). */
export function lookAtDate(values: Readonly<Record<string, unknown>>, env: Environment): void {
  if (!isUnnamed(values) || !Object.hasOwn(values ?? {}, 'date_order') || env.dialect.series.major < 13) return
  const { date_order: date } = values
  if (!date) throw assertionError('Datetime instance expected')
  if (typeof date === 'number') throw typeError("object of type 'int' has no len()")
  if (typeof date === 'string') momentOfText(date)
}

/** What an order is made with where nobody says: addresses, a salesperson, a pricelist, its number. */
export function prepared(
  values: Readonly<Record<string, unknown>>,
  env: Environment,
): Readonly<Record<string, unknown>> {
  const partner = values.partner_id
  const addresses = typeof partner === 'number' && env.table('res.partner').rows.has(partner)
  const salesperson = addresses ? salespersonOf(partner, env) : undefined
  const seller = inCompany(env, values.company_id)
  const term = env.dialect.series.major < 16 ? undefined : paymentTermOf(partner, seller)
  const others = {
    partner_invoice_id: addresses ? addressOf(partner, 'invoice', env) : partner,
    partner_shipping_id: addresses ? addressOf(partner, 'delivery', env) : partner,
    ...(salesperson !== undefined && { user_id: salesperson }),
    ...(!('pricelist_id' in values) && listOfCustomer(partner, seller)),
    ...(term !== undefined && { payment_term_id: term }),
  }
  const name = isUnnamed(values) ? { name: nextName(env) } : {}
  const delivery = 'partner_shipping_id' in values ? values.partner_shipping_id : others.partner_shipping_id
  const follows = env.dialect.series.major >= 16 && !('fiscal_position_id' in values)
  const position = follows ? { fiscal_position_id: fiscalPositionOf(seller, partner, delivery) } : {}
  // The customer is looked at before the addresses that follow from it.
  return { ...('partner_id' in values && { partner_id: partner }), ...others, ...position, ...values, ...name }
}

/** Until when an order holds: the company's thirty days, on the user's calendar (tried on 19.0). */
export const lastDay = (env: Environment) => userDay(env, 30)

/**
 * Since 16 what comes of a customer is there anew with each other one, but for what is given, whatever the order's state: its
 * pricelist follows in drafts alone since 17, and a salesperson stays (tried on 16.0, 17.0 and 19.0).
 */
export function followingOrder(
  row: Readonly<Stored>,
  values: Readonly<Record<string, unknown>>,
  env: Environment,
): Readonly<Record<string, unknown>> {
  const { major } = env.dialect.series
  const partner = row.partner_id
  // Until when it holds is the company's to say (tried on 19.0; 17 and 18 by source).
  const isValidAnew = major >= 17 && 'company_id' in values && !('validity_date' in values)
  const validity = isValidAnew ? { validity_date: lastDay(env) } : {}
  if (major < 16) return validity
  if (['partner_id', 'partner_shipping_id', 'company_id'].every((name) => !(name in values))) return validity
  const seller = inCompany(env, row.company_id)
  const isOthers = 'partner_id' in values && typeof partner === 'number'
  // Another company has the customer's pricelist there, since 17 (tried on 17.0 to 19.0).
  const isSoldAnew = isOthers || (major >= 17 && 'company_id' in values)
  const following = {
    ...(isOthers && ofCustomer(row, partner, seller, env)),
    ...(isSoldAnew && (major < 17 || row.state === 'draft') && listOfCustomer(partner, seller)),
  }
  const ofOther = Object.fromEntries(Object.entries(following).filter(([name]) => !(name in values)))
  if ('fiscal_position_id' in values) return { ...validity, ...ofOther }
  const { partner_shipping_id: delivery } = { ...row, ...ofOther }
  return { ...validity, fiscal_position_id: fiscalPositionOf(seller, partner, delivery), ...ofOther }
}

/** What comes of a customer, beside prices and how they are taxed. */
const ofCustomer = (row: Readonly<Stored>, partner: number, seller: Environment, env: Environment) => ({
  partner_invoice_id: addressOf(partner, 'invoice', env),
  partner_shipping_id: addressOf(partner, 'delivery', env),
  payment_term_id: paymentTermOf(partner, seller),
  ...(row.user_id === false && { user_id: salespersonOf(partner, env) }),
})

/** The pricelist that a customer has, in an order's field. */
function listOfCustomer(partner: unknown, seller: Environment): { readonly pricelist_id?: number } {
  const pricelist = customerPricelist(seller, partner)
  return pricelist === undefined ? {} : { pricelist_id: pricelist }
}

/** When a customer pays: theirs to say, for each company. */
export function paymentTermOf(customer: unknown, env: Environment): unknown {
  const partners = env.table('res.partner')
  const row = partners.rows.get(customer as number)
  return row === undefined ? false : env.sudo().raw(partners, row, 'property_payment_term_id') || false
}

/** Since 16 the customer's own salesperson, or that of the company it belongs to. */
export function salespersonOf(id: number, env: Environment): unknown {
  if (env.dialect.series.major < 16) return undefined
  const partner = env.table('res.partner').rows.get(id)
  if (partner === undefined) return ownUser(env)
  return partner.user_id || commercialPartner(partner, env).user_id || ownUser(env)
}

/** Who asks, where they are an employee. */
export const ownUser = (env: Environment) => (env.groups.includes('user') ? env.uid : false)

/** The currency of its pricelist, or of its company. */
export function currencyOf(row: Readonly<Stored>, env: Environment): unknown {
  const pricelist = env.table('product.pricelist').rows.get(row.pricelist_id as number)
  return pricelist?.currency_id ?? env.table('res.company').rows.get(row.company_id as number)?.currency_id ?? false
}
