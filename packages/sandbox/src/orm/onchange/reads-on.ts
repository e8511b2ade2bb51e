import { askedId } from '../asked-ids.ts'
import type { Environment, Table } from '../environment.ts'
import { recordsOf } from '../rights.ts'

/** As whom more of a record is read: as the user, as nobody in particular, or so that it may be gone as well. */
type Reading = 'user' | 'anybody' | 'gone'

/**
 * Fields of a form of 14 that is opened which lead to more of the record than the form shows: what they bring along reads
 * it, or what elsewhere is computed of them (each tried on 14.0; 13, 15 and 16 are taken for it).
 */
const READING_ON: Readonly<Record<string, Readonly<Partial<Record<Reading, readonly string[]>>>>> = {
  'account.tax': { user: ['amount_type', 'amount'] },
  'ir.attachment': { gone: ['res_id', 'mimetype'] },
  'ir.model.fields': { user: ['relation', 'model_id', 'required', 'on_delete'] },
  'ir.rule': { gone: ['global'] },
  'mail.message': { gone: ['res_id'] },
  'product.product': { anybody: ['default_code', 'barcode', 'standard_price', 'volume', 'weight'] },
  'product.template': { user: ['type'] },
  'res.currency.rate': { user: ['name', 'rate'] },
  'res.partner': { user: ['country_id', 'company_id', 'email'], anybody: ['active'] },
  'sale.order': { user: ['user_id', 'partner_id', 'partner_shipping_id', 'company_id'] },
  'sale.order.line': {
    user: ['price_unit', 'tax_id', 'product_uom_qty', 'product_uom'],
    anybody: [
      ...['invoice_status', 'price_total', 'discount', 'product_id', 'qty_delivered', 'qty_to_invoice', 'qty_invoiced'],
      ...['state', 'customer_lead'],
    ],
  },
}

/** Whether a form that is opened reads more of its record as the user. */
export function readsOn({ definition, fields }: Table, shown: readonly string[]): boolean {
  const isOfParent = (name: string) => {
    const { isInherited, related, type } = fields[name] ?? {}
    // A variant has pictures of its own.
    return isInherited === true && type !== 'binary' && !shown.includes(related?.split('.')[0] ?? '')
  }
  // Forms of users bring their groups along, whatever they show.
  if (definition.name === 'res.users') return false
  return shown.some((name) => READING_ON[definition.name]?.user?.includes(name) || isOfParent(name))
}

/** Looks a record up of which a form that is opened reads more than it shows, whoever asks. */
export function lookOn(env: Environment, table: Table, ids: readonly unknown[], shown: readonly string[]): void {
  const { anybody = [], gone = [] } = READING_ON[table.definition.name] ?? {}
  const isAnyOf = (names: readonly string[]) => shown.some((name) => names.includes(name))
  // Who is shown with groups must be one whom the user may see, which everybody may see of oneself.
  const isUser = table.definition.name === 'res.users' && shown.length > 0
  if (isUser) recordsOf(env, table, ids.filter(Boolean), 'read')
  else if (isAnyOf(anybody)) recordsOf(env.sudo(), table, ids.filter(Boolean), 'read')
  else if (isAnyOf(gone)) for (const id of ids.filter(Boolean)) askedId(id, env.dialect.series.major)
}
